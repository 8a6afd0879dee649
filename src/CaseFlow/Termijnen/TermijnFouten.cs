namespace CaseFlow.Termijnen;

/// <summary>A last day depends on a year whose equated days (Awt art. 3 lid 3) are not known yet.</summary>
public sealed class KalenderOnbeslistException(int jaar) : Exception(
    $"De vrije dagen van {jaar} zijn nog niet bekend: het besluit over de gelijkgestelde dagen ontbreekt "
    + "in de kalender. Daarom is deze datum niet uit te rekenen.")
{
    public int Jaar { get; } = jaar;
}

/// <summary>A term that would end after the year 9999.</summary>
public sealed class TermijnTeLangException() : Exception("De termijn is te lang: de laatste dag valt na het jaar 9999.");

/// <summary>A suspension was asked for a term that the law does not let stand still.</summary>
public sealed class TermijnNietOpschortbaarException(TermijnRegel regel) : Exception(
    $"De termijn {regel.Id} kan niet stilstaan. {regel.OpschortingReden}")
{
    public TermijnRegel Regel { get; } = regel;
}
