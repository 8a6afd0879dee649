using CaseFlow.Shared;
using CaseFlow.Zaken;

namespace CaseFlow.Termijnen;

/// <summary>The ledger of days on which a term stands still: opens and closes its rows. The act that calls it commits them.</summary>
public sealed class TermijnOpschorten(TermijnService termijnen, Opschortgronden gronden, Dossier dossier)
{
    /// <summary>Suspends from the day after <paramref name="datum"/>, the day of the invitation; it runs again by itself once <paramref name="hersteltermijnTot"/> has passed unused.</summary>
    public async Task<TermijnOpschorting> OpschortenAsync(ZaakContext c, string id, string grond, DateOnly datum, DateOnly? hersteltermijnTot = null, string? toelichting = null)
    {
        var termijn = (await termijnen.TermijnenAsync(c.Zaak)).LastOrDefault(t => t.Regel == id && t.Status == TermijnStatus.Lopend)
            ?? throw new WeigeringException("termijn-loopt-niet", $"De termijn {id} loopt niet bij deze zaak.", "termijn");
        var regel = termijnen.Regel(termijn, c.Gemeente.Id);
        if (datum > c.Vandaag)
        {
            throw new WeigeringException("datum-toekomst:datum", "De datum mag niet in de toekomst liggen.", "datum");
        }
        if (!regel.IsOpschortbaar)
        {
            throw new WeigeringException("termijn-niet-opschortbaar", $"De termijn {id} kan niet worden opgeschort ({regel.OpschortingArtikel}). {regel.OpschortingReden}", "termijn");
        }
        var wettelijk = gronden.Zoek(grond, regel)
            ?? throw new WeigeringException("waarde-onbekend:grond", $"Op die grond kan {id} niet stilstaan. Kies uit: {DatumTekst.Opsomming([.. gronden.Alle.Where(g => regel.Gronden.Contains(g.Id)).Select(g => g.Naam)])}.", "grond");
        if (datum >= termijn.LaatsteDag)
        {
            throw new WeigeringException("termijn-verstreken", $"De laatste dag van {id} was {DatumTekst.Voluit(termijn.LaatsteDag)}; daarna kan niet meer worden opgeschort.", "datum");
        }
        if (datum < termijn.Startdatum)
        {
            throw new WeigeringException("datum-te-vroeg:datum", $"De termijn begon op {DatumTekst.Voluit(termijn.Startdatum)}. Kies die dag of later.", "datum");
        }
        if (hersteltermijnTot <= datum)
        {
            throw new WeigeringException("datum-te-vroeg:tot", "De inwoner krijgt minstens een dag om aan te vullen. Kies een dag na de dag van het verzoek.", "tot");
        }
        var regelIn = new TermijnOpschorting
        {
            Grond = wettelijk.Id,
            Artikel = wettelijk.Naam,
            Toelichting = toelichting,
            Van = datum.AddDays(1),
            HersteltermijnTot = hersteltermijnTot,
            Door = c.Handeling.Naam,
            Op = c.Nu,
        };
        termijn.Opschortingen.Add(regelIn);
        termijn.Status = TermijnStatus.Opgeschort;
        termijnen.Plan(c, termijn);
        dossier.Noteer(c.Zaak, c.Handeling, "termijn.opgeschort", $"{regel.Zin} staat stil vanaf {DatumTekst.Voluit(regelIn.Van)}"
            + (hersteltermijnTot is { } tot ? $", hooguit tot {DatumTekst.Voluit(tot)}." : "."), $"{wettelijk.Naam}: {wettelijk.Omschrijving}");
        return regelIn;
    }

    /// <summary>Ends the suspension; <paramref name="datum"/> is the day of the completion, which counts again or not as the municipality reads the law.</summary>
    public async Task<Termijn> HervattenAsync(ZaakContext c, string id, DateOnly datum)
    {
        var termijn = (await termijnen.TermijnenAsync(c.Zaak)).LastOrDefault(t => t.Regel == id && t.Status == TermijnStatus.Opgeschort)
            ?? throw new WeigeringException("termijn-niet-opgeschort", $"De termijn {id} staat niet stil.", "termijn");
        if (datum > c.Vandaag)
        {
            throw new WeigeringException("datum-toekomst:datum", "De datum mag niet in de toekomst liggen.", "datum");
        }
        var open = termijn.Opschortingen.Single(o => o.Tot is null);
        if (datum.AddDays(1) < open.Van)
        {
            throw new WeigeringException("datum-te-vroeg:datum", $"De termijn staat stil vanaf {DatumTekst.Voluit(open.Van)}. Kies die dag of later.", "datum");
        }
        Hervat(c, termijn, open, datum, "{0} loopt weer, tot en met {1}.");
        return termijn;
    }

    /// <summary>The period to repair the application passed unused: its last day counts as the day of the completion (Awb 4:15 lid 1).</summary>
    public void HersteltermijnVerstreken(ZaakContext c, Termijn termijn)
    {
        var open = termijn.Opschortingen.Single(o => o.Tot is null);
        var tot = open.HersteltermijnTot!.Value;
        Hervat(c, termijn, open, tot, "De tijd om aan te vullen is ongebruikt voorbij. {0} loopt weer, tot en met {1}.");
        if (termijnen.KentTermijn(BuitenBehandeling) && open.Grond == "aanvulling")
        {
            termijnen.StartTermijn(c, BuitenBehandeling, tot, termijn.SpoorId);
        }
    }

    private const string BuitenBehandeling = "AWB-454";

    private void Hervat(ZaakContext c, Termijn termijn, TermijnOpschorting open, DateOnly datum, string zin)
    {
        open.Lezing = c.Gemeente.Regels.OpschortingLezing;
        open.Tot = open.Lezing == OpschortingLezing.TotDeDag ? datum.AddDays(-1) : datum;
        open.HervatDoor = c.Handeling.Naam;
        termijnen.Herbereken(termijn, c.Gemeente.Id);
        termijn.Status = TermijnStatus.Lopend;
        termijnen.Plan(c, termijn);
        dossier.Noteer(c.Zaak, c.Handeling, "termijn.hervat",
            string.Format(System.Globalization.CultureInfo.InvariantCulture, zin, termijnen.Regel(termijn, c.Gemeente.Id).Zin, DatumTekst.Voluit(termijn.LaatsteDag)),
            $"Volgens de lezing van deze gemeente: {TermijnUitlegger.Woorden(open.Lezing.Value)}.");
    }
}
