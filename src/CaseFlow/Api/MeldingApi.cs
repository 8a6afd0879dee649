using System.Text;
using CaseFlow.Aanbieders;
using CaseFlow.Afspraken;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Import;
using CaseFlow.Indicatoren;
using CaseFlow.Meldingen;
using CaseFlow.Plannen;
using CaseFlow.Schuldhulp;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using CaseFlow.Voorzieningen;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Api;

internal sealed record ZaaknummerAntwoord(string Nummer);

internal sealed record IdAntwoord(Guid Id);

internal sealed record BekendeInwonerAntwoord(string Naam, DateOnly Geboortedatum, string? Adres, bool IsGevonden);

internal sealed record LopendeZaakAntwoord(string Team, string? Aanspreekpunt, string Telefoon, string? Nummer);

internal sealed record BekendHuishoudenAntwoord(Guid Huishouden, IReadOnlyList<BekendeInwonerAntwoord> Leden, IReadOnlyList<LopendeZaakAntwoord> Zaken);

internal sealed record SignaalplekAntwoord(string Zaak, bool IsGevoegd);

internal sealed record ImportAntwoord(Guid Id, int Rijen, DateTimeOffset Op, DateTimeOffset? KlaarOp, string Door, IReadOnlyDictionary<string, int> Aantallen);

internal sealed record AandachtAntwoord(int Rij, string? Zaak, string? Reden);

internal sealed record WeekafspraakAntwoord(AfspraakAntwoord Afspraak, string Zaak, string? Inwoner);

internal sealed record VoorzieningrijAntwoord(string Zaak, string Inwoner, string Voorziening, string? Aanbieder, string Team, string? Behandelaar, DateOnly Dag, string Stand, string Tekst);

internal sealed record VoorzieningenAntwoord(string Toon, IReadOnlyList<FilterAntwoord> Filters, BladAntwoord Bladzijde, IReadOnlyList<VoorzieningrijAntwoord> Voorzieningen);

internal sealed record RegieAntwoord(Guid Huishouden, IReadOnlyList<string> Leden, int Planversie, DateOnly? EvaluatieOp, IReadOnlyList<string> Zaken, string? Niveau, int OpenTaken, DateOnly? EersteDag);

internal sealed record AanbiederAntwoord(string Aanbieder, string Voorziening, string Naam, string? Stap, int Lopend, int Wachtend);

internal sealed record StapVerzoek(string? Aanbieder, string? Voorziening, string? Naar, string? Grond, DateOnly? Datum);

/// <summary>What comes in, and the lists beside one's own work.</summary>
internal static class MeldingApi
{
    private const int MeesteRijen = 2_000;

    // The forms with which something begins; those of a task or an act stand at their task or case.
    private static readonly string[] Beginformulieren = ["melding", "contact", "vroegsignaal"];

