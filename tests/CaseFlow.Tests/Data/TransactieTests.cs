using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Data;

public class TransactieTests
{
    [Fact]
    public async Task A_deadlock_is_tried_again_also_as_the_driver_wraps_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.NewContext();
        var deadlock = new PostgresException("deadlock detected", "ERROR", "ERROR", "40P01");
        var fouten = new Queue<Exception>([new InvalidOperationException("likely due to a transient failure", deadlock), new InvalidOperationException("likely due to a transient failure", new DbUpdateException("x", deadlock))]);

        var gelukt = await new Transactie(db, new JobQueue(db, new JobBell())).RunAsync(() => fouten.TryDequeue(out var fout) ? throw fout : Task.FromResult(true));

        gelukt.ShouldBeTrue();
        fouten.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_fault_is_not_tried_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.NewContext();
        var pogingen = 0;

        await Should.ThrowAsync<InvalidOperationException>(() => new Transactie(db, new JobQueue(db, new JobBell())).RunAsync(() =>
        {
            pogingen++;
            throw new InvalidOperationException("x", new FormatException());
        }));

        pogingen.ShouldBe(1);
    }
}
