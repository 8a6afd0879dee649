using CaseFlow.Bewaring;
using CaseFlow.Brieven;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Api;

internal sealed record LogVerzoek(string? Wie, Guid? Inwoner, string? Medewerker, DateOnly? Van, DateOnly? Tot, Logkeuze? Keuze);

internal sealed record LogregelAntwoord(DateTimeOffset Op, Logsoort Soort, string Medewerker, string Rol, string? Namens, string? Zaak, string Onderdeel, string Doel, bool IsToegestaan, string? Herkomst);

internal sealed record KandidaatAntwoord(Guid Inwoner, string Naam, DateOnly Geboortedatum);

internal sealed record LogboekAntwoord(IReadOnlyList<LogregelAntwoord> Regels, bool ZijnErMeer, IReadOnlyList<KandidaatAntwoord> Kandidaten);

internal sealed record WieVerzoek(string? Wie);

internal sealed record InwonerVerzoek(Guid? Inwoner);

internal sealed record PrivacyverzoekVerzoek(
    Guid? Inwoner, Verzoeksoort? Soort, string? Wet, DateOnly? Ontvangen, Verzoeker? Verzoeker, string? VerzoekerNaam, bool IsWilsonbekwaam, string? Identificatie, string? Omschrijving);

internal sealed record PrivacyverzoekAntwoord(Guid Id, Verzoeksoort Soort, Verzoekstatus Status, string? Inwoner, DateOnly Ontvangen, DateOnly LaatsteDag, Verzoekbesluit? Besluit, DateTimeOffset? BeslotenOp, DateTimeOffset? OverhandigdOp);

internal sealed record PrivacyverzoekbladAntwoord(
    PrivacyverzoekAntwoord Verzoek, string? Wet, string Uitleg, string? Grond, string? Motivering, IReadOnlyList<string> Zaken, IReadOnlyList<BriefbladAntwoord> Brieven);

internal sealed record VerzoekbesluitVerzoek(Verzoekbesluit? Besluit, string? Grond, string? Motivering);

internal sealed record PeildatumVerzoek(DateOnly? Peildatum);

internal sealed record ErafVerzoek(IReadOnlyList<Guid>? Regels, string? Reden);

internal sealed record LijstAntwoord(Guid Id, int Nummer, DateOnly Peildatum, Lijststand Stand, string Door, DateTimeOffset Op, int Regels, int Eraf);

internal sealed record LijstregelAntwoord(Guid Id, Bewaarsoort Soort, string Aanduiding, string? Wet, string Regel, DateOnly Begin, DateOnly VervaltOp, Vernietigingsstand Stand, string? Reden);

internal sealed record LijstbladAntwoord(LijstAntwoord Lijst, IReadOnlyList<LijstregelAntwoord> Regels, string? Verklaring);

internal sealed record NoodregelAntwoord(Guid Id, string Zaak, string Medewerker, string Rol, string Reden, DateTimeOffset Op, DateTimeOffset Tot, DateOnly BeoordelenVoor, bool? IsTerecht, string? Opmerking);

internal sealed record NoodbladAntwoord(NoodregelAntwoord Noodtoegang, IReadOnlyList<LogregelAntwoord> Regels);

internal sealed record OordeelVerzoek(bool? IsTerecht, string? Opmerking);

internal sealed record AfschermingAntwoord(Guid Id, string Zaak, bool IsInwoner, string Grond, DateTimeOffset Op, string Door, DateTimeOffset? OpgehevenOp, IReadOnlyList<string> Genoemden);

internal sealed record AfschermVerzoek(string? Zaak, System.Text.Json.Nodes.JsonObject? Gegevens);

internal sealed record InzageverzoekAntwoord(Guid Id, string Inwoner, DateOnly LaatsteDag, IReadOnlyList<string> Zaken, bool IsGemaakt);

internal sealed record DossierstukAntwoord(string Sleutel, string Kop, IReadOnlyList<RegelAntwoord> Regels);

internal sealed record DossierdeelAntwoord(string Kop, IReadOnlyList<DossierstukAntwoord> Stukken);

internal sealed record InzagedossierAntwoord(string Naam, DateOnly Dag, IReadOnlyList<DossierdeelAntwoord> Delen);

/// <summary>What the privacy officer does, and the destruction lists that are made and approved by two people.</summary>
internal static class PrivacyApi
{
    private static readonly string[] Rol = ["privacy"];

