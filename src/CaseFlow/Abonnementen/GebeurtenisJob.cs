using System.Net;
using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Abonnementen;

/// <summary>
/// Brings one event, as a CloudEvent (1.0, structured) that is signed as Standard Webhooks says. A case number and what happened, never a name.
/// Tried again with more and more time in between; after the last try there is an incident.
/// </summary>
public sealed class GebeurtenisJob(CaseFlowDbContext db, Abonnementkluis kluis, Gebeurtenispost post, TimeProvider clock) : IJobHandler
{
    public string Kind => JobKinds.Event;

    public string? GemeenteOf(Job job) => JsonSerializer.Deserialize<string>(job.Payload!);

    public async Task<object?> CallAsync(Job job, CancellationToken cancellation)
    {
        var b = await db.Bezorgingen.AsNoTracking().Include(x => x.Abonnement).SingleOrDefaultAsync(x => x.Id == job.Id, cancellation);
        if (b?.Abonnement is not { GestoptOp: null } abonnement)
        {
            // Stopped, or the case was destroyed: nobody has to hear of it any more.
            return null;
        }
        if (post.WaaromNiet(abonnement.Url) is not null)
        {
            throw new JobException($"Naar het adres van abonnement '{abonnement.Naam}' mag CaseFlow niet sturen.", isFinal: true);
        }
        var nummer = b.ZaakId is { } zaak ? await db.Zaken.Where(z => z.Id == zaak).Select(z => z.Nummer).SingleOrDefaultAsync(cancellation) : null;
        var inhoud = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
        {
            ["specversion"] = "1.0",
            ["id"] = b.Id,
            ["source"] = $"urn:caseflow:gemeente:{abonnement.GemeenteId}",
            ["type"] = $"nl.caseflow.{b.Soort}",
            ["subject"] = nummer,
            ["time"] = b.Op,
            ["datacontenttype"] = "application/json",
            ["data"] = new { zaak = nummer, gebeurtenis = b.Soort },
        }.Where(v => v.Value is not null).ToDictionary());
        var nu = clock.GetUtcNow();
        var moment = nu.ToUnixTimeSeconds();
        using var bericht = new HttpRequestMessage(HttpMethod.Post, abonnement.Url) { Content = new ByteArrayContent(inhoud) };
        bericht.Content.Headers.ContentType = new("application/cloudevents+json") { CharSet = "utf-8" };
        bericht.Headers.Add("webhook-id", b.Id.ToString());
        bericht.Headers.Add("webhook-timestamp", moment.ToString(System.Globalization.CultureInfo.InvariantCulture));
        bericht.Headers.Add("webhook-signature", kluis.Handtekening(abonnement, b.Id, moment, inhoud, nu));
        using var antwoord = await post.StuurAsync(bericht, cancellation);
        return antwoord.IsSuccessStatusCode ? (int)antwoord.StatusCode
            : throw new JobException($"Het abonnement '{abonnement.Naam}' antwoordde met {(int)antwoord.StatusCode}.", isFinal: antwoord.StatusCode == HttpStatusCode.Gone);
    }

    public async Task<IncidentReport?> FinishAsync(JobContext c)
    {
        if (c.Result is int status)
        {
            var (id, op) = (c.Job.Id, (DateTimeOffset?)c.AsOf);
            await db.Bezorgingen.Where(b => b.Id == id).ExecuteUpdateAsync(set => set.SetProperty(b => b.BezorgdOp, op).SetProperty(b => b.Antwoord, (int?)status));
        }
        return null;
    }
}
