using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Gemeenten;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;
using Xunit.Abstractions;

namespace CaseFlow.Browser.Tests;

/// <summary>
/// Every page that the application has an address for, as everybody who may come there sees it: filled, empty, refused, done, and when it goes wrong.
/// The list is that of the application itself, so that no page is forgotten.
/// </summary>
public sealed partial class ToegankelijkheidTests(Browser browser, WebApp app, ITestOutputHelper uitvoer) : BrowserTest(browser, app)
{
    // What answers with something else than a page.
    private static readonly Dictionary<string, string> GeenPagina = new()
    {
        ["/Afspraken/{id:guid}/Agenda"] = "a file for a calendar",
        ["/Beleid/Export"] = "a file",
        ["/Voorzieningen/EigenBijdrage/{nummer:int}"] = "a file",
        ["/Beheer/Routes/{route}/Stapcijfers"] = "figures for the drawing",
        ["/Routes/{route}/{versie:int}"] = "the drawing of a route as a file",
        ["/Volgende"] = "leads on to a task, or back to the list",
        ["/Toegang/Hervatten"] = "only there when something was kept: looked at in VerlorenInvoerTests",
        ["/Toegang/Code"] = "only there after a password: looked at in AanmeldenTests",
    };

    // A form that is sent without anything in it must not end the visit.
    private static readonly string[] NietVersturen = ["/Toegang/Afmelden", "/Toegang/GeenToegang", "/Toegang/Aanmelden"];

    private static readonly string[] Rollen = ["", .. Configuratie.Rollen];

    [Fact]
    public async Task Every_page_in_every_state_can_be_used_by_everybody()
    {
        var vulling = await Vulling.MaakAsync(App);
        var routes = App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Distinct(StringComparer.OrdinalIgnoreCase).Where(r => !r.EndsWith("/Index", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        routes.Count.ShouldBeGreaterThan(60);
        var rijen = new ConcurrentQueue<string>(Rollen.OrderBy(r => r is "consulent" or "beleid" ? 0 : 1));
        var (gezien, vormen, titels) = (new ConcurrentDictionary<string, byte>(), new ConcurrentDictionary<string, HashSet<string>>(), new ConcurrentDictionary<string, string>());
        var (controles, staten) = (new[] { new Paginacontrole(), new Paginacontrole() }, 0);

        await Task.WhenAll(controles.Select(async controle =>
        {
            while (rijen.TryDequeue(out var rol))
            {
                await LoopAsync(controle, rol);
            }
        }));

        var missend = routes.Where(r => !gezien.ContainsKey(r) && !GeenPagina.ContainsKey(r)).ToList();
        var regels = controles.SelectMany(c => c.Regels).Distinct().Count();
        var fouten = controles.SelectMany(c => c.Fouten).ToList();
        var cijfers = string.Create(CultureInfo.InvariantCulture, $"{gezien.Count} pages, {staten} states, {controles.Sum(c => c.Beelden)} looks of axe with {regels} rules, {fouten.Count} faults");
        uitvoer.WriteLine(cijfers);
        if (Environment.GetEnvironmentVariable("CASEFLOW_AXE_REPORT") is { Length: > 0 } verslag)
        {
            await File.WriteAllTextAsync(verslag, cijfers + "\n");
        }
        fouten.ShouldBeEmpty($"{cijfers}\n{string.Join('\n', fouten.Take(60))}");
        missend.ShouldBeEmpty("a page that nobody looked at: give Vulling an address for it, or say here why it is none");
        GeenPagina.Keys.Where(g => !routes.Contains(g)).ShouldBeEmpty("no page any more");
        staten.ShouldBeGreaterThan(100);
        regels.ShouldBeGreaterThan(80);

        async Task LoopAsync(Paginacontrole controle, string rol)
        {
            var page = await NewPageAsync();
            var storing = "";
            page.PageError += (_, fout) => storing = fout;
            if (rol.Length > 0)
            {
                await AanmeldenAsync(page, $"{rol}.hengelo");
                await page.WaitForURLAsync(new Regex("^(?!.*Aanmelden)"));
            }
            foreach (var route in routes.Where(r => !GeenPagina.ContainsKey(r) && (rol.Length > 0 || IsOpen(r))))
            {
                foreach (var adres in vulling.Adressen(route))
                {
                    // Whose page has nothing on it that was not looked at before, has been looked at.
                    var antwoord = await page.APIRequest.GetAsync(adres, new() { MaxRedirects = 0 });
                    if (antwoord.Status is 302 or 403 or 404 && route != "/Fout" && !(route == "/Toegang/GeenToegang" && rol.Length > 0))
                    {
                        continue;
                    }
                    var eerste = gezien.TryAdd(route, 0);
                    if (!Nieuw(route, await antwoord.TextAsync()) && !eerste)
                    {
                        continue;
                    }
                    await page.GotoAsync(adres);
                    var staat = $"{(rol.Length > 0 ? rol : "nobody")} {adres}";
                    Interlocked.Increment(ref staten);
                    if (eerste)
                    {
                        await controle.HeelAsync(page, staat);
                        var titel = await page.TitleAsync();
                        if (titels.GetOrAdd(titel, route) is var ander && ander != route && route != "/Fout" && ander != "/Fout")
                        {
                            controle.Meld($"{staat}: has the title of {ander}: {titel}");
                        }
                        if (!NietVersturen.Contains(route) && await VerstuurLeegAsync(page))
                        {
                            Interlocked.Increment(ref staten);
                            await controle.KortAsync(page, $"{staat}, sent with nothing in it");
                        }
                    }
                    else
                    {
                        await controle.KortAsync(page, staat);
                    }
                    if (storing.Length > 0)
                    {
                        controle.Meld($"{staat}: {storing}");
                        storing = "";
                    }
                }
            }
            await page.Context.CloseAsync();
        }

        bool Nieuw(string route, string html)
        {
            var delen = Deel().Matches(html).Select(m => m.Value).ToHashSet();
            var bekend = vormen.GetOrAdd(route, _ => []);
            lock (bekend)
            {
                var aantal = bekend.Count;
                bekend.UnionWith(delen);
                return bekend.Count > aantal;
            }
        }
    }

    /// <summary>A municipality where nothing has happened yet: what to do stands there, and nothing is broken.</summary>
    [Fact]
    public async Task An_empty_page_says_what_to_do()
    {
        var controle = new Paginacontrole();
        foreach (var (rol, adressen) in new (string, string[])[]
        {
            ("consulent", ["/", "/Afspraken", "/Voorzieningen", "/Inzageverzoeken", "/Zaken/Z2099-000001"]),
            ("teamleider", ["/Teams", "/Teams/Afwezigheid", "/Teams/Doorlooptijden", "/Regie", "/Vroegsignalen"]),
            ("beleid", ["/Beleid/Cijfers", "/Beleid/Stroom", "/Beleid/Wachttijden", "/Beleid/Vergelijken", "/Beleid/Publicaties"]),
            ("beheer", ["/Beheer/Storingen", "/Feiten"]),
            ("privacy", ["/Privacy/Verzoeken", "/Privacy/Vernietiging", "/Privacy/Noodtoegang"]),
        })
        {
            var page = await NewPageAsync();
            await AanmeldenAsync(page, $"{rol}.twenterand");
            await page.WaitForURLAsync(new Regex("^(?!.*Aanmelden)"));
            foreach (var adres in adressen)
            {
                await page.GotoAsync(adres);
                await controle.KortAsync(page, $"{rol} {adres}, empty");
                if (!adres.Contains("2099", StringComparison.Ordinal) && await page.Locator("main .leeg, main table tbody tr, main form").CountAsync() == 0)
                {
                    controle.Meld($"{rol} {adres}: empty, and does not say so");
                }
            }
        }
        controle.Fouten.ShouldBeEmpty(string.Join('\n', controle.Fouten));
    }

    /// <summary>What opens over or beside a page: the keys, and the menu of a phone. In the colours that somebody chose.</summary>
    [Fact]
    public async Task Keys_menu_and_chosen_colours_can_be_used_by_everybody()
    {
        var controle = new Paginacontrole();
        var page = await NewPageAsync();
        await AanmeldenAsync(page, "consulent.hengelo");
        await page.GotoAsync("/Zaken");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator(".toetsen")).ToContainTextAsync("Zaken zoeken");
        await controle.KortAsync(page, "the keys");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".toetsen")).ToHaveCountAsync(0);
        await page.SetViewportSizeAsync(390, 844);
        await page.Locator(".menu--smal summary").ClickAsync();
        await controle.KortAsync(page, "the menu of a phone");

