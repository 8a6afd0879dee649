using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Meldcodes;

/// <summary>
/// The meldcode domestic violence and child abuse, beside a case. It belongs to who saw the signals: only they and whom they hand a step to
/// know of it. It does not keep the case open, and goes on when the case closes, because the worry does not end with the question.
/// </summary>
public sealed class MeldcodeService(CaseFlowDbContext db, Beslotenheid beslotenheid, Dossier dossier)
{
    public const string Route = "meldcode";

    /// <summary>Whether this person has a meldcode going in this case; that of a colleague is not looked at, for it may not be told.</summary>
    public async Task<bool> LooptAsync(ZaakContext c)
    {
        var mijne = beslotenheid.Instanties(c.Handeling);
        return await db.RouteInstanties.AnyAsync(i => i.ZaakId == c.Zaak.Id && i.Route == Route && i.Status == InstantieStatus.Actief && mijne.Contains(i.Id));
    }

    public async Task StartAsync(Werkproces werkproces, ZaakContext c, string aanleiding)
    {
        if (!werkproces.HeeftRoute(c.Gemeente, Route))
        {
            throw new WeigeringException("route-ontbreekt", $"De route '{Route}' is er in deze gemeente nog niet.");
        }
        var instantie = await werkproces.StartMetBerichtAsync(c, Route, "meldcode-starten", new Dictionary<string, object?>());
        using (dossier.Besloten(instantie.Id))
        {
            dossier.Tel(c.Zaak, c.Handeling, "meldcode.gestart", "De meldcode is gestart.", Telregel.Leeg, aanleiding);
        }
    }
}
