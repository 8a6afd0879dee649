using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.Bescherming;
using CaseFlow.Gemeenten;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Indicatoren.Proefpublicaties;

namespace CaseFlow.Tests.Indicatoren;

/// <summary>One application with ten years of publications in Hengelo, two in Almelo, and none elsewhere.</summary>
public sealed class BeleidsbeeldPaginaTests(BeleidsbeeldPaginaTests.TienJaar jaren) : IClassFixture<BeleidsbeeldPaginaTests.TienJaar>
{
    private static readonly string[] Bladen =
    [
        "/Beleid", "/Beleid/Indicatoren/proef-meldingen", "/Beleid/Indicatoren/proef-meldingen?per=maand", "/Beleid/Indicatoren/proef-ggd", "/Beleid/Raad", "/Beleid/Cijfers", "/Beleid/Cijfers?periode=2020-05",
        "/Beleid/Stroom", "/Beleid/Stroom?periode=2019-Q3", "/Beleid/Wachttijden", "/Beleid/Wachttijden?periode=2024", "/Beleid/Vergelijken", "/Beleid/Vergelijken?periode=2024&met=2017", "/Beleid/Gemeenten",
    ];

    // What stands nowhere on a page of policy staff.
    private static readonly string[] Personen = ["zaak", "inwoner", "gebeurtenis", "huishouden", "dossierregel", "melding", "contactmoment", "taak", "termijn", "indicatie", "besluit"];

    private WebApp App => jaren.App;

    [Theory]
    [InlineData(null)]
    [InlineData("consulent")]
    [InlineData("teamleider")]
    [InlineData("beheer")]
    [InlineData("privacy")]
    public async Task Only_policy_staff_see_the_pages(string? rol)
    {
        var bezoeker = rol is null ? App.Bezoeker() : await App.AanmeldenAsync(rol);
        foreach (var pad in Bladen)
        {
            var blad = await bezoeker.GetAsync(pad);
            blad.Status.ShouldBe(HttpStatusCode.Redirect, pad);
            blad.Naar!.ShouldStartWith(rol is null ? "/Toegang/Aanmelden" : "/Toegang/GeenToegang");
        }
    }

    [Fact]
    public async Task A_page_asks_five_queries_at_most_however_many_years_there_are_and_never_of_persons()
    {
        var (tien, twee) = (await App.AanmeldenAsync("beleid"), await App.AanmeldenAsync("beleid", "almelo"));
        foreach (var pad in Bladen)
        {
            var veel = await VragenAsync(tien, pad);
            veel.Count.ShouldBeLessThanOrEqualTo(5, pad + "\n" + string.Join("\n\n", veel));
            veel.ShouldAllBe(q => Personen.All(t => !q.Contains($"\"{t}\"")), pad);
            if (!pad.Contains('?') && !pad.EndsWith("Gemeenten"))
            {
                (await VragenAsync(twee, pad)).Count.ShouldBe(veel.Count, pad);
            }
        }
    }

    [Fact]
    public async Task Without_a_publication_every_page_says_so()
    {
        var beleid = await App.AanmeldenAsync("beleid", "twenterand");
        foreach (var pad in new[] { "/Beleid/Cijfers", "/Beleid/Stroom", "/Beleid/Wachttijden", "/Beleid/Vergelijken" })
        {
            (await beleid.GetAsync(pad)).Tekst.ShouldContain("verschijnt hier als zij voorbij is", customMessage: pad);
        }
        foreach (var pad in new[] { "/Beleid/Stroom?periode=2025", "/Beleid/Wachttijden?periode=x%27", "/Beleid/Cijfers?periode=2025" })
        {
            (await beleid.GetAsync(pad)).Status.ShouldBe(HttpStatusCode.NotFound, pad);
        }
    }

    [Fact]
    public async Task The_goal_tree_has_each_indicator_with_figure_target_verdict_and_spark_line()
    {
        var blad = await (await App.AanmeldenAsync("beleid")).GetAsync("/Beleid");

        Cellen(blad, "Meldingen").ShouldBe(["250 2025", "200 2026", "op koers", ""]);
        Cellen(blad, "Verborgen").ShouldBe(["verborgen 2025", "20 2026", "niet te zeggen: het getal is verborgen", ""]);
        Cellen(blad, "Eenzaam")[0].ShouldBe("47 % 2020");
        blad.Een(".vonk svg[role=img]")!.GetAttribute("aria-label")!.ShouldBe("Verloop: 2012 120, 2025 250");
        blad.Html.ShouldNotContain("style=");
        // A hidden figure is neither on course nor off it.
        blad.Teksten("section[aria-labelledby=opvallend] h3").ShouldBe(["Niet op koers (0)", "Op koers (1)"]);
        blad.Teksten(".opvallend a").ShouldBe(["Meldingen"]);
        blad.Een("details.paneel:not([open]) > summary")!.TextContent.ShouldBe("proefdocument (4 indicatoren)");
        blad.Alle("details.uitklap a").Select(a => a.TextContent).ShouldBe(["Nog niets"], "without a figure it is folded");
        var gekozen = await (await App.AanmeldenAsync("beleid")).GetAsync("/Beleid?toon=zonder-cijfer");
        gekozen.Een("details.paneel[open] > summary")!.TextContent.ShouldBe("proefdocument (1 indicator)");
        gekozen.Alle(".opvallend, details.uitklap").ShouldBeEmpty();
        Cellen(gekozen, "Nog niets")[0].ShouldBe("nog geen");
    }

