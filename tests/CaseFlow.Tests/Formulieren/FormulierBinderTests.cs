using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Tests.Testing;
using Microsoft.Extensions.Primitives;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Formulieren;

public sealed class FormulierBinderTests
{
    private static readonly Configuratie Configuratie = Configuratie.Load(Zaakbouwer.Workflows);
    private static readonly Keuzelijsten Lijsten = Configuratie.Keuzelijsten("hengelo");

    [Fact]
    public void Names_are_paths_and_every_kind_gets_its_shape()
    {
        Lees("melding",
            ("inwoner.naam", "Anna Wit"), ("inwoner.geboortedatum", "1951-04-12"), ("inwoner.contact.veilig-bereikbaar", "false"), ("spoed", "geweld"), ("spoed", "dakloos"),
            ("toestemming", "true"), ("ontvangen", "2026-03-02T16:30"), ("vertegenwoordiger.4.naam", "Ben"), ("vertegenwoordiger.1.naam", "Els"), ("vertegenwoordiger.2.naam", " "))
            .ShouldBeJson("""
            {"ontvangen":"2026-03-02T16:30","spoed":["geweld","dakloos"],"toestemming":true,
             "inwoner":{"naam":"Anna Wit","geboortedatum":"1951-04-12","contact":{"veilig-bereikbaar":false}},
             "vertegenwoordiger":[{"naam":"Els"},{"naam":"Ben"}]}
            """);
    }

    [Fact]
    public void A_map_takes_the_keys_of_its_list_and_a_list_of_names_one_per_line()
    {
        Lees("gesprek", ("leefgebieden.wonen.score", "7,5"), ("leefgebieden.wonen.tekst", "Goed"), ("leefgebieden.geld.tekst", ""), ("leefgebieden.Geen Sleutel.tekst", "x"))
            .ShouldBeJson("""{"leefgebieden":{"wonen":{"score":7.5,"tekst":"Goed"}}}""");
        Lees("plan", ("doelen", "Een schoon huis\r\n\r\n  Minder alleen  \n")).ShouldBeJson("""{"doelen":["Een schoon huis","Minder alleen"]}""");
    }

    [Fact]
    public void Names_that_no_field_has_are_passed_over() =>
        Lees("triage", ("__RequestVerificationToken", "x"), ("uitkomst", "beantwoord"), ("naar.x", "y"), ("toelichting", "ok")).ShouldBeJson("""{"toelichting":"ok"}""");

    [Theory]
    [InlineData("9-3-2026", "2026-03-09")]
    [InlineData("09/03/2026", "2026-03-09")]
    [InlineData("9.3.2026", "2026-03-09")]
    [InlineData("9 3 2026", "2026-03-09")]
    [InlineData("2026-03-09", "2026-03-09")]
    [InlineData("31-2-2026", "31-2-2026")]
    [InlineData("gisteren", "gisteren")]
    public void Dates_are_read_as_people_write_them_and_else_kept(string getypt, string gelezen) =>
        Lees("triage", ("datum", getypt)).ShouldBeJson($$"""{"datum":"{{gelezen}}"}""");

    [Theory]
    [InlineData("2026-03-09T14:30", "2026-03-09T14:30")]
    [InlineData("9-3-2026 14:30", "2026-03-09T14:30")]
    [InlineData("9-3-2026 9.05 uur", "2026-03-09T09:05")]
    [InlineData("9-3-2026", "2026-03-09")]
    [InlineData("9-3-2026 laat", "9-3-2026 laat")]
    public void Moments_too(string getypt, string gelezen) => Lees("melding", ("ontvangen", getypt)).ShouldBeJson($$"""{"ontvangen":"{{gelezen}}"}""");

    [Theory]
    [InlineData("1.250,50", "1250.50")]
    [InlineData("€ 12", "12")]
    [InlineData("1.250", "1250")]
    [InlineData("7.5", "7.5")]
    [InlineData("7,5,3", "\"7,5,3\"")]
    [InlineData("veel", "\"veel\"")]
    public void Amounts_have_a_decimal_comma(string getypt, string gelezen) => Lees("besluit", ("pgb.tarief", getypt)).ShouldBeJson("{\"pgb\":{\"tarief\":" + gelezen + "}}");

    [Fact]
    public void A_number_that_cannot_be_read_is_refused_and_not_made_into_another()
    {
        var fouten = Controleer("gesprek", "niet-verschenen", ("leefgebieden.wonen.score", "7,5,3"));

        fouten.ShouldHaveSingleItem().Veld.ShouldBe("leefgebieden.wonen.score");
    }

