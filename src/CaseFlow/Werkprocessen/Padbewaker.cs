using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>
/// Clears away the walked path of cases that were closed long ago. The tasks, the timeline and the counted events of the case stay.
/// In small batches, each its own statement, so that nobody waits for it; killed half-way, the next round goes on.
/// </summary>
public sealed class Padbewaker(CaseFlowDbContext db)
{
    /// <summary>The figures per step look back a year; less must not be kept.</summary>
    internal const int MinMaanden = Routecijfers.Maanden + 1;

    private const int Portie = 500;

    /// <summary>Deletes what is due as of this moment and tells how many rows that were.</summary>
    /// <param name="asOf">The moment of the round.</param>
    /// <param name="maanden">How long a path is kept after its case was closed; 0 keeps everything.</param>
    public async Task<int> LoopAsync(DateTimeOffset asOf, int maanden, CancellationToken cancellation = default)
    {
        if (maanden == 0)
        {
            return 0;
        }
        var grens = AmsterdamTime.StartOf(AmsterdamTime.DateOf(asOf).AddMonths(-maanden));
        var oud = db.RouteStappen.Where(s => db.RouteInstanties.Any(i => i.Id == s.InstantieId && i.Zaak!.Status == ZaakStatus.Afgesloten && i.Zaak.AfgeslotenOp < grens));
        var gewist = 0;
        for (var portie = Portie; portie == Portie; gewist += portie)
        {
            portie = await oud.OrderBy(s => s.Id).Take(Portie).ExecuteDeleteAsync(cancellation);
        }
        return gewist;
    }

    /// <exception cref="InvalidOperationException">The setting would throw away what the figures need.</exception>
    internal static int Bewaartijd(int maanden) => maanden is 0 or >= MinMaanden
        ? maanden
        : throw new InvalidOperationException($"De instelling History:KeepMonths is {maanden}. Kies 0 (alles bewaren) of minstens {MinMaanden}: de cijfers per stap kijken een jaar terug.");
}
