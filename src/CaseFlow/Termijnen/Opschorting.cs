using System.Globalization;

namespace CaseFlow.Termijnen;

/// <summary>Days on which a term stands still; both ends belong to it.</summary>
public readonly record struct Opschorting
{
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    public Opschorting(DateOnly van, DateOnly totEnMet)
    {
        if (totEnMet < van)
            throw new ArgumentException($"De opschorting eindigt ({totEnMet:yyyy-MM-dd}) voordat zij begint ({van:yyyy-MM-dd}).");
        (Van, TotEnMet) = (van, totEnMet);
    }

    public DateOnly Van { get; }
    public DateOnly TotEnMet { get; }

    /// <summary>
    /// The suspended days after an invitation to complete an application (Awb 4:15 lid 1): from the day
    /// after the invitation until the day of completion. That day itself counts as running, the cautious
    /// reading, unless <paramref name="inclusiefAanvuldag"/>. Null when no day is suspended.
    /// </summary>
    public static Opschorting? NaUitnodiging(DateOnly uitnodiging, DateOnly aanvulling, bool inclusiefAanvuldag = false)
    {
        var (van, totEnMet) = (uitnodiging.AddDays(1), inclusiefAanvuldag ? aanvulling : aanvulling.AddDays(-1));
        return totEnMet < van ? null : new(van, totEnMet);
    }

    /// <summary>Reads <c>2026-03-10..2026-03-15; 2026-04-01..2026-04-03</c>; empty text is no suspension.</summary>
    /// <exception cref="FormatException">The text is written differently; the message is Dutch.</exception>
    public static IReadOnlyList<Opschorting> Parse(string text)
    {
        var ranges = new List<Opschorting>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var days = part.Split("..", StringSplitOptions.TrimEntries);
            if (days.Length != 2 || !TryDate(days[0], out var van) || !TryDate(days[1], out var totEnMet))
                throw new FormatException($"\"{part}\" is geen periode. Schrijf een periode als 2026-03-10..2026-03-15, met een puntkomma tussen twee perioden.");
            if (totEnMet < van)
                throw new FormatException($"de periode \"{part}\" eindigt voordat zij begint.");
            ranges.Add(new(van, totEnMet));
        }
        return ranges;
    }

    /// <summary>Joins ranges that overlap or touch, in order: a day stands still only once.</summary>
    internal static IReadOnlyList<Opschorting> Join(IEnumerable<Opschorting> ranges)
    {
        var joined = new List<Opschorting>();
        foreach (var range in ranges.OrderBy(r => r.Van))
        {
            if (joined is [.., var last] && range.Van.DayNumber <= last.TotEnMet.DayNumber + 1)
                joined[^1] = new(last.Van, range.TotEnMet > last.TotEnMet ? range.TotEnMet : last.TotEnMet);
            else
                joined.Add(range);
        }
        return joined;
    }

    internal int Dagen => TotEnMet.DayNumber - Van.DayNumber + 1;

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
