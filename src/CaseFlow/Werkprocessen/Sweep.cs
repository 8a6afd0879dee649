using CaseFlow.Cijfers;

namespace CaseFlow.Werkprocessen;

/// <summary>Wakes often and hands the clock to <see cref="TermijnBewaker"/>, <see cref="Teams.Overdrachten"/> and <see cref="PublicatieBewaker"/>. A failing round is logged and tried again at the next.</summary>
public sealed class Sweep(IServiceScopeFactory scopes, TimeProvider clock, IConfiguration settings, ILogger<Sweep> log) : BackgroundService
{
    // Read at the start: a wrong setting must stop the application, not only its clock.
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(settings.GetValue("Sweep:IntervalSeconds", 15));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, clock);
        do
        {
            // Each apart: a term that fails does not keep the figures from being published.
            await RondeAsync<TermijnBewaker>(b => b.LoopAsync(clock.GetUtcNow(), stoppingToken));
            await RondeAsync<Teams.Overdrachten>(o => o.LoopAsync(clock.GetUtcNow(), stoppingToken));
            await RondeAsync<PublicatieBewaker>(b => b.LoopAsync(clock.GetUtcNow(), stoppingToken));
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
