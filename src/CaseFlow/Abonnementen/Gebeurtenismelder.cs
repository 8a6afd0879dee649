using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Abonnementen;

/// <summary>
/// Gathers what an act wrote in the case file, and right before it commits makes a delivery of it for everybody who subscribed: with the act or
/// not at all.
/// </summary>
public sealed class Gebeurtenismelder(CaseFlowDbContext db, JobQueue jobs)
{
    public const int MaxAttempts = 10;

    private readonly List<(Guid Zaak, Guid? Inwoner, string Gemeente, string Soort, DateTimeOffset Op)> _gebeurd = [];

    public void Gebeurd(Zaak zaak, string soort, Handeling handeling)
    {
        if (!Gebeurtenissen.Bestaat(soort))
        {
            return;
        }
        if (_gebeurd.Count == 0)
        {
            jobs.BeforeCommit(MaakAsync, _gebeurd.Clear);
        }
        _gebeurd.Add((zaak.Id, zaak.InwonerId, zaak.GemeenteId, soort, handeling.Moment));
    }

    /// <summary>One delivery with its job.</summary>
    internal static void VoegToe(CaseFlowDbContext db, JobQueue jobs, Abonnement abonnement, Guid? zaak, string soort, DateTimeOffset op)
    {
        var bezorging = new Bezorging { AbonnementId = abonnement.Id, ZaakId = zaak, Soort = soort, Op = op };
        db.Bezorgingen.Add(bezorging);
        jobs.Add(new Job { Id = bezorging.Id, Kind = JobKinds.Event, Reference = bezorging.Id.ToString(), DueAt = op, MaxAttempts = MaxAttempts, Payload = JsonSerializer.Serialize(abonnement.GemeenteId) });
    }

    private async Task MaakAsync(CancellationToken cancellation)
    {
        var gemeenten = _gebeurd.Select(g => g.Gemeente).Distinct().ToList();
        var abonnementen = await db.Abonnementen.AsNoTracking().Where(a => gemeenten.Contains(a.GemeenteId) && a.GestoptOp == null).ToListAsync(cancellation);
        if (abonnementen.Count == 0)
        {
            return;
        }
        // Of what is shielded nobody hears who is not named, and a system is nobody.
        var zaken = _gebeurd.Select(g => g.Zaak).Distinct().ToList();
        var inwoners = _gebeurd.Select(g => g.Inwoner).OfType<Guid>().Distinct().ToList();
        var dicht = await db.Afschermingen.AsNoTracking().Where(a => a.OpgehevenOp == null && (zaken.Contains(a.ZaakId) || (a.InwonerId != null && inwoners.Contains(a.InwonerId.Value))))
            .Select(a => new { a.ZaakId, a.InwonerId }).ToListAsync(cancellation);
        foreach (var g in _gebeurd.Distinct().Where(g => !dicht.Exists(d => d.ZaakId == g.Zaak || (d.InwonerId != null && d.InwonerId == g.Inwoner))
            && !db.Afschermingen.Local.Any(d => d.ZaakId == g.Zaak && d.OpgehevenOp == null)))
        {
            foreach (var abonnement in abonnementen.Where(a => a.GemeenteId == g.Gemeente && a.Lijst().Contains(g.Soort)))
            {
                VoegToe(db, jobs, abonnement, g.Zaak, g.Soort, g.Op);
            }
        }
    }
}
