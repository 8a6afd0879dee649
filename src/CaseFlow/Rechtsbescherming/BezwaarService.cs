using CaseFlow.Besluiten;
using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Rechtsbescherming;

/// <summary>The routes of this slice; their files say that they run beside a case, also when it is closed.</summary>
public static class Naastroutes
{
    public const string Bezwaar = "bezwaar";
    public const string Klacht = "klacht";
}

/// <summary>An objection comes in: its route, and the term that counts from the end of the objection term (Awb 7:10 lid 1).</summary>
public sealed class BezwaarService(CaseFlowDbContext db, Werkproces werkproces, TermijnService termijnen, BriefService brieven, Dossier dossier)
{
    private const int DagenPost = 7;

    public async Task OntvangenAsync(ZaakContext c, Invoer invoer)
    {
        if (!werkproces.HeeftRoute(c.Gemeente, Naastroutes.Bezwaar))
        {
            throw new WeigeringException("route-ontbreekt", "De route bezwaar is er in deze gemeente nog niet.");
        }
        var (ontvangen, verzonden, metCommissie) = (invoer.Datum("ontvangen") ?? c.Vandaag, invoer.Datum("verzonden-op"), invoer.Ja("commissie"));
        var besluit = await BesluitAsync(c, invoer.Tekst("voorziening"))
            ?? throw new WeigeringException("geen-besluit", "In deze zaak is nog geen besluit genomen waartegen bezwaar kan.");
        var bezwaartermijn = (await termijnen.TermijnenAsync(c.Zaak)).Where(t => t.Regel == "AWB-67" && t.SpoorId == besluit.SpoorId && t.Startdatum == besluit.Bekendmaking).LastOrDefault()
            ?? throw new WeigeringException("geen-besluit", "Tegen dit besluit kan geen bezwaar worden gemaakt.");
        if (ontvangen < besluit.Bekendmaking)
        {
            throw new WeigeringException("datum-te-vroeg:ontvangen", $"Het besluit is bekendgemaakt op {DatumTekst.Voluit(besluit.Bekendmaking)}. Kies die dag of later.", "ontvangen");
        }
        var einde = bezwaartermijn.LaatsteDag;
        var isOpTijd = ontvangen <= einde || (verzonden <= einde && ontvangen <= einde.AddDays(DagenPost));
        if (isOpTijd)
        {
            await termijnen.AlsnogGehaaldAsync(c, bezwaartermijn, ontvangen <= einde ? ontvangen : verzonden!.Value, "bezwaar");
        }
        // A late objection would find its own term already running out; it then counts from the day it came.
        var termijn = termijnen.StartTermijn(c, metCommissie ? "AWB-710C" : "AWB-710", isOpTijd ? einde : ontvangen);
        var instantie = await werkproces.StartMetBerichtAsync(c, Naastroutes.Bezwaar, "bezwaar-ontvangen", new Dictionary<string, object?> { ["commissie"] = metCommissie });
        db.Bezwaren.Add(new Bezwaar
        {
            ZaakId = c.Zaak.Id,
            BesluitId = besluit.Id,
            InstantieId = instantie.Id,
            TermijnId = termijn.Id,
            Ontvangen = ontvangen,
            VerzondenOp = verzonden,
            IsOpTijd = isOpTijd,
            IsMetCommissie = metCommissie,
            Gronden = invoer.Tekst("gronden"),
            Door = c.Handeling.Naam,
            Op = c.Nu,
        });
        dossier.Tel(c.Zaak, c.Handeling, "bezwaar.ingediend", $"Bezwaar ontvangen op {DatumTekst.Datum(ontvangen)}{(isOpTijd ? "" : ", na de bezwaartermijn")}.",
            new Telregel(("wet", besluit.Wet), ("op-tijd", isOpTijd ? "ja" : "nee"), ("commissie", metCommissie ? "ja" : "nee")) { Over = instantie.Id });
        brieven.Maak(c, "bezwaar-ontvangen", new Dictionary<string, string?>
        {
            ["ontvangen"] = DatumTekst.Datum(ontvangen),
            ["besluit-van"] = DatumTekst.Datum(besluit.Bekendmaking),
            ["commissie"] = metCommissie ? "Een onafhankelijke commissie geeft ons eerst advies." : null,
            ["laatste-dag"] = DatumTekst.Voluit(termijn.LaatsteDag),
        });
    }

    public Task<Bezwaar> VanAsync(Taak taak) => db.Bezwaren.SingleAsync(b => b.InstantieId == taak.InstantieId);

    private Task<Besluit?> BesluitAsync(ZaakContext c, string? voorziening) => db.Besluiten
        .Where(b => b.ZaakId == c.Zaak.Id && (voorziening == null || b.Voorziening == voorziening)).OrderByDescending(b => b.Op).ThenByDescending(b => b.Id).FirstOrDefaultAsync();
}

