using System.Text.Json;
using System.Text.Json.Serialization;
using CaseFlow.Data;
using CaseFlow.Escalaties;
using CaseFlow.Huishoudens;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Api;

internal sealed record InwonerAntwoord(string Naam, DateOnly? Geboortedatum);

internal sealed record WachtAntwoord(WachtOp Op, string Reden, DateTimeOffset Sinds, DateOnly Tot);

internal sealed record ZaakAntwoord(
    string Nummer, string Gemeente, string Team, ZaakStatus Status, string? Resultaat, DateTimeOffset Ontvangen, string? Wet, string TypeHulpvraag,
    string? GevraagdeVoorziening, string? Behandelaar, InwonerAntwoord? Inwoner, IReadOnlyList<WachtAntwoord> WachtOp);

internal sealed record DoelAntwoord(int Nummer, string Tekst, string? Leefgebied, string? Spoor, string? Wie, DateOnly? Uiterlijk, string Stand);

internal sealed record AndereZaakAntwoord(string Nummer, string Team, string? Aanspreekpunt, string? TypeHulpvraag, IReadOnlyList<string> Sporen, string? NietGetoond);

internal sealed record PlanAntwoord(
    int? Versie, string? Aanspreekpunt, string? Regisseur, bool? AkkoordInwoner, string? BezwarenInwoner, DateOnly? EvaluatieOp, IReadOnlyList<DoelAntwoord> Doelen,
    IReadOnlyList<string> NietGetoond, IReadOnlyList<AndereZaakAntwoord> AndereZaken);

internal sealed record TaakAntwoord(
    Guid Id, string Stap, string Naam, string Route, string? Voorziening, string Team, string? ToegewezenAan, IReadOnlyList<string> Rollen,
    DateTimeOffset GeopendOp, DateOnly? GeplandOp, IReadOnlyList<string> Termijnen, string? NietHaalbaar);

internal sealed record UitlegAntwoord(string Regel, string Artikel, DateOnly Van, DateOnly Tot, string Zin);

internal sealed record OpschortingAntwoord(DateOnly Van, DateOnly? Tot, int? Dagen, string Grond, string? Artikel, DateOnly? HersteltermijnTot, string? GelezenAls);

internal sealed record VerlengingAntwoord(string Soort, string Artikel, string Grond, DateOnly LaatsteDagVoor, DateOnly LaatsteDagNa);

internal sealed record TermijnAntwoord(
    string Regel, DateOnly RegelVanaf, string Klok, string Omschrijving, string Wet, string Artikel, string Lengte, DateOnly Startdatum, string StartToelichting,
    DateOnly LaatsteDag, DateOnly TeLaatVanaf, TermijnStatus Status, DateOnly? GeeindigdOp, string Licht, string Waarom, IReadOnlyList<UitlegAntwoord> Stappen,
    IReadOnlyList<OpschortingAntwoord> Opschortingen, IReadOnlyList<VerlengingAntwoord> Verlengingen, string AlsDeDagVoorbijGaat);

/// <summary>Reading a case: who may see it is decided where the pages ask it, and every read is logged as theirs. The BSN is in no answer.</summary>
internal static class ZaakApi
{
    public const string Pad = "/api";

