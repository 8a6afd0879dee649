using System.Net;
using CaseFlow.Notities;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Notities;

/// <summary>Notes in a case, who is named in them, and what is followed; one application for all, each test with cases of its own.</summary>
public sealed class NotitieTests(WebApp app) : IClassFixture<WebApp>
{
    private readonly Zaakbouwer _bouwer = app.Bouwer();

    private string Pad => $"/Zaken/{_bouwer.Zaak.Nummer}";

    [Fact]
    public async Task Who_may_not_see_the_case_writes_no_note_and_follows_nothing()
    {
        await _bouwer.Melding();
        var vreemd = await app.AanmeldenAsync("consulent", "almelo");
        (await vreemd.GetAsync($"{Pad}/Handelingen/notitie")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(vreemd, $"{Pad}/Handelingen/notitie", ("tekst", "Ik hoor hier niet."))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(vreemd, $"{Pad}?handler=Volgen", ("volgen", "true"))).Status.ShouldBe(HttpStatusCode.NotFound);

        (await app.DbAsync(db => db.Dossierregels.CountAsync(d => d.ZaakId == _bouwer.Zaak.Id && d.Naam == Notitieboek.Geschreven))).ShouldBe(0);
        (await app.DbAsync(db => db.Zaakbezoeken.CountAsync(b => b.ZaakId == _bouwer.Zaak.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task Who_may_not_see_the_case_cannot_be_named_and_an_unknown_name_is_refused()
    {
        await _bouwer.Melding();
        await VerlaatTeamsAsync("jurist");
        var ilse = await app.AanmeldenAsync("intake");

        var geweigerd = await (await ilse.GetAsync(Pad)).VerstuurAsync("Notitie vastleggen", ("tekst", "Kijk je mee @jurist.hengelo?"));
        geweigerd.Een("[role=alert]")!.TextContent.ShouldContain("mag deze zaak niet zien en kan de notitie dus niet lezen.");
        geweigerd.Een("textarea")!.TextContent.Trim().ShouldBe("Kijk je mee @jurist.hengelo?", "nothing that was typed is lost");
        (await (await ilse.GetAsync(Pad)).VerstuurAsync("Notitie vastleggen", ("tekst", "Kijk je mee @Niemand?"))).Tekst.ShouldContain("Er is geen collega 'Niemand' die aan zaken werkt.");
        (await app.DbAsync(db => db.Dossierregels.CountAsync(d => d.ZaakId == _bouwer.Zaak.Id && d.Naam == Notitieboek.Geschreven))).ShouldBe(0);
    }

    [Fact]
    public async Task A_note_stands_in_the_file_and_whoever_is_named_finds_it_until_it_is_read()
    {
        await _bouwer.Melding();
        var (ilse, regisseur, ander) = (await app.AanmeldenAsync("intake"), await app.AanmeldenAsync("regisseur"), await app.AanmeldenAsync("procesregisseur"));
        await (await ilse.GetAsync(Pad)).VerstuurAsync("Notitie vastleggen", ("tekst", "Mevrouw belt liever na tienen.\n@regisseur.hengelo, <b>let op</b>."));

        var zaak = await ilse.GetAsync(Pad);
        zaak.Een("#notities li")!.TextContent.ShouldContain("Ilse Vermeer");
        zaak.Een("#notities .regels")!.TextContent.ShouldContain("@regisseur.hengelo, <b>let op</b>.");
        (await ilse.GetAsync($"{Pad}?toon=notities")).Teksten(".tijdlijn__punt").ShouldHaveSingleItem().ShouldContain("Mevrouw belt liever na tienen.");
        (await ander.GetAsync("/")).Een("#genoemd").ShouldBeNull();
        var werk = await regisseur.GetAsync("/?toon=van-mij");
        werk.Een(".genoemd__notitie")!.TextContent.ShouldContain("Mevrouw belt liever na tienen.");

        // Nobody marks it for another; out of sight it is not shown, and back in sight it is still there.
        var id = werk.Een("input[name=vermelding]")!.GetAttribute("value")!;
        await PostAsync(ander, "/?handler=Gelezen", ("vermelding", id));
        var terug = await VerlaatTeamsAsync("regisseur");
        (await regisseur.GetAsync("/")).Html.ShouldNotContain("Mevrouw belt liever");
        await terug();
        werk = await regisseur.GetAsync("/?toon=van-mij");
        (await werk.VerstuurAsync("[value='" + id + "'] + button")).Naar.ShouldBe("/?toon=van-mij");
        (await regisseur.GetAsync("/")).Een("#genoemd").ShouldBeNull();
    }

    [Fact]
    public async Task Only_its_writer_adds_to_a_note_and_both_texts_stay()
    {
        await _bouwer.Melding();
        await _bouwer.Handeling("notitie", """{ "tekst": "Zij woont op nummer 12." }""", "intake");
        var id = await app.DbAsync(db => db.Dossierregels.Where(d => d.ZaakId == _bouwer.Zaak.Id && d.Naam == Notitieboek.Geschreven).Select(d => d.Id).SingleAsync());
        var (ilse, carla) = (await app.AanmeldenAsync("intake"), await app.AanmeldenAsync("consulent"));
        (await carla.GetAsync(Pad)).Een("#notities a").ShouldBeNull();
        (await (await carla.GetAsync($"{Pad}/Handelingen/notitie-aanvullen")).VerstuurAsync("Notitie aanvullen of verbeteren", ("notitie", id.ToString()), ("tekst", "Nummer 21!"))).Tekst.ShouldContain("Deze notitie is van Ilse Vermeer.");

        var blad = await ilse.GetAsync((await ilse.GetAsync(Pad)).Een("#notities a")!.GetAttribute("href")!);
        await blad.VerstuurAsync("Notitie aanvullen of verbeteren", ("notitie", id.ToString()), ("tekst", "Nummer 21, niet 12."));

        var zaak = await carla.GetAsync(Pad);
        zaak.Teksten("#notities .regels").ShouldBe(["Zij woont op nummer 12.", "Nummer 21, niet 12."]);
        zaak.Teksten(".tijdlijn__wat").ShouldContain(t => t.StartsWith("Aanvulling op de notitie van"));
    }

    [Fact]
    public async Task What_happens_in_a_followed_case_is_told_until_one_looks_and_following_ends_out_of_sight()
    {
        await _bouwer.Melding("""{ "inwoner": { "naam": "Gerda Volgstra" } }""");
        var wie = await app.AanmeldenAsync("klantmanager");
        var volgt = await (await (await wie.GetAsync(Pad)).VerstuurAsync("Volg deze zaak")).VolgAsync();
        volgt.Tekst.ShouldContain("U volgt deze zaak.");
        (await wie.GetAsync("/")).Een("#gevolgd-nieuw").ShouldBeNull();

        await _bouwer.Handeling("notitie", """{ "tekst": "Nieuws." }""");
        await _bouwer.Handeling("notitie", """{ "tekst": "Meer nieuws." }""");
        (await wie.GetAsync("/")).Teksten("section[aria-labelledby=gevolgd-nieuw] li").ShouldBe([$"{_bouwer.Zaak.Nummer}, Gerda Volgstra: Notitie. En nog 1 keer iets."]);
        await wie.GetAsync(Pad);
        (await wie.GetAsync("/")).Een("#gevolgd-nieuw").ShouldBeNull();

        var terug = await VerlaatTeamsAsync("klantmanager");
        (await wie.GetAsync("/")).Html.ShouldNotContain("Gerda Volgstra");
        await terug();
        (await wie.GetAsync("/")).Html.ShouldNotContain("Gerda Volgstra");
        (await app.DbAsync(db => db.Zaakbezoeken.CountAsync(b => b.ZaakId == _bouwer.Zaak.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task The_last_ten_cases_one_opened_are_listed_newest_first_in_as_many_queries_as_one()
    {
        var wie = await app.AanmeldenAsync("schuldhulpverlener");
        await _bouwer.Melding();
        await wie.GetAsync(Pad);
        await wie.GetAsync("/");
        app.Queries.Begin();
        await wie.GetAsync("/");
        var een = app.Queries.Gezien.Count;
        var nummers = new List<string>();
        for (var i = 0; i < 23; i++)
        {
            app.Klok.Nu = app.Klok.Nu.AddMinutes(1);
            await _bouwer.Melding();
            nummers.Insert(0, _bouwer.Zaak.Nummer);
            await wie.GetAsync(Pad);
        }

        app.Queries.Begin();
        var blad = await wie.GetAsync("/");

        app.Queries.Gezien.Count.ShouldBe(een, string.Join("\n---\n", app.Queries.Gezien));
        blad.Teksten("section[aria-labelledby=laatste-zaken] li").Select(t => t.Split(',')[0]).ShouldBe(nummers.Take(10));
        var account = await AccountAsync("schuldhulpverlener");
        (await app.DbAsync(db => db.Zaakbezoeken.CountAsync(b => b.MedewerkerId == account))).ShouldBe(20, "older visits are forgotten");
        (await (await app.AanmeldenAsync("administratie")).GetAsync("/")).Een("#laatste-zaken").ShouldBeNull();
    }

    private Task<Guid> AccountAsync(string rol) => app.DbAsync(db => db.Users.Where(u => u.UserName == $"{rol}.hengelo").Select(u => u.Id).SingleAsync());

    // Takes somebody out of every team, and says how they come back.
    private async Task<Func<Task>> VerlaatTeamsAsync(string rol)
    {
        var id = await AccountAsync(rol);
        await ZetAsync(new DateOnly(2026, 3, 1));
        return () => ZetAsync(null);

        Task ZetAsync(DateOnly? tot) => app.DbAsync(db => db.Set<CaseFlow.Toegang.Teamlid>().Where(t => t.MedewerkerId == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.Tot, tot)));
    }

    private static async Task<Blad> PostAsync(Bezoeker wie, string adres, params (string Naam, string Waarde)[] velden)
    {
        var blad = await wie.GetAsync("/Weergaven");
        return await wie.PostAsync(adres, [.. velden, ("__RequestVerificationToken", blad.Een("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
    }
}
