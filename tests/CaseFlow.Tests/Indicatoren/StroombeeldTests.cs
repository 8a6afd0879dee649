using CaseFlow.Bescherming;
using CaseFlow.Cijfers;
using CaseFlow.Grafieken;
using CaseFlow.Indicatoren;
using CaseFlow.Tellingen;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Indicatoren;

public sealed class StroombeeldTests
{
    [Fact]
    public void Tables_of_two_dimensions_give_bands_from_place_to_law_to_outcome()
    {
        var beeld = Stroombeeld.Van(Uitgave(
            Deel("stroom-melding", "vindplaats.wet", ["Wmo", "Jeugdwet", "Alle wetten"], ("Zorgloket", [60, null, 90]), ("School", [null, 40, 45]), ("Totaal", [65, 55, 135])),
            Deel("stroom-uitkomst", "wet.uitkomst", ["Maatwerk", "Advies", "Alle uitkomsten"], ("Wmo", [30, 25, 55]), ("Jeugdwet", [null, 20, 40]), ("Totaal", [50, 45, 95]))))!;

        beeld.Kolommen.Select(k => string.Join(", ", k.Select(n => $"{n.Naam} {n.Tekst}"))).ShouldBe(["Zorgloket 90, School 45", "Wmo 65, Jeugdwet 55", "Maatwerk 50, Advies 45"]);
        beeld.Banden.Select(b => $"{b.Van} {b.Naar} {b.Getal}").ShouldBe(["in-Zorgloket wet-Wmo 60", "in-School wet-Jeugdwet 40", "wet-Wmo uit-Maatwerk 30", "wet-Wmo uit-Advies 25", "wet-Jeugdwet uit-Advies 20"]);
        beeld.Bevinding.ShouldBe("De meeste meldingen kwamen binnen bij Zorgloket (90); de uitkomst was het vaakst Maatwerk (50)");
    }

    [Fact]
    public void Without_the_subjects_there_is_no_flow() => Stroombeeld.Van(Uitgave(Deel("vindplaatsen", "vindplaats", ["Aantal"], ("Zorgloket", [60])))).ShouldBeNull();

    [Theory]
    [InlineData("Zorgloket", "Zorgloket")]
    [InlineData("Algemene voorziening", "Algemene|voorziening")]
    [InlineData("Afwijzing van de aanvraag om hulp", "Afwijzing van|de aanvraag o\u2026")]
    [InlineData("Maatwerkvoorziening", "Maatwerkvoorz\u2026")]
    public void A_long_name_in_the_flow_takes_two_lines_before_it_is_cut(string naam, string regels) => string.Join('|', StroomTagHelper.Regels(naam, 15)).ShouldBe(regels);

    [Fact]
    public void A_line_never_runs_over_a_hidden_figure_and_hidden_bars_tell_nothing_by_their_length()
    {
        Punt Op(int jaar, decimal? getal) => new(jaar + 0.5, $"{jaar}", getal, getal, getal is null ? "verborgen" : $"{getal}", Puntsoort.Gemeten);

        Teken(new LijnTagHelper { Id = "x", Bevinding = "<b>", Punten = [Op(2022, 10), Op(2023, null), Op(2024, 30), Op(2025, 40)] }, out var html);
        html.Split("class=\"lijn reeks-1\"").Length.ShouldBe(2, "one stretch, from 2024 to 2025");
        html.ShouldContain("verborgen-vlak");
        html.ShouldContain("&lt;b&gt;");

        Teken(new StavenTagHelper { Id = "y", Staven = [new("Noord", null, null, "verborgen"), new("Zuid", null, null, "te klein"), Staaf.Precies("Oost", 50)] }, out html);
        html.Split("class=\"verborgen-vlak\"").Skip(1).Select(d => d.Split("width=\"")[1].Split('"')[0]).Distinct().ShouldHaveSingleItem();
    }

    private static void Teken(TagHelper helper, out string html)
    {
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "x"), output);
        html = output.Content.GetContent();
    }

    private static Uitgave Uitgave(params (Deel Deel, Dictionary<string, Cel> Cellen)[] delen)
    {
        var (periode, regels) = (Periode.Parse("2025"), new Leesregels(10, 5));
        return new("hengelo", periode, 1, DateTimeOffset.UnixEpoch, "", regels, [.. delen.Select(d => new Deeluitgave("hengelo", periode, 1, DateTimeOffset.UnixEpoch, "", regels, new Deelinhoud(d.Deel, d.Cellen)))]);
    }

    private static (Deel, Dictionary<string, Cel>) Deel(string id, string tabel, string[] kolommen, params (string Naam, int?[] Getallen)[] rijen) =>
        (new Deel(id, id, "", null, [new Deeltabel(tabel, tabel, "Rij", kolommen, [.. rijen.Select(r => new Deelrij(r.Naam, r.Naam, r.Naam == "Totaal", [.. r.Getallen.Select((_, k) => $"{id}|{r.Naam}|{k}")]))])]),
            rijen.SelectMany(r => r.Getallen.Select((g, k) => ($"{id}|{r.Naam}|{k}", g))).ToDictionary(c => c.Item1, c => c.g is { } getal ? Cel.Getoond(getal) : Cel.Verborgen));
}
