namespace CaseFlow.Brieven;

/// <summary>A kind of letter, from workflows/brieven/brieven.json: what its template may fill in, and which act makes it.</summary>
public sealed record Briefsoort(string Naam, IReadOnlyList<string> Plaatshouders)
{
    /// <summary>The acts after which it goes out: <c>besluit:toegekend</c> is an outcome of a task, <c>opschorten</c> an act beside the tasks.</summary>
    public IReadOnlyList<string> Bij { get; init; } = [];

    /// <summary>A decision: its text says until when, where and with whom somebody can object (Awb 3:45).</summary>
    public bool Bezwaar { get; init; }
}

/// <summary>All kinds of letters, with the placeholders that every letter may use.</summary>
public sealed record Briefsoorten(IReadOnlyList<string> Algemeen, IReadOnlyDictionary<string, Briefsoort> Brieven)
{
    public static readonly Briefsoorten Geen = new([], new Dictionary<string, Briefsoort>());
}
