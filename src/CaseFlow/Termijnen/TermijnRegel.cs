namespace CaseFlow.Termijnen;

/// <summary>The four clocks of a case. They run beside each other and are never mixed; every screen says which one it shows.</summary>
public enum TermijnSoort
{
    /// <summary>What the law or a verordening says; missing it has legal consequences.</summary>
    Wettelijk,

    /// <summary>The day that was promised or planned for this case.</summary>
    Gepland,

    /// <summary>A norm that the municipality sets itself.</summary>
    Intern,

    /// <summary>How long one step should take.</summary>
    Stap,
}

/// <summary>What becomes of a term whose last day passes without the act.</summary>
public enum NaAfloop { TeLaat, Vervallen }

/// <summary>From how long before the last day a term is near.</summary>
public sealed record NaderendDrempel(int Aantal, Eenheid Eenheid);

/// <summary>Whether a way to get more time moves the last day, or only has to be told.</summary>
public enum VerlengingGevolg { Verschuift, Mededeling }

/// <summary>
/// One way in which the law gives more time for a term. <paramref name="Max"/> in <paramref name="Eenheid"/> is the cap of one act, and
/// <paramref name="Keer"/> how often it may be done; null means that the law names no number.
/// </summary>
public sealed record Verlengmogelijkheid(
    string Id, string Artikel, string Omschrijving, int? Max, Eenheid? Eenheid, int? Keer, VerlengingGevolg Gevolg, string? Brief);

/// <summary>
/// One version of a term: what the law or the municipality says, from which day, and how it behaves.
/// <paramref name="Wetten"/> null means every law.
/// </summary>
public sealed record TermijnRegel(
    string Id,
    DateOnly GeldigVanaf,
    TermijnSoort Soort,
    string Wet,
    string Artikel,
    string Omschrijving,
    int Duur,
    Eenheid Eenheid,
    AwtToepassing Awt,
    string Start,
    string StartToelichting,
    IReadOnlyList<string>? Wetten,
    string GehaaldDoor,
    bool IsOpschortbaar,
    string OpschortingArtikel,
    string? OpschortingReden,
    bool IsSignalerend,
    NaderendDrempel? Naderend,
    NaAfloop NaAfloop,
    string Gevolg)
{
    /// <summary>A few words (Dutch) for in a list; null where the first sentence of the description will do.</summary>
    public string? Naam { get; init; }

    /// <summary>Ids of the legal grounds on which this term may stand still.</summary>
    public IReadOnlyList<string> Gronden { get; init; } = [];

    public IReadOnlyList<Verlengmogelijkheid> Verlengingen { get; init; } = [];

    /// <summary>Why there is no more time to get, with the article; null where there is.</summary>
    public string? VerlengingReden { get; init; }

    /// <summary>Length when an advisory committee takes part, in the same unit; null where that makes no difference.</summary>
    public int? DuurMetCommissie { get; init; }

    /// <summary>Counted backwards from the day of the event: the last day lies before it, and the Awt moves nothing (Awt 1 lid 2).</summary>
    public bool IsTerugrekening { get; init; }

    /// <summary>Runs on when the case is closed: what it is about comes after the case.</summary>
    public bool LooptNaSluiten { get; init; }

    /// <summary>Counted in the figures when it is over.</summary>
    public bool IsGeteld { get; init; } = true;

    /// <summary>The municipality whose norm this is; null for the law.</summary>
    public string? Gemeente { get; init; }

    /// <summary>The step that meets a norm, and its outcome where only that one does; null where the code knows.</summary>
    public (string Taak, string? Uitkomst)? Klaar { get; init; }

    /// <summary>Begins a sentence (Dutch) about this term, in words that need no code to understand.</summary>
    public string Zin => $"De termijn \u201c{Titel}\u201d";

    /// <summary>For lists (Dutch): what it is about, in a few words. The description says what is done when it is met, and reads there as if it were.</summary>
    public string Titel => Naam ?? Omschrijving.Split(". ")[0].TrimEnd('.');

    /// <summary>Whether this term runs for a case under this law; <c>onbekend</c> while that is not settled.</summary>
    public bool GeldtVoor(string wet) => Wetten is null || Wetten.Contains(wet, StringComparer.OrdinalIgnoreCase);

    /// <summary>The last day of this term. Days and errors as in <see cref="TermijnBerekening.Bereken"/>.</summary>
    /// <exception cref="TermijnNietOpschortbaarException">Suspensions on a term that cannot stand still.</exception>
    public TermijnUitkomst Bereken(DateOnly startdatum, IReadOnlyList<Opschorting>? opschortingen, Kalender kalender) =>
        opschortingen is { Count: > 0 } && !IsOpschortbaar
            ? throw new TermijnNietOpschortbaarException(this)
            : TermijnBerekening.Bereken(new(startdatum, Duur, Eenheid, Awt, opschortingen) { IsTerugrekening = IsTerugrekening }, kalender);
}
