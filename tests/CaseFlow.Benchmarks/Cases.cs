using System.Diagnostics;
using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>Cases to act on, and the acts as a page does them: a scope and a context of its own for each.</summary>
internal static class Cases
{
    public static readonly Guid Consulent = Guid.CreateVersion7();

    public static async Task<List<Guid>> MakeAsync(Installation installation, int count)
    {
        await using var db = installation.NewContext();
        var cases = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            var inwoner = new Inwoner { GemeenteId = "hengelo", Naam = "Johanna de Vries", Geboortedatum = new DateOnly(1951, 4, 12), Adres = "Dorpsstraat 1", Postcode = "7551 AA" };
            var zaak = new Zaak
            {
                Nummer = Guid.NewGuid().ToString("N"), GemeenteId = "hengelo", InwonerId = inwoner.Id, Team = "wmo", Wet = "Wmo", TypeHulpvraag = "huishouden",
                Ontvangen = DateTimeOffset.UtcNow, VoorlopigResultaat = "beantwoord", BehandelaarId = Consulent, Behandelaar = "Carla",
            };
            db.AddRange(inwoner, zaak);
            cases.Add(zaak.Id);
        }
        await db.SaveChangesAsync();
        return cases;
    }

    public static Handeling Act() => new(Consulent, "Carla", "consulent", "hengelo", DateTimeOffset.UtcNow);

    /// <returns>The task that is open afterwards, if any, and how long the act took in milliseconds.</returns>
    public static async Task<(Guid? Task, double Milliseconds)> StartAsync(Installation installation, Guid zaak, string route)
    {
        var began = Stopwatch.GetTimestamp();
        await using var scope = installation.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Transactie>().RunAsync(async () =>
        {
            var c = await services.GetRequiredService<ZaakLader>().LaadAsync(zaak, Act());
            await services.GetRequiredService<Werkproces>().StartAsync(c, route);
        });
        return (Open(services), Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    public static async Task<(Guid? Task, double Milliseconds)> CompleteAsync(Installation installation, Guid task, string outcome = "klaar")
    {
        var began = Stopwatch.GetTimestamp();
        await using var scope = installation.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<TaakService>().AfrondenAsync(Act(), task, outcome, []);
        return (Open(services), Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private static Guid? Open(IServiceProvider services) =>
        services.GetRequiredService<CaseFlowDbContext>().ChangeTracker.Entries<Taak>().FirstOrDefault(t => t.Entity.Status == TaakStatus.Open)?.Entity.Id;
}
