using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;

namespace CaseFlow.Browser.Tests;

/// <summary>Every page as each kind of user sees it: usable at desk and phone width, light and dark, and without accessibility faults.</summary>
public sealed class PageTests(Browser browser, WebApp app) : BrowserTest(browser, app)
{
    public static TheoryData<string, string, string> Pages => new()
    {
        { "aanmelden", "", "/Toegang/Aanmelden" },
        { "mijn-werk", "consulent", "/" },
        { "mijn-werk-alles", "intake", "/?toon=alles" },
        { "contact", "intake", "/Contactmomenten/Registreren" },
        { "melding", "intake", "/Meldingen/Registreren" },
        { "zoeken", "intake", "/Zaken" },
        { "zaak", "consulent", "{zaak}" },
        { "taak-gesprek", "consulent", "{taak}" },
        { "taak-lezen", "intake", "{taak}" },
        { "handeling", "consulent", "{zaak}/Handelingen/intrekken" },
        { "aanvraag-indienen", "consulent", "{zaak}/Handelingen/aanvraag-indienen" },
        { "opschorten", "consulent", "{zaak}/Handelingen/opschorten" },
        { "verlengen", "consulent", "{zaak}/Handelingen/verlengen" },
        { "bezwaar", "jurist", "{zaak}/Handelingen/bezwaar" },
        { "ingebrekestelling", "consulent", "{zaak}/Handelingen/ingebrekestelling" },
        { "teams", "teamleider", "/Teams" },
        { "teams-lijst", "teamleider", "{teamlijst}" },
        { "teams-doorlooptijden", "teamleider", "/Teams/Doorlooptijden" },
        { "teams-afwezigheid", "teamleider", "{afwezigheid}" },
        { "teams-overdracht", "teamleider", "{overdracht}" },
        { "aanbieders", "kwaliteit.haaksbergen", "{aanbieders}" },
        { "wachten", "consulent", "{zaak}/Handelingen/wacht-op" },
        { "beleid", "beleid", "/Beleid" },
        { "cijfers", "beleid", "/Beleid/Cijfers" },
        { "beheer", "beheer", "/Beheer" },
        { "kalender", "beheer", "/Beheer/Kalender" },
        { "toegankelijkheid", "intake", "/Toegankelijkheid" },
        { "geen-toegang", "beleid", "/Toegang/GeenToegang" },
        { "fout", "intake", "/bestaat-niet" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_usable_at_both_widths_and_has_no_accessibility_faults(string naam, string rol, string pad)
    {
        var adres = await AdresAsync(pad);
        foreach (var (breedte, kleuren) in new[] { (1280, ColorScheme.Light), (390, ColorScheme.Light), (1280, ColorScheme.Dark) })
        {
            var page = await NewPageAsync(breedte);
            await page.EmulateMediaAsync(new() { ColorScheme = kleuren });
            var fouten = new List<string>();
            page.PageError += (_, fout) => fouten.Add(fout);
            page.Console += (_, regel) => { if (regel.Type == "error" && naam is not ("fout" or "geen-toegang")) fouten.Add(regel.Text); };
            if (rol.Length > 0)
            {
                await AanmeldenAsync(page, rol.Contains('.') ? rol : $"{rol}.hengelo");
            }
            await page.GotoAsync(adres, new() { WaitUntil = WaitUntilState.NetworkIdle });

            await AxeAsync(page);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(breedte, $"{naam} scrolls sideways at {breedte}");
            (await page.Locator("h1").CountAsync()).ShouldBe(1);
            fouten.ShouldBeEmpty();
            await ScreenshotAsync(page, $"{naam}-{breedte}{(kleuren == ColorScheme.Dark ? "-donker" : "")}");
        }
    }

    [Fact]
    public async Task The_route_is_drawn_with_its_current_step_marked()
    {
        var page = await NewPageAsync();
        await AanmeldenAsync(page, "consulent.hengelo");
        await page.GotoAsync(await AdresAsync("{zaak}"));

        await page.Locator("figure.diagram").First.ScrollIntoViewIfNeededAsync();

        await Assertions.Expect(page.Locator("figure.diagram svg [data-element-id='gesprek']").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("figure.diagram .bjs-powered-by").First).ToBeVisibleAsync();
    }

    /// <summary>The policy lets a browser draw a picture and a pdf that somebody brought, and nothing in them runs.</summary>
    [Fact]
    public async Task A_picture_and_a_pdf_are_shown_in_the_page_of_an_attachment()
    {
        var bouwer = App.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Anna Voorbeeld" } }""");
        var wie = await bouwer.Als("consulent");
        var plaat = await (await NewPageAsync()).ScreenshotAsync(new() { Clip = new() { X = 0, Y = 0, Width = 30, Height = 20 } });
        await bouwer.In<CaseFlow.Bijlagen.BijlageService>(b => b.ToevoegenAsync(wie, bouwer.Zaak.Id, "plaat.png", "overig", new MemoryStream(plaat)));
        await bouwer.In<CaseFlow.Bijlagen.BijlageService>(b => b.ToevoegenAsync(wie, bouwer.Zaak.Id, "brief.pdf", "overig", new MemoryStream(Pdf())));
        var page = await NewPageAsync(390);
        var fouten = new List<string>();
        page.PageError += (_, fout) => fouten.Add(fout);
        page.Console += (_, regel) => { if (regel.Type == "error") fouten.Add(regel.Text); };
        await AanmeldenAsync(page, "consulent.hengelo");
        await page.GotoAsync($"/Zaken/{bouwer.Zaak.Nummer}");
        await page.GetByRole(AriaRole.Link, new() { Name = "brief.pdf", Exact = true }).ClickAsync();

        // The viewer of the browser opens the frame once more inside its own page.
        await Assertions.Expect(page.Locator("iframe.voorbeeld--pdf")).ToBeVisibleAsync();
        for (var keer = 0; keer < 100 && page.Frames.Count(f => f.Url.Contains("handler=Inhoud", StringComparison.Ordinal)) < 2; keer++)
        {
            await page.WaitForTimeoutAsync(100);
        }
        page.Frames.Count(f => f.Url.Contains("handler=Inhoud", StringComparison.Ordinal)).ShouldBe(2);
        await AxeAsync(page);
        await ScreenshotAsync(page, "bijlage-pdf-390");

        await page.GetByRole(AriaRole.Link, new() { Name = "Volgende: plaat.png" }).ClickAsync();
        await Assertions.Expect(page.Locator("figure.voorbeeld img")).ToBeVisibleAsync();
        (await page.Locator("figure.voorbeeld img").EvaluateAsync<int>("i => i.decode().then(() => i.naturalWidth)")).ShouldBe(30);
        await AxeAsync(page);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        fouten.ShouldBeEmpty();
    }

    private static byte[] Pdf()
    {
        string[] objecten =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << >> >>",
            "<< /Length 20 >>\nstream\n0 0 0 rg\n9 9 99 9 re f\nendstream",
        ];
        var (tekst, plekken) = ("%PDF-1.4\n", new List<int>());
        for (var i = 0; i < objecten.Length; i++)
        {
            plekken.Add(tekst.Length);
            tekst += $"{i + 1} 0 obj\n{objecten[i]}\nendobj\n";
        }
        var tabel = string.Concat(plekken.Select(p => $"{p:D10} 00000 n \n"));
        return System.Text.Encoding.ASCII.GetBytes($"{tekst}xref\n0 5\n0000000000 65535 f \n{tabel}trailer << /Size 5 /Root 1 0 R >>\nstartxref\n{tekst.Length}\n%%EOF\n");
    }