    public static void MapPrivacyApi(this IEndpointRouteBuilder app)
    {
        var log = app.Groep("/logboek", "Privacy", Bereiken.Privacy, Toegangsregels.Privacy);
        log.MapPost("/_zoek", ZoekAsync).Leest().Doet("logboekZoeken", "Zoeken in het logboek, op inwoner, zaak, medewerker of tijd", "/Logboek/Privacy:");
        log.MapPost("/_rapport", RapportAsync).Leest().Doet("logboekRapport", "Wie de gegevens van een inwoner inzag, als Word-document voor die inwoner", "/Logboek/Privacy:Rapport").Produces(StatusCodes.Status200OK, contentType: BriefDocument.MediaType);
        var verzoeken = app.Groep("/privacyverzoeken", "Privacy", Bereiken.Privacy, Toegangsregels.Privacy);
        verzoeken.MapGet("", VerzoekenAsync).Doet("privacyverzoekenLezen", "De verzoeken van inwoners over hun eigen gegevens");
        verzoeken.MapPost("/_zoek", KandidatenAsync).Leest().Doet("inwonerZoeken", "De inwoner zoeken over wie een verzoek gaat");
        verzoeken.MapPost("", RegistreerAsync).Eenmalig().Doet("privacyverzoekRegistreren", "Een verzoek van een inwoner vastleggen", "/Bewaring/VerzoekNieuw:");
        verzoeken.MapGet("/{privacyverzoekId}", VerzoekAsync).Doet("privacyverzoekLezen", "Een verzoek met zijn termijn, besluit en brieven");
        verzoeken.MapPost("/{privacyverzoekId}/_beslissen", (Guid privacyverzoekId, VerzoekbesluitVerzoek v, PrivacyverzoekService s, Aanmelding a) => ApiRegels.LeegAsync(s.BeslisAsync(a.Handeling(Rol), privacyverzoekId, v.Besluit, v.Grond, v.Motivering))).Doet("privacyverzoekBeslissen", "Op een verzoek beslissen", "/Bewaring/Verzoek:Beslissen");
        verzoeken.MapPost("/{privacyverzoekId}/_verlengen", (Guid privacyverzoekId, RedenVerzoek v, PrivacyverzoekService s, Aanmelding a) => ApiRegels.LeegAsync(s.VerlengAsync(a.Handeling(Rol), privacyverzoekId, v.Reden))).Doet("privacyverzoekVerlengen", "De termijn van een verzoek verlengen", "/Bewaring/Verzoek:Verlengen");
        verzoeken.MapPost("/{privacyverzoekId}/_overhandigen", (Guid privacyverzoekId, PrivacyverzoekService s, Aanmelding a) => ApiRegels.LeegAsync(s.OverhandigAsync(a.Handeling(Rol), privacyverzoekId))).Doet("privacyverzoekOverhandigen", "Vastleggen dat het dossier is meegegeven", "/Bewaring/Verzoek:Overhandigd");

        var inzage = app.Groep("/inzageverzoeken", "Privacy", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        inzage.MapGet("", async (Dossierlezer lezer, Aanmelding a) => (IReadOnlyList<InzageverzoekAntwoord>)[.. (await lezer.VerzoekenAsync(a.Handeling(Toegangsregels.Zaakrollen))).Select(v => new InzageverzoekAntwoord(v.Verzoek.Id, v.Naam, v.Verzoek.LaatsteDag, v.Zaken, v.IsGemaakt))])
            .Doet("inzageverzoekenLezen", "De verzoeken om inzage waarvoor u een deel van het dossier maakt");
        inzage.MapGet("/{privacyverzoekId}", DossierAsync).Doet("inzagedossierLezen", "Wat in het dossier voor de inwoner komt te staan", "/Bewaring/Inzageverzoek:Lezen");

        var lijsten = app.Groep("/vernietigingslijsten", "Privacy", Bereiken.Privacy, Toegangsregels.Vernietigen);
        lijsten.MapGet("", async (Vernietigingslijsten s, Aanmelding a) => (IReadOnlyList<LijstAntwoord>)[.. (await s.AlleAsync(a.Handeling().Gemeente)).Select(k => Lijst(k.Lijst, k.Regels, k.Eraf))]).Doet("vernietigingslijstenLezen", "De vernietigingslijsten van uw gemeente");
        lijsten.MapPost("", MaakAsync).Eenmalig().Doet("vernietigingslijstMaken", "Een vernietigingslijst laten maken", "/Bewaring/Vernietiging:");
        lijsten.MapGet("/{vernietigingslijstId}", LijstAsync).Doet("vernietigingslijstLezen", "Een vernietigingslijst met haar regels en de verklaring");
        lijsten.MapPost("/{vernietigingslijstId}/_afhalen", (Guid vernietigingslijstId, ErafVerzoek v, Vernietigingslijsten s, Aanmelding a) => ApiRegels.LeegAsync(s.HaalEraf(Maker(a), vernietigingslijstId, v.Regels ?? [], v.Reden))).Doet("vernietigingsregelsAfhalen", "Regels van de lijst halen, met een reden", "/Bewaring/Lijst:Eraf");
        lijsten.MapPost("/{vernietigingslijstId}/_aanbieden", (Guid vernietigingslijstId, Vernietigingslijsten s, Aanmelding a) => ApiRegels.LeegAsync(s.BiedAanAsync(Maker(a), vernietigingslijstId))).Doet("vernietigingslijstAanbieden", "Een lijst ter goedkeuring aanbieden", "/Bewaring/Lijst:Aanbieden");
        lijsten.MapPost("/{vernietigingslijstId}/_vervallen", (Guid vernietigingslijstId, Vernietigingslijsten s, Aanmelding a) => ApiRegels.LeegAsync(s.LaatVervallenAsync(Maker(a), vernietigingslijstId))).Doet("vernietigingslijstVervallen", "Een lijst laten vervallen", "/Bewaring/Lijst:Vervallen");
        lijsten.MapPost("/{vernietigingslijstId}/_goedkeuren", (Guid vernietigingslijstId, Vernietigingslijsten s, Aanmelding a) => ApiRegels.LeegAsync(s.KeurGoedAsync(a.Handeling([Vernietigingslijsten.Goedkeurder]), vernietigingslijstId))).Doet("vernietigingslijstGoedkeuren", "Een lijst goedkeuren: wat erop staat wordt vernietigd", "/Bewaring/Lijst:Goedkeuren");
        lijsten.MapPost("/{vernietigingslijstId}/_terugsturen", (Guid vernietigingslijstId, RedenVerzoek v, Vernietigingslijsten s, Aanmelding a) => ApiRegels.LeegAsync(s.StuurTerugAsync(a.Handeling([Vernietigingslijsten.Goedkeurder]), vernietigingslijstId, v.Reden))).Doet("vernietigingslijstTerugsturen", "Een lijst terugsturen, met een reden", "/Bewaring/Lijst:Terug");

        var nood = app.Groep("/noodtoegangen", "Privacy", Bereiken.Privacy, Toegangsregels.Privacy);
        nood.MapGet("", async (Noodtoegangen s, Aanmelding a) => (IReadOnlyList<NoodregelAntwoord>)[.. (await s.LeesAsync(a.Handeling(Rol))).Select(r => Nood(r.Noodtoegang, r.Nummer))]).Doet("noodtoegangenLezen", "De zaken die met noodtoegang zijn geopend");
        nood.MapGet("/{noodtoegangId}", NoodAsync).Doet("noodtoegangLezen", "Een noodtoegang, met wat er is gelezen en gedaan");
        nood.MapPost("/{noodtoegangId}/_beoordelen", (Guid noodtoegangId, OordeelVerzoek v, Noodtoegangen s, Aanmelding a) => ApiRegels.LeegAsync(s.BeoordelenAsync(a.Handeling(Rol), noodtoegangId, v.IsTerecht, v.Opmerking))).Doet("noodtoegangBeoordelen", "Een noodtoegang beoordelen", "/Toegang/NoodtoegangBeoordelen:");
        var dicht = app.Groep("/afschermingen", "Privacy", Bereiken.Privacy, Toegangsregels.Privacy);
        dicht.MapGet("", async (AfschermingService s, Aanmelding a) => (IReadOnlyList<AfschermingAntwoord>)[.. (await s.LeesAsync(a.Handeling(Rol)))
            .Select(r => new AfschermingAntwoord(r.Afscherming.Id, r.Nummer, r.Afscherming.InwonerId is not null, r.Afscherming.Grond, r.Afscherming.Op, r.Afscherming.Door, r.Afscherming.OpgehevenOp, [.. r.Afscherming.Genoemden.Select(g => g.Naam)]))]).Doet("afschermingenLezen", "Wat is afgeschermd en was");
        dicht.MapPost("", (AfschermVerzoek v, AfschermingService s, Aanmelding a) => ApiRegels.LeegAsync(s.AfschermenAsync(a.Handeling(Rol), v.Zaak, v.Gegevens ?? []))).Eenmalig().Doet("zaakAfschermen", "Een zaak afschermen", "/Toegang/AfschermingLijst:Afschermen");
        dicht.MapGet("/formulier", (Configuratie configuratie, Aanmelding a) => FormulierAntwoord.Van(configuratie.Formulieren[AfschermingService.Formulier], configuratie.Keuzelijsten(a.Handeling(Rol).Gemeente))).Doet("afschermformulierLezen", "Het formulier om een zaak af te schermen");
        dicht.MapPost("/{afschermingId}/_opheffen", (Guid afschermingId, RedenVerzoek v, AfschermingService s, Aanmelding a) => ApiRegels.LeegAsync(s.OpheffenAsync(a.Handeling(Rol), afschermingId, v.Reden))).Doet("afschermingOpheffen", "Een afscherming opheffen, met een reden", "/Toegang/AfschermingLijst:Opheffen");
    }

    private static Handeling Maker(Aanmelding aanmelding) => aanmelding.Handeling([Vernietigingslijsten.Maker]);

    private static LogregelAntwoord Regel(Logregel r, string? zaak) => new(r.Op, r.Soort, r.Medewerker, r.Rol, r.Namens, zaak, r.Onderdeel, r.Doel, r.IsToegestaan, r.Herkomst);

    private static KandidaatAntwoord Kandidaat(Inwoner i) => new(i.Id, i.Naam, i.Geboortedatum);

    private static async Task<LogboekAntwoord> ZoekAsync(LogVerzoek v, Logzoeker zoeker, Aanmelding aanmelding)
    {
        var antwoord = await zoeker.ZoekAsync(aanmelding.Handeling(Rol), new Logvraag(v.Wie, v.Inwoner, v.Medewerker, v.Van, v.Tot, v.Keuze ?? Logkeuze.Alles));
        return new LogboekAntwoord([.. antwoord.Regels.Select(r => Regel(r.Regel, r.Zaaknummer))], antwoord.ZijnErMeer, [.. antwoord.Kandidaten.Select(Kandidaat)]);
    }

    private static async Task<FileContentHttpResult> RapportAsync(InwonerVerzoek v, Logzoeker zoeker, Configuratie configuratie, Aanmelding aanmelding)
    {
        var handeling = aanmelding.Handeling(Rol);
        var (inwoner, regels) = await zoeker.OverInwonerAsync(handeling, v.Inwoner ?? Guid.Empty);
        return TypedResults.File(Inzagerapport.Maak(inwoner, regels, configuratie.Gemeenten[handeling.Gemeente], handeling), BriefDocument.MediaType, "overzicht-inzage.docx");
    }

    private static async Task<IReadOnlyList<PrivacyverzoekAntwoord>> VerzoekenAsync(PrivacyverzoekService verzoeken, Aanmelding aanmelding, bool? open) =>
        [.. (await verzoeken.AlleAsync(aanmelding.Handeling(Rol), open ?? true)).Select(k => Verzoek(k.Verzoek, k.Naam))];

    private static async Task<IReadOnlyList<KandidaatAntwoord>> KandidatenAsync(WieVerzoek v, Logzoeker zoeker, Aanmelding aanmelding)
    {
        var (inwoner, kandidaten) = await zoeker.InwonerAsync(aanmelding.Handeling(Rol), v.Wie);
        return [.. (inwoner is null ? kandidaten : [inwoner]).Select(Kandidaat)];
    }

    private static async Task<Created<IdAntwoord>> RegistreerAsync(PrivacyverzoekVerzoek v, PrivacyverzoekService verzoeken, Aanmelding aanmelding)
    {
        var inwoner = v.Inwoner ?? throw new WeigeringException("inwoner-kiezen", "Noem bij inwoner de id die inwonerZoeken gaf.", "inwoner");
        var id = await verzoeken.RegistreerAsync(aanmelding.Handeling(Rol), inwoner, new Verzoekinvoer(v.Soort, v.Wet, v.Ontvangen, v.Verzoeker, v.VerzoekerNaam, v.IsWilsonbekwaam, v.Identificatie, v.Omschrijving));
        return TypedResults.Created($"{ApiRegels.Pad}/privacyverzoeken/{id}", new IdAntwoord(id));
    }

    private static async Task<PrivacyverzoekbladAntwoord> VerzoekAsync(Guid privacyverzoekId, PrivacyverzoekService verzoeken, Aanmelding aanmelding)
    {
        var (v, inwoner, zaken) = await verzoeken.LeesAsync(aanmelding.Handeling(Rol), privacyverzoekId) ?? throw ApiRegels.Onbekend("Dit verzoek");
        return new PrivacyverzoekbladAntwoord(Verzoek(v, inwoner?.Naam), v.Wet, v.Uitleg, v.Grond, v.Motivering, [.. zaken.Select(z => z.Nummer)],
            [.. v.Brieven.Select(b => new BriefbladAntwoord(b.Id, b.Soort, b.Geadresseerde, b.Onderwerp, b.Tekst, b.Op, b.Door, b.AlsBrief().IsOngewijzigd))]);
    }

    private static PrivacyverzoekAntwoord Verzoek(Privacyverzoek v, string? naam) => new(v.Id, v.Soort, v.Status, naam, v.Ontvangen, v.LaatsteDag, v.Besluit, v.BeslotenOp, v.OverhandigdOp);

    private static async Task<InzagedossierAntwoord> DossierAsync(Guid privacyverzoekId, Dossierlezer lezer, Aanmelding aanmelding)
    {
        var dossier = await lezer.LeesAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), privacyverzoekId) ?? throw ApiRegels.Onbekend("Dit verzoek");
        return new InzagedossierAntwoord(dossier.Naam, dossier.Dag, [.. dossier.Delen.Select(d => new DossierdeelAntwoord(d.Kop, [.. d.Stukken.Select(s => new DossierstukAntwoord(s.Sleutel, s.Kop, WerkApi.Regels(s.Regels)))]))]);
    }

    private static LijstAntwoord Lijst(Vernietigingslijst l, int regels, int eraf) => new(l.Id, l.Nummer, l.Peildatum, l.Stand, l.Door, l.Op, regels, eraf);

    private static async Task<Created<IdAntwoord>> MaakAsync(PeildatumVerzoek v, Vernietigingslijsten lijsten, Aanmelding aanmelding)
    {
        var id = await lijsten.MaakAsync(Maker(aanmelding), v.Peildatum);
        return TypedResults.Created($"{ApiRegels.Pad}/vernietigingslijsten/{id}", new IdAntwoord(id));
    }

    private static async Task<LijstbladAntwoord> LijstAsync(Guid vernietigingslijstId, Vernietigingslijsten lijsten, Aanmelding aanmelding)
    {
        var l = await lijsten.LeesAsync(aanmelding.Handeling(), vernietigingslijstId) ?? throw ApiRegels.Onbekend("Deze lijst");
        return new LijstbladAntwoord(Lijst(l, l.Regels.Count, l.Regels.Count(r => r.Stand == Vernietigingsstand.Eraf)),
            [.. l.Regels.Select(r => new LijstregelAntwoord(r.Id, r.Soort, r.Aanduiding, r.Wet, r.Regel, r.Begin, r.VervaltOp, r.Stand, r.Reden))],
            l.Stand == Lijststand.Klaar ? (await lijsten.VerklaringAsync(l.Id))?.Tekst : null);
    }

    private static NoodregelAntwoord Nood(Noodtoegang n, string nummer) => new(n.Id, nummer, n.Medewerker, n.Rol, n.Reden, n.Op, n.Tot, n.BeoordelenVoor, n.IsTerecht, n.Opmerking);

    private static async Task<NoodbladAntwoord> NoodAsync(Guid noodtoegangId, Noodtoegangen noodtoegangen, Aanmelding aanmelding)
    {
        var beeld = await noodtoegangen.BekijkAsync(aanmelding.Handeling(Rol), noodtoegangId) ?? throw ApiRegels.Onbekend("Deze noodtoegang");
        return new NoodbladAntwoord(Nood(beeld.Noodtoegang, beeld.Nummer), [.. beeld.Regels.Select(r => Regel(r, beeld.Nummer))]);
    }
}
