namespace CaseFlow.Bescherming;

/// <summary>An exact count, and who it is about as far as that decides whether it may be shown. It never leaves the server.</summary>
public readonly record struct Telcel(int Aantal, int Huishoudens)
{
    /// <summary>How much of the count is of the one household with the most.</summary>
    public int GrootsteHuishouden { get; init; }

    /// <summary>How many providers, where the count may tell about a single one of them. Not in a breakdown by provider: there the name stands beside it.</summary>
    public int? Aanbieders { get; init; }

    /// <summary>How much of the count is of the one provider with the most.</summary>
    public int GrootsteAanbieder { get; init; }

    /// <summary>Sum of the record keys of what was counted, modulo 2^32: the same records give the same key, in every table and every time.</summary>
    public uint Sleutel { get; init; }
}

/// <summary>An exact amount of money, and the contributions that decide whether it may be shown. It never leaves the server.</summary>
/// <param name="Bijdragen">How many households it is about.</param>
/// <param name="Grootste">Euros of the household with the most.</param>
/// <param name="Tweede">Euros of the household after that.</param>
public readonly record struct Bedragcel(long Euros, int Bijdragen, long Grootste, long Tweede);

/// <summary>A total and the cells it is the sum of.</summary>
public sealed record Somregel(string Totaal, IReadOnlyList<string> Delen);

/// <summary>
/// Exact counts that hang together by their sums, whatever the reason: a breakdown, months of a quarter, a part and its rest.
/// Tables that share a margin share its cell, so that it cannot be published in two ways. No sum ties one block to another.
/// </summary>
/// <param name="IsPrestatie">The counts say something of an act of the municipality, not of persons.</param>
public sealed record Telblok(string Naam, IReadOnlyDictionary<string, Telcel> Cellen, IReadOnlyList<Somregel> Sommen, bool IsPrestatie = false)
{
    private readonly IReadOnlySet<string>? _nieuw;

    /// <summary>Cells that are never published, but that a sum needs: the rest of a subset, the overlap of two groups. A small one is protected too.</summary>
    public IReadOnlySet<string> Onzichtbaar { get; init; } = new HashSet<string>();

    /// <summary>What this publication publishes; unless told otherwise all that is visible. Other visible cells belong to another publication, earlier or never.</summary>
    public IReadOnlySet<string> Nieuw
    {
        get => _nieuw ?? Cellen.Keys.Where(s => !Onzichtbaar.Contains(s)).ToHashSet();
        init => _nieuw = value;
    }

    /// <summary>Cells that the figure of a subject is made of: they are worth most, and hidden last. Which they are is in the definitions, so that it tells nothing.</summary>
    public IReadOnlySet<string> Kop { get; init; } = new HashSet<string>();

    /// <summary>Amounts of money of this publication. They are in no sum: an amount is published for one kind of period and without a breakdown.</summary>
    public IReadOnlyDictionary<string, Bedragcel> Bedragen { get; init; } = new Dictionary<string, Bedragcel>();
}

/// <summary>What an earlier publication showed, and by which rules: a number is read by the rules of its own day.</summary>
public sealed record Uitgegeven(IReadOnlyDictionary<string, Cel> Cellen, Leesregels Lezen);
