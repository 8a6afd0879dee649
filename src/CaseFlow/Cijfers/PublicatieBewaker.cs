using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
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
        return ontbrekend;
    }
}
