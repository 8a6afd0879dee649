using System.Net;
using CaseFlow.Besluiten;
using CaseFlow.Gemeenten;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Besluiten;

public sealed class MandaatTests
{
    [Fact]
    public async Task Without_mandate_the_decision_is_kept_as_a_proposal_and_signed_in_the_same_task()
    {
        using var map = Met("""{ "regels": [{ "besluiten": ["besluit"], "uitkomsten": ["toegekend"], "tekent": ["teamleider"], "gezien-door": true }] }""");
        await using var app = new WebApp { Workflows = map.Workflows };
        await app.InitializeAsync();
        var bouwer = app.Bouwer();
        await bouwer.Melding();
        await bouwer.Tot("aanvraag");
        var pad = $"/Taken/{(await bouwer.OpenTaak("besluit")).Id}";

        var blad = await (await app.AanmeldenAsync("consulent")).GetAsync(pad);
        var geweigerd = await blad.VerstuurAsync("Toekennen",
            ("voorziening", "huishoudelijke-ondersteuning"), ("leveringsvorm", "zin"), ("ingangsdatum", "2026-03-10"), ("einddatum", "2027-03-09"),
            ("omvang", "2 uur per week"), ("aanbieder", "Zorg Dichtbij"), ("motivering", "Hulp is nodig."), ("gezien-door", "Een collega"));

        geweigerd.Tekst.ShouldContain("U heeft voor dit besluit geen mandaat.");
        var thea = geweigerd.Alle("select[name=naar] option").First(o => o.TextContent.Contains("Thea")).GetAttribute("value")!;
        (await geweigerd.VerstuurAsync("Bewaren en overdragen", ("naar", ""))).Tekst.ShouldContain("Kies wie het besluit tekent.");
        (await geweigerd.VerstuurAsync("Bewaren en overdragen", ("naar", thea))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.DbAsync(db => db.Besluiten.CountAsync())).ShouldBe(0);

        var teamleider = await (await app.AanmeldenAsync("teamleider")).GetAsync(pad);
        teamleider.Tekst.ShouldContain("Voorstel van Carla Smit: Toekennen");
        teamleider.Een("[name=omvang]")!.GetAttribute("value").ShouldBe("2 uur per week");
        (await teamleider.VerstuurAsync("Toekennen", ("gezien-door", "Thea Hoekstra"))).Tekst.ShouldContain("Wie meeleest is iemand anders dan wie tekent.");
        (await teamleider.VerstuurAsync("Toekennen", ("gezien-door", "Carla Smit"))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await app.DbAsync(db => db.Besluiten.SingleAsync())).Door.ShouldBe("Thea Hoekstra");
        (await app.DbAsync(db => db.Zaken.SingleAsync())).Behandelaar.ShouldNotBe("Thea Hoekstra");
    }

    [Theory]
    [InlineData("""{ "regels": [{ "wetten": ["Wmo"] }] }""", "zegt niet wie tekent")]
    [InlineData("""{ "regels": [{ "tekent": ["burgemeester"] }] }""", "De rol 'burgemeester' bestaat niet.")]
    [InlineData("""{ "regels": [{ "wetten": ["AWBZ"], "gezien-door": true }] }""", "De wet 'AWBZ' bestaat niet.")]
    [InlineData("""{ "regels": [{ "voorzieningen": ["hutje"], "gezien-door": true }] }""", "De voorziening 'hutje' heeft deze gemeente niet.")]
    [InlineData("""{ "regels": [{ "besluiten": ["levering"], "gezien-door": true }] }""", "vraagt niet wie heeft meegelezen")]
    [InlineData("""{ "regels": [{ "besluiten": ["indicatie-beeindigen"], "boven": 100, "tekent": ["jurist"] }] }""", "vraagt geen bedrag")]
    [InlineData("""{ "regels": [{ "besluiten": ["toekennen"], "tekent": ["jurist"] }] }""", "Het besluit 'toekennen' bestaat niet.")]
    [InlineData("""{ "regels": [{ "tekenen": ["jurist"] }] }""", "tekenen")]
    public void A_fault_in_a_mandate_is_named_with_its_file(string bestand, string melding)
    {
        using var map = Met(bestand);

        var fouten = Should.Throw<ConfiguratieException>(() => Bronnen.Load(map.Workflows)).Fouten;

        fouten.ShouldContain(f => f.Bestand == "gemeenten/hengelo/mandaat.json" && f.ToString().Contains(melding), string.Join('\n', fouten));
    }

    [Fact]
    public void Of_several_rules_that_hold_all_have_to_be_met()
    {
        using var map = Met("""
            { "regels": [
                { "uitkomsten": ["toegekend"], "tekent": ["consulent", "teamleider"] },
                { "uitkomsten": ["toegekend"], "boven": 5000, "tekent": ["teamleider", "jurist"], "gezien-door": true } ] }
            """);
        var mandaten = Bronnen.Load(map.Workflows).Mandaten;
        Mandaateis Eis(decimal? bedrag, string gemeente = "hengelo") =>
            mandaten.Eis(gemeente, new DateOnly(2026, 3, 2), new Mandaatvraag("besluit", "consulent", "Wmo", "rolstoel", "toegekend", bedrag));

        Eis(5000).Tekent.ShouldBe(["consulent", "teamleider"]);
        Eis(5000).GezienDoor.ShouldBeFalse();
        Eis(5001).Tekent.ShouldBe(["teamleider"]);
        Eis(5001).GezienDoor.ShouldBeTrue();
        Eis(null).IsBedragNodig.ShouldBeTrue();
        Eis(9000, "almelo").ShouldBe(new Mandaateis(null, false, false));
    }

    private static Routemap Met(string mandaat)
    {
        var map = new Routemap();
        File.WriteAllText(Path.Combine(map.Workflows, "gemeenten", "hengelo", "mandaat.json"), mandaat);
        return map;
    }
}
