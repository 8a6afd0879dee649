using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CaseFlow.Benchmarks.Bulk;
using CaseFlow.Huishoudens;
using CaseFlow.Plannen;
using CaseFlow.Tests.Testing;
using CaseFlow.Zaken;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests;

/// <summary>What makes a page fast whatever the machine: how often it asks the database, and how much it sends. No clock.</summary>
public partial class WebSpeedTests : IAsyncLifetime
{
    private const int Budget = 100_000;

    private readonly WebApp _app = new();
    private CaseTemplate _template = null!;
    private string _nummer = "";
    private int _copies;

    public async Task InitializeAsync()
    {
        await _app.InitializeAsync();
        await using var db = _app.Database.NewContext();
        var mark = await CaseTemplate.MarkAsync(db);
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        await bouwer.Tot("plan");
        _nummer = bouwer.Zaak.Nummer;
        _template = await CaseTemplate.TakeAsync(db, mark);
    }

    [Fact]
    public async Task Worklist_board_and_case_page_ask_as_often_for_300_rows_as_for_10()
    {
        await CasesAsync(9);
        await LinesAsync(10, 0);
        var (consulent, leider) = (await _app.AanmeldenAsync("consulent"), await _app.AanmeldenAsync("teamleider"));
        (Bezoeker Wie, string Pad, int Hoogstens)[] pages = [(consulent, "/?toon=alles", 14), (leider, "/Teams?toon=open", 9), (consulent, $"/Zaken/{_nummer}", 23)];
        var few = new List<int>();
        foreach (var (wie, pad, hoogstens) in pages)
        {
            await wie.GetAsync(pad);
            few.Add(await AskedAsync(wie, pad));
            few[^1].ShouldBeLessThanOrEqualTo(hoogstens, pad);
        }
        await CasesAsync(290);
        await LinesAsync(290, 10);
        foreach (var ((wie, pad, _), asked) in pages.Zip(few))
        {
            (await AskedAsync(wie, pad)).ShouldBe(asked, pad);
        }
        (await consulent.GetAsync("/?toon=alles")).Tekst.ShouldContain("300");
    }

