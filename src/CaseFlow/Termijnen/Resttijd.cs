namespace CaseFlow.Termijnen;

/// <summary>How much time is left, as a number and as people say it. "Today" is always an argument.</summary>
public static class Resttijd
{
    /// <summary>Calendar days from today to the last day; 0 on the day itself, negative when it is too late.</summary>
    public static int DagenTot(DateOnly laatsteDag, DateOnly vandaag) => laatsteDag.DayNumber - vandaag.DayNumber;

    /// <summary>
    /// <c>nog 3 werkdagen, uiterlijk di 7 april</c>, <c>morgen</c>, <c>vandaag</c>, <c>2 dagen te laat</c>. From two
    /// weeks on it counts in weeks. Where a year is undecided it counts in calendar days instead.
    /// </summary>
    public static string Tekst(DateOnly laatsteDag, DateOnly vandaag, Kalender kalender)
    {
        var dagen = DagenTot(laatsteDag, vandaag);
        return dagen switch
        {
            < -1 => $"{-dagen} dagen te laat",
            -1 => "1 dag te laat",
            0 => "vandaag",
            1 => "morgen",
            _ => $"{Rest(dagen, laatsteDag, vandaag, kalender)}, uiterlijk {DatumTekst.Kort(laatsteDag)}"
                 + (laatsteDag.Year == vandaag.Year ? "" : $" {laatsteDag.Year}"),
        };
    }

    private static string Rest(int dagen, DateOnly laatsteDag, DateOnly vandaag, Kalender kalender)
    {
        if (dagen >= 14)
            return $"nog {(dagen % 7 == 0 ? "" : "ruim ")}{dagen / 7} weken";
        try
        {
            return Werkdagen.Tussen(vandaag, laatsteDag, kalender) switch
            {
                0 => "geen werkdag meer",
                1 => "nog 1 werkdag",
                var werkdagen => $"nog {werkdagen} werkdagen",
            };
        }
        catch (KalenderOnbeslistException)
        {
            return $"nog {dagen} dagen";
        }
    }
}
