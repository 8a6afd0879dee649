using CaseFlow.Shared;

namespace CaseFlow.Termijnen;

/// <summary>How long something took, as people say it.</summary>
public static class Doorlooptijd
{
    /// <summary><c>minder dan een uur</c>, <c>3 uur</c>, <c>2 werkdagen</c>: within one day by the clock, longer in working days. Where a year is undecided it counts calendar days.</summary>
    public static string Tekst(DateTimeOffset van, DateTimeOffset tot, Kalender kalender)
    {
        var (eerste, laatste) = (AmsterdamTime.DateOf(van), AmsterdamTime.DateOf(tot));
        if (laatste <= eerste)
        {
            return Uren((long)Math.Max(0, (tot - van).TotalSeconds));
        }
        try
        {
            return Werkdagen.Tussen(eerste, laatste, kalender) switch
            {
                0 => "geen werkdag",
                1 => "1 werkdag",
                var dagen => $"{dagen} werkdagen",
            };
        }
        catch (KalenderOnbeslistException)
        {
            return Dagen(laatste.DayNumber - eerste.DayNumber);
        }
    }

    /// <summary>A length by the clock: <c>minder dan een uur</c>, <c>3 uur</c>, <c>1,5 dag</c>, <c>12 dagen</c>.</summary>
    public static string Tekst(double seconden) => seconden switch
    {
        < 86_400 => Uren((long)seconden),
        < 864_000 => Dagen(Math.Round((decimal)seconden / 86_400, 1)),
        _ => Dagen(Math.Round((decimal)seconden / 86_400)),
    };

    private static string Uren(long seconden) => seconden < 3600 ? "minder dan een uur" : $"{seconden / 3600} uur";

    private static string Dagen(decimal dagen) => $"{dagen.ToString("0.#", System.Globalization.CultureInfo.GetCultureInfo("nl-NL"))} {(dagen < 2 ? "dag" : "dagen")}";
}
