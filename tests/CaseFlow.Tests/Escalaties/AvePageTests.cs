using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Escalaties;

/// <summary>The ladder on the pages: who sees it, and that a crisis cannot be overlooked.</summary>
public sealed class AvePageTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Trede3 = """{ "niveau": "3", "aanleiding": "De samenwerking stokt.", "doel": "Iedereen aan tafel.", "casusregie": "Carla Coach", "procesregie": "Pim Proces" }""";

    [Fact]
    public async Task Another_case_of_the_household_tells_of_the_ladder_only_to_who_may_see_both()
    {
        var bouwer = app.Bouwer("almelo");
        await Ingebracht(bouwer, "sleutel-een");
        await bouwer.Taak("niveau-bepalen", "vastgesteld", Trede3);
        var eerste = bouwer.Zaak;
        await bouwer.Melding("""{ "wijk": null, "inwoner": { "naam": "Broer Bok", "geboortedatum": "2001-01-01", "huishouden": "sleutel-een", "wijk": "de-riet" } }""");
        var consulent = await app.AanmeldenAsync("consulent", "almelo");

        (await consulent.GetAsync($"/Zaken/{bouwer.Zaak.Nummer}")).Tekst.ShouldMatch($"{eerste.Nummer}, [^:]+: begonnen op trede 3 Vastgelopen of onveilig");

        await app.DbAsync(async db =>
        {
            await db.Zaken.Where(z => z.Id == eerste.Id).ExecuteUpdateAsync(s => s.SetProperty(z => z.Team, "gezinscoaches"));
            await db.Taken.Where(t => t.ZaakId == eerste.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.Team, "gezinscoaches"));
            var account = DemoAccounts.Gebruikersnaam("klantmanager", "almelo");
            var id = await db.Users.Where(u => u.UserName == account).Select(u => u.Id).SingleAsync();
            return await db.Set<Teamlid>().Where(t => t.MedewerkerId == id && t.Team != bouwer.Zaak.Team).ExecuteDeleteAsync();
        });
        var klantmanager = await (await app.AanmeldenAsync("klantmanager", "almelo")).GetAsync($"/Zaken/{bouwer.Zaak.Nummer}");
        klantmanager.Tekst.ShouldContain("Broer Bok");
        klantmanager.Html.ShouldNotContain("Vastgelopen");
    }

    [Fact]
    public async Task The_case_shows_every_move_and_the_lists_show_the_crisis_and_the_review()
    {
        var bouwer = app.Bouwer("almelo");
        await Ingebracht(bouwer, "sleutel-twee");
        await bouwer.Taak("niveau-bepalen", "vastgesteld", Trede3);
        var procesregisseur = await app.AanmeldenAsync("procesregisseur", "almelo");

        var taak = await procesregisseur.GetAsync($"/Taken/{(await bouwer.OpenTaak("voortgang")).Id}");
        taak.Een("input[name=casusregie]")!.GetAttribute("value").ShouldBe("Carla Coach");
        taak.Tekst.ShouldContain("De aanpak beëindigen: Van trede 3 Vastgelopen of onveilig kan de aanpak niet eindigen. Schaal eerst af tot trede 0 of 1.");
        app.Klok.Vooruit(TimeSpan.FromMinutes(1));
        var klaar = await taak.VerstuurAsync("Opschalen: een zwaardere trede", ("aanleiding", "Er werd geschoten."), ("doel", "Veilig slapen."), ("criteria", "acuut-gevaar"));

        var zaak = await klaar.VolgAsync();
        zaak.Een(".bericht--fout")!.TextContent.ShouldContain("Crisis. De AVE staat op trede 4, Crisis.");
        zaak.Een(".ladder [aria-current=step]")!.TextContent.ShouldContain("4");
        zaak.Teksten(".ladderstappen li").ShouldSatisfyAllConditions(
            r => r[0].ShouldContain(": opgeschaald van 3 naar 4 Crisis"),
            r => r[1].ShouldContain("begonnen op trede 3 Vastgelopen of onveilig De samenwerking stokt. Doel: Iedereen aan tafel. Casusregie: Carla Coach. Procesregie: Pim Proces"),
            r => r[1].ShouldContain("ladder 2026-1"));
        zaak.Tekst.ShouldContain("4: Er is acuut gevaar");

        (await Rij()).ShouldContain("Crisis");
        (await Rij()).ShouldContain("Herzien op di 10 maart");
        await app.DbAsync(db => db.Taken.Where(t => t.ZaakId == bouwer.Zaak.Id && t.GeplandOp != null).ExecuteUpdateAsync(s => s.SetProperty(t => t.GeplandOp, new DateOnly(2026, 2, 27))));
        (await Rij()).ShouldContain("Herzien had gemoeten op vr 27 februari");

        async Task<string> Rij() => (await procesregisseur.GetAsync("/?toon=alles")).Teksten(".werklijst tbody tr").First(r => r.Contains(bouwer.Zaak.Nummer) && r.StartsWith("Voortgang"));
    }

    private static async Task Ingebracht(Zaakbouwer bouwer, string huishouden)
    {
        await bouwer.Melding($$"""{ "inwoner": { "naam": "Ans Bok", "huishouden": "{{huishouden}}" } }""");
        await bouwer.Handeling("ave-inbrengen", """{ "aanleiding": "Het loopt vast." }""");
    }
}
