using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Abonnementen;

/// <summary>A delivery as the functional manager sees it.</summary>
public sealed record Bezorgregel(Bezorging Bezorging, int Pogingen, string? Fout, bool IsOpgegeven);

/// <summary>What the functional manager does with the addresses that hear of events.</summary>
public sealed class Abonnementbeheer(CaseFlowDbContext db, Transactie transactie, JobQueue jobs, Abonnementkluis kluis, Gebeurtenispost post, Logschrijver log)
{
    public const int MaxShown = 100;

    private const int MaxAbonnementen = 20;
    private const int LangsteNaam = 60;
    private const int Bewaardagen = 30;

    private static readonly TimeSpan Wisseltijd = TimeSpan.FromDays(1);

    public Task<List<Abonnement>> LijstAsync(Handeling handeling) =>
        db.Abonnementen.AsNoTracking().Where(a => a.GemeenteId == handeling.Gemeente).OrderBy(a => a.GestoptOp != null).ThenBy(a => a.Naam).ToListAsync();

    public Task<Abonnement?> LeesAsync(Handeling handeling, Guid id) => db.Abonnementen.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.GemeenteId == handeling.Gemeente);

    /// <summary>The last deliveries, the newest first, with how they went.</summary>
    public async Task<IReadOnlyList<Bezorgregel>> BezorgingenAsync(Handeling handeling, Guid id) =>
    [
        .. (await db.Bezorgingen.AsNoTracking().Where(b => b.AbonnementId == id && b.Abonnement!.GemeenteId == handeling.Gemeente).OrderByDescending(b => b.Op).ThenByDescending(b => b.Id).Take(MaxShown)
            .LeftJoin(db.Jobs, b => b.Id, j => j.Id, (b, j) => new { Bezorging = b, Job = j }).ToListAsync())
            .OrderByDescending(r => r.Bezorging.Op).ThenByDescending(r => r.Bezorging.Id)
            .Select(r => new Bezorgregel(r.Bezorging, r.Job?.Attempts ?? 0, r.Job?.LastError, r.Job?.State == JobState.Failed)),
    ];

    /// <returns>The id, and the secret for once.</returns>
    /// <exception cref="WeigeringException">Something is missing, or it may not be sent there.</exception>
    public Task<(Guid Id, string Geheim)> MaakAsync(Handeling handeling, string? naam, string? url, IReadOnlyCollection<string> soorten) => transactie.RunAsync(async () =>
    {
        Controleer(handeling);
        var fouten = new List<Veldfout>();
        if (string.IsNullOrWhiteSpace(naam) || naam.Trim().Length > LangsteNaam || naam.Any(char.IsControl))
        {
            fouten.Add(new Veldfout("veld-verplicht:naam", "naam", $"Geef het abonnement een naam van hoogstens {LangsteNaam} tekens, bijvoorbeeld het systeem dat luistert."));
        }
        if (post.WaaromNiet(url) is { } waarom)
        {
            fouten.Add(new Veldfout("waarde-onbekend:adres", "adres", waarom));
        }
        if (soorten.Count == 0 || !soorten.All(Gebeurtenissen.Bestaat))
        {
            fouten.Add(new Veldfout("veld-verplicht:soorten", "soorten", "Kies van welke gebeurtenissen dit systeem hoort."));
        }
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
        if (await db.Abonnementen.CountAsync(a => a.GemeenteId == handeling.Gemeente && a.GestoptOp == null) >= MaxAbonnementen)
        {
            throw new WeigeringException("te-veel-abonnementen", $"Er zijn al {MaxAbonnementen} abonnementen. Stop er eerst een.");
        }
        var (geheim, versleuteld) = kluis.Nieuw();
        var abonnement = new Abonnement
        {
            GemeenteId = handeling.Gemeente, Naam = naam!.Trim(), Url = url!.Trim(), Soorten = string.Join(' ', soorten.Distinct().Order(StringComparer.Ordinal)), GeheimVersleuteld = versleuteld, Op = handeling.Moment, Door = handeling.Naam,
        };
        db.Abonnementen.Add(abonnement);
        log.Beheerd(handeling, $"abonnement gemaakt: {abonnement.Naam}");
        return (abonnement.Id, geheim);
    });

    /// <summary>Another secret; for a day calls are signed with the old one as well, so that the receiver can change over.</summary>
    public Task<string> VernieuwGeheimAsync(Handeling handeling, Guid id) => transactie.RunAsync(async () =>
    {
        var abonnement = await LopendAsync(handeling, id);
        var (geheim, versleuteld) = kluis.Nieuw();
        (abonnement.VorigeVersleuteld, abonnement.VorigeTot, abonnement.GeheimVersleuteld) = (abonnement.GeheimVersleuteld, handeling.Moment + Wisseltijd, versleuteld);
        log.Beheerd(handeling, $"geheim van abonnement vernieuwd: {abonnement.Naam}");
        return geheim;
    });

    public Task ProbeerAsync(Handeling handeling, Guid id) => transactie.RunAsync(async () =>
        Gebeurtenismelder.VoegToe(db, jobs, await LopendAsync(handeling, id), null, Gebeurtenissen.Proef, handeling.Moment));

    /// <summary>Nothing is sent any more, and what still waits is let go.</summary>
    public Task StopAsync(Handeling handeling, Guid id) => transactie.RunAsync(async () =>
    {
        var abonnement = await LopendAsync(handeling, id);
        (abonnement.GestoptOp, abonnement.GestoptDoor) = (handeling.Moment, handeling.Naam);
        log.Beheerd(handeling, $"abonnement gestopt: {abonnement.Naam}");
    });

    /// <summary>Forgets old deliveries that nothing waits for.</summary>
    public Task<int> RuimOpAsync(DateTimeOffset nu, CancellationToken cancellation)
    {
        var grens = nu.AddDays(-Bewaardagen);
        return db.Bezorgingen.Where(b => b.Op < grens && !db.Jobs.Any(j => j.Id == b.Id)).ExecuteDeleteAsync(cancellation);
    }

    private async Task<Abonnement> LopendAsync(Handeling handeling, Guid id)
    {
        Controleer(handeling);
        return await db.Abonnementen.SingleOrDefaultAsync(a => a.Id == id && a.GemeenteId == handeling.Gemeente && a.GestoptOp == null)
            ?? throw new WeigeringException("abonnement-onbekend", "Dit abonnement bestaat niet, of het is gestopt.");
    }

    private static void Controleer(Handeling handeling)
    {
        if (handeling.Rol != "beheer")
        {
            throw new WeigeringException("rol-onbevoegd", "Alleen de functioneel beheerder beheert abonnementen.");
        }
    }
}
