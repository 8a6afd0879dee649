namespace CaseFlow.Tellingen;

/// <summary>An indicator of a municipality's own policy document, read from workflows/indicatoren/{gemeente}.json.</summary>
public sealed record Indicator(string Id, string Titel, string Eenheid)
{
    /// <summary>The municipality, from the name of the file.</summary>
    public string Gemeente { get; init; } = "";

    /// <summary>The branch of the goal tree, from the trunk.</summary>
    public IReadOnlyList<string> Doel { get; init; } = [];

    /// <summary>The number it has in the document.</summary>
    public string? Code { get; init; }

    public required Vindplaatsregel Bron { get; init; }

    /// <summary>What is counted, in the words of the document.</summary>
    public string? Telregel { get; init; }
    public string? Teller { get; init; }
    public string? Noemer { get; init; }

    /// <summary>What it is broken down by, in the words of the document.</summary>
    public string? Uitgesplitst { get; init; }
    public string? Frequentie { get; init; }

    /// <summary>Who makes the figure when it comes from outside: GGD, CBS.</summary>
    public string? Herkomst { get; init; }
    public string? Opmerking { get; init; }

    /// <summary>What was chosen in counting it where the document leaves it open.</summary>
    public string? Keuze { get; init; }

    public IReadOnlyList<Jaarwaarde> Nulmeting { get; init; } = [];
    public IReadOnlyList<Jaarwaarde> Historie { get; init; } = [];
    public IReadOnlyList<Jaarwaarde> Streefwaarden { get; init; } = [];

    /// <summary>Which way is better: <c>omhoog</c>, <c>omlaag</c>, or unknown.</summary>
    public string? Richting { get; init; }

    /// <summary>Indicators with the same word count the same thing, so that municipalities can be compared.</summary>
    public string? Vergelijking { get; init; }

    /// <summary>How it is counted; empty when it comes from outside.</summary>
    public Teldefinitie? Telling { get; init; }
}

/// <summary>Tables that every municipality publishes, read from workflows/indicatoren/algemeen.json.</summary>
public sealed record Algemenetabel(string Id, string Titel, string Uitleg, Teldefinitie Telling);

/// <summary>Where it stands: the document and its lines.</summary>
public sealed record Vindplaatsregel(string Document, string Regels);

/// <summary>A value as the document prints it, with the number when it is one.</summary>
/// <param name="Bij">A year, or the words of the document: 2026 (eind), norm.</param>
public sealed record Jaarwaarde(string Bij, string Waarde)
{
    public int? Jaar { get; init; }
    public decimal? Getal { get; init; }
}
