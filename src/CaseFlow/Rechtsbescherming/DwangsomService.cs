using CaseFlow.Besluiten;
using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Rechtsbescherming;

/// <summary>The clock of the penalty: begins with a notice of default, ends with the decision or after its last day, and is fixed by a decision of its own.</summary>
public sealed class DwangsomService(CaseFlowDbContext db, TermijnService termijnen, Dwangsomtarieven tarieven, BriefService brieven, Dossier dossier)
{
    private const string Wachttermijn = "AWB-417";
    private const string Vaststelling = "AWB-418";

    internal static readonly IReadOnlyList<string> Besluittermijnen = ["aanvraag", "eerste-gesprek", "bezwaar", "bezwaar-commissie"];

    public Dwangsomtarief Tarief(Ingebrekestelling ingebreke) => tarieven.Op(ingebreke.EersteDag);

    /// <summary>The notice came in, after the last day of a decision term that still runs.</summary>
    public async Task OntvangenAsync(ZaakContext c, Invoer invoer)
    {
        var ontvangen = invoer.Datum("ontvangen") ?? c.Vandaag;
        var gevraagd = invoer.Tekst("termijn");
        var lopend = (await termijnen.TermijnenAsync(c.Zaak))
            .Where(t => t.IsLopend && Besluittermijnen.Contains(termijnen.Regel(t, c.Gemeente.Id).Start) && (gevraagd is null || t.Regel == gevraagd)).OrderBy(t => t.LaatsteDag).ToList();
        var termijn = lopend.FirstOrDefault() ?? throw new WeigeringException("termijn-loopt-niet", "Er loopt geen termijn voor een besluit bij deze zaak.", "termijn");
        if (termijn.Status == TermijnStatus.Opgeschort || ontvangen <= termijn.LaatsteDag)
        {
            throw new WeigeringException("ingebrekestelling-te-vroeg", termijn.Status == TermijnStatus.Opgeschort
                ? $"De termijn {termijn.Regel} staat stil; de gemeente is nog niet te laat."
                : $"De laatste dag van {termijn.Regel} is {DatumTekst.Voluit(termijn.LaatsteDag)}. Een ingebrekestelling telt pas als die dag voorbij is (Awb 4:17 lid 3). Leg haar vast als contact en laat de inwoner dit weten.", "ontvangen");
        }
        if (await db.Ingebrekestellingen.AnyAsync(i => i.TermijnId == termijn.Id))
        {
            throw new WeigeringException("al-in-gebreke", $"Voor {termijn.Regel} is de gemeente al in gebreke gesteld.", "termijn");
        }
        var wacht = termijnen.StartTermijn(c, Wachttermijn, ontvangen, termijn.SpoorId);
        var eerste = wacht.LaatsteDag.AddDays(1);
        db.Ingebrekestellingen.Add(new Ingebrekestelling
        {
            ZaakId = c.Zaak.Id,
            TermijnId = termijn.Id,
            WachttermijnId = wacht.Id,
            Ontvangen = ontvangen,
            EersteDag = eerste,
            UitersteDag = eerste.AddDays(tarieven.Op(eerste).Dagen - 1),
            Door = c.Handeling.Naam,
            Op = c.Nu,
        });
        dossier.Noteer(c.Zaak, c.Handeling, "ingebrekestelling.ontvangen",
            $"Ingebrekestelling ontvangen op {DatumTekst.Datum(ontvangen)} voor {termijn.Regel}. Zonder besluit loopt de dwangsom vanaf {DatumTekst.Voluit(eerste)}.", invoer.Tekst("toelichting"));
        brieven.Maak(c, "ingebrekestelling-ontvangen", new Dictionary<string, string?>
        {
            ["ontvangen"] = DatumTekst.Datum(ontvangen),
            ["laatste-dag"] = DatumTekst.Voluit(termijn.LaatsteDag),
            ["beslissen-voor"] = DatumTekst.Voluit(wacht.LaatsteDag),
            ["eerste-dag"] = DatumTekst.Voluit(eerste),
        });
    }

