using System.Text.Encodings.Web;
using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Scenarios;

/// <summary>Runs a file or a folder of scenarios and tells, per scenario, whether it holds and what differs.</summary>
internal static class ScenarioVerb
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>0 when all hold, 1 when an expectation fails, 2 when a file cannot be read.</returns>
    public static async Task<int> RunAsync(string pad, string? json, Bronnen bronnen, TextWriter uit, TextWriter fout, bool metRoutes = false)
    {
        var bestanden = Directory.Exists(pad) ? Directory.GetFiles(pad, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray()
            : File.Exists(pad) ? [pad] : [];
        if (bestanden.Length == 0)
        {
            await fout.WriteLineAsync($"{pad}: hier staat geen scenario.");
            return 2;
        }
        var map = Directory.CreateTempSubdirectory("caseflow-scenario");
        var isOnleesbaar = false;
        var uitslagen = new List<ScenarioUitslag>();
        try
        {
            var sjabloon = Path.Combine(map.FullName, "leeg.db");
            await MaakSjabloonAsync(sjabloon, bronnen);
            foreach (var bestand in bestanden)
            {
                try
                {
                    var scenario = ScenarioBestand.Load(bestand);
                    var uitslag = await RunAsync(scenario, sjabloon, Path.Combine(map.FullName, $"{uitslagen.Count}.db"), bronnen);
                    uitslagen.Add(uitslag);
                    await uit.WriteLineAsync($"{(uitslag.IsGoed ? "goed" : "FOUT")}  {uitslag.Scenario} ({uitslag.Stappen} stappen)");
                    foreach (var v in uitslag.Verschillen)
                    {
                        await uit.WriteLineAsync($"      stap {v.Stap}: verwacht {v.Verwacht}, gevonden {v.Gevonden}");
                    }
                }
                catch (ScenarioFormatException e)
                {
                    isOnleesbaar = true;
                    await fout.WriteLineAsync($"{bestand}: {e.Message}");
                }
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            map.Delete(recursive: true);
        }
        if (json is not null)
        {
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(uitslagen.Select(u => new
            {
                scenario = u.Scenario,
                ok = u.IsGoed,
                stappen = u.Stappen,
                verschillen = u.Verschillen.Select(v => new { stap = v.Stap, verwacht = v.Verwacht, gevonden = v.Gevonden }),
                routes = u.Walked,
                gebeurtenissen = u.Gebeurtenissen,
            }), Json));
        }
        if (metRoutes)
        {
            await VertelRoutesAsync(uitslagen, bronnen.Routeboek, uit);
        }
        await uit.WriteLineAsync($"{uitslagen.Count(u => u.IsGoed)} van {uitslagen.Count} scenario's goed.");
        return isOnleesbaar ? 2 : uitslagen.All(u => u.IsGoed) ? 0 : 1;
    }

    // A route that nobody tried may go wrong anywhere: which arrows no scenario walks.
    private static async Task VertelRoutesAsync(List<ScenarioUitslag> uitslagen, Routeboek routeboek, TextWriter uit)
    {
        foreach (var route in routeboek.Routes.Order(StringComparer.Ordinal))
        {
            var pijlen = routeboek.Pijlen(route);
            var gelopen = uitslagen.SelectMany(u => u.Walked.GetValueOrDefault(route) ?? []).ToHashSet();
            var scenarios = uitslagen.Count(u => u.Walked.ContainsKey(route));
            await uit.WriteLineAsync($"route {route}: {pijlen.Count(p => gelopen.Contains(p.Id))} van {pijlen.Count} pijlen in {scenarios} {(scenarios == 1 ? "scenario" : "scenario's")}");
            foreach (var pijl in pijlen.Where(p => !gelopen.Contains(p.Id)))
            {
                await uit.WriteLineAsync($"      niet gelopen: {pijl.Id}, van '{pijl.Van}' naar '{pijl.Naar}'");
            }
        }
    }

    /// <summary>Runs one scenario on a copy of the empty database.</summary>
    private static async Task<ScenarioUitslag> RunAsync(ScenarioBestand scenario, string sjabloon, string databank, Bronnen bronnen)
    {
        File.Copy(sjabloon, databank);
        // A step may change the rules of the terms: each scenario has its own.
        await using var services = Services(databank, bronnen with { TermijnRegels = bronnen.TermijnRegels.Kopie(), Mandaten = bronnen.Mandaten.Kopie() });
        return await new ScenarioRunner(services, scenario).RunAsync();
    }

    private static async Task MaakSjabloonAsync(string pad, Bronnen bronnen)
    {
        await using (var services = Services(pad, bronnen))
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
            await Schema.UpgradeAsync(db, DateTimeOffset.UnixEpoch);
            await bronnen.Routeboek.VastleggenAsync(db, DateTimeOffset.UnixEpoch);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static ServiceProvider Services(string databank, Bronnen bronnen) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<FlowCoverage>()
        .AddCaseFlow(bronnen, Geheim.Ephemeral(), new DatabaseOptions { ConnectionString = $"Data Source={databank}" })
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
}
