using System.Net;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Meldingen;

public sealed class RegistrerenTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Pagina = "/Meldingen/Registreren";

    // Passes the 11-proef and belongs to nobody.
    private const string Bsn = "999990019";

    [Theory]
    [InlineData("beleid")]
    [InlineData("beheer")]
    [InlineData("privacy")]
    public async Task Who_does_no_casework_does_not_get_in(string rol)
    {
        var blad = await (await app.AanmeldenAsync(rol)).GetAsync(Pagina);

        blad.Status.ShouldBe(HttpStatusCode.Redirect);
        blad.Naar!.ShouldContain("GeenToegang");
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to() => (await app.Bezoeker().GetAsync(Pagina)).Naar!.ShouldContain("/Toegang/Aanmelden");

    [Fact]
    public async Task A_form_that_was_not_asked_for_here_is_refused()
    {
        var voor = await RijenAsync();

        (await (await app.AanmeldenAsync("intake")).PostAsync(Pagina, Volledig)).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await RijenAsync()).ShouldBe(voor);
    }

    [Fact]
    public async Task A_plain_call_needs_few_answers_and_makes_a_case()
    {
        var intake = await app.AanmeldenAsync("intake");
        var blad = await intake.GetAsync(Pagina);
        blad.Een("input[name=kanaal][value=telefoon], select[name=kanaal] option[value=telefoon][selected]").ShouldNotBeNull();

        var antwoord = await blad.VerstuurAsync("Melding vastleggen", ("inwoner.naam", "Piet Jansen"), ("inwoner.geboortedatum", "3-4-1950"), ("type-hulpvraag", "huishouden"), ("toestemming", "true"));

        antwoord.Status.ShouldBe(HttpStatusCode.Redirect, antwoord.Tekst);
        antwoord.Naar!.ShouldStartWith("/Zaken/Z2026-");
        var zaak = await app.DbAsync(db => db.Zaken.Include(z => z.Inwoner).SingleAsync(z => z.Nummer == antwoord.Naar!.Substring("/Zaken/".Length)));
        zaak.Inwoner!.Geboortedatum.ShouldBe(new DateOnly(1950, 4, 3));
    }

    [Fact]
    public async Task Everything_that_can_be_told_is_stored()
    {
        var antwoord = await VerstuurAsync([.. Volledig, ("melder", "professional"), ("melder-gegevens.naam", "Dokter Smit"), ("melder-gegevens.telefoon", "074-1234567"),
            ("inwoner.bsn", Bsn), ("inwoner.contact.telefoon", "06-12345678"), ("inwoner.contact.mail", "anna@voorbeeld.nl"), ("spoed", "geweld"), ("spoed", "dakloos"),
            ("vertegenwoordiger.0.naam", "Els Wit"), ("vertegenwoordiger.0.soort", "mentor"), ("ontvangen", "2026-03-02T16:30"), ("tekst", "Het hele verhaal")]);

        antwoord.Status.ShouldBe(HttpStatusCode.Redirect, antwoord.Tekst);
        var melding = await app.DbAsync(db => db.Meldingen.Include(m => m.Vertegenwoordigers).Include(m => m.Zaak!.Inwoner).OrderByDescending(m => m.Id).FirstAsync());
        melding.MelderNaam.ShouldBe("Dokter Smit");
        melding.MelderTelefoon.ShouldBe("074-1234567");
        melding.Zaak!.Inwoner!.Telefoon.ShouldBe("06-12345678");
        melding.Zaak.Inwoner.Mail.ShouldBe("anna@voorbeeld.nl");
        melding.Spoed.ShouldBe("geweld dakloos");
        melding.Vertegenwoordigers.ShouldHaveSingleItem().Soort.ShouldBe("mentor");
        melding.Ontvangen.ShouldBe(new DateTimeOffset(2026, 3, 2, 15, 30, 0, TimeSpan.Zero));
        antwoord.Naar!.ShouldNotContain(Bsn);
    }

    [Fact]
    public async Task Anonymous_needs_no_name()
    {
        var antwoord = await VerstuurAsync(("type-hulpvraag", "veiligheid"), ("toestemming", "false"), ("anoniem", "true"));

        antwoord.Status.ShouldBe(HttpStatusCode.Redirect, antwoord.Tekst);
    }

    [Theory]
    [InlineData("inwoner.bsn", "123456789", "Dit is geen geldig burgerservicenummer.")]
    [InlineData("inwoner.geboortedatum", "2026-03-04", "mag niet in de toekomst liggen")]
    [InlineData("inwoner.geboortedatum", "31-2-1950", "vul een bestaande datum in")]
    [InlineData("inwoner.geboortedatum", "", "Vul in: Geboortedatum.")]
    [InlineData("inwoner.naam", "", "Vul in: Naam.")]
    [InlineData("toestemming", "", "Kies een antwoord: Weet de inwoner van deze melding")]
    [InlineData("type-hulpvraag", "", "Kies een antwoord: Waar gaat de vraag over?")]
    [InlineData("ontvangen", "2026-03-04T10:00", "mag niet in de toekomst liggen")]
    [InlineData("vertegenwoordiger.0.soort", "buurman", "staat niet in de lijst")]
    public async Task What_is_wrong_is_told_beside_its_field_and_nothing_is_stored_or_lost(string veld, string waarde, string melding)
    {
        var voor = await RijenAsync();

        var blad = await VerstuurAsync([.. Volledig.Where(v => v.Naam != veld), (veld, waarde), ("tekst", "Regel een\nRegel twee")]);

        blad.Status.ShouldBe(HttpStatusCode.OK);
        var id = "veld-" + veld.Replace('.', '-');
        blad.Een($"#{id}-fout").ShouldNotBeNull(blad.Tekst).TextContent.ShouldContain(melding);
        blad.Een($"[data-foutsamenvatting] a[href='#{id}']")!.TextContent.ShouldContain(melding);
        blad.Een($"#{id}").ShouldNotBeNull();
        foreach (var (naam, getypt) in Volledig.Where(v => v.Naam is "inwoner.adres" or "inwoner.postcode"))
        {
            blad.Een($"input[name='{naam}']")!.GetAttribute("value").ShouldBe(getypt);
        }
        if (blad.Een($"input[type=text][name='{veld}'], input[type=date][name='{veld}'], input[type=datetime-local][name='{veld}']") is { } vak)
        {
            vak.GetAttribute("value").ShouldBe(waarde);
        }
        blad.Een("textarea[name=tekst]")!.TextContent.ShouldBe("Regel een\nRegel twee");
        blad.Een("select[name='inwoner.wijk'] option[selected]")!.GetAttribute("value").ShouldBe(Volledig.Single(v => v.Naam == "inwoner.wijk").Waarde);
        (await RijenAsync()).ShouldBe(voor);
    }

    [Fact]
    public async Task A_professional_without_consent_is_told_what_to_do()
    {
        var blad = await VerstuurAsync([.. Volledig.Where(v => v.Naam != "toestemming"), ("melder", "professional"), ("toestemming", "false")]);

        blad.Een("#veld-toestemming-fout")!.TextContent.ShouldContain("vraag toestemming");
        blad.Een("input[name=toestemming][value=false]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task A_megabyte_of_text_is_refused_beside_its_field_and_comes_back_whole()
    {
        var voor = await RijenAsync();
        var lang = string.Concat(Enumerable.Repeat("ééééééééééé\n", 1_048_576 / 12));

        var blad = await VerstuurAsync([.. Volledig, ("tekst", lang)]);

        blad.Status.ShouldBe(HttpStatusCode.OK);
        blad.Een("#veld-tekst-fout")!.TextContent.ShouldContain("maak de tekst korter dan 4000 tekens");
        blad.Een("textarea[name=tekst]")!.TextContent.ShouldBe(lang);
        (await RijenAsync()).ShouldBe(voor);
    }

    [Fact]
    public async Task What_no_form_holds_is_refused_as_too_large()
    {
        var blad = await VerstuurAsync(("tekst", new string('x', 9_000_000)));

        blad.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        blad.Tekst.ShouldContain("Dit is te groot");
        blad.Een("[data-mislukt]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_script_in_a_name_is_text_and_nothing_else()
    {
        const string Naam = "<script>alert(1)</script> & \"Jansen\"";
        var blad = await VerstuurAsync([.. Volledig.Where(v => v.Naam != "inwoner.naam" && v.Naam != "type-hulpvraag"), ("inwoner.naam", Naam)]);

        blad.Html.ShouldNotContain("<script>alert");
        blad.Een("input[name='inwoner.naam']")!.GetAttribute("value").ShouldBe(Naam);

        var gelukt = await blad.VerstuurAsync("Melding vastleggen", ("type-hulpvraag", "wonen"));
        gelukt.Status.ShouldBe(HttpStatusCode.Redirect, gelukt.Tekst);
        (await app.DbAsync(db => db.Inwoners.AnyAsync(i => i.Naam == Naam))).ShouldBeTrue();
    }

    [Fact]
    public async Task The_wrong_fields_are_named_in_the_order_of_the_page()
    {
        var blad = await VerstuurAsync(("kanaal", ""), ("inwoner.bsn", "1"));

        blad.Alle("[data-foutsamenvatting] a").Select(a => a.GetAttribute("href")).ShouldBe(
            ["#veld-kanaal", "#veld-inwoner-naam", "#veld-inwoner-geboortedatum", "#veld-inwoner-bsn", "#veld-type-hulpvraag", "#veld-toestemming"]);
        blad.Tekst.ShouldContain("Er zijn 6 dingen");
    }

    [Fact]
    public async Task A_search_shows_the_household_and_that_a_case_runs_and_is_logged()
    {
        await using var huis = await WebApp.StartAsync();
        await huis.Bouwer().Melding("""{ "inwoner": { "naam": "Kees Bakker", "geboortedatum": "1960-05-06", "adres": "Lindelaan 4", "postcode": "7551 AB" } }""");
        var intake = await huis.AanmeldenAsync("intake");
        var gelezen = await huis.DbAsync(db => db.Logregels.CountAsync());

        var gevonden = await (await intake.GetAsync(Pagina)).VerstuurAsync("Zoek bekende inwoners en huishoudens",
            ("inwoner.naam", "Mia Bakker"), ("inwoner.postcode", "7551ab"), ("inwoner.adres", "lindelaan 4"), ("inwoner.geboortedatum", "1962-01-02"));

        gevonden.Een("aside")!.TextContent.ShouldContain("Kees Bakker");
        gevonden.Een("aside")!.TextContent.ShouldContain("loopt een zaak bij");
        gevonden.Een("aside")!.TextContent.ShouldContain("14 074");
        gevonden.Een("input[name='inwoner.naam']")!.GetAttribute("value").ShouldBe("Mia Bakker");
        (await huis.DbAsync(db => db.Logregels.CountAsync())).ShouldBeGreaterThan(gelezen);

        var keuze = gevonden.Een("aside input[type=radio]")!.GetAttribute("value")!;
        var geweigerd = await gevonden.VerstuurAsync("Melding vastleggen", ("inwoner.huishouden", keuze), ("type-hulpvraag", "huishouden"));
        geweigerd.Een($"aside input[value='{keuze}']")!.HasAttribute("checked").ShouldBeTrue();

        var gelukt = await geweigerd.VerstuurAsync("Melding vastleggen", ("toestemming", "true"));
        gelukt.Status.ShouldBe(HttpStatusCode.Redirect, gelukt.Tekst);
        var huishoudens = await huis.DbAsync(db => db.HuishoudenLeden.Where(l => l.Tot == null).Select(l => l.HuishoudenId).Distinct().CountAsync());
        huishoudens.ShouldBe(1);
    }

    [Fact]
    public async Task A_search_stays_within_the_municipality_and_never_finds_a_secret_address()
    {
        await using var huis = await WebApp.StartAsync();
        await huis.Bouwer().Melding("""{ "inwoner": { "naam": "Geheim Persoon", "geboortedatum": "1960-05-06", "adres": "Lindelaan 4", "postcode": "7551 AB", "geheim-adres": true } }""");

        var opAdres = await (await (await huis.AanmeldenAsync("intake")).GetAsync(Pagina)).VerstuurAsync("Zoek bekende inwoners en huishoudens", ("inwoner.postcode", "7551AB"), ("inwoner.adres", "Lindelaan 4"));
        var opNaam = await opAdres.VerstuurAsync("Zoek bekende inwoners en huishoudens", ("inwoner.naam", "geheim persoon"), ("inwoner.geboortedatum", "1960-05-06"));
        var elders = await (await (await huis.AanmeldenAsync("intake", "almelo")).GetAsync(Pagina)).VerstuurAsync("Zoek bekende inwoners en huishoudens", ("inwoner.naam", "Geheim Persoon"), ("inwoner.geboortedatum", "1960-05-06"));

        opAdres.Een("aside")!.TextContent.ShouldContain("Niemand gevonden");
        opNaam.Een("aside")!.TextContent.ShouldContain("Geheim Persoon");
        opNaam.Een("aside")!.TextContent.ShouldNotContain("Lindelaan");
        elders.Een("aside")!.TextContent.ShouldContain("Niemand gevonden");
    }

    [Fact]
    public async Task A_search_by_nothing_says_what_to_fill_in()
    {
        var blad = await (await (await app.AanmeldenAsync("intake")).GetAsync(Pagina)).VerstuurAsync("Zoek bekende inwoners en huishoudens");

        blad.Een("[data-foutsamenvatting]")!.TextContent.ShouldContain("Vul eerst een burgerservicenummer in");
    }

    private static readonly (string Naam, string Waarde)[] Volledig =
    [
        ("kanaal", "telefoon"), ("vindplaats", "toegang"), ("melder", "inwoner"), ("inwoner.naam", "Anna Wit"), ("inwoner.geboortedatum", "1951-04-12"),
        ("inwoner.adres", "Dorpsstraat 1 & \"a\""), ("inwoner.postcode", "7551 AA"), ("inwoner.wijk", "binnenstad"), ("type-hulpvraag", "huishouden"), ("toestemming", "true"),
    ];

    private async Task<Blad> VerstuurAsync(params (string Naam, string Waarde)[] velden)
    {
        var blad = await (await app.AanmeldenAsync("intake")).GetAsync(Pagina);
        return await blad.VerstuurAsync("Melding vastleggen", [.. velden.GroupBy(v => v.Naam).SelectMany(g => g.Key == "spoed" ? g.ToArray() : [g.Last()])]);
    }

    private Task<(int, int, int, int, int, int)> RijenAsync() => app.DbAsync(async db => (
        await db.Zaken.CountAsync(), await db.Inwoners.CountAsync(), await db.Meldingen.CountAsync(), await db.Taken.CountAsync(), await db.Termijnen.CountAsync(), await db.Gebeurtenissen.CountAsync()));
}
