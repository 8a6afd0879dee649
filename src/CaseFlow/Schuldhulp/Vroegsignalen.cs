using CaseFlow.Data;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Schuldhulp;

/// <summary>The early signals of a case that wait for somebody to act on them.</summary>
public sealed class Vroegsignalen(CaseFlowDbContext db, Dossier dossier)
{
    /// <summary>Somebody worked on the case: its signals are followed up. With a reason not to take them up they are closed and not counted.</summary>
    public async Task VolgOpAsync(TaakContext c, DateOnly datum, string? nietOpgepakt = null)
    {
        foreach (var signaal in await db.Vroegsignalen.Where(s => s.ZaakId == c.Zaak.Id && s.OpgevolgdOp == null).OrderBy(s => s.Id).ToListAsync())
        {
            signaal.OpgevolgdOp = datum < signaal.Datum ? signaal.Datum : datum;
            signaal.Afloop = nietOpgepakt ?? c.Uitkomst;
            if (nietOpgepakt is null)
            {
                dossier.Tel(c.Zaak, c.Handeling, "vroegsignaal.opgevolgd", "Het vroegsignaal is opgevolgd.",
                    new Telregel(("bron", signaal.Bron), ("crisis", signaal.IsCrisis ? "ja" : "nee"), ("uitkomst", c.Uitkomst)) { Datum = signaal.OpgevolgdOp, Over = signaal.Id });
            }
        }
    }
}
