using System.Net;
using System.Text.Json;
using CaseFlow.Bijlagen;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Monitoring;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Monitoring;

/// <summary>What a load balancer is told, who signs in nowhere and comes without https.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Anybody_is_told_that_it_is_ready_and_what_is_not_and_nothing_else()
    {
        await using var app = new WebApp { Instellingen = new Dictionary<string, string> { ["Https:Required"] = "true" } };
        await app.InitializeAsync();

        (await app.Bezoeker().Http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var (status, checks) = await ReadyAsync(app);
        status.ShouldBe(HttpStatusCode.OK);
        checks.ShouldBe(["database ok", "schema ok", "jobs ok", "attachments ok"]);

        // Work that somebody waits for and nobody does: told, and no reason to send people away.
        await app.DbAsync(async db =>
        {
            db.Jobs.Add(new Job { Kind = JobKinds.Timer, DueAt = app.Klok.Nu.AddHours(-1) });
            await Task.CompletedTask;
            return true;
        });
        app.Klok.Vooruit(TimeSpan.FromSeconds(3));
        (status, checks) = await ReadyAsync(app);
        status.ShouldBe(HttpStatusCode.OK);
        checks.ShouldContain("jobs warning");

        await app.DbAsync(db => db.Database.ExecuteSqlRawAsync("delete from schema_version"));
        app.Klok.Vooruit(TimeSpan.FromSeconds(3));
        (status, checks) = await ReadyAsync(app);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        checks.ShouldBe(["database ok", "schema failed", "attachments ok"]);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_and_a_folder_that_is_none_are_not_ready()
    {
        await using var services = new ServiceCollection().AddLogging().AddCaseFlow(Bronnen.Load(Zaakbouwer.Workflows), Geheim.Ephemeral(),
            new DatabaseOptions { Provider = "postgresql", ConnectionString = "Host=127.0.0.1;Port=1;Username=x;Database=y" }).BuildServiceProvider();
        var file = Path.GetTempFileName();
        var health = new Health(services.GetRequiredService<IServiceScopeFactory>(), new BijlageOptions { Path = Path.Combine(file, "bijlagen") }, new HealthOptions(TimeSpan.FromMinutes(15), 1), new Klok(), NullLogger<Health>.Instance);

        var report = await health.ReportAsync(default);

        report.Status.ShouldBe("failed");
        report.Checks.Select(c => $"{c.Name} {c.Status}").ShouldBe(["database failed", "attachments failed"]);
        File.Delete(file);
    }

    private static async Task<(HttpStatusCode Status, IReadOnlyList<string> Checks)> ReadyAsync(WebApp app)
    {
        using var answer = await app.Bezoeker().Http.GetAsync("/health/ready");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain(app.Database.ConnectionString);
        using var json = JsonDocument.Parse(text);
        return (answer.StatusCode, [.. json.RootElement.GetProperty("checks").EnumerateArray().Select(c => $"{c.GetProperty("name").GetString()} {c.GetProperty("status").GetString()}")]);
    }
}
