using System.Text.Json;
using CaseFlow.Bescherming;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Termijnen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Tellingen;

/// <summary>What is counted of one event.</summary>
public sealed record Telfeit(string Naam, string? Wijk, string? Huishouden, IReadOnlyDictionary<string, string> Dimensies)
{
    public string? Dimensie(string naam) => Dimensies.GetValueOrDefault(naam);
}

/// <summary>The exact counts of a period. They go to <see cref="Onthulling"/> and nowhere else.</summary>
public sealed class Telling(CaseFlowDbContext db, Configuratie configuratie, TermijnRegels termijnregels)
{
    private const string Gevoegd = "melding.gevoegd";

    /// <param name="gemeente">Whose events.</param>
    /// <param name="periode">What is counted; it is over.</param>
    /// <param name="gepubliceerd">The other periods of this municipality that have a publication. Their cells come along where a sum ties them to this period.</param>
    /// <param name="cancellation">Stops it; nothing is stored.</param>
    public async Task<Telset> TelAsync(string gemeente, Periode periode, IReadOnlyCollection<Periode> gepubliceerd, CancellationToken cancellation = default)
    {
        var opzet = new Tabelopzet(configuratie.Keuzelijsten(gemeente), termijnregels);
        return opzet.Tel(await FeitenAsync(gemeente, periode, cancellation));
    }

    /// <summary>The events of the period, without those that a later event replaced and without reports joined to another case.</summary>
    private async Task<List<Telfeit>> FeitenAsync(string gemeente, Periode periode, CancellationToken cancellation)
    {
        var (van, tot) = (periode.Van, periode.Tot);
        var rijen = await db.Gebeurtenissen.AsNoTracking()
            .Where(g => g.GemeenteId == gemeente && g.Datum >= van && g.Datum <= tot && Tabelopzet.Gebeurtenissen.Contains(g.Naam))
            .Where(g => !db.Gebeurtenissen.Any(later => later.Vervangt == g.Sleutel))
            .Select(g => new { g.Naam, g.Wijk, g.Huishoudsleutel, g.Dimensies, g.Recordsleutel })
            .ToListAsync(cancellation);
        var gevoegd = await db.Gebeurtenissen.AsNoTracking()
            .Where(g => g.GemeenteId == gemeente && g.Datum >= van && g.Naam == Gevoegd)
            .Select(g => g.Recordsleutel).ToHashSetAsync(cancellation);
        return [.. rijen
            .Where(r => r.Naam != Tabelopzet.Melding || !gevoegd.Contains(r.Recordsleutel))
            .Select(r => new Telfeit(r.Naam, r.Wijk, r.Huishoudsleutel, JsonSerializer.Deserialize<Dictionary<string, string>>(r.Dimensies)!))];
    }
}
