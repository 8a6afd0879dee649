using CaseFlow.Afspraken;
using CaseFlow.Escalaties;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Api;

internal sealed record ZoekVerzoek(string? Zoek);

internal sealed record RedenVerzoek(string? Reden);

internal sealed record NoodtoegangAntwoord(string Zaak, DateTimeOffset OpenTot);

internal sealed record GevondenAntwoord(string Nummer, string? Inwoner, DateOnly? Geboortedatum, string? TypeHulpvraag, string? NietGetoond, string Team, ZaakStatus Status, DateTimeOffset Ontvangen);

internal sealed record TijdlijnregelAntwoord(long Id, DateTimeOffset Op, string Naam, string Omschrijving, string? Toelichting, string Door, string Rol);

internal sealed record TijdlijnAntwoord(string Soort, IReadOnlyList<TijdlijnregelAntwoord> Regels, long? Voor);

internal sealed record RoutebladAntwoord(string Route, string Naam, int Versie, string? Voorziening, IReadOnlyList<string> Huidig, IReadOnlyList<string> Gedaan, string? WachtOp);

internal sealed record StapAntwoord(string Route, string Naam, string? Voorziening, DateTimeOffset Sinds, string? Wie, string Team, DateTimeOffset? Klaar, string? Uitkomst, StapStand Stand);

internal sealed record ZaakRouteAntwoord(IReadOnlyList<RoutebladAntwoord> Lopend, IReadOnlyList<string> Doorlopen, IReadOnlyList<StapAntwoord> Stappen);

internal sealed record LidAntwoord(Guid Inwoner, string Naam, DateOnly Geboortedatum, string? Rol, DateOnly Van, DateOnly? Tot);

internal sealed record BereikbaarAntwoord(string? Telefoon, string? Mail, string? Voorkeur, string? Veilig, string? Tolk, string? Adres, string? Postcode, string? Wijk);

internal sealed record HuishoudenAntwoord(Guid? Huishouden, BereikbaarAntwoord? Inwoner, IReadOnlyList<LidAntwoord> Leden);

internal sealed record MeldingAntwoord(
    DateTimeOffset Ontvangen, DateTimeOffset Geregistreerd, string Kanaal, string Vindplaats, string Melder, string? MelderNaam, string? MelderOrganisatie, string? Verwijzer, string? Wet, string TypeHulpvraag,
    string? GevraagdeVoorziening, IReadOnlyList<string> Spoed, bool HeeftToestemming, string? Grondslag, bool IsAnoniem, string Tekst, string Door);

internal sealed record VastgelegdAntwoord(string Kop, DateTimeOffset Op, string Door, IReadOnlyList<RegelAntwoord> Regels);

internal sealed record BesluitAntwoord(Guid Id, string Soort, string? Voorziening, string? Wet, DateOnly Bekendmaking, string Motivering, DateTimeOffset Op, string Door, Guid? Indicatie);

internal sealed record IndicatieAntwoord(
    Guid Id, string Voorziening, string Naam, string? Wet, string Grondslag, string Leveringsvorm, DateOnly Ingangsdatum, DateOnly? Einddatum, string? Omvang, string? Aanbieder, Voorzieningstand Stand, string Standtekst,
    DateOnly? LeveringGestartOp, DateOnly? OpWachtlijstSinds, DateOnly? BeeindigdOp, string? RedenEinde);

internal sealed record AfspraakAntwoord(Guid Id, string Onderwerp, string Vorm, DateTimeOffset Begin, DateTimeOffset Einde, string? Plaats, string Medewerker, string? Aanwezig, AfspraakStand Stand, string? Reden);

internal sealed record NiveaustapAntwoord(string? Naar, string? Naam, DateTimeOffset Op);

internal sealed record NiveauAntwoord(string? Ladder, NiveaustapAntwoord? Huidig, IReadOnlyList<NiveaustapAntwoord> Historie, IReadOnlyList<string> InZaken);

/// <summary>The parts of a case as programs read them.</summary>
internal static class ZaakDelen
{
    public static TijdlijnAntwoord Tijdlijn(ZaakOverzicht o) => new(o.Tijdlijn.Soort, [.. o.Tijdlijn.Regels.Select(r => new TijdlijnregelAntwoord(r.Id, r.Op, r.Naam, r.Omschrijving, r.Toelichting, r.Door, r.Rol))], o.Tijdlijn.Ouder);

