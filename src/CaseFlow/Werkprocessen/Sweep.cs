using CaseFlow.Cijfers;

namespace CaseFlow.Werkprocessen;

/// <summary>Wakes often and hands the clock to <see cref="TermijnBewaker"/> and <see cref="PublicatieBewaker"/>. A failing round is logged and tried again at the next.</summary>
public sealed class Sweep(IServiceScopeFactory scopes, TimeProvider clock, IConfiguration settings, ILogger<Sweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var interval = TimeSpan.FromSeconds(settings.GetValue("Sweep:IntervalSeconds", 15));
        using var timer = new PeriodicTimer(interval, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<TermijnBewaker>().LoopAsync(clock.GetUtcNow(), stoppingToken);
                await scope.ServiceProvider.GetRequiredService<PublicatieBewaker>().LoopAsync(clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "De ronde langs timers en termijnen is mislukt; de volgende ronde probeert het opnieuw.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
