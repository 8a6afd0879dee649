using CaseFlow.Data;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CaseFlow;

/// <summary>What happens before the first request: the schema, the route versions, and demo data when asked for.</summary>
internal static class Startup
{
    public static async Task PrepareAsync(IServiceProvider services, bool isDemo, bool heeftDemo, int maanden, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        var nu = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var script in await Schema.UpgradeAsync(db, nu, cancellation))
        {
            Console.WriteLine($"Database: {script} toegepast.");
        }
        if (await Schema.AdviceAsync(db, cancellation) is { } advies)
        {
            Console.WriteLine($"Database: {advies}");
        }
        if (!await scope.ServiceProvider.GetRequiredService<Huishoudens.BsnKluis>().PastBijAsync(db, cancellation))
        {
            throw new InvalidDataException("De sleutel van deze installatie hoort niet bij deze database: een opgeslagen BSN is er niet mee te lezen. Zet de reservekopie terug van de sleutel die bij deze database hoort (Secrets:KeyFile) en start opnieuw.");
        }
        // Another instance that starts at the same moment may store the same version first.
        await scope.ServiceProvider.GetRequiredService<Transactie>().RunAsync(() => scope.ServiceProvider.GetRequiredService<Routeboek>().VastleggenAsync(db, nu), cancellation);
        await scope.ServiceProvider.GetRequiredService<Termijnen.KalenderService>().VernieuwAsync(cancellation);
        if (heeftDemo)
        {
            await DemoAccounts.MaakAsync(services, nu);
        }
        if (isDemo)
        {
            await Demo.DemoVulling.VulAsync(services, maanden, nu, Console.Out, cancellation);
        }
    }

    public static void Announce(WebApplication app, bool heeftDemo)
    {
        var adressen = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.WriteLine($"CaseFlow draait op {string.Join(" en ", adressen)}. Stop met Ctrl+C.");
        if (heeftDemo)
        {
            Console.WriteLine(DemoAccounts.Overzicht(app.Services.GetRequiredService<Gemeenten.Configuratie>()));
        }
    }
}
