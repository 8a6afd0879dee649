using CaseFlow.Toegang;
using CaseFlow.Werkvoorraad;

namespace CaseFlow.Teams;

/// <summary>Which lines a number stands for: every number on the board is the length of the list behind it.</summary>
public sealed record Teamkeuze
{
    public string? Toon { get; init; }
    public string? Termijn { get; init; }
    public string? Route { get; init; }
    public string? Stap { get; init; }
    public Guid? Persoon { get; init; }
    public DateOnly? Week { get; init; }

    public bool IsLeeg => this == new Teamkeuze();
}

public sealed record Teamteller(string Id, string Naam, int Aantal);

/// <summary>A number that asks for attention: what it counts, and how much of it is of the last seven days.</summary>
public sealed record Teamcijfer(string Toon, string Naam, int Aantal, string Uitleg);

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

/// <summary>The open tasks of one step of a route.</summary>
public sealed record StapTelling(string Route, string Stap, string Naam, int Open, int NietOpgepakt, int Wacht, Standen Standen);

public sealed record PersoonTelling(Guid Id, string Naam, string Afwezig, string? Vervanger, int Open, int Wacht, Standen Standen)
{
    /// <summary>Of each of the weeks to come: the tasks with a term whose last day falls in it.</summary>
    public required IReadOnlyList<int> Weken { get; init; }
}

public sealed record WeekTelling(DateOnly Maandag, int Aantal);

/// <summary>What the team lead sees: what needs attention, the weeks to come, the steps, the people, the terms, and the list behind the chosen number.</summary>
public sealed record Teambeeld(DateOnly Vandaag, IReadOnlyList<Teamteller> Teams, string? Team)
{
    public required int Open { get; init; }
    public required IReadOnlyList<Teamcijfer> Cijfers { get; init; }
    public required IReadOnlyList<WeekTelling> Weken { get; init; }
    public required IReadOnlyList<StapTelling> Stappen { get; init; }
    public required IReadOnlyList<PersoonTelling> Personen { get; init; }
    public required IReadOnlyList<TermijnTelling> Termijnen { get; init; }
    public required IReadOnlyList<Teamgenoot> Mensen { get; init; }

    /// <summary>What is shielded from this lead: only that it is there, so that its days are watched.</summary>
    public required IReadOnlyList<AfgeschermdeZaak> Afgeschermd { get; init; }
    public required int Gevonden { get; init; }
    public required int Zaken { get; init; }
    public required Bladzijde Bladzijde { get; init; }
    public required IReadOnlyList<Werkrij> Rijen { get; init; }
}