    public static void MapMeldingApi(this IEndpointRouteBuilder app)
    {
        var formulieren = app.Groep("/formulieren", "Meldingen", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        formulieren.MapGet("/{formulier}", (string formulier, Configuratie configuratie, Aanmelding aanmelding) => Beginformulieren.Contains(formulier)
            ? FormulierAntwoord.Van(configuratie.Formulieren[formulier], configuratie.Keuzelijsten(aanmelding.Handeling().Gemeente)) : throw ApiRegels.Onbekend("Dit formulier"))
            .Doet("formulierLezen", "Het formulier van een melding, een contact of een vroegsignaal, met de waarden van uw gemeente");
        var meldingen = app.Groep("/meldingen", "Meldingen", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        meldingen.MapPost("", MeldAsync).Eenmalig().Doet("meldingRegistreren", "Een melding vastleggen: er begint een zaak", "/Meldingen/Registreren:");
        meldingen.MapPost("/_zoek", BekendenAsync).Leest().Doet("bekendenZoeken", "Zoeken of een inwoner en het huishouden al bekend zijn", "/Meldingen/Registreren:Zoeken");
        app.Groep("/contactmomenten", "Meldingen", Bereiken.Zaken, Toegangsregels.Zaakwerk)
            .MapPost("", async (GegevensVerzoek verzoek, ContactService contacten, Aanmelding aanmelding) => new IdAntwoord(await contacten.RegistrerenAsync(aanmelding.Handeling(), verzoek.Gegevens ?? [])))
            .Eenmalig().Doet("contactRegistreren", "Een contact zonder zaak vastleggen", "/Meldingen/Contactmoment:").Ook("/Meldingen/Contactmoment:Melding");
        app.Groep("/vroegsignalen", "Vroegsignalen", Bereiken.Schuldhulp, Toegangsregels.Schuldhulp).MapPost("", SignaalAsync)
            .Eenmalig().Doet("vroegsignaalRegistreren", "Een vroegsignaal vastleggen: bij een zaak die loopt, of als nieuwe zaak", "/Schuldhulp/Registreren:");
        Import(app, "/vroegsignalen/bestanden", "Vroegsignalen", Bereiken.Schuldhulp, Toegangsregels.Schuldhulp, VroegsignaalRijen.Naam, VroegsignaalService.Rollen, "/Schuldhulp/Vroegsignalen:");
        Import(app, "/feiten/bestanden", "Feiten", Bereiken.Beheer, Toegangsregels.Feiten, FeitRijen.Naam, ["beheer", "administratie"], "/Import/Feiten:");
        Import(app, "/waarden/bestanden", "Beleid", Bereiken.Beleid, Toegangsregels.Beleid, WaardeRijen.Naam, ["beleid"], "/Indicatoren/Waarden:");

        app.Groep("/afspraken", "Lijsten", Bereiken.Zaken, Toegangsregels.Zaakwerk).MapGet("", WeekAsync).Doet("afsprakenLezen", "De eigen afspraken in een week, vanaf een dag");
        app.Groep("/voorzieningen", "Lijsten", Bereiken.Zaken, Toegangsregels.Zaakwerk).MapGet("", VoorzieningenAsync).Doet("voorzieningenLezen", "Voorzieningen die aandacht vragen");
        app.Groep("/regie", "Lijsten", Bereiken.Zaken, Toegangsregels.Zaakwerk).MapGet("", RegieAsync).Doet("regieLezen", "De huishoudens onder eigen regie");
        var aanbieders = app.Groep("/aanbieders", "Aanbieders", Bereiken.Teams, Toegangsregels.Leveringsladder);
        aanbieders.MapGet("", async (Aanbiederladders ladders, Aanmelding aanmelding) => (IReadOnlyList<AanbiederAntwoord>)[.. (await ladders.LeesAsync(aanmelding.Handeling(Toegangsregels.Ladderrollen)))
            .Select(s => new AanbiederAntwoord(s.Aanbieder, s.Voorziening, s.VoorzieningNaam, s.Stap?.Naar, s.Lopend, s.Wachtend))]).Doet("aanbiedersLezen", "De aanbieders op de ladder van levering");
        aanbieders.MapPost("/stappen", (StapVerzoek v, Aanbiederladders ladders, Aanmelding aanmelding) => ApiRegels.LeegAsync(ladders.ZetAsync(aanmelding.Handeling(Toegangsregels.Ladderrollen), v.Aanbieder, v.Voorziening, v.Naar, v.Grond, v.Datum)))
            .Eenmalig().Doet("aanbiederstapZetten", "Een aanbieder een stap op de ladder zetten", "/Aanbieders/Aanbieders:");
    }

    private static async Task<Created<ZaaknummerAntwoord>> MeldAsync(GegevensVerzoek verzoek, MeldingService meldingen, Aanmelding aanmelding)
    {
        var zaak = await meldingen.RegistrerenAsync(aanmelding.Handeling(), verzoek.Gegevens ?? []);
        return TypedResults.Created($"{ApiRegels.Pad}/zaken/{zaak.Nummer}", new ZaaknummerAntwoord(zaak.Nummer));
    }

    private static async Task<IReadOnlyList<BekendHuishoudenAntwoord>> BekendenAsync(GegevensVerzoek verzoek, Bekenden bekenden, Aanmelding aanmelding) =>
    [
        .. (await bekenden.ZoekAsync(aanmelding.Handeling(), new Invoer(verzoek.Gegevens ?? []))).Select(h => new BekendHuishoudenAntwoord(h.Id,
            [.. h.Leden.Select(l => new BekendeInwonerAntwoord(l.Naam, l.Geboortedatum, l.Adres, l.IsGevonden))],
            [.. h.Zaken.Select(z => new LopendeZaakAntwoord(z.Team, z.Aanspreekpunt, z.Telefoon, z.Nummer))])),
    ];

    private static async Task<Created<SignaalplekAntwoord>> SignaalAsync(GegevensVerzoek verzoek, VroegsignaalService signalen, Aanmelding aanmelding)
    {
        var plek = await signalen.RegistrerenAsync(aanmelding.Handeling(VroegsignaalService.Rollen), verzoek.Gegevens ?? []);
        return TypedResults.Created($"{ApiRegels.Pad}/zaken/{plek.Zaak.Nummer}", new SignaalplekAntwoord(plek.Zaak.Nummer, plek.IsGevoegd));
    }

    private static void Import(IEndpointRouteBuilder app, string pad, string onderwerp, string gebied, string beleid, string soort, IReadOnlyList<string> rollen, string scherm)
    {
        var groep = app.Groep(pad, onderwerp, gebied, beleid);
        groep.MapGet("", async (ImportService import, Aanmelding aanmelding) => (IReadOnlyList<ImportAntwoord>)[.. (await import.GeschiedenisAsync(aanmelding.Handeling(rollen), soort))
            .Select(s => new ImportAntwoord(s.Bestand.Id, s.Bestand.Rijen, s.Bestand.Op, s.Bestand.KlaarOp, s.Bestand.Door, s.Aantallen.ToDictionary(a => a.Key.ToString().ToLowerInvariant(), a => a.Value)))])
            .Doet($"{soort}BestandenLezen", $"De ingelezen bestanden ({soort}), met hoe het met de rijen ging");
        groep.MapPost("", async (HttpRequest aanvraag, ImportService import, Aanmelding aanmelding, CancellationToken cancellation) =>
        {
            var id = await import.LeesAsync(aanmelding.Handeling(rollen), soort, await LeesAsync(aanvraag, cancellation), MeesteRijen, cancellation);
            return TypedResults.Created($"{ApiRegels.Pad}{pad}/{id}", new IdAntwoord(id));
        }).Doet($"{soort}BestandInlezen", $"Een CSV-bestand inlezen ({soort})", scherm).WithMetadata(new Inhoudsoort("text/csv"));
        groep.MapGet("/{importbestandId}", async (Guid importbestandId, ImportService import, Aanmelding aanmelding) => await import.AandachtAsync(aanmelding.Handeling(rollen), soort, importbestandId) is { } aandacht
            ? (IReadOnlyList<AandachtAntwoord>)[.. aandacht.Select(a => new AandachtAntwoord(a.Nummer, a.Zaak, a.Reden))] : throw ApiRegels.Onbekend("Dit bestand"))
            .Doet($"{soort}BestandLezen", $"De rijen van een bestand die aandacht vragen ({soort})");
        groep.MapGet("/{importbestandId}/afgewezen", async (Guid importbestandId, ImportService import, Aanmelding aanmelding) => await import.AfgewezenAsync(aanmelding.Handeling(rollen), soort, importbestandId) is { } csv
            ? TypedResults.File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", $"{soort}-afgewezen.csv") : throw ApiRegels.Onbekend("Dit bestand"))
            .Doet($"{soort}AfgewezenLezen", $"De afgewezen rijen om te herstellen en opnieuw aan te bieden ({soort})").Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static async Task<byte[]> LeesAsync(HttpRequest aanvraag, CancellationToken cancellation)
    {
        if (aanvraag.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new WeigeringException("bestand-ontbreekt", "Stuur het bestand als inhoud, met Content-Type: text/csv.", "bestand");
        }
        var inhoud = new byte[Csvlezer.MaxBytes + 1];
        var lengte = await aanvraag.Body.ReadAtLeastAsync(inhoud, inhoud.Length, throwOnEndOfStream: false, cancellation);
        return lengte <= Csvlezer.MaxBytes ? inhoud[..lengte]
            : throw new WeigeringException("te-groot", $"Het bestand is groter dan {Csvlezer.MaxBytes / 1024 / 1024} MB. Deel het op.", "bestand");
    }

    private static async Task<IReadOnlyList<WeekafspraakAntwoord>> WeekAsync(CaseFlowDbContext db, ZaakInzage inzage, Aanmelding aanmelding, DateOnly? vanaf)
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        var dag = vanaf ?? AmsterdamTime.MondayOf(handeling.Vandaag);
        if (dag.Year is < 2000 or > 2200)
        {
            throw new WeigeringException("waarde-onbekend:vanaf", "Kies een dag tussen 2000 en 2200.", "vanaf");
        }
        var (van, tot) = (AmsterdamTime.StartOf(dag), AmsterdamTime.StartOf(dag.AddDays(7)));
        var rijen = await db.Afspraken.AsNoTracking().Where(a => a.MedewerkerId == handeling.MedewerkerId && a.Begin >= van && a.Begin < tot && a.Stand != AfspraakStand.Verzet)
            .Join(inzage.Zichtbaar(handeling), a => a.ZaakId, z => z.Id, (a, z) => new { Afspraak = a, z.Nummer, Naam = z.Inwoner == null ? null : z.Inwoner.Naam })
            .OrderBy(r => r.Afspraak.Begin).ThenBy(r => r.Afspraak.Id).ToListAsync();
        return [.. rijen.Select(r => new WeekafspraakAntwoord(ZaakDelen.Afspraak(r.Afspraak), r.Nummer, r.Naam))];
    }

    private static async Task<VoorzieningenAntwoord> VoorzieningenAsync(Voorzieningenlijst lijst, Aanmelding aanmelding, string? toon, string? team, int? pagina)
    {
        var beeld = await lijst.LeesAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), toon, string.IsNullOrEmpty(team) ? null : team, pagina ?? 1);
        return new VoorzieningenAntwoord(beeld.Toon, [.. beeld.Filters.Select(f => new FilterAntwoord(f.Id, f.Naam, f.Aantal))], new BladAntwoord(beeld.Bladzijde.Nummer, beeld.Bladzijde.Aantal),
            [.. beeld.Rijen.Select(r => new VoorzieningrijAntwoord(r.Nummer, r.Inwoner, r.Voorziening, r.Aanbieder, r.Team, r.Behandelaar, r.Dag, r.Stand, r.Tekst))]);
    }

    private static async Task<IReadOnlyList<RegieAntwoord>> RegieAsync(Regie regie, Aanmelding aanmelding) =>
        [.. (await regie.VanMijAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen))).Select(r => new RegieAntwoord(r.HuishoudenId, r.Leden, r.Plan.Versie, r.Plan.EvaluatieOp, r.Zaken, r.Ave, r.OpenTaken, r.EersteDag))];
}
