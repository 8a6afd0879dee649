using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Escalaties;

/// <summary>Where a case and its household stand on the ladder; <paramref name="Huidig"/> is null when no Ave runs here.</summary>
public sealed record AveStand(Escalatieladder? Ladder, Niveauwijziging? Huidig, IReadOnlyList<Niveauwijziging> Historie, IReadOnlyList<AveElders> Elders)
{
    public static readonly AveStand Geen = new(null, null, [], []);

    public bool IsLeeg => Historie.Count == 0 && Elders.Count == 0;

    /// <summary>The rung as the ladder of today describes it.</summary>
    public Laddertrede? Trede => Ladder?.Trede(Huidig?.Naar);
}

/// <summary>A move in another case of the household that this person may see as well.</summary>
public sealed record AveElders(string Nummer, Niveauwijziging Wijziging);

/// <summary>Reads the ladder of a case that somebody opened.</summary>
public sealed class AveOverzichten(CaseFlowDbContext db, Configuratie configuratie, ZaakInzage inzage)
{
    /// <param name="zaak">The case that was opened.</param>
    /// <param name="handeling">Who looks: of the other cases of the household only those come along that they may see.</param>
    /// <param name="isLopend">Whether the Ave of this case still runs.</param>
    public async Task<AveStand> VanAsync(Zaak zaak, Handeling handeling, bool isLopend)
    {
        if (configuratie.Gemeenten[zaak.GemeenteId].Ladder is not { } ladder)
        {
            return AveStand.Geen;
        }
        var zichtbaar = inzage.Zichtbaar(handeling);
        var alle = await db.Niveauwijzigingen.AsNoTracking()
            .Where(n => n.ZaakId == zaak.Id || (zaak.HuishoudenId != null && n.HuishoudenId == zaak.HuishoudenId && zichtbaar.Any(z => z.Id == n.ZaakId)))
            .Join(db.Zaken, n => n.ZaakId, z => z.Id, (n, z) => new { Wijziging = n, z.Nummer })
            .ToListAsync();
        var hier = alle.Where(a => a.Wijziging.ZaakId == zaak.Id).Select(a => a.Wijziging).OrderByDescending(n => n.Op).ToList();
        return new AveStand(
            ladder,
            isLopend ? hier.FirstOrDefault(n => n is { VervangenOp: null, Naar: not null }) : null,
            hier,
            [.. alle.Where(a => a.Wijziging.ZaakId != zaak.Id).OrderByDescending(a => a.Wijziging.Op).Select(a => new AveElders(a.Nummer, a.Wijziging))]);
    }

    /// <summary>The move that holds while the Ave runs, else null.</summary>
    public Task<Niveauwijziging?> HuidigAsync(Guid zaakId) => db.Niveauwijzigingen.AsNoTracking()
        .Where(n => n.ZaakId == zaakId && n.VervangenOp == null && n.Naar != null
            && db.RouteInstanties.Any(i => i.ZaakId == zaakId && i.Route == AveService.Route && i.Status == InstantieStatus.Actief))
        .OrderByDescending(n => n.Op).FirstOrDefaultAsync();
}
