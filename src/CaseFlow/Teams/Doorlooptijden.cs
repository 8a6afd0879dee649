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

    internal static Duurcijfer Van(IEnumerable<Klaargroep> groepen)
    {
        var alle = groepen.ToList();
        double[] dagen = [.. alle.SelectMany(g => g.Dagen)];
        Array.Sort(dagen);
        return new Duurcijfer(dagen.Length, Kwantiel(dagen, 0.5), Kwantiel(dagen, 0.9), alle.Sum(g => g.MetTermijn), alle.Sum(g => g.OpTijd));
    }

    // The smallest length that at least this part of all stays within.
    private static double? Kwantiel(double[] dagen, double deel) => dagen.Length == 0 ? null : dagen[(int)Math.Ceiling(deel * dagen.Length) - 1];
}

public sealed record Maandcijfer(DateOnly Maand, Duurcijfer Cijfer);

/// <summary>One step (or, without one, the whole route) with the norm it is held against and its months.</summary>
public sealed record Doorloopregel(string Route, string? Stap, string Naam, string? Norm, Duurcijfer Cijfer, IReadOnlyList<Maandcijfer> Maanden);

public sealed record Doorloopbeeld(IReadOnlyList<Teamteller> Teams, string? Team, DateOnly Sinds, IReadOnlyList<Doorloopregel> Regels);

/// <summary>Something that was finished: where, in which month, how many days it took, and whether that was before the last day of its term.</summary>
internal sealed record Klaar(string Team, string Route, string? Stap, DateOnly Maand, double Dagen, bool? IsOpTijd);

/// <summary>All that was finished of a step, or of a whole route, in a month.</summary>
internal sealed record Klaargroep(string Route, string? Stap, DateOnly Maand, double[] Dagen, int MetTermijn, int OpTijd)
{
    public static IReadOnlyList<Klaargroep> Van(IEnumerable<Klaar> rijen) =>
        [.. rijen.GroupBy(r => (r.Route, r.Stap, r.Maand)).Select(g => new Klaargroep(g.Key.Route, g.Key.Stap, g.Key.Maand, [.. g.Select(r => r.Dagen)], g.Count(r => r.IsOpTijd is not null), g.Count(r => r.IsOpTijd == true)))];
}

/// <summary>How long the steps and routes of the last twelve months took in the teams that somebody leads.</summary>
public sealed class Doorlooptijden(CaseFlowDbContext db, Teamleden leden, Routeboek routes, TermijnRegels regels, Gemeenten.Configuratie configuratie, Doorlooptijden.Onthouden onthouden)
{
    public const int Maanden = 12;

