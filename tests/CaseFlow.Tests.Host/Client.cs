using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Tests.Host;

/// <summary>Somebody who opens cases and does tasks as fast as they can, beside others who do the same tasks.</summary>
internal sealed class Client(IServiceProvider services, Acknowledgements acknowledged, HostSettings settings, int number)
{
    private const int Enough = 60;

    // A term that was over long ago, so that its job is due at once.
    private static readonly DateOnly LongAgo = new(2026, 1, 5);

    public async Task RunAsync()
    {
        while (true)
        {
            try
            {
                if (!await StepAsync())
                {
                    return;
                }
            }
            catch (WeigeringException e) when (e.Id is "taak-niet-open" or "intussen-gewijzigd")
            {
                // another client was a moment earlier
            }
            catch (Exception e)
            {
                acknowledged.Write($"error {e.GetType().Name} {e.Message.ReplaceLineEndings(" ")} {e.InnerException?.Message.ReplaceLineEndings(" ")}");
            }
        }
    }

    /// <summary>Until there is no task and no job left; for ever when nobody asks to drain.</summary>
    public static async Task WaitUntilDoneAsync(IServiceProvider services, HostSettings settings)
    {
        while (!settings.Drain || await IsAnythingLeftAsync(services))
        {
            await Task.Delay(200);
        }
    }

    private async Task<bool> StepAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        var open = await db.Taken.Where(t => t.Status == TaakStatus.Open).OrderBy(t => t.Id).Select(t => t.Id).Take(Enough).ToListAsync();
        if (open.Count < Enough && !settings.Drain)
        {
            await OpenCaseAsync(scope.ServiceProvider);
            return true;
        }
        if (open.Count == 0)
        {
            await Task.Delay(50);
            return await IsAnythingLeftAsync(services);
        }
        var taak = open[Random.Shared.Next(open.Count)];
        var herhaling = await scope.ServiceProvider.GetRequiredService<TaakService>().AfrondenAsync(Who(), taak, "klaar", []);
        acknowledged.Write(herhaling is null ? $"task {taak}" : $"error task {taak} was said to be done already");
        return true;
    }

    private async Task OpenCaseAsync(IServiceProvider scoped)
    {
        var db = scoped.GetRequiredService<CaseFlowDbContext>();
        var zaak = Cases.New();
        await scoped.GetRequiredService<Transactie>().RunAsync(async () =>
        {
            db.Zaken.Add(zaak);
            var c = new ZaakContext(Who(), zaak, scoped.GetRequiredService<Configuratie>().Gemeenten[zaak.GemeenteId]);
            await scoped.GetRequiredService<Werkproces>().StartAsync(c, "proef");
            scoped.GetRequiredService<TermijnService>().Start(c, "melding", "Wmo", LongAgo);
        });
        acknowledged.Write($"case {zaak.Id}");
    }

    private Handeling Who() => new(null, $"Client {number}", "intake", "hengelo", TimeProvider.System.GetUtcNow());

    private static async Task<bool> IsAnythingLeftAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        return await db.Taken.AnyAsync(t => t.Status == TaakStatus.Open) || await db.Jobs.AnyAsync(j => j.State == JobState.Ready);
    }
}

/// <summary>Cases without a person, for the routes of tests/data/workflows.</summary>
public static class Cases
{
    public static Zaak New()
    {
        var id = Guid.CreateVersion7();
        return new Zaak
        {
            Id = id, Nummer = id.ToString("N"), GemeenteId = "hengelo", Team = "zorgloket", Wet = "Wmo", TypeHulpvraag = "huishouden",
            Ontvangen = DateTimeOffset.UnixEpoch, VoorlopigResultaat = "eigen-kracht",
        };
    }
}
