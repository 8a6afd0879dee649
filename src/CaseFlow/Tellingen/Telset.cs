using CaseFlow.Bescherming;

namespace CaseFlow.Tellingen;

/// <summary>
/// The exact counts of one period of one municipality, and what is to be shown of them.
/// <para>
/// <see cref="Blokken"/> go to disclosure control, one by one. The key of a cell is <c>TELLING|dimension=value,...|PERIOD</c>, the
/// same wherever the same thing is counted. Only <see cref="Telblok.Nieuw"/> is published with this period. The other visible cells of
/// a block belong to other periods that hang together with it (the months of a quarter): they are counted again, and what was
/// published of them is given as <c>eerder</c>, looked up by key in the publication that the end of the key names.
/// </para>
/// <para>
/// <see cref="Delen"/> hold no count: rows and figures name cells by key. Every key is a new cell of a block here, but for growth, whose
/// denominator is the cell of the year before and stands in no block: it is read from the publication of that year, if there is one.
/// </para>
/// </summary>
public sealed record Telset(IReadOnlyList<Telblok> Blokken, IReadOnlyList<Deel> Delen)
{
    /// <summary>How many rows were read to count it.</summary>
    public int Gelezen { get; init; }
}
