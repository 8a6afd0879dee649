using CaseFlow.Cijfers;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Api;

internal sealed record VersieAntwoord(string Periode, PeriodeSoort Soort, int Versie, DateTimeOffset GemaaktOp, string Reden);

internal sealed record CelAntwoord(string Kolom, int? Waarde, string Status);

internal sealed record CijferAntwoord(string Soort, decimal? Waarde, decimal? Laag, decimal? Hoog, string Weergave, string Status);

internal sealed record RijAntwoord(string Id, string Naam, bool IsTotaal, IReadOnlyList<CelAntwoord> Cellen, CijferAntwoord? Cijfer);

internal sealed record TabelAntwoord(string Id, string Titel, string Rijkop, IReadOnlyList<RijAntwoord> Rijen);

internal sealed record DeelAntwoord(string Onderwerp, string Titel, string Uitleg, CijferAntwoord? Cijfer, IReadOnlyList<TabelAntwoord> Tabellen);

internal sealed record PublicatieAntwoord(
    string Gemeente, string Periode, PeriodeSoort Soort, int Versie, DateTimeOffset GemaaktOp, string Reden, int KleinsteGetoond, int Afronding, IReadOnlyList<DeelAntwoord> Delen);

internal sealed record VerloopAntwoord(string Periode, PeriodeSoort Soort, int Versie, DateTimeOffset GemaaktOp, DeelAntwoord Deel);

