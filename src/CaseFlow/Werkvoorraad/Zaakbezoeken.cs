using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkvoorraad;

/// <summary>A case that somebody opened or follows, and what happened in it since they looked.</summary>
public sealed record BezochteZaak(string Nummer, string? Inwoner, DateTimeOffset Op, bool IsGevolgd, int Nieuw, string? Laatste);

/// <summary>The last cases somebody opened and the cases they follow: both only as long as they may see them.</summary>
public sealed class Zaakbezoeken(CaseFlowDbContext db, Transactie transactie, ZaakInzage inzage)
{
    public const int Laatste = 10;
    public const int MeesteGevolgd = 50;

    // A few more than are shown, for some may be out of sight later.
    private const int Bewaard = 20;

    /// <summary>Remembers that somebody looks at a case that they opened through <see cref="ZaakInzage"/>.</summary>
    /// <returns>Since when they follow it; null when they do not.</returns>
    public async Task<DateTimeOffset?> OpenAsync(Handeling handeling, Zaak zaak)
    {
        var (wie, nu) = (handeling.MedewerkerId!.Value, handeling.Moment);
        var bezoek = await Eigen(handeling).Where(b => b.ZaakId == zaak.Id).Select(b => new { b.VolgtSinds }).SingleOrDefaultAsync();
        if (bezoek is not null)
        {
            await Eigen(handeling).Where(b => b.ZaakId == zaak.Id)
                .ExecuteUpdateAsync(b => b.SetProperty(x => x.Op, nu).SetProperty(x => x.GezienTot, x => db.Dossierregels.Where(d => d.ZaakId == x.ZaakId).Max(d => (long?)d.Id) ?? 0));
            return bezoek.VolgtSinds;
        }
        var tot = await db.Dossierregels.Where(d => d.ZaakId == zaak.Id).MaxAsync(d => (long?)d.Id) ?? 0;
        var nieuw = new Zaakbezoek { MedewerkerId = wie, ZaakId = zaak.Id, Op = nu, GezienTot = tot };
        db.Zaakbezoeken.Add(nieuw);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // The same case opened twice at once: the other one remembered it.
            db.Entry(nieuw).State = EntityState.Detached;
            return null;
        }
        var blijft = Eigen(handeling).Where(b => b.VolgtSinds == null).OrderByDescending(b => b.Op).ThenByDescending(b => b.Id).Take(Bewaard).Select(b => b.Id);
        await Eigen(handeling).Where(b => b.VolgtSinds == null && !blijft.Contains(b.Id)).ExecuteDeleteAsync();
        return null;
    }

    /// <summary>Follows a case that somebody opened, or stops doing so.</summary>
    public Task VolgAsync(Handeling handeling, Zaak zaak, bool volg) => transactie.RunAsync(async () =>
    {
        if (volg && await Eigen(handeling).CountAsync(b => b.VolgtSinds != null && b.ZaakId != zaak.Id) >= MeesteGevolgd)
        {
            throw new WeigeringException("volgen-te-veel", $"U volgt al {MeesteGevolgd} zaken. Stop eerst met een andere zaak.");
        }
        DateTimeOffset? sinds = volg ? handeling.Moment : null;
        await Eigen(handeling).Where(b => b.ZaakId == zaak.Id).ExecuteUpdateAsync(b => b.SetProperty(x => x.VolgtSinds, sinds));
    });

    /// <summary>
    /// The cases somebody follows and opened last, newest visit first. One query over at most <see cref="MeesteGevolgd"/> and twenty rows of
    /// one person; what is counted as new stands behind an index of its case. Following ends where the case is out of sight. Who shows them logs that.
    /// </summary>
    public async Task<IReadOnlyList<BezochteZaak>> VanAsync(Handeling handeling)
    {
        var (wie, zichtbaar) = (handeling.MedewerkerId, inzage.Zichtbaar(handeling));
        var rijen = await Eigen(handeling).AsNoTracking().Join(db.Zaken, b => b.ZaakId, z => z.Id, (b, z) => new
        {
            b.Id,
            b.Op,
            b.VolgtSinds,
            z.Nummer,
            Inwoner = z.Inwoner!.Naam,
            IsZichtbaar = zichtbaar.Any(x => x.Id == b.ZaakId),
            Nieuw = b.VolgtSinds == null ? 0 : db.Dossierregels.Count(d => d.ZaakId == b.ZaakId && d.Id > b.GezienTot && d.MedewerkerId != wie),
            Laatste = b.VolgtSinds == null ? null : db.Dossierregels.Where(d => d.ZaakId == b.ZaakId && d.Id > b.GezienTot && d.MedewerkerId != wie).OrderByDescending(d => d.Id).Select(d => d.Omschrijving).FirstOrDefault(),
        }).ToListAsync();
        if (rijen.Where(r => r.VolgtSinds is not null && !r.IsZichtbaar).Select(r => r.Id).ToList() is { Count: > 0 } weg)
        {
            await Eigen(handeling).Where(b => weg.Contains(b.Id)).ExecuteDeleteAsync();
        }
        var open = rijen.Where(r => r.IsZichtbaar).OrderByDescending(r => r.Op).ThenByDescending(r => r.Id).ToList();
        return [.. open.Select(r => new BezochteZaak(r.Nummer, r.Inwoner, r.Op, r.VolgtSinds is not null, r.Nieuw, r.Laatste))];
    }

    private IQueryable<Zaakbezoek> Eigen(Handeling handeling)
    {
        var wie = handeling.MedewerkerId;
        return db.Zaakbezoeken.Where(b => b.MedewerkerId == wie);
    }
}
