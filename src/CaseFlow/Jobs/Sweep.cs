using CaseFlow.Cijfers;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Jobs;

/// <summary>Wakes often and hands the clock to <see cref="PublicatieBewaker"/> (every hour) and, where mail can be sent, to <see cref="Werkvoorraad.Dagberichten"/>. A failing round is logged and tried again at the next. Jobs have a worker of their own.</summary>
public sealed class Sweep(IServiceScopeFactory scopes, TimeProvider clock, IConfiguration settings, Mail.MailOptions mail, ILogger<Sweep> log) : BackgroundService
{
    // Read at the start: a wrong setting must stop the application, not only its clock.
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(settings.GetValue("Sweep:IntervalSeconds", 15));

    private readonly int _months = Padbewaker.Bewaartijd(settings.GetValue("History:KeepMonths", 60));

    private DateOnly _cleared;
    private DateTimeOffset _figures;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, clock);
        do
        {
            if (mail.IsOn)
            {
                await RondeAsync<Werkvoorraad.Dagberichten>(d => d.LoopAsync(clock.GetUtcNow(), stoppingToken));
            }
            await RondeAsync<Logboek.Logverzegelaar>(v => v.LoopAsync(clock.GetUtcNow(), stoppingToken));
            if (clock.GetUtcNow() is var now && now >= _figures)
            {
                _figures = now.AddHours(1);
                await RondeAsync<PublicatieBewaker>(b => b.PlanAsync(now, stoppingToken));
            }
            if (AmsterdamTime.DateOf(clock.GetUtcNow()) is var today && today != _cleared)
            {
                _cleared = today;
                await RondeAsync<Bijlagen.BijlageBewaker>(b => b.LoopAsync(clock.GetUtcNow(), stoppingToken));
                await RondeAsync<Abonnementen.Abonnementbeheer>(b => b.RuimOpAsync(clock.GetUtcNow(), stoppingToken));
                await RondeAsync<Api.RequestReceipts>(r => r.RuimOpAsync(clock.GetUtcNow(), stoppingToken));
                await RondeAsync<Data.QueryStatistics>(s => s.RefreshAsync(stoppingToken));
                await RondeAsync<Padbewaker>(b => b.LoopAsync(clock.GetUtcNow(), _months, stoppingToken));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RondeAsync<T>(Func<T, Task<int>> loop) where T : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await loop(scope.ServiceProvider.GetRequiredService<T>());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "De ronde van {Bewaker} is mislukt; de volgende ronde probeert het opnieuw.", typeof(T).Name);
        }
    }
}
