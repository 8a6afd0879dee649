namespace CaseFlow.Import;

public enum Rijuitslag { Verwerkt, Gevoegd, Twijfel, Dubbel, Afgewezen }

/// <summary>One file that was read in: what sort, by whom, and how its rows fared. The file itself and its name are not kept.</summary>
public sealed class Importbestand
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }

    /// <summary>vroegsignalen or feiten.</summary>
    public required string Soort { get; set; }
    public int Rijen { get; set; }
    public DateTimeOffset Op { get; set; }

    /// <summary>Null when it was broken off; reading the same file again does the rest.</summary>
    public DateTimeOffset? KlaarOp { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
    public List<Importregel> Regels { get; } = [];
}

/// <summary>What became of one row, without what stood in it; only of a refused row the text is kept for a while, encrypted, to be given back.</summary>
public sealed class Importregel
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ImportbestandId { get; set; }
    public required string GemeenteId { get; set; }

    /// <summary>Line in the file, or the place of the signal in a JSON file.</summary>
    public int Nummer { get; set; }
    public Rijuitslag Uitslag { get; set; }
    public string? Reden { get; set; }

    /// <summary>Keyed hash of a row that was taken in, so that it is taken in once; null for the others.</summary>
    public string? Sleutel { get; set; }
    public Guid? ZaakId { get; set; }
    public byte[]? InhoudVersleuteld { get; set; }
}
