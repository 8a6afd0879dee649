using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CaseFlow.Tellingen;

public enum PeriodeSoort { Maand, Kwartaal, Jaar }

/// <summary>A month, quarter or year of the calendar, written as 2026-03, 2026-Q1 or 2026.</summary>
public sealed record Periode : IComparable<Periode>
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    private Periode(PeriodeSoort soort, int jaar, int nummer) => (Soort, Jaar, Nummer) = (soort, jaar, nummer);

    public PeriodeSoort Soort { get; }

    public int Jaar { get; }

    /// <summary>The how-manieth month or quarter of the year; 1 for a year.</summary>
    public int Nummer { get; }

    public DateOnly Van => new(Jaar, (Nummer - 1) * Maanden + 1, 1);

    /// <summary>The last day that belongs to it.</summary>
    public DateOnly Tot => Van.AddMonths(Maanden).AddDays(-1);

    /// <summary>In words: maart 2026, 1e kwartaal 2026, 2026.</summary>
    public string Naam => Soort switch
    {
        PeriodeSoort.Maand => Van.ToString("MMMM yyyy", Nederlands),
        PeriodeSoort.Kwartaal => $"{Nummer}e kwartaal {Jaar}",
        _ => ToString(),
    };

    private int Maanden => Soort switch { PeriodeSoort.Maand => 1, PeriodeSoort.Kwartaal => 3, _ => 12 };

    public static Periode Maand(DateOnly dag) => new(PeriodeSoort.Maand, dag.Year, dag.Month);

    /// <summary>The period of this kind in which the day lies.</summary>
    public static Periode Met(PeriodeSoort soort, DateOnly dag) => soort switch
    {
        PeriodeSoort.Maand => Maand(dag),
        PeriodeSoort.Kwartaal => new(soort, dag.Year, (dag.Month + 2) / 3),
        _ => new(soort, dag.Year, 1),
    };

    public Periode Volgende()
    {
        var dag = Van.AddMonths(Maanden);
        return new Periode(Soort, dag.Year, (dag.Month - 1) / Maanden + 1);
    }

    /// <summary>The shorter periods inside it, in the order in which they end: the months of a quarter; of a year the quarters too, each after its months.</summary>
    public IEnumerable<Periode> Delen() => Soort switch
    {
        PeriodeSoort.Jaar => Reeks(PeriodeSoort.Kwartaal).SelectMany(k => k.Delen().Append(k)),
        PeriodeSoort.Kwartaal => Reeks(PeriodeSoort.Maand),
        _ => [],
    };

    private IEnumerable<Periode> Reeks(PeriodeSoort soort)
    {
        for (var periode = Met(soort, Van); periode.Van <= Tot; periode = periode.Volgende())
        {
            yield return periode;
        }
    }

    public bool IsAfgesloten(DateOnly vandaag) => Tot < vandaag;

    public static Periode Parse(string tekst) =>
        TryParse(tekst, out var periode) ? periode : throw new FormatException($"'{tekst}' is geen periode. Schrijf 2026-03, 2026-Q1 of 2026.");

    public static bool TryParse(string? tekst, [NotNullWhen(true)] out Periode? periode)
    {
        periode = null;
        if (tekst is null || tekst.Length is not (4 or 7) || !Getal(tekst[..4], out var jaar) || jaar is < 1900 or > 2999)
        {
            return false;
        }
        var (soort, meeste, cijfers) = tekst.Length == 4 ? (PeriodeSoort.Jaar, 1, "1")
            : tekst[5] == 'Q' ? (PeriodeSoort.Kwartaal, 4, tekst[6..])
            : (PeriodeSoort.Maand, 12, tekst[5..]);
        if ((tekst.Length == 7 && tekst[4] != '-') || !Getal(cijfers, out var nummer) || nummer < 1 || nummer > meeste)
        {
            return false;
        }
        periode = new Periode(soort, jaar, nummer);
        return true;
    }

    public int CompareTo(Periode? other) => other is null ? 1 : (Van, Tot).CompareTo((other.Van, other.Tot));

    public override string ToString() => Soort switch
    {
        PeriodeSoort.Maand => $"{Jaar:0000}-{Nummer:00}",
        PeriodeSoort.Kwartaal => $"{Jaar:0000}-Q{Nummer}",
        _ => $"{Jaar:0000}",
    };

    private static bool Getal(string tekst, out int getal) => int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out getal);
}
