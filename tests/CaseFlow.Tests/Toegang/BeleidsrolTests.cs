using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CaseFlow.Bijlagen;
using CaseFlow.Data;
using CaseFlow.Import;
using CaseFlow.Tests.Bijlagen;
using CaseFlow.Tests.Testing;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Toegang;

/// <summary>
/// A policy account walks every route there is, with the ids of cases that exist. Whatever route is added later is walked too, and is
/// closed unless it lies under one of <see cref="Open"/>.
/// </summary>
[Collection(Wandeling.Naam)]
public sealed partial class BeleidsrolTests(BeleidsrolTests.Gevuld gevuld)
{
    private static readonly string[] Open = ["/Beleid", "/api/v1/publicaties", "/api/v1/onderwerpen", "/api/v1/gemeentevergelijkingen", "/api/v1/indicatoren", "/api/v1/doelen", "/api/v1/raadsoverzicht", "/api/v1/waarden", "/api/v1/account", "/api/{documentName}/openapi.json", "/Toegang", "/Account", "/Toegankelijkheid", "/Scherm", "/Handboek", "/health", "/Fout"];

    /// <summary>Entities of these slices may be read for a policy account; all others are about people, events or the work on cases.</summary>
    private static readonly string[] Slices = ["CaseFlow.Cijfers", "CaseFlow.Indicatoren", "CaseFlow.Toegang", "Microsoft.AspNetCore.Identity"];

    /// <summary>Figures of others, from outside.</summary>
    private const string Extern = "externe_waarde";

    /// <summary>Of files that were brought in it may read its own sort; what became of the rows of others is asked for below.</summary>
    private static readonly string[] Invoer = ["importbestand", "importregel", Publiceren];

    /// <summary>Of jobs it may see how its own publications go; what else waits is a number in no answer.</summary>
    private const string Publiceren = "job";

    private WebApp App => gevuld.App;

    [Fact]
    public async Task No_route_answers_but_its_own_and_no_answer_names_anybody()
    {
        var beleid = await gevuld.AanmeldenAsync();
        var (besloten, eigen) = (0, 0);
        var inzagen = await App.DbAsync(db => db.Logregels.CountAsync(l => l.ZaakId != null));
        foreach (var vraag in await gevuld.VragenAsync())
        {
            var antwoord = await beleid.StuurAsync(vraag, gevuld.Bestaand);
            var isOpen = Open.Any(o => vraag.Route.Equals(o, StringComparison.OrdinalIgnoreCase) || vraag.Route.StartsWith(o + "/", StringComparison.OrdinalIgnoreCase));
            if (isOpen)
            {
                eigen++;
            }
            else
            {
                besloten++;
                antwoord.IsGeweigerd.ShouldBeTrue($"{vraag} gave {antwoord.Status} {antwoord.Naar}");
            }
            foreach (var geheim in gevuld.Geheimen)
            {
                antwoord.Tekst.ShouldNotContain(geheim, Case.Insensitive, $"{vraag}");
            }
            gevuld.Verboden(antwoord.Commandos).Where(t => !isOpen || !Invoer.Contains(t)).ShouldBeEmpty($"{vraag} read what is not published");
        }
        besloten.ShouldBeGreaterThan(200);
        eigen.ShouldBeGreaterThan(5);
        (await App.DbAsync(db => db.Logregels.CountAsync(l => l.ZaakId != null))).ShouldBe(inzagen, "no case was read");

        // A name in the log would be read by who reads neither cases nor figures. A visitor who may read leaves none there either, and an error does not.
        var consulent = await App.AanmeldenAsync("consulent");
        (await consulent.GetAsync($"/Zaken/{gevuld.Bestaand.Nummer}")).Html.ShouldContain("Quirina");
        await consulent.GetAsync("/Zaken?zoek=Quirina");
        App.Services.GetRequiredService<ILoggerFactory>().CreateLogger("CaseFlow").LogWarning("the end of the walk");
        App.Log!.Regels.ShouldContain(r => r.Contains("the end of the walk", StringComparison.Ordinal), "what is logged is read");
        foreach (var geheim in gevuld.Geheimen)
        {
            App.Log.Regels.Where(r => r.Contains(geheim, StringComparison.OrdinalIgnoreCase)).Take(3).ShouldBeEmpty(geheim);
        }
    }

