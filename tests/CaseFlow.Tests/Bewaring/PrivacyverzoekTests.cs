using System.IO.Compression;
using System.Net;
using System.Text.Json;
using CaseFlow.Bewaring;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Bewaring;

/// <summary>What a resident asks about the own data: registered by the privacy officer, made by who works on the case, destroyed by two.</summary>
public sealed class PrivacyverzoekTests(WebApp app) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("/Privacy/Verzoeken", "intake teamleider administratie beleid beheer")]
    [InlineData("/Privacy/Verzoeken/Nieuw", "teamleider administratie beheer")]
    [InlineData("/Privacy/Vernietiging", "intake teamleider beleid beheer")]
    [InlineData("/Inzageverzoeken", "privacy beleid beheer")]
    public async Task Only_who_has_a_part_in_it_gets_in(string pad, string rollen)
    {
        foreach (var rol in rollen.Split(' '))
        {
            (await (await app.AanmeldenAsync(rol)).GetAsync(pad)).Naar!.ShouldContain("GeenToegang", Case.Sensitive, rol);
        }
    }

    [Fact]
    public async Task Who_works_on_the_case_makes_the_file_and_the_privacy_officer_decides_and_hands_it_over()
    {
        var bouwer = app.Bouwer();
        var zaak = await bouwer.Melding("""{ "tekst": "Ik kan niet meer koken <b>.", "inwoner": { "naam": "Ilse Inzien", "geboortedatum": "1960-01-02", "bsn": "123456782" } }""");
        await bouwer.Melding($$"""{ "tekst": "Zwijgwoord", "inwoner": { "naam": "Bert Buurman", "geboortedatum": "1961-01-02", "huishouden": "{{zaak.Nummer}}" } }""");
        bouwer.Zaak = zaak;
        await bouwer.Handeling("notitie", """{ "tekst": "Notitiewoord een." }""");
        await bouwer.Handeling("notitie", """{ "tekst": "Notitiewoord twee." }""");
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            db.Dossierregels.Add(new Dossierregel { ZaakId = zaak.Id, Op = app.Klok.Nu, Naam = "besloten", Omschrijving = "Geheimwoord", Door = "X", Rol = "regisseur", BeslotenInstantieId = Guid.NewGuid() });
            await db.SaveChangesAsync();
        });
        var privacy = await app.AanmeldenAsync("privacy");
        var nieuw = await privacy.GetAsync("/Privacy/Verzoeken/Nieuw");
        (await nieuw.VerstuurAsync("Verzoek vastleggen", ("wie", "Inzien 2-1-1960"))).Tekst.ShouldContain("Kies wat de inwoner vraagt.");

        var vastgelegd = await nieuw.VerstuurAsync("Verzoek vastleggen", ("wie", "Inzien 2-1-1960"), ("soort", "Inzage"), ("wet", "Wmo"), ("ontvangen", "2026-03-02"), ("verzoeker", "Inwoner"), ("identificatie", "balie"));
        var verzoek = vastgelegd.Naar!;
        verzoek.ShouldNotContain("Inzien");
        var blad = await privacy.GetAsync(verzoek);
        blad.Tekst.ShouldContain("nog niet gemaakt");
        blad.Tekst.ShouldContain("Uw verzoek over uw gegevens");
        blad.Tekst.ShouldNotContain("koken", Case.Insensitive, "the privacy officer reads no case");
        (await blad.VerstuurAsync("Besluit vastleggen", ("besluit", "Toegewezen"))).Tekst.ShouldContain("Van 1 zaak is het dossier nog niet gemaakt.");

        var pad = "/Inzageverzoeken/" + verzoek.Split('/')[^1];
        (await (await app.AanmeldenAsync("consulent", "almelo")).GetAsync(pad)).Status.ShouldBe(HttpStatusCode.NotFound);
        var maker = await app.AanmeldenAsync("consulent");
        (await maker.GetAsync("/Inzageverzoeken")).Tekst.ShouldContain("Ilse Inzien");
        var dossier = await maker.GetAsync(pad);
        var lezen = await dossier.VerstuurAsync("Bekijken en afdrukken");
        lezen.Html.ShouldContain("Ik kan niet meer koken &lt;b&gt;.");
        lezen.Een("nav").ShouldBeNull();
        (await dossier.VerstuurAsync("Bekijken en afdrukken", ("Weg", $"{zaak.Nummer}-melding-1"))).Html.ShouldNotContain("koken");
        lezen.Html.ShouldContain("Notitiewoord een.");
        var zonder = (await dossier.VerstuurAsync("Bekijken en afdrukken", ("Weg", $"{zaak.Nummer}-notitie-1"))).Html;
        zonder.ShouldNotContain("Notitiewoord een.");
        zonder.ShouldContain("Notitiewoord twee.");

        var bestand = await dossier.VerstuurAsync("Maken en ophalen (zip)");
        using var zip = new ZipArchive(new MemoryStream(await bestand.Antwoord.Content.ReadAsByteArrayAsync()));
        var teksten = zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd());
        teksten.Keys.ShouldBe(["dossier.html", "dossier.json"]);
        JsonDocument.Parse(teksten["dossier.json"]).RootElement.GetProperty("naam").GetString().ShouldBe("Ilse Inzien");
        foreach (var tekst in teksten.Values)
        {
            tekst.ShouldContain("Ilse Inzien");
            tekst.ShouldContain("de melding", Case.Insensitive);
            tekst.ShouldContain(Dossierbestand.Weggelaten[..60]);
            foreach (var niet in new[] { "Bert", "Zwijgwoord", "Geheimwoord", "123456782" })
            {
                tekst.ShouldNotContain(niet);
            }
        }
        (await app.DbAsync(db => db.Logregels.CountAsync(r => r.ZaakId == zaak.Id && r.Onderdeel == "dossier voor een verzoek om inzage"))).ShouldBeGreaterThan(0);

        var besloten = await (await (await privacy.GetAsync(verzoek)).VerstuurAsync("Besluit vastleggen", ("besluit", "Toegewezen"))).VolgAsync();
        besloten.Tekst.ShouldContain("Wij doen wat u vraagt.");
        (await (await besloten.VerstuurAsync("Het dossier is meegegeven")).VolgAsync()).Tekst.ShouldContain("Meegegeven op");
        (await maker.GetAsync(pad)).Status.ShouldBe(HttpStatusCode.NotFound, "the request is over, and so is its file");
    }

    [Fact]
    public async Task The_term_follows_the_kind_and_the_law_and_can_be_extended_once_in_time()
    {
        var bouwer = app.Bouwer("almelo");
        var zaak = await bouwer.Melding();
        var privacy = await bouwer.Als("privacy");
        Task<Guid> Nieuw(Verzoeksoort soort, string? wet) => bouwer.In<PrivacyverzoekService, Guid>(s => s.RegistreerAsync(privacy, zaak.InwonerId!.Value, Invoer(soort, wet)));
        Task<Privacyverzoek> Lees(Guid id) => bouwer.In<CaseFlowDbContext, Privacyverzoek>(db => db.Privacyverzoeken.AsNoTracking().SingleAsync(v => v.Id == id));
        var (weg, jeugd, avg) = (await Nieuw(Verzoeksoort.Vernietiging, "Wmo"), await Nieuw(Verzoeksoort.Vernietiging, "Jeugdwet"), await Nieuw(Verzoeksoort.Bezwaar, null));

        // Three months of the Wmo and the Jeugdwet; one of the AVG, and two more when told in time.
        (await Lees(weg)).LaatsteDag.ShouldBe(new(2026, 6, 2));
        (await Lees(jeugd)).Termijn.ShouldBe("JW-VERN");
        (await Lees(avg)).LaatsteDag.ShouldBe(new(2026, 4, 2));
        (await WeigertAsync(bouwer, s => s.VerlengAsync(privacy, weg, "Druk."))).ShouldBe("verlengen-kan-niet");
        (await WeigertAsync(bouwer, s => s.VerlengAsync(privacy with { Moment = privacy.Moment.AddDays(60) }, avg, "Druk."))).ShouldBe("verlengen-te-laat");
        await bouwer.In<PrivacyverzoekService>(s => s.VerlengAsync(privacy, avg, "Het is veel."));
        (await Lees(avg)).LaatsteDag.ShouldBe(new(2026, 6, 2));
        (await WeigertAsync(bouwer, s => s.VerlengAsync(privacy, avg, "Nog eens."))).ShouldBe("verlengen-al-gedaan");
        (await bouwer.In<CaseFlowDbContext, string>(db => db.Verzoekbrieven.Where(b => b.VerzoekId == avg && b.Soort == "privacyverzoek-verlengd").Select(b => b.Tekst).SingleAsync())).ShouldContain("Het is veel.");
        (await WeigertAsync(bouwer, s => s.BeslisAsync(privacy, avg, Verzoekbesluit.Afgewezen, "bescherming-ander", "Nee."))).ShouldBe("veld-verplicht:grond", "that ground is not for this kind");
        (await WeigertAsync(bouwer, s => s.BeslisAsync(privacy with { Rol = "teamleider" }, avg, Verzoekbesluit.Toegewezen, null, null))).ShouldBe("rol-onbevoegd");
    }

    [Theory]
    [InlineData(11, Verzoeker.Inwoner, false, false)]
    [InlineData(11, Verzoeker.Vertegenwoordiger, false, true)]
    [InlineData(12, Verzoeker.Inwoner, false, true)]
    [InlineData(15, Verzoeker.Vertegenwoordiger, false, true)]
    [InlineData(16, Verzoeker.Vertegenwoordiger, false, false)]
    [InlineData(40, Verzoeker.Vertegenwoordiger, true, true)]
    [InlineData(40, Verzoeker.Inwoner, true, false)]
    public async Task The_ages_of_the_law_say_who_may_ask(int leeftijd, Verzoeker wie, bool isWilsonbekwaam, bool mag)
    {
        var inwoner = new CaseFlow.Huishoudens.Inwoner { GemeenteId = "hengelo", Naam = "K", Geboortedatum = new DateOnly(2026, 3, 1).AddYears(-leeftijd) };
        var verzoek = new Privacyverzoek { GemeenteId = "hengelo", Ontvangen = new(2026, 3, 2), Verzoeker = wie, IsWilsonbekwaam = isWilsonbekwaam, Identificatie = "balie", Termijn = "AVG-INZ", Uitleg = "", Door = "P" };

        (await app.Bouwer().In<PrivacyverzoekService, bool>(s => Task.FromResult(s.WaaromNiet(verzoek, inwoner) is null))).ShouldBe(mag);
    }

    [Fact]
    public async Task A_granted_removal_goes_on_a_list_of_its_own_and_leaves_a_request_without_a_person()
    {
        var bouwer = app.Bouwer("haaksbergen");
        var zaak = await bouwer.Melding("""{ "inwoner": { "naam": "Wilma Wegermee", "geboortedatum": "1955-05-05" } }""");
        var wie = await bouwer.Als("privacy");
        var verzoek = await bouwer.In<PrivacyverzoekService, Guid>(s => s.RegistreerAsync(wie, zaak.InwonerId!.Value, Invoer(Verzoeksoort.Vernietiging, "Wmo") with { Omschrijving = "zoekwoordverzoek" }));
        (await WeigertAsync(bouwer, s => s.BeslisAsync(wie, verzoek, Verzoekbesluit.Toegewezen, null, null))).ShouldBe("niets-te-vernietigen", "the case is open");
        await bouwer.Handeling("intrekken");

        await bouwer.In<PrivacyverzoekService>(s => s.BeslisAsync(wie, verzoek, Verzoekbesluit.Toegewezen, null, null));
        var maker = await app.AanmeldenAsync("administratie", "haaksbergen");
        var privacy = await app.AanmeldenAsync("privacy", "haaksbergen");
        (await maker.GetAsync("/Privacy/Vernietiging")).Tekst.ShouldContain("op verzoek van een inwoner");
        var lijst = await bouwer.In<CaseFlowDbContext, Guid>(db => db.Vernietigingslijsten.Where(l => l.VerzoekId == verzoek).Select(l => l.Id).SingleAsync());
        var blad = await maker.GetAsync($"/Privacy/Vernietiging/{lijst}");
        blad.Tekst.ShouldContain(zaak.Nummer);
        blad.Tekst.ShouldNotContain("Wilma");
        (await privacy.GetAsync($"/Privacy/Vernietiging/{lijst}")).Tekst.ShouldNotContain("Goedkeuren en vernietigen");
        await blad.VerstuurAsync("Aanbieden ter goedkeuring");
        await (await privacy.GetAsync($"/Privacy/Vernietiging/{lijst}")).VerstuurAsync("Goedkeuren en vernietigen");
        await bouwer.Ronde();

        (await Sporenzoeker.ZoekAsync(app.Database, ["Wegermee", "zoekwoordverzoek"])).ShouldBeEmpty();
        var klaar = await privacy.GetAsync($"/Privacy/Vernietiging/{lijst}");
        klaar.Tekst.ShouldContain("Een inwoner vroeg om vernietiging en dat verzoek is toegewezen.");
        klaar.Tekst.ShouldContain(zaak.Nummer);
        (await privacy.GetAsync($"/Privacy/Verzoeken/{verzoek}")).Tekst.ShouldContain("De gegevens van deze inwoner zijn vernietigd.");
        (await (await app.AanmeldenAsync("privacy")).GetAsync($"/Privacy/Vernietiging/{lijst}")).Status.ShouldBe(HttpStatusCode.NotFound, "of another municipality");
    }

    private static Verzoekinvoer Invoer(Verzoeksoort soort, string? wet) => new(soort, wet, new(2026, 3, 2), Verzoeker.Inwoner, null, false, "balie", null);

    private static async Task<string> WeigertAsync(Zaakbouwer bouwer, Func<PrivacyverzoekService, Task> act) =>
        (await Should.ThrowAsync<WeigeringException>(() => bouwer.In(act))).Id;
}