    [Fact]
    public async Task The_council_reads_the_goals_that_were_chosen_each_with_what_became_of_it()
    {
        var beleid = await App.AanmeldenAsync("beleid");
        var alle = await beleid.GetAsync("/Beleid/Raad");
        alle.Teksten(".raad--doel > h2").ShouldBe(["Toegang"], "of the other nobody can say whether it is on course");
        alle.Een(".raad__kort")!.TextContent.ShouldContain("Van de 2 indicatoren ligt er 1 op koers en 0 niet.");
        alle.Tekst.ShouldContain("Gestegen van 120 in 2012 naar 250 in 2025");

        var sleutel = alle.Alle("input[name=doel]")[1].GetAttribute("value");
        var een = await beleid.GetAsync($"/Beleid/Raad?doel={sleutel}");
        een.Teksten(".raad--doel > h2").ShouldBe(["Meedoen"]);
        een.Tekst.ShouldContain("Nog zonder cijfer: Nog niets.");
        een.Alle("input[name=doel][checked]").Count.ShouldBe(1);
        (await beleid.GetAsync("/Beleid/Raad?doel=bestaat-niet")).Teksten(".raad--doel > h2").ShouldBe(["Toegang"]);
    }

    [Fact]
    public async Task An_indicator_shows_its_course_its_breakdown_how_it_is_counted_and_what_is_hidden()
    {
        var blad = await (await App.AanmeldenAsync("beleid")).GetAsync("/Beleid/Indicatoren/proef-meldingen");

        blad.Teksten(".cijfer__getal").ShouldBe(["250", "200"]);
        blad.Een("#lijn-grafiek")!.TextContent.ShouldBe("Gestegen van 120 in 2012 naar 250 in 2025");
        blad.Alle(".grafiek--lijn .punt--gemeten").Count.ShouldBeGreaterThan(9);
        blad.Een(".grafiek--lijn .punt--streef").ShouldNotBeNull();
        blad.Tekst.ShouldContain("Titel van proef-meldingen per wijk, 2025");
        blad.Tekst.ShouldContain("1 getal is verborgen");
        blad.Tekst.ShouldContain("Uitleg van proef-meldingen");
        blad.Tekst.ShouldContain("proefdocument, regel 12");
        blad.Tekst.ShouldContain("CaseFlow, gepubliceerd op 10 januari 2026, versie 2 (Verbeterd)");
        var maanden = await (await App.AanmeldenAsync("beleid")).GetAsync("/Beleid/Indicatoren/proef-meldingen?per=maand");
        maanden.Een("nav .filter[aria-current]")!.TextContent.Trim().ShouldBe("Per maand");
        maanden.Tekst.ShouldContain("december 2025");
    }

    [Fact]
    public async Task The_flow_has_the_numbers_of_its_tables()
    {
        var blad = await (await App.AanmeldenAsync("beleid")).GetAsync("/Beleid/Stroom?periode=2025");

        blad.Een("#stroom-grafiek")!.TextContent.ShouldBe("De meeste meldingen kwamen binnen bij Zorgloket (150); de uitkomst was het vaakst Maatwerk (95)");
        blad.Teksten(".grafiek__smal .knoop__getal").ShouldBe(blad.Teksten(".grafiek__breed .knoop__getal"), "for a phone the same flow");
        var getekend = blad.Teksten(".grafiek__breed .knoop__getal").Where(g => g.All(char.IsDigit)).Order().ToList();
        var inTabel = blad.Alle(".beleidstabel tbody tr td:nth-of-type(1)").Select(t => t.TextContent.Trim()).Where(g => g.All(char.IsDigit)).Order().ToList();
        getekend.ShouldBe(inTabel);
        blad.Teksten(".knoop__naam").ShouldNotContain("Huisarts");
        blad.Tekst.ShouldContain("Huisarts");
    }

