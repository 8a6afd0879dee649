using System.Net;
using System.Text;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Import;

public sealed class ImportPagesTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("consulent", "/Vroegsignalen")]
    [InlineData("beheer", "/Vroegsignalen/Registreren")]
    [InlineData("beleid", "/Vroegsignalen")]
    [InlineData("schuldhulpverlener", "/Feiten")]
    [InlineData("privacy", "/Feiten")]
    public async Task Who_has_no_business_there_does_not_get_in(string rol, string pad) =>
        (await (await _app.AanmeldenAsync(rol)).GetAsync(pad)).Naar!.ShouldContain("GeenToegang");

    [Fact]
    public async Task A_signal_typed_by_hand_opens_a_case()
    {
        var bezoeker = await _app.AanmeldenAsync("schuldhulpverlener");
        var blad = await bezoeker.GetAsync("/Vroegsignalen/Registreren");

        (await blad.VerstuurAsync("Signaal vastleggen", ("bron", "energie"))).Tekst.ShouldContain("Vul in: Naam.");
        var klaar = await blad.VerstuurAsync("Signaal vastleggen", ("inwoner.naam", "Nel Nieuw"), ("inwoner.geboortedatum", "3-3-1970"), ("bron", "energie"), ("bedrag", "310"));

        (await klaar.VolgAsync()).Tekst.ShouldContain("Contact leggen");
    }

    [Fact]
    public async Task A_file_is_read_told_about_and_its_refused_rows_come_back()
    {
        var bezoeker = await _app.AanmeldenAsync("schuldhulpverlener");

        var blad = await (await StuurAsync(bezoeker, "/Vroegsignalen", "bron,datum,naam,geboortedatum,bsn\nenergie,2026-03-01,Nel Nieuw,1970-03-03,\nenergie,2026-03-01,,,999990019\n")).VolgAsync();

        blad.Tekst.ShouldContain("2 rijen gelezen: 1 verwerkt");
        blad.Tekst.ShouldContain("Dit burgerservicenummer is hier nog niet bekend.");
        blad.Html.ShouldNotContain("999990019");
        var pad = blad.Een("a[download]")!.GetAttribute("href")!;
        var csv = await (await bezoeker.Http.GetAsync(pad)).Content.ReadAsStringAsync();
        csv.ShouldContain("999990019");
        (await (await _app.AanmeldenAsync("schuldhulpverlener", "almelo")).Http.GetAsync(pad)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await StuurAsync(bezoeker, "/Vroegsignalen", "dit is geen lijst")).Tekst.ShouldContain("is hier niet bekend");
    }

    private static async Task<Blad> StuurAsync(Bezoeker bezoeker, string pad, string tekst)
    {
        var token = (await bezoeker.GetAsync(pad)).Een("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var inhoud = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(tekst)), "bestand", "signalen.csv" } };
        return await Blad.LeesAsync(bezoeker, await bezoeker.Http.PostAsync(pad, inhoud));
    }
}
