namespace CaseFlow.Indicatoren;

/// <summary>A target that policy staff set beside the document. A later version goes before an earlier one from its day on; all stay.</summary>
public sealed class Streefwaarde
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }
    public required string IndicatorId { get; set; }
    public int Jaar { get; set; }
    public int Versie { get; set; }

    /// <summary>Null when the target lapses.</summary>
    public string? Waarde { get; set; }
    public decimal? Getal { get; set; }

    /// <summary>Which way is better, when the document does not say: omhoog or omlaag.</summary>
    public string? Richting { get; set; }

    /// <summary>The first day on which it holds.</summary>
    public DateOnly GeldigVan { get; set; }
    public required string Reden { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
}

/// <summary>A goal that policy staff added or renamed. The last version holds; all stay.</summary>
public sealed class Doelversie
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }

    /// <summary>The key of the goal in <see cref="Doelboom"/>.</summary>
    public required string Doel { get; set; }
    public int Versie { get; set; }
    public required string Naam { get; set; }

    /// <summary>The key of the goal above it; only of a goal that is not in the document.</summary>
    public string? Ouder { get; set; }

    /// <summary>Ids of the indicators that hang on it, with a space between two; only of a goal that is not in the document.</summary>
    public string Indicatoren { get; set; } = "";
    public bool IsVervallen { get; set; }
    public required string Reden { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }

    public IReadOnlyList<string> Lijst() => Indicatoren.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What policy staff say of a published figure. The last version is shown; all stay.</summary>
public sealed class Duiding
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }

    /// <summary>The id of the indicator.</summary>
    public required string IndicatorId { get; set; }
    public required string Periode { get; set; }
    public int Versie { get; set; }

    /// <summary>Empty when it was taken back.</summary>
    public required string Tekst { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
}
