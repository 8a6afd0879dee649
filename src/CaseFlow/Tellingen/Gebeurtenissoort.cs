namespace CaseFlow.Tellingen;

/// <summary>An event that definitions may count, read from workflows/indicatoren/gebeurtenissen.json.</summary>
public sealed record Gebeurtenissoort(string Id, string Naam)
{
    /// <summary>The event with which ends what begins with this one.</summary>
    public string? Einde { get; init; }

    public IReadOnlyList<Teldimensie> Dimensies { get; init; } = [];

    public Teldimensie? Dimensie(string id) => Dimensies.FirstOrDefault(d => d.Id == id);
}

public sealed record Teldimensie(string Id, string Naam)
{
    /// <summary>The list of the municipality that holds its words.</summary>
    public string? Lijst { get; init; }

    /// <summary>Its words, where no list holds them.</summary>
    public IReadOnlyList<string> Keuzes { get; init; } = [];

    /// <summary>The dimension from whose word this one follows.</summary>
    public string? VolgtUit { get; init; }

    /// <summary>Not a word but a number.</summary>
    public bool Getal { get; init; }
}
