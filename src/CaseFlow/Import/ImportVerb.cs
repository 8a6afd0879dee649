using System.Text;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Import;

/// <summary>What the verb was asked to do.</summary>
internal sealed record Importvraag(string Soort, string Pad, string Gemeente, string? Afgewezen);

/// <summary>The verb <c>import</c>: reads a file in as the page does, and tells per row why it was refused.</summary>
internal static class ImportVerb
{
    /// <returns>0 when every row was taken in or known already, 1 when some were refused, 2 when the file cannot be read.</returns>
    public static async Task<int> RunAsync(Importvraag vraag, Bronnen bronnen, DatabaseOptions database, Geheim geheim, TextWriter uit, TextWriter fout, CancellationToken cancellation)
    {
        if (!bronnen.Configuratie.Gemeenten.ContainsKey(vraag.Gemeente))
        {
            await fout.WriteLineAsync($"De gemeente '{vraag.Gemeente}' bestaat niet. Kies uit: {string.Join(", ", bronnen.Configuratie.Gemeenten.Keys.Order(StringComparer.Ordinal))}.");
            return 2;
        }
        await using var services = new ServiceCollection().AddLogging().AddCaseFlow(bronnen, geheim, database).BuildServiceProvider();
        await using var ruimte = services.CreateAsyncScope();
        var diensten = ruimte.ServiceProvider;
        var db = diensten.GetRequiredService<CaseFlowDbContext>();
        if (await Schema.MissingAsync(db, cancellation) is { Count: > 0 } mist)
        {
            await fout.WriteLineAsync($"The schema misses {string.Join(", ", mist)}. Run 'db upgrade'.");
            return 2;
        }
        var nu = diensten.GetRequiredService<TimeProvider>().GetUtcNow();
        await diensten.GetRequiredService<Transactie>().RunAsync(() => bronnen.Routeboek.VastleggenAsync(db, nu), cancellation);
        await diensten.GetRequiredService<KalenderService>().VernieuwAsync(cancellation);
        var (import, wie) = (diensten.GetRequiredService<ImportService>(), Handeling.Systeem(vraag.Gemeente, nu));
        try
        {
            var id = await import.LeesAsync(wie, vraag.Soort, await File.ReadAllBytesAsync(vraag.Pad, cancellation), cancellation: cancellation);
            var stand = (await import.GeschiedenisAsync(wie, vraag.Soort)).First(s => s.Bestand.Id == id);
            foreach (var regel in (await import.AandachtAsync(wie, vraag.Soort, id))!)
            {
                await uit.WriteLineAsync($"regel {regel.Nummer}: {(regel.Zaak is null ? "afgewezen" : $"nakijken, zaak {regel.Zaak}")}. {regel.Reden}");
            }
            await uit.WriteLineAsync($"{stand.Bestand.Rijen} rijen: {string.Join(", ", Enum.GetValues<Rijuitslag>().Select(u => $"{stand.Aantal(u)} {u.ToString().ToLowerInvariant()}"))}.");
            if (vraag.Afgewezen is not null && stand.Aantal(Rijuitslag.Afgewezen) > 0)
            {
                await File.WriteAllTextAsync(vraag.Afgewezen, await import.AfgewezenAsync(wie, vraag.Soort, id), new UTF8Encoding(true), cancellation);
            }
            return stand.Aantal(Rijuitslag.Afgewezen) == 0 ? 0 : 1;
        }
        catch (WeigeringException e)
        {
            await fout.WriteLineAsync($"{vraag.Pad}: {e.Message}");
            return 2;
        }
    }
}
