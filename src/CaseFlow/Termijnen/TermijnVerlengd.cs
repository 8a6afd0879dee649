namespace CaseFlow.Termijnen;

/// <summary>More time for a term: so many of a unit after the running last day, or until a day that was named.</summary>
/// <param name="Tot">The named day, which stays where it is; null when it goes by length.</param>
/// <param name="Artikel">The article that gives the time, for the explanation.</param>
public sealed record Verlenging(int Duur, Eenheid Eenheid, DateOnly? Tot, string Artikel);

/// <summary>
/// A term that was given more time. Every piece is a term of its own that begins where the one before it ended (Awb 7:10 lid 3: counted
/// from the running last day), with the days on which it stood still itself and its own move off a free day.
/// </summary>
internal static class TermijnVerlengd
{
    public static TermijnUitkomst Bereken(TermijnVraag vraag, Kalender kalender)
    {
        var stilstand = new Queue<Opschorting>((vraag.Opschortingen ?? []).OrderBy(o => o.Van));
        var eerste = Deel(vraag with { Verlengingen = [], Opschortingen = [] }, stilstand, isLaatste: false, kalender);
        var stappen = eerste.Uitleg.Stappen.ToList();
        var dag = eerste.LaatsteDag;
        foreach (var (verlenging, nummer) in vraag.Verlengingen.Select((v, i) => (v, i)))
        {
            var isLaatste = nummer == vraag.Verlengingen.Count - 1;
            dag = verlenging.Tot is { } tot
                ? TotDag(vraag, verlenging, tot, dag, isLaatste, stilstand, stappen, kalender)
                : MetLengte(vraag, verlenging, dag, isLaatste, stilstand, stappen, kalender);
        }
        return new(dag, new(stappen));
    }

    private static DateOnly MetLengte(TermijnVraag vraag, Verlenging verlenging, DateOnly dag, bool isLaatste, Queue<Opschorting> stilstand, List<UitlegStap> stappen, Kalender kalender)
    {
        stappen.Add(new(UitlegRegel.Verlenging, verlenging.Artikel, dag, dag,
            $"Er kwam tijd bij ({verlenging.Artikel}): een nieuwe termijn vanaf {DatumTekst.Voluit(dag)}."));
        var deel = Deel(new(dag, verlenging.Duur, verlenging.Eenheid, vraag.Awt), stilstand, isLaatste, kalender);
        stappen.AddRange(deel.Uitleg.Stappen);
        return deel.LaatsteDag;
    }

    // A day that was named to the resident stays that day; only days on which it stood still since then come on top.
    private static DateOnly TotDag(TermijnVraag vraag, Verlenging verlenging, DateOnly tot, DateOnly dag, bool isLaatste, Queue<Opschorting> stilstand, List<UitlegStap> stappen, Kalender kalender)
    {
        stappen.Add(new(UitlegRegel.Verlenging, verlenging.Artikel, dag, tot, $"Er kwam tijd bij ({verlenging.Artikel}): tot en met {DatumTekst.Voluit(tot)}."));
        if (!stilstand.TryPeek(out var eerste) || (!isLaatste && eerste.Van > tot))
            return tot;
        var deel = Deel(new(tot, 0, Eenheid.Kalenderdagen, vraag.Awt), stilstand, isLaatste, kalender);
        stappen.AddRange(deel.Uitleg.Stappen.Where(stap => stap.Regel != UitlegRegel.Telling));
        return deel.LaatsteDag;
    }

    // A day belongs to the piece that runs on it; what is left belongs to the last one.
    private static TermijnUitkomst Deel(TermijnVraag deel, Queue<Opschorting> stilstand, bool isLaatste, Kalender kalender)
    {
        var eigen = new List<Opschorting>();
        var uitkomst = TermijnBerekening.Bereken(deel, kalender);
        while (stilstand.TryPeek(out var volgende) && (isLaatste || volgende.Van <= uitkomst.LaatsteDag))
        {
            eigen.Add(stilstand.Dequeue());
            uitkomst = TermijnBerekening.Bereken(deel with { Opschortingen = [.. eigen] }, kalender);
        }
        return uitkomst;
    }
}
