using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Termijnen;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Jobs;

public sealed class JobWorkerTests
{
    [Fact]
    public async Task What_fell_due_while_the_application_was_off_is_done_at_the_next_start_and_once()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Tot("levering");
        var later = bouwer.Klok.Nu.AddDays(330);

        for (var start = 1; start <= 3; start++)
        {
            await using var app = WebApp.StartOp(bouwer.Database, later.AddMinutes(start));
            await WachtAsync(() => TelAsync(bouwer, db => db.Taken.CountAsync(t => t.Stap == "evaluatie")));
            // Terms go in a lane of their own, after what somebody waits for.
            await WachtAsync(() => TelAsync(bouwer, db => db.Gebeurtenissen.CountAsync(g => g.Naam == "termijn.afgelopen" && g.Dimensies.Contains("AWB-67"))));
        }

        (await TelAsync(bouwer, db => db.Taken.CountAsync(t => t.Stap == "evaluatie"))).ShouldBe(1);
        (await TelAsync(bouwer, db => db.Taken.CountAsync(t => t.Status == TaakStatus.Open))).ShouldBe(1);
        (await TelAsync(bouwer, db => db.Gebeurtenissen.CountAsync(g => g.Naam == "termijn.afgelopen" && g.Dimensies.Contains("AWB-67")))).ShouldBe(1);
        (await TelAsync(bouwer, db => db.Jobs.CountAsync(j => j.Kind == JobKinds.Timer))).ShouldBe(0);
    }

    [Fact]
    public async Task A_call_that_takes_longer_than_its_lease_keeps_it_and_a_stop_gives_the_job_back()
    {
        var traag = new Traag();
        await using var proef = await MetWorkerAsync(traag);
        await proef.StartAsync("buiten");
        await proef.In<JobWorker>(w => w.StartAsync(default));
        await traag.Begonnen.Task.WaitAsync(Limit);

        var eerste = (await JobAsync(proef)).LeaseUntil;
        await TotAsync(async () => (await JobAsync(proef)).LeaseUntil > eerste);
        await proef.In<JobWorker>(w => w.StopAsync(default));

        var job = await JobAsync(proef);
        (job.State, job.Attempts, job.LeaseOwner, job.LeaseUntil).ShouldBe((JobState.Ready, 0, null, null));
    }

    [Fact]
    public async Task A_commit_that_adds_a_job_rings_and_a_refused_act_does_not()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var bel = await proef.In<JobBell, JobBell>(Task.FromResult);

        await Should.ThrowAsync<InvalidOperationException>(() => proef.In<IServiceProvider>(s => s.GetRequiredService<Transactie>().RunAsync(() =>
        {
            s.GetRequiredService<JobQueue>().Add(new Job { Kind = JobKinds.Signal, DueAt = proef.Klok.Nu });
            throw new InvalidOperationException("nee");
        })));
        (await bel.WaitAsync(TimeSpan.Zero, default)).ShouldBeFalse();

        await proef.StartAsync("buiten");
        (await bel.WaitAsync(TimeSpan.Zero, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task It_counts_what_it_took_did_and_failed()
    {
        await using var proef = await Proefroutes.CreateAsync();
        await proef.StartAsync("buiten");
        await proef.StartAsync("wedloop");
        proef.Klok.Vooruit(TimeSpan.FromHours(2));

        // The koppeling has an address where nobody listens.
        await Should.ThrowAsync<AggregateException>(proef.RondeAsync);

        var tel = await proef.In<JobMetrics, JobMetrics>(Task.FromResult);
        (tel.ClaimedCount, tel.DoneCount, tel.FailedCount, tel.LostCount).ShouldBe((2, 1, 1, 0));
    }

    [Fact]
    public async Task Terms_that_expire_do_not_hold_up_a_timer_and_a_stop_gives_back_those_in_the_queue()
    {
        await using var proef = await MetWorkerAsync(new Traag(), rust: "1000000");
        for (var i = 0; i < 3; i++)
        {
            var zaak = await proef.StartAsync("wedloop");
            await proef.In<IServiceProvider>(s => s.GetRequiredService<Transactie>().RunAsync(async () =>
            {
                var c = await s.GetRequiredService<ZaakLader>().LaadAsync(zaak.Id, proef.Wie());
                s.GetRequiredService<TermijnService>().StartTermijn(c, "WMO-OND", DateOnly.FromDateTime(proef.Klok.Nu.Date).AddDays(-90));
            }));
        }
        proef.Klok.Vooruit(TimeSpan.FromHours(2));

        await proef.In<JobWorker>(w => w.StartAsync(default));
        await TotAsync(async () => await SoortenAsync(proef, JobKinds.Timer) is [] && await SoortenAsync(proef, JobKinds.Term) is { Count: 2 });
        await proef.In<JobWorker>(w => w.StopAsync(default));

        (await SoortenAsync(proef, JobKinds.Term)).ShouldAllBe(j => j.LeaseOwner == null && j.Attempts == 0);
    }

    private static Task<List<Job>> SoortenAsync(Proefroutes proef, string soort) =>
        proef.In<CaseFlowDbContext, List<Job>>(db => db.Jobs.AsNoTracking().Where(j => j.Kind == soort).ToListAsync());

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static Task<Proefroutes> MetWorkerAsync(IExternalHandler buiten, string rust = "0") => Proefroutes.CreateAsync(meer: services => services
        .RemoveAll<IExternalHandler>().AddSingleton(buiten).AddSingleton<JobWorker>()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Jobs:LeaseSeconds", (string?)"3"), KeyValuePair.Create("Jobs:Rest", (string?)rust)]).Build()));

    private static Task<Job> JobAsync(Proefroutes proef) => proef.In<CaseFlowDbContext, Job>(db => db.Jobs.AsNoTracking().SingleAsync());

    private static async Task TotAsync(Func<Task<bool>> klaar)
    {
        for (var begin = System.Diagnostics.Stopwatch.StartNew(); !await klaar(); await Task.Delay(50))
        {
            begin.Elapsed.ShouldBeLessThan(Limit);
        }
    }

    private sealed class Traag : IExternalHandler
    {
        public TaskCompletionSource Begonnen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Naam => Webhook.HandlerNaam;

        public async Task<ExternalResult> CallAsync(ExternalCall call, CancellationToken cancellation)
        {
            Begonnen.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("unreachable");
        }
    }

    private static Task<int> TelAsync(Zaakbouwer bouwer, Func<CaseFlowDbContext, Task<int>> tel) => bouwer.In(tel);

    private static async Task WachtAsync(Func<Task<int>> tot)
    {
        for (var i = 0; i < 200 && await tot() == 0; i++)
        {
            await Task.Delay(50);
        }
    }
}
