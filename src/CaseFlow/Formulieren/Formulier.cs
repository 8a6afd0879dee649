namespace CaseFlow.Formulieren;

/// <summary>The fields of one task or act, read from workflows/formulieren/ID.json; page, API and scenario share it.</summary>
public sealed record Formulier(string Id, string Titel, IReadOnlyList<Veld> Velden)
{
    public string? Uitleg { get; init; }

    /// <summary>Who may do the task instead of the roles of the route when this law applies.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> RollenBijWet { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Roles that may read afterwards what was filled in; empty is everybody who may see the case.</summary>
    public IReadOnlyList<string> ZichtbaarVoor { get; init; } = [];

    /// <summary>What follows from an outcome beside the step that the route takes; under <c>*</c> from every outcome.</summary>
    public IReadOnlyDictionary<string, Gevolgen> Gevolgen { get; init; } = new Dictionary<string, Gevolgen>();

    /// <summary>Who alone may choose this outcome.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> RollenBijUitkomst { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

public enum SoortVeld
{
    Tekst, Lang, Datum, Moment, Keuze, Meerkeuze, JaNee, Vink, Getal, Bedrag, Bsn, Groep, Lijst, Kaart, Namen,
}

/// <summary>One field. What is required is only what the routekaart says; the order of the fields is the order of the checks.</summary>
public sealed record Veld(string Id, string Label, SoortVeld Soort)
{
    public string? Uitleg { get; init; }

    /// <summary>Heading under which the screen shows the field.</summary>
    public string? Kop { get; init; }

    /// <summary>Name of the list a choice comes from (lijsten.json, or a list of the municipality).</summary>
    public string? Keuzes { get; init; }

    /// <summary>Name of the list whose names are offered while one types; any other text is as good.</summary>
    public string? Aangeboden { get; init; }

    /// <summary>Another kebab-case word than those in the list is accepted as well.</summary>
    public bool Open { get; init; }

    /// <summary>Only asked with these outcomes; empty means always.</summary>
    public IReadOnlyList<string> Bij { get; init; } = [];

    /// <summary>Required with these outcomes; "*" means always.</summary>
    public IReadOnlyList<string> VerplichtBij { get; init; } = [];

    /// <summary>Only the answer yes counts as filled in.</summary>
    public bool MoetJa { get; init; }

    public bool NietInToekomst { get; init; }

    /// <summary>Filled in beforehand with the last answer to a field of this name in the case.</summary>
    public bool Overnemen { get; init; }

    /// <summary>When the case knows it, the screen shows it as text, and the field one click away.</summary>
    public bool EerstTonen { get; init; }

    /// <summary>Fields of a group, of each line of a list, or of each entry of a map.</summary>
    public IReadOnlyList<Veld> Velden { get; init; } = [];

    public int MaxLengte { get; init; } = 4000;
}