    [Fact]
    public async Task The_same_walk_by_somebody_who_works_on_the_case_does_meet_her()
    {
        var consulent = await gevuld.AanmeldenAsync("consulent");
        var (gezien, gelezen) = (0, new HashSet<string>());
        foreach (var vraag in (await gevuld.VragenAsync()).Where(v => v.Methode == HttpMethod.Get))
        {
            var antwoord = await consulent.StuurAsync(vraag, gevuld.Bestaand);
            gezien += antwoord.Tekst.Contains("Quirina", StringComparison.Ordinal) ? 1 : 0;
            gelezen.UnionWith(gevuld.Verboden(antwoord.Commandos));
            // To know that the walk would notice, a part of it is enough.
            if (gezien >= 5 && gelezen.Contains("zaak") && gelezen.Contains("inwoner"))
            {
                break;
            }
        }
        gelezen.ShouldContain("zaak");
        gelezen.ShouldContain("inwoner");
        gezien.ShouldBeGreaterThanOrEqualTo(5);
    }

    /// <summary>Status, headers, body and the work for the database are the same, so nothing tells which number exists.</summary>
    [Fact]
    public async Task What_exists_and_what_does_not_get_the_same_answer()
    {
        var beleid = await gevuld.AanmeldenAsync();
        var vergeleken = 0;
        foreach (var vraag in (await gevuld.VragenAsync()).Where(v => v.IsPersoonlijk && (v.Methode == HttpMethod.Get || v.Methode == HttpMethod.Post)))
        {
            var echt = await beleid.StuurAsync(vraag, gevuld.Bestaand);
            var verzonnen = await beleid.StuurAsync(vraag, gevuld.Verzonnen);
            verzonnen.Vergelijkbaar.ShouldBe(echt.Vergelijkbaar, $"{vraag}");
            verzonnen.Commandos.Count.ShouldBe(echt.Commandos.Count, $"{vraag}");
            vergeleken++;
            if (vraag.Methode == HttpMethod.Post && echt.Status == HttpStatusCode.Redirect)
            {
                // What an act says of itself stands on the page that is asked for next.
                await beleid.StuurAsync(new Vraag(HttpMethod.Get, "/Account", "/Account", false), gevuld.Bestaand);
            }
        }
        vergeleken.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Searching_for_a_person_and_writing_nonsense_finds_nobody()
    {
        var beleid = await gevuld.AanmeldenAsync();
        foreach (var zoek in gevuld.Geheimen)
        {
            foreach (var pad in new[] { "/Zaken?zoek=", "/Beleid?periode=", "/Beleid?zoek=", "/Beleid/Export?periode=", "/api/v1/zaken/", "/Beleid/", "/Zaken/", "/?zoek=" })
            {
                var antwoord = await beleid.StuurAsync(new Vraag(HttpMethod.Get, pad, pad + Uri.EscapeDataString(zoek), false), gevuld.Bestaand);
                ((int)antwoord.Status).ShouldBeLessThan(500, pad);
                foreach (var geheim in gevuld.Geheimen.Where(g => !zoek.Contains(g, StringComparison.OrdinalIgnoreCase)))
                {
                    antwoord.Tekst.ShouldNotContain(geheim, Case.Insensitive, pad);
                }
                gevuld.Verboden(antwoord.Commandos).ShouldBeEmpty(pad);
            }
        }
    }

    /// <summary>What is filled in where a route asks for an id.</summary>
    public sealed record Ids(string Nummer, IReadOnlyDictionary<string, Guid> PerTabel);

    public sealed record Vraag(HttpMethod Methode, string Route, string Pad, bool IsPersoonlijk)
    {
        public override string ToString() => $"{Methode} {Pad}";
    }

    /// <param name="Tekst">Body and headers, without what was asked.</param>
    /// <param name="Vergelijkbaar">The same, without what is different in every answer.</param>
    public sealed record Antwoord(HttpStatusCode Status, string? Naar, string Tekst, string Vergelijkbaar, IReadOnlyList<string> Commandos)
    {
        public bool IsGeweigerd => Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.MethodNotAllowed
            || (Status == HttpStatusCode.Redirect && Naar!.Contains("/Toegang/GeenToegang", StringComparison.Ordinal));
    }

    public sealed partial class Wandelaar(Bezoeker bezoeker, WebApp app, string token)
    {
        public async Task<Antwoord> StuurAsync(Vraag vraag, Ids ids)
        {
            var pad = vraag.Pad.Replace("{nummer}", ids.Nummer, StringComparison.Ordinal);
            pad = Tabel().Replace(pad, m => $"{ids.PerTabel[m.Groups[1].Value]}");
            using var bericht = new HttpRequestMessage(vraag.Methode, pad);
            bericht.Headers.Add(Traces.TypedByHand, "true");
            if (vraag.Methode != HttpMethod.Get && vraag.Methode != HttpMethod.Head)
            {
                bericht.Content = Inhoud(vraag.Pad, token);
                bericht.Headers.Add("RequestVerificationToken", token);
            }
            app.Queries.Begin();
            using var antwoord = await bezoeker.Http.SendAsync(bericht);
            var koppen = string.Join('\n', antwoord.Headers.Concat(antwoord.Content.Headers).Where(k => k.Key != "Date").OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{k.Key}: {string.Join(',', k.Value)}"));
            var naar = antwoord.Headers.Location?.OriginalString;
            // Where one came from stands in the address one is sent to; it is what was asked, not what was told.
            var tekst = $"{koppen}\n\n{await antwoord.Content.ReadAsStringAsync()}".Replace(Uri.EscapeDataString(pad), "", StringComparison.Ordinal).Replace(pad, "", StringComparison.Ordinal);
            return new Antwoord(antwoord.StatusCode, naar, tekst, $"{(int)antwoord.StatusCode}\n{Wisselend().Replace(tekst, "")}",
                // Every half minute the application looks by itself whether the calendar was changed.
                [.. app.Queries.Gezien.Where(c => !c.Contains("kalender_besluit", StringComparison.Ordinal))]);
        }

        /// <summary>A form for a page, and for an operation as little JSON as there can be.</summary>
        public static HttpContent Inhoud(string pad, string? token) => pad.StartsWith("/api/v1/", StringComparison.Ordinal)
            ? new StringContent("{}", Encoding.UTF8, "application/json")
            : new FormUrlEncodedContent(token is null ? [] : [KeyValuePair.Create("__RequestVerificationToken", token)]);

        [GeneratedRegex(@"\{tabel:([^}]+)\}")]
        private static partial Regex Tabel();

        [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="[^"]*"|(?m)^Set-Cookie: .*$|(?m)^Content-Length: .*$|<code>[^<]*</code>|traceId":"[0-9a-f-]*""")]
        private static partial Regex Wisselend();
    }

