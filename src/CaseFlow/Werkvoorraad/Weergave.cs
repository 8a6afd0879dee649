namespace CaseFlow.Werkvoorraad;

/// <summary>A list as one person saved it: which work, in which order, with which columns. Of one account in one municipality, for nobody else.</summary>
public sealed class Weergave
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid MedewerkerId { get; set; }
    public required string GemeenteId { get; set; }
    public required string Naam { get; set; }

    /// <summary>The choice as it stands in an address; see <see cref="Werkkeuze"/>.</summary>
    public required string Keuze { get; set; }

    /// <summary>Shown when Mijn werk is opened without asking for a list.</summary>
    public bool IsStandaard { get; set; }
}

/// <summary>How somebody likes to work; without a row, as it is for everybody.</summary>
public sealed class Werkvoorkeur
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid MedewerkerId { get; set; }
    public required string GemeenteId { get; set; }

    /// <summary>After a task is done the next one of the list opens by itself.</summary>
    public bool IsMeteenVolgende { get; set; }
}
