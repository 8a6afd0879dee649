using CaseFlow.Tellingen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;
using static CaseFlow.Tests.Tellingen.Proeftelling;

namespace CaseFlow.Tests.Tellingen;

/// <summary>What disclosure control is told of how counts hang together.</summary>
public class TelblokkenTests
{
    private const string Contact = "stuk:contact.geregistreerd";

    [Fact]
    public async Task A_part_and_its_rest_make_the_whole()
    {
        var t = await TelAsync("""{ "soort": "aandeel", "teller": { "gebeurtenis": "contact.geregistreerd", "waar": { "vindplaats": "toegang", "kanaal": "telefoon" } }, "noemer": { "gebeurtenis": "contact.geregistreerd", "waar": { "vindplaats": "toegang" } } }""", "2026-02",
            [.. 3.Keer(() => Maak("contact.geregistreerd", new { vindplaats = "toegang", kanaal = "telefoon" }, huishouden: "h1")), Maak("contact.geregistreerd", new { vindplaats = "toegang" })]);

        var blok = t.Blokken.ShouldHaveSingleItem();
        var rest = blok.Onzichtbaar.ShouldHaveSingleItem();
        blok.Sommen.ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.Totaal.ShouldBe($"{Contact}|vindplaats=toegang|2026-02"), s => s.Delen.ShouldBe([$"{Contact}|kanaal=telefoon,vindplaats=toegang|2026-02", rest]));
        blok.Cellen[rest].Aantal.ShouldBe(1);
        blok.Nieuw.Count.ShouldBe(2);
        t.Cel(t.Deel.Cijfer!.Teller[0]).ShouldSatisfyAllConditions(c => c.Aantal.ShouldBe(3), c => c.Huishoudens.ShouldBe(1), c => c.GrootsteHuishouden.ShouldBe(3));
    }

    [Fact]
    public async Task A_part_that_is_some_rows_of_a_table_is_their_sum()
    {
        var t = await TelAsync("""{ "soort": "aandeel", "teller": { "gebeurtenis": "contact.geregistreerd", "waar": { "kanaal": ["telefoon", "mail"] } }, "noemer": { "gebeurtenis": "contact.geregistreerd" }, "uitsplitsingen": ["kanaal"] }""", "2026-02", []);

        var blok = t.Blokken.ShouldHaveSingleItem();
        blok.Onzichtbaar.ShouldBeEmpty();
        blok.Sommen.Single(s => s.Totaal == $"{Contact}|kanaal=mail+telefoon|2026-02").Delen.ShouldBe([$"{Contact}|kanaal=telefoon|2026-02", $"{Contact}|kanaal=mail|2026-02"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_quarter_brings_its_published_months_along()
    {
        var telling = """{ "soort": "aantal", "teller": { "gebeurtenis": "contact.geregistreerd" } }""";
        var rijen = new[] { Maak("contact.geregistreerd", new { }, new(2026, 1, 5)), Maak("contact.geregistreerd", new { }, new(2026, 3, 5)), Maak("contact.geregistreerd", new { }, new(2026, 4, 5)) };
        var t = await TelAsync(telling, "2026-Q1", rijen, "2026-01 2026-02 2026-03");

        var blok = t.Blokken.ShouldHaveSingleItem();
        blok.Nieuw.ShouldBe([$"{Contact}||2026-Q1"]);
        blok.Sommen.ShouldHaveSingleItem().Delen.ShouldBe([$"{Contact}||2026-01", $"{Contact}||2026-02", $"{Contact}||2026-03"]);
        blok.Cellen.Values.Select(c => c.Aantal).Order().ShouldBe([0, 1, 1, 2]);
    }

    [Theory]
    [InlineData("2026-02", "", "2026-02")]
    [InlineData("2026-02", "2026-01 2025", "2026-02")]
    [InlineData("2026-02", "2026-Q1", "2026-Q1 2026-01 2026-02 2026-03")]
    [InlineData("2026-Q2", "2026-Q1 2026-01", "2026-Q2")]
    [InlineData("2026-Q1", "2026-01", "2026-Q1 2026-01 2026-02 2026-03")]
    [InlineData("2026", "2026-Q1 2026-Q2 2026-Q3 2026-Q4 2026-04", "2026 2026-Q1 2026-Q2 2026-04 2026-05 2026-06 2026-Q3 2026-Q4")]
    [InlineData("2026", "", "2026")]
    public void Only_what_is_tied_by_something_published_comes_along(string periode, string gepubliceerd, string kring) =>
        string.Join(' ', Telkring.Van(Periode.Parse(periode), [.. gepubliceerd.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Periode.Parse)])).ShouldBe(kring);

    [Fact]
    public async Task Running_on_the_day_is_part_of_running_in_the_year()
    {
        var t = await TelAsync("""{ "soort": "aandeel", "teller": { "gebeurtenis": "uitkering.toegekend", "eenheid": "persoon", "op": "stand" }, "noemer": { "gebeurtenis": "uitkering.toegekend", "eenheid": "persoon", "op": "lopend" } }""", "2026",
            [Maak("uitkering.toegekend", new { }, new(2025, 1, 1), persoon: "p1", ding: "a"), Maak("uitkering.toegekend", new { }, new(2025, 1, 1), persoon: "p2", ding: "b"), Maak("uitkering.beeindigd", new { }, new(2026, 5, 1), ding: "b")]);

        var blok = t.Blokken.ShouldHaveSingleItem();
        blok.Cellen[blok.Onzichtbaar.Single()].Aantal.ShouldBe(1);
        (t.Teller[0], t.Noemer[0]).ShouldBe((1, 2));
    }

    [Fact]
    public async Task The_same_count_has_the_same_key_however_it_is_written()
    {
        var los = await TelAsync("""{ "soort": "aantal", "teller": { "gebeurtenis": "indicatie.toegekend", "waar": { "voorziening": "rolstoel" } } }""", "2026", []);
        var rij = await TelAsync("""{ "soort": "aantal", "teller": { "gebeurtenis": "indicatie.toegekend", "waar": { "wet": "Wmo" } }, "uitsplitsingen": ["voorziening"] }""", "2026", []);

        rij.Deel.Tabellen[0].Rijen.Single(r => r.Id == "rolstoel").Sleutels.ShouldBe(los.Deel.Cijfer!.Teller);
    }

    [Fact]
    public async Task The_same_people_give_the_same_record_key()
    {
        Gebeurtenis[] rijen = [Maak("melding.geregistreerd", new { wet = "Wmo" }, persoon: "0000000a0"), Maak("melding.geregistreerd", new { wet = "Wmo" }, persoon: "0000000a0"), Maak("melding.geregistreerd", new { wet = "Wmo" }, persoon: "00000005f")];
        var t = await TelAsync("""{ "soort": "aandeel", "teller": { "gebeurtenis": "melding.geregistreerd", "eenheid": "persoon", "waar": { "wet": "Wmo" } }, "noemer": { "gebeurtenis": "melding.geregistreerd", "eenheid": "persoon" } }""", "2026", rijen);

        t.Cel(t.Deel.Cijfer!.Teller[0]).ShouldSatisfyAllConditions(c => c.Aantal.ShouldBe(2), c => c.Sleutel.ShouldBe(0xau + 0x5u));
        t.Cel(t.Deel.Cijfer.Noemer[0]).Sleutel.ShouldBe(0xau + 0x5u);
    }
}
