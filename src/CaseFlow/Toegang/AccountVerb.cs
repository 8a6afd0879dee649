using CaseFlow.Data;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Toegang;

/// <summary>The verb <c>account nieuw</c>: the first functional manager of a municipality, who makes the other accounts in the application.</summary>
internal static class AccountVerb
{
    /// <returns>0 when the account was made, 2 when it was refused.</returns>
    public static async Task<int> RunAsync(string gebruikersnaam, string naam, string gemeente, Bronnen bronnen, DatabaseOptions database, Geheim geheim, TextWriter uit, TextWriter fout, CancellationToken cancellation)
    {
        if (!bronnen.Configuratie.Gemeenten.ContainsKey(gemeente))
        {
            await fout.WriteLineAsync($"De gemeente '{gemeente}' bestaat niet. Kies uit: {string.Join(", ", bronnen.Configuratie.Gemeenten.Keys.Order(StringComparer.Ordinal))}.");
            return 2;
        }
        var collection = new ServiceCollection().AddLogging().AddCaseFlow(bronnen, geheim, database);
        collection.AddDataProtection();
        collection.AddAccounts();
        await using var services = collection.BuildServiceProvider();
        await using var ruimte = services.CreateAsyncScope();
        if (await Schema.MissingAsync(ruimte.ServiceProvider.GetRequiredService<CaseFlowDbContext>(), cancellation) is { Count: > 0 } mist)
        {
            await fout.WriteLineAsync($"The schema misses {string.Join(", ", mist)}. Run 'db upgrade'.");
            return 2;
        }
        try
        {
            var wie = Handeling.Systeem(gemeente, ruimte.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
            var (_, wachtwoord) = await ruimte.ServiceProvider.GetRequiredService<AccountService>().MaakAsync(wie, gebruikersnaam, naam, null, "beheer");
            await uit.WriteLineAsync($"Het account {gebruikersnaam} is gemaakt. Wachtwoord voor de eerste keer: {wachtwoord}");
            return 0;
        }
        catch (WeigeringException weigering)
        {
            await fout.WriteLineAsync(weigering.Message);
            return 2;
        }
    }
}
