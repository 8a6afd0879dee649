using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaseFlow.Bescherming;
using CaseFlow.Cijfers;
using CaseFlow.Demo;
using CaseFlow.Gemeenten;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>
/// The publications of the demo, fetched from the running application by the policy account of each municipality, compared over every
/// channel, and attacked: a quarter with its months, and a part of the small counts. CASEFLOW_DEMOAANVAL=1 takes all of them.
/// </summary>
public sealed class DemoaanvalTests(DemoaanvalTests.Gevuld demo, ITestOutputHelper uit) : IClassFixture<DemoaanvalTests.Gevuld>
{
    private static readonly bool IsAlles = Environment.GetEnvironmentVariable("CASEFLOW_DEMOAANVAL") is { Length: > 0 };

    private static readonly string[] Perioden = ["2025-01", "2025-02", "2025-03", "2025-Q1"];

    private static readonly int? Hoogstens = IsAlles ? null : 50;

    private static readonly IReadOnlyList<(string Naam, Onthullingsregels Regels)> Werkwijzen =
    [
        ("afronden, minimum 10, afronding 5", new(10, 5)),
        ("afronden, minimum 5, afronding 5", new(5, 5)),
        ("cell-key, minimum 10, d5-v3-js2", new(10, new CellKey(Ruistabel.Van("d5-v3-js2")))),
    ];

    [SqliteTheory]
    [InlineData("hengelo")]
    [InlineData("almelo")]
    [InlineData("haaksbergen")]
    [InlineData("twenterand")]
    public async Task Every_channel_says_the_same(string gemeente)
    {
        var beleid = await demo.App.AanmeldenAsync("beleid", gemeente);
        using (var lijst = await JsonAsync(beleid, "/api/v1/publicaties"))
        {
            lijst.RootElement.EnumerateArray().Select(p => p.GetProperty("periode").GetString()).ShouldBe(Perioden, ignoreOrder: true);
        }
        foreach (var periode in Perioden)
        {
            using var json = await JsonAsync(beleid, $"/api/v1/publicaties/{periode}");
            var viaApi = json.RootElement.GetProperty("delen").EnumerateArray().SelectMany(Regels).ToList();
            var csv = Csv(await beleid.Http.GetStringAsync($"/Beleid/Export?periode={periode}"));
            var regels = viaApi.ConvertAll(r => r with { IsCel = false });
            regels.Count.ShouldBeGreaterThan(250);
            csv.Select(Regel).ShouldBe(regels, $"{gemeente} {periode}: CSV");
            Excel(await beleid.Http.GetByteArrayAsync($"/Beleid/Export?periode={periode}&vorm=xlsx")).Select(Regel).ShouldBe(regels, $"{gemeente} {periode}: XLSX");
            OpPagina(await beleid.GetAsync($"/Beleid/Cijfers?periode={periode}"), csv, $"{gemeente} {periode}");

            // And it is what was published: the names stand for the cells that the attack below reads.
            var uitgave = await demo.App.Bouwer(gemeente).In<Publicaties, Uitgave?>(p => p.UitgaveAsync(gemeente, Periode.Parse(periode)));
            var cellen = uitgave!.Delen.SelectMany(d => d.Deel.Tabellen.SelectMany(t => t.Rijen.SelectMany(r => r.Sleutels.Select(s => (d.Deel.Id, Tabel: t.Id, Rij: r.Id, Cel: demo.Van(gemeente).Gelezen.GetValueOrDefault(s, Cel.Verborgen))))));
            viaApi.Where(r => r.IsCel).Select(r => (r.Onderwerp, r.Tabel, r.Rij, r.Waarde)).ShouldBe(cellen.Select(c => (c.Id, c.Tabel, c.Rij, $"{c.Cel.Getal}")), $"{gemeente} {periode}: names");
        }
    }

