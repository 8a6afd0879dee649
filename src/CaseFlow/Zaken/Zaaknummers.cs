using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>Hands out the numbers of cases. Until the transaction ends nobody else gets one, so what comes after it is alone.</summary>
public sealed class Zaaknummers(CaseFlowDbContext db)
{
    public async Task<string> VolgendeAsync(int jaar)
    {
        if (await db.Nummerreeksen.Where(n => n.Jaar == jaar).ExecuteUpdateAsync(n => n.SetProperty(x => x.Laatste, x => x.Laatste + 1)) == 0)
        {
            db.Nummerreeksen.Add(new Nummerreeks { Jaar = jaar, Laatste = 1 });
            await db.SaveChangesAsync();
            return $"Z{jaar}-000001";
        }
        var laatste = await db.Nummerreeksen.Where(n => n.Jaar == jaar).Select(n => n.Laatste).SingleAsync();
        return $"Z{jaar}-{laatste:000000}";
    }
}
