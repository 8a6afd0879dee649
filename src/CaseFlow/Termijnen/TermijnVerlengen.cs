using CaseFlow.Shared;
using CaseFlow.Zaken;

namespace CaseFlow.Termijnen;

/// <summary>What is asked: how much longer, on which ground. Without a length or a day the whole of the cap is taken.</summary>
/// <param name="Soort">Id of the way the law gives; null takes the first that is left.</param>
public sealed record Verlengvraag(string Termijn, string Grond, int? Weken = null, DateOnly? Tot = null, string? Soort = null);

/// <summary>Gives a term more time where the law does (Awb 4:14, 7:10, 9:11), within its cap; where it does not, it says so with the article.</summary>
public sealed class TermijnVerlengen(TermijnService termijnen, Dossier dossier)
{
    /// <summary>Rule of the planned day that is told to the resident when a legal term will be missed (Awb 4:14 lid 1).</summary>
    public const string Mededeling = "AWB-4141";

    /// <returns>The row of the ledger, and the term it stands on: the planned one where the law only asks to tell it.</returns>
    public async Task<(Termijn Termijn, TermijnVerlenging Verlenging, Verlengmogelijkheid Mogelijkheid)> VerlengenAsync(ZaakContext c, Verlengvraag vraag)
    {
        var termijn = (await termijnen.TermijnenAsync(c.Zaak)).LastOrDefault(t => t.Regel == vraag.Termijn && t.IsLopend)
            ?? throw new WeigeringException("termijn-loopt-niet", $"De termijn {vraag.Termijn} loopt niet bij deze zaak.", "termijn");
        var regel = termijnen.Regel(termijn, c.Gemeente.Id);
        var mogelijkheid = Kies(termijn, regel, vraag);
        if (mogelijkheid.Gevolg == VerlengingGevolg.Verschuift && c.Vandaag > termijn.LaatsteDag)
        {
            throw new WeigeringException("termijn-verstreken", $"De laatste dag van {regel.Id} was {DatumTekst.Voluit(termijn.LaatsteDag)}; daarna kan er geen tijd meer bij ({mogelijkheid.Artikel}).", "termijn");
        }
        var doel = mogelijkheid.Gevolg == VerlengingGevolg.Verschuift ? termijn : await GeplandAsync(c, termijn);
        var verlenging = new TermijnVerlenging
        {
            Soort = mogelijkheid.Id,
            Artikel = mogelijkheid.Artikel,
            Grond = vraag.Grond,
            Duur = vraag.Weken ?? (vraag.Tot is null ? mogelijkheid.Max ?? 0 : 0),
            Eenheid = vraag.Weken is null && vraag.Tot is null ? mogelijkheid.Eenheid ?? Eenheid.Weken : Eenheid.Weken,
            Tot = vraag.Tot,
            LaatsteDagVoor = termijn.LaatsteDag,
            Door = c.Handeling.Naam,
            Op = c.Nu,
        };
        var hoogste = mogelijkheid.Max is { } max ? LaatsteDagNa(c, doel, new TermijnVerlenging { Soort = "", Artikel = "", Grond = "", Door = "", Duur = max, Eenheid = mogelijkheid.Eenheid!.Value, Op = c.Nu }) : (DateOnly?)null;
        verlenging.LaatsteDagNa = LaatsteDagNa(c, doel, verlenging);
        if (verlenging.LaatsteDagNa <= termijn.LaatsteDag)
        {
            throw new WeigeringException("datum-te-vroeg:tot", $"De laatste dag is nu {DatumTekst.Voluit(termijn.LaatsteDag)}. Kies een latere dag.", "tot");
        }
        if (verlenging.LaatsteDagNa > hoogste)
        {
            throw new WeigeringException("verlenging-te-lang", $"Er mag hooguit {TermijnBerekening.Lengte(mogelijkheid.Max!.Value, mogelijkheid.Eenheid!.Value)} bij ({mogelijkheid.Artikel}): tot en met {DatumTekst.Voluit(hoogste.Value)}.", vraag.Tot is null ? "weken" : "tot");
        }
        doel.Verlengingen.Add(verlenging);
        termijnen.Herbereken(doel, c.Gemeente.Id);
        termijnen.Plan(c, doel);
        dossier.Noteer(c.Zaak, c.Handeling, mogelijkheid.Gevolg == VerlengingGevolg.Verschuift ? "termijn.verlengd" : "termijn.medegedeeld",
            mogelijkheid.Gevolg == VerlengingGevolg.Verschuift
                ? $"{regel.Zin} loopt nu tot en met {DatumTekst.Voluit(doel.LaatsteDag)} ({mogelijkheid.Artikel})."
                : $"Aan de inwoner is gemeld dat {regel.Id} niet wordt gehaald. De streefdatum is {DatumTekst.Voluit(doel.LaatsteDag)}. De wettelijke laatste dag blijft {DatumTekst.Voluit(termijn.LaatsteDag)} ({mogelijkheid.Artikel}).",
            vraag.Grond);
        return (doel, verlenging, mogelijkheid);
    }

    private static Verlengmogelijkheid Kies(Termijn termijn, TermijnRegel regel, Verlengvraag vraag)
    {
        if (regel.Verlengingen.Count == 0)
        {
            throw new WeigeringException("termijn-niet-verlengbaar", $"De termijn {regel.Id} kan niet langer worden. {regel.VerlengingReden}", "termijn");
        }
        var gekozen = regel.Verlengingen.Where(m => vraag.Soort is null || m.Id == vraag.Soort).ToList();
        if (gekozen.Count == 0)
        {
            throw new WeigeringException("waarde-onbekend:manier", $"Kies uit: {DatumTekst.Opsomming([.. regel.Verlengingen.Select(m => m.Id)])}.", "manier");
        }
        bool IsOver(Verlengmogelijkheid m) => m.Keer is null || termijn.Verlengingen.Count(v => v.Soort == m.Id) < m.Keer;
        return gekozen.Find(m => IsOver(m) && vraag.Grond.Contains(m.Artikel, StringComparison.OrdinalIgnoreCase))
            ?? (gekozen[0] is var eerste && IsOver(eerste) ? eerste : null)
            ?? throw new WeigeringException("verlenging-al-gebruikt", $"De termijn {regel.Id} is al verlengd ({gekozen[0].Artikel}); dat mag {gekozen[0].Keer} keer."
                + (regel.Verlengingen.FirstOrDefault(m => m != gekozen[0]) is { } ander ? $" Wel kan nog: {ander.Artikel}, {ander.Omschrijving}" : ""), "termijn");
    }

    // The day that is told stands beside the legal one, on a clock of its own.
    private async Task<Termijn> GeplandAsync(ZaakContext c, Termijn wettelijk) =>
        (await termijnen.TermijnenAsync(c.Zaak)).LastOrDefault(t => t.Regel == Mededeling && t.SpoorId == wettelijk.SpoorId && t.IsLopend)
        ?? termijnen.StartTermijn(c, Mededeling, wettelijk.LaatsteDag, wettelijk.SpoorId);

    private DateOnly LaatsteDagNa(ZaakContext c, Termijn termijn, TermijnVerlenging erbij)
    {
        termijn.Verlengingen.Add(erbij);
        try
        {
            return termijnen.Bereken(termijn, c.Gemeente.Id).LaatsteDag;
        }
        finally
        {
            termijn.Verlengingen.Remove(erbij);
        }
    }
}
