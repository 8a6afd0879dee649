using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;

namespace CaseFlow.Zaken;

/// <summary>Suspends, resumes or lengthens a term of a case, each as one act, with the letter that the law asks for (Awb 4:14, 4:15 lid 3 and 4, 7:10 lid 5).</summary>
public sealed class TermijnHandelingen(Transactie transactie, ZaakLader lader, TermijnService termijnen, TermijnOpschorten opschorten, TermijnVerlengen verlengen, Opschortgronden gronden, BriefService brieven)
{
    public Task OpschortenAsync(Handeling handeling, Guid zaakId, string termijn, string grond, DateOnly? datum, DateOnly? tot = null, string? toelichting = null) =>
        RunAsync(handeling, zaakId, [("termijn", termijn), ("grond", grond)], async c =>
        {
            var regel = await opschorten.OpschortenAsync(c, termijn, grond, datum ?? c.Vandaag, tot, toelichting);
            var wettelijk = gronden.Alle.First(g => g.Id == regel.Grond);
            regel.BriefId = wettelijk.Brief is { } brief ? brieven.Maak(c, brief, new Dictionary<string, string?>
            {
                ["grond"] = $"{wettelijk.Omschrijving} ({wettelijk.Naam})",
                ["vanaf"] = DatumTekst.Voluit(regel.Van),
                ["hersteltermijn-tot"] = tot is { } dag ? DatumTekst.Voluit(dag) : null,
                ["toelichting"] = toelichting,
            }) : null;
        });

    public Task HervattenAsync(Handeling handeling, Guid zaakId, string termijn, DateOnly? datum) =>
        RunAsync(handeling, zaakId, [("termijn", termijn)], async c =>
        {
            var hervat = await opschorten.HervattenAsync(c, termijn, datum ?? c.Vandaag);
            brieven.Maak(c, "opschorting-voorbij", new Dictionary<string, string?> { ["laatste-dag"] = DatumTekst.Voluit(hervat.LaatsteDag) });
        });

    public Task VerlengenAsync(Handeling handeling, Guid zaakId, Verlengvraag vraag) =>
        RunAsync(handeling, zaakId, [("termijn", vraag.Termijn), ("grond", vraag.Grond)], async c =>
        {
            var (termijn, verlenging, mogelijkheid) = await verlengen.VerlengenAsync(c, vraag);
            verlenging.BriefId = mogelijkheid.Brief is { } brief ? brieven.Maak(c, brief, new Dictionary<string, string?>
            {
                ["laatste-dag"] = DatumTekst.Voluit(termijn.LaatsteDag),
                ["laatste-dag-voor"] = DatumTekst.Voluit(verlenging.LaatsteDagVoor),
                ["artikel"] = mogelijkheid.Artikel,
                ["grond"] = vraag.Grond,
            }) : null;
        });

    private Task RunAsync(Handeling handeling, Guid zaakId, (string Naam, string Waarde)[] verplicht, Func<ZaakContext, Task> act) => transactie.RunAsync(async () =>
    {
        var c = await lader.LaadAsync(zaakId, handeling);
        // A closed case may still have a term that runs on: of an objection or a complaint.
        if (c.Zaak.Status == ZaakStatus.Afgesloten && !(await termijnen.TermijnenAsync(c.Zaak)).Any(t => t.IsLopend && t.Regel == verplicht[0].Waarde))
        {
            throw new WeigeringException("taak-niet-open", "Deze zaak is afgesloten.");
        }
        if (Toegangsregels.ZonderZaken.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u dit niet doen.");
        }
        if (verplicht.FirstOrDefault(v => string.IsNullOrWhiteSpace(v.Waarde)) is { Naam: { } naam })
        {
            throw new WeigeringException($"veld-verplicht:{naam}", naam == "grond" ? "Vul de grond in." : "Kies een termijn.", naam);
        }
        await act(c);
    });
}
