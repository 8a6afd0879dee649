using CaseFlow.Besluiten;
using CaseFlow.Data;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Rechtsbescherming;

/// <summary>An objection that was right asks for another decision (Awb 7:11 lid 2): the step in which it was taken opens again, in a closed case too.</summary>
public sealed class NieuwBesluit(CaseFlowDbContext db, Werkproces werkproces, Dossier dossier)
{
    /// <summary>Does nothing where the decision came from no step that can be taken again, such as a temporary provision.</summary>
    public async Task OpenAsync(ZaakContext c, Besluit oud)
    {
        var taak = await db.Taken.Where(t => t.ZaakId == c.Zaak.Id && t.SpoorId == oud.SpoorId && t.Stap == "besluit" && t.Status == TaakStatus.Afgerond)
            .OrderByDescending(t => t.GeslotenOp).ThenByDescending(t => t.Id).FirstOrDefaultAsync();
        if (taak is null || (await werkproces.OpenTakenAsync(c.Zaak)).Any(t => t.SpoorId == oud.SpoorId && t.Stap == "besluit"))
        {
            return;
        }
        if (c.Zaak.Status == ZaakStatus.Afgesloten)
        {
            c.Zaak.Status = ZaakStatus.Open;
            c.Zaak.Resultaat = null;
            c.Zaak.VoorlopigResultaat = null;
            c.Zaak.AfgeslotenOp = null;
            dossier.Tel(c.Zaak, c.Handeling, "zaak.heropend", "De zaak is heropend voor een nieuw besluit.", Telregel.Leeg);
        }
        // What waited for the end of the granted help waits for the new decision now; the help itself goes on.
        foreach (var instantie in (await werkproces.ActieveAsync(c.Zaak)).Where(i => oud.SpoorId is not null && i.SpoorId == oud.SpoorId))
        {
            await werkproces.StopAsync(c, instantie, "bezwaar");
        }
        var spoor = db.Sporen.Local.FirstOrDefault(s => s.Id == oud.SpoorId);
        if (spoor is not null)
        {
            spoor.GeeindigdOp = null;
            spoor.Resultaat = null;
        }
        await werkproces.HeropenAsync(c, taak, spoor);
    }
}
