using System.Diagnostics;
using System.Net;
using CaseFlow.Backup;
using CaseFlow.Bijlagen;
using CaseFlow.Data;
using CaseFlow.Logboek;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Backup;

/// <summary>A backup is what can be restored: of a running installation, after which all of it is lost.</summary>
public sealed class RecoveryTests
{
    private static readonly byte[] Verwijzing = "Verwijzing van de huisarts."u8.ToArray();

    [Fact]
    public async Task What_was_copied_while_people_worked_comes_back_whole_after_everything_is_lost()
    {
        var temp = Directory.CreateTempSubdirectory("caseflow-backup-");
        var (data, backup) = (Path.Combine(temp.FullName, "data"), Path.Combine(temp.FullName, "backup"));
        var settings = new Dictionary<string, string> { ["Secrets:KeyFile"] = Path.Combine(data, "sleutel"), ["Audit:AnchorFile"] = Path.Combine(data, "anker") };
        Installation At(DatabaseOptions database) => new(settings["Secrets:KeyFile"], settings["Audit:AnchorFile"], Path.Combine(data, "bijlagen"), database);
        string nummer;
        Guid bijlage;
        DateTimeOffset nu;
        await using (var app = new WebApp { Instellingen = settings })
        {
            await app.InitializeAsync();
            var bouwer = app.Bouwer();
            nummer = (await bouwer.Melding("""{ "inwoner": { "naam": "Hanna Herstel" } }""")).Nummer;
            await bouwer.Tot("plan");
            var wie = await bouwer.Als("consulent");
            await bouwer.In<BijlageService>(b => b.ToevoegenAsync(wie, bouwer.Zaak.Id, "verwijzing.txt", "verwijzing", new MemoryStream(Verwijzing)));
            bijlage = await app.DbAsync(db => db.Bijlagen.Select(b => b.Id).SingleAsync());
            await bouwer.In<Logverzegelaar, int>(v => v.LoopAsync(app.Klok.Nu.AddDays(1)));
            File.Exists(settings["Audit:AnchorFile"]).ShouldBeTrue();

            BackupFolder.Save(At(app.Database.Options), backup, [BackupPart.Keys]);
            await DumpAsync(app.Database.Options, backup, At(app.Database.Options));
            BackupFolder.Save(At(app.Database.Options), backup, [BackupPart.Attachments]);

            // People work on; that is lost, and what was copied does not change by it.
            await app.Bouwer().Melding("""{ "inwoner": { "naam": "Later Gekomen" } }""");
            Should.Throw<IOException>(() => BackupFolder.Save(At(app.Database.Options), backup, [BackupPart.Keys])).Message.ShouldContain("new folder");
            Should.Throw<IOException>(() => BackupFolder.Restore(backup, At(app.Database.Options), [BackupPart.Keys])).Message.ShouldContain("there already");
            nu = app.Klok.Nu;
        }
        Directory.Delete(data, recursive: true);

        // A copy that was changed is refused before anything is put back.
        var copied = Directory.GetFiles(Path.Combine(backup, "bijlagen"), "*", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(copied);
        await File.WriteAllBytesAsync(copied, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        await using var fresh = TestDatabase.Empty();
        Should.Throw<IOException>(() => BackupFolder.Restore(backup, At(fresh.Options), [BackupPart.Keys, BackupPart.Attachments])).Message.ShouldContain("not whole");
        Directory.Exists(data).ShouldBeFalse();
        await File.WriteAllBytesAsync(copied, bytes);

        BackupFolder.Restore(backup, At(fresh.Options), [BackupPart.Keys, BackupPart.Attachments]);
        await RestoreAsync(fresh, backup, At(fresh.Options));

        using var uit = new StringWriter();
        (await AuditVerb.RunAsync(Bronnen.Load(Zaakbouwer.Workflows), fresh.Options, Geheim.LoadOrCreate(settings["Secrets:KeyFile"]), new LogboekOptions(settings["Audit:AnchorFile"]), uit, uit, default)).ShouldBe(0, uit.ToString());
        await using var again = WebApp.StartOp(fresh, nu, heeftSweep: false, instellingen: settings);
        var consulent = await again.AanmeldenAsync("consulent");
        (await consulent.GetAsync($"/Zaken/{nummer}")).Tekst.ShouldContain("Hanna Herstel");
        using var bestand = await consulent.Http.GetAsync($"/Zaken/{nummer}/Bijlagen?handler=Bestand&id={bijlage}");
        bestand.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bestand.Content.ReadAsByteArrayAsync()).ShouldBe(Verwijzing);
        (await again.DbAsync(db => db.Zaken.CountAsync())).ShouldBe(1);
        temp.Delete(recursive: true);
    }

    // The commands of docs/handboek/technisch-beheer.md.
    private static async Task DumpAsync(DatabaseOptions database, string backup, Installation from)
    {
        if (database.Provider == "postgresql")
        {
            await RunAsync("pg_dump", database, "--format=custom", "--no-owner", $"--file={Path.Combine(backup, "caseflow.dump")}");
            return;
        }
        BackupFolder.Save(from, backup, [BackupPart.Database]);
    }

    private static async Task RestoreAsync(TestDatabase fresh, string backup, Installation to)
    {
        if (fresh.Provider == "postgresql")
        {
            await using (var db = fresh.NewContext())
            {
                await db.GetService<IRelationalDatabaseCreator>().CreateAsync();
            }
            await RunAsync("pg_restore", fresh.Options, "--no-owner", "--exit-on-error", Path.Combine(backup, "caseflow.dump"));
            return;
        }
        BackupFolder.Restore(backup, to, [BackupPart.Database]);
    }

    private static async Task RunAsync(string program, DatabaseOptions database, params string[] arguments)
    {
        var at = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo(program, [.. arguments, $"--dbname=host={at.Host} port={at.Port} user={at.Username} dbname={at.Database}"]) { RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = at.Password ?? "";
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, said);
    }
}
