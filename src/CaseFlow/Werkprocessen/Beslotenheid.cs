using CaseFlow.Data;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>Somebody who works on a run that nobody else may know of.</summary>
public sealed class Ingewijde
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid InstantieId { get; set; }
    public Guid MedewerkerId { get; set; }
    public DateTimeOffset Sinds { get; set; }
    public required string Door { get; set; }
}

/// <summary>
/// Who may know of a closed run. Its tasks, lines and answers are left out of every query by a filter of the database context, so that a new
/// page shows nothing by accident; the few places that may show them lift the filter by its name and ask here for whom.
/// </summary>
public sealed class Beslotenheid(CaseFlowDbContext db)
{
    /// <summary>Name of the filter. To lift it lifts it for the whole query, its subqueries included.</summary>
    public const string Filter = "besloten";

    internal static readonly string[] Filters = [Filter];

    /// <summary>The runs this person works on, or somebody whom they replace today.</summary>
    public IQueryable<Guid> Instanties(Handeling handeling)
    {
        var (wie, vandaag) = (handeling.MedewerkerId, handeling.Vandaag);
        return db.Ingewijden.Where(i => i.MedewerkerId == wie
                || db.Afwezigheden.Any(a => a.MedewerkerId == i.MedewerkerId && a.VervangerId == wie && a.IngetrokkenOp == null && a.Van <= vandaag && (a.Tot == null || a.Tot >= vandaag)))
            .Select(i => i.InstantieId);
    }

    public async Task<bool> MagAsync(Handeling handeling, Taak taak) => !taak.IsBesloten || await Instanties(handeling).ContainsAsync(taak.InstantieId);

    /// <summary>From now on this person works on it too.</summary>
    public async Task WijdInAsync(Guid zaakId, Guid instantieId, Guid medewerkerId, Handeling handeling)
    {
        // Two tasks may be handed over in one act: what was added a moment ago is not stored yet.
        if (db.Ingewijden.Local.All(i => i.InstantieId != instantieId || i.MedewerkerId != medewerkerId) && !await db.Ingewijden.AnyAsync(i => i.InstantieId == instantieId && i.MedewerkerId == medewerkerId))
        {
            db.Ingewijden.Add(new Ingewijde { ZaakId = zaakId, InstantieId = instantieId, MedewerkerId = medewerkerId, Sinds = handeling.Moment, Door = handeling.Naam });
        }
    }
}
