namespace CaseFlow.Gemeenten;

/// <summary>How the talk scores a life area: the resident from 0 to 10, the worker from 1 to 5, or nobody.</summary>
public enum Gespreksmodel { PositieveGezondheid, Zelfredzaamheid, Geen }

/// <summary>A life area of the talk, and to what it belongs in the two models that municipalities use. The words are our own: those of the institutes are protected.</summary>
public sealed record Leefgebied(string Id, string Naam)
{
    /// <summary>A question to begin with.</summary>
    public string? Vraag { get; init; }

    /// <summary>Ids of the list positieve-gezondheid.</summary>
    public IReadOnlyList<string> PositieveGezondheid { get; init; } = [];

    /// <summary>Ids of the list zelfredzaamheid.</summary>
    public IReadOnlyList<string> Zelfredzaamheid { get; init; } = [];
}
