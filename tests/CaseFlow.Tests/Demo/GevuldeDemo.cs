using CaseFlow.Data;
using CaseFlow.Demo;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseFlow.Tests.Demo;

/// <summary>A database with six months of demo, at a fiftieth of the volume; filled once for all tests of a class.</summary>
public sealed class GevuldeDemo : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>Wednesday 14 October 2026, eleven in the morning in Amsterdam.</summary>
    public static readonly DateTimeOffset Nu = new(2026, 10, 14, 9, 0, 0, TimeSpan.Zero);

    private static readonly DemoOpties Opties = new() { Schaal = 0.02 };

    private TestDatabase? _database;
    private ServiceProvider? _services;

    internal DemoResultaat Resultaat { get; private set; } = null!;

    public string Uitvoer { get; private set; } = "";

    public IServiceProvider Services => _services!;

    public CaseFlowDbContext NewContext() => _database!.NewContext();

    public async Task InitializeAsync()
    {
        await LegKlaarAsync();
        (Resultaat, Uitvoer) = await VulAsync() is ({ } resultaat, var uitvoer) ? (resultaat, uitvoer) : throw new InvalidOperationException("Niets gevuld.");
    }

    /// <summary>Database, routes and accounts; nothing filled yet.</summary>
    public async Task LegKlaarAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var bronnen = Bronnen.Load(Zaakbouwer.Workflows);
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new Klok(Nu)).AddCaseFlow(bronnen, Geheim.Ephemeral(), _database.Options);
        services.AddIdentityCore<Medewerker>();
        _services = services.BuildServiceProvider();
        await using (var db = NewContext())
        {
            await bronnen.Routeboek.VastleggenAsync(db, Nu);
        }
        await DemoAccounts.MaakAsync(_services, Nu);
    }

    internal async Task<(DemoResultaat?, string)> VulAsync()
    {
        var uit = new StringWriter();
        return (await VulAsync(uit, default), uit.ToString());
    }

    internal Task<DemoResultaat?> VulAsync(TextWriter uit, CancellationToken cancellation) =>
        DemoVulling.VulAsync(Services, Opties, Nu, uit, cancellation);

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _services!.DisposeAsync();
        await _database!.DisposeAsync();
    }
}
