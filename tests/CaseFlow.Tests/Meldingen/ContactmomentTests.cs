using System.Net;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Meldingen;

public sealed class ContactmomentTests : IAsyncLifetime
{
    private const string Pagina = "/Contactmomenten/Registreren";

    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_does_no_casework_does_not_get_in() => (await (await _app.AanmeldenAsync("beleid")).GetAsync(Pagina)).Naar!.ShouldContain("GeenToegang");

    [Fact]
    public async Task Enter_records_it_and_an_empty_form_comes_back_with_the_count_of_today()
    {
        var blad = await (await _app.AanmeldenAsync("intake")).GetAsync(Pagina);
        blad.Een("[data-eerste-veld]").ShouldNotBeNull();
        blad.Een("form[data-letters] button[type=submit]")!.TextContent.ShouldBe("Vastleggen");

        var eerste = await (await blad.VerstuurAsync("Vastleggen", ("tekst", "Vraag over parkeren"))).VolgAsync();
        var tweede = await (await eerste.VerstuurAsync("Vastleggen", ("soort", "klacht"))).VolgAsync();

        eerste.Een("[data-gelukt]")!.TextContent.ShouldContain("Vastgelegd (1 vandaag)");
        tweede.Een("[data-gelukt]")!.TextContent.ShouldContain("Vastgelegd (2 vandaag)");
        tweede.Een("input[name=tekst]")!.GetAttribute("value").ShouldBeNullOrEmpty();
        (await _app.DbAsync(db => db.Zaken.CountAsync())).ShouldBe(0);
        (await _app.DbAsync(db => db.Gebeurtenissen.CountAsync(g => g.Naam == "contact.geregistreerd"))).ShouldBe(2);
    }

    [Fact]
    public async Task It_becomes_a_melding_in_one_act()
    {
        var blad = await (await _app.AanmeldenAsync("intake")).GetAsync(Pagina);

        var naar = await blad.VerstuurAsync("Wordt een melding", ("kanaal", "balie"), ("type-hulpvraag", "schulden"), ("tekst", "Kan de huur niet betalen"));
        naar.Naar!.ShouldNotContain("huur");
        var melding = await naar.VolgAsync();

        (await _app.DbAsync(db => db.Contactmomenten.CountAsync())).ShouldBe(1);
        melding.Een("select[name=kanaal] option[selected]")!.GetAttribute("value").ShouldBe("balie");
        melding.Een("select[name=type-hulpvraag] option[selected]")!.GetAttribute("value").ShouldBe("schulden");
        melding.Een("textarea[name=tekst]")!.TextContent.ShouldBe("Kan de huur niet betalen");
        var ander = await (await _app.AanmeldenAsync("consulent")).GetAsync(naar.Naar!);
        ander.Een("textarea[name=tekst]")!.TextContent.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_is_told_and_what_was_typed_stays()
    {
        var blad = await (await _app.AanmeldenAsync("intake")).GetAsync(Pagina);

        var fout = await blad.VerstuurAsync("Wordt een melding", ("kanaal", "duif"), ("tekst", new string('x', 4001)));

        fout.Status.ShouldBe(HttpStatusCode.OK);
        fout.Een("#veld-kanaal-fout")!.TextContent.ShouldContain("staat niet in de lijst");
        fout.Een("#veld-tekst-fout")!.TextContent.ShouldContain("korter dan 4000");
        fout.Een("input[name=tekst]")!.GetAttribute("value")!.Length.ShouldBe(4001);
        (await _app.DbAsync(db => db.Contactmomenten.CountAsync())).ShouldBe(0);
        (await (await fout.VerstuurAsync("Vastleggen", ("kanaal", "balie"), ("tekst", ""))).VolgAsync()).Tekst.ShouldContain("1 vandaag");
    }
}
