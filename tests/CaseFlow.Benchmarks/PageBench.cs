using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using CaseFlow.Benchmarks.Bulk;
using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Werkvoorraad;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>
/// Pages as people open them, over HTTP from the application in a process of its own: with few cases and with a hundred times as many, turn by turn. In both the same
/// work is open: 5,000 tasks in each of the ten teams of who looks.
/// </summary>
internal static class PageBench
{
    private const int Few = 10_000;

    public static async Task RunAsync(Report report, Server server, int many, bool isLong)
    {
        await using var small = await Site.CreateAsync(report, server, Few);
        report.Progress($"{server.Name}: {many:N0} cases take about {small.Seconds * many / Few / 60:0} minutes to write at most, and {small.Bytes * (double)many / Few / 1e9:0.0} GB at most");
        await using var large = await Site.CreateAsync(report, server, many);
        report.Head($"Pages with {Few:N0} and {many:N0} cases, {server.Name}");
        foreach (var site in new[] { small, large })
        {
            report.Line($"{site.Cases:N0} cases: {site.Rows:N0} rows, {site.Bytes / 1_000_000:N0} MB, written in {site.Seconds:0} s.");
            report.Line();
        }
        report.Table("page", "users", $"p50 ms, {Few:N0}", $"p50 ms, {many:N0}", "**ratio**", "ratios per round");
        (string Name, string Role, Func<Visitor, Site, Task> Open)[] pages =
        [
            ("worklist", "consulent", (v, _) => v.GetAsync("/")),
            ("case page", "consulent", (v, s) => v.GetAsync($"/Zaken/{s.Next().Nummer}")),
            ("board", "teamleider", (v, _) => v.GetAsync("/Teams")),
            ("search by BSN", "consulent", (v, s) => v.SearchAsync(s.Next().Bsn)),
            ("search by name", "consulent", (v, s) => v.SearchAsync(s.Next().Name)),
            ("lead times", "teamleider", (v, _) => v.GetAsync("/Teams/Doorlooptijden")),
        ];
        foreach (var users in new[] { 1, 16 })
        {
            foreach (var (name, role, open) in pages)
            {
                report.Progress($"{server.Name}, {name}, {users} at once");
                var rounds = new List<(double Few, double Many)>();
                foreach (var round in Enumerable.Range(0, isLong ? 5 : 3))
                {
                    // Who goes first changes, and the first round of each is thrown away.
                    var first = await MeasureAsync(round % 2 == 0 ? small : large, role, users, open);
                    var second = await MeasureAsync(round % 2 == 0 ? large : small, role, users, open);
                    if (round > 0)
                    {
                        rounds.Add(round % 2 == 0 ? (first, second) : (second, first));
                    }
                }
                report.Row(name, $"{users}", $"{Round.Median(rounds.Select(r => r.Few)):0}", $"{Round.Median(rounds.Select(r => r.Many)):0}", $"**{Round.Median(rounds.Select(r => r.Many / r.Few)):0.00}**",
                    string.Join(" ", rounds.Select(r => $"{r.Many / r.Few:0.00}")));
            }
        }
        report.Line();
        report.Table("by itself, once", $"ms, {Few:N0}", $"ms, {many:N0}");
        foreach (var (name, act) in ByItself)
        {
            report.Progress($"{server.Name}, {name}");
            report.Row(name, $"{await TimeAsync(small, act):0}", $"{await TimeAsync(large, act):0}");
        }
    }

    private static readonly (string Name, Func<IServiceProvider, Task> Act)[] ByItself =
    [
        ("what is usual, first of the day", s => s.GetRequiredService<Haalbaarheid>().LaadAsync(Town.Municipality, DateOnly.FromDateTime(DateTime.UtcNow))),
        ("claiming a due job", s => JobSql.Of(s.GetRequiredService<CaseFlowDbContext>()).ClaimAsync(s.GetRequiredService<CaseFlowDbContext>(), "bench", TimeSpan.FromSeconds(3), DateTimeOffset.UtcNow, 1, default)),
        ("clearing walked paths", s => s.GetRequiredService<Padbewaker>().LoopAsync(DateTimeOffset.UtcNow, 60)),
        ("the digests of the day", s => s.GetRequiredService<Dagberichten>().LoopAsync(DateTimeOffset.UtcNow)),
    ];

    private static async Task<double> TimeAsync(Site site, Func<IServiceProvider, Task> act)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var began = Stopwatch.GetTimestamp();
        await act(scope.ServiceProvider);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<double> MeasureAsync(Site site, string role, int users, Func<Visitor, Site, Task> open)
    {
        var visitors = new List<Visitor>();
        foreach (var number in Enumerable.Range(0, users))
        {
            visitors.Add(await site.VisitorAsync(role, number));
        }
        var times = await Task.WhenAll(visitors.Select(v => Task.Run(async () =>
        {
            var own = new List<double>();
            for (var i = 0; i < (users == 1 ? 5 : 2); i++)
            {
                var began = Stopwatch.GetTimestamp();
                await open(v, site);
                own.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return own;
        })));
        return Round.Median(times.SelectMany(t => t));
    }
}

/// <summary>A filled database with the application on it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly Dictionary<(string, int), Visitor> _visitors = [];
    private readonly Process _process;
    private readonly Uri _address;
    private readonly string _keys;
    private IReadOnlyList<(string Nummer, string Name, string Bsn)> _known = [];
    private int _next;