    /// <summary>An application with a case that has come all the way, with a file, letters and an appointment, and one that just came in.</summary>
    public sealed partial class Gevuld : IAsyncLifetime
    {
        private IReadOnlyList<Vraag>? _vragen;

        public WebApp App { get; private set; } = null!;

        public Ids Bestaand { get; private set; } = null!;

        public Ids Verzonnen { get; private set; } = null!;

        public IReadOnlyList<string> Geheimen { get; private set; } = [];

        /// <summary>A case that nobody took up yet: whoever is not in its team has nothing to do with it.</summary>
        public Zaak Vers { get; private set; } = null!;

        private IReadOnlyDictionary<string, string> SlicePerTabel { get; set; } = null!;

        public async Task InitializeAsync()
        {
            App = new WebApp { Log = new Loglezer() };
            await App.InitializeAsync();
            var bouwer = App.Bouwer();
            await bouwer.Melding("""
                { "inwoner": { "naam": "Quirina Geheimenier", "bsn": "999990019", "adres": "Nergenslaan 77", "postcode": "7599 QZ", "contact": { "telefoon": "06-87654321", "mail": "quirina@voorbeeld.example" } },
                  "tekst": "Zij vertelt over de klaproosjes." }
                """);
            await bouwer.Tot("levering");
            await bouwer.Handeling("afspraak-maken", """{ "onderwerp": "overleg", "vorm": "telefoon", "moment": "2026-03-12T10:30", "minuten": 30 }""");
            var wie = await bouwer.Als("consulent");
            await bouwer.In<BijlageService>(b => b.ToevoegenAsync(wie, bouwer.Zaak.Id, "klaproosjes.pdf", "verwijzing", new MemoryStream(Proefbestanden.Pdf("1 0 obj\n<<>>\nendobj\n"))));
            var wieLeest = await bouwer.Als("schuldhulpverlener");
            var signalen = "bron;datum;bedrag;crisis;kenmerk;bsn;naam;geboortedatum;postcode;huisnummer;adres\nbakker;2026-03-01;10;;B-1;999990019;Quirina Geheimenier;;7599 QZ;77;Nergenslaan 77\n";
            await bouwer.In<ImportService, Guid>(i => i.LeesAsync(wieLeest, "vroegsignalen", Encoding.UTF8.GetBytes(signalen)));

            var zaak = bouwer.Zaak;
            Vers = await bouwer.Melding("""{ "inwoner": { "naam": "Wendelmoet Versgevraagd", "geboortedatum": "1962-05-06" } }""");
            await bouwer.In<BijlageService>(b => b.ToevoegenAsync(wie, Vers.Id, "vers.pdf", "verwijzing", new MemoryStream(Proefbestanden.Pdf("2 0 obj\n<<>>\nendobj\n"))));
            bouwer.Zaak = zaak;

            await using var db = App.Database.NewContext();
            SlicePerTabel = db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null).GroupBy(t => t.GetTableName()!).ToDictionary(g => g.Key, g => g.First().ClrType.Namespace!);
            var perTabel = new Dictionary<string, Guid>();
            foreach (var soort in db.Model.GetEntityTypes().Where(t => t.FindPrimaryKey()?.Properties is [{ ClrType: var sleutel }] && sleutel == typeof(Guid) && t.GetTableName() is not null))
            {
                perTabel[soort.GetTableName()!] = await EersteAsync(db, soort) ?? Guid.CreateVersion7();
            }
            perTabel.Count.ShouldBeGreaterThan(20);
            Bestaand = new Ids(bouwer.Zaak.Nummer, perTabel);
            Verzonnen = new Ids("Z2026-987654", perTabel.ToDictionary(t => t.Key, _ => Guid.CreateVersion7()));
            Geheimen = ["Quirina", "Geheimenier", "999990019", "Nergenslaan", "7599 QZ", "06-87654321", "quirina@voorbeeld.example", "klaproosjes", bouwer.Zaak.Nummer];
        }

