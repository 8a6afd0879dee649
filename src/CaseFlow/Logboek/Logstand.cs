using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Logboek;

/// <param name="Regels">Lines of the whole installation that are in the chain.</param>
/// <param name="Oudste">The oldest line that is not in the chain yet.</param>
public sealed record Ketenstand(long Regels, DateTimeOffset? Oudste);

/// <summary>How far the chain is. What it is worth is told by <see cref="Logcontrole"/>, which reads all of it.</summary>
public sealed class Logstand(CaseFlowDbContext db)
{
    public async Task<Ketenstand> LeesAsync()
    {
        var laatste = await db.Logzegels.AsNoTracking().OrderByDescending(z => z.Volgnummer).FirstOrDefaultAsync();
        var vanaf = laatste?.RegelId ?? 0;
        return new Ketenstand(laatste?.Volgnummer ?? 0, await db.Logregels.Where(r => r.Id > vanaf).OrderBy(r => r.Id).Select(r => (DateTimeOffset?)r.Op).FirstOrDefaultAsync());
    }
}