    public static void Configure(Microsoft.AspNetCore.Http.Json.JsonOptions options)
    {
        options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        options.SerializerOptions.AllowDuplicateProperties = false;
        options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    public static void MapZaakApi(this IEndpointRouteBuilder app)
    {
        var zoeken = app.Groep("/zaken/_zoek", "Zaken", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        zoeken.MapPost("", ZoekAsync).Leest().Doet("zakenZoeken", "Zaken zoeken op nummer, naam, geboortedatum, BSN of postcode en huisnummer", "/Zaken/Zoeken:");
        var zaken = app.Groep("/zaken/{nummer}", "Zaken", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        zaken.MapGet("", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: zaak", Zaak)).Doet("zaakLezen", "Een zaak");
        zaken.MapGet("/plan", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: plan", Plan)).Doet("zaakPlanLezen", "Het plan van het huishouden en de andere open zaken, zover de wet van deze zaak dat mag lezen");
        zaken.MapGet("/taken", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: taken", Taken)).Doet("zaakTakenLezen", "De open taken van een zaak");
        zaken.MapGet("/termijnen", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: termijnen", Termijnen)).Doet("zaakTermijnenLezen", "De termijnen van een zaak, met waarom deze datum");
        zaken.MapGet("/tijdlijn", (string nummer, Lezer lezer, string? soort, long? voor) => lezer.LeesAsync(nummer, "api: tijdlijn", ZaakDelen.Tijdlijn, soort, voor)).Doet("zaakTijdlijnLezen", "Wat er in een zaak gebeurde, de nieuwste regel eerst; volgende bladzijde met voor");
        zaken.MapGet("/route", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: route", ZaakDelen.Route)).Doet("zaakRouteLezen", "Waar een zaak staat in haar routes, en de stappen die gedaan zijn");
        zaken.MapGet("/huishouden", (string nummer, Lezer lezer) => lezer.HuishoudenAsync(nummer)).Doet("zaakHuishoudenLezen", "De inwoner en wie er bij het huishouden horen");
        zaken.MapGet("/melding", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: melding", ZaakDelen.Melding)).Doet("zaakMeldingLezen", "De melding waarmee een zaak begon");
        zaken.MapGet("/antwoorden", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: antwoorden", ZaakDelen.Antwoorden)).Doet("zaakAntwoordenLezen", "Wat bij de taken is ingevuld, het nieuwste eerst");
        zaken.MapGet("/besluiten", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: besluiten", ZaakDelen.Besluiten)).Doet("zaakBesluitenLezen", "De besluiten van een zaak");
        zaken.MapGet("/voorzieningen", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: voorzieningen", ZaakDelen.Voorzieningen)).Doet("zaakVoorzieningenLezen", "De toegekende voorzieningen van een zaak");
        zaken.MapGet("/afspraken", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: afspraken", ZaakDelen.Afspraken)).Doet("zaakAfsprakenLezen", "De afspraken van een zaak");
        zaken.MapGet("/niveau", (string nummer, Lezer lezer) => lezer.NiveauAsync(nummer)).Doet("zaakNiveauLezen", "Waar dit huishouden staat op de ladder van escalatie");
        zaken.MapPost("/noodtoegang", NoodtoegangAsync).Eenmalig().Doet("zaakNoodtoegangOpenen", "Een zaak openen die u niet mag zien, voor enkele uren, met een reden en met oordeel achteraf", "/Toegang/NoodtoegangOpenen:");
    }

    private static async Task<IReadOnlyList<GevondenAntwoord>> ZoekAsync(ZoekVerzoek verzoek, ZaakZoeker zoeker, BsnKluis kluis, Aanmelding aanmelding)
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        var gevonden = await zoeker.ZoekAsync(handeling, Zoekvraag.Lees(verzoek.Zoek, kluis, handeling.Vandaag));
        return [.. gevonden.Take(ZaakZoeker.Hoogstens).Select(z => new GevondenAntwoord(z.Nummer, z.Inwoner, z.Geboortedatum, z.TypeHulpvraag, z.NietGetoond, z.Team, z.Status, z.Ontvangen))];
    }

    private static async Task<NoodtoegangAntwoord> NoodtoegangAsync(string nummer, RedenVerzoek verzoek, Noodtoegangen noodtoegangen, Aanmelding aanmelding) =>
        new(nummer, await noodtoegangen.OpenenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), nummer, verzoek.Reden));

    private static PlanAntwoord Plan(ZaakOverzicht o) => new(
        o.Plan?.Versie, o.Plan?.Aanspreekpunt, o.Plan?.Regisseur, o.Plan?.IsInwonerAkkoord, o.Planbeeld?.Bezwaren, o.Plan?.EvaluatieOp,
        [.. (o.Planbeeld?.Doelen ?? []).Select(d => new DoelAntwoord(d.Doel.Volgorde, d.Doel.Tekst, d.Doel.Leefgebied, d.Spoor?.Naam, d.Doel.Wie, d.Doel.Uiterlijk, d.Doel.Stand))],
        o.Planbeeld?.NietGetoond ?? [],
        [.. o.AndereZaken.Select(z => new AndereZaakAntwoord(z.Nummer, z.Team, z.Aanspreekpunt, z.TypeHulpvraag, [.. z.Sporen.Select(s => s.Naam)], z.NietGetoond))]);

    private static ZaakAntwoord Zaak(ZaakOverzicht o) => new(
        o.Zaak.Nummer, o.Zaak.GemeenteId, o.Zaak.Team, o.Zaak.Status, o.Zaak.Resultaat, o.Zaak.Ontvangen, o.Zaak.Wet, o.Zaak.TypeHulpvraag,
        o.Zaak.GevraagdeVoorziening, o.Zaak.Behandelaar, o.Zaak.Inwoner is { } i ? new InwonerAntwoord(i.Naam, i.Geboortedatum) : null,
        [.. o.Wachten.Select(w => new WachtAntwoord(w.Op, w.Reden, w.Sinds, w.Tot))]);

    private static IReadOnlyList<TaakAntwoord> Taken(ZaakOverzicht o) =>
    [
        .. o.Route.OpenTaken.Select(t => new TaakAntwoord(t.Taak.Id, t.Taak.Stap, t.Taak.Naam, t.Taak.Route, t.Taak.Voorziening, t.Taak.Team, t.Taak.ToegewezenAan,
            [.. t.Taak.Rollen.Select(r => r.Rol).Order(StringComparer.Ordinal)], t.Taak.GeopendOp, t.Taak.GeplandOp, t.Termijnen, o.WaaromNiet(t))),
    ];

    private static IReadOnlyList<TermijnAntwoord> Termijnen(ZaakOverzicht o) =>
    [
        .. o.Termijnen.Select(t => new TermijnAntwoord(
            t.Uitleg.Regel, t.Uitleg.RegelVanaf, t.Klok, t.Uitleg.Omschrijving, t.Uitleg.Wet, t.Uitleg.Artikel, t.Uitleg.Lengte, t.Uitleg.Startdatum, t.Uitleg.StartToelichting,
            t.Uitleg.LaatsteDag, t.Uitleg.TeLaatVanaf, t.Termijn.Status, t.Termijn.GeeindigdOp, t.Licht, t.Uitleg.Tekst,
            [.. t.Uitleg.Stappen.Select(s => new UitlegAntwoord(s.Regel, s.Artikel, s.Van, s.Tot, s.Zin))],
            [.. t.Uitleg.Opschortingen.Select(s => new OpschortingAntwoord(s.Van, s.Tot, s.Dagen, s.Grond, s.Artikel, s.HersteltermijnTot, s.Lezing))],
            [.. t.Uitleg.Verlengingen.Select(v => new VerlengingAntwoord(v.Soort, v.Artikel, v.Grond, v.LaatsteDagVoor, v.LaatsteDagNa))], t.Uitleg.Gevolg)),
    ];

    /// <summary>Opens the case as the pages do.</summary>
    internal sealed class Lezer(ZaakInzage inzage, ZaakOverzichtQuery overzichten, AveOverzichten niveaus, Dossier dossier, CaseFlowDbContext db, Aanmelding aanmelding)
    {
        public async Task<T> LeesAsync<T>(string nummer, string onderdeel, Func<ZaakOverzicht, T> antwoord, string? soort = null, long? voor = null)
        {
            var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
            var zaak = await inzage.OpenAsync(handeling, nummer, onderdeel);
            return antwoord(await overzichten.LaadAsync(zaak, handeling, soort, voor));
        }

        public async Task<HuishoudenAntwoord> HuishoudenAsync(string nummer)
        {
            var overzicht = await LeesAsync(nummer, "api: huishouden", o => o);
            foreach (var lid in overzicht.Leden.Where(l => l.InwonerId != overzicht.Zaak.InwonerId))
            {
                dossier.Inzien(aanmelding.Handeling(Toegangsregels.Zaakrollen), lid.Inwoner, overzicht.Zaak, "api: huishouden van een zaak");
            }
            await db.SaveChangesAsync();
            return ZaakDelen.Huishouden(overzicht);
        }

        public async Task<NiveauAntwoord> NiveauAsync(string nummer)
        {
            var overzicht = await LeesAsync(nummer, "api: niveau", o => o);
            return ZaakDelen.Niveau(await niveaus.VanAsync(overzicht.Zaak, aanmelding.Handeling(Toegangsregels.Zaakrollen), overzicht.Route.Lopend.Any(b => b.Route == AveService.Route)));
        }
    }
}
