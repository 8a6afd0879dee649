using System.Collections.Concurrent;

namespace CaseFlow.Termijnen;

/// <summary>
/// Tells which days are no working days: weekends, the holidays of Awt article 3 paragraphs 1 and 2
/// (computed) and the days that a royal decree equates with them (paragraph 3, from a file). A year is
/// decided once the file has a row for it, also when that row lists no days. Dates are Dutch calendar
/// days; there is no clock or time zone in here. Safe for use by many threads.
/// </summary>
public sealed class Kalender
{
    private readonly IReadOnlyDictionary<int, IReadOnlyList<VrijeDag>> _gelijkgesteld;
    private readonly ConcurrentDictionary<int, IReadOnlyDictionary<DateOnly, VrijeDag>> _jaren = new();

    private Kalender(IReadOnlyDictionary<int, IReadOnlyList<VrijeDag>> gelijkgesteld)
    {
        _gelijkgesteld = gelijkgesteld;
        BeslisteJaren = [.. gelijkgesteld.Keys.Order()];
    }

    /// <summary>The years whose equated days are known, in order.</summary>
    public IReadOnlyList<int> BeslisteJaren { get; }

    /// <summary>Reads the equated days: <c>[{"jaar": 2026, "besluit": "...", "dagen": ["2026-01-02"]}]</c>.</summary>
    /// <exception cref="InvalidFileException">A wrong file; the Dutch message names file and line.</exception>
    public static Kalender Load(string path)
    {
        var jaren = new Dictionary<int, IReadOnlyList<VrijeDag>>();
        foreach (var row in JsonSource.Load(path).Items())
        {
            row.OnlyKeys("jaar", "besluit", "dagen");
            var jaar = row.Get("jaar").Number(Feestdagen.EersteJaar, DateOnly.MaxValue.Year);
            var besluit = row.Get("besluit").Text();
            var dagen = new List<VrijeDag>();
            foreach (var item in row.Get("dagen").Items())
            {
                var dag = item.Date();
                if (dag.Year != jaar)
                    throw item.Fault($"deze dag valt niet in {jaar}.");
                if (IsWeekend(dag) || Feestdagen.Van(jaar).Any(f => f.Datum == dag))
                    throw item.Fault("deze dag is al een weekend of feestdag. Controleer de datum.");
                if (dagen.Any(d => d.Datum == dag))
                    throw item.Fault("deze dag staat er twee keer.");
                dagen.Add(new(dag, VrijeDagSoort.Gelijkgesteld, "gelijkgestelde dag", besluit));
            }
            if (!jaren.TryAdd(jaar, dagen))
                throw row.Fault($"het jaar {jaar} staat er twee keer.");
        }
        return new(jaren);
    }

    /// <summary>Whether the equated days of this year are known.</summary>
    public bool IsBeslist(int jaar) => _gelijkgesteld.ContainsKey(jaar);

    /// <summary>Holidays and equated days of a year, in order of date.</summary>
    /// <exception cref="KalenderOnbeslistException">The equated days of the year are not known.</exception>
    public IReadOnlyList<VrijeDag> VrijeDagen(int jaar) => IsBeslist(jaar)
        ? [.. Feestdagen.Van(jaar).Concat(_gelijkgesteld[jaar]).OrderBy(dag => dag.Datum)]
        : throw new KalenderOnbeslistException(jaar);

    /// <summary>
    /// Why this day is no working day, or null when it is one. A holiday in a weekend is named as holiday.
    /// </summary>
    /// <exception cref="KalenderOnbeslistException">
    /// The year is undecided and the day is neither weekend nor holiday, so that it might be equated.
    /// </exception>
    public VrijeDag? WaaromVrij(DateOnly dag) =>
        ZekerVrij(dag) is { } vrij ? vrij
        : IsBeslist(dag.Year) ? null
        : throw new KalenderOnbeslistException(dag.Year);

    /// <inheritdoc cref="WaaromVrij"/>
    public bool IsWerkdag(DateOnly dag) => WaaromVrij(dag) is null;

    /// <summary>As <see cref="WaaromVrij"/>, but an undecided year counts as a year without equated days.</summary>
    internal VrijeDag? ZekerVrij(DateOnly dag) =>
        _jaren.GetOrAdd(dag.Year, PerDatum).GetValueOrDefault(dag)
        ?? (IsWeekend(dag) ? new(dag, VrijeDagSoort.Weekend, "weekend", "Awt art. 1 lid 1") : null);

    private static bool IsWeekend(DateOnly dag) => dag.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private IReadOnlyDictionary<DateOnly, VrijeDag> PerDatum(int jaar) =>
        jaar < Feestdagen.EersteJaar
            ? new Dictionary<DateOnly, VrijeDag>()
            : Feestdagen.Van(jaar).Concat(_gelijkgesteld.GetValueOrDefault(jaar, []))
                .GroupBy(dag => dag.Datum)
                .ToDictionary(
                    groep => groep.Key,
                    groep => groep.First() with { Naam = string.Join(" en ", groep.Select(dag => dag.Naam)) });
}
