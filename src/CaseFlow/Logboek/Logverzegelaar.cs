using System.Data;
using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Logboek;

/// <summary>
/// Adds the lines that were written since to the chain, in batches. Killed anywhere, the next round goes on; of two that seal at
/// the same time one finds its place taken and begins again at its next round.
/// </summary>
public sealed class Logverzegelaar(CaseFlowDbContext db, Logsleutel sleutel, Loganker anker)
{
    private const int Partij = 500;

    // A transaction may commit a lower number after a higher one was sealed; no act takes as long as this many lines.
    private const long Marge = 10_000;

    /// <summary>Seals what is there and tells how many lines that were.</summary>
    public async Task<int> LoopAsync(DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        var gedaan = 0;
        for (var partij = Partij; partij == Partij; gedaan += partij)
        {
            cancellation.ThrowIfCancellationRequested();
            db.ChangeTracker.Clear();
            partij = await VerzegelAsync(cancellation);
        }
        if (gedaan > 0)
        {
            var laatste = await db.Logzegels.AsNoTracking().OrderByDescending(z => z.Volgnummer).FirstAsync(cancellation);
            anker.Leg(laatste, Shared.AmsterdamTime.DateOf(asOf));
        }
        return gedaan;
    }

    private async Task<int> VerzegelAsync(CancellationToken cancellation)
    {
        await using var transactie = await db.Database.BeginTransactionAsync(cancellation);
        var laatste = await db.Logzegels.AsNoTracking().OrderByDescending(z => z.Volgnummer).FirstOrDefaultAsync(cancellation);
        var vanaf = (await db.Logzegels.MaxAsync(z => (long?)z.RegelId, cancellation) ?? 0) - Marge;
        var open = await db.Logregels.AsNoTracking().Where(r => r.Id > vanaf && !db.Logzegels.Any(z => z.RegelId == r.Id)).OrderBy(r => r.Id).Take(Partij).ToListAsync(cancellation);
        var (volgnummer, vorige) = (laatste?.Volgnummer ?? 0, laatste?.Zegel ?? "");
        foreach (var regel in open)
        {
            volgnummer++;
            vorige = sleutel.Zegel(vorige, volgnummer, regel);
            db.Logzegels.Add(new Logzegel { Volgnummer = volgnummer, RegelId = regel.Id, Zegel = vorige });
        }
        try
        {
            await db.SaveChangesAsync(cancellation);
            await transactie.CommitAsync(cancellation);
            return open.Count;
        }
        catch (DbUpdateException)
        {
            // Another process took these places a moment ago; what it left is for the next round.
            return 0;
        }
    }
}