        await page.SetViewportSizeAsync(1280, 800);
        await page.GetByRole(AriaRole.Link, new() { Name = "Scherm" }).ClickAsync();
        await page.GetByLabel("Donker").CheckAsync();
        await page.GetByLabel("De toets ? toont de sneltoetsen").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Scherm aanpassen" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Het scherm is aangepast");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/Zaken$"));
        (await AchtergrondAsync()).ShouldBe("rgb(16, 22, 31)", "dark, whatever the device prefers");
        await controle.KortAsync(page, "dark by choice");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("?");
        (await page.Locator(".toetsen").CountAsync()).ShouldBe(0, "switched off");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await AchtergrondAsync()).ShouldBe("rgb(255, 255, 255)", "paper is white");
        controle.Fouten.ShouldBeEmpty(string.Join('\n', controle.Fouten));

        Task<string> AchtergrondAsync() => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }

    [Theory]
    [InlineData("consulent", "/")]
    [InlineData("teamleider", "/Teams")]
    [InlineData("beleid", "/Beleid")]
    public async Task On_paper_there_is_the_page_and_nothing_to_press(string rol, string adres)
    {
        await Vulling.IndicatorAsync(App);
        var page = await NewPageAsync(794);
        await AanmeldenAsync(page, $"{rol}.hengelo");
        await page.GotoAsync(adres);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        (await page.Locator("button:visible, .menu:visible, .voet:visible").CountAsync()).ShouldBe(0);
        (await page.Locator("h1:visible").CountAsync()).ShouldBe(1);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(794);
        await ScreenshotAsync(page, $"papier-{rol}");
    }

    private static bool IsOpen(string route) => route is "/Toegang/Aanmelden" or "/Toegang/Organisatie" or "/Toegankelijkheid" or "/Scherm" or "/Fout";

    // The first form in which somebody writes, with nothing written in it; true when there is one.
    private static async Task<bool> VerstuurLeegAsync(IPage page)
    {
        var knop = page.Locator("main form[method=post]:not([data-afmelden]):has(textarea:visible, select:visible, input:is([type=text],[type=date],[type=password]):visible, input:not([type]):visible) button[type=submit]:not(.alleen-voorlezen):visible");
        if (await knop.CountAsync() == 0)
        {
            return false;
        }
        await page.EvaluateAsync("document.querySelectorAll('form').forEach(f => f.noValidate = true)");
        await page.RunAndWaitForResponseAsync(() => knop.First.ClickAsync(), a => a.Request.IsNavigationRequest && a.Status is < 300 or >= 400);
        await page.WaitForLoadStateAsync();
        return true;
    }

    // An element with what gives it its looks and its role; texts and addresses are left out.
    [GeneratedRegex("""<[a-z][a-z0-9-]*(?: class="[^"]*")?(?: type="[^"]*")?(?: role="[^"]*")?""")]
    private static partial Regex Deel();
}