    /// <summary>What a team finished before today is read once a day: it is a year of work. What was finished today is always read.</summary>
    public sealed class Onthouden
    {
        internal DayMemory<(string Gemeente, string Team), IReadOnlyList<Klaargroep>> Dagen { get; } = new();
    }

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
        var groepen = await GroepenAsync(handeling.Gemeente, team is null ? [.. mijne.Distinct()] : [team], eersteMaand, handeling.Vandaag);
        var maanden = Enumerable.Range(0, Maanden).Select(eersteMaand.AddMonths).ToList();
        return new Doorloopbeeld(teams, team, eersteMaand,
        [
            .. groepen.GroupBy(k => (k.Route, k.Stap)).Select(g => new Doorloopregel(g.Key.Route, g.Key.Stap,
                    g.Key.Stap is null ? "De hele route" : routes.Stapnaam(g.Key.Route, g.Key.Stap),
                    g.Key.Stap is not null && routes.Normen.TryGetValue((g.Key.Route, g.Key.Stap), out var norm) ? Norm(norm, handeling.Vandaag) : null,
                    Duurcijfer.Van(g),
                    [.. maanden.Select(m => new Maandcijfer(m, Duurcijfer.Van(g.Where(k => k.Maand == m))))]))
                .OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(r => r.Stap is not null).ThenBy(r => r.Naam, StringComparer.Ordinal),
        ]);
    }

    private async Task<IReadOnlyList<Klaargroep>> GroepenAsync(string gemeente, IReadOnlyList<string> teams, DateOnly eersteMaand, DateOnly vandaag)
    {
        var begin = AmsterdamTime.StartOf(vandaag);
        var eerder = new List<Klaargroep>();
        var nog = new List<string>();
        foreach (var team in teams)
        {
            if (onthouden.Dagen.TryGet((gemeente, team), vandaag, out var bekend))
            {
                eerder.AddRange(bekend);
            }
            else
            {
                nog.Add(team);
            }
        }
        if (nog.Count > 0)
        {
            var gelezen = (await KlaarAsync(gemeente, nog, AmsterdamTime.StartOf(eersteMaand), begin)).ToLookup(k => k.Team);
            foreach (var team in nog)
            {
                eerder.AddRange(onthouden.Dagen.Keep((gemeente, team), vandaag, Klaargroep.Van(gelezen[team])));
            }
        }
        return [.. eerder, .. Klaargroep.Van(await KlaarAsync(gemeente, teams, begin, AmsterdamTime.StartOf(vandaag.AddDays(1))))];
    }

    private async Task<IEnumerable<Klaar>> KlaarAsync(string gemeente, IReadOnlyList<string> teams, DateTimeOffset sinds, DateTimeOffset tot)
    {
        var normen = routes.Normen;
        var termen = normen.Values.SelectMany(n => n).Distinct().ToList();
        // A step is held against the term it works towards: that of the case, or that of its own spoor.
        var stappen = await db.Taken.AsNoTracking()
            .Where(t => t.Status == TaakStatus.Afgerond && t.GeslotenOp >= sinds && t.GeslotenOp < tot && t.Zaak!.GemeenteId == gemeente && teams.Contains(t.Team))
            .Select(t => new
            {
                t.Team,
                t.Route,
                t.Stap,
                t.GeopendOp,
                Klaar = t.GeslotenOp!.Value,
                LaatsteDag = db.Termijnen.Where(x => x.ZaakId == t.ZaakId && x.SpoorId == t.SpoorId && termen.Contains(x.Regel) && x.Status != TermijnStatus.Vervallen).Max(x => (DateOnly?)x.LaatsteDag),
            }).ToListAsync();
        var heel = await db.RouteInstanties.AsNoTracking()
            .Where(i => i.Status == InstantieStatus.Beeindigd && !i.IsBesloten && i.GeeindigdOp >= sinds && i.GeeindigdOp < tot && i.Zaak!.GemeenteId == gemeente && teams.Contains(i.Zaak.Team))
            .Select(i => new { i.Zaak!.Team, i.Route, i.GestartOp, Klaar = i.GeeindigdOp!.Value }).ToListAsync();
        return stappen.Select(t => new Klaar(t.Team, t.Route, t.Stap, Maand(AmsterdamTime.DateOf(t.Klaar)), Math.Max(0, (t.Klaar - t.GeopendOp).TotalDays),
                normen.ContainsKey((t.Route, t.Stap)) && t.LaatsteDag is { } dag ? AmsterdamTime.DateOf(t.Klaar) <= dag : null))
            .Concat(heel.Select(i => new Klaar(i.Team, routes.Routenaam(i.Route), null, Maand(AmsterdamTime.DateOf(i.Klaar)), Math.Max(0, (i.Klaar - i.GestartOp).TotalDays), null)));
    }

    private string Norm(IReadOnlyList<string> termen, DateOnly vandaag) => string.Join(" of ", termen.Select(t => regels.Op(t, vandaag)).Select(Lengte).Distinct());

    private static string Lengte(TermijnRegel regel) => $"{regel.Duur} {regel.Eenheid.ToString().ToLowerInvariant()} na de {regel.Start}";

    private static DateOnly Maand(DateOnly dag) => new(dag.Year, dag.Month, 1);
}
