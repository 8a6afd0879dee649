using System.Net;
using System.Text.Json;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Routes;

public sealed class RoutePageTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("beleid")]
    [InlineData("privacy")]
    [InlineData("consulent")]
    [InlineData("intake")]
    [InlineData("kwaliteit")]
    public async Task Only_who_leads_the_work_sees_figures(string rol)
    {
        var wie = await _app.AanmeldenAsync(rol);

        (await wie.GetAsync("/Beheer/Routes/melding")).Naar!.ShouldContain("GeenToegang");
        (await wie.GetAsync("/Beheer/Routes/melding/Stapcijfers")).Naar!.ShouldContain("GeenToegang");
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in()
    {
        (await _app.Bezoeker().GetAsync("/Beheer/Routes/melding")).Naar!.ShouldContain("Aanmelden");
        (await _app.Bezoeker().GetAsync("/Beheer/Routes/melding/Stapcijfers")).Naar!.ShouldContain("Aanmelden");
    }

    [Fact]
    public async Task A_route_or_version_that_is_not_there_is_not_found()
    {
        var thea = await _app.AanmeldenAsync("teamleider");

        (await thea.GetAsync("/Beheer/Routes/bestaat-niet")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await thea.GetAsync("/Beheer/Routes/melding?versie=9")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await thea.GetAsync("/Beheer/Routes/melding/Stapcijfers?versie=9")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("teamleider")]
    [InlineData("beheer")]
    public async Task It_tells_how_often_where_now_and_half_of_the_times_and_names_nobody(string rol)
    {
        var bouwer = _app.Bouwer();
        // The triage of three cases takes 1 hour, 2 days and 5 days; the fourth waits.
        foreach (var duur in new[] { TimeSpan.FromHours(1), TimeSpan.FromDays(2), TimeSpan.FromDays(5) })
        {
            await bouwer.Melding("""{ "inwoner": { "naam": "Niemand Hier" } }""");
            _app.Klok.Vooruit(duur);
            await bouwer.Taak("triage", "doorverwezen");
        }
        await bouwer.Melding();
        var elders = _app.Bouwer("almelo");
        await elders.Melding();

        var blad = await (await _app.AanmeldenAsync(rol)).GetAsync("/Beheer/Routes/melding");

        blad.Status.ShouldBe(HttpStatusCode.OK);
        blad.Teksten("tbody tr").Single(r => r.StartsWith("Triage")).ShouldBe("Triage taak 3 1 2 dagen");
        blad.Teksten("tbody tr").ShouldContain("Sluiten: doorverwezen doet CaseFlow zelf 3 0 meteen");
        blad.Html.ShouldNotContain("Niemand Hier");
        blad.Html.ShouldNotContain(bouwer.Zaak.Nummer);
        (await (await _app.AanmeldenAsync(rol)).GetAsync("/Routes/melding/1")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_diagram_gets_the_same_as_data_and_the_middle_of_an_even_number()
    {
        var bouwer = _app.Bouwer();
        foreach (var dagen in new[] { 1, 4 })
        {
            await bouwer.Melding();
            _app.Klok.Dagen(dagen);
            await bouwer.Taak("triage", "doorverwezen");
        }

        var antwoord = await (await _app.AanmeldenAsync("teamleider")).GetAsync("/Beheer/Routes/melding/Stapcijfers?versie=1");

        antwoord.Antwoord.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var triage = JsonDocument.Parse(antwoord.Html).RootElement.EnumerateArray().Single(s => s.GetProperty("element").GetString() == "triage");
        triage.GetProperty("aantal").GetInt64().ShouldBe(2);
        triage.GetProperty("nu").GetInt32().ShouldBe(0);
        triage.GetProperty("mediaan").GetDouble().ShouldBe(2.5 * 86_400);
        triage.GetProperty("duur").GetString().ShouldBe("2,5 dagen");
    }

    [Fact]
    public async Task What_was_done_more_than_a_year_ago_does_not_count()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        await bouwer.Taak("triage", "doorverwezen");
        _app.Klok.Dagen(400);

        var blad = await (await _app.AanmeldenAsync("beheer")).GetAsync("/Beheer/Routes/melding");

        blad.Teksten("tbody tr").Single(r => r.StartsWith("Triage")).ShouldBe("Triage taak 0 0 –");
    }

    [Fact]
    public async Task The_figures_are_counted_by_the_database_in_a_few_queries()
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        await bouwer.Taak("triage", "doorverwezen");
        var thea = await _app.AanmeldenAsync("teamleider");
        await thea.GetAsync("/Beheer/Routes/melding");
        _app.Queries.Begin();

        await thea.GetAsync("/Beheer/Routes/melding");

        _app.Queries.Gezien.Count.ShouldBeLessThanOrEqualTo(6, string.Join("\n\n", _app.Queries.Gezien));
    }

    [Fact]
    public void The_median_is_also_T_SQL() =>
        TransactSql.Parse(string.Format(System.Globalization.CultureInfo.InvariantCulture, CaseFlow.Werkprocessen.Routecijfers.Sql, "@p0", "@p1", "@p2", "@p3")).Batches.Count.ShouldBe(1);
}
