using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Demo;

/// <summary>
/// Fills an empty database with the work of some months in a municipality. Every row comes from the services that the screens use:
/// a queue of acts in order of time, carried out by fictitious colleagues at office hours, and the clock goes round once a day.
/// </summary>
internal static class DemoVulling
{
    /// <summary>Before the first colleague starts.</summary>
    private const int MinuutVanRonde = 6 * 60;

    public static Task VulAsync(IServiceProvider services, int maanden, DateTimeOffset nu, TextWriter uit, CancellationToken cancellation) =>
        VulAsync(services, new DemoOpties { Maanden = maanden }, nu, uit, cancellation);

    internal static async Task<DemoResultaat?> VulAsync(IServiceProvider services, DemoOpties opties, DateTimeOffset nu, TextWriter uit, CancellationToken cancellation)
    {
        if (await IsGevuldAsync(services, cancellation))
        {
            await uit.WriteLineAsync("De database heeft al zaken; er komen geen demogegevens bij. Wilt u opnieuw beginnen? Stop CaseFlow en verwijder de database.");
            return null;
        }
        var van = AmsterdamTime.DateOf(nu).AddMonths(-opties.Maanden);
        await uit.WriteLineAsync($"De demo wordt gevuld: {opties.Maanden} {(opties.Maanden == 1 ? "maand" : "maanden")} werk van fictieve mensen.");
        var medewerkers = await DemoMedewerkers.MaakAsync(services, nu, opties.Zaad);
        using var voortgang = new DemoVoortgang(uit, AmsterdamTime.StartOf(van), nu);
        var agenda = new DemoAgenda();
        await using var uitvoering = new DemoUitvoering(services, medewerkers, voortgang);
        var klok = new DemoKlok(services.GetRequiredService<Kalender>());
        var verloop = new DemoVerloop(uitvoering, agenda, klok, medewerkers, services.GetRequiredService<Routeboek>(), new DemoFormulier(services.GetRequiredService<Configuratie>()));
        var aanloop = new DemoAanloop(uitvoering, agenda, klok, medewerkers, verloop, opties);
        foreach (var gemeente in services.GetRequiredService<Configuratie>().Gemeenten.Values.OrderBy(g => g.Id, StringComparer.Ordinal))
        {
            aanloop.Plan(gemeente, van, AmsterdamTime.DateOf(nu));
        }
        try
        {
            await new DemoFeiten(services, opties).VulAsync(van, nu, cancellation);
            for (var dag = van; dag <= AmsterdamTime.DateOf(nu); dag = dag.AddDays(1))
            {
                var ronde = DemoKlok.Om(dag, MinuutVanRonde);
                await LoopAsync(agenda, ronde < nu ? ronde : nu, cancellation);
                if (ronde <= nu)
                {
                    await uitvoering.RondeAsync(ronde, cancellation);
                }
            }
            await LoopAsync(agenda, nu, cancellation);
        }
        catch (OperationCanceledException)
        {
            await uit.WriteLineAsync($"{Environment.NewLine}Gestopt. De demo is maar voor een deel gevuld; verwijder de database voordat u opnieuw begint.");
            throw;
        }
        voortgang.Dispose();
        return await VertelAsync(services, voortgang, uit, cancellation);
    }

    private static async Task LoopAsync(DemoAgenda agenda, DateTimeOffset tot, CancellationToken cancellation)
    {
        while (agenda.Volgende(tot, out var op, out var act))
        {
            cancellation.ThrowIfCancellationRequested();
            await act(op);
        }
    }

    private static async Task<bool> IsGevuldAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        return await db.Zaken.AnyAsync(cancellation) || await db.Contactmomenten.AnyAsync(cancellation);
    }

    private static async Task<DemoResultaat> VertelAsync(IServiceProvider services, DemoVoortgang voortgang, TextWriter uit, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        var resultaat = new DemoResultaat(await db.Contactmomenten.CountAsync(cancellation), await db.Meldingen.CountAsync(cancellation), voortgang.Acts, voortgang.Duur, voortgang.Weigeringen);
        await uit.WriteLineAsync($"De demo is gevuld: {DemoVoortgang.Getal(resultaat.Contacten)} contacten, {DemoVoortgang.Getal(resultaat.Meldingen)} meldingen, "
            + $"{DemoVoortgang.Getal(resultaat.Acts)} handelingen in {DemoVoortgang.Getal(resultaat.Duur.TotalSeconds, 1)} seconden ({DemoVoortgang.Getal(voortgang.PerSeconde)} per seconde).");
        foreach (var (wat, aantal) in resultaat.Weigeringen)
        {
            await uit.WriteLineAsync($"  Geweigerd: {wat} ({aantal} keer).");
        }
        return resultaat;
    }
}

/// <summary>What the demo has filled; refusals should be empty.</summary>
internal sealed record DemoResultaat(int Contacten, int Meldingen, int Acts, TimeSpan Duur, IReadOnlyDictionary<string, int> Weigeringen);
