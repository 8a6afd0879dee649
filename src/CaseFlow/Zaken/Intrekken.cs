using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>The resident withdraws the question: all open work lapses. A provision that runs goes on.</summary>
public sealed class Intrekken(CaseFlowDbContext db, Werkproces werkproces, TermijnService termijnen, Dossier dossier) : ZaakHandeling
{
    public override string Id => "intrekken";

    public override string Naam => "Intrekken";

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        dossier.Tel(c.Zaak, c.Handeling, "zaak.ingetrokken", "De inwoner heeft de vraag ingetrokken.", Telregel.Leeg);
        var taken = await werkproces.OpenTakenAsync(c.Zaak);
        foreach (var instantie in (await werkproces.ActieveAsync(c.Zaak)).Where(i => !i.IsNaast && taken.Any(t => t.InstantieId == i.Id)))
        {
            await werkproces.StopAsync(c, instantie, "ingetrokken");
            if (db.Sporen.Local.FirstOrDefault(s => s.Id == instantie.SpoorId) is { } spoor)
            {
                spoor.GeeindigdOp = c.Nu;
                spoor.Resultaat = "ingetrokken";
                await termijnen.BesluitVervallenAsync(c, Id, spoor.Id);
            }
        }
        c.Zaak.VoorlopigResultaat = "ingetrokken";
    }
}