    private Site(Installation app, Process process, Uri address, string keys) => (App, _process, _address, _keys) = (app, process, address, keys);

    public Installation App { get; }
    public required int Cases { get; init; }
    public required long Rows { get; init; }
    public required long Bytes { get; init; }
    public required double Seconds { get; init; }

    public static async Task<Site> CreateAsync(Report report, Server server, int cases)
    {
        var keys = Directory.CreateTempSubdirectory("caseflow-bench-keys-").FullName;
        var app = await Installation.CreateAsync(server, s => s.AddAccounts(), Geheim.LoadOrCreate(Path.Combine(keys, "key")));
        var town = new Town(app, cases);
        var began = Stopwatch.GetTimestamp();
        await town.BuildAsync(text => report.Progress($"{server.Name}, {cases:N0} cases: {text}"));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = keys };
        foreach (var argument in new[]
        {
            "exec", Path.Combine(AppContext.BaseDirectory, "CaseFlow.dll"), "serve", $"--urls={address}", $"--Database:Provider={app.Database.Provider}", $"--Database:ConnectionString={app.Database.ConnectionString}",
            $"--Secrets:KeyFile={Path.Combine(keys, "key")}", $"--Workflows:Path={Installation.Workflows}", "--Demo:Accounts=true", "--Limits:SearchPerAccount=0", "--Limits:SignInPerAccount=0", "--Limits:SignInPerAddress=0",
        })
        {
            start.ArgumentList.Add(argument);
        }
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, e) => { if (e.Data is not null) { Console.Error.WriteLine(e.Data); } };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var site = new Site(app, process, address, keys) { Cases = cases, Rows = town.Rows, Bytes = await BytesAsync(app), Seconds = seconds };
        await site.ReadyAsync();
        site._known = await site.KnownAsync();
        return site;
    }

    /// <summary>Another open case of the municipality each time, with a BSN.</summary>
    public (string Nummer, string Name, string Bsn) Next() => _known[Interlocked.Increment(ref _next) % _known.Count];

    public async Task<Visitor> VisitorAsync(string role, int number)
    {
        if (!_visitors.TryGetValue((role, number), out var visitor))
        {
            visitor = _visitors[(role, number)] = await Visitor.SignInAsync(_address, DemoAccounts.Gebruikersnaam(role, Town.Municipality));
        }
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await App.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    private async Task<IReadOnlyList<(string, string, string)>> KnownAsync()
    {
        await using var db = App.NewContext();
        var vault = App.Services.GetRequiredService<BsnKluis>();
        var found = await db.Taken.Where(t => t.Status == TaakStatus.Open && t.Zaak!.GemeenteId == Town.Municipality && t.Zaak.Inwoner!.BsnHash != null)
            .Select(t => new { t.Zaak!.Nummer, t.Zaak.Inwoner!.Naam, t.Zaak.Inwoner.BsnVersleuteld }).Take(4000).ToListAsync();
        return [.. found.DistinctBy(f => f.Nummer).Select(f => (f.Nummer, f.Naam, vault.Ontsleutel(f.BsnVersleuteld!).Onthul()))];
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = _address };
        for (var tries = 0; ; tries++)
        {
            try
            {
                (await http.GetAsync("/Toegang/Aanmelden")).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (tries < 240 && !_process.HasExited)
            {
                await Task.Delay(500);
            }
        }
    }

    private static async Task<long> BytesAsync(Installation app)
    {
        if (app.Database.Provider == "sqlite")
        {
            return new FileInfo(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(app.Database.ConnectionString).DataSource).Length;
        }
        await using var db = app.NewContext();
        return await db.Database.SqlQuery<long>($"select pg_database_size(current_database()) as \"Value\"").SingleAsync();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Somebody with a session.</summary>
internal sealed partial class Visitor(HttpClient http)
{
    public static async Task<Visitor> SignInAsync(Uri address, string name)
    {
        var visitor = new Visitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) });
        await visitor.PostAsync("/Toegang/Aanmelden", ("Gebruikersnaam", name), ("Wachtwoord", DemoAccounts.Wachtwoord));
        return visitor;
    }

    public async Task<string> GetAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }

    public async Task SearchAsync(string text)
    {
        var found = await GetAsync(await PostAsync("/Zaken", ("Zoek", text)));
        if (!found.Contains("/Zaken/Z20", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("A case that is there was not found.");
        }
    }

    private async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await GetAsync(path)).Groups[1].Value;
        using var answer = await http.PostAsync(path, new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
        return answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.OriginalString : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
