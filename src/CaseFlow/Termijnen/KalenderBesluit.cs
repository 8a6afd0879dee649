namespace CaseFlow.Termijnen;

/// <summary>
/// What the functional manager decided about the equated days of a year (Awt art. 3 lid 3). The latest one of a year holds, and goes before
/// the file; the older ones stay, with who and when.
/// </summary>
public sealed class KalenderBesluit
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public int Jaar { get; set; }

    /// <summary>The royal decree, as it is cited.</summary>
    public required string Besluit { get; set; }

    /// <summary>The days as <c>2029-05-11</c>, with a comma between two; empty when the decree names none.</summary>
    public string Dagen { get; set; } = "";

    /// <summary>How many running terms moved by it.</summary>
    public int Verschoven { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
    public DateTimeOffset Op { get; set; }

    public IReadOnlyList<DateOnly> Lijst() =>
        [.. Dagen.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))];
}
