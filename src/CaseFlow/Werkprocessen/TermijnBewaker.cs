using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>
/// Does what the clock does: wakes routes whose timer is due and counts terms whose last day has passed, each in its own transaction.
/// What fell due while nothing ran is simply still due. Killed anywhere, nothing happens twice: the row goes with the work it asked for.
/// </summary>
public sealed class TermijnBewaker(CaseFlowDbContext db, Transactie transactie, ZaakLader lader, Werkproces werkproces, TermijnService termijnen, Zaakafsluiting afsluiting)
{
    private const int Portie = 200;

    /// <summary>
    /// Handles everything that is due as of this moment and tells how many acts that were. One that fails does not hold up the others:
    /// the rest is done first, then the failure is thrown.
    /// </summary>
    public async Task<int> LoopAsync(DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        var gedaan = 0;
        var overgeslagen = new HashSet<Guid>();
        var mislukt = new List<Exception>();
        while (!cancellation.IsCancellationRequested)
        {
            var wekkers = await db.Wekkers.AsNoTracking().Where(w => w.Op <= asOf && !overgeslagen.Contains(w.Id)).OrderBy(w => w.Op).ThenBy(w => w.Id).Take(Portie)
                .Select(w => new { w.Id, w.Op }).ToListAsync(cancellation);
            var vandaag = AmsterdamTime.DateOf(asOf);
            var verlopen = await db.Termijnen.AsNoTracking()
                .Where(t => t.Status == TermijnStatus.Lopend && !t.IsAfloopGeteld && t.LaatsteDag < vandaag && !overgeslagen.Contains(t.Id))
                .OrderBy(t => t.LaatsteDag).ThenBy(t => t.Id).Take(Portie)
                .Select(t => new { t.Id, t.LaatsteDag }).ToListAsync(cancellation);
            if (wekkers.Count == 0 && verlopen.Count == 0)
            {
                break;
            }
            var volgorde = wekkers.Select(w => (w.Op, w.Id, IsWekker: true))
                .Concat(verlopen.Select(t => (Op: AmsterdamTime.StartOf(t.LaatsteDag.AddDays(1)), t.Id, IsWekker: false)))
                .OrderBy(x => x.Op).ToList();
            foreach (var (op, id, isWekker) in volgorde)
            {
                cancellation.ThrowIfCancellationRequested();
                if (await ProbeerAsync(id, () => isWekker ? WekAsync(id, asOf) : VerloopAsync(id, asOf), mislukt))
                {
                    gedaan++;
                }
                else
                {
                    overgeslagen.Add(id);
                }
            }
        }
        return mislukt.Count == 0 ? gedaan : throw new AggregateException(mislukt);
    }

    /// <summary>The first moment at which something falls due, or null.</summary>
    public async Task<DateTimeOffset?> VolgendeAsync()
    {
        var wekker = await db.Wekkers.AsNoTracking().OrderBy(w => w.Op).Select(w => (DateTimeOffset?)w.Op).FirstOrDefaultAsync();
        var dag = await db.Termijnen.AsNoTracking().Where(t => t.Status == TermijnStatus.Lopend && !t.IsAfloopGeteld)
            .OrderBy(t => t.LaatsteDag).Select(t => (DateOnly?)t.LaatsteDag).FirstOrDefaultAsync();
        var termijn = dag is { } d ? AmsterdamTime.StartOf(d.AddDays(1)) : (DateTimeOffset?)null;
        return wekker is null ? termijn : termijn is null || wekker < termijn ? wekker : termijn;
    }

    private static async Task<bool> ProbeerAsync(Guid id, Func<Task<bool>> act, List<Exception> mislukt)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            mislukt.Add(new InvalidOperationException($"De wekker of termijn {id} is mislukt.", e));
            return false;
        }
    }

    private Task<bool> WekAsync(Guid id, DateTimeOffset asOf) => transactie.RunAsync(async () =>
    {
        var zaakId = await db.Wekkers.Where(w => w.Id == id).Join(db.RouteInstanties, w => w.InstantieId, i => i.Id, (w, i) => (Guid?)i.ZaakId).SingleOrDefaultAsync();
        if (zaakId is null)
        {
            return false;
        }
        var c = await SysteemAsync(zaakId.Value, asOf);
        if (await db.Wekkers.SingleOrDefaultAsync(w => w.Id == id) is not { } wekker)
        {
            return false;
        }
        await werkproces.WekAsync(c, wekker);
        await afsluiting.ControleerAsync(c, werkproces);
        return true;
    });

    private Task<bool> VerloopAsync(Guid id, DateTimeOffset asOf) => transactie.RunAsync(async () =>
    {
        var zaakId = await db.Termijnen.Where(t => t.Id == id).Select(t => t.ZaakId).SingleAsync();
        var c = await SysteemAsync(zaakId, asOf);
        var termijn = await db.Termijnen.SingleAsync(t => t.Id == id);
        if (termijn.IsAfloopGeteld || termijn.Status != TermijnStatus.Lopend || termijn.LaatsteDag >= c.Vandaag)
        {
            return false;
        }
        termijnen.Verloop(c, termijn);
        return true;
    });

    private async Task<ZaakContext> SysteemAsync(Guid zaakId, DateTimeOffset asOf)
    {
        var c = await lader.LaadAsync(zaakId, Handeling.Systeem("", asOf));
        return c with { Handeling = Handeling.Systeem(c.Zaak.GemeenteId, asOf) };
    }
}
