using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Cijfers;

/// <summary>
/// Knows which first publications are due: of each period that is over and whose fixed date has come, the months before their quarter before
/// their year. Corrections are never due; somebody makes them.
/// </summary>
public sealed class PublicatieBewaker(CaseFlowDbContext db, PublicatieService publicaties, PublicatieOpdrachten opdrachten, Transactie transactie, Configuratie configuratie)
{
    /// <summary>Sees to it that each municipality with a publication due has a job for the first of them, and tells how many jobs that were.</summary>
    public async Task<int> PlanAsync(DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        var gepland = 0;
        foreach (var gemeente in configuratie.Gemeenten.Keys.Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (await OntbrekendAsync(gemeente, AmsterdamTime.DateOf(asOf), cancellation) is { Count: > 0 } perioden)
            {
                gepland += await transactie.RunAsync(() => opdrachten.PlanEersteAsync(gemeente, perioden[0], perioden.Count, asOf), cancellation) ? 1 : 0;
            }
        }
        return gepland;
    }

    /// <summary>Makes everything that is due now, without jobs, and tells how many publications that were.</summary>
    public async Task<int> LoopAsync(DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        var gemaakt = 0;
        foreach (var gemeente in configuratie.Gemeenten.Keys.Order(StringComparer.Ordinal))
        {
            foreach (var periode in await OntbrekendAsync(gemeente, AmsterdamTime.DateOf(asOf), cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                gemaakt += await publicaties.MaakEersteAsync(gemeente, periode, Handeling.Systeem(gemeente, asOf), cancellation: cancellation) ? 1 : 0;
            }
        }
        return gemaakt;
    }

    /// <summary>
    /// The periods whose first publication is due, in the order in which they are made. Of the time before the first case there are only facts
    /// that were imported: those are published by the whole year.
    /// </summary>
    public async Task<IReadOnlyList<Periode>> OntbrekendAsync(string gemeente, DateOnly vandaag, CancellationToken cancellation = default)
    {
        var eersteDag = await db.Gebeurtenissen.Where(g => g.GemeenteId == gemeente).OrderBy(g => g.Datum).Select(g => (DateOnly?)g.Datum).FirstOrDefaultAsync(cancellation);
        if (eersteDag is null)
        {
            return [];
        }
        var bestaand = await db.Publicaties.Where(p => p.GemeenteId == gemeente).Select(p => p.Periode).Distinct().ToHashSetAsync(cancellation);
        var dagen = configuratie.Gemeenten[gemeente].Publicatie.Dagen;
        var ontbrekend = Enum.GetValues<PeriodeSoort>().SelectMany(s => Reeks(Periode.Met(s, eersteDag.Value), dagen, vandaag)).Where(p => !bestaand.Contains(p.ToString()))
            .OrderBy(p => p.Tot).ThenByDescending(p => p.Van).ToList();
        if (ontbrekend.Count == 0)
        {
            return ontbrekend;
        }
        var eersteZaak = await db.Zaken.Where(z => z.GemeenteId == gemeente).OrderBy(z => z.Ontvangen).Select(z => (DateTimeOffset?)z.Ontvangen).FirstOrDefaultAsync(cancellation);
        var begin = eersteZaak is { } moment ? AmsterdamTime.DateOf(moment) : eersteDag.Value;
        // A year that was mistyped must not make a publication of every month since: an empty period belongs to a year in which something was counted.
        var (van, tot) = (ontbrekend.Min(p => p.Van).AddYears(-1), ontbrekend[^1].Tot);
        var geteld = (await db.Gebeurtenissen.Where(g => g.GemeenteId == gemeente && g.Datum >= van && g.Datum <= tot)
            .Select(g => new { g.Datum.Year, g.Datum.Month }).Distinct().ToListAsync(cancellation)).Select(m => new DateOnly(m.Year, m.Month, 1)).ToList();
        return [.. ontbrekend.Where(p => p.Tot >= begin || (p.Soort == PeriodeSoort.Jaar && Periode.Maand(eersteDag.Value).Van <= p.Van)).Where(p => geteld.Any(g => g <= p.Tot && g > p.Tot.AddYears(-1)))];
    }

    private static IEnumerable<Periode> Reeks(Periode eerste, int dagen, DateOnly vandaag)
    {
        for (var periode = eerste; periode.Tot.AddDays(dagen) <= vandaag; periode = periode.Volgende())
        {
            yield return periode;
        }
    }
}
