using System.Diagnostics;
using CaseFlow.Tests.Host;
using CaseFlow.Tests.Testing;

namespace CaseFlow.Tests.Jobs;

/// <summary>The folder, database and acknowledgements that killed processes share.</summary>
internal sealed class KillGround : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("caseflow-kill-");

    private KillGround(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public string Workflows => Path.Combine(_folder.FullName, "workflows");

    public string Acknowledged => Path.Combine(_folder.FullName, "acknowledged");

    /// <summary>The workflows of the application, with the routes of tests/data/workflows beside them.</summary>
    public static async Task<KillGround> CreateAsync()
    {
        var ground = new KillGround(await TestDatabase.CreateAsync());
        Proefroutes.Vul(ground.Workflows, "http://localhost:9/");
        File.WriteAllText(ground.Acknowledged, "");
        return ground;
    }

    public async Task<KillableHost> StartAsync(int clients, bool drain = false)
    {
        var host = new KillableHost(new Dictionary<string, string>
        {
            ["Database:Provider"] = Database.Provider,
            ["Database:ConnectionString"] = Database.ConnectionString,
            ["Host:Workflows"] = Workflows,
            ["Host:KeyFile"] = Path.Combine(_folder.FullName, "key"),
            ["Host:Acknowledged"] = Acknowledged,
            ["Host:Clients"] = clients.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Host:Drain"] = drain.ToString(),
            ["Jobs:LeaseSeconds"] = "3",
            ["Jobs:Rest"] = "0",
        });
        await host.ReadyAsync();
        return host;
    }

    /// <summary>What clients were told, without a last line that a kill cut short.</summary>
    public IReadOnlyList<string> Lines()
    {
        using var reader = new StreamReader(new FileStream(Acknowledged, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = reader.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

/// <summary>A process with the application's composition, its worker, and clients.</summary>
internal sealed class KillableHost : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _said = [];

    public KillableHost(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(Cases).Assembly.Location);
        foreach (var (name, value) in settings)
        {
            start.ArgumentList.Add($"--{name}={value}");
        }
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The host stopped before it was ready: {Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    public Task ReadyAsync() => _ready.Task.WaitAsync(Limit);

    /// <summary>SIGKILL: no handler, no finally, no goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Limit);
    }

    /// <summary>Waits until it ends by itself, because there was nothing left to do.</summary>
    public async Task<int> EndAsync(TimeSpan within)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(within);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The host was not done within {within}: {Said}");
        }
        return _process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }
        lock (_said)
        {
            _said.Add(line);
        }
        if (line == "ready")
        {
            _ready.TrySetResult();
        }
    }
}
