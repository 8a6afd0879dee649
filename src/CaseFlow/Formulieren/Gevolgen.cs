namespace CaseFlow.Formulieren;

/// <summary>What follows when a task ends with an outcome, said in the file of its form, so that a route can do without code.</summary>
public sealed record Gevolgen
{
    /// <summary>What is counted.</summary>
    public IReadOnlyList<Telgevolg> Gebeurtenissen { get; init; } = [];

    /// <summary>Which clocks begin, are met or lapse.</summary>
    public IReadOnlyList<Termijngevolg> Termijnen { get; init; } = [];

    /// <summary>Name of the letter that is made, filled with the answers.</summary>
    public string? Brief { get; init; }

    /// <summary>Variables of the route, each with the field that it is taken from.</summary>
    public IReadOnlyDictionary<string, string> Variabelen { get; init; } = new Dictionary<string, string>();

    /// <summary>The outcome of the question for help as it is counted; it replaces the one before.</summary>
    public string? Uitkomst { get; init; }
}

/// <summary>
/// One counted event. A value is a word of its own, or behind <c>=</c> a field: <c>=veld</c> of this form, <c>=eerder.veld</c> the last answer
/// in this run of the route, <c>=veld.regeling</c> of the provision that was chosen, <c>=zaak.wet</c> and the like of the case.
/// </summary>
/// <param name="Naam">Name of the event.</param>
/// <param name="Tekst">The line in the case file (Dutch).</param>
public sealed record Telgevolg(string Naam, string Tekst)
{
    public IReadOnlyDictionary<string, string> Dimensies { get; init; } = new Dictionary<string, string>();

    /// <summary>Counted only when each of these values is this one; <c>*</c> asks that there is one.</summary>
    public IReadOnlyDictionary<string, string> Als { get; init; } = new Dictionary<string, string>();

    /// <summary>The field with the day on which it counts; without it the day of the act.</summary>
    public string? Datum { get; init; }

    public string? GeldigVan { get; init; }

    public string? GeldigTot { get; init; }

    /// <summary>What of this run of the route begins or ends, where several things do: a beginning and its end name the same.</summary>
    public string? Onderdeel { get; init; }
}

/// <summary>What happens to the clocks; one of <see cref="Moment"/>, <see cref="Haal"/> and <see cref="Verval"/>.</summary>
public sealed record Termijngevolg
{
    /// <summary>Every term and norm that starts at this moment.</summary>
    public string? Moment { get; init; }

    /// <summary>The date field from which it counts; when it is empty nothing starts. Without it the day of the act.</summary>
    public string? Vanaf { get; init; }

    /// <summary>The term that is met.</summary>
    public string? Haal { get; init; }

    /// <summary>The date field with the day on which it is met. Without it, or empty, the day of the act.</summary>
    public string? Op { get; init; }

    /// <summary>The term that lapses.</summary>
    public string? Verval { get; init; }
}