    [Fact]
    public async Task Waiting_times_stand_beside_their_norm()
    {
        var beleid = await App.AanmeldenAsync("beleid");
        var blad = await beleid.GetAsync("/Beleid/Wachttijden?periode=2025");

        blad.Een("#optijd-grafiek")!.TextContent.ShouldBe("Het minst vaak op tijd: Onderzoek en verslag (ongeveer 75 %)");
        Rij(blad, "Onderzoek en verslag").Take(5).ShouldBe(["6 weken (wet)", "60", "20", "80", "ongeveer 75 %"]);
        blad.Tekst.ShouldContain("Van 1 termijn is in deze periode geen enkel getal te tonen");
        blad.Teksten(".wachttijden__leeg li").ShouldBe(["Besluit op de aanvraag maatwerk"]);
        blad.Teksten("dd").ShouldBe(["Termijn WMO-OND", "Termijn WMO-BES"], "which rule is which");

        var antwoord = JsonNode.Parse(await beleid.Http.GetStringAsync("/api/v1/publicaties/2025/wachttijden"))!["termijnen"]!.AsArray();
        antwoord.Select(t => $"{t!["regel"]} {t["naam"]}, {t["norm"]}: {t["opTijd"]!["weergave"]}".Replace('\u00a0', ' ')).ShouldContain("WMO-OND Onderzoek en verslag, 6 weken (wet): ongeveer 75 %", "a program reads what the page shows");
        var onderzoek = antwoord.Single(t => $"{t!["regel"]}" == "WMO-OND")!["cellen"]!.AsArray();
        onderzoek.Select(c => $"{c!["waarde"]}").ShouldBe(["60", "20", "80"]);
        antwoord.Single(t => $"{t!["regel"]}" == "WMO-BES")!["cellen"]!.AsArray().ShouldAllBe(c => c!["waarde"] == null && $"{c["status"]}" == "verborgen");
    }

    [Fact]
    public async Task Two_periods_differ_only_where_that_is_certain()
    {
        var beleid = await App.AanmeldenAsync("beleid");
        var blad = await beleid.GetAsync("/Beleid/Vergelijken?periode=2025&met=2016");
        Rij(blad, "Meldingen").ShouldBe(["Indicatoren", "250", "160", "hoger (+90)"]);
        blad.Alle("th[scope=row]").ShouldNotContain(th => th.TextContent.Trim() == "Verborgen", "hidden on both sides it says nothing");
        blad.Tekst.ShouldContain("in beide perioden verborgen");
        Rij(blad, "Zorgloket").ShouldBe(["Titel van vindplaatsen per vindplaats", "150", "150", "ongeveer gelijk"]);
        blad.Een("tbody th")!.TextContent.Trim().ShouldBe("Meldingen", "the largest change comes first");
        (await beleid.GetAsync("/Beleid/Vergelijken?periode=2025&met=2025-Q1")).Tekst.ShouldContain("niet even lang");
        (await beleid.GetAsync("/Beleid/Vergelijken?periode=2025&met=1980")).Tekst.ShouldContain("Kies twee verschillende perioden");
        (await beleid.GetAsync("/Beleid/Vergelijken")).Tekst.ShouldContain("2024");
    }

