namespace CaseFlow.Termijnen;

/// <summary>
/// Counting in working days: every day that is no Saturday, Sunday, recognised holiday or equated day.
/// No law defines the word for all terms; this is the reading of the Awt's free days.
/// </summary>
public static class Werkdagen
{
    /// <summary>
    /// The number of working days after <paramref name="van"/>, up to and including <paramref name="totEnMet"/>;
    /// 0 when that lies on or before it.
    /// </summary>
    /// <exception cref="KalenderOnbeslistException">A day on the way is undecided.</exception>
    public static int Tussen(DateOnly van, DateOnly totEnMet, Kalender kalender)
    {
        var aantal = 0;
        for (var dag = van; dag < totEnMet;)
        {
            dag = dag.AddDays(1);
            if (kalender.IsWerkdag(dag))
                aantal++;
        }
        return aantal;
    }

    /// <summary>This day, or the first working day after it. Source: Awt art. 1 lid 1.</summary>
    /// <exception cref="KalenderOnbeslistException">A day on the way is undecided.</exception>
    public static DateOnly EersteVanaf(DateOnly dag, Kalender kalender)
    {
        while (!kalender.IsWerkdag(dag))
            dag = dag.AddDays(1);
        return dag;
    }

    /// <summary>
    /// The day so many working days before <paramref name="dag"/>. Never fails: an undecided year counts
    /// as one without equated days, so use it for warnings and not for legal dates.
    /// </summary>
    public static DateOnly Terug(DateOnly dag, int aantal, Kalender kalender)
    {
        while (aantal > 0)
        {
            dag = dag.AddDays(-1);
            if (kalender.ZekerVrij(dag) is null)
                aantal--;
        }
        return dag;
    }
}
