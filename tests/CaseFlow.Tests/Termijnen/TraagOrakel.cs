using CaseFlow.Termijnen;

namespace CaseFlow.Tests.Termijnen;

/// <summary>
/// A second opinion that shares nothing with the calculator but the input: free days from the published
/// list instead of the Easter formula, and every day walked one by one. Slow and simple on purpose.
/// </summary>
internal sealed class TraagOrakel
{
    private readonly HashSet<DateOnly> _vrij =
        [.. FeestdagenTests.Published().Where(d => !d.Naam.Contains("(zondag)")).Select(d => d.Dag)];

    /// <summary>The last day, or null where 2029 or later is needed and unknown.</summary>
    public DateOnly? LaatsteDag(TermijnVraag vraag)
    {
        try
        {
            var dag = Stilstaan(Aftellen(vraag), vraag.Opschortingen ?? []);
            if (vraag.Awt == AwtToepassing.Nee || vraag.Awt == AwtToepassing.Ja && !Onder(vraag))
                return dag;
            var nodig = LangGenoeg(vraag) ? 2 : 0;
            while (Vrij(dag) || TelWerkdagen(vraag.Startdatum, dag, nodig) < nodig)
                dag = dag.AddDays(1);
            return dag;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// The last day of a term that was given more time by length: piece by piece, each from the day on which the one before it ended. A
    /// period of standing still belongs to the piece that runs on its first day, and what is left to the last one.
    /// </summary>
    public DateOnly? LaatsteDagVerlengd(TermijnVraag vraag, IReadOnlyList<(int Duur, Eenheid Eenheid)> erbij)
    {
        var over = (vraag.Opschortingen ?? []).OrderBy(o => o.Van).ToList();
        DateOnly? dag = vraag.Startdatum;
        var stukken = erbij.Prepend((vraag.Duur, vraag.Eenheid)).ToList();
        for (var nummer = 0; nummer < stukken.Count && dag is not null; nummer++)
        {
            var begin = dag.Value;
            var hier = new List<Opschorting>();
            dag = Stuk();
            for (var klaar = false; !klaar && dag is not null;)
            {
                klaar = over.Count == 0 || (nummer < stukken.Count - 1 && over[0].Van > dag);
                if (!klaar)
                {
                    hier.Add(over[0]);
                    over.RemoveAt(0);
                    dag = Stuk();
                }
            }

            DateOnly? Stuk() => LaatsteDag(new TermijnVraag(begin, stukken[nummer].Duur, stukken[nummer].Eenheid, vraag.Awt, [.. hier]));
        }
        return dag;
    }

    private DateOnly Aftellen(TermijnVraag vraag)
    {
        var dag = vraag.Startdatum;
        if (vraag.Eenheid is Eenheid.Maanden or Eenheid.Jaren)
        {
            // Walk to the target month, then on to the wanted day or the end of that month.
            var maanden = vraag.Eenheid == Eenheid.Jaren ? vraag.Duur * 12 : vraag.Duur;
            while (maanden > 0)
            {
                dag = dag.AddDays(1);
                if (dag.Day == 1)
                    maanden--;
            }
            while (vraag.Duur > 0 && dag.Day < vraag.Startdatum.Day && dag.AddDays(1).Day != 1)
                dag = dag.AddDays(1);
            return dag;
        }
        var over = vraag.Eenheid == Eenheid.Weken ? vraag.Duur * 7 : vraag.Duur;
        while (over > 0)
        {
            dag = dag.AddDays(1);
            if (vraag.Eenheid != Eenheid.Werkdagen || !Vrij(dag))
                over--;
        }
        return dag;
    }

    private static DateOnly Stilstaan(DateOnly dag, IReadOnlyList<Opschorting> perioden)
    {
        var stil = new HashSet<DateOnly>();
        foreach (var periode in perioden)
            for (var d = periode.Van; d <= periode.TotEnMet; d = d.AddDays(1))
                stil.Add(d);
        foreach (var _ in stil)
            dag = dag.AddDays(1);
        return dag;
    }

    private static bool Onder(TermijnVraag vraag)
    {
        if (vraag.Eenheid == Eenheid.Jaren)
            return vraag.Duur == 0;
        var hoogste = vraag.Eenheid == Eenheid.Weken ? 12 : vraag.Eenheid == Eenheid.Maanden ? 3 : 90;
        return vraag.Duur <= hoogste;
    }

    // The Awt wants two working days from three days on; a week and more is always long enough.
    private static bool LangGenoeg(TermijnVraag vraag) => vraag.Awt != AwtToepassing.Eu && vraag.Duur >= (vraag.Eenheid is Eenheid.Kalenderdagen or Eenheid.Werkdagen ? 3 : 1);

    private int TelWerkdagen(DateOnly start, DateOnly eind, int genoeg)
    {
        var aantal = 0;
        for (var d = eind; d > start && aantal < genoeg; d = d.AddDays(-1))
            aantal += Vrij(d) ? 0 : 1;
        return aantal;
    }

    private bool Vrij(DateOnly dag)
    {
        if ("Saturday Sunday".Contains(dag.DayOfWeek.ToString()) || _vrij.Contains(dag))
            return true;
        return dag.Year > 2028 ? throw new InvalidOperationException("undecided") : false;
    }
}
