using CaseFlow.Afspraken;
using CaseFlow.Besluiten;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Zaken;

/// <summary>Closes a case when its last spoor has ended and nothing is open any more.</summary>
public sealed class Zaakafsluiting(CaseFlowDbContext db, TermijnService termijnen, BesluitService besluiten, AfspraakService afspraken, Configuratie configuratie, Dossier dossier)
{
    // Heaviest first: with several sporen the heaviest that was realised is the result.
    private static readonly string[] Zwaarte =
        ["ave", "maatwerk", "schuldhulp", "algemene-voorziening", "voorliggende-voorziening", "netwerk", "eigen-kracht"];

    private static readonly string[] GestoptDoorInwoner = ["ingetrokken", "afgezien"];

    // How the only thing that was tried came to nothing.
    private static readonly string[] Mislukt = ["niet-bereikt", "geen-medewerking", "overleden"];

    // The track went over into another step; it says nothing about how the case ended.
    private static readonly string[] Overgegaan = ["niet-passend", "alsnog-maatwerk"];

    /// <summary>To be called at the end of every act on the case.</summary>
    public async Task ControleerAsync(ZaakContext c, Werkproces werkproces)
    {
        if (c.Zaak.Status == ZaakStatus.Open && (await werkproces.ActieveAsync(c.Zaak)).All(i => i.IsNaast))
        {
            await SluitAsync(c, Resultaat(c.Zaak));
        }
    }

    public async Task SluitAsync(ZaakContext c, string resultaat)
    {
        foreach (var spoor in db.Sporen.Local.Where(s => s.ZaakId == c.Zaak.Id && s.GeeindigdOp is null))
        {
            spoor.GeeindigdOp = c.Nu;
            spoor.Resultaat ??= resultaat;
        }
        c.Zaak.Status = ZaakStatus.Afgesloten;
        c.Zaak.Resultaat = resultaat;
        c.Zaak.AfgeslotenOp = c.Nu;
        await termijnen.SluitAsync(c);
        await afspraken.VervalAsync(c);
        await besluiten.EindigTijdelijkeAsync(c, c.Vandaag);
        await dossier.EindigLopendAsync(c.Zaak, c.Handeling, resultaat);
        dossier.Tel(c.Zaak, c.Handeling, "zaak.afgesloten", $"De zaak is afgesloten. Resultaat: {configuratie.Keuzelijsten(c.Zaak.GemeenteId).Naam("resultaat", resultaat).ToLowerInvariant()}.", new Telregel(("resultaat", resultaat), ("wet", c.Zaak.Wet)));
    }

    private string Resultaat(Zaak zaak)
    {
        var resultaten = db.Sporen.Local.Where(s => s.ZaakId == zaak.Id && s.GestartOp is not null).Select(s => s.Resultaat).OfType<string>().Except(Overgegaan).ToList();
        return Zwaarte.FirstOrDefault(resultaten.Contains)
            ?? GestoptDoorInwoner.FirstOrDefault(r => resultaten.Contains(r) || zaak.VoorlopigResultaat == r)
            ?? Mislukt.FirstOrDefault(m => resultaten.Count > 0 && resultaten.TrueForAll(r => r == m))
            ?? (resultaten.Count > 0 ? "afgewezen" : null)
            ?? zaak.VoorlopigResultaat
            ?? throw new InvalidOperationException($"Zaak {zaak.Nummer} sluit zonder resultaat.");
    }
}
