namespace CaseFlow.Gemeenten;

/// <summary>
/// The ladder of the Ave in one municipality, from light to heavy. What a rung asks is the municipality's own: the handbooks are not in the
/// policy documents.
/// </summary>
public sealed record Escalatieladder(string Naam, string Versie, IReadOnlyList<Laddertrede> Treden)
{
    /// <summary>What the form tells about the criteria: that they are examples until the municipality has set them.</summary>
    public string? Uitleg { get; init; }

    /// <summary>Source, as document:line of the policy document.</summary>
    public string? Bron { get; init; }

    public Laddertrede? Trede(string? code) => Treden.FirstOrDefault(t => t.Code == code);

    /// <summary>The rung so many places up or down, or null where the ladder ends.</summary>
    public Laddertrede? Naast(Laddertrede trede, int plaatsen) => Treden.ElementAtOrDefault(Plaats(trede) + plaatsen);

    /// <summary>Whether the ladder lets a household go from one rung to another: to those that the rung names, else to its neighbours.</summary>
    public bool IsToegestaan(Laddertrede van, Laddertrede naar) => van.Naar.Count > 0 ? van.Naar.Contains(naar.Code) : Math.Abs(Plaats(naar) - Plaats(van)) == 1;

    public int Plaats(Laddertrede trede) => Treden.ToList().FindIndex(t => t.Code == trede.Code);
}

/// <summary>One rung of the ladder.</summary>
public sealed record Laddertrede(string Code, string Naam, string Kleur, int Zwaarte)
{
    /// <summary>From this <see cref="Zwaarte"/> on it is a crisis. The scale runs from 0, so that ladders of different lengths can be compared.</summary>
    public const int Crisis = 4;

    /// <summary>What one looks at before choosing this rung.</summary>
    public IReadOnlyList<Keuze> Criteria { get; init; } = [];

    /// <summary>Who leads the content here, in words; a name is asked with each move.</summary>
    public string? Casusregie { get; init; }

    /// <summary>Who makes the parties deliver here, in words.</summary>
    public string? Procesregie { get; init; }

    /// <summary>Who answers for it in the municipality's government.</summary>
    public string? Bestuurlijk { get; init; }

    /// <summary>Somebody holds procesregie here, and somebody else than who holds casusregie.</summary>
    public bool ProcesregieVerplicht { get; init; }

    /// <summary>The Ave may end from here.</summary>
    public bool BeeindigenMag { get; init; }

    /// <summary>Codes one may go to from here; empty means the neighbours.</summary>
    public IReadOnlyList<string> Naar { get; init; } = [];

    /// <summary>After this number of weeks the rung is looked at again: an agreement of the municipality, no legal term.</summary>
    public int? HerzienNaWeken { get; init; }

    /// <summary>Roles that have to know of a household on this rung; the page of the case names them.</summary>
    public IReadOnlyList<string> Vertellen { get; init; } = [];

    public bool IsCrisis => Zwaarte >= Crisis;

    public string Aanduiding => $"{Code} {Naam}";
}