/// <summary>
/// The published figures of the municipality of who asks, for the policy role: what the pages and files show, from the same service, and
/// nothing to change. Sign-in is the cookie of the pages.
/// </summary>
internal static class CijferApi
{
    public static void MapCijferApi(this IEndpointRouteBuilder app)
    {
        var publicaties = app.MapGroup("/api/v1/publicaties").RequireAuthorization(Toegangsregels.Beleid).WithTags("Publicaties")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).AddEndpointFilter(VersieAsync);
        publicaties.MapGet("", (Lezer lezer, string? soort) => lezer.PeriodenAsync(soort)).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("De gepubliceerde perioden, de nieuwste eerst, elk met de nieuwste versie");
        publicaties.MapGet("/{periode}", (string periode, Lezer lezer, int? versie) => lezer.PublicatieAsync(periode, versie, null))
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Alles wat van een periode is gepubliceerd");
        publicaties.MapGet("/{periode}/versies", (string periode, Lezer lezer) => lezer.VersiesAsync(periode))
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("De versies van een periode, met de reden");
        publicaties.MapGet("/{periode}/delen/{onderwerp}", (string periode, string onderwerp, Lezer lezer, int? versie) => lezer.PublicatieAsync(periode, versie, onderwerp))
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Een onderwerp in een periode");
        var onderwerpen = app.MapGroup("/api/v1/onderwerpen").RequireAuthorization(Toegangsregels.Beleid).WithTags("Publicaties")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).AddEndpointFilter(VersieAsync);
        onderwerpen.MapGet("/{onderwerp}/verloop", (string onderwerp, Lezer lezer, string? soort) => lezer.VerloopAsync(onderwerp, soort))
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Een onderwerp in alle perioden, de oudste eerst");
    }

    private static ValueTask<object?> VersieAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers["API-Version"] = "1.0.0";
        return next(context);
    }

    internal sealed class Lezer(Publicaties publicaties, Aanmelding aanmelding)
    {
        private string Gemeente => aanmelding.Handeling([Toegangsregels.Beleid]).Gemeente;

        public async Task<Results<Ok<IReadOnlyList<VersieAntwoord>>, ProblemHttpResult>> PeriodenAsync(string? soort) => LeesSoort(soort, out var gekozen)
            ? TypedResults.Ok<IReadOnlyList<VersieAntwoord>>([.. (await publicaties.NieuwsteVersiesAsync(Gemeente, gekozen)).Select(Antwoord)])
            : Fout(StatusCodes.Status400BadRequest, "soort-onbekend", "Kies voor soort: maand, kwartaal of jaar.");

        public async Task<Results<Ok<IReadOnlyList<VersieAntwoord>>, ProblemHttpResult>> VersiesAsync(string tekst)
        {
            if (!Periode.TryParse(tekst, out var periode))
            {
                return PeriodeFout();
            }
            var versies = await publicaties.VersiesAsync(Gemeente, periode);
            return versies.Count == 0 ? Onbekend() : TypedResults.Ok<IReadOnlyList<VersieAntwoord>>([.. versies.Select(Antwoord)]);
        }

        public async Task<Results<Ok<PublicatieAntwoord>, ProblemHttpResult>> PublicatieAsync(string tekst, int? versie, string? onderwerp)
        {
            if (!Periode.TryParse(tekst, out var periode))
            {
                return PeriodeFout();
            }
            return await publicaties.UitgaveAsync(Gemeente, periode, versie) is { } uitgave && (onderwerp is null || uitgave.Deel(onderwerp) is not null)
                ? TypedResults.Ok(new PublicatieAntwoord(uitgave.Gemeente, $"{uitgave.Periode}", uitgave.Periode.Soort, uitgave.Versie, uitgave.GemaaktOp, uitgave.Reden,
                    uitgave.Regels.Grens, uitgave.Regels.Afronding, [.. uitgave.Delen.Where(d => onderwerp is null || d.Deel.Id == onderwerp).Select(Deel)]))
                : Onbekend();
        }

        public async Task<Results<Ok<IReadOnlyList<VerloopAntwoord>>, ProblemHttpResult>> VerloopAsync(string onderwerp, string? soort)
        {
            if (!LeesSoort(soort, out var gekozen))
            {
                return Fout(StatusCodes.Status400BadRequest, "soort-onbekend", "Kies voor soort: maand, kwartaal of jaar.");
            }
            var verloop = await publicaties.VerloopAsync(Gemeente, [onderwerp], gekozen);
            return verloop.Count == 0 ? Onbekend()
                : TypedResults.Ok<IReadOnlyList<VerloopAntwoord>>([.. verloop.Select(d => new VerloopAntwoord($"{d.Periode}", d.Periode.Soort, d.Versie, d.GemaaktOp, Deel(d)))]);
        }

        private static bool LeesSoort(string? tekst, out PeriodeSoort? soort)
        {
            soort = tekst switch { "maand" => PeriodeSoort.Maand, "kwartaal" => PeriodeSoort.Kwartaal, "jaar" => PeriodeSoort.Jaar, _ => null };
            return tekst is null || soort is not null;
        }

        private static VersieAntwoord Antwoord(Publicatieversie v) => new($"{v.Periode}", v.Periode.Soort, v.Versie, v.GemaaktOp, v.Reden);

        private static DeelAntwoord Deel(Deeluitgave d) => new(d.Deel.Id, d.Deel.Titel, d.Deel.Uitleg, d.Deel.Cijfer is { } cijfer ? Cijfer(cijfer, d) : null,
            [.. d.Deel.Tabellen.Select(t => new TabelAntwoord(t.Id, t.Titel, t.Rijkop, [.. t.Rijen.Select(r => new RijAntwoord(r.Id, r.Naam, r.IsTotaal,
                [.. t.Kolommen.Zip(r.Sleutels.Select(d.Cel), (k, c) => new CelAntwoord(k, c.Getal, Celtekst.Woord(c.Reden)))], r.Cijfer is { } eigen ? Cijfer(eigen, d) : null))]))]);

        private static CijferAntwoord Cijfer(Bescherming.Cijfer cijfer, Deeluitgave d)
        {
            var waarde = Celtekst.Cijfer(cijfer, d);
            return new CijferAntwoord(cijfer.Soort.ToString().ToLowerInvariant(), waarde.Getal, waarde.Laag, waarde.Hoog, waarde.Tekst, Celtekst.Woord(waarde.Reden));
        }

        private static ProblemHttpResult PeriodeFout() => Fout(StatusCodes.Status400BadRequest, "periode-onleesbaar", "Schrijf de periode als maand (2026-03), kwartaal (2026-Q1) of jaar (2026).");

        private static ProblemHttpResult Onbekend() => Fout(StatusCodes.Status404NotFound, "publicatie-onbekend", "Dit is voor uw gemeente niet gepubliceerd.");

        private static ProblemHttpResult Fout(int status, string id, string melding) => TypedResults.Problem(melding, statusCode: status, type: $"urn:caseflow:{id}");
    }
}
