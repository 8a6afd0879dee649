using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Data;

public class SchemaTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 10, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task The_scripts_make_what_the_model_asks_for()
    {
        await using var database = TestDatabase.Empty();
        await using var db = database.NewContext();

        await Schema.UpgradeAsync(db, Now);

        var made = await SchemaLines.OfDatabaseAsync(db, database.Provider);
        ShouldBeTheSame(SchemaLines.OfModel(database.Provider), made);
    }

    [Fact]
    public async Task An_upgrade_names_what_it_applied_and_a_second_one_finds_nothing_to_do()
    {
        await using var database = TestDatabase.Empty();
        await using var db = database.NewContext();
        var all = Schema.Scripts(database.Provider).Select(s => s.Name).ToList();
        all[0].ShouldBe("0001_ground.sql");

        (await Schema.MissingAsync(db)).ShouldBe(all);
        (await Schema.UpgradeAsync(db, Now)).ShouldBe(all);

        (await Schema.MissingAsync(db)).ShouldBeEmpty();
        (await Schema.UpgradeAsync(db, Now)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Upgrades_at_the_same_time_apply_each_script_once()
    {
        await using var database = TestDatabase.Empty();

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var db = database.NewContext();
            return await Schema.UpgradeAsync(db, Now);
        })));

        runs.SelectMany(applied => applied).Order().ShouldBe(Schema.Scripts(database.Provider).Select(s => s.Name));
    }

    [Fact]
    public async Task A_script_that_changed_after_it_was_applied_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.NewContext();
        SchemaScript[] changed = [new("0001_ground.sql", "create table other (id integer);")];

        var upgrade = await Should.ThrowAsync<DatabaseException>(() => Schema.UpgradeAsync(db, changed, Now, default));
        var missing = await Should.ThrowAsync<DatabaseException>(() => Schema.MissingAsync(db, changed, default));

        upgrade.Message.ShouldStartWith("Het script 0001_ground.sql is veranderd");
        missing.Message.ShouldBe(upgrade.Message);
    }

    [Fact]
    public async Task A_script_that_fails_half_way_leaves_nothing_behind()
    {
        await using var database = await TestDatabase.CreateAsync();
        var ground = Schema.Scripts(database.Provider);
        SchemaScript wrong = new("9001_wrong.sql", "create table half (id integer); create table of wrong;");
        SchemaScript right = new("9001_wrong.sql", "create table half (id integer);");

        await using (var db = database.NewContext())
        {
            await Should.ThrowAsync<Exception>(() => Schema.UpgradeAsync(db, [.. ground, wrong], Now, default));
        }

        await using var again = database.NewContext();
        (await Schema.UpgradeAsync(again, [.. ground, right], Now, default)).ShouldBe(["9001_wrong.sql"]);
    }

    [Fact]
    public void The_hash_of_a_script_does_not_depend_on_line_endings() =>
        new SchemaScript("a", "select 1;\r\nselect 2;\r\n").Hash.ShouldBe(new SchemaScript("a", "select 1;\nselect 2;\n").Hash);

    [Fact]
    public void Every_database_has_the_same_scripts()
    {
        var names = Schema.Scripts("sqlite").Select(s => s.Name).ToList();

        Schema.Scripts("postgresql").Select(s => s.Name).ShouldBe(names);
        Schema.Scripts("sqlserver").Select(s => s.Name).ShouldBe(names);
    }

    [Fact]
    public void Every_table_says_what_it_holds_and_whose_personal_data()
    {
        using var db = ModelOf.Context("sqlite");

        TableNotes.Tables.Order().ShouldBe(db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Order());
    }

    internal static void ShouldBeTheSame(List<string> model, List<string> scripts)
    {
        string[] differences =
        [
            .. model.Except(scripts).Select(line => "only in the model: " + line),
            .. scripts.Except(model).Select(line => "only in the scripts: " + line),
        ];
        Assert.True(differences.Length == 0, "Bring db/ and the model together (see SchemaWriterTests):\n" + string.Join("\n", differences));
    }
}
