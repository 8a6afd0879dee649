using System.Reflection;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Tests.Testing;
using Microsoft.Data.SqlClient;
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

    [Theory]
    [InlineData(2601, true)]
    [InlineData(2627, true)]
    [InlineData(1205, true)]
    [InlineData(547, false)]
    public void Sql_server_tells_a_conflict_by_its_number(int number, bool isConflict)
    {
        DatabaseProvider.Of("sqlserver");

        DatabaseProvider.IsConflictOfAny(SqlServerError(number)).ShouldBe(isConflict);
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

    // Only the driver makes its own errors.
    private static SqlException SqlServerError(int number)
    {
        var make = typeof(SqlError).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).MinBy(c => c.GetParameters().Length)!;
        make.GetParameters()[0].Name.ShouldBe("infoNumber");
        var error = make.Invoke([.. make.GetParameters().Select((p, i) => i == 0 ? number : p.ParameterType == typeof(string) ? "" : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)]);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(errors, [error]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", BindingFlags.Static | BindingFlags.NonPublic, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, "15.0"])!;
    }
}
