using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>Back to the last task of a closed case. It is no new melding, and what was too late stays too late.</summary>
public sealed class Heropenen(CaseFlowDbContext db, Werkproces werkproces, TermijnService termijnen, Dossier dossier) : ZaakHandeling
{
    public override string Id => "heropenen";

    public override string Naam => "Heropenen";

    public override bool IsVoorAfgesloten => true;

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        if (c.Zaak.Resultaat == "overleden" || !await db.Taken.AnyAsync(t => t.ZaakId == c.Zaak.Id))
        {
            throw new WeigeringException("niet-te-heropenen", "Deze zaak kan niet worden heropend.");
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        c.Zaak.Status = ZaakStatus.Open;
        c.Zaak.Resultaat = null;
        c.Zaak.VoorlopigResultaat = null;
        c.Zaak.AfgeslotenOp = null;
        dossier.Tel(c.Zaak, c.Handeling, "zaak.heropend", "De zaak is heropend.", Telregel.Leeg);
        var laatste = await db.Taken.Where(t => t.ZaakId == c.Zaak.Id && db.RouteInstanties.Any(i => i.Id == t.InstantieId && !i.IsNaast)).OrderByDescending(t => t.GeslotenOp).ThenByDescending(t => t.Id).FirstAsync();
        var spoor = db.Sporen.Local.FirstOrDefault(s => s.Id == laatste.SpoorId);
        if (spoor is not null)
        {
            spoor.GeeindigdOp = null;
            spoor.Resultaat = null;
        }
        if (laatste.Stap == "plan")
        {
            // A plan that was not needed ended its tracks at once; they are chosen again. What an earlier plan had started stays ended.
            foreach (var oud in db.Sporen.Local.Where(s => s.ZaakId == c.Zaak.Id && (s.GestartOp is null || s.GestartOp == laatste.GeslotenOp)))
            {
                oud.GestartOp = null;
                oud.GeeindigdOp = null;
                oud.Resultaat = null;
            }
        }
        await termijnen.HeropenAsync(c, spoor?.Id);
        await werkproces.HeropenAsync(c, laatste, spoor);
    }
}