    /// <summary>A decision was made known: every penalty over a term that is over stops the day before.</summary>
    public async Task StopAsync(ZaakContext c, DateOnly bekendmaking)
    {
        var klaar = (await termijnen.TermijnenAsync(c.Zaak)).Where(t => !t.IsLopend).Select(t => t.Id).ToHashSet();
        var lopend = await db.Ingebrekestellingen.Where(i => i.ZaakId == c.Zaak.Id && i.GestoptOp == null).ToListAsync();
        foreach (var ingebreke in lopend.Where(i => klaar.Contains(i.TermijnId)))
        {
            ingebreke.GestoptOp = bekendmaking;
            await termijnen.GehaaldAsync(c, ingebreke.WachttermijnId, bekendmaking, "besluit");
            if (bekendmaking <= ingebreke.EersteDag)
            {
                await termijnen.VervallenAsync(c, "geen-dwangsom", t => t.Regel == Vaststelling && t.Startdatum == ingebreke.UitersteDag);
            }
            else if (bekendmaking <= ingebreke.UitersteDag)
            {
                await termijnen.VerzetAsync(c, Vaststelling, ingebreke.UitersteDag, bekendmaking.AddDays(-1));
            }
        }
    }

    /// <summary>Fixes the amount, within two weeks after the last day for which it is due; with its own right to object.</summary>
    public async Task StelVastAsync(ZaakContext c, Invoer invoer)
    {
        var ingebreke = await db.Ingebrekestellingen.Where(i => i.ZaakId == c.Zaak.Id && i.Vastgesteld == null).OrderBy(i => i.Ontvangen).FirstOrDefaultAsync()
            ?? throw new WeigeringException("geen-dwangsom", "Er is geen ingebrekestelling waarvoor nog een dwangsom moet worden vastgesteld.");
        if (!ingebreke.IsVoorbij(c.Vandaag))
        {
            throw new WeigeringException("dwangsom-loopt", $"De dwangsom loopt nog, hooguit tot en met {DatumTekst.Voluit(ingebreke.UitersteDag)}. Neem eerst het besluit.");
        }
        var dagen = ingebreke.DagenOp(c.Vandaag);
        ingebreke.RedenGeen = invoer.Tekst("reden-geen");
        ingebreke.Vastgesteld = ingebreke.RedenGeen is null ? Tarief(ingebreke).Over(dagen) : 0;
        var bekendmaking = invoer.Datum("bekendmaking") ?? c.Vandaag;
        var spoorId = (await termijnen.TermijnenAsync(c.Zaak)).First(t => t.Id == ingebreke.TermijnId).SpoorId;
        db.Besluiten.Add(new Besluit
        {
            ZaakId = c.Zaak.Id,
            SpoorId = spoorId,
            Soort = "dwangsom",
            Wet = "Awb",
            Bekendmaking = bekendmaking,
            Motivering = invoer.Tekst("motivering") ?? "",
            Gegevens = invoer.Gegevens.ToJsonString(),
            Op = c.Nu,
            MedewerkerId = c.Handeling.MedewerkerId,
            Door = c.Handeling.Naam,
            Rol = c.Handeling.Rol,
        });
        await termijnen.VoltooiAsync(c, t => t.Regel == Vaststelling, bekendmaking, "dwangsom-vaststellen");
        var bezwaar = termijnen.StartTermijn(c, "AWB-67", bekendmaking, spoorId);
        dossier.Noteer(c.Zaak, c.Handeling, "dwangsom.vastgesteld", $"De dwangsom is vastgesteld op {ingebreke.Vastgesteld} euro, over {dagen} dagen.", invoer.Tekst("motivering"));
        brieven.Maak(c, "beschikking-dwangsom", new Dictionary<string, string?>
        {
            ["bedrag"] = $"{ingebreke.Vastgesteld} euro",
            ["dagen"] = $"{dagen}",
            ["eerste-dag"] = DatumTekst.Datum(ingebreke.EersteDag),
            ["motivering"] = invoer.Tekst("motivering"),
            ["laatste-dag-bezwaar"] = DatumTekst.Voluit(bezwaar.LaatsteDag),
        });
    }
}
