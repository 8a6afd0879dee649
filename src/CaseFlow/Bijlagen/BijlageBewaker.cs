using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Bijlagen;

/// <summary>Clears away files that no row tells of: of an upload that was killed. Young files are left alone, their row may still come.</summary>
public sealed class BijlageBewaker(CaseFlowDbContext db, BijlageOpslag opslag)
{
    private const int Portie = 200;

    private static readonly TimeSpan Geduld = TimeSpan.FromDays(1);

    /// <summary>Deletes what is nobody's as of this moment and tells how many files that were.</summary>
    public async Task<int> LoopAsync(DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        var gewist = 0;
        foreach (var portie in opslag.Ouder(asOf - Geduld).Chunk(Portie))
        {
            foreach (var (id, _) in portie.Where(p => p.IsLos))
            {
                opslag.WisLos(id);
                gewist++;
            }
            var ids = portie.Where(p => !p.IsLos).Select(p => p.Id).ToList();
            var bekend = (await db.Bijlagen.Where(b => ids.Contains(b.Id)).Select(b => b.Id).ToListAsync(cancellation)).ToHashSet();
            foreach (var id in ids.Where(i => !bekend.Contains(i)))
            {
                opslag.Wis(id);
                gewist++;
            }
        }
        return gewist;
    }
}