/// <summary>The objection can be heard: the day of the hearing is set, and until ten days before it papers may come (Awb 7:4).</summary>
public sealed class BezwaarBeoordelen(BezwaarService bezwaren, TermijnService termijnen, DwangsomService dwangsommen) : TaakUitvoering
{
    public override string Stap => "bezwaar-beoordelen";

    public override async Task VerwerkAsync(TaakContext c)
    {
        if (c.Invoer.Datum("hoorzitting-op") is { } hoorzitting && c.Uitkomst == "horen")
        {
            termijnen.StartTermijn(c, "AWB-74A", hoorzitting);
        }
        if (c.Uitkomst == "ingetrokken")
        {
            await BezwaarBeslissen.IntrekkenAsync(c, await bezwaren.VanAsync(c.Taak), termijnen, dwangsommen);
        }
    }
}

/// <summary>The decision on the objection, by somebody else than who took the decision (Awb 10:3 lid 3).</summary>
public sealed class BezwaarBeslissen(CaseFlowDbContext db, BezwaarService bezwaren, TermijnService termijnen, DwangsomService dwangsommen, BriefService brieven, NieuwBesluit nieuwBesluit, Dossier dossier) : TaakUitvoering
{
    public override string Stap => "beslissing-op-bezwaar";

    public override async Task ControleerRegelsAsync(TaakContext c)
    {
        var bezwaar = await bezwaren.VanAsync(c.Taak);
        var besluit = await db.Besluiten.AsNoTracking().SingleAsync(b => b.Id == bezwaar.BesluitId);
        if (c.Uitkomst != "ingetrokken" && besluit.MedewerkerId == c.Handeling.MedewerkerId)
        {
            throw new WeigeringException("bezwaar-zelfde-beslisser", "U nam het besluit waartegen het bezwaar zich richt. Een ander beslist op het bezwaar (Awb 10:3 lid 3). Draag de taak over.");
        }
    }

    public override async Task VerwerkAsync(TaakContext c)
    {
        var bezwaar = await bezwaren.VanAsync(c.Taak);
        if (c.Uitkomst == "ingetrokken")
        {
            await IntrekkenAsync(c, bezwaar, termijnen, dwangsommen);
            return;
        }
        var bekendmaking = c.Invoer.Datum("bekendmaking") ?? c.Vandaag;
        bezwaar.Uitkomst = c.Uitkomst;
        bezwaar.Motivering = c.Invoer.Tekst("motivering");
        bezwaar.BeslistOp = bekendmaking;
        bezwaar.BeslistDoor = c.Handeling.Naam;
        await termijnen.GehaaldAsync(c, bezwaar.TermijnId, bekendmaking, "beslissing-op-bezwaar");
        await termijnen.VervallenAsync(c, "beslissing-op-bezwaar", t => t.Regel == "AWB-74A");
        await dwangsommen.StopAsync(c, bekendmaking);
        dossier.Tel(c.Zaak, c.Handeling, "bezwaar.beslist", $"Beslissing op bezwaar: {c.Uitkomst}.",
            new Telregel(("uitkomst", c.Uitkomst), ("commissie", bezwaar.IsMetCommissie ? "ja" : "nee")) { Over = bezwaar.InstantieId });
        brieven.Maak(c, "beslissing-op-bezwaar", new Dictionary<string, string?>
        {
            ["ontvangen"] = DatumTekst.Datum(bezwaar.Ontvangen),
            ["uitkomst"] = c.Uitkomst switch
            {
                "gegrond" => "U krijgt gelijk. Uw bezwaar is gegrond.",
                "deels-gegrond" => "U krijgt voor een deel gelijk. Uw bezwaar is deels gegrond.",
                "ongegrond" => "U krijgt geen gelijk. Uw bezwaar is ongegrond.",
                _ => "Wij behandelen uw bezwaar niet verder. Het is niet-ontvankelijk.",
            },
            ["nieuw-besluit"] = c.Invoer.Tekst("nieuw-besluit"),
            ["motivering"] = c.Invoer.Tekst("motivering"),
        });
        if (c.Uitkomst is "gegrond" or "deels-gegrond" && c.Invoer.JaNee("besluit-opnieuw") != false)
        {
            await nieuwBesluit.OpenAsync(c, await db.Besluiten.AsNoTracking().SingleAsync(b => b.Id == bezwaar.BesluitId));
        }
    }

    internal static async Task IntrekkenAsync(TaakContext c, Bezwaar bezwaar, TermijnService termijnen, DwangsomService dwangsommen)
    {
        bezwaar.Uitkomst = "ingetrokken";
        bezwaar.BeslistOp = c.Vandaag;
        await termijnen.VervallenAsync(c, "ingetrokken", t => t.Id == bezwaar.TermijnId || t.Regel == "AWB-74A");
        await dwangsommen.StopAsync(c, c.Vandaag);
    }
}
