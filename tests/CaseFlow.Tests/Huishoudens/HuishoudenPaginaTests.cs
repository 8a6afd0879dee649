using System.Net;
using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Huishoudens;

/// <summary>A household as a picture and a list: first who may not see it, then what leaves no trace in it.</summary>
public sealed class HuishoudenPaginaTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Nergens = "/Huishoudens/0198c6c0-0000-7000-8000-000000000000";

    private readonly Zaakbouwer _bouwer = app.Bouwer();

    [Fact]
    public async Task Who_may_open_no_case_of_it_sees_as_little_as_of_one_that_does_not_exist()
    {
        await _bouwer.Melding("""{ "inwoner": { "naam": "Wilhelmina Huisgenoot", "geboortedatum": "1950-01-01" } }""");
        (await app.Bezoeker().GetAsync(Pad)).Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/Aanmelden");
        (await (await app.AanmeldenAsync("beleid")).GetAsync(Pad)).Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/GeenToegang");
        var vreemd = await app.AanmeldenAsync("consulent", "almelo");
        var (echt, verzonnen) = (await vreemd.GetAsync(Pad), await vreemd.GetAsync(Nergens));

        echt.Status.ShouldBe(HttpStatusCode.NotFound);
        echt.Tekst.ShouldBe(verzonnen.Tekst);
        echt.Html.ShouldNotContain("Wilhelmina");
        (await (await app.AanmeldenAsync("consulent")).GetAsync(Pad)).Tekst.ShouldContain("Wilhelmina");
    }

    [Fact]
    public async Task Members_cases_and_helpers_are_drawn_and_told_and_each_read_is_logged()
    {
        var moeder = await _bouwer.Melding("""{ "inwoner": { "naam": "Geertruida van den Heuvel-Berendsen", "geboortedatum": "1951-05-05" }, "vertegenwoordiger": [{ "naam": "Bert Bewind", "soort": "bewindvoerder" }] }""");
        await _bouwer.Tot("levering");
        var zoon = await _bouwer.Melding("""{ "inwoner": { "naam": "Piet Heuvel", "geboortedatum": "1980-05-05" } }""");
        await _bouwer.Handeling("huishouden-in", $$"""{ "huishouden": "{{moeder.Nummer}}", "rol": "kind" }""");
        await _bouwer.Taak("triage", "doorverwezen");
        var consulent = await app.AanmeldenAsync("consulent");

        _bouwer.Zaak = moeder;
        var blad = await consulent.GetAsync($"{Pad}?zaak={moeder.Nummer}");

        blad.Een("figure figcaption")!.TextContent.ShouldBe("U ziet hier 2 personen, 1 open zaak en 1 afgesloten zaak.");
        // A long name breaks between words and keeps its sense; the list has all of it.
        blad.Teksten("figure svg text").ShouldContain("Geertruida van");
        blad.Teksten("figure svg text").ShouldContain($"Zaak {zoon.Nummer}");
        blad.Alle("figure svg .dossier--dicht").Count.ShouldBeGreaterThan(0);
        blad.Tekst.ShouldContain("Geertruida van den Heuvel-Berendsen, 74 jaar, inwoner van deze zaak");
        blad.Tekst.ShouldContain("Piet Heuvel, 45 jaar, kind");
        blad.Tekst.ShouldContain("Zorg Dichtbij, huishoudelijke ondersteuning");
        blad.Tekst.ShouldContain("Bert Bewind, bewindvoerder");
        blad.Alle("main section a[href^='/Zaken/']").Select(a => a.GetAttribute("href")).ShouldBe([$"/Zaken/{moeder.Nummer}", $"/Zaken/{zoon.Nummer}"], ignoreOrder: true);
        blad.Een("figure svg")!.GetAttribute("role").ShouldBe("img");
        (await app.DbAsync(db => db.Logregels.Where(l => l.Onderdeel == "huishouden" && (l.ZaakId == moeder.Id || l.ZaakId == zoon.Id)).Select(l => l.InwonerId).ToListAsync())).ShouldBe([moeder.InwonerId, zoon.InwonerId], ignoreOrder: true);

        // Under another law only that it is there: what it is about is for who looks from it.
        await app.DbAsync(db => db.Zaken.Where(z => z.Id == zoon.Id).ExecuteUpdateAsync(z => z.SetProperty(x => x.Wet, "Jeugdwet").SetProperty(x => x.TypeHulpvraag, "veiligheid")));
        var vanuitWmo = await consulent.GetAsync($"{Pad}?zaak={moeder.Nummer}");
        vanuitWmo.Tekst.ShouldContain($"Zaak {zoon.Nummer}: afgesloten, valt onder een andere wet");
        vanuitWmo.Tekst.ShouldNotContain("veiligheid", Case.Insensitive);
        (await consulent.GetAsync($"{Pad}?zaak={zoon.Nummer}")).Tekst.ShouldContain($"Zaak {zoon.Nummer}: afgesloten, veiligheid");

        // Beside the case it is small, and leads here.
        var zaak = await consulent.GetAsync($"/Zaken/{moeder.Nummer}");
        zaak.Alle("aside .grafiek--huishouden .mens").Count.ShouldBe(4);
        zaak.Een($"aside a[href='{Pad}?zaak={moeder.Nummer}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_shielded_or_of_another_team_is_counted_as_nothing_at_all()
    {
        var open = await _bouwer.Melding("""{ "inwoner": { "naam": "Grietje Zichtbaar", "geboortedatum": "1951-05-05" } }""");
        var dicht = await _bouwer.Melding("""{ "inwoner": { "naam": "Kunigonde Schuil", "geboortedatum": "1985-05-05" } }""");
        await _bouwer.Handeling("huishouden-in", $$"""{ "huishouden": "{{open.Nummer}}", "rol": "kind" }""");
        var elders = await _bouwer.Melding("""{ "inwoner": { "naam": "Klaas Elders", "geboortedatum": "1986-05-05" } }""");
        await _bouwer.Handeling("huishouden-in", $$"""{ "huishouden": "{{open.Nummer}}", "rol": "kind" }""");
        _bouwer.Zaak = open;
        var regisseur = await app.AanmeldenAsync("jeugdregisseur");
        (await regisseur.GetAsync(Pad)).Tekst.ShouldContain("Kunigonde Schuil");
        var voor = (await regisseur.GetAsync(Pad)).Een("figcaption")!.TextContent;
        voor.ShouldBe("U ziet hier 3 personen en 3 open zaken.");

        var leider = await app.AanmeldenAsync("teamleider");
        (await (await leider.GetAsync($"/Zaken/{dicht.Nummer}/Handelingen/afschermen")).VerstuurAsync("Afschermen", ("omvang", "inwoner"), ("grond", "geheim-adres"), ("mensen", "Carla Smit"), ("toelichting", "Schuilt."))).Status.ShouldBe(HttpStatusCode.Redirect);
        await app.DbAsync(async db =>
        {
            // Of a team that nobody here is in.
            await db.Taken.Where(t => t.ZaakId == elders.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.Team, "nergens"));
            return await db.Zaken.Where(z => z.Id == elders.Id).ExecuteUpdateAsync(z => z.SetProperty(x => x.Team, "nergens").SetProperty(x => x.BehandelaarId, (Guid?)null));
        });

        foreach (var pad in new[] { Pad, $"{Pad}?zaak={dicht.Nummer}", $"/Zaken/{open.Nummer}" })
        {
            var blad = await regisseur.GetAsync(pad);
            blad.Html.ShouldNotContain("Kunigonde");
            blad.Html.ShouldNotContain(dicht.Nummer);
            blad.Een("figcaption:not(.diagram__sleutel)")!.TextContent.ShouldBe("U ziet hier 2 personen en 1 open zaak.");
        }
        var rest = await regisseur.GetAsync(Pad);
        rest.Html.ShouldNotContain(elders.Nummer);
        rest.Tekst.ShouldContain("Klaas Elders");
        (await (await app.AanmeldenAsync("consulent")).GetAsync(Pad)).Tekst.ShouldContain("Kunigonde Schuil");
    }

    private string Pad => $"/Huishoudens/{_bouwer.Zaak.HuishoudenId}";
}
