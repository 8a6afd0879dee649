using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Teams;

/// <summary>How long something took, in days: half of it shorter, nine out of ten shorter; and how much of it was before the last day of its term.</summary>
public sealed record Duurcijfer(int Aantal, double? Mediaan, double? Negentig, int MetTermijn, int OpTijd)
{
    /// <summary>A whole percentage, or null where no term counts.</summary>
    public int? Aandeel => MetTermijn == 0 ? null : (int)Math.Round(100.0 * OpTijd / MetTermijn);

    internal static Duurcijfer Van(IReadOnlyCollection<Klaar> rijen)
    {
        var dagen = rijen.Select(r => r.Dagen).Order().ToList();
        return new Duurcijfer(rijen.Count, Kwantiel(dagen, 0.5), Kwantiel(dagen, 0.9), rijen.Count(r => r.IsOpTijd is not null), rijen.Count(r => r.IsOpTijd == true));
    }

    // The smallest length that at least this part of all stays within.
    private static double? Kwantiel(List<double> dagen, double deel) => dagen.Count == 0 ? null : dagen[(int)Math.Ceiling(deel * dagen.Count) - 1];
}

public sealed record Maandcijfer(DateOnly Maand, Duurcijfer Cijfer);

/// <summary>One step (or, without one, the whole route) with the norm it is held against and its months.</summary>
public sealed record Doorloopregel(string Route, string? Stap, string Naam, string? Norm, Duurcijfer Cijfer, IReadOnlyList<Maandcijfer> Maanden);

public sealed record Doorloopbeeld(IReadOnlyList<Teamteller> Teams, string? Team, DateOnly Sinds, IReadOnlyList<Doorloopregel> Regels);

/// <summary>Something that was finished: in which month, how many days it took, and whether that was before the last day of its term.</summary>
internal sealed record Klaar(string Route, string? Stap, DateOnly Maand, double Dagen, bool? IsOpTijd);

/// <summary>How long the steps and routes of the last twelve months took in the teams that somebody leads.</summary>
public sealed class Doorlooptijden(CaseFlowDbContext db, Teamleden leden, Routeboek routes, TermijnRegels regels, Gemeenten.Configuratie configuratie)
{
    public const int Maanden = 12;

    /// <returns>Null when the team is not one of theirs.</returns>
    public async Task<Doorloopbeeld?> LeesAsync(Handeling handeling, string? team)
    {
        var mijne = await leden.Geleid(handeling).ToListAsync();
        var teams = configuratie.Gemeenten[handeling.Gemeente].Teams.Where(t => mijne.Contains(t.Id)).Select(t => new Teamteller(t.Id, t.Naam, 0)).ToList();
        if (team is not null && teams.All(t => t.Id != team))
        {
            return null;
        }
        var eersteMaand = Maand(handeling.Vandaag).AddMonths(1 - Maanden);
        var sinds = AmsterdamTime.StartOf(eersteMaand);
        var (gemeente, geleid) = (handeling.Gemeente, leden.Geleid(handeling));
        var normen = routes.Normen;
        var termen = normen.Values.SelectMany(n => n).Distinct().ToList();
        // A step is held against the term it works towards: that of the case, or that of its own spoor.
        var stappen = (await db.Taken.AsNoTracking()
            .Where(t => t.Status == TaakStatus.Afgerond && t.GeslotenOp >= sinds && t.Zaak!.GemeenteId == gemeente && geleid.Contains(t.Team) && (team == null || t.Team == team))
            .Select(t => new
            {
                t.Route,
                t.Stap,
                t.GeopendOp,
                Klaar = t.GeslotenOp!.Value,
                LaatsteDag = db.Termijnen.Where(x => x.ZaakId == t.ZaakId && x.SpoorId == t.SpoorId && termen.Contains(x.Regel) && x.Status != TermijnStatus.Vervallen).Max(x => (DateOnly?)x.LaatsteDag),
            }).ToListAsync())
            .Select(t => new Klaar(t.Route, t.Stap, Maand(AmsterdamTime.DateOf(t.Klaar)), Math.Max(0, (t.Klaar - t.GeopendOp).TotalDays),
                normen.ContainsKey((t.Route, t.Stap)) && t.LaatsteDag is { } dag ? AmsterdamTime.DateOf(t.Klaar) <= dag : null)).ToList();
        var heel = (await db.RouteInstanties.AsNoTracking()
            .Where(i => i.Status == InstantieStatus.Beeindigd && !i.IsBesloten && i.GeeindigdOp >= sinds && i.Zaak!.GemeenteId == gemeente && geleid.Contains(i.Zaak.Team) && (team == null || i.Zaak.Team == team))
            .Select(i => new { i.Route, i.GestartOp, Klaar = i.GeeindigdOp!.Value }).ToListAsync())
            .Select(i => new Klaar(routes.Routenaam(i.Route), null, Maand(AmsterdamTime.DateOf(i.Klaar)), Math.Max(0, (i.Klaar - i.GestartOp).TotalDays), null));
        var maanden = Enumerable.Range(0, Maanden).Select(eersteMaand.AddMonths).ToList();
        return new Doorloopbeeld(teams, team, eersteMaand,
        [
            .. stappen.Concat(heel).GroupBy(k => (k.Route, k.Stap)).Select(g => new Doorloopregel(g.Key.Route, g.Key.Stap,
                    g.Key.Stap is null ? "De hele route" : routes.Stapnaam(g.Key.Route, g.Key.Stap),
                    g.Key.Stap is not null && normen.TryGetValue((g.Key.Route, g.Key.Stap), out var norm) ? Norm(norm, handeling.Vandaag) : null,
                    Duurcijfer.Van([.. g]),
                    [.. maanden.Select(m => new Maandcijfer(m, Duurcijfer.Van([.. g.Where(k => k.Maand == m)])))]))
                .OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(r => r.Stap is not null).ThenBy(r => r.Naam, StringComparer.Ordinal),
        ]);
    }

    private string Norm(IReadOnlyList<string> termen, DateOnly vandaag) => string.Join(" of ", termen.Select(t => regels.Op(t, vandaag)).Select(Lengte).Distinct());

    private static string Lengte(TermijnRegel regel) => $"{regel.Duur} {regel.Eenheid.ToString().ToLowerInvariant()} na de {regel.Start}";

    private static DateOnly Maand(DateOnly dag) => new(dag.Year, dag.Month, 1);
}
