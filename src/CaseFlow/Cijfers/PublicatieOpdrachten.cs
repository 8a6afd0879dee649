using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Cijfers;

/// <summary>What a job has to publish: the payload of its row.</summary>
/// <param name="Reden">Why; empty for the first publication on its fixed date.</param>
/// <param name="Wachtend">How many more are due when this one is ready.</param>
public sealed record Publicatieopdracht(string Gemeente, string Periode, string? Reden, string Door, Guid? MedewerkerId, int Wachtend = 0)
{
    public Publicatiestand? Stand { get; init; }

    internal string Schrijf() => JsonSerializer.Serialize(this);

    internal static Publicatieopdracht Van(Job job) => JsonSerializer.Deserialize<Publicatieopdracht>(job.Payload!)!;
}

/// <summary>A job on the page: what, and how it goes.</summary>
public sealed record LopendeOpdracht(Publicatieopdracht Opdracht, Periode Periode, bool IsBegonnen, bool IsMislukt, int Pogingen);

/// <summary>Asks for publications and tells how they go. Those of one municipality are made one after the other.</summary>
public sealed class PublicatieOpdrachten(CaseFlowDbContext db, JobQueue jobs, Transactie transactie, PublicatieService publicaties)
{
    // Each process that is killed costs a try.
    private const int MaxPogingen = 10;

    /// <summary>Asks for a new version of a period that was published already.</summary>
    /// <exception cref="WeigeringException">It may not, or somebody asked already.</exception>
    public Task VerbeterAsync(Handeling handeling, Periode periode, string reden) => transactie.RunAsync(async () =>
    {
        publicaties.Controleer(handeling.Gemeente, periode, reden, handeling);
        if (!await publicaties.IsGepubliceerdAsync(handeling.Gemeente, periode))
        {
            throw new WeigeringException("nog-niet-gepubliceerd", $"De cijfers van {periode.Naam} zijn nog niet gepubliceerd. Dat gebeurt vanzelf op de vaste datum.", "periode");
        }
        if (!await VoegToeAsync(new Publicatieopdracht(handeling.Gemeente, periode.ToString(), reden.Trim(), handeling.Naam, handeling.MedewerkerId), handeling.Moment))
        {
            throw new WeigeringException("publicatie-loopt", $"Aan een publicatie van {periode.Naam} wordt al gewerkt. Wacht tot zij klaar is.", "periode");
        }
    });

    /// <summary>The job for the next first publication of a municipality, unless it has one; inside a transaction.</summary>
    internal async Task<bool> PlanEersteAsync(string gemeente, Periode periode, int aantal, DateTimeOffset moment)
    {
        var eersten = (await OpenAsync(gemeente)).Any(j => Publicatieopdracht.Van(j).Reden is null);
        return !eersten && await VoegToeAsync(new Publicatieopdracht(gemeente, periode.ToString(), null, "CaseFlow", null, aantal - 1), moment);
    }

    /// <summary>What is being published or waits for it, in order.</summary>
    public async Task<IReadOnlyList<LopendeOpdracht>> LopendAsync(string gemeente) =>
    [
        .. (await OpenAsync(gemeente)).OrderBy(j => j.DueAt).Select(j => (Job: j, Opdracht: Publicatieopdracht.Van(j)))
            .Select(j => new LopendeOpdracht(j.Opdracht, Periode.Parse(j.Opdracht.Periode), j.Job.LeaseOwner is not null, j.Job.State == JobState.Failed, j.Job.Attempts)),
    ];

    /// <summary>Writes down how far a job is, as long as it is still ours.</summary>
    internal async Task MeldAsync(Job job, Publicatiestand stand, CancellationToken cancellation)
    {
        var payload = (Publicatieopdracht.Van(job) with { Stand = stand }).Schrijf();
        await db.Jobs.Where(j => j.Id == job.Id && j.LeaseNo == job.LeaseNo).ExecuteUpdateAsync(set => set.SetProperty(j => j.Payload, payload), cancellation);
    }

    private async Task<bool> VoegToeAsync(Publicatieopdracht opdracht, DateTimeOffset moment)
    {
        var reeks = Reeks(opdracht.Gemeente);
        if (await db.Jobs.AnyAsync(j => j.InstantieId == reeks && j.Kind == JobKinds.Publication && j.Reference == opdracht.Periode))
        {
            return false;
        }
        jobs.Add(new Job
        {
            Kind = JobKinds.Publication, InstantieId = reeks, Reference = opdracht.Periode, DueAt = moment, MaxAttempts = MaxPogingen, Payload = opdracht.Schrijf(),
        });
        return true;
    }

    private Task<List<Job>> OpenAsync(string gemeente)
    {
        var reeks = Reeks(gemeente);
        return db.Jobs.AsNoTracking().Where(j => j.InstantieId == reeks && j.Kind == JobKinds.Publication).ToListAsync();
    }

    /// <summary>Jobs that share this are done one after the other, and there is one per period at most.</summary>
    private static Guid Reeks(string gemeente) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"publicaties van {gemeente}")).AsSpan(0, 16));
}
