namespace CaseFlow.Bescherming;

public enum Cijfersoort
{
    /// <summary>The sum of the tellers.</summary>
    Aantal,

    /// <summary>An amount of money in whole euros.</summary>
    Bedrag,

    /// <summary>100 times the tellers over the noemers.</summary>
    Aandeel,

    /// <summary>The tellers over the noemers: per month, per client.</summary>
    Verhouding,

    /// <summary>Of a duration, in days, worked out from the cells of its classes.</summary>
    Mediaan,
    Percentiel90,

    /// <summary>100 times the tellers over the noemers, minus 100: this period against the one before.</summary>
    Groei,
}

/// <summary>
/// A figure as a formula over published cells, and over nothing else: it tells nothing that they do not. It is hidden when it
/// cannot be worked out from what is shown.
/// </summary>
/// <param name="Teller">Keys of cells. For a duration: of its classes, shortest first.</param>
/// <param name="Noemer">Keys of cells; empty where the denominator is from outside or not needed.</param>
public sealed record Cijfer(Cijfersoort Soort, IReadOnlyList<string> Teller, IReadOnlyList<string> Noemer)
{
    /// <summary>A denominator from outside, such as the number of inhabitants: public, so not protected.</summary>
    public decimal? VasteNoemer { get; init; }

    /// <summary>Of a duration: the last day of each class but the last, which has no end.</summary>
    public IReadOnlyList<int> Klassegrenzen { get; init; } = [];

    /// <summary>Of a share: cells that with the tellers make up the whole. When the tellers are hidden, these may still give bounds.</summary>
    public IReadOnlyList<string> Rest { get; init; } = [];

    /// <summary>The figure, or the interval it lies in, or that it is hidden.</summary>
    /// <param name="cellen">Published cells; one that is missing is hidden.</param>
    /// <param name="lezen">The rules by which they were published.</param>
    public Cijferwaarde Waarde(IReadOnlyDictionary<string, Cel> cellen, Leesregels lezen) => new Cijferrekening(cellen, lezen).Reken(this);
}