    public static ZaakRouteAntwoord Route(ZaakOverzicht o) => new(
        [.. o.Route.Lopend.Select(b => new RoutebladAntwoord(b.Route, b.Naam, b.Versie, b.Voorziening, b.Huidig, b.Gedaan, b.WachtOp))], o.Route.Doorlopen,
        [.. o.Route.Stappen.Select(s => new StapAntwoord(s.Route, s.Naam, s.Voorziening, s.Sinds, s.Wie, s.Team, s.Klaar, s.Uitkomst, s.Stand))]);

    // Of a secret address nothing is told to a program: it could end up in a list somewhere.
    public static HuishoudenAntwoord Huishouden(ZaakOverzicht o) => new(o.Zaak.HuishoudenId,
        o.Zaak.Inwoner is { } i ? new BereikbaarAntwoord(i.Telefoon, i.Mail, i.ContactVoorkeur, i.VeiligBereikbaar, i.Tolk, i.IsAdresGeheim ? null : i.Adres, i.IsAdresGeheim ? null : i.Postcode, i.Wijk) : null,
        [.. o.Leden.Select(l => new LidAntwoord(l.InwonerId, l.Inwoner!.Naam, l.Inwoner.Geboortedatum, l.Rol, l.Van, l.Tot))]);

    public static MeldingAntwoord? Melding(ZaakOverzicht o) => o.Melding is { } m
        ? new MeldingAntwoord(m.Ontvangen, m.Geregistreerd, m.Kanaal, m.Vindplaats, m.Melder, m.MelderNaam, m.MelderOrganisatie, m.Verwijzer, m.Wet, m.TypeHulpvraag, m.GevraagdeVoorziening,
            m.Spoed.Split(' ', StringSplitOptions.RemoveEmptyEntries), m.HeeftToestemming, m.Grondslag, m.IsAnoniem, m.Tekst, m.Door)
        : throw ApiRegels.Onbekend("Deze melding");

    public static IReadOnlyList<VastgelegdAntwoord> Antwoorden(ZaakOverzicht o) => [.. o.Vastgelegd.Select(v => new VastgelegdAntwoord(v.Kop, v.Op, v.Door, WerkApi.Regels(v.Regels)))];

    public static IReadOnlyList<BesluitAntwoord> Besluiten(ZaakOverzicht o) =>
        [.. o.Besluiten.Select(b => new BesluitAntwoord(b.Besluit.Id, b.Besluit.Soort, b.Besluit.Voorziening, b.Besluit.Wet, b.Besluit.Bekendmaking, b.Besluit.Motivering, b.Besluit.Op, b.Besluit.Door, b.Indicatie?.Id))];

    public static IReadOnlyList<IndicatieAntwoord> Voorzieningen(ZaakOverzicht o) =>
    [
        .. o.Voorzieningen.Select(v => new IndicatieAntwoord(v.Indicatie.Id, v.Indicatie.Voorziening, o.Voorziening(v.Indicatie.Voorziening), v.Indicatie.Wet, v.Indicatie.Grondslag, v.Indicatie.Leveringsvorm,
            v.Indicatie.Ingangsdatum, v.Indicatie.Einddatum, v.Indicatie.Omvang, v.Indicatie.Aanbieder, v.Stand, v.Standtekst, v.Indicatie.LeveringGestartOp, v.Indicatie.OpWachtlijstSinds, v.Indicatie.BeeindigdOp, v.Indicatie.RedenEinde)),
    ];

    public static IReadOnlyList<AfspraakAntwoord> Afspraken(ZaakOverzicht o) => [.. o.Afspraken.OrderBy(a => a.Begin).Select(a => Afspraak(a))];

    public static AfspraakAntwoord Afspraak(Afspraak a) => new(a.Id, a.Onderwerp, a.Vorm, a.Begin, a.Einde, a.Plaats, a.Medewerker, a.Aanwezig, a.Stand, a.Reden);

    public static NiveauAntwoord Niveau(AveStand stand) => new(stand.Ladder?.Naam, stand.Huidig is { } nu ? Stap(nu) : null, [.. stand.Historie.Select(Stap)], [.. stand.Elders.Select(e => e.Nummer).Distinct()]);

    private static NiveaustapAntwoord Stap(Niveauwijziging n) => new(n.Naar, n.Naam, n.Op);
}
