using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Cijfers;

/// <summary>Publishes every closed month that has no publication yet. Killed anywhere, the next round goes on with what is still missing.</summary>
public sealed class PublicatieBewaker(CaseFlowDbContext db, PublicatieService publicaties, Configuratie configuratie)
{
    /// <summary>Makes what is missing as of this moment and tells how many publications that were.</summary>
    public async Task<int> LoopAsync(DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        var gemaakt = 0;
        foreach (var gemeente in configuratie.Gemeenten.Keys.Order(StringComparer.Ordinal))
        {
            foreach (var maand in await OntbrekendAsync(gemeente, AmsterdamTime.DateOf(asOf), cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                gemaakt += await publicaties.MaakEersteAsync(gemeente, maand, "Eerste publicatie na afloop van de maand", Handeling.Systeem(gemeente, asOf)) ? 1 : 0;
            }
        }
        return gemaakt;
    }

    private async Task<List<Periode>> OntbrekendAsync(string gemeente, DateOnly vandaag, CancellationToken cancellation)
    {
        var eersteDag = await db.Gebeurtenissen.Where(g => g.GemeenteId == gemeente).OrderBy(g => g.Datum).Select(g => (DateOnly?)g.Datum).FirstOrDefaultAsync(cancellation);
        if (eersteDag is null)
        {
            return [];
        }
        var bestaand = await db.Publicaties.Where(p => p.GemeenteId == gemeente).Select(p => p.Periode).ToHashSetAsync(cancellation);
        var ontbrekend = new List<Periode>();
        for (var maand = Periode.Maand(eersteDag.Value); maand.IsAfgesloten(vandaag); maand = maand.Volgende())
        {
            if (!bestaand.Contains(maand.ToString()))
            {
                ontbrekend.Add(maand);
            }
        }
        if (ontbrekend.Count == 0)
        {
            return ontbrekend;
        }
        // A year that was mistyped must not make a publication of every month since: an empty month belongs to a year in which something was counted.
        var (van, tot) = (ontbrekend[0].Van.AddYears(-1), ontbrekend[^1].Tot);
        var geteld = (await db.Gebeurtenissen.Where(g => g.GemeenteId == gemeente && g.Datum >= van && g.Datum <= tot)
            .Select(g => new { g.Datum.Year, g.Datum.Month }).Distinct().ToListAsync(cancellation)).Select(m => new DateOnly(m.Year, m.Month, 1)).ToList();
        return [.. ontbrekend.Where(m => geteld.Any(g => g <= m.Van && g > m.Van.AddYears(-1)))];
    }
}
