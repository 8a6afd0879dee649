using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Data;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;

namespace CaseFlow.Browser.Tests;

/// <summary>The main job, from the phone call to the figure, clicked through as people do it.</summary>
public sealed class JourneyTests(Browser browser, WebApp app) : BrowserTest(browser, app)
{
    [Fact]
    public async Task From_a_phone_call_to_a_provision_and_into_the_figures()
    {
        // Enough others in the same month for one more to be counted and nobody to be recognised.
        var bouwer = App.Bouwer();
        for (var i = 0; i < 54; i++)
        {
            var vindplaats = (i % 3) switch { 0 => "toegang", 1 => "huisarts", _ => "wijkteam" };
            await bouwer.Melding($$"""{ "vindplaats": "{{vindplaats}}", "inwoner": { "naam": "Buur {{i}}", "geboortedatum": "{{1930 + i}}-01-05" } }""");
        }

        var teamleider = await NewPageAsync();
        await AanmeldenAsync(teamleider, "teamleider.hengelo");
        var opKoers = await OpKoersAsync(teamleider);

        var intake = await NewPageAsync();
        await AanmeldenAsync(intake, "intake.hengelo");
        await intake.GetByRole(AriaRole.Link, new() { Name = "Nieuwe melding" }).First.ClickAsync();
        await VulInAsync(intake, "inwoner.naam", "Mevrouw Reis");
        await VulInAsync(intake, "inwoner.geboortedatum", "1948-05-20");
        await VulInAsync(intake, "inwoner.bsn", "123456782");
        await VulInAsync(intake, "inwoner.contact.telefoon", "074 245 00 00");
        await VulInAsync(intake, "inwoner.contact.mail", "reis@example.org");
        await VulInAsync(intake, "type-hulpvraag", "huishouden");
        await VulInAsync(intake, "wet", "Wmo");
        await VulInAsync(intake, "toestemming", "true");
        await VulInAsync(intake, "tekst", "Het huis schoonhouden lukt niet meer.");
        await intake.GetByRole(AriaRole.Button, new() { Name = "Melding vastleggen" }).Last.ClickAsync();
        await Assertions.Expect(intake.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Mevrouw Reis");
        var zaak = new Uri(intake.Url).AbsolutePath;
        intake.Url.ShouldNotContain("123456782");
        (await intake.ContentAsync()).ShouldNotContain("123456782");

        (await OpKoersAsync(teamleider)).ShouldBe(opKoers + 1);

        await StapAsync(intake, zaak, "Door naar de brede uitvraag");
        var consulent = await NewPageAsync();
        await AanmeldenAsync(consulent, "consulent.hengelo");
        await StapAsync(consulent, zaak, "Gesprek afronden", ("huisbezoek", "true"), ("veiligheid", "geen-zorg"), ("clientondersteuning-aangeboden", "true"));
        var bevindingen = new[] { "hulpvraag", "problemen", "benodigde-ondersteuning", "eigen-kracht", "netwerk", "algemene-voorziening", "voorliggende-voorziening", "rest" }
            .SelectMany(b => new[] { ($"bevindingen.{b}.tekst", $"Bevinding over {b}."), ($"bevindingen.{b}.bron", "gesprek") });
        await StapAsync(consulent, zaak, "Verslag vaststellen", [("sporen", "maatwerk"), .. bevindingen]);
        (await OpKoersAsync(teamleider)).ShouldBe(opKoers, "the investigation is done, its term is met");
        await StapAsync(consulent, zaak, "Plan vaststellen", ("doelen", "Een schoon huis"), ("aanspreekpunt", "Carla"), ("akkoord-inwoner", "true"));
        await StapAsync(consulent, zaak, "De aanvraag is binnen", ("aanvraagdatum", "2026-03-03"), ("wet", "Wmo"), ("voorziening", "huishoudelijke-ondersteuning"));
        await consulent.GotoAsync(zaak);
        await Assertions.Expect(consulent.Locator("main")).ToContainTextAsync("uiterlijk di 17 maart");
        await StapAsync(consulent, zaak, "Toekennen", ("voorziening", "huishoudelijke-ondersteuning"), ("leveringsvorm", "zin"), ("ingangsdatum", "2026-03-10"),
            ("einddatum", "2027-03-09"), ("omvang", "2 uur per week"), ("aanbieder", "Zorg Dichtbij"), ("motivering", "Hulp is nodig."));
        await StapAsync(consulent, zaak, "De levering start", ("datum", "2026-03-10"));
        await Assertions.Expect(consulent.Locator("main")).ToContainTextAsync("Er staat nu geen taak open");

        App.Klok.Dagen(45);
        var beleid = await NewPageAsync();
        await AanmeldenAsync(beleid, "beleid.hengelo");
        await beleid.GotoAsync("/Beleid/Cijfers");
        for (var i = 0; i < 120 && !(await beleid.InnerTextAsync("main")).Contains("maart 2026"); i++)
        {
            await beleid.WaitForTimeoutAsync(500);
            await beleid.ReloadAsync();
        }
        // The newest is the quarter that ended with March.
        await beleid.GotoAsync("/Beleid/Cijfers?periode=2026-03");
        // So few reports may be hidden whole, to protect the small counts that hang together with them.
        await Assertions.Expect(beleid.Locator("main")).ToContainTextAsync("Meldingen per vindplaats");
        await Assertions.Expect(beleid.Locator("main")).ToContainTextAsync(new Regex(@"verborgen|\b(20|25|30|35|40)\b"));
        await AxeAsync(beleid);
        await beleid.Locator(".kop__merk").ClickAsync();
        await Assertions.Expect(beleid).ToHaveURLAsync(new Regex("/Beleid$"));
        await beleid.GotoAsync(zaak);
        (await beleid.InnerTextAsync("body")).ShouldNotContain("Reis");
    }

    [Fact]
    public async Task A_contact_takes_a_few_keys_and_no_mouse()
    {
        var page = await NewPageAsync();
        await AanmeldenAsync(page, "intake.hengelo");
        await page.GotoAsync("/Contactmomenten/Registreren");

        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Vastgelegd");
        (await App.Bouwer().In<CaseFlowDbContext, int>(db => db.Contactmomenten.CountAsync(c => c.Kanaal == "telefoon" && c.Soort == "informatie-advies"))).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_task_is_done_with_the_keyboard_alone()
    {
        var bouwer = App.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Toets Enbord", "geboortedatum": "1960-02-02" } }""");
        var taak = await bouwer.OpenTaak("triage");
        var page = await NewPageAsync();
        await AanmeldenAsync(page, "intake.hengelo");
        await page.GotoAsync($"/Taken/{taak.Id}");

        for (var i = 0; i < 200 && await FocusAsync(page) != "brede-uitvraag"; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/Zaken/{bouwer.Zaak.Nummer}"));
        (await bouwer.OpenTaak("gesprek")).Status.ShouldBe(TaakStatus.Open);

        static Task<string> FocusAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement?.getAttribute('value') ?? ''");
    }

    [Fact]
    public async Task Without_javascript_on_a_phone_a_refused_melding_keeps_what_was_typed()
    {
        var page = await NewPageAsync(390, 844, javaScript: false);
        await AanmeldenAsync(page, "intake.almelo");
        await page.GotoAsync("/Meldingen/Registreren");
        await VulInAsync(page, "inwoner.naam", "<script>alert(1)</script>");
        await VulInAsync(page, "inwoner.geboortedatum", "1948-05-20");
        await VulInAsync(page, "inwoner.bsn", "123456789");
        await VulInAsync(page, "type-hulpvraag", "vervoer");
        await VulInAsync(page, "toestemming", "true");
        await VulInAsync(page, "tekst", "Een lang verhaal.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Melding vastleggen" }).Last.ClickAsync();

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("geen geldig burgerservicenummer");
        (await page.InputValueAsync("[name='inwoner.naam']")).ShouldBe("<script>alert(1)</script>");
        (await page.InputValueAsync("[name='tekst']")).ShouldBe("Een lang verhaal.");
    }

    [Fact]
    public async Task Two_people_on_one_task_the_second_is_told_and_loses_nothing()
    {
        var bouwer = App.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Dubbel Werk", "geboortedatum": "1961-03-03" } }""");
        var taak = await bouwer.OpenTaak("triage");
        var tweede = await NewPageAsync();
        await AanmeldenAsync(tweede, "intake.hengelo");
        await tweede.GotoAsync($"/Taken/{taak.Id}");
        await VulInAsync(tweede, "toelichting", "Mijn aantekening");
        await bouwer.Taak("triage", "brede-uitvraag");

        await tweede.GetByRole(AriaRole.Button, new() { Name = "Beantwoorden en sluiten" }).ClickAsync();

        await Assertions.Expect(tweede.Locator("main")).ToContainTextAsync("heeft deze taak al afgerond");
        (await tweede.InputValueAsync("[name='toelichting']")).ShouldBe("Mijn aantekening");
    }

    private static async Task<int> OpKoersAsync(IPage teamleider)
    {
        await teamleider.GotoAsync("/Teams");
        // A zero is no link.
        var aantal = teamleider.Locator("a[href*='toon=op-koers&termijn=WMO-OND']");
        return await aantal.CountAsync() == 0 ? 0 : int.Parse((await aantal.TextContentAsync())!, CultureInfo.InvariantCulture);
    }

    private static async Task StapAsync(IPage page, string zaak, string knop, params (string Naam, string Waarde)[] velden)
    {
        await page.GotoAsync(zaak);
        await page.Locator("a[href^='/Taken/']").First.ClickAsync();
        foreach (var (naam, waarde) in velden)
        {
            await VulInAsync(page, naam, waarde);
        }
        await page.GetByRole(AriaRole.Button, new() { Name = knop }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(zaak + "($|\\?)"));
    }
}
