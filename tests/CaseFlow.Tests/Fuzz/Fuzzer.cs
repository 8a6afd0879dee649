using System.Text;
using System.Text.Json;
using CaseFlow.Api;
using CaseFlow.Tests.Api;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Tests.Fuzz;

/// <summary>What came of it: how often which answer, and what should not have been.</summary>
internal sealed record Fuzzuitslag(int Verzoeken, IReadOnlyDictionary<int, int> Antwoorden, int Raak, IReadOnlyList<string> Fouten, long GeheugenBegin, long GeheugenEinde);

/// <summary>
/// Throws malformed requests at every route of the running application, with a session per role: forms with the fields the page asks for and
/// others, JSON, uploads, headers, ids that exist and ids that do not. Each is made from the seed and its number, so that one can be made again.
/// </summary>
internal sealed class Fuzzer(WebApp app, int zaad) : IAsyncDisposable
{
    private static readonly string[] Rollen = ["", "intake", "consulent", "jeugdregisseur", "regisseur", "schuldhulpverlener", "administratie", "teamleider", "kwaliteit", "beleid", "beheer", "privacy"];
    private static readonly string[] Koppen = ["Accept", "Accept-Language", "Referer", "X-Forwarded-For", "X-Forwarded-Proto", "If-None-Match", "Range", "Idempotency-Key", "X-HTTP-Method-Override", "Origin", "User-Agent", "If-Modified-Since"];
    private static readonly string[] Tabellen = ["zaak", "dossierregel", "taak", "termijn", "inwoner", "gebeurtenis", "bijlage", "afspraak", "importbestand", "publicatie", "streefwaarde"];
    private static readonly string[] Methoden = ["GET", "POST", "POST", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "PROPFIND"];

    private readonly List<(string Rol, HttpClient Http, string Token, bool IsProgramma)> _sessies = [];
    private readonly List<(RoutePattern Patroon, IReadOnlyList<string> Handlers)> _routes = [];
    private readonly List<(RoutePattern Patroon, IReadOnlyList<string> Handlers)> _operaties = [];
    private readonly List<string> _velden = [];
    private readonly List<string> _ids = [];
    private SqliteCommand? _stand;

    /// <param name="aantal">How many requests.</param>
    /// <param name="meld">Called now and then with how many were sent.</param>
    public async Task<Fuzzuitslag> LoopAsync(int aantal, Action<int>? meld = null)
    {
        await BereidVoorAsync();
        var antwoorden = new SortedDictionary<int, int>();
        var (fouten, raak, begin) = (new List<string>(), 0, 0L);
        var stand = await StandAsync();
        for (var i = 0; i < aantal && fouten.Count < 20; i++)
        {
            if (i == aantal / 4)
            {
                begin = GC.GetTotalMemory(forceFullCollection: true);
            }
            var (verzoek, http, rol, magSchrijven) = Maak(i);
            using (verzoek)
            {
                var wat = $"{i}: {(rol.Length == 0 ? "niemand" : rol)} {verzoek.Method} {verzoek.RequestUri}";
                var fout = app.Foutlog.Laatste;
                app.Queries.Begin();
                HttpResponseMessage antwoord;
                try
                {
                    antwoord = await http.SendAsync(verzoek);
                }
                catch (Exception e)
                {
                    fouten.Add($"{wat}: {e.GetType().Name} {e.Message}");
                    continue;
                }
                using (antwoord)
                {
                    var code = (int)antwoord.StatusCode;
                    antwoorden[code] = antwoorden.GetValueOrDefault(code) + 1;
                    if (code >= 500 || app.Foutlog.Laatste != fout)
                    {
                        fouten.Add($"{wat}: {code} {app.Foutlog.Laatste?.ToString() ?? ""}");
                    }
                    var tekst = await antwoord.Content.ReadAsStringAsync();
                    if (tekst.Contains("   at CaseFlow.", StringComparison.Ordinal) || tekst.Contains("Microsoft.EntityFrameworkCore", StringComparison.Ordinal))
                    {
                        fouten.Add($"{wat}: the answer shows the inside");
                    }
                    var nu = await StandAsync();
                    if (nu != stand)
                    {
                        raak++;
                        // An act that was done leads on; whoever got an error page has changed nothing.
                        if (!magSchrijven || code is not (>= 200 and < 400))
                        {
                            fouten.Add($"{wat}: {code}, and yet the database changed from {stand} to {nu}");
                        }
                        stand = nu;
                    }
                }
            }
            if (meld is not null && i % 500 == 0)
            {
                meld(i);
            }
        }
        fouten = fouten.ConvertAll(f => string.Concat(f.Select(c => char.IsControl(c) && c != '\n' ? '?' : c)));
        return new Fuzzuitslag(antwoorden.Values.Sum(), antwoorden, raak, fouten, begin, GC.GetTotalMemory(forceFullCollection: true));
    }

