namespace CaseFlow.Werkprocessen;

public enum StapStand { Gedaan, Huidig, Komt, Vervallen }

/// <summary>One step on the line of steps, in words.</summary>
public sealed record LijnStap(string Naam, StapStand Stand);

/// <summary>One row of the table of steps: what was or is to be done or waited for, since when, by whom, when it was done and how long that took.</summary>
public sealed record StapRegel(string Route, string Naam, string? Voorziening, DateTimeOffset Sinds, string? Wie, string Team, DateTimeOffset? Klaar, string? Uitkomst, StapStand Stand)
{
    /// <summary>Null while it is not done.</summary>
    public string? Duur { get; init; }
}

/// <summary>One run of a route that goes on: its address for the diagram, where it stands, which arrows it walked, and the line of its steps.</summary>
public sealed record RouteBlad(
    string Route,
    string Naam,
    int Versie,
    string? Voorziening,
    IReadOnlyList<string> Huidig,
    IReadOnlyList<string> Gedaan,
    IReadOnlyList<string> Pijlen,
    IReadOnlyList<LijnStap> Lijn,
    string? WachtOp)
{
    public string Titel => Voorziening is null ? Naam : $"{Naam}: {Voorziening}";

    public string BpmnPad => $"/Routes/{Route}/{Versie}";
}

/// <summary>An open task with what it asks and the terms it works against.</summary>
public sealed record OpenTaak(Taak Taak, string Uitleg, string? Voorziening, IReadOnlyList<string> Termijnen);

/// <summary>Where a case stands: the routes that run, the routes that are done, all steps, and the open tasks.</summary>
public sealed record RouteKaart(IReadOnlyList<RouteBlad> Lopend, IReadOnlyList<string> Doorlopen, IReadOnlyList<StapRegel> Stappen, IReadOnlyList<OpenTaak> OpenTaken)
{
    /// <summary>The line for the head of the page: the routes that were done as one step each, then the steps of the only route that runs.</summary>
    public IReadOnlyList<LijnStap> Lijn =>
    [
        .. Doorlopen.Select(naam => new LijnStap(naam, StapStand.Gedaan)),
        .. Lopend.Count == 1 ? Lopend[0].Lijn : Lopend.Select(b => new LijnStap(b.Titel, StapStand.Huidig)),
    ];
}