    [SqliteTheory]
    [InlineData("hengelo")]
    [InlineData("almelo")]
    [InlineData("haaksbergen")]
    [InlineData("twenterand")]
    public void Nobody_is_found_and_no_small_value_is_ruled_out(string gemeente)
    {
        foreach (var (_, kentNullen, inbraak, uitslag) in demo.Aanvallen(gemeente))
        {
            uit.WriteLine($"{gemeente}{(kentNullen ? ", empty cells known" : "")}: {inbraak.Cellen} cells, {inbraak.Sommen} sums of which {inbraak.Eigen} from names, {uitslag}");
            inbraak.Bevindingen.ForEach(uit.WriteLine);
            uitslag.Doelen.ShouldBeGreaterThan(20);
            uitslag.Teruggevonden.ShouldBe(0);
            uitslag.Uitgesloten.ShouldBe(0);
            uitslag.Onbeslist.ShouldBeLessThanOrEqualTo(uitslag.Waarden / 50, "an answer that was not found is no answer");
        }
    }

    /// <summary>The same intruder and the same demo, published as a spreadsheet would: small counts hidden, exact numbers beside them.</summary>
    [SqliteTheory]
    [InlineData("hengelo")]
    public void With_the_gate_off_people_are_found(string gemeente)
    {
        var (waarheid, sommen, gelezen, _) = demo.Van(gemeente);
        var leeswijzer = Leeswijzer.Afronden(10, 1);
        var open = gelezen.Keys.Where(waarheid.ContainsKey).ToDictionary(s => s, s => waarheid[s].Aantal < leeswijzer.Grens ? Cel.Verborgen : Cel.Getoond(waarheid[s].Aantal));

        var uitslag = new Demoinbraak(waarheid, sommen, open, leeswijzer, kentNullen: false).Val(60, zaad: 1);

        uit.WriteLine($"{uitslag}");
        uitslag.Teruggevonden.ShouldBeGreaterThan(uitslag.Doelen / 5);
        uitslag.Uitgesloten.ShouldBeGreaterThan(uitslag.Waarden / 4);
    }

    [SqliteTheory]
    [InlineData(Onthullingspagina.Bestand)]
    public void The_page_says_what_was_tried_and_what_it_costs(string bestand)
    {
        string[] gemeenten = ["hengelo", "almelo", "haaksbergen", "twenterand"];
        var verliezen = Werkwijzen.SelectMany(w => gemeenten.Select(g => (Gemeente: g, Werkwijze: w))).AsParallel().AsOrdered()
            .Select(x => demo.Verlies(x.Gemeente, x.Werkwijze.Naam, x.Werkwijze.Regels).ToList()).ToList().SelectMany(v => v).ToList();
        var pagina = Onthullingspagina.Schrijf([.. gemeenten.SelectMany(demo.Aanvallen)], verliezen);
        uit.WriteLine(pagina);

        // What anybody asks first must not be lost for the sake of a detail.
        foreach (var methode in verliezen.Where(v => v.IsKop && !v.IsKlein).GroupBy(v => v.Methode))
        {
            methode.Count(v => v.Getal is null).ShouldBeLessThan(methode.Count() / 5, methode.Key);
        }
        if (!IsAlles)
        {
            Onthullingspagina.MoetZijn(bestand, pagina, isDemo: true);
        }
    }

    private sealed record Buit(string Onderwerp, string Tabel, string Rij, string Soort, string Waarde, string Status, bool IsCel);

    private static async Task<JsonDocument> JsonAsync(Bezoeker beleid, string pad)
    {
        var antwoord = await beleid.Http.GetAsync(pad);
        antwoord.StatusCode.ShouldBe(HttpStatusCode.OK, pad);
        return JsonDocument.Parse(await antwoord.Content.ReadAsStringAsync());
    }

    private static IEnumerable<Buit> Regels(JsonElement deel)
    {
        static string Waarde(JsonElement van) => van.GetProperty("waarde") is { ValueKind: JsonValueKind.Number } getal ? getal.GetRawText() : "";
        static Buit Cijfer(JsonElement van, string onderwerp, string tabel, string rij) => new(onderwerp, tabel, rij, van.GetProperty("soort").GetString()!, Waarde(van), van.GetProperty("status").GetString()!, false);
        static bool Heeft(JsonElement van, out JsonElement cijfer) => van.TryGetProperty("cijfer", out cijfer) && cijfer.ValueKind == JsonValueKind.Object;

        var onderwerp = deel.GetProperty("onderwerp").GetString()!;
        if (Heeft(deel, out var kop))
        {
            yield return Cijfer(kop, onderwerp, "", "");
        }
        foreach (var tabel in deel.GetProperty("tabellen").EnumerateArray())
        {
            foreach (var rij in tabel.GetProperty("rijen").EnumerateArray())
            {
                var (t, r) = (tabel.GetProperty("id").GetString()!, rij.GetProperty("id").GetString()!);
                foreach (var cel in rij.GetProperty("cellen").EnumerateArray())
                {
                    yield return new Buit(onderwerp, t, r, "aantal", Waarde(cel), cel.GetProperty("status").GetString()!, true);
                }
                if (Heeft(rij, out var cijfer))
                {
                    yield return Cijfer(cijfer, onderwerp, t, r);
                }
            }
        }
    }

