namespace CaseFlow.Termijnen;

/// <summary>A period on which a term stood still, as the ledger has it.</summary>
public sealed record Stilstandregel(string Grond, string? Artikel, string? Toelichting, DateOnly Van, DateOnly? Tot, DateOnly? HersteltermijnTot, int? Dagen, string? Lezing, Guid? BriefId, string Door);

/// <summary>More time that was given, as the ledger has it.</summary>
public sealed record Verlengregel(string Soort, string Artikel, string Grond, DateOnly LaatsteDagVoor, DateOnly LaatsteDagNa, Guid? BriefId, string Door);

/// <summary>
/// Why a term ends on this day: the rule and its article, the day that started it, every step that moved the end, and what happens when it
/// passes. The same for the screen and the API. The day of the event is not counted; overdue starts the day after <see cref="LaatsteDag"/>.
/// </summary>
public sealed record TermijnUitleg(
    Guid Id,
    string Regel,
    DateOnly RegelVanaf,
    TermijnSoort Soort,
    string Wet,
    string Artikel,
    string Omschrijving,
    DateOnly Startdatum,
    string StartToelichting,
    string Lengte,
    IReadOnlyList<UitlegStap> Stappen,
    string Tekst,
    IReadOnlyList<Stilstandregel> Opschortingen,
    IReadOnlyList<Verlengregel> Verlengingen,
    DateOnly LaatsteDag,
    DateOnly TeLaatVanaf,
    string GehaaldDoor,
    string Gevolg);

/// <summary>Explains a term from what it keeps itself.</summary>
public sealed class TermijnUitlegger(TermijnRegels regels, Kalender kalender)
{
    public TermijnUitleg Leg(Termijn termijn, string gemeente)
    {
        var regel = regels.Van(termijn, gemeente);
        var stappen = Stappen(termijn, regel);
        return new(termijn.Id, regel.Id, regel.GeldigVanaf, termijn.Soort, regel.Wet, regel.Artikel, regel.Omschrijving, termijn.Startdatum, regel.StartToelichting,
            TermijnBerekening.Lengte(regel.Duur, regel.Eenheid), stappen, stappen.Count == 0 ? termijn.Uitleg : new Uitleg(stappen).Tekst,
            [.. termijn.Opschortingen.OrderBy(o => o.Van).ThenBy(o => o.Op).Select(Regel)],
            [.. termijn.Verlengingen.OrderBy(v => v.Op).ThenBy(v => v.Id).Select(v => new Verlengregel(v.Soort, v.Artikel, v.Grond, v.LaatsteDagVoor, v.LaatsteDagNa, v.BriefId, v.Door))],
            termijn.LaatsteDag, termijn.LaatsteDag.AddDays(1), regel.GehaaldDoor, regel.Gevolg);
    }

    /// <summary>What to compute for a term: its own length, and both its ledgers.</summary>
    public static TermijnVraag Vraag(Termijn termijn, TermijnRegel regel) => new(
        termijn.Startdatum, regel.Duur, regel.Eenheid, regel.Awt,
        [.. termijn.Opschortingen.Where(o => o.Tot >= o.Van).Select(o => new Opschorting(o.Van, o.Tot!.Value))])
    {
        Verlengingen = [.. termijn.Verlengingen.OrderBy(v => v.Op).ThenBy(v => v.Id).Select(v => new Verlenging(v.Duur, v.Eenheid, v.Tot, v.Artikel))],
        IsTerugrekening = regel.IsTerugrekening,
    };

    /// <summary>How "until the day" was read, in words.</summary>
    public static string Woorden(OpschortingLezing lezing) => lezing == OpschortingLezing.TotDeDag
        ? "de dag van de aanvulling telt weer mee"
        : "de dag van de aanvulling telt nog niet mee";

    // The same calculation as when the day was set; a calendar that has changed since must not break the page.
    private IReadOnlyList<UitlegStap> Stappen(Termijn termijn, TermijnRegel regel)
    {
        try
        {
            var uitkomst = TermijnBerekening.Bereken(Vraag(termijn, regel), kalender);
            return uitkomst.LaatsteDag == termijn.LaatsteDag ? uitkomst.Uitleg.Stappen : [];
        }
        catch (KalenderOnbeslistException)
        {
            return [];
        }
    }

    private static Stilstandregel Regel(TermijnOpschorting o) => new(
        o.Grond, o.Artikel, o.Toelichting, o.Van, o.Tot, o.HersteltermijnTot, o.Tot is { } tot ? Math.Max(0, tot.DayNumber - o.Van.DayNumber + 1) : null,
        o.Lezing is { } lezing ? Woorden(lezing) : null, o.BriefId, o.Door);
}
