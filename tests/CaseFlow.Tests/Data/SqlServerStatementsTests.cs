using CaseFlow.Huishoudens;
using CaseFlow.Tests.Testing;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CaseFlow.Tests.Data;

/// <summary>What the application says to SQL Server is T-SQL. Every other test that runs on SQLite adds its statements; see <see cref="TransactSql"/>.</summary>
public class SqlServerStatementsTests(ITestOutputHelper output)
{
    private const string Gathered = "The statements for SQL Server are gathered in the run on SQLite.";

    [SqliteFact(Gathered)]
    public async Task A_case_from_report_to_delivery_speaks_T_SQL()
    {
        await using var app = await WebApp.StartAsync();
        var bouwer = app.Bouwer();
        await bouwer.Melding();
        await bouwer.Tot("levering");
        await bouwer.Ronde();
        var consulent = await app.AanmeldenAsync("consulent");
        await consulent.GetAsync($"/Zaken/{bouwer.Zaak.Nummer}");
        var wie = await bouwer.Als("consulent");
        await bouwer.In<ZaakZoeker>(z => z.ZoekAsync(wie, new Zoekvraag(null, "hash", new DateOnly(1951, 4, 12), "7551AA-1", Naamsleutels.Zoek("de vries")) { Tekst = "" }));

        var seen = TransactSql.Seen;

        output.WriteLine($"{seen.Count} statements for SQL Server were parsed so far in this run.");
        seen.ShouldContain(s => s.StartsWith("UPDATE [z]\nSET [z].[revisie] = [z].[revisie] + 1\nFROM [zaak] AS [z]\nWHERE [z].[id] = "), "the lock that every act begins with");
        seen.ShouldContain(s => s.Contains("[dossierregel]") && s.Contains("OUTPUT INSERTED.[id]"), "the number of a line that the database gives");
        seen.ShouldContain(s => s.Contains("UPDATE [route_instantie] SET") && s.Contains("AND [revisie] = @p"), "the revision that guards the state");
        seen.ShouldContain(s => s.Contains("[naamsleutel]") && s.Contains("[sleutel] >= @") && s.Contains("SELECT TOP(@p"), "looking for a person");
    }

    [SqliteFact(Gathered)]
    public async Task A_query_that_SQL_Server_cannot_answer_fails_the_test_that_asks_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.NewContext();

        var e = await Should.ThrowAsync<InvalidOperationException>(() => db.Zaken.Where(z => EF.Functions.Glob(z.Nummer, "Z*")).ToListAsync());

        e.Message.ShouldContain("could not be translated");
    }

    [Fact]
    public void What_is_no_T_SQL_is_told_with_its_line() =>
        Should.Throw<InvalidOperationException>(() => TransactSql.Parse("select 1\nfrom where")).Message.ShouldStartWith("This is not T-SQL: line 2: ");
}
