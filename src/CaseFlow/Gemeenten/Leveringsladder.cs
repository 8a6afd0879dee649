namespace CaseFlow.Gemeenten;

/// <summary>
/// What a municipality does step by step when a provider cannot deliver. The steps are still to be agreed in the region, so they are
/// configuration; a provider without a step is where everything goes as it should.
/// </summary>
public sealed record Leveringsladder(string Naam, string Versie, IReadOnlyList<string> Voorzieningen, IReadOnlyList<Leveringstrede> Treden)
{
    public string? Uitleg { get; init; }

    /// <summary>Source, as document:line of the policy document.</summary>
    public string? Bron { get; init; }

    /// <summary>How heavy a step is; no step comes before all.</summary>
    public int Plaats(string? code) => Treden.ToList().FindIndex(t => t.Code == code);
}

public sealed record Leveringstrede(string Code, string Naam);
