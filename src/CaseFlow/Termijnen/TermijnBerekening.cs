namespace CaseFlow.Termijnen;

/// <summary>
/// A term to compute. <paramref name="Startdatum"/> is the day of the event, which is not counted (Awb 6:8
/// lid 1 for objections; the same method serves the other terms). All dates are Dutch calendar days
/// (Europe/Amsterdam): an event at 23:59 falls on that day. <paramref name="Duur"/> is a whole number
/// of <paramref name="Eenheid"/>, 0 or more.
/// </summary>
public sealed record TermijnVraag(
    DateOnly Startdatum,
    int Duur,
    Eenheid Eenheid,
    AwtToepassing Awt,
    IReadOnlyList<Opschorting>? Opschortingen = null)
{
    /// <summary>More time that was given, in the order in which it was.</summary>
    public IReadOnlyList<Verlenging> Verlengingen { get; init; } = [];

    /// <summary>Counted backwards from the event: nothing moves (Awt art. 1 lid 2). Whole calendar days only.</summary>
    public bool IsTerugrekening { get; init; }
}

/// <summary>The last day on which the act is in time, and how it was found.</summary>
public sealed record TermijnUitkomst(DateOnly LaatsteDag, Uitleg Uitleg);

/// <summary>
/// Computes the last day of a term: nominal end, plus all suspended days, and only then, once, the rule
/// that moves it off a free day. Pure: the same question and calendar always give the same answer.
/// </summary>
public static class TermijnBerekening
{
    private const string Awt = "de Algemene termijnenwet";
    private const string Eu = "Verordening (EEG, Euratom) 1182/71";

