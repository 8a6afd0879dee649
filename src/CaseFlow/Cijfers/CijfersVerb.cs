using System.Text;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;

namespace CaseFlow.Cijfers;

/// <summary>What the verb was asked to publish; without a municipality all of them.</summary>
internal sealed record Publiceervraag(string Periode, string? Gemeente, string? Reden);

/// <summary>What the verb was asked to write to files.</summary>
internal sealed record Exportvraag(string Periode, string? Gemeente, string? Csv, string? Xlsx);

/// <summary>The verb <c>cijfers</c>: makes publications and writes them to files, through the same services as the pages.</summary>
internal static class CijfersVerb
{
    /// <returns>0 when everything was published, 1 when something was refused, 2 when the question or the database cannot be used.</returns>
    public static Task<int> PubliceerAsync(Publiceervraag vraag, Bronnen bronnen, DatabaseOptions database, Geheim geheim, TextWriter uit, TextWriter fout, CancellationToken cancellation) =>
        MetGemeentenAsync(vraag.Periode, vraag.Gemeente, bronnen, database, geheim, fout, cancellation, async (diensten, periode, gemeenten) =>
        {
            var alles = true;
            foreach (var gemeente in gemeenten)
            {
                // A context per municipality: what one leaves behind is no weight for the next.
                await using var ruimte = diensten.CreateAsyncScope();
                alles &= await PubliceerAsync(ruimte.ServiceProvider, gemeente, periode, vraag.Reden, uit, fout, cancellation);
            }
            return alles ? 0 : 1;
        });

    /// <returns>0 when the files were written, 1 when there is nothing published, 2 when the question or the database cannot be used.</returns>
    public static Task<int> ExporteerAsync(Exportvraag vraag, Bronnen bronnen, DatabaseOptions database, Geheim geheim, TextWriter uit, TextWriter fout, CancellationToken cancellation) =>
        MetGemeentenAsync(vraag.Periode, vraag.Gemeente, bronnen, database, geheim, fout, cancellation, async (diensten, periode, gemeenten) =>
        {
            await using var ruimte = diensten.CreateAsyncScope();
            var publicaties = ruimte.ServiceProvider.GetRequiredService<Publicaties>();
            var uitgaven = new List<Uitgave>();
            foreach (var gemeente in gemeenten)
            {
                if (await publicaties.UitgaveAsync(gemeente, periode) is { } uitgave)
                {
                    uitgaven.Add(uitgave);
                }
            }
            if (uitgaven.Count == 0)
            {
                await fout.WriteLineAsync($"Van {periode.Naam} is nog niets gepubliceerd. Doe dat eerst met: cijfers publiceer --periode {periode}");
                return 1;
            }
            if (vraag.Csv is { } csv)
            {
                await File.WriteAllTextAsync(csv, CsvUitvoer.Van(uitgaven), new UTF8Encoding(false), cancellation);
                await uit.WriteLineAsync($"Geschreven: {csv}");
            }
            if (vraag.Xlsx is { } xlsx)
            {
                await File.WriteAllBytesAsync(xlsx, ExcelUitvoer.Van(uitgaven), cancellation);
                await uit.WriteLineAsync($"Geschreven: {xlsx}");
            }
            return 0;
        });

    private static async Task<int> MetGemeentenAsync(string tekst, string? gemeente, Bronnen bronnen, DatabaseOptions database, Geheim geheim, TextWriter fout, CancellationToken cancellation,
        Func<IServiceProvider, Periode, IReadOnlyList<string>, Task<int>> werk)
    {
        var bekend = bronnen.Configuratie.Gemeenten.Keys.Order(StringComparer.Ordinal).ToList();
        if (!Periode.TryParse(tekst, out var periode))
        {
            await fout.WriteLineAsync($"'{tekst}' is geen periode. Schrijf een maand (2026-03), een kwartaal (2026-Q1) of een jaar (2026).");
            return 2;
        }
        if (gemeente is not null && !bekend.Contains(gemeente))
        {
            await fout.WriteLineAsync($"De gemeente '{gemeente}' bestaat niet. Kies uit: {string.Join(", ", bekend)}.");
            return 2;
        }
        await using var diensten = new ServiceCollection().AddLogging().AddCaseFlow(bronnen, geheim, database).BuildServiceProvider();
        await using (var ruimte = diensten.CreateAsyncScope())
        {
            if (await Schema.MissingAsync(ruimte.ServiceProvider.GetRequiredService<CaseFlowDbContext>(), cancellation) is { Count: > 0 } mist)
            {
                await fout.WriteLineAsync($"The schema misses {string.Join(", ", mist)}. Run 'db upgrade'.");
                return 2;
            }
        }
        return await werk(diensten, periode, gemeente is null ? bekend : [gemeente]);
    }

    private static async Task<bool> PubliceerAsync(IServiceProvider diensten, string gemeente, Periode periode, string? reden, TextWriter uit, TextWriter fout, CancellationToken cancellation)
    {
        var publicaties = diensten.GetRequiredService<PublicatieService>();
        var handeling = Handeling.Systeem(gemeente, diensten.GetRequiredService<TimeProvider>().GetUtcNow());
        try
        {
            publicaties.Controleer(gemeente, periode, reden ?? PublicatieService.Eerste, handeling);
            // Months before their quarter, quarters before their year.
            foreach (var deel in periode.Delen())
            {
                if (await publicaties.MaakEersteAsync(gemeente, deel, handeling, Meld(gemeente, deel, uit), cancellation))
                {
                    await uit.WriteLineAsync($"{gemeente} {deel}: gepubliceerd, versie 1.");
                }
            }
            if (reden is not null && await publicaties.IsGepubliceerdAsync(gemeente, periode))
            {
                var publicatie = await publicaties.MaakAsync(gemeente, periode, reden, handeling, Meld(gemeente, periode, uit), cancellation);
                await uit.WriteLineAsync($"{gemeente} {periode}: gepubliceerd, versie {publicatie.Versie}.");
                return true;
            }
            if (!await publicaties.MaakEersteAsync(gemeente, periode, handeling, Meld(gemeente, periode, uit), cancellation))
            {
                throw new WeigeringException("al-gepubliceerd", "Deze periode is al gepubliceerd. Geef met --reden op waarom een nieuwe versie nodig is.");
            }
            await uit.WriteLineAsync($"{gemeente} {periode}: gepubliceerd, versie 1.");
            return true;
        }
        catch (WeigeringException e)
        {
            await fout.WriteLineAsync($"{gemeente} {periode}: {e.Message}");
            return false;
        }
    }

    // A line per step and per quarter of the way: readable in a log too.
    private static Func<Publicatiestand, Task> Meld(string gemeente, Periode periode, TextWriter uit)
    {
        var vorige = "";
        return async stand =>
        {
            var nu = stand.Stap == "beschermen" ? $"beschermen, {25 * (4 * stand.Gedaan / stand.Totaal)} %" : stand.Stap;
            if (nu != vorige)
            {
                vorige = nu;
                await uit.WriteLineAsync($"{gemeente} {periode}: {nu}");
            }
        };
    }
}
