using CaseFlow.Bescherming;

namespace CaseFlow.Tellingen;

/// <summary>
/// One subject of a publication, such as an indicator: its figure and tables, as keys of cells and with the words that were on the
/// screen when it was published. It holds no count.
/// </summary>
/// <param name="Id">The id of the indicator or of the general table.</param>
public sealed record Deel(string Id, string Titel, string Uitleg, Cijfer? Cijfer, IReadOnlyList<Deeltabel> Tabellen);

/// <summary>A breakdown: rows of cells by key.</summary>
/// <param name="Id">The dimensions, such as <c>wijk</c> or <c>uitkomst.wijk</c>.</param>
public sealed record Deeltabel(string Id, string Titel, string Rijkop, IReadOnlyList<string> Kolommen, IReadOnlyList<Deelrij> Rijen)
{
    /// <summary>What the figure of a row is called, where rows have one.</summary>
    public string? Cijferkop { get; init; }
}

/// <param name="Sleutels">One cell per column.</param>
public sealed record Deelrij(string Id, string Naam, bool IsTotaal, IReadOnlyList<string> Sleutels)
{
    /// <summary>The figure of this row where it is no plain count: the share of this wijk.</summary>
    public Cijfer? Cijfer { get; init; }
}
