using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
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
        }

        (await TelAsync(bouwer, db => db.Taken.CountAsync(t => t.Stap == "evaluatie"))).ShouldBe(1);
        (await TelAsync(bouwer, db => db.Taken.CountAsync(t => t.Status == TaakStatus.Open))).ShouldBe(1);
        (await TelAsync(bouwer, db => db.Gebeurtenissen.CountAsync(g => g.Naam == "termijn.afgelopen" && g.Dimensies.Contains("AWB-67")))).ShouldBe(1);
        (await TelAsync(bouwer, db => db.Jobs.CountAsync(j => j.Kind == JobKinds.Timer))).ShouldBe(0);
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
