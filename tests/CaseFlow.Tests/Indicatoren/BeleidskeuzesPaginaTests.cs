using System.Net;
using System.Text;
using CaseFlow.Gemeenten;
using CaseFlow.Indicatoren;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Indicatoren;

public sealed class BeleidskeuzesPaginaTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly string[] Paden = ["/Beleid", "/Beleid/Indicatoren/proef-eenzaam", "/Beleid/Indicatoren/proef-eenzaam/Streefwaarde", "/Beleid/Waarden", "/Beleid/Waarden?handler=Voorbeeld", "/Beleid/Doelen", "/Beleid/Doelen/nieuw", "/Beleid/Raad"];

    [Theory]
    [InlineData(null)]
    [InlineData("consulent")]
    [InlineData("teamleider")]
    [InlineData("beheer")]
    [InlineData("privacy")]
    public async Task Only_policy_staff_see_goals_and_targets(string? rol)
    {
        Begin("almelo");
        var bezoeker = rol is null ? app.Bezoeker() : await app.AanmeldenAsync(rol, "almelo");
        foreach (var pad in Paden)
        {
            var blad = await bezoeker.GetAsync(pad);
            blad.Status.ShouldBe(HttpStatusCode.Redirect, pad);
            blad.Naar!.ShouldStartWith(rol is null ? "/Toegang/Aanmelden" : "/Toegang/GeenToegang");
        }
    }

    [Fact]
    public async Task An_indicator_of_another_municipality_is_not_there()
    {
        Begin("hengelo");
        var beleid = await app.AanmeldenAsync("beleid", "twenterand");
        (await beleid.GetAsync("/Beleid/Indicatoren/proef-eenzaam")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await beleid.GetAsync("/Beleid/Indicatoren/proef-eenzaam/Streefwaarde")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await beleid.GetAsync("/Beleid")).Tekst.ShouldContain("nog geen indicatoren");
    }

    [Fact]
    public async Task Figures_from_outside_are_read_replaced_and_kept()
    {
        Begin("hengelo");
        var beleid = await app.AanmeldenAsync("beleid");
        (await beleid.Http.GetStringAsync("/Beleid/Waarden?handler=Voorbeeld")).ShouldContain("proef-eenzaam,Minder inwoners zijn eenzaam,,,GGD,,");

        var blad = await StuurAsync(beleid, """
            indicator,naam,periode,waarde,bron,datum,opmerking
            proef-eenzaam,,2024,"41,5",GGD,2025-02-01,
            proef-eenzaam,,2025,44,GGD,2026-02-01,steekproef
            proef-geteld,,2025,12,eigen,2026-02-01,
            proef-eenzaam,,2027,12,GGD,2026-02-01,
            bestaat-niet,,2025,12,GGD,2026-02-01,
            proef-eenzaam,,2025,12 procent,GGD,2026-02-01,
            proef-plan,,2025,misschien,eigen,2026-02-01,
            proef-plan,,,,,,
            inwoners,,2025,81000,CBS,2026-01-01,
            """);
        blad.Tekst.ShouldContain("8 rijen gelezen: 3 verwerkt, 0 dubbel en niet nog eens gedaan, 5 afgewezen");
        blad.Tekst.ShouldContain("Deze indicator telt CaseFlow zelf.");
        blad.Tekst.ShouldContain("De periode ligt in de toekomst.");
        blad.Tekst.ShouldContain("is geen indicator van deze gemeente");

        (await StuurAsync(beleid, "indicator,periode,waarde,bron,datum,opmerking\nproef-eenzaam,2025,46,GGD,2026-02-01,steekproef\n")).Tekst.ShouldContain("1 verwerkt");
        // Back to what it was first: not the same row again, but a new value.
        (await StuurAsync(beleid, "indicator,periode,waarde,bron,datum,opmerking\nproef-eenzaam,2025,44,GGD,2026-02-01,steekproef\n")).Tekst.ShouldContain("1 verwerkt");
        (await StuurAsync(beleid, "indicator,periode,waarde,bron,datum,opmerking\nproef-eenzaam,2025,44,GGD,2026-02-01,steekproef\n")).Tekst.ShouldContain("0 verwerkt, 1 dubbel");

        var pagina = await beleid.GetAsync("/Beleid/Indicatoren/proef-eenzaam");
        pagina.Teksten(".cijfer__getal")[0].ShouldBe("44 %");
        pagina.Tekst.ShouldContain("Alle ingelezen waarden (4)");
        pagina.Tekst.ShouldContain("2, vervangen");
        var versies = await app.DbAsync(db => db.ExterneWaarden.Where(w => w.Reeks == "proef-eenzaam" && w.Periode == "2025").OrderBy(w => w.Versie).Select(w => new { w.Waarde, w.Door }).ToListAsync());
        versies.Select(v => v.Waarde).ShouldBe(["44", "46", "44"]);
        versies.ShouldAllBe(v => v.Door.StartsWith("Bram"));
        pagina.Html.ShouldNotContain("style=");
    }

    [Fact]
    public async Task A_target_is_set_with_its_reason_and_every_one_stays()
    {
        Begin("haaksbergen");
        var beleid = await app.AanmeldenAsync("beleid", "haaksbergen");
        await StuurAsync(beleid, "indicator,periode,waarde,bron,datum\nproef-eenzaam,2025,44,GGD,2026-02-01\n");
        var blad = await beleid.GetAsync("/Beleid/Indicatoren/proef-eenzaam/Streefwaarde");

        (await blad.VerstuurAsync("Streefwaarde vastleggen", ("jaar", "volgend jaar"), ("waarde", "veel"))).Tekst.ShouldContain("Er zijn 3 dingen die nog niet kloppen");
        var klaar = await blad.VerstuurAsync("Streefwaarde vastleggen", ("jaar", "2026"), ("waarde", "40,5"), ("richting", "omlaag"), ("reden", "Raad 3 maart"));
        var pagina = await klaar.VolgAsync();
        pagina.Teksten(".cijfer__getal")[1].ShouldBe("40,5 %");
        pagina.Een(".oordeel")!.TextContent.Trim().ShouldBe("boven de streefwaarde");

        await (await beleid.GetAsync("/Beleid/Indicatoren/proef-eenzaam/Streefwaarde")).VerstuurAsync("Streefwaarde vastleggen", ("jaar", "2026"), ("waarde", "45"), ("richting", "omlaag"), ("reden", "Bijgesteld"));
        (await beleid.GetAsync("/Beleid/Indicatoren/proef-eenzaam")).Een(".oordeel")!.TextContent.Trim().ShouldBe("op koers");
        var geschiedenis = (await beleid.GetAsync("/Beleid/Indicatoren/proef-eenzaam/Streefwaarde")).Tekst;
        geschiedenis.ShouldContain("Raad 3 maart");
        geschiedenis.ShouldContain("Bijgesteld");
        geschiedenis.ShouldContain("uit het document");
        (await app.DbAsync(db => db.Logregels.CountAsync(l => l.GemeenteId == "haaksbergen" && l.Onderdeel == "streefwaarde van proef-eenzaam voor 2026" && l.Medewerker.StartsWith("Bram")))).ShouldBe(2);
        (await beleid.GetAsync("/Beleid?toon=op-koers")).Teksten(".indicatoren th[scope=row]").ShouldBe(["Minder inwoners zijn eenzaam"]);
    }

    [Fact]
    public async Task What_is_said_of_a_figure_has_versions_and_needs_a_figure()
    {
        Begin("almelo");
        var beleid = await app.AanmeldenAsync("beleid", "almelo");
        (await beleid.GetAsync("/Beleid/Indicatoren/proef-eenzaam/Duiding?periode=2025")).Status.ShouldBe(HttpStatusCode.NotFound);
        await StuurAsync(beleid, "indicator,periode,waarde,bron,datum\nproef-eenzaam,2025,44,GGD,2026-02-01\n");
        var blad = await beleid.GetAsync("/Beleid/Indicatoren/proef-eenzaam/Duiding?periode=2025");

        (await blad.VerstuurAsync("Duiding vastleggen")).Tekst.ShouldContain("Schrijf wat u bij dit cijfer wilt zeggen.");
        await blad.VerstuurAsync("Duiding vastleggen", ("tekst", "De vraag is <b>anders</b> gesteld."));
        await blad.VerstuurAsync("Duiding vastleggen", ("tekst", "Beter gezegd."));

        var pagina = await beleid.GetAsync("/Beleid/Indicatoren/proef-eenzaam");
        pagina.Tekst.ShouldContain("Beter gezegd.");
        pagina.Tekst.ShouldContain("versie 2");
        (await beleid.GetAsync("/Beleid/Raad")).Tekst.ShouldContain("Beter gezegd.");
        (await beleid.GetAsync("/Beleid/Indicatoren/proef-eenzaam/Duiding?periode=2025")).Html.ShouldContain("De vraag is &lt;b&gt;anders&lt;/b&gt; gesteld.");
    }

    [Fact]
    public async Task A_goal_is_renamed_and_another_added()
    {
        Begin("hengelo");
        var beleid = await app.AanmeldenAsync("beleid");
        var boom = await beleid.GetAsync("/Beleid/Doelen");
        var doel = boom.Alle(".doelboom a").First(a => a.TextContent == "Inwoners doen mee").GetAttribute("href")!;

        (await (await beleid.GetAsync(doel)).VerstuurAsync("Doel vastleggen", ("naam", "Iedereen doet mee"))).Tekst.ShouldContain("Schrijf in het kort waarom");
        await (await beleid.GetAsync(doel)).VerstuurAsync("Doel vastleggen", ("naam", "Iedereen doet mee"), ("reden", "Nieuw college"));
        await (await beleid.GetAsync("/Beleid/Doelen/nieuw")).VerstuurAsync("Doel vastleggen", ("naam", "Sterke buurten"), ("indicatoren", "proef-eenzaam"), ("reden", "Motie"));

        var pagina = await beleid.GetAsync("/Beleid");
        pagina.Teksten(".doel--3 > h3").ShouldBe(["Iedereen doet mee", "Sterke buurten"]);
        pagina.Teksten("summary > h2")[^1].ShouldBe("Doelen die uw gemeente zelf toevoegde (1 indicator)");
        pagina.Tekst.ShouldContain("In het document heet dit doel: Inwoners doen mee");
        pagina.Teksten(".indicatoren th[scope=row]").Count(t => t == "Minder inwoners zijn eenzaam").ShouldBe(2);
        (await beleid.GetAsync("/Beleid/Doelen")).Tekst.ShouldContain("Nieuw college");
        (await beleid.GetAsync("/Beleid/Doelen/bestaat-niet")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("consulent")]
    [InlineData("beheer")]
    public async Task The_service_refuses_whoever_is_not_policy_staff(string rol)
    {
        Begin("hengelo");
        var wie = await app.Bouwer().Als(rol);
        await app.Bouwer().In<Beleidskeuzes, bool>(async k =>
        {
            (await Should.ThrowAsync<CaseFlow.Shared.WeigeringException>(() => k.ZetStreefwaardeAsync(wie, "proef-eenzaam", "2026", "4", null, new(2026, 1, 1), "x"))).Id.ShouldBe("rol-onbevoegd");
            (await Should.ThrowAsync<CaseFlow.Shared.WeigeringException>(() => k.ZetDoelAsync(wie, null, "x", null, [], false, "x"))).Id.ShouldBe("rol-onbevoegd");
            (await Should.ThrowAsync<CaseFlow.Shared.WeigeringException>(() => k.ZetDuidingAsync(wie, "proef-eenzaam", Periode.Parse("2025"), "x"))).Id.ShouldBe("rol-onbevoegd");
            return true;
        });
    }

    // The definitions of one municipality, so that a test does not depend on what the real documents say.
    private void Begin(string gemeente) => app.Services.GetRequiredService<Configuratie>().Indicatoren = [.. app.Services.GetRequiredService<Configuratie>().Indicatoren.Where(i => i.Gemeente != gemeente && i.Id.StartsWith("proef")), .. Proef(gemeente)];

    private static IEnumerable<Indicator> Proef(string gemeente) =>
    [
        new("proef-eenzaam", "Minder inwoners zijn eenzaam", "percentage")
        {
            Gemeente = gemeente, Doel = ["Inwoners doen mee", "Minder eenzaamheid"], Bron = new("sociale visie", "12"), Herkomst = "GGD", Historie = [new("2020", "47") { Jaar = 2020, Getal = 47 }],
            Streefwaarden = [new("2028", "43") { Jaar = 2028, Getal = 43 }],
        },
        new("proef-plan", "Er is een plan", "ja-nee") { Gemeente = gemeente, Doel = ["Inwoners doen mee"], Bron = new("sociale visie", "14"), Streefwaarden = [new("2026", "ja") { Jaar = 2026 }] },
        new("proef-geteld", "Meldingen", "aantal") { Gemeente = gemeente, Doel = ["Inwoners doen mee"], Bron = new("sociale visie", "15"), Telling = new Teldefinitie(Telsoort.Aantal, new Telgroep { Gebeurtenis = "melding.geregistreerd" }) },
    ];

    private static async Task<Blad> StuurAsync(Bezoeker bezoeker, string tekst)
    {
        var token = (await bezoeker.GetAsync("/Beleid/Waarden")).Een("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var inhoud = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(tekst)), "bestand", "waarden.csv" } };
        return await (await Blad.LeesAsync(bezoeker, await bezoeker.Http.PostAsync("/Beleid/Waarden", inhoud))).VolgAsync();
    }
}