    [Fact]
    public async Task Municipalities_are_compared_when_both_share()
    {
        var beleid = await App.AanmeldenAsync("beleid");
        var blad = await beleid.GetAsync("/Beleid/Gemeenten");
        blad.Een("#gemeenten-grafiek")!.TextContent.ShouldBe("2025: hoger dan de andere gemeenten");
        Rij(blad, "2025").ShouldBe(["250", "40"]);
        Rij(blad, "2020").ShouldBe(["200", "niet gepubliceerd"]);
        blad.Teksten("thead th").ShouldBe(["Periode", "Hengelo", "Almelo"]);

        JsonNode.Parse(await beleid.Http.GetStringAsync("/api/v1/gemeentevergelijkingen"))!.AsArray().Select(o => $"{o!["onderwerp"]}").ShouldContain("meldingen");
        var perioden = JsonNode.Parse(await beleid.Http.GetStringAsync("/api/v1/gemeentevergelijkingen/meldingen"))!["perioden"]!.AsArray();
        perioden.Single(p => $"{p!["periode"]}" == "2025")!["gemeenten"]!.AsArray().Select(g => $"{g!["naam"]} {g["cijfer"]!["getal"]}").ShouldBe(["Hengelo 250", "Almelo 40"]);
        perioden.Single(p => $"{p!["periode"]}" == "2020")!["gemeenten"]![1]!["cijfer"].ShouldBeNull();

        // It counts the same, but does not share: it sees nothing and is not seen.
        var haaksbergen = await App.AanmeldenAsync("beleid", "haaksbergen");
        (await haaksbergen.GetAsync("/Beleid/Gemeenten")).Tekst.ShouldContain("deelt haar gepubliceerde cijfers niet");
        JsonNode.Parse(await haaksbergen.Http.GetStringAsync("/api/v1/gemeentevergelijkingen"))!.AsArray().ShouldBeEmpty();
        (await haaksbergen.Http.GetAsync("/api/v1/gemeentevergelijkingen/meldingen")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_figures_of_a_period_leave_indicators_to_their_own_page()
    {
        var blad = await (await App.AanmeldenAsync("beleid")).GetAsync("/Beleid/Cijfers?periode=2025-Q2");
        blad.Teksten("h2").ShouldBe(["Titel van vindplaatsen", "Titel van uitkomsten", "Termijnen"]);
        blad.Een("nav .filter[aria-current=page]")!.TextContent.ShouldBe("2e kwartaal");
    }

    private async Task<IReadOnlyList<string>> VragenAsync(Bezoeker wie, string pad)
    {
        App.Queries.Begin();
        (await wie.GetAsync(pad)).Status.ShouldBe(HttpStatusCode.OK, pad);
        return App.Queries.Gezien;
    }

    private static IReadOnlyList<string> Cellen(Blad blad, string naam) => Rij(blad, naam);

    private static IReadOnlyList<string> Rij(Blad blad, string naam) =>
        [.. blad.Alle("tbody tr").First(tr => tr.QuerySelector("th")?.TextContent.Trim() == naam).QuerySelectorAll("td").Select(td => string.Join(' ', td.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    public sealed class TienJaar : IAsyncLifetime
    {
        public WebApp App { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            App = await WebApp.StartAsync();
            App.Services.GetRequiredService<Configuratie>().Indicatoren = [.. new[] { "hengelo", "almelo", "haaksbergen" }.SelectMany(Proef)];
            await App.DbAsync(db =>
            {
                Leg(db, "hengelo", 2016, 2025, Meldingen(250), Aantal("proef-verborgen", _ => null), Vindplaatsen, Uitkomsten, Wmo);
                Leg(db, "hengelo", Periode.Parse("2025"), 2, Meldingen(250), Aantal("proef-verborgen", _ => null), Vindplaatsen, Uitkomsten, Wmo);
                Leg(db, "almelo", 2024, 2025, Meldingen(40), Vindplaatsen, Uitkomsten, Wmo);
                Leg(db, "haaksbergen", 2025, 2025, Meldingen(900));
                return Task.FromResult(true);
            });
        }

        public Task DisposeAsync() => App.DisposeAsync().AsTask();

        private static Func<Periode, (Deel, Dictionary<string, Cel>)> Meldingen(int nu) => Aantal("proef-meldingen", p => nu - 10 * (2025 - p.Jaar));

        private static Func<Periode, (Deel, Dictionary<string, Cel>)> Vindplaatsen => Aantal("vindplaatsen", _ => 200, "vindplaats", "Vindplaats", ("Zorgloket", 150), ("Wijkteam", 45), ("Huisarts", null));

        private static Func<Periode, (Deel, Dictionary<string, Cel>)> Uitkomsten => Aantal("uitkomsten", _ => 180, "uitkomst", "Uitkomst", ("Maatwerk", 95), ("Algemene voorziening", 80), ("Doorverwezen", null));

        private static Func<Periode, (Deel, Dictionary<string, Cel>)> Wmo => Termijntabel(("WMO-OND", 60, 20, 80), ("WMO-BES", null, null, null));

        private static IEnumerable<Indicator> Proef(string gemeente) =>
        [
            new("proef-meldingen", "Meldingen", "aantal")
            {
                Gemeente = gemeente, Doel = ["Toegang"], Bron = new("proefdocument", "12"), Telling = new Teldefinitie(Telsoort.Aantal, new Telgroep { Gebeurtenis = "melding.geregistreerd" }), Vergelijking = "meldingen", Richting = "omhoog",
                Historie = [new("2012", "120") { Jaar = 2012, Getal = 120 }], Streefwaarden = [new("2026", "200") { Jaar = 2026, Getal = 200 }],
            },
            new("proef-verborgen", "Verborgen", "aantal") { Gemeente = gemeente, Doel = ["Toegang"], Bron = new("proefdocument", "14"), Telling = new Teldefinitie(Telsoort.Aantal, new Telgroep { Gebeurtenis = "melding.geregistreerd" }), Streefwaarden = [new("2026", "20") { Jaar = 2026, Getal = 20 }] },
            new("proef-ggd", "Eenzaam", "percentage") { Gemeente = gemeente, Doel = ["Meedoen", "Minder eenzaam"], Bron = new("proefdocument", "20"), Historie = [new("2020", "47") { Jaar = 2020, Getal = 47 }] },
            new("proef-leeg", "Nog niets", "percentage") { Gemeente = gemeente, Doel = ["Meedoen", "Minder eenzaam"], Bron = new("proefdocument", "22") },
        ];
    }
}
