using CaseFlow.Data;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Logboek;

/// <summary>The verb <c>audit verify</c>.</summary>
internal static class AuditVerb
{
    /// <returns>0 when the log is whole, 1 when it is not, 2 when it cannot be read.</returns>
    public static async Task<int> RunAsync(Bronnen bronnen, DatabaseOptions database, Geheim geheim, LogboekOptions logboek, TextWriter uit, TextWriter fout, CancellationToken cancellation)
    {
        await using var services = new ServiceCollection().AddLogging().AddCaseFlow(bronnen, geheim, database).AddSingleton(logboek).BuildServiceProvider();
        await using var ruimte = services.CreateAsyncScope();
        if (await Schema.MissingAsync(ruimte.ServiceProvider.GetRequiredService<CaseFlowDbContext>(), cancellation) is { Count: > 0 } mist)
        {
            await fout.WriteLineAsync($"The schema misses {string.Join(", ", mist)}. Run 'db upgrade'.");
            return 2;
        }
        var oordeel = await ruimte.ServiceProvider.GetRequiredService<Logcontrole>().ControleerAsync(cancellation);
        foreach (var regel in oordeel.Fouten)
        {
            await uit.WriteLineAsync(regel.Melding);
        }
        await uit.WriteLineAsync(oordeel.IsGaaf
            ? $"Het logboek is gaaf: {oordeel.Verzegeld} regels in de keten, {oordeel.Open} nog niet."
            : $"Het logboek is NIET gaaf: {oordeel.Fouten.Count} fouten in {oordeel.Verzegeld + oordeel.Open} regels. Zet de database veilig en meld dit bij de functionaris gegevensbescherming.");
        return oordeel.IsGaaf ? 0 : 1;
    }
}
