using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Tellingen;

/// <summary>
/// Says of everybody who is counted up to a day how old this person was on that day, so that nobody counts under the age of the
/// decision. An event as the others: no name and no birthday, only the key of the person, wijk, sex and age class.
/// <para>Killed anywhere it goes on with who is missing; run again it writes only what turned out to be different.</para>
/// </summary>
public sealed class Peiling(CaseFlowDbContext db, Transactie transactie, Telsleutels sleutels)
{
    public const string Naam = "inwoner.gepeild";

    private const int PerKeer = 500;

    // What begins and runs until an end says otherwise: it may have begun long before.
    private static readonly string[] Begin =
        ["indicatie.toegekend", "maatregel.gestart", "ondersteuning.gestart", "plaatsing.gestart", "wachtlijst.geplaatst", "schuldhulp.traject_gestart",
        "uitkering.toegekend", "lks.gestart", "tegenprestatie.gestart", "beschutwerk.plaatsing_gestart", "reintegratie.traject_gestart"];

    /// <param name="gemeente">Whose residents.</param>
    /// <param name="datum">The reference day, also one long ago; who was counted or had something running in the year up to it.</param>
    /// <param name="asOf">Now.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <returns>How many events were written.</returns>
    public async Task<int> PeilAsync(string gemeente, DateOnly datum, DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        var geteld = await GeteldAsync(gemeente, datum, cancellation);
        var ids = (await db.Inwoners.AsNoTracking().Where(i => i.GemeenteId == gemeente && i.SamengevoegdMetId == null).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellation))
            .Select(id => (Id: id, Sleutel: sleutels.Persoon(id))).Where(p => geteld.Contains(p.Sleutel)).ToList();
        // What is asked of a quarter that is long past is answered with where somebody lived then, as far as it was counted.
        var isLangGeleden = datum < AmsterdamTime.DateOf(asOf).AddMonths(-3);
        var geschreven = 0;
        foreach (var deel in ids.Chunk(PerKeer))
        {
            cancellation.ThrowIfCancellationRequested();
            geschreven += await transactie.RunAsync(() => PeilAsync(gemeente, datum, deel, isLangGeleden, cancellation), cancellation);
        }
        return geschreven;
    }

    private async Task<int> PeilAsync(string gemeente, DateOnly datum, IReadOnlyList<(Guid Id, string Sleutel)> deel, bool isLangGeleden, CancellationToken cancellation)
    {
        var (ids, personen) = (deel.Select(p => p.Id).ToList(), deel.Select(p => p.Sleutel).ToList());
        var inwoners = await db.Inwoners.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellation);
        var eerder = (await db.Gebeurtenissen.AsNoTracking()
            .Where(g => g.GemeenteId == gemeente && g.Naam == Naam && g.Datum == datum && personen.Contains(g.Persoonsleutel!) && !db.Gebeurtenissen.Any(later => later.Vervangt == g.Sleutel))
            .OrderBy(g => g.Id).ToListAsync(cancellation)).GroupBy(g => g.Persoonsleutel!).ToDictionary(g => g.Key, g => g.Last());
        var toen = isLangGeleden ? await WijkenAsync(gemeente, datum, personen, cancellation) : [];
        var geschreven = 0;
        foreach (var (id, persoon) in deel)
        {
            var (inwoner, oud) = (inwoners[id], eerder.GetValueOrDefault(persoon));
            var klasse = Leeftijdsklassen.Van(Math.Max(0, inwoner.LeeftijdOp(datum)));
            if (oud is not null && (oud.Geslacht, oud.Leeftijdsklasse) == (inwoner.Geslacht, klasse))
            {
                continue;
            }
            db.Gebeurtenissen.Add(new Gebeurtenis
            {
                GemeenteId = gemeente,
                Naam = Naam,
                Datum = datum,
                // A move since then changes nothing about that day.
                Wijk = oud is not null ? oud.Wijk : toen.GetValueOrDefault(persoon, inwoner.Wijk),
                Geslacht = inwoner.Geslacht,
                Leeftijdsklasse = klasse,
                Dimensies = "{}",
                Recordsleutel = sleutels.Record(inwoner.Id),
                Persoonsleutel = persoon,
                // Two that take the same snapshot at once cannot both write it.
                Sleutel = oud is null ? $"{persoon}-{datum:yyyyMMdd}" : Guid.CreateVersion7().ToString("N"),
                Vervangt = oud?.Sleutel,
            });
            geschreven++;
        }
        return geschreven;
    }

    private async Task<HashSet<string>> GeteldAsync(string gemeente, DateOnly datum, CancellationToken cancellation)
    {
        var van = datum.AddYears(-1).AddDays(1);
        var inJaar = await db.Gebeurtenissen.Where(g => g.GemeenteId == gemeente && g.Datum >= van && g.Datum <= datum && g.Naam != Naam && g.Persoonsleutel != null)
            .Select(g => g.Persoonsleutel!).Distinct().ToListAsync(cancellation);
        var lopend = await db.Gebeurtenissen
            .Where(g => g.GemeenteId == gemeente && Begin.Contains(g.Naam) && g.Persoonsleutel != null && (g.GeldigVan ?? g.Datum) <= datum && (g.GeldigTot == null || g.GeldigTot >= van)
                && !db.Gebeurtenissen.Any(later => later.Vervangt == g.Sleutel)
                // First that there is one: else the database is asked for two that both have none, and reads every event for every beginning.
                && !db.Gebeurtenissen.Any(einde => einde.GemeenteId == gemeente && einde.Objectsleutel != null && g.Objectsleutel != null && einde.Objectsleutel == g.Objectsleutel && einde.Id != g.Id && !Begin.Contains(einde.Naam)
                    && (einde.Naam.EndsWith("beeindigd") || einde.Naam.EndsWith("afgerond") || einde.Naam.EndsWith("verlaten")) && (einde.GeldigTot ?? einde.Datum) < van
                    && !db.Gebeurtenissen.Any(later => later.Vervangt == einde.Sleutel)))
            .Select(g => g.Persoonsleutel!).Distinct().ToListAsync(cancellation);
        return [.. inJaar, .. lopend];
    }

    private async Task<Dictionary<string, string?>> WijkenAsync(string gemeente, DateOnly datum, List<string> personen, CancellationToken cancellation) =>
        (await db.Gebeurtenissen.AsNoTracking()
            .Where(g => g.GemeenteId == gemeente && personen.Contains(g.Persoonsleutel!) && g.Datum <= datum && g.Wijk != null && !db.Gebeurtenissen.Any(later => later.Vervangt == g.Sleutel))
            .OrderBy(g => g.Datum).ThenBy(g => g.Id).Select(g => new { g.Persoonsleutel, g.Wijk }).ToListAsync(cancellation))
        .GroupBy(g => g.Persoonsleutel!).ToDictionary(g => g.Key, g => g.Last().Wijk);
}
