namespace CaseFlow.Termijnen;

public enum VrijeDagSoort { Weekend, Feestdag, Gelijkgesteld }

/// <summary>A day that is no working day, with its Dutch name and the article or decree that makes it free.</summary>
public sealed record VrijeDag(DateOnly Datum, VrijeDagSoort Soort, string Naam, string Grondslag);

/// <summary>
/// The recognised holidays of the Algemene termijnenwet (Awt), article 3 paragraphs 1 and 2. Easter
/// Sunday and Whit Sunday are Sundays already and no holidays of their own in the Awt.
/// </summary>
public static class Feestdagen
{
    /// <summary>First year whose holidays are known here.</summary>
    public const int EersteJaar = 2013;

    private const string Lid1 = "Awt art. 3 lid 1";
    private const string Lid2 = "Awt art. 3 lid 2";

    /// <summary>
    /// The holidays of one year in order of date. 5 May counts every year. Two holidays on one day
    /// (Ascension on 5 May 2016) are two rows.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A year before 2013 or after 9999.</exception>
    public static IReadOnlyList<VrijeDag> Van(int jaar)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(jaar, EersteJaar);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(jaar, DateOnly.MaxValue.Year);
        var pasen = Pasen(jaar);
        return
        [
            .. new[]
            {
                Dag(new(jaar, 1, 1), "Nieuwjaarsdag", Lid1),
                Dag(pasen.AddDays(-2), "Goede Vrijdag", Lid2),
                Dag(pasen.AddDays(1), "Tweede Paasdag", Lid1),
                Verjaardag(jaar),
                Dag(new(jaar, 5, 5), "Bevrijdingsdag", Lid1),
                Dag(pasen.AddDays(39), "Hemelvaartsdag", Lid1),
                Dag(pasen.AddDays(50), "Tweede Pinksterdag", Lid1),
                Dag(new(jaar, 12, 25), "Eerste Kerstdag", Lid1),
                Dag(new(jaar, 12, 26), "Tweede Kerstdag", Lid1),
            }.OrderBy(dag => dag.Datum),
        ];
    }

    /// <summary>Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    public static DateOnly Pasen(int jaar)
    {
        var a = jaar % 19;
        var (b, c) = (jaar / 100, jaar % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new(jaar, n / 31, n % 31 + 1);
    }

    // 27 April, a day earlier when that is a Sunday. In 2013 it was still 30 April.
    private static VrijeDag Verjaardag(int jaar)
    {
        if (jaar == 2013)
            return Dag(new(2013, 4, 30), "Koninginnedag", Lid1);
        var dag = new DateOnly(jaar, 4, 27);
        return Dag(dag.DayOfWeek == DayOfWeek.Sunday ? dag.AddDays(-1) : dag, "Koningsdag", Lid1);
    }

    private static VrijeDag Dag(DateOnly datum, string naam, string grondslag) =>
        new(datum, VrijeDagSoort.Feestdag, naam, grondslag);
}
