using CaseFlow.Grafieken;
using CaseFlow.Indicatoren;
using CaseFlow.Tellingen;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Indicatoren;

public sealed class OordeelTests
{
    private static readonly DateOnly Vandaag = new(2026, 3, 3);

    [Theory]
    [InlineData("omhoog", 40, 40, "op koers")]
    [InlineData("omhoog", 45, 50, "op koers")]
    [InlineData("omhoog", 30, 39, "onder de streefwaarde")]
    [InlineData("omhoog", 38, 42, "niet te zeggen: het getal ligt tussen 38 en 42")]
    [InlineData("omlaag", 38, 40, "op koers")]
    [InlineData("omlaag", 41, 45, "boven de streefwaarde")]
    [InlineData("omlaag", 38, 42, "niet te zeggen: het getal ligt tussen 38 en 42")]
    [InlineData(null, 41, 45, "boven de streefwaarde; het document zegt niet of hoger beter is")]
    public void A_verdict_holds_for_everything_the_figure_may_be(string? richting, int laag, int hoog, string verwacht) =>
        Oordeel.Van(Indicator() with { Richting = richting }, Stand(laag, hoog), Streef(40)).Tekst.ShouldBe(verwacht);

    [Fact]
    public void Of_a_hidden_figure_nothing_is_said() =>
        Oordeel.Van(Indicator() with { Richting = "omhoog" }, Stand(null, null), Streef(40)).ShouldBe(new Oordeel("geen", "niet te zeggen: het getal is verborgen"));

    [Fact]
    public void Without_a_direction_the_baseline_shows_the_way() =>
        Oordeel.Van(Indicator() with { Nulmeting = [new("2020", "60") { Jaar = 2020, Getal = 60 }] }, Stand(35, 35), Streef(40)).Tekst.ShouldBe("op koers");

    [Fact]
    public void Yes_is_reached_and_no_is_not()
    {
        var mijlpaal = Indicator() with { Eenheid = "ja-nee" };
        var streef = new Streefpunt("2026", 2026, "ja", null, null, null);
        Oordeel.Van(mijlpaal, new Standpunt("2026", 2026.5, null, null, "Ja", Puntsoort.Gemeten), streef).Tekst.ShouldBe("gehaald");
        Oordeel.Van(mijlpaal, new Standpunt("2026", 2026.5, null, null, "nee", Puntsoort.Gemeten), streef).Tekst.ShouldBe("nog niet gehaald");
    }

    [Fact]
    public void A_target_of_policy_staff_goes_before_the_document_from_its_day_on_and_may_lapse()
    {
        var indicator = Indicator() with { Streefwaarden = [new("2026", "40") { Jaar = 2026, Getal = 40 }, new("norm", "50") { Getal = 50 }] };
        Streefwaarde[] gezet = [Gezet(2026, 45, new(2026, 3, 1), 1), Gezet(2026, 60, new(2026, 4, 1), 2), Gezet(2027, 70, new(2026, 1, 1), 1), Gezet(2027, null, new(2026, 2, 1), 2)];

        Streefpunt.Van(indicator, gezet, Vandaag).Select(s => (s.Bij, s.Getal)).ShouldBe([("2026", 45m), ("norm", 50m)]);
        Streefpunt.Van(indicator, gezet, new(2026, 4, 1)).Select(s => (s.Bij, s.Getal)).ShouldBe([("2026", 60m), ("norm", 50m)]);
    }

    [Fact]
    public void Goals_come_from_the_document_with_what_was_changed_beside_it()
    {
        Indicator[] alle = [Indicator() with { Doel = ["Inwoners doen mee", "Minder eenzaam"] }];
        var sleutel = Doelboom.Sleutel(["Inwoners doen mee"]);
        Doelversie[] versies =
        [
            Doel(sleutel, 1, "Iedereen doet mee"), Doel("e-1", 1, "Nieuw doel") , Doel("e-1", 2, "Nieuw doel, beter", "a-1", sleutel),
            Doel("e-2", 1, "Weer weg"), Doel("e-2", 2, "Weer weg", vervallen: true),
        ];

        var boom = Doelboom.Maak(alle, versies);

        var boven = boom.ShouldHaveSingleItem();
        (boven.Naam, boven.Oorspronkelijk).ShouldBe(("Iedereen doet mee", "Inwoners doen mee"));
        boven.Onder.Select(d => (d.Naam, d.IsEigen, d.Indicatoren.Count)).ShouldBe([("Minder eenzaam", false, 1), ("Nieuw doel, beter", true, 1)]);
    }

    private static Indicator Indicator() => new("a-1", "Een indicator", "aantal") { Bron = new("document", "12") };

    private static Standpunt Stand(int? laag, int? hoog) => new("2025", 2025.5, laag, hoog, laag is null ? "verborgen" : $"{laag}", Puntsoort.Gemeten);

    private static Streefpunt Streef(decimal getal) => new("2026", 2026, $"{getal}", getal, null, null);

    private static Streefwaarde Gezet(int jaar, decimal? getal, DateOnly van, int versie) =>
        new() { GemeenteId = "hengelo", IndicatorId = "a-1", Jaar = jaar, Getal = getal, Waarde = getal?.ToString(), GeldigVan = van, Versie = versie, Reden = "raad", Door = "Bram" };

    private static Doelversie Doel(string sleutel, int versie, string naam, string indicatoren = "", string? ouder = null, bool vervallen = false) =>
        new() { GemeenteId = "hengelo", Doel = sleutel, Versie = versie, Naam = naam, Indicatoren = indicatoren, Ouder = ouder, IsVervallen = vervallen, Reden = "raad", Door = "Bram" };
}
