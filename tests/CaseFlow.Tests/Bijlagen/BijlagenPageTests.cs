using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;
using CaseFlow.Bijlagen;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Bijlagen;

/// <summary>The files of a case: who may not, how one comes in and goes out, and that none is ever half there.</summary>
public sealed class BijlagenPageTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly byte[] Verwijzing = Proefbestanden.Pdf("1 0 obj\n<< /Title (Verwijzing van Johanna) >>\nendobj\n");

    private readonly Zaakbouwer _bouwer = app.Bouwer();

    private string Pad => $"/Zaken/{_bouwer.Zaak.Nummer}/Bijlagen";

    [Fact]
    public async Task Who_may_not_see_the_case_sees_adds_and_fetches_no_file()
    {
        await _bouwer.Melding();
        var bijlage = await Voegtoe();
        var ander = await app.AanmeldenAsync("consulent", "almelo");

        (await ander.GetAsync(Pad)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ander.GetAsync($"{Pad}?handler=Bestand&id={bijlage.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await app.AanmeldenAsync("beleid")).GetAsync($"{Pad}?handler=Bestand&id={bijlage.Id}")).Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/GeenToegang");
        // The id of a file of another case opens nothing either.
        await _bouwer.Melding("""{ "inwoner": { "naam": "Anna Wit", "geboortedatum": "1950-01-01" } }""");
        (await (await app.AanmeldenAsync("consulent")).GetAsync($"{Pad}?handler=Bestand&id={bijlage.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_comes_back_byte_for_byte_as_a_download_and_every_read_is_logged()
    {
        await _bouwer.Melding();
        var consulent = await app.AanmeldenAsync("consulent");

        (await Stuur(consulent, "../verwijzing van huisarts.pdf", Verwijzing)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var bijlage = await app.DbAsync(db => db.Bijlagen.SingleAsync(b => b.ZaakId == _bouwer.Zaak.Id));
        bijlage.Naam.ShouldBe("verwijzing van huisarts.pdf");
        (await consulent.GetAsync($"/Zaken/{_bouwer.Zaak.Nummer}")).Een("#bijlagen + ul")!.TextContent.ShouldContain("verwijzing van huisarts.pdf");
        var antwoord = await consulent.Http.GetAsync($"{Pad}?handler=Bestand&id={bijlage.Id}");
        (await antwoord.Content.ReadAsByteArrayAsync()).ShouldBe(Verwijzing);
        antwoord.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        antwoord.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        antwoord.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        antwoord.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await app.DbAsync(db => db.Logregels.CountAsync(i => i.ZaakId == _bouwer.Zaak.Id && i.Onderdeel == "bijlage"))).ShouldBe(1);
        // On disk nobody can read it, and a changed file is not handed out.
        var opDisk = await File.ReadAllBytesAsync(Opslag.Pad(bijlage.Id));
        Encoding.Latin1.GetString(opDisk).ShouldNotContain("Johanna");
        opDisk[20] ^= 1;
        await File.WriteAllBytesAsync(Opslag.Pad(bijlage.Id), opDisk);
        (await consulent.Http.GetAsync($"{Pad}?handler=Bestand&id={bijlage.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Too_large_a_wrong_kind_and_the_same_file_again_are_refused_beside_the_field_and_leave_nothing()
    {
        await _bouwer.Melding();
        var consulent = await app.AanmeldenAsync("consulent");
        await Stuur(consulent, "een.pdf", Verwijzing);
        var voor = Bestanden();

        (await Fout(await Stuur(consulent, "twee.pdf", Verwijzing))).ShouldContain("zit al in deze zaak");
        (await Fout(await Stuur(consulent, "pagina.html", "<script>"u8.ToArray()))).ShouldContain("maar de naam eindigt op 'html'");
        (await Fout(await Stuur(consulent, "groot.txt", [.. Enumerable.Repeat((byte)'a', 10 * 1024 * 1024 + 1)]))).ShouldContain("hooguit 10 MB");
        (await Fout(await Stuur(consulent, "geen.pdf", []))).ShouldContain("Kies een bestand.");
        (await Stuur(consulent, "reus.txt", new byte[11 * 1024 * 1024])).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        Bestanden().ShouldBe(voor);
        (await app.DbAsync(db => db.Bijlagen.CountAsync(b => b.ZaakId == _bouwer.Zaak.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Removing_asks_a_reason_hides_the_file_and_keeps_who_did_it()
    {
        await _bouwer.Melding();
        var bijlage = await Voegtoe();
        var consulent = await app.AanmeldenAsync("consulent");
        var blad = await consulent.GetAsync(Pad);

        (await blad.VerstuurAsync("Bijlage weghalen")).Tekst.ShouldContain("Schrijf op waarom u deze bijlage weghaalt.");
        (await blad.VerstuurAsync("Bijlage weghalen", ("reden", "Van een andere inwoner."))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await consulent.GetAsync($"{Pad}?handler=Bestand&id={bijlage.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await consulent.GetAsync(Pad)).Tekst.ShouldContain("Carla Smit: Van een andere inwoner.");
        (await app.DbAsync(db => db.Dossierregels.SingleAsync(d => d.ZaakId == _bouwer.Zaak.Id && d.Naam == "bijlage.verwijderd"))).Toelichting.ShouldBe("Van een andere inwoner.");
    }

    [Fact]
    public async Task An_upload_that_was_killed_leaves_a_file_that_the_sweep_finds_a_day_later_and_nothing_else()
    {
        await _bouwer.Melding();
        var goed = await Voegtoe();
        var (gedood, bijna) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Opslag.ZetKlaarAsync(gedood, Verwijzing);
        await Opslag.ZetKlaarAsync(bijna, Verwijzing);
        Opslag.Bevestig(bijna);
        string[] paden = [Opslag.Pad(goed.Id), Opslag.Pad(gedood) + ".tmp", Opslag.Pad(bijna)];
        foreach (var pad in paden)
        {
            File.SetLastWriteTimeUtc(pad, app.Klok.Nu.UtcDateTime);
        }

        (await _bouwer.In<BijlageBewaker, int>(b => b.LoopAsync(app.Klok.Nu.AddHours(23)))).ShouldBe(0);
        paden.ShouldAllBe(p => File.Exists(p));

        (await _bouwer.In<BijlageBewaker, int>(b => b.LoopAsync(app.Klok.Nu.AddHours(25)))).ShouldBe(2);
        paden.Select(File.Exists).ShouldBe([true, false, false]);
    }

    [Fact]
    public async Task A_case_of_another_municipality_gets_no_file_by_whatever_way()
    {
        await _bouwer.Melding();
        var voor = Bestanden();
        var ander = await app.Bouwer("almelo").Als("consulent");

        (await Should.ThrowAsync<WeigeringException>(() => _bouwer.In<BijlageService>(b => b.ToevoegenAsync(ander, _bouwer.Zaak.Id, "x.pdf", "overig", new MemoryStream(Verwijzing))))).Id.ShouldBe("zaak-onbekend");

        Bestanden().ShouldBe(voor);
    }

    private BijlageOpslag Opslag => app.Services.GetRequiredService<BijlageOpslag>();

    private IReadOnlyList<string> Bestanden() => [.. Opslag.Ouder(DateTimeOffset.MaxValue).Select(b => $"{b.Id}{b.IsLos}").Order(StringComparer.Ordinal)];

    private async Task<Bijlage> Voegtoe()
    {
        var wie = await _bouwer.Als("consulent");
        await _bouwer.In<BijlageService>(b => b.ToevoegenAsync(wie, _bouwer.Zaak.Id, "verwijzing.pdf", "verwijzing", new MemoryStream(Verwijzing)));
        return await app.DbAsync(db => db.Bijlagen.AsNoTracking().SingleAsync(b => b.ZaakId == _bouwer.Zaak.Id));
    }

    private async Task<HttpResponseMessage> Stuur(Bezoeker wie, string naam, byte[] inhoud)
    {
        var blad = await wie.GetAsync(Pad);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(blad.Een("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("verwijzing"), "soort" },
        };
        var bestand = new ByteArrayContent(inhoud);
        bestand.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        form.Add(bestand, "bestand", naam);
        return await wie.Http.PostAsync($"{Pad}?handler=Toevoegen", form);
    }

    private static async Task<string> Fout(HttpResponseMessage antwoord)
    {
        antwoord.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new HtmlParser().ParseDocument(await antwoord.Content.ReadAsStringAsync()).QuerySelector("#veld-bestand-fout")?.TextContent ?? "";
    }
}
