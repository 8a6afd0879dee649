namespace CaseFlow.Termijnen;

public enum TermijnSoort { Wettelijk, Gemeentelijk }

/// <summary>What becomes of a term whose last day passes without the act.</summary>
public enum NaAfloop { TeLaat, Vervallen }

/// <summary>From how long before the last day a term is near.</summary>
public sealed record NaderendDrempel(int Aantal, Eenheid Eenheid);

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
    /// <summary>Whether this term runs for a case under this law; <c>onbekend</c> while that is not settled.</summary>
    public bool GeldtVoor(string wet) => Wetten is null || Wetten.Contains(wet, StringComparer.OrdinalIgnoreCase);

    /// <summary>The last day of this term. Days and errors as in <see cref="TermijnBerekening.Bereken"/>.</summary>
    /// <exception cref="TermijnNietOpschortbaarException">Suspensions on a term that cannot stand still.</exception>
    public TermijnUitkomst Bereken(DateOnly startdatum, IReadOnlyList<Opschorting>? opschortingen, Kalender kalender) =>
        opschortingen is { Count: > 0 } && !IsOpschortbaar
            ? throw new TermijnNietOpschortbaarException(this)
            : TermijnBerekening.Bereken(new(startdatum, Duur, Eenheid, Awt, opschortingen), kalender);
}