    [Theory]
    [InlineData("melding", """
        {"kanaal":"balie","spoed":["geweld"],"toestemming":false,"ontvangen":"2026-03-02T16:30","inwoner":{"naam":"<b>\"Anna\" & co","bsn":"12345"},
         "anoniem":true,"vertegenwoordiger":[{"naam":"Els","soort":"mentor"},{"telefoon":"06"}],"tekst":"regel 1\nregel 2"}
        """)]
    [InlineData("gesprek", """{"huisbezoek":true,"leefgebieden":{"wonen":{"score":7.5},"eigen-woord":{"tekst":"x"}},"datum":"31-2-2026"}""")]
    [InlineData("afweging", """{"sporen":["maatwerk:rolstoel","netwerk"],"bevindingen":{"hulpvraag":{"tekst":"a","bron":"b"},"netwerk":{"volstaat":"deels"}}}""")]
    [InlineData("plan", """{"doelen":["een","twee"],"akkoord-inwoner":false,"overbrugging":true}""")]
    [InlineData("besluit", """{"pgb":{"tarief":12.5,"bekwaam":true},"eenmalig":true}""")]
    public void What_was_typed_comes_back_as_it_was(string formulier, string gegevens)
    {
        var waarden = FormulierBinder.Toon(Configuratie.Formulieren[formulier], JsonNode.Parse(gegevens)!.AsObject());
        var terug = FormulierBinder.Lees(Configuratie.Formulieren[formulier], waarden.Alle.Select(w => KeyValuePair.Create(w.Key, new StringValues([.. w.Value]))), Lijsten);

        JsonNode.DeepEquals(terug, JsonNode.Parse(gegevens)).ShouldBeTrue(terug.ToJsonString());
    }

    [Fact]
    public void An_outcome_takes_along_only_what_is_asked_with_it()
    {
        var formulier = Configuratie.Formulieren["triage"];
        var gegevens = JsonNode.Parse("""{"naar":"Wijkracht","zaak":"Z2026-000001","toelichting":"Gebeld"}""")!.AsObject();

        FormulierBinder.VoorUitkomst(formulier, gegevens, "doorverwezen").ToJsonString().ShouldBe("""{"toelichting":"Gebeld","naar":"Wijkracht"}""");
        gegevens.Count.ShouldBe(3);
    }

    [Fact]
    public void Fields_of_one_outcome_stand_together_and_those_of_no_offered_outcome_are_left_out()
    {
        var weergave = new FormulierWeergave(Configuratie.Formulieren["gesprek"], new Veldwaarden(), Lijsten)
        {
            Uitkomsten = [new Keuze("afgerond", "Gesprek afronden"), new Keuze("niet-verschenen", "Kwam niet")],
        };

        weergave.Delen.Select(d => d.Kop).ShouldNotContain("Stoppen zonder gesprek");
        weergave.Delen[0].Kop.ShouldBe("Het gesprek");
        weergave.Delen[0].BijUitkomst.ShouldHaveSingleItem().Label.ShouldBe("Gesprek afronden");
        weergave.Delen.Single(d => d.Kop == "Voor het verslag").Altijd.Select(v => v.Naam).ShouldBe(["datum", "vorm", "schuldhulp-gevraagd-op"]);
    }

    [Fact]
    public void A_field_that_only_some_outcomes_need_says_which()
    {
        var weergave = new FormulierWeergave(Configuratie.Formulieren["levering"], new Veldwaarden(), Lijsten)
        {
            Uitkomsten = [new Keuze("gestart", "De levering start"), new Keuze("wachtlijst", "Op de wachtlijst")],
        };

        weergave.Veld("datum").Uitleg!.ShouldEndWith("Nodig bij: ‘De levering start’.");
    }

    private static string Lees(string formulier, params (string Naam, string Waarde)[] velden) => Gelezen(formulier, velden).ToJsonString(new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private static JsonObject Gelezen(string formulier, (string Naam, string Waarde)[] velden) => FormulierBinder.Lees(
        Configuratie.Formulieren[formulier],
        velden.GroupBy(v => v.Naam).Select(g => KeyValuePair.Create(g.Key, new StringValues([.. g.Select(v => v.Waarde)]))),
        Lijsten);

    private static IReadOnlyList<CaseFlow.Shared.Veldfout> Controleer(string formulier, string uitkomst, params (string Naam, string Waarde)[] velden) =>
        FormulierControle.Controleer(new Controlevraag(Configuratie.Formulieren[formulier], new Invoer(Gelezen(formulier, velden)), uitkomst, Lijsten, Klok.Dinsdag));
}

internal static class JsonTekst
{
    /// <summary>Compares JSON whatever its white space.</summary>
    public static void ShouldBeJson(this string werkelijk, string verwacht) =>
        JsonNode.DeepEquals(JsonNode.Parse(werkelijk), JsonNode.Parse(verwacht)).ShouldBeTrue(werkelijk);
}
