using System.Globalization;
using CaseFlow.Bijlagen;
using CaseFlow.Tests.Bijlagen;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Fuzz;

/// <summary>Short in the suite; <c>tests/fuzz 100000</c> is the long one, with a line of progress.</summary>
public class FuzzTests
{
    private const int Kort = 2500;

    [SqliteFact]
    public async Task Malformed_requests_give_no_error_of_ours_and_change_nothing()
    {
        var aantal = int.TryParse(Environment.GetEnvironmentVariable("CASEFLOW_FUZZ"), out var gevraagd) ? gevraagd : Kort;
        var zaad = int.TryParse(Environment.GetEnvironmentVariable("CASEFLOW_FUZZ_SEED"), out var gekozen) ? gekozen : 20260301;
        await using var app = await WebApp.StartAsync();
        var bouwer = app.Bouwer();
        await bouwer.Melding();
        await bouwer.Tot("levering");
        await bouwer.Handeling("afspraak-maken", """{ "onderwerp": "overleg", "vorm": "telefoon", "moment": "2026-03-12T10:30", "minuten": 30 }""");
        var wie = await bouwer.Als("consulent");
        await bouwer.In<BijlageService>(b => b.ToevoegenAsync(wie, bouwer.Zaak.Id, "verwijzing.pdf", "verwijzing", new MemoryStream(Proefbestanden.Pdf("1 0 obj\n<<>>\nendobj\n"))));
        await bouwer.Melding();

        await using var fuzzer = new Fuzzer(app, zaad);
        var uitslag = await fuzzer.LoopAsync(aantal, Voortgang(aantal));

        uitslag.Fouten.ShouldBeEmpty(string.Join("\n\n", uitslag.Fouten));
        uitslag.Verzoeken.ShouldBe(aantal);
        // It does get somewhere: pages, refusals of every kind, and acts now and then.
        uitslag.Antwoorden.Keys.ShouldContain(200);
        uitslag.Antwoorden.Keys.ShouldContain(400);
        uitslag.Antwoorden.Keys.ShouldContain(404);
        // What was learned in the first quarter may stay; after that nothing piles up. In the suite other tests share the memory.
        (aantal == Kort ? 0 : uitslag.GeheugenEinde - uitslag.GeheugenBegin).ShouldBeLessThan(64L << 20, $"{uitslag.GeheugenBegin >> 20} MB after a quarter, {uitslag.GeheugenEinde >> 20} MB at the end");
        if (Environment.GetEnvironmentVariable("CASEFLOW_FUZZ_LOG") is { } log)
        {
            await File.AppendAllTextAsync(log, $"{uitslag.Verzoeken} requests, {string.Join(", ", uitslag.Antwoorden.Select(a => $"{a.Key}: {a.Value}"))}; {uitslag.Raak} changed something; memory {uitslag.GeheugenBegin >> 20} -> {uitslag.GeheugenEinde >> 20} MB\n");
        }
    }

    private static Action<int>? Voortgang(int aantal) => Environment.GetEnvironmentVariable("CASEFLOW_FUZZ_LOG") is not { } log ? null
        : gedaan => File.AppendAllText(log, string.Create(CultureInfo.InvariantCulture, $"{gedaan} of {aantal}, {GC.GetTotalMemory(false) >> 20} MB\n"));
}