        public Task DisposeAsync() => App.DisposeAsync().AsTask();

        public async Task<Wandelaar> AanmeldenAsync(string rol = "beleid")
        {
            var bezoeker = await App.AanmeldenAsync(rol);
            var blad = await bezoeker.GetAsync("/Toegang/GeenToegang");
            return new Wandelaar(bezoeker, App, blad.Een("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        }

        /// <summary>Every route with every method and handler, once for each kind of id that would fit.</summary>
        public async Task<IReadOnlyList<Vraag>> VragenAsync()
        {
            if (_vragen is not null)
            {
                return _vragen;
            }
            var vragen = new List<Vraag>();
            var lader = App.Services.GetRequiredService<PageLoader>();
            foreach (var endpoint in App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null))
            {
                var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
                // Who signs out half way sees nothing any more, and would prove nothing.
                if (route.Equals("/Toegang/Afmelden", StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }
                // With the ids that its parameters ask for, of everything somebody might try.
                var handlers = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } pagina
                    ? (await lader.LoadAsync(pagina, endpoint.Metadata)).HandlerMethods.SelectMany(h => Vragen(h.Name, [.. h.Parameters.Where(p => p.ParameterType == typeof(Guid) || p.ParameterType == typeof(Guid?)).Select(p => p.Name)]).Select(v => (h.HttpMethod, Vraag: v))).ToList()
                    : [];
                foreach (var pad in Paden(endpoint.RoutePattern))
                {
                    var isPersoonlijk = pad.Contains("{nummer}", StringComparison.Ordinal) || pad.Contains("{tabel:", StringComparison.Ordinal);
                    foreach (var methode in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Head })
                    {
                        vragen.Add(new Vraag(methode, route, pad, isPersoonlijk));
                        vragen.AddRange(handlers.Where(h => h.HttpMethod.Equals(methode.Method, StringComparison.OrdinalIgnoreCase)).Select(h => new Vraag(methode, route, pad + h.Vraag, true)));
                    }
                }
            }
            return _vragen = vragen;
        }

        /// <summary>The tables in these commands of which a policy account may read nothing.</summary>
        public IEnumerable<string> Verboden(IEnumerable<string> commandos) => commandos.SelectMany(c => Tabel().Matches(c).Select(m => m.Groups[1].Value)).Distinct()
            .Where(t => t != Extern && SlicePerTabel.TryGetValue(t, out var slice) && !Slices.Contains(slice));

        private static IEnumerable<string> Vragen(string? handler, IReadOnlyList<string> ids) => (ids.Count == 0 ? [""] : new[] { "bijlage", "brief", "importbestand", "taak", "inwoner" })
            .Select(tabel => $"?handler={handler}&nummer={{nummer}}{string.Concat(ids.Select(id => $"&{id}={{tabel:{tabel}}}"))}");

        private IEnumerable<string> Paden(RoutePattern patroon)
        {
            IEnumerable<string> paden = [""];
            foreach (var segment in patroon.PathSegments)
            {
                var delen = segment.Parts.Aggregate((IEnumerable<string>)[""], (tot, deel) => tot.SelectMany(t => (deel switch
                {
                    RoutePatternLiteralPart vast => [vast.Content],
                    RoutePatternSeparatorPart streep => [streep.Content],
                    RoutePatternParameterPart parameter => Waarden(parameter),
                    _ => throw new InvalidOperationException($"{deel}"),
                }).Select(w => t + w)));
                paden = paden.SelectMany(p => delen.Select(d => $"{p}/{d}"));
            }
            return paden.Select(p => p.Length == 0 ? "/" : p).ToList();
        }

        private IEnumerable<string> Waarden(RoutePatternParameterPart parameter)
        {
            var soorten = parameter.ParameterPolicies.Select(p => p.Content).ToList();
            return soorten.Contains("guid") ? Bestaand.PerTabel.Keys.Select(t => $"{{tabel:{t}}}")
                : soorten.Contains("int") ? ["1"]
                : parameter.Name switch
                {
                    "nummer" => ["{nummer}"],
                    // An operation says in its address of what it takes the id.
                    var naam when naam.EndsWith("Id", StringComparison.Ordinal) => [$"{{tabel:{System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(naam[..^2])}}}"],
                    "id" => ["afspraak-maken"],
                    "route" => ["melding"],
                    "team" => ["zorgloket"],
                    "documentName" => ["v1"],
                    "periode" => ["2026-02"],
                    _ => ["hengelo", "{nummer}"],
                };
        }

        private static Task<Guid?> EersteAsync(CaseFlowDbContext db, IEntityType soort) =>
            (Task<Guid?>)typeof(Gevuld).GetMethod(nameof(EersteVanAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(soort.ClrType).Invoke(null, [db, soort.FindPrimaryKey()!.Properties[0].Name])!;

        private static async Task<Guid?> EersteVanAsync<T>(CaseFlowDbContext db, string sleutel) where T : class =>
            await db.Set<T>().OrderBy(e => EF.Property<Guid>(e, sleutel)).Select(e => (Guid?)EF.Property<Guid>(e, sleutel)).FirstOrDefaultAsync();

        [GeneratedRegex("""(?:FROM|JOIN|INTO|UPDATE)\s+"?([a-z_]+)""", RegexOptions.IgnoreCase)]
        private static partial Regex Tabel();
    }
}
