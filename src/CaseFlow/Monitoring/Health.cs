using System.Text.Json.Serialization;
using CaseFlow.Bijlagen;
using CaseFlow.Data;
using CaseFlow.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Monitoring;

/// <summary>When health warns: jobs older than this, a disk with less than this.</summary>
internal sealed record HealthOptions(TimeSpan OldestDue, int FreeMegabytes)
{
    public static HealthOptions Read(IConfiguration settings) =>
        new(TimeSpan.FromMinutes(settings.GetValue("Health:OldestDueMinutes", 15)), settings.GetValue("Health:FreeMegabytes", 1024));
}

internal sealed record HealthCheck(string Name, string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Seconds = null);

internal sealed record HealthReport(string Status, IReadOnlyList<HealthCheck> Checks);

/// <summary>
/// Whether this instance runs, and whether it can serve people. Asked without signing in, so an answer says only which part it is: no names,
/// addresses or texts of errors. Who asks often is told what was seen a moment before.
/// </summary>
internal sealed class Health(IServiceScopeFactory scopes, BijlageOptions attachments, HealthOptions options, TimeProvider clock, ILogger<Health> log)
{
    public const string Path = "/health";
    private const string Ok = "ok";
    private const string Warning = "warning";
    private const string Failed = "failed";

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private (DateTimeOffset At, HealthReport Report)? _last;

    public static void Map(WebApplication app)
    {
        app.MapGet($"{Path}/live", () => Results.Json(new HealthReport(Ok, []))).AllowAnonymous().ExcludeFromDescription();
        app.MapGet($"{Path}/ready", async (Health health, CancellationToken cancellation) =>
        {
            var report = await health.ReportAsync(cancellation);
            return Results.Json(report, statusCode: report.Status == Failed ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    internal async Task<HealthReport> ReportAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            if (_last is not { } last || now < last.At || now - last.At > Kept)
            {
                HealthCheck[] checks = [.. await DatabaseAsync(), Attachments()];
                var worst = new[] { Failed, Warning, Ok }.First(s => checks.Any(c => c.Status == s));
                _last = last = (now, new HealthReport(worst, checks));
            }
            return last.Report;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<IReadOnlyList<HealthCheck>> DatabaseAsync()
    {
        var checks = new List<HealthCheck>();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
            var isThere = await db.Database.CanConnectAsync(patience.Token);
            checks.Add(new HealthCheck("database", isThere ? Ok : Failed));
            if (isThere)
            {
                var missing = await Schema.MissingAsync(db, patience.Token);
                checks.Add(new HealthCheck("schema", missing.Count == 0 ? Ok : Failed));
                if (missing.Count == 0)
                {
                    checks.Add(await JobsAsync(db, patience.Token));
                }
            }
        }
        catch (Exception e)
        {
            log.LogWarning("De database antwoordt niet zoals het hoort: {Fout}.", e.GetType().Name);
            checks.Add(new HealthCheck(checks.Count == 0 ? "database" : "schema", Failed));
        }
        return checks;
    }

    // Terms and figures may wait their turn; a timer or a message is what somebody waits for.
    private async Task<HealthCheck> JobsAsync(CaseFlowDbContext db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var due = await db.Jobs.Where(j => j.State == JobState.Ready && j.DueAt <= now && !JobKinds.NotPrompt.Contains(j.Kind))
            .OrderBy(j => j.DueAt).Select(j => (DateTimeOffset?)j.DueAt).FirstOrDefaultAsync(cancellation);
        var age = due is { } since ? now - since : TimeSpan.Zero;
        return new HealthCheck("jobs", age > options.OldestDue ? Warning : Ok, Math.Round(age.TotalSeconds));
    }

    private HealthCheck Attachments()
    {
        try
        {
            var folder = Directory.CreateDirectory(System.IO.Path.GetFullPath(attachments.Path)).FullName;
            var probe = System.IO.Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                var free = new DriveInfo(folder).AvailableFreeSpace / (1024 * 1024);
                return new HealthCheck("attachments", free < options.FreeMegabytes ? Warning : Ok);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("De map met bijlagen is niet te beschrijven: {Fout}.", e.GetType().Name);
            return new HealthCheck("attachments", Failed);
        }
    }
}
