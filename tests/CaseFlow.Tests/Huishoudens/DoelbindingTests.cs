using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Tests.Testing;
using CaseFlow.Zaken;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Huishoudens;

public sealed class DoelbindingTests
{
    private static readonly string[] Wetten = ["Wmo", "Jeugdwet", "Participatiewet", "Wgs"];

    [Theory]
    [InlineData("Wmo", "Wgs", Doelgebruik.Toegestaan)]
    [InlineData("Wgs", "Wmo", Doelgebruik.Toestemming)]
    [InlineData("Jeugdwet", "Wmo", Doelgebruik.Toestemming)]
    [InlineData("Jeugdwet", "Jeugdwet", Doelgebruik.Toegestaan)]
    [InlineData("Inburgering", "Jeugdwet", Doelgebruik.Toestemming)]
    [InlineData(null, "Wgs", Doelgebruik.Toestemming)]
    public void The_direction_matters_and_what_is_not_known_needs_consent(string? van, string naar, Doelgebruik verwacht) =>
        Configuratie.Load(Zaakbouwer.Workflows).Doelbinding.Van(van, naar, new DateOnly(2026, 3, 2)).Uitkomst.ShouldBe(verwacht);

    [Fact]
    public void A_later_version_holds_from_its_day()
    {
        var streng = new Doelbindingsantwoord(Doelgebruik.Niet, "art. 1", "");
        var ruim = new Doelbindingsantwoord(Doelgebruik.Toegestaan, "art. 2", "");
        var matrix = new Doelbinding([new(new DateOnly(2027, 1, 1), ruim, []), new(new DateOnly(2015, 1, 1), streng, [])], new Dictionary<string, IReadOnlyList<string>>());

        matrix.Van("Wmo", "Wgs", new DateOnly(2026, 12, 31)).ShouldBe(streng);
        matrix.Van("Wmo", "Wgs", new DateOnly(2027, 1, 1)).ShouldBe(ruim);
    }

    [Theory]
    [InlineData("\"Wgs\"", "\"Wsg\"", "De wet 'Wsg' staat niet in lijsten.json.")]
    [InlineData("\"toegestaan\"", "\"mag-wel\"", "doelbinding.json")]
    [InlineData("\"Wgs artikel 8d\"", "\"\"", "Een regel noemt geen wetsartikel.")]
    [InlineData("\"schuldhulpverlener\"", "\"schuldmens\"", "De rol 'schuldmens'")]
    public void A_fault_in_the_matrix_stops_the_start_and_is_named(string goed, string fout, string melding)
    {
        var map = Directory.CreateTempSubdirectory("caseflow-test-doelbinding").FullName;
        try
        {
            foreach (var pad in Directory.GetFiles(Zaakbouwer.Workflows, "*", SearchOption.AllDirectories))
            {
                var doel = Path.Combine(map, Path.GetRelativePath(Zaakbouwer.Workflows, pad));
                Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
                File.Copy(pad, doel);
            }
            var matrix = Path.Combine(map, "doelbinding.json");
            File.WriteAllText(matrix, File.ReadAllText(matrix).Replace(goed, fout));

            Should.Throw<ConfiguratieException>(() => Configuratie.Load(map)).Message.ShouldContain(melding);
        }
        finally
        {
            Directory.Delete(map, recursive: true);
        }
    }

    /// <summary>Every source law against every target law, on the page and in the API, before consent, with it, and after it was withdrawn.</summary>
    [Fact]
    public async Task The_screens_and_the_api_show_of_another_law_what_the_matrix_and_the_consents_allow_and_say_why_not()
    {
        await using var app = await WebApp.StartAsync();
        var bouwer = app.Bouwer();
        var zaken = new Dictionary<string, Zaak>();
        foreach (var wet in Wetten)
        {
            zaken[wet] = await bouwer.Melding($$"""{ "wet": "{{wet}}", "type-hulpvraag": "{{Merk(wet)}}", "inwoner": { "naam": "Lid {{wet}}", "geboortedatum": "1980-01-0{{zaken.Count + 1}}", "huishouden": "veelwet" } }""");
            await bouwer.Taak("triage", "brede-uitvraag");
            await bouwer.Taak("gesprek", "afgerond");
            await bouwer.Taak("afweging", "vastgesteld", """{ "sporen": ["algemene-voorziening"], "bevindingen": { "algemene-voorziening": { "volstaat": "ja" } } }""");
            await bouwer.Taak("plan", "vastgesteld", $$"""{ "doelen": ["Doel {{Merk(wet)}}"] }""");
        }
        var consulent = await app.AanmeldenAsync("consulent");

        await KlopAsync((van, naar) => van == naar || naar == "Wgs");

        foreach (var van in Wetten)
        {
            foreach (var naar in Wetten.Where(n => n != van && n != "Wgs"))
            {
                bouwer.Zaak = zaken[van];
                await bouwer.Handeling("toestemming-geven", $$"""{ "wat": "De doelen", "naar-wet": "{{naar}}", "doel": "Een plan", "wijze": "mondeling" }""");
            }
        }
        await KlopAsync((_, _) => true);

        bouwer.Zaak = zaken["Jeugdwet"];
        await bouwer.Handeling("toestemming-intrekken", """{ "toestemming": "1" }""");
        await KlopAsync((van, naar) => (van, naar) != ("Jeugdwet", "Wmo"));

        async Task KlopAsync(Func<string, string, bool> mag)
        {
            foreach (var naar in Wetten)
            {
                foreach (var pad in new[] { $"/Zaken/{zaken[naar].Nummer}", $"/api/v1/zaken/{zaken[naar].Nummer}/plan", $"/Huishoudens/{zaken[naar].HuishoudenId}/Plan?zaak={zaken[naar].Nummer}" })
                {
                    var blad = await consulent.GetAsync(pad);
                    foreach (var van in Wetten)
                    {
                        blad.Html.Contains(Merk(van)).ShouldBe(mag(van, naar), $"{van} naar {naar} op {pad}");
                    }
                    blad.Html.Contains("Niet getoond: ").ShouldBe(Wetten.Any(van => !mag(van, naar)), $"naar {naar} op {pad}");
                }
            }
        }
    }

    private static string Merk(string wet) => $"geheim-{wet.ToLowerInvariant()}";
}
