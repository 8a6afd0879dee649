using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Jobs;
using CaseFlow.Tests.Architecture;
using CaseFlow.Tests.Host;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Tests.Testing;

/// <summary>
/// The services of the application on a database of their own, with the routes of tests/data/workflows beside those of the application:
/// bare routes of a few steps, for what the engine's host does and not what a municipality does.
/// </summary>
public sealed class Proefroutes : IAsyncDisposable
{
    public const string Geheim = "een-geheim-van-genoeg-tekens";

    private readonly DirectoryInfo _map = Directory.CreateTempSubdirectory("caseflow-proef-");
    private ServiceProvider _services = null!;

    public TestDatabase Database { get; private set; } = null!;

    public Klok Klok { get; } = new();

    public FlushStop Stop { get; } = new();

    public string Workflows => _map.FullName;

    /// <param name="adres">Address of the koppeling 'zaaksysteem' of Hengelo.</param>
    /// <param name="meer">Services over those of the application.</param>
    public static async Task<Proefroutes> CreateAsync(string adres = "http://localhost:9/", Action<IServiceCollection>? meer = null)
    {
        var proef = new Proefroutes { Database = await TestDatabase.CreateAsync() };
        Vul(proef.Workflows, adres);
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(proef.Klok)
            .AddCaseFlow(Bronnen.Load(proef.Workflows), CaseFlow.Toegang.Geheim.Ephemeral(), proef.Database.Options, _ => Geheim);
        services.ConfigureDbContext<CaseFlowDbContext>(o => o.AddInterceptors(proef.Stop), ServiceLifetime.Singleton);
        meer?.Invoke(services);
        proef._services = services.BuildServiceProvider();
        await proef.In<CaseFlowDbContext>(db => proef._services.GetRequiredService<Routeboek>().VastleggenAsync(db, proef.Klok.Nu));
        return proef;
    }

    /// <summary>Copies the workflows of the application and of the tests to a folder, and gives Hengelo the routes and the koppeling.</summary>
    public static void Vul(string map, string adres)
    {
        foreach (var bron in new[] { Zaakbouwer.Workflows, Repository.PathOf("tests", "data", "workflows") })
        {
            foreach (var bestand in Directory.GetFiles(bron, "*", SearchOption.AllDirectories))
            {
                var doel = Path.Combine(map, Path.GetRelativePath(bron, bestand));
                Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
                File.Copy(bestand, doel, overwrite: true);
            }
        }
        var pad = Path.Combine(map, "gemeenten", "hengelo", "gemeente.json");
        var gemeente = JsonNode.Parse(File.ReadAllText(pad), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
        (gemeente["routes"] as JsonArray)?.Add("op-sein");
        gemeente["routes"] ??= new JsonArray("melding", "brede-uitvraag", "algemene-voorziening", "maatwerk", "op-sein");
        gemeente["koppelingen"] = new JsonArray(new JsonObject { ["naam"] = "zaaksysteem", ["url"] = adres, ["geheim"] = "zaaksysteem" });
        gemeente["berichten-geheim"] = "berichten";
        File.WriteAllText(pad, gemeente.ToJsonString());
    }

    /// <summary>A case that runs this route, or one more route of a case that is there already.</summary>
    public Task<Zaak> StartAsync(string route, Zaak? bij = null, string gemeente = "hengelo") => In<IServiceProvider, Zaak>(async s =>
    {
        var db = s.GetRequiredService<CaseFlowDbContext>();
        return await s.GetRequiredService<Transactie>().RunAsync(async () =>
        {
            var zaak = bij ?? Cases.New();
            if (bij is null)
            {
                zaak.GemeenteId = gemeente;
                db.Zaken.Add(zaak);
                await db.SaveChangesAsync();
            }
            var c = await s.GetRequiredService<ZaakLader>().LaadAsync(zaak.Id, Wie() with { Gemeente = zaak.GemeenteId });
            await s.GetRequiredService<Werkproces>().StartAsync(c, route);
            return zaak;
        });
    });

    public Handeling Wie(string naam = "Anna") => new(null, naam, "intake", "hengelo", Klok.Nu);

    public async Task<string?> KlaarAsync(Zaak zaak, string stap, string naam = "Anna", int? revisie = null)
    {
        var taak = await In<CaseFlowDbContext, Guid>(db => db.Taken.Where(t => t.ZaakId == zaak.Id && t.Stap == stap).Select(t => t.Id).SingleAsync());
        return await In<TaakService, string?>(s => s.AfrondenAsync(Wie(naam) with { Gemeente = zaak.GemeenteId }, taak, "klaar", [], revisie));
    }

    public Task<List<string>> OpenAsync(Zaak zaak) => In<CaseFlowDbContext, List<string>>(db =>
        db.Taken.Where(t => t.ZaakId == zaak.Id && t.Status == TaakStatus.Open).OrderBy(t => t.Stap).Select(t => t.Stap).ToListAsync());

    public Task<int> RondeAsync() => In<JobLoop, int>(l => l.LoopAsync(Klok.Nu));

    /// <summary>Claims what is due, as a worker does.</summary>
    public Task<IReadOnlyList<Job>> ClaimAsync(int aantal = 20, string eigenaar = "test") => In<CaseFlowDbContext, IReadOnlyList<Job>>(db =>
        JobSql.Of(db).ClaimAsync(db, eigenaar, TimeSpan.FromSeconds(60), Klok.Nu, aantal, default));

    public Task<(JobOutcome Outcome, Exception? Error)> RunAsync(Job job) => In<JobRunner, (JobOutcome, Exception?)>(r => r.RunAsync(job, Klok.Nu));

    public async Task<T> In<TService, T>(Func<TService, Task<T>> act) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task In<TService>(Func<TService, Task> act) where TService : notnull => In<TService, bool>(async s =>
    {
        await act(s);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
        _map.Delete(recursive: true);
    }
}