    [Fact]
    public async Task A_first_visit_stays_under_a_hundred_kilobytes()
    {
        var page = await NewPageAsync();
        var antwoorden = new List<IResponse>();
        page.Response += (_, antwoord) => antwoorden.Add(antwoord);

        await page.GotoAsync("/Toegang/Aanmelden", new() { WaitUntil = WaitUntilState.NetworkIdle });

        // As it goes over the wire from a published folder: text compressed, fonts as they are.
        var bytes = 0L;
        foreach (var antwoord in antwoorden)
        {
            var inhoud = await antwoord.BodyAsync();
            using var ingepakt = new MemoryStream();
            await using (var gzip = new GZipStream(ingepakt, CompressionLevel.SmallestSize, leaveOpen: true))
            {
                await gzip.WriteAsync(inhoud);
            }
            bytes += Math.Min(inhoud.Length, ingepakt.Length);
        }
        bytes.ShouldBeInRange(10_000, 100_000);
    }

    // One case in the middle of the broad intake, made when a page asks for it.
    private async Task<string> AdresAsync(string pad)
    {
        if (!pad.Contains('{'))
        {
            return pad;
        }
        if (pad == "{aanbieders}")
        {
            var haaksbergen = App.Bouwer("haaksbergen");
            await haaksbergen.Melding("""{ "inwoner": { "naam": "Hilde Huis" } }""");
            await haaksbergen.Tot("levering");
            var wie = await haaksbergen.Als("kwaliteit");
            await haaksbergen.In<CaseFlow.Aanbieders.Aanbiederladders>(l => l.ZetAsync(wie, "Zorg Dichtbij", "huishoudelijke-ondersteuning", "1", "Vijf medewerkers ziek.", null));
            return "/Aanbieders?aanbieder=Zorg+Dichtbij&voorziening=huishoudelijke-ondersteuning";
        }
        var bouwer = App.Bouwer();
        await bouwer.Melding("""{ "inwoner": { "naam": "Anna Bladzijde", "geboortedatum": "1952-06-07", "wijk": "noord" } }""");
        await bouwer.Taak("triage", "brede-uitvraag");
        var taak = await bouwer.OpenTaak("gesprek");
        if (pad is "{teamlijst}" or "{afwezigheid}" or "{overdracht}")
        {
            await bouwer.Handeling("wacht-op", """{ "op": "partner", "taak": "gesprek", "reden": "Wijkkracht belt terug", "tot": "2099-01-04" }""");
            return await bouwer.In<CaseFlow.Data.CaseFlowDbContext, string>(async db =>
            {
                var mensen = await db.Users.Where(u => u.GemeenteId == "hengelo").ToDictionaryAsync(u => u.UserName!.Split('.')[0]);
                if (pad == "{afwezigheid}")
                {
                    db.Afwezigheden.Add(new CaseFlow.Teams.Afwezigheid { MedewerkerId = mensen["consulent"].Id, Van = new DateOnly(2026, 1, 1), VervangerId = mensen["regisseur"].Id, Door = "Thea", Op = bouwer.Klok.Nu });
                    await db.SaveChangesAsync();
                    return "/Teams/Afwezigheid";
                }
                var overdracht = new CaseFlow.Teams.Overdracht { GemeenteId = "hengelo", MedewerkerId = mensen["teamleider"].Id, Door = "Thea", Rol = "teamleider", Op = bouwer.Klok.Nu, NaarId = mensen["consulent"].Id, Naar = "Carla", Stand = CaseFlow.Teams.OverdrachtStand.Gestopt };
                overdracht.Regels.Add(new CaseFlow.Teams.OverdrachtRegel { TaakId = taak.Id, ZaakId = bouwer.Zaak.Id });
                db.Overdrachten.Add(overdracht);
                await db.SaveChangesAsync();
                return pad == "{overdracht}" ? $"/Teams/Overdrachten/{overdracht.Id}" : "/Teams?toon=wacht";
            });
        }
        return pad.Replace("{zaak}", $"/Zaken/{bouwer.Zaak.Nummer}").Replace("{taak}", $"/Taken/{taak.Id}");
    }
}
