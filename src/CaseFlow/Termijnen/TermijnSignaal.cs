namespace CaseFlow.Termijnen;

public enum Signaal { Geen, Nadert, Verlopen }

/// <summary>The warning that a running term gives; the caller leaves out terms that are met, suspended or lapsed.</summary>
public static class TermijnSignaal
{
    /// <summary>
    /// Expired from the day after the last day; near from <see cref="NadertVanaf"/>. A rule that does not
    /// signal never warns. Days are Dutch calendar days; <paramref name="vandaag"/> is the caller's clock.
    /// </summary>
    public static Signaal Bepaal(DateOnly laatsteDag, TermijnRegel regel, DateOnly vandaag, Kalender kalender) =>
        !regel.IsSignalerend ? Signaal.Geen
        : vandaag > laatsteDag ? Signaal.Verlopen
        : vandaag >= NadertVanaf(laatsteDag, regel, kalender) ? Signaal.Nadert
        : Signaal.Geen;

    /// <summary>
    /// The first day on which the term is near: 7 days before the last day for terms longer than four
    /// weeks, three working days for one to four weeks, one working day for shorter, unless the rule sets
    /// its own. Never fails on an undecided year.
    /// </summary>
    public static DateOnly NadertVanaf(DateOnly laatsteDag, TermijnRegel regel, Kalender kalender)
    {
        var drempel = regel.Naderend ?? Standaard(regel);
        return drempel.Eenheid == Eenheid.Werkdagen
            ? Werkdagen.Terug(laatsteDag, drempel.Aantal, kalender)
            : laatsteDag.AddDays(-drempel.Aantal);
    }

    // Five working days are a week; a month is always taken as longer than four weeks.
    private static NaderendDrempel Standaard(TermijnRegel regel) => (regel.Eenheid, regel.Duur) switch
    {
        (Eenheid.Maanden or Eenheid.Jaren, > 0)
            or (Eenheid.Weken, > 4)
            or (Eenheid.Kalenderdagen, > 28)
            or (Eenheid.Werkdagen, > 20) => new(7, Eenheid.Kalenderdagen),
        (Eenheid.Weken, > 0)
            or (Eenheid.Kalenderdagen, >= 7)
            or (Eenheid.Werkdagen, >= 5) => new(3, Eenheid.Werkdagen),
        _ => new(1, Eenheid.Werkdagen),
    };
}
