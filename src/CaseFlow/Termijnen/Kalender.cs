using System.Collections.Concurrent;

namespace CaseFlow.Termijnen;

/// <summary>
/// Tells which days are no working days: weekends, the holidays of Awt article 3 paragraphs 1 and 2
/// (computed) and the days that a royal decree equates with them (paragraph 3, from a file, and over it
/// what was entered since). A year is decided once there is a row for it, also when that row lists no days. Dates are Dutch calendar
/// days; there is no clock or time zone in here. Safe for use by many threads.
/// </summary>
public sealed class Kalender
{
    private readonly IReadOnlyDictionary<int, GelijkgesteldJaar> _bestand;

    // Replaced as a whole: a calculation that runs sees the old calendar or the new one, never half of both.
    private volatile Stand _stand;

    private Kalender(IReadOnlyDictionary<int, GelijkgesteldJaar> bestand) => (_bestand, _stand) = (bestand, new(bestand));

    /// <summary>The years whose equated days are known, in order.</summary>
    public IReadOnlyList<int> BeslisteJaren => [.. _stand.Gelijkgesteld.Keys.Order()];

    /// <summary>Lays what was entered over the file; what was entered before is gone.</summary>
    public void Zet(IEnumerable<GelijkgesteldJaar> ingevuld)
    {
        var jaren = new Dictionary<int, GelijkgesteldJaar>(_bestand);
        foreach (var jaar in ingevuld)
            jaren[jaar.Jaar] = jaar;
        if (jaren.Count != _stand.Gelijkgesteld.Count || jaren.Values.Any(j => !j.IsGelijk(_stand.Gelijkgesteld.GetValueOrDefault(j.Jaar))))
            _stand = new(jaren);
    }

    /// <summary>A calendar of its own with this year otherwise, to see what that would do.</summary>
    public Kalender Met(GelijkgesteldJaar jaar) => new(new Dictionary<int, GelijkgesteldJaar>(_stand.Gelijkgesteld) { [jaar.Jaar] = jaar });

    /// <summary>The decree behind the equated days of a year, or null while there is none.</summary>
    public string? BesluitVan(int jaar) => _stand.Gelijkgesteld.GetValueOrDefault(jaar)?.Besluit;

    /// <summary>Reads the equated days: <c>[{"jaar": 2026, "besluit": "...", "dagen": ["2026-01-02"]}]</c>.</summary>
    /// <exception cref="InvalidFileException">A wrong file; the Dutch message names file and line.</exception>
    public static Kalender Load(string path)
    {
        var jaren = new Dictionary<int, GelijkgesteldJaar>();
        foreach (var row in JsonSource.Load(path).Items())
        {
            row.OnlyKeys("jaar", "besluit", "dagen");
            var jaar = row.Get("jaar").Number(Feestdagen.EersteJaar, DateOnly.MaxValue.Year);
            var besluit = row.Get("besluit").Text();
            var dagen = new List<DateOnly>();
            foreach (var item in row.Get("dagen").Items())
            {
                var dag = item.Date();
                if (dag.Year != jaar)
                    throw item.Fault($"deze dag valt niet in {jaar}.");
                if (IsWeekend(dag) || Feestdagen.Van(jaar).Any(f => f.Datum == dag))
                    throw item.Fault("deze dag is al een weekend of feestdag. Controleer de datum.");
                if (dagen.Contains(dag))
                    throw item.Fault("deze dag staat er twee keer.");
                dagen.Add(dag);
            }
            if (!jaren.TryAdd(jaar, new(jaar, besluit, dagen)))
                throw row.Fault($"het jaar {jaar} staat er twee keer.");
        }
        return new(jaren);
    }

    /// <summary>Whether the equated days of this year are known.</summary>
    public bool IsBeslist(int jaar) => _stand.Gelijkgesteld.ContainsKey(jaar);

    /// <summary>Holidays and equated days of a year, in order of date.</summary>
    /// <exception cref="KalenderOnbeslistException">The equated days of the year are not known.</exception>
    public IReadOnlyList<VrijeDag> VrijeDagen(int jaar) => _stand.Gelijkgesteld.TryGetValue(jaar, out var beslist)
        ? [.. Feestdagen.Van(jaar).Concat(beslist.VrijeDagen).OrderBy(dag => dag.Datum)]
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
        _stand.VanJaar(dag.Year).GetValueOrDefault(dag)
        ?? (IsWeekend(dag) ? new(dag, VrijeDagSoort.Weekend, "weekend", "Awt art. 1 lid 1") : null);

    private static bool IsWeekend(DateOnly dag) => dag.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private sealed record Stand(IReadOnlyDictionary<int, GelijkgesteldJaar> Gelijkgesteld)
    {
        private readonly ConcurrentDictionary<int, IReadOnlyDictionary<DateOnly, VrijeDag>> _jaren = new();

        public IReadOnlyDictionary<DateOnly, VrijeDag> VanJaar(int jaar) => _jaren.GetOrAdd(jaar, PerDatum);

        private IReadOnlyDictionary<DateOnly, VrijeDag> PerDatum(int jaar) =>
            jaar < Feestdagen.EersteJaar
                ? new Dictionary<DateOnly, VrijeDag>()
                : Feestdagen.Van(jaar).Concat(Gelijkgesteld.GetValueOrDefault(jaar)?.VrijeDagen ?? [])
                    .GroupBy(dag => dag.Datum)
                    .ToDictionary(
                        groep => groep.Key,
                        groep => groep.First() with { Naam = string.Join(" en ", groep.Select(dag => dag.Naam)) });
    }
}

/// <summary>The days of one year that a royal decree equates with holidays; decided also when there are none.</summary>
public sealed record GelijkgesteldJaar(int Jaar, string Besluit, IReadOnlyList<DateOnly> Dagen)
{
    internal IEnumerable<VrijeDag> VrijeDagen => Dagen.Select(dag => new VrijeDag(dag, VrijeDagSoort.Gelijkgesteld, "gelijkgestelde dag", Besluit));

    internal bool IsGelijk(GelijkgesteldJaar? ander) => ander is not null && Besluit == ander.Besluit && Dagen.SequenceEqual(ander.Dagen);
}