    /// <summary>
    /// Sources: Awb 4:15 (suspension; every suspended day is added as a calendar day, a day in two ranges
    /// once), Awt art. 1 lid 1 (off a free day), art. 2 (at least two working days; suspended days count as
    /// part of the term here, the cautious reading), art. 4 (limits), Regulation 1182/71 art. 3 (EU terms).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative length.</exception>
    /// <exception cref="KalenderOnbeslistException">The answer depends on an undecided year.</exception>
    /// <exception cref="TermijnTeLangException">The last day would lie after the year 9999.</exception>
    public static TermijnUitkomst Bereken(TermijnVraag vraag, Kalender kalender)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(vraag.Duur);
        if (vraag.Verlengingen.Count > 0)
            return TermijnVerlengd.Bereken(vraag, kalender);
        var stappen = new List<UitlegStap>();
        if (vraag.IsTerugrekening)
            return new(TelTerug(vraag, stappen), new(stappen));
        var dag = vraag.Eenheid == Eenheid.Werkdagen
            ? TelWerkdagen(vraag, kalender, stappen)
            : Tel(vraag, stappen);
        dag = TelStilstand(vraag, dag, stappen);
        dag = vraag.Awt switch
        {
            AwtToepassing.Nee => Blijf(dag, UitlegRegel.GeenAwt, "Awt art. 1 lid 1", stappen,
                "Deze termijn staat alleen in een verordening. De Algemene termijnenwet geldt dan niet vanzelf"),
            // Art. 3 lid 5 (two working days in a short period) is left alone: the EU terms of these routes are a month or longer.
            AwtToepassing.Eu => Schuif(dag, UitlegRegel.Eu, "Vo. 1182/71 art. 3 lid 4", $"{Eu}, artikel 3", kalender, stappen),
            _ when Grens(vraag) is { } grens => Blijf(dag, UitlegRegel.Awt4, "Awt art. 4 lid 1", stappen,
                $"De Algemene termijnenwet (artikel 4) geldt niet voor een termijn {grens}"),
            _ => VulAan(vraag, Schuif(dag, UitlegRegel.Awt1, "Awt art. 1 lid 1", $"{Awt}, artikel 1", kalender, stappen),
                kalender, stappen),
        };
        return new(dag, new(stappen));
    }

    /// <summary>
    /// Whether the Awt leaves this length alone: more than 90 days, twelve weeks or three months, or any
    /// number of years. Looks at length and unit only, never at suspensions. Source: Awt art. 4 lid 1.
    /// </summary>
    public static bool IsBuitenAwt(int duur, Eenheid eenheid) => Grens(duur, eenheid) is not null;

    internal static string Lengte(int duur, Eenheid eenheid) => $"{duur} " + (eenheid, duur) switch
    {
        (Eenheid.Kalenderdagen, 1) => "dag",
        (Eenheid.Kalenderdagen, _) => "dagen",
        (Eenheid.Werkdagen, 1) => "werkdag",
        (Eenheid.Werkdagen, _) => "werkdagen",
        (Eenheid.Weken, 1) => "week",
        (Eenheid.Weken, _) => "weken",
        (Eenheid.Maanden, 1) => "maand",
        (Eenheid.Maanden, _) => "maanden",
        _ => "jaar",
    };

    private static string? Grens(TermijnVraag vraag) => Grens(vraag.Duur, vraag.Eenheid);

    private static string? Grens(int duur, Eenheid eenheid) => (eenheid, duur) switch
    {
        (Eenheid.Kalenderdagen or Eenheid.Werkdagen, > 90) => "van meer dan 90 dagen",
        (Eenheid.Weken, > 12) => "van meer dan twaalf weken",
        (Eenheid.Maanden, > 3) => "van meer dan drie maanden",
        (Eenheid.Jaren, > 0) => "van een of meer jaren",
        _ => null,
    };

    private static DateOnly Tel(TermijnVraag vraag, List<UitlegStap> stappen)
    {
        var (start, duur) = (vraag.Startdatum, vraag.Duur);
        var eind = vraag.Eenheid switch
        {
            Eenheid.Kalenderdagen => PlusDagen(start, duur),
            Eenheid.Weken => PlusDagen(start, 7L * duur),
            Eenheid.Maanden => PlusMaanden(start, duur),
            _ => PlusMaanden(start, 12L * duur),
        };
        stappen.Add(new(UitlegRegel.Telling, "vgl. Awb 6:8 lid 1", start, eind, Telzin(vraag, eind)));
        if (vraag.Eenheid is Eenheid.Maanden or Eenheid.Jaren && eind.Day != start.Day)
            stappen.Add(new(UitlegRegel.Maandeinde, "telwijze van maanden en jaren", eind, eind,
                $"{DatumTekst.Hoofdletter(DatumTekst.Maand(eind))} {eind.Year} heeft geen dag {start.Day}, "
                + "daarom is het de laatste dag van die maand."));
        return eind;
    }

    private static DateOnly TelWerkdagen(TermijnVraag vraag, Kalender kalender, List<UitlegStap> stappen)
    {
        var (dag, over) = (vraag.Startdatum, vraag.Duur);
        var vrij = new List<VrijeDag>();
        while (over > 0)
        {
            dag = PlusDagen(dag, 1);
            if (kalender.WaaromVrij(dag) is { } reden)
                vrij.Add(reden);
            else
                over--;
        }
        var zin = Telzin(vraag, dag);
        if (vrij.Exists(v => v.Soort == VrijeDagSoort.Weekend))
            zin += " Weekenden tellen niet mee.";
        if (vrij.FindAll(v => v.Soort != VrijeDagSoort.Weekend) is { Count: > 0 } feestdagen)
            zin += $" Ook deze dagen tellen niet mee: {DatumTekst.Redenen(feestdagen)}.";
        stappen.Add(new(UitlegRegel.Telling, "Awt art. 3", vraag.Startdatum, dag, zin) { VrijeDagen = vrij });
        return dag;
    }

    private static string Telzin(TermijnVraag vraag, DateOnly eind) =>
        $"De termijn is {Lengte(vraag.Duur, vraag.Eenheid)}. De eerste dag, {DatumTekst.Voluit(vraag.Startdatum)}, "
        + $"telt niet mee. De termijn loopt dan tot en met {DatumTekst.Voluit(eind)}.";

    private static DateOnly TelStilstand(TermijnVraag vraag, DateOnly dag, List<UitlegStap> stappen)
    {
        var perioden = Opschorting.Join(vraag.Opschortingen ?? []);
        if (perioden.Count == 0)
            return dag;
        var dagen = perioden.Sum(p => (long)p.Dagen);
        var eind = PlusDagen(dag, dagen);
        var teksten = perioden.Select(p => p.Dagen == 1
            ? $"op {DatumTekst.Datum(p.Van)}"
            : $"van {DatumTekst.Datum(p.Van)} tot en met {DatumTekst.Datum(p.TotEnMet)}").ToList();
        stappen.Add(new(UitlegRegel.Opschorting, "Awb 4:15 (bij bezwaar 7:10 lid 2)", dag, eind,
            $"De termijn stond {dagen} {(dagen == 1 ? "dag" : "dagen")} stil ({DatumTekst.Opsomming(teksten)}). "
            + $"Die tijd komt erbij: de laatste dag wordt {DatumTekst.Voluit(eind)}."));
        return eind;
    }

    private static DateOnly TelTerug(TermijnVraag vraag, List<UitlegStap> stappen)
    {
        var eind = vraag.Startdatum.AddDays(-vraag.Duur);
        stappen.Add(new(UitlegRegel.Telling, "Awt art. 1 lid 2", vraag.Startdatum, eind,
            $"Deze termijn telt terug: {Lengte(vraag.Duur, vraag.Eenheid)} voor {DatumTekst.Voluit(vraag.Startdatum)} is {DatumTekst.Voluit(eind)}. "
            + "Bij terugtellen schuift de dag niet op."));
        return eind;
    }

    private static DateOnly Blijf(DateOnly dag, string regel, string artikel, List<UitlegStap> stappen, string reden)
    {
        stappen.Add(new(regel, artikel, dag, dag, $"{reden}. De laatste dag schuift dus niet op."));
        return dag;
    }

    private static DateOnly Schuif(
        DateOnly dag, string regel, string artikel, string wet, Kalender kalender, List<UitlegStap> stappen)
    {
        var vrij = new List<VrijeDag>();
        var eind = dag;
        for (; kalender.WaaromVrij(eind) is { } reden; eind = PlusDagen(eind, 1))
            vrij.Add(reden);
        stappen.Add(new(regel, artikel, dag, eind, vrij.Count == 0
            ? "Dat is een werkdag, dus de datum schuift niet op."
            : $"{DatumTekst.Hoofdletter(DatumTekst.Redenen(vrij))}. Volgens {wet}, schuift de laatste dag op naar "
              + $"de eerstvolgende werkdag: {DatumTekst.Voluit(eind)}.")
        { VrijeDagen = vrij });
        return eind;
    }

    // Awt art. 2 (three days or more). Counts back from the end and stops at two, so that a long term never asks about a year
    // that cannot change the answer.
    private static DateOnly VulAan(TermijnVraag vraag, DateOnly dag, Kalender kalender, List<UitlegStap> stappen)
    {
        if (vraag.Duur == 0 || (vraag.Eenheid is Eenheid.Kalenderdagen or Eenheid.Werkdagen && vraag.Duur < 3))
            return dag;
        var werkdagen = 0;
        for (var terug = dag; terug > vraag.Startdatum && werkdagen < 2; terug = terug.AddDays(-1))
            if (kalender.IsWerkdag(terug))
                werkdagen++;
        if (werkdagen == 2)
            return dag;

        var eind = dag;
        while (werkdagen < 2)
        {
            eind = PlusDagen(eind, 1);
            if (kalender.IsWerkdag(eind))
                werkdagen++;
        }
        var vrij = new List<VrijeDag>();
        for (var d = vraag.Startdatum.AddDays(1); d <= eind; d = d.AddDays(1))
            if (kalender.WaaromVrij(d) is { } reden)
                vrij.Add(reden);
        stappen.Add(new(UitlegRegel.Awt2, "Awt art. 2", dag, eind,
            $"Een termijn van drie dagen of langer moet volgens {Awt}, artikel 2, minstens twee werkdagen hebben. "
            + $"Deze termijn heeft er tot en met {DatumTekst.ZonderJaar(dag)} maar een, "
            + $"want {DatumTekst.Redenen(vrij)}. De laatste dag schuift op naar {DatumTekst.Voluit(eind)}.")
        { VrijeDagen = vrij });
        return eind;
    }

    private static DateOnly PlusDagen(DateOnly dag, long dagen) => dag.DayNumber + dagen <= DateOnly.MaxValue.DayNumber
        ? dag.AddDays((int)dagen)
        : throw new TermijnTeLangException();

    // Same day number; where the month has no such day, its last one.
    private static DateOnly PlusMaanden(DateOnly dag, long maanden) =>
        12L * dag.Year + dag.Month - 1 + maanden < 12L * (DateOnly.MaxValue.Year + 1)
            ? dag.AddMonths((int)maanden)
            : throw new TermijnTeLangException();
}