    // gemeente,periode,versie,onderwerp,titel,tabel,rij,rijnaam,kolom,soort,waarde,weergave,status
    private static Buit Regel(IReadOnlyList<string> velden) => new(velden[3], velden[5], velden[6], velden[9], velden[10], velden[12], false);

    private static List<string[]> Csv(string tekst) =>
    [
        .. tekst.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(r => Regex.Matches(r, "(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))").Select(m => (m.Groups[1].Value.Replace("\"\"", "\"") + m.Groups[2].Value).TrimStart('\'')).ToArray()),
    ];

    private static List<string[]> Excel(byte[] bestand)
    {
        using var boek = SpreadsheetDocument.Open(new MemoryStream(bestand), isEditable: false);
        var blad = boek.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(s => s.Name == "Cijfers");
        return [.. ((WorksheetPart)boek.WorkbookPart.GetPartById(blad.Id!)).Worksheet.Descendants<Row>().Skip(1).Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray())];
    }

    /// <summary>The rows of the page are those of the file, in that order, with the same words; a row of which nothing is shown may be left out.</summary>
    private static void OpPagina(Blad blad, List<string[]> csv, string waar)
    {
        blad.Status.ShouldBe(HttpStatusCode.OK, waar);
        var onderwerpen = 0;
        foreach (var sectie in blad.Alle("section[aria-labelledby]"))
        {
            var onderwerp = sectie.GetAttribute("aria-labelledby")!;
            var rijen = csv.Where(r => r[3] == onderwerp && r[5].Length > 0).GroupBy(r => (r[5], r[6], r[7]))
                .Where(g => g.Key.Item2 == "totaal" || g.Any(r => r[10].Length > 0 || (r[11] != "verborgen" && r[11] != "te klein")))
                .Select(g => $"{g.Key.Item3}: {string.Join(" / ", g.Select(r => r[11]))}").ToList();
            sectie.QuerySelectorAll("table.beleidstabel tbody tr")
                .Select(tr => $"{tr.QuerySelector("th")!.TextContent.Trim().TrimStart('\'')}: {string.Join(" / ", tr.QuerySelectorAll("td").Select(td => td.TextContent.Trim().Replace('\u00A0', ' ')).Where(t => t.Length > 0))}").ShouldBe(rijen, $"{waar} {onderwerp}");
            onderwerpen++;
        }
        onderwerpen.ShouldBeGreaterThan(5);
    }

    internal sealed record Stand(Dictionary<string, Telcel> Waarheid, List<Somregel> Sommen, Dictionary<string, Cel> Gelezen, List<Telset> Tellingen);

    public sealed class Gevuld : IAsyncLifetime
    {
        private readonly Dictionary<string, Stand> _per = [];
        private readonly Dictionary<string, IReadOnlyList<(string, bool, Demoinbraak, Uitslag)>> _aanvallen = [];

        public WebApp App { get; private set; } = null!;

        internal Stand Van(string gemeente) => _per[gemeente];

        /// <summary>Once for all tests: by who knows nothing more, and by who knows which cells are empty.</summary>
        internal IReadOnlyList<(string Gemeente, bool KentNullen, Demoinbraak Inbraak, Uitslag Uitslag)> Aanvallen(string gemeente)
        {
            lock (_aanvallen)
            {
                if (!_aanvallen.TryGetValue(gemeente, out var gedaan))
                {
                    var (waarheid, sommen, gelezen, _) = _per[gemeente];
                    var regels = App.Services.GetRequiredService<Configuratie>().Gemeenten[gemeente].Publicatie;
                    var leeswijzer = Leeswijzer.Afronden(regels.Minimum, regels.Afronding);
                    _aanvallen[gemeente] = gedaan = [.. new[] { false, true }.Select(kentNullen =>
                    {
                        var inbraak = new Demoinbraak(waarheid, sommen, gelezen, leeswijzer, kentNullen);
                        return (gemeente, kentNullen, inbraak, inbraak.Val(Hoogstens, zaad: 1));
                    })];
                }
                return gedaan;
            }
        }

        /// <summary>The cells of the publications as they would be by these rules.</summary>
        internal IEnumerable<Demoverlies> Verlies(string gemeente, string naam, Onthullingsregels regels)
        {
            var uitgegeven = new List<Uitgegeven>();
            foreach (var telset in _per[gemeente].Tellingen)
            {
                var cellen = telset.Blokken.SelectMany(b => Onthulling.Bescherm(b, regels, uitgegeven)).ToDictionary();
                uitgegeven.Add(new Uitgegeven(cellen, regels.Lezen));
                var waarheid = telset.Blokken.SelectMany(b => b.Cellen).DistinctBy(c => c.Key).ToDictionary();
                foreach (var deel in telset.Delen)
                {
                    var kop = deel.Cijfer is { } cijfer ? cijfer.Teller.Concat(cijfer.Noemer).ToHashSet() : [];
                    foreach (var sleutel in Deelinhoud.Sleutels(deel).Distinct().Where(s => cellen.ContainsKey(s) && waarheid.ContainsKey(s)))
                    {
                        var onderwerp = App.Services.GetRequiredService<Configuratie>().Indicatorenboek.Algemeen.Any(a => a.Id == deel.Id) ? deel.Id : "(indicators)";
                        yield return new Demoverlies(naam, gemeente, onderwerp, sleutel, waarheid[sleutel].Aantal, regels.Toon(waarheid[sleutel]) is null, kop.Contains(sleutel), cellen[sleutel].Getal);
                    }
                }
            }
        }

        public async Task InitializeAsync()
        {
            if (TestDatabase.ChosenProvider != "sqlite")
            {
                return;
            }
            // Keys of a fixed secret, so that noise by keys is the same each time.
            App = new WebApp { Sleutel = Convert.ToBase64String(Encoding.UTF8.GetBytes("sleutel van de aanval op de demo")) };
            await App.InitializeAsync();
            var nu = App.Klok.Nu;
            await new DemoFeiten(App.Services, new DemoOpties()).VulAsync(new DateOnly(2026, 1, 1), nu, default);
            foreach (var gemeente in new[] { "hengelo", "almelo", "haaksbergen", "twenterand" })
            {
                _per[gemeente] = new([], [], [], []);
                foreach (var (tekst, i) in Perioden.Select((p, i) => (p, i)))
                {
                    await PubliceerAsync(gemeente, Periode.Parse(tekst), [.. Perioden.Take(i).Select(Periode.Parse)], nu);
                }
            }
        }

        private async Task PubliceerAsync(string gemeente, Periode periode, IReadOnlyList<Periode> eerder, DateTimeOffset nu)
        {
            var (bouwer, stand) = (App.Bouwer(gemeente), _per[gemeente]);
            (await bouwer.In<PublicatieService, bool>(s => s.MaakEersteAsync(gemeente, periode, Handeling.Systeem(gemeente, nu)))).ShouldBeTrue();
            var telset = await bouwer.In<Telling, Telset>(t => t.TelAsync(gemeente, periode, eerder));
            stand.Tellingen.Add(telset);
            foreach (var (sleutel, cel) in telset.Blokken.SelectMany(b => b.Cellen))
            {
                stand.Waarheid[sleutel] = cel;
            }
            stand.Sommen.AddRange(telset.Blokken.SelectMany(b => b.Sommen));
            var uitgave = await bouwer.In<Publicaties, Uitgave?>(p => p.UitgaveAsync(gemeente, periode));
            foreach (var (sleutel, cel) in uitgave!.Delen.SelectMany(d => d.Inhoud.Cellen))
            {
                stand.Gelezen[sleutel] = cel;
            }
        }

        public Task DisposeAsync() => App is null ? Task.CompletedTask : App.DisposeAsync().AsTask();
    }
}