    [SqliteFact]
    public async Task No_page_walks_through_a_table_that_grows_with_the_years()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Wil Wandel", "geboortedatum": "1950-02-03", "bsn": "999990019" } }""");
        await bouwer.Tot("levering");
        var (consulent, leider) = (await _app.AanmeldenAsync("consulent"), await _app.AanmeldenAsync("teamleider"));
        var zoeken = await consulent.GetAsync("/Zaken");
        var walks = new List<string>();
        foreach (var (name, open) in new (string, Func<Task<Blad>>)[]
        {
            ("case page", () => consulent.GetAsync($"/Zaken/{bouwer.Zaak.Nummer}")),
            ("walked path", () => consulent.GetAsync($"/Zaken/{bouwer.Zaak.Nummer}/Verloop")),
            ("worklist", () => consulent.GetAsync("/?toon=alles")),
            ("board", () => leider.GetAsync("/Teams?toon=open")),
            ("search by BSN", async () => await (await zoeken.VerstuurAsync("Zoeken", ("Zoek", "999990019"))).VolgAsync()),
            ("search by name", async () => await (await zoeken.VerstuurAsync("Zoeken", ("Zoek", "Wandel"))).VolgAsync()),
            ("search by date", async () => await (await zoeken.VerstuurAsync("Zoeken", ("Zoek", "3-2-1950"))).VolgAsync()),
        })
        {
            _app.Queries.Begin();
            (await open()).Status.ShouldBe(HttpStatusCode.OK, name);
            var asked = _app.Queries.Gezien;
            asked.ShouldNotBeEmpty(name);
            walks.AddRange((await WalkedAsync(asked)).Select(t => $"{name}: {t}"));
        }
        walks.Distinct().ShouldBeEmpty("give the table an index that this query can use");
    }

    [Fact]
    public async Task The_first_visit_of_every_main_page_is_less_than_100_kB_over_the_wire()
    {
        await CasesAsync(99);
        var sizes = new Dictionary<string, int>();
        var pages = new List<(string Pad, int Bytes)>();
        foreach (var role in new[] { "consulent", "teamleider", "beleid", "beheer", "privacy", "administratie", "schuldhulpverlener", "regisseur" })
        {
            var wie = await _app.AanmeldenAsync(role);
            var menu = (await wie.GetAsync("/Toegankelijkheid")).Alle("nav.menu--breed a").Select(a => a.GetAttribute("href")!).ToList();
            wie.Http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
            wie.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "none");
            string[] others = role is "consulent" ? [$"/Zaken/{_nummer}", "/Account"] : role is "teamleider" ? ["/Teams?toon=open", "/Teams/Doorlooptijden"] : [];
            foreach (var pad in menu.Concat(others).Except(pages.Select(p => p.Pad)).ToList())
            {
                var answer = await wie.Http.GetAsync(pad);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, pad);
                pages.Add((pad, await WeighAsync(wie, answer, sizes)));
            }
        }
        pages.Count.ShouldBeGreaterThan(20);
        sizes.Keys.ShouldContain(k => k.EndsWith(".woff2"));
        pages.Where(p => p.Bytes >= Budget).ShouldBeEmpty(string.Join(", ", pages.OrderByDescending(p => p.Bytes).Take(5)));
    }

    [Fact]
    public async Task A_page_that_another_site_asks_for_is_not_compressed()
    {
        foreach (var (from, isCompressed) in new (string?, bool)[] { ("same-origin", true), ("none", true), ("cross-site", false), ("same-site", false), (null, false) })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/Toegang/Aanmelden") { Headers = { { "Accept-Encoding", "gzip" } } };
            if (from is not null)
            {
                request.Headers.Add("Sec-Fetch-Site", from);
            }
            (await _app.Bezoeker().Http.SendAsync(request)).Content.Headers.ContentEncoding.Contains("gzip").ShouldBe(isCompressed, from);
        }
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<int> AskedAsync(Bezoeker wie, string pad)
    {
        _app.Queries.Begin();
        (await wie.GetAsync(pad)).Status.ShouldBe(HttpStatusCode.OK);
        return _app.Queries.Gezien.Count;
    }

    /// <summary>The tables with a row per case, person, step or event that these queries read from begin to end.</summary>
    private async Task<IReadOnlyList<string>> WalkedAsync(IEnumerable<string> queries)
    {
        string[] growing = ["zaak", "melding", "inwoner", "huishouden", "huishouden_lid", "naamsleutel", "taak", "taak_antwoord", "route_instantie", "route_stap", "termijn", "besluit", "indicatie", "bevinding",
            "plan", "doel", "spoor", "gesprek", "dossierregel", "brief", "bijlage", "afspraak", "contactmoment", "job", "logregel", "gebeurtenis", "wacht", "aanvraag"];
        await using var connection = new SqliteConnection(_app.Database.ConnectionString);
        await connection.OpenAsync();
        var walked = new List<string>();
        foreach (var query in queries.Where(q => q.StartsWith("SELECT", StringComparison.Ordinal) || q.StartsWith("WITH", StringComparison.Ordinal)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + query;
            foreach (var name in Parameter().Matches(query).Select(m => m.Value).Distinct())
            {
                command.Parameters.AddWithValue(name, DBNull.Value);
            }
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                if (Scan().Match(reader.GetString(3)) is { Success: true } scan && Alias(scan.Groups[1].Value).Match(query) is { Success: true } table && growing.Contains(table.Groups[1].Value))
                {
                    walked.Add($"{table.Groups[1].Value} in {query[..Math.Min(query.Length, 120)].ReplaceLineEndings(" ")}");
                }
            }
        }
        return walked;

        static Regex Alias(string name) => new($"(?:FROM|JOIN) \"(\\w+)\" AS \"{Regex.Escape(name)}\"");
    }

    private async Task CasesAsync(int count)
    {
        var vault = _app.Services.GetRequiredService<BsnKluis>();
        await using var writer = await BulkWriter.OpenAsync(_app.Database.Options);
        await writer.WriteAsync(_template, Enumerable.Range(0, count).Select(_ => ++_copies).Select(n => new BulkCopy(n, BulkPerson.Of(n), vault) { Nummer = $"Z2026-9{n:00000}" }));
    }

    private Task LinesAsync(int count, int from) => _app.DbAsync(async db =>
    {
        var zaak = db.Zaken.Single(z => z.Nummer == _nummer);
        for (var i = from; i < from + count; i++)
        {
            db.AddRange(
                new Dossierregel { ZaakId = zaak.Id, Op = _app.Klok.Nu, Naam = "contact.geregistreerd", Omschrijving = $"Regel {i}", Door = "Carla", Rol = "consulent" },
                new Bevinding { ZaakId = zaak.Id, Soort = "netwerk", Versie = 100 + i, Tekst = "De dochter woont ver weg.", Bron = "gesprek", Door = "Carla", Op = _app.Klok.Nu });
        }
        return await db.SaveChangesAsync();
    });

    // The page as it is sent, and once what it names: style sheets, scripts, pictures and the two fonts. The diagram is not counted: it comes when it is opened.
    private static async Task<int> WeighAsync(Bezoeker wie, HttpResponseMessage answer, Dictionary<string, int> sizes)
    {
        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"], answer.RequestMessage!.RequestUri!.PathAndQuery);
        var sent = await answer.Content.ReadAsByteArrayAsync();
        var parts = Part().Matches(Encoding.UTF8.GetString(Unzip(sent))).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(p => !p.Contains("bpmn-js") && !p.Contains("diagram")).ToList();
        var total = sent.Length;
        foreach (var part in parts.Concat(Fonts).DistinctBy(p => p.Split('?')[0]))
        {
            if (!sizes.TryGetValue(part, out var size))
            {
                sizes[part] = size = await SizeAsync(wie, part);
            }
            total += size;
        }
        return total;
    }

    // A build stores what a published application compresses; that it is offered compressed is the same in both.
    private static async Task<int> SizeAsync(Bezoeker wie, string part)
    {
        var file = await wie.Http.GetAsync(part);
        file.StatusCode.ShouldBe(HttpStatusCode.OK, part);
        var bytes = await file.Content.ReadAsByteArrayAsync();
        if (part.Split('?')[0].EndsWith(".woff2"))
        {
            return bytes.Length;
        }
        file.Content.Headers.ContentEncoding.ShouldBe(["gzip"], part);
        var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await zip.WriteAsync(Unzip(bytes));
        }
        return (int)packed.Length;
    }

    private static byte[] Unzip(byte[] bytes)
    {
        var plain = new MemoryStream();
        using var zip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        zip.CopyTo(plain);
        return plain.ToArray();
    }

    private static readonly string[] Fonts = ["/lib/noto-sans/noto-sans-latin-400-normal.woff2", "/lib/noto-sans/noto-sans-latin-700-normal.woff2"];

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^SCAN (\w+)")]
    private static partial Regex Scan();

    [GeneratedRegex("""(?:src|<link[^>]*href)="(/[^"]+)""")]
    private static partial Regex Part();
}
