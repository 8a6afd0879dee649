namespace CaseFlow.Huishoudens;

/// <summary>A resident allows one exchange: what, with whom, for what purpose, from when to when. It can be withdrawn; the row stays.</summary>
public sealed class Toestemming
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid InwonerId { get; set; }

    /// <summary>The case in which it was recorded.</summary>
    public Guid ZaakId { get; set; }

    /// <summary>1 for the first of this resident.</summary>
    public int Nummer { get; set; }
    public required string Wat { get; set; }

    /// <summary>The law for which the data were gathered; null for any.</summary>
    public string? VanWet { get; set; }

    /// <summary>The law for which they may be read within the municipality.</summary>
    public string? NaarWet { get; set; }

    /// <summary>Somebody outside who may have them.</summary>
    public string? Ontvanger { get; set; }
    public required string Doel { get; set; }
    public DateOnly Van { get; set; }
    public DateOnly? Tot { get; set; }

    /// <summary>How it was given (list wijze-toestemming).</summary>
    public required string Wijze { get; set; }
    public DateOnly? IngetrokkenOp { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }

    public bool GeldtOp(DateOnly dag) => Van <= dag && (Tot is null || Tot >= dag) && (IngetrokkenOp is null || IngetrokkenOp > dag);
}
