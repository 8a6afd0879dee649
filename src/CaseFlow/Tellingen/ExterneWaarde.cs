using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Tellingen;

/// <summary>
/// A figure that somebody else makes: of an indicator, or of a group that is counted against, such as the inhabitants of an age.
/// A later version of the same series and period goes before an earlier one, and the earlier one stays.
/// </summary>
public sealed class ExterneWaarde
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }

    /// <summary>The id of an indicator, or of a <see cref="Noemer"/>.</summary>
    public required string Reeks { get; set; }

    /// <summary>A <see cref="Tellingen.Periode"/> as it is written.</summary>
    public required string Periode { get; set; }
    public int Versie { get; set; }

    /// <summary>As it came: a number, yes or no.</summary>
    public required string Waarde { get; set; }
    public decimal? Getal { get; set; }
    public required string Bron { get; set; }

    /// <summary>The day of the source.</summary>
    public DateOnly Brondatum { get; set; }
    public string? Opmerking { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
}

/// <summary>A group of which the size comes from outside, read from workflows/noemers.json.</summary>
public sealed record Noemer(string Id, string Naam);

/// <summary>Reads figures from outside. They are public, so nothing protects them.</summary>
public sealed class ExterneWaarden(CaseFlowDbContext db)
{
    /// <summary>What holds now, of every series, by period.</summary>
    public async Task<ILookup<string, ExterneWaarde>> GeldigAsync(string gemeente, CancellationToken cancellation = default) =>
        (await db.ExterneWaarden.AsNoTracking()
            .Where(w => w.GemeenteId == gemeente && !db.ExterneWaarden.Any(later => later.GemeenteId == gemeente && later.Reeks == w.Reeks && later.Periode == w.Periode && later.Versie > w.Versie))
            .OrderBy(w => w.Periode).ToListAsync(cancellation)).ToLookup(w => w.Reeks);

    /// <summary>Every version of one series, the newest of each period first.</summary>
    public async Task<IReadOnlyList<ExterneWaarde>> VanAsync(string gemeente, string reeks, CancellationToken cancellation = default) =>
        await db.ExterneWaarden.AsNoTracking().Where(w => w.GemeenteId == gemeente && w.Reeks == reeks)
            .OrderByDescending(w => w.Periode).ThenByDescending(w => w.Versie).ToListAsync(cancellation);
}
