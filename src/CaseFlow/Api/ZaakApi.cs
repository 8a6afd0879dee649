using System.Text.Json;
using System.Text.Json.Serialization;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Http.HttpResults;

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

/// <summary>
/// Reading a case, its tasks and its terms. Who may see a case is decided where the pages ask it, and every read is logged as theirs.
/// The BSN is in no answer. Sign-in is the cookie of the pages, for programs of the same site; there is nothing to change, so nothing to forge.
/// </summary>
internal static class ZaakApi
{
    public const string Pad = "/api";

    public static void Configure(Microsoft.AspNetCore.Http.Json.JsonOptions options)
    {
        options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower;
        options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
    }

    public static void MapZaakApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json");
        var zaken = app.MapGroup("/api/v1/zaken/{nummer}").RequireAuthorization(Toegangsregels.Zaakwerk).WithTags("Zaken")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        zaken.MapGet("", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: zaak", Zaak)).WithSummary("Een zaak");
        zaken.MapGet("/plan", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: plan", Plan)).WithSummary("Het plan van het huishouden en de andere open zaken, zover de wet van deze zaak dat mag lezen");
        zaken.MapGet("/taken", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: taken", Taken)).WithSummary("De open taken van een zaak");
        zaken.MapGet("/termijnen", (string nummer, Lezer lezer) => lezer.LeesAsync(nummer, "api: termijnen", Termijnen)).WithSummary("De termijnen van een zaak, met waarom deze datum");
    }

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

    /// <summary>Opens the case as the pages do, and answers with a problem where that is refused.</summary>
    internal sealed class Lezer(ZaakInzage inzage, ZaakOverzichtQuery overzichten, Aanmelding aanmelding)
    {
        public async Task<Results<Ok<T>, ProblemHttpResult>> LeesAsync<T>(string nummer, string onderdeel, Func<ZaakOverzicht, T> antwoord)
        {
            var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
            try
            {
                var zaak = await inzage.OpenAsync(handeling, nummer, onderdeel);
                return TypedResults.Ok(antwoord(await overzichten.LaadAsync(zaak, handeling)));
            }
            catch (WeigeringException weigering)
            {
                return TypedResults.Problem(weigering.Message, statusCode: StatusCodes.Status404NotFound, type: $"urn:caseflow:{weigering.Id}");
            }
        }
    }
}