    public async ValueTask DisposeAsync()
    {
        if (_stand is not null)
        {
            await _stand.Connection!.DisposeAsync();
        }
    }

    private async Task BereidVoorAsync()
    {
        foreach (var rol in Rollen)
        {
            var http = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });
            if (rol.Length > 0)
            {
                var bezoeker = new Bezoeker(http, app.Foutlog);
                await (await bezoeker.GetAsync("/Toegang/Aanmelden")).VerstuurAsync("Aanmelden", ("Gebruikersnaam", DemoAccounts.Gebruikersnaam(rol, "hengelo")), ("Wachtwoord", DemoAccounts.Wachtwoord));
                _sessies.Add((rol, http, (await bezoeker.GetAsync("/Toegang/GeenToegang")).Een("input[name=__RequestVerificationToken]")!.GetAttribute("value")!, false));
                _sessies.Add((rol, (await Programma.MaakAsync(app, rol)).Http, "", true));
            }
            else
            {
                _sessies.Add((rol, http, "", false));
            }
        }
        var lader = app.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null))
        {
            // Who signs out, or signs in as nobody, proves nothing after it.
            if (endpoint.RoutePattern.RawText!.Contains("Afmelden", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            var handlers = new List<string>();
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } pagina)
            {
                var geladen = await lader.LoadAsync(pagina, endpoint.Metadata);
                handlers.AddRange(geladen.HandlerMethods.Select(h => h.Name ?? ""));
                _velden.AddRange(geladen.BoundProperties.Select(p => p.Name));
                _velden.AddRange(geladen.HandlerMethods.SelectMany(h => h.Parameters).Select(p => p.Name));
            }
            _routes.Add((endpoint.RoutePattern, handlers));
            if (endpoint.RoutePattern.RawText!.StartsWith(ApiRegels.Pad, StringComparison.Ordinal))
            {
                _operaties.Add((endpoint.RoutePattern, handlers));
            }
        }
        await using var db = app.Database.NewContext();
        foreach (var zaak in await db.Zaken.Take(3).ToListAsync())
        {
            _ids.AddRange([zaak.Nummer, zaak.Nummer, $"{zaak.Id}"]);
        }
        _ids.AddRange(await db.Taken.Take(20).Select(t => t.Id.ToString()).ToListAsync());
        _ids.AddRange(await db.Inwoners.Take(3).Select(t => t.Id.ToString()).ToListAsync());
        _ids.AddRange(await db.Bijlagen.Take(3).Select(t => t.Id.ToString()).ToListAsync());
        // The fields that the pages themselves send.
        foreach (var (rol, http, _, _) in _sessies.Where(s => !s.IsProgramma && s.Rol is "intake" or "consulent" or "teamleider" or "beheer" or "beleid"))
        {
            foreach (var pad in _routes.Select(r => Pad(r.Patroon, new Random(zaad), alleenEcht: true)).Distinct())
            {
                var blad = await new Bezoeker(http, app.Foutlog).GetAsync(pad);
                _velden.AddRange(blad.Alle("form [name]").Select(v => v.GetAttribute("name")!).Where(n => n.Length > 0));
            }
        }
        var uniek = _velden.Where(v => v != "__RequestVerificationToken").Distinct().Order(StringComparer.Ordinal).ToList();
        _velden.Clear();
        _velden.AddRange(uniek);
    }

    private (HttpRequestMessage Verzoek, HttpClient Http, string Rol, bool MagSchrijven) Maak(int nummer)
    {
        var toeval = new Random(unchecked(zaad * 486187739 + nummer) & int.MaxValue);
        var taal = new Wartaal(toeval);
        var (rol, http, token, isProgramma) = _sessies[toeval.Next(_sessies.Count)];
        // A token opens the addresses for programs and no page; a page with one is asked for now and then all the same.
        var routes = isProgramma && toeval.Next(10) > 0 ? _operaties : _routes;
        var (patroon, handlers) = routes[toeval.Next(routes.Count)];
        var isApi = patroon.RawText!.StartsWith(ApiRegels.Pad, StringComparison.Ordinal);
        var vraag = new List<string>();
        if (handlers.Count > 0 && toeval.Next(2) == 0)
        {
            vraag.Add("handler=" + Uri.EscapeDataString(toeval.Next(5) == 0 ? taal.Waarde() is var w && w.Length < 200 ? Schoon(w) : "x" : handlers[toeval.Next(handlers.Count)]));
        }
        for (var n = toeval.Next(4); n > 0; n--)
        {
            vraag.Add($"{Uri.EscapeDataString(_velden[toeval.Next(_velden.Count)])}={Uri.EscapeDataString(Schoon(toeval.Next(2) == 0 ? _ids[toeval.Next(_ids.Count)] : Kort(taal.Waarde())))}");
        }
        var methode = new HttpMethod(Methoden[toeval.Next(Methoden.Length)]);
        var verzoek = new HttpRequestMessage(methode, Pad(patroon, toeval, alleenEcht: false) + (vraag.Count > 0 ? "?" + string.Join('&', vraag) : ""));
        verzoek.Headers.Add(Traces.TypedByHand, "true");
        var metToken = token.Length > 0 && toeval.Next(4) > 0;
        if (methode != HttpMethod.Get && methode != HttpMethod.Head)
        {
            verzoek.Content = isApi && toeval.Next(4) > 0 ? Lichaam(toeval, taal) : Inhoud(toeval, taal, metToken ? token : null);
            if (isApi && metToken)
            {
                verzoek.Headers.Add("RequestVerificationToken", token);
            }
        }
        for (var n = toeval.Next(3); n > 0; n--)
        {
            verzoek.Headers.TryAddWithoutValidation(Koppen[toeval.Next(Koppen.Length)], taal.Leesbaar());
        }
        return (verzoek, http, rol, (metToken && (isApi || methode == HttpMethod.Post)) || (isProgramma && isApi));
    }

    /// <summary>JSON as an operation takes it, with something in it that it does not.</summary>
    private StringContent Lichaam(Random toeval, Wartaal taal)
    {
        var velden = string.Join(',', Velden(toeval).Take(12).Select(v => $"{JsonSerializer.Serialize(v)}:{Waarde()}"));
        return new StringContent($$"""{ "gegevens": {{{velden}}}, "uitkomst": {{Waarde()}}, "reden": {{Waarde()}}, "zoek": {{Waarde()}}, "naar": {{Waarde()}} }""", Encoding.UTF8, "application/json");

        string Waarde() => toeval.Next(6) switch
        {
            0 => "null",
            1 => "[{}]",
            2 => "{\"a\":[1,2]}",
            3 => "12.5",
            _ => JsonSerializer.Serialize(Schoon(taal.Waarde())),
        };
    }

    private HttpContent Inhoud(Random toeval, Wartaal taal, string? token)
    {
        switch (toeval.Next(8))
        {
            case 0:
                return new StringContent(Schoon(taal.Json()), Encoding.UTF8, "application/json");
            case 1:
                return Kop(new ByteArrayContent(taal.Bestand()), toeval.Next(2) == 0 ? "application/x-www-form-urlencoded" : "multipart/form-data; boundary=x");
            case 2:
                return Kop(new ByteArrayContent(taal.Bestand()), "text/plain");
            case 3:
                var delen = new MultipartFormDataContent();
                if (token is not null)
                {
                    delen.Add(new StringContent(token), "__RequestVerificationToken");
                }
                foreach (var veld in Velden(toeval))
                {
                    delen.Add(new StringContent(Schoon(taal.Waarde())), $"\"{veld}\"");
                }
                for (var n = toeval.Next(3); n >= 0; n--)
                {
                    var bestand = new ByteArrayContent(taal.Bestand());
                    bestand.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{(toeval.Next(3) == 0 ? "Bestand" : _velden[toeval.Next(_velden.Count)])}\"; filename=\"{taal.Leesbaar().Replace("\"", "", StringComparison.Ordinal)}\"");
                    delen.Add(bestand);
                }
                return delen;
            default:
                var paren = Velden(toeval).Select(v => KeyValuePair.Create(v, Schoon(taal.Waarde()))).ToList();
                if (token is not null)
                {
                    paren.Add(KeyValuePair.Create("__RequestVerificationToken", token));
                }
                return new FormUrlEncodedContent(paren);
        }
    }

    private List<string> Velden(Random toeval) =>
        [.. Enumerable.Range(0, toeval.Next(10) == 0 ? 1500 : toeval.Next(25)).Select(n => toeval.Next(8) switch
        {
            0 => $"{_velden[toeval.Next(_velden.Count)]}[{toeval.Next(-1, 5)}]",
            1 => $"{_velden[toeval.Next(_velden.Count)]}.{_velden[toeval.Next(_velden.Count)]}",
            2 => $"veld{n}",
            _ => _velden[toeval.Next(_velden.Count)],
        })];

    private string Pad(RoutePattern patroon, Random toeval, bool alleenEcht)
    {
        var taal = new Wartaal(toeval);
        var pad = new StringBuilder();
        foreach (var segment in patroon.PathSegments)
        {
            pad.Append('/');
            foreach (var deel in segment.Parts)
            {
                pad.Append(deel switch
                {
                    RoutePatternLiteralPart vast => vast.Content,
                    RoutePatternSeparatorPart streep => streep.Content,
                    // A null in a path is refused before the application hears of it; the server inside the test cannot carry it.
                    RoutePatternParameterPart parameter => Uri.EscapeDataString(Schoon(Waarde(parameter, toeval, taal, alleenEcht)).Replace("\0", "", StringComparison.Ordinal)),
                    _ => "",
                });
            }
        }
        return pad.Length == 0 ? "/" : pad.ToString();
    }

    private string Waarde(RoutePatternParameterPart parameter, Random toeval, Wartaal taal, bool alleenEcht)
    {
        if (!alleenEcht && toeval.Next(3) == 0)
        {
            return Kort(taal.Waarde());
        }
        return parameter.Name switch
        {
            "nummer" => _ids[0],
            "route" => "melding",
            "team" => "zorgloket",
            "documentName" => "v1",
            "periode" => "2026-02",
            "handeling" => "afspraak-maken",
            "formulier" => "melding",
            "id" when !parameter.ParameterPolicies.Any() => "afspraak-maken",
            _ => _ids[toeval.Next(_ids.Count)],
        };
    }

    /// <summary>What only an act may change, in one number each.</summary>
    private async Task<string> StandAsync()
    {
        if (_stand is null)
        {
            var verbinding = new SqliteConnection(app.Database.ConnectionString);
            await verbinding.OpenAsync();
            _stand = verbinding.CreateCommand();
            _stand.CommandText = $"SELECT coalesce((SELECT sum(revisie) FROM zaak), 0) || {string.Join(" || ", Tabellen.Select(t => $"' {t} ' || (SELECT count(*) FROM {t})"))}";
        }
        return (string)(await _stand.ExecuteScalarAsync())!;
    }

    private static ByteArrayContent Kop(ByteArrayContent inhoud, string soort)
    {
        inhoud.Headers.TryAddWithoutValidation("Content-Type", soort);
        return inhoud;
    }

    private static string Kort(string tekst) => tekst.Length > 300 ? tekst[..300] : tekst;

    // Half a character cannot be written in an address or in UTF-8; what the client cannot send is no test of the server.
    private static string Schoon(string tekst) => string.Concat(tekst.EnumerateRunes().Select(r => r.ToString()));
}
