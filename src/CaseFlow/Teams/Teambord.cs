using CaseFlow.Gemeenten;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkvoorraad;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Teams;

/// <summary>Which lines a number stands for: every number on the board is the length of the list behind it.</summary>
public sealed record Teamkeuze
{
    public string? Toon { get; init; }
    public string? Termijn { get; init; }
    public Guid? Persoon { get; init; }
    public DateOnly? Week { get; init; }

    public bool IsLeeg => this == new Teamkeuze();
}

public sealed record Teamteller(string Id, string Naam, int Aantal);

/// <summary>How many of something are in each light.</summary>
public sealed record Standen(int Verlopen, int Nadert, int OpKoers, int Opgeschort)
{
    public static Standen Van(IEnumerable<Stand> standen)
    {
        var lijst = standen.ToList();
        int Aantal(Stand stand) => lijst.Count(s => s == stand);
        return new Standen(Aantal(Stand.Verlopen), Aantal(Stand.Nadert), Aantal(Stand.OpKoers), Aantal(Stand.Opgeschort));
    }
}

public sealed record TermijnTelling(string Regel, string Omschrijving, Standen Standen);

public sealed record PersoonTelling(Guid Id, string Naam, int Open, Standen Standen);

public sealed record WeekTelling(DateOnly Maandag, int Aantal);

/// <summary>What the team lead sees: numbers, the terms, the people, the weeks to come, and the list behind the chosen number.</summary>
public sealed record Teambeeld(
    DateOnly Vandaag,
    IReadOnlyList<Teamteller> Teams,
    string? Team,
    int Open,
    int NietOpgepakt,
    Standen Taken,
    IReadOnlyList<TermijnTelling> Termijnen,
    IReadOnlyList<PersoonTelling> Personen,
    IReadOnlyList<WeekTelling> Weken,
    int Gevonden,
    int Zaken,
    Bladzijde Bladzijde,
    IReadOnlyList<Werkrij> Rijen);

/// <summary>The board of a team lead, over the teams this person is in and no other.</summary>
public sealed class Teambord(Werklijst lijst, Configuratie configuratie, TermijnRegels regels)
{
    public const int AantalWeken = 8;

    /// <summary>In an address: the tasks on nobody's name.</summary>
    public static readonly Guid Niemand = Guid.Empty;

    /// <param name="team">One of the teams of the leader, or null for all of them together.</param>
    /// <returns>Null when the team is not one of theirs.</returns>
    public async Task<Teambeeld?> TonenAsync(Handeling handeling, string? team, Teamkeuze keuze, int pagina)
    {
        var vandaag = handeling.Vandaag;
        var mijne = await lijst.Teams(handeling).ToListAsync();
        var teams = configuratie.Gemeenten[handeling.Gemeente].Teams.Where(t => mijne.Contains(t.Id)).ToList();
        if (team is not null && teams.All(t => t.Id != team))
        {
            return null;
        }
        var alle = await lijst.RegelsAsync(lijst.OpenTaken(handeling).Where(t => mijne.Contains(t.Team)));
        var hier = team is null ? alle : [.. alle.Where(r => r.Team == team)];
        var termijnen = hier.SelectMany(r => r.Termijnen).DistinctBy(t => t.Id).ToList();
        var gekozen = keuze.IsLeeg ? [] : hier.Where(r => Past(r, keuze, vandaag)).ToList();
        var bladzijde = Bladzijde.Van(pagina, gekozen.Count);
        return new Teambeeld(
            vandaag,
            [.. teams.Select(t => new Teamteller(t.Id, t.Naam, alle.Count(r => r.Team == t.Id)))],
            team,
            hier.Count,
            hier.Count(r => r.ToegewezenAanId is null),
            Standen.Van(hier.Select(r => r.StandOp(vandaag))),
            [.. termijnen.GroupBy(t => t.Regel).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new TermijnTelling(g.Key, regels.Omschrijving(g.Key), Standen.Van(g.Select(t => t.StandOp(vandaag)))))],
            [.. hier.GroupBy(r => r.ToegewezenAanId).Select(g => new PersoonTelling(g.Key ?? Niemand, g.First().ToegewezenAan ?? "Niet opgepakt", g.Count(), Standen.Van(g.Select(r => r.StandOp(vandaag)))))
                .OrderByDescending(p => p.Id == Niemand).ThenByDescending(p => p.Standen.Verlopen).ThenByDescending(p => p.Standen.Nadert).ThenBy(p => p.Naam, StringComparer.Ordinal)],
            [.. Enumerable.Range(0, AantalWeken).Select(n => MaandagVan(vandaag).AddDays(7 * n)).Select(m => new WeekTelling(m, termijnen.Count(t => LooptAfIn(t, m, vandaag))))],
            gekozen.Count,
            gekozen.DistinctBy(r => r.ZaakId).Count(),
            bladzijde,
            await lijst.RijenAsync(handeling, [], bladzijde.Uit(gekozen), "Team"));
    }

    private static bool Past(Werkregel regel, Teamkeuze keuze, DateOnly vandaag)
    {
        if (keuze.Persoon is { } wie && (regel.ToegewezenAanId ?? Niemand) != wie)
        {
            return false;
        }
        var stand = keuze.Toon switch { "verlopen" => Stand.Verlopen, "nadert" => Stand.Nadert, "op-koers" => Stand.OpKoers, "opgeschort" => Stand.Opgeschort, _ => (Stand?)null };
        if (keuze.Termijn is { } id)
        {
            return regel.Termijnen.Any(t => t.Regel == id && (stand is null || t.StandOp(vandaag) == stand));
        }
        if (keuze.Week is { } maandag)
        {
            return regel.Termijnen.Any(t => LooptAfIn(t, maandag, vandaag));
        }
        return keuze.Toon == "niet-opgepakt" ? regel.ToegewezenAanId is null : stand is null || regel.StandOp(vandaag) == stand;
    }

    // What has expired this week is no longer due; it is counted as expired.
    private static bool LooptAfIn(LopendeTermijn termijn, DateOnly maandag, DateOnly vandaag) =>
        termijn.StandOp(vandaag) is Stand.Nadert or Stand.OpKoers && MaandagVan(termijn.LaatsteDag) == maandag;

    private static DateOnly MaandagVan(DateOnly dag) => dag.AddDays(-(((int)dag.DayOfWeek + 6) % 7));
}
