using System.Buffers.Binary;
using System.Net;
using System.Text;
using CaseFlow.Bijlagen;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Bijlagen;

/// <summary>A file on a page of its own: first who may not see it, then that nothing in it ever runs.</summary>
public sealed class BijlagebladTests(WebApp app) : IClassFixture<WebApp>
{
    private readonly Zaakbouwer _bouwer = app.Bouwer();

    [Fact]
    public async Task Who_may_not_see_the_case_sees_neither_the_page_nor_the_picture()
    {
        await _bouwer.Melding();
        var pad = await Voegtoe("scheur in plafond.png", Png(12, 8));
        string[] paden = [pad, $"{pad}?handler=Inhoud"];
        var vreemd = await app.AanmeldenAsync("consulent", "almelo");
        var beleid = await app.AanmeldenAsync("beleid");
        foreach (var hier in paden)
        {
            (await app.Bezoeker().GetAsync(hier)).Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/Aanmelden");
            (await beleid.GetAsync(hier)).Naar.ShouldNotBeNull().ShouldStartWith("/Toegang/GeenToegang");
            var blad = await vreemd.GetAsync(hier);
            blad.Status.ShouldBe(HttpStatusCode.NotFound);
            blad.Html.ShouldNotContain("scheur");
        }
        // The id opens nothing in another case, and nothing any more once the file is removed.
        var eigen = _bouwer.Zaak;
        var ander = await _bouwer.Melding("""{ "inwoner": { "naam": "Anna Wit", "geboortedatum": "1950-01-01" } }""");
        var consulent = await app.AanmeldenAsync("consulent");
        (await consulent.GetAsync(pad.Replace(eigen.Nummer, ander.Nummer, StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await consulent.GetAsync(pad)).Status.ShouldBe(HttpStatusCode.OK);
        await _bouwer.In<BijlageService>(async b => await b.VerwijderenAsync(await _bouwer.Als("consulent"), eigen.Id, Guid.Parse(pad[^36..]), "Van een ander."));
        foreach (var hier in paden)
        {
            (await consulent.GetAsync(hier)).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_picture_is_drawn_in_the_page_and_every_look_is_logged()
    {
        await _bouwer.Melding();
        // A picture that is a page as well, for who would guess by what it holds.
        byte[] inhoud = [.. Png(12, 8), .. "<html><script>alert(1)</script></html>"u8];
        var pad = await Voegtoe("plafond.png", inhoud);
        var consulent = await app.AanmeldenAsync("consulent");

        (await consulent.GetAsync($"/Zaken/{_bouwer.Zaak.Nummer}")).Alle("#bijlagen + ul a").Select(a => a.GetAttribute("href")).ShouldBe([pad]);
        var blad = await consulent.GetAsync(pad);
        blad.Een("main img")!.ShouldSatisfyAllConditions(
            i => i.GetAttribute("alt")!.ShouldContain("plafond.png"), i => i.GetAttribute("width").ShouldBe("12"), i => i.GetAttribute("height").ShouldBe("8"));
        blad.Tekst.ShouldContain("Carla Smit");
        blad.Tekst.ShouldContain("png, 1 kB");
        var beeld = await consulent.Http.GetAsync(blad.Een("main img")!.GetAttribute("src"));
        (await beeld.Content.ReadAsByteArrayAsync()).ShouldBe(inhoud);
        beeld.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        beeld.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        IsDicht(beeld);
        // The page itself is framed by nobody and draws no more than before.
        blad.Antwoord.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        (await Gelezen()).ShouldBe(["bijlage bekijken", "bijlage, voorbeeld"]);
    }

    [Fact]
    public async Task A_pdf_comes_in_a_frame_that_runs_nothing_and_an_office_file_only_as_a_download()
    {
        await _bouwer.Melding();
        var pdf = await Voegtoe("verwijzing.pdf", Proefbestanden.Pdf());
        var docx = await Voegtoe("verslag.docx", Proefbestanden.Zip(("word/document.xml", "<w/>")));
        var consulent = await app.AanmeldenAsync("consulent");

        var blad = await consulent.GetAsync(pdf);
        blad.Een("main iframe")!.GetAttribute("title").ShouldBe("Voorbeeld van verwijzing.pdf");
        var beeld = await consulent.Http.GetAsync(blad.Een("main iframe")!.GetAttribute("src")!.Split('#')[0]);
        beeld.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        IsDicht(beeld);
        // From one to the other; the newest is first.
        blad.Een(".bladeren a[rel=prev]")!.GetAttribute("href").ShouldBe(docx);
        blad.Een(".bladeren a[rel=next]").ShouldBeNull();
        blad.Een(".bladeren")!.TextContent.ShouldContain("2 van 2");

        var kantoor = await consulent.GetAsync(docx);
        kantoor.Alle("main iframe, main img, main embed, main object").ShouldBeEmpty();
        kantoor.Tekst.ShouldContain("Van dit soort bestand is hier geen voorbeeld");
        kantoor.Een("main .utrecht-button--primary-action")!.GetAttribute("href")!.ShouldContain("handler=Bestand");
        (await consulent.Http.GetAsync($"{docx}?handler=Inhoud")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Text_is_text_whatever_it_says_and_is_given_to_nobody_as_a_page()
    {
        await _bouwer.Melding();
        (await Should.ThrowAsync<WeigeringException>(() => Voegtoe("pagina.png", "<html><script>alert(1)</script></html>"u8.ToArray()))).Id.ShouldBe("bijlage-naam-klopt-niet");
        (await Should.ThrowAsync<WeigeringException>(() => Voegtoe("tekening.svg", "<svg onload='alert(1)'/>"u8.ToArray()))).Id.ShouldBe("bijlage-naam-klopt-niet");
        var pad = await Voegtoe("notitie.txt", Encoding.UTF8.GetBytes("<img src=x onerror=alert(1)>\n" + new string('é', 200_000)));
        var consulent = await app.AanmeldenAsync("consulent");

        var blad = await consulent.GetAsync(pad);
        blad.Een("main pre")!.TextContent.ShouldStartWith("<img src=x onerror=alert(1)>\né");
        blad.Alle("main img, main script").ShouldBeEmpty();
        blad.Tekst.ShouldContain("Dit is het begin van het bestand.");
        (await consulent.Http.GetAsync($"{pad}?handler=Inhoud")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_would_fill_the_memory_or_is_not_what_was_stored_is_not_drawn()
    {
        await _bouwer.Melding();
        var reus = await Voegtoe("reus.png", Png(60_000, 60_000));
        var goed = await Voegtoe("goed.png", Png(20, 20));
        var consulent = await app.AanmeldenAsync("consulent");

        (await consulent.GetAsync(reus)).Tekst.ShouldContain("te groot om hier te tonen (60000 bij 60000 punten)");
        (await consulent.Http.GetAsync($"{reus}?handler=Inhoud")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var opDisk = app.Services.GetRequiredService<BijlageOpslag>().Pad(Guid.Parse(goed[^36..]));
        var inhoud = await File.ReadAllBytesAsync(opDisk);
        inhoud[20] ^= 1;
        await File.WriteAllBytesAsync(opDisk, inhoud);
        var blad = await consulent.GetAsync(goed);
        blad.Tekst.ShouldContain("Daarom wordt het niet getoond. Meld dit bij functioneel beheer.");
        blad.Alle("main img").ShouldBeEmpty();
        (await consulent.Http.GetAsync($"{goed}?handler=Inhoud")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("image/png", "89504E470D0A1A0A0000000D49484452000003200000025808", 800, 600)]
    [InlineData("image/jpeg", "FFD8FFE000104A46494600010100000100010000FFC000110802580320030122", 800, 600)]
    [InlineData("image/jpeg", "FFD8FFFFDB000301FFC200110800640032030122001100", 50, 100)]
    [InlineData("image/png", "89504E470D0A1A0A0000000D4948", 0, 0)]
    [InlineData("image/jpeg", "FFD8FFE0", 0, 0)]
    [InlineData("image/jpeg", "FFD8FFE00000FFE00000FFE00000FFE0FFFF", 0, 0)]
    public void The_size_of_a_picture_is_read_before_it_is_drawn(string mediatype, string hex, int breed, int hoog)
    {
        var voorbeeld = Voorbeeld.Van(mediatype, Convert.FromHexString(hex));
        (voorbeeld.Breedte, voorbeeld.Hoogte).ShouldBe((breed, hoog));
        voorbeeld.Soort.ShouldBe(breed > 0 ? Voorbeeldsoort.Afbeelding : Voorbeeldsoort.Geen);
    }

    private static void IsDicht(HttpResponseMessage antwoord)
    {
        antwoord.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox; frame-ancestors 'self'"]);
        antwoord.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        antwoord.Headers.GetValues("X-Frame-Options").ShouldBe(["SAMEORIGIN"]);
        antwoord.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private Task<List<string>> Gelezen() => app.DbAsync(db => db.Logregels.Where(l => l.ZaakId == _bouwer.Zaak.Id && l.Soort == CaseFlow.Logboek.Logsoort.Lezen && l.Onderdeel.StartsWith("bijlage")).OrderBy(l => l.Id).Select(l => l.Onderdeel).ToListAsync());

    private async Task<string> Voegtoe(string naam, byte[] inhoud)
    {
        var wie = await _bouwer.Als("consulent");
        await _bouwer.In<BijlageService>(b => b.ToevoegenAsync(wie, _bouwer.Zaak.Id, naam, "verwijzing", new MemoryStream(inhoud)));
        return $"/Zaken/{_bouwer.Zaak.Nummer}/Bijlagen/{await app.DbAsync(db => db.Bijlagen.Where(b => b.ZaakId == _bouwer.Zaak.Id && b.Naam == naam).Select(b => b.Id).SingleAsync())}";
    }

    private static byte[] Png(uint breed, uint hoog)
    {
        byte[] begin = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(begin.AsSpan(16), breed);
        BinaryPrimitives.WriteUInt32BigEndian(begin.AsSpan(20), hoog);
        return begin;
    }
}
