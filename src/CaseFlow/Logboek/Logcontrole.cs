using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Logboek;

/// <summary>What is wrong with the log: which line, and what was done to it as far as that shows.</summary>
public sealed record Logfout(long? RegelId, long? Volgnummer, string Melding);

/// <param name="Verzegeld">Lines in the chain.</param>
/// <param name="Open">Lines that are signed but not yet in the chain.</param>
public sealed record Logoordeel(long Verzegeld, long Open, IReadOnlyList<Logfout> Fouten)
{
    public bool IsGaaf => Fouten.Count == 0;
}

/// <summary>Walks the whole log and tells each line that was changed, taken away or moved.</summary>
public sealed class Logcontrole(CaseFlowDbContext db, Logsleutel sleutel, Loganker anker)
{
    private const int Partij = 2_000;
    private const int MeesteFouten = 1_000;

    public async Task<Logoordeel> ControleerAsync(CancellationToken cancellation = default)
    {
        var fouten = new List<Logfout>();
        var ankers = anker.Lees().ToLookup(a => a.Volgnummer);
        var (vorige, laatste, gezien) = ("", 0L, new HashSet<long>());
        while (fouten.Count < MeesteFouten)
        {
            var zegels = await db.Logzegels.AsNoTracking().Where(z => z.Volgnummer > laatste).OrderBy(z => z.Volgnummer).Take(Partij).ToListAsync(cancellation);
            if (zegels.Count == 0)
            {
                break;
            }
            var regels = await RegelsAsync(zegels.ConvertAll(z => z.RegelId), cancellation);
            foreach (var zegel in zegels)
            {
                if (zegel.Volgnummer != laatste + 1)
                {
                    fouten.Add(new Logfout(null, laatste + 1, $"De keten springt van {laatste} naar {zegel.Volgnummer}: er zijn schakels weggehaald."));
                }
                ControleerSchakel(zegel, regels.GetValueOrDefault(zegel.RegelId), vorige, fouten);
                foreach (var punt in ankers[zegel.Volgnummer].Where(p => p.Zegel != zegel.Zegel))
                {
                    fouten.Add(new Logfout(zegel.RegelId, zegel.Volgnummer, $"Schakel {zegel.Volgnummer} is niet die van {punt.Dag:yyyy-MM-dd} in het ankerbestand: de keten is opnieuw gemaakt."));
                }
                gezien.Add(zegel.RegelId);
                (vorige, laatste) = (zegel.Zegel, zegel.Volgnummer);
            }
        }
        if (ankers.Where(a => a.Key > laatste).Select(a => a.First()).MaxBy(a => a.Volgnummer) is { } verder)
        {
            fouten.Add(new Logfout(null, verder.Volgnummer, $"De keten eindigt bij {laatste}, maar liep op {verder.Dag:yyyy-MM-dd} tot {verder.Volgnummer}: het einde is weggehaald."));
        }
        return new Logoordeel(laatste, await ControleerOpenAsync(gezien, fouten, cancellation), fouten);
    }

    private void ControleerSchakel(Logzegel zegel, Logregel? regel, string vorige, List<Logfout> fouten)
    {
        if (regel is null)
        {
            fouten.Add(new Logfout(zegel.RegelId, zegel.Volgnummer, $"Regel {zegel.RegelId} is weg of niet te lezen."));
        }
        else if (sleutel.Handtekening(regel) != regel.Handtekening)
        {
            fouten.Add(new Logfout(regel.Id, zegel.Volgnummer, $"Regel {regel.Id} is gewijzigd."));
        }
        else if (sleutel.Zegel(vorige, zegel.Volgnummer, regel) != zegel.Zegel)
        {
            fouten.Add(new Logfout(regel.Id, zegel.Volgnummer, $"Schakel {zegel.Volgnummer} past niet bij regel {regel.Id} of bij de schakel ervoor: er is gewijzigd of verplaatst."));
        }
    }

    // What is not in the chain yet is signed already.
    private async Task<long> ControleerOpenAsync(HashSet<long> gezien, List<Logfout> fouten, CancellationToken cancellation)
    {
        var open = 0L;
        for (var vanaf = 0L; fouten.Count < MeesteFouten;)
        {
            var ids = await db.Logregels.Where(r => r.Id > vanaf).OrderBy(r => r.Id).Select(r => r.Id).Take(Partij).ToListAsync(cancellation);
            if (ids.Count == 0)
            {
                break;
            }
            vanaf = ids[^1];
            var nieuw = ids.Where(id => !gezien.Contains(id)).ToList();
            open += nieuw.Count;
            var regels = await RegelsAsync(nieuw, cancellation);
            fouten.AddRange(nieuw.Where(id => !regels.TryGetValue(id, out var regel) || sleutel.Handtekening(regel) != regel.Handtekening).Select(id => new Logfout(id, null, $"Regel {id} is gewijzigd.")));
        }
        return open;
    }

    private async Task<Dictionary<long, Logregel>> RegelsAsync(List<long> ids, CancellationToken cancellation)
    {
        try
        {
            return await db.Logregels.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException && ids.Count > 1)
        {
            // One line cannot be read any more: find out which by halving.
            var helft = ids.Count / 2;
            var regels = await RegelsAsync(ids[..helft], cancellation);
            foreach (var (id, regel) in await RegelsAsync(ids[helft..], cancellation))
            {
                regels[id] = regel;
            }
            return regels;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return [];
        }
    }
}
