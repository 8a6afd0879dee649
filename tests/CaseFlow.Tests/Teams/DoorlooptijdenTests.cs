using System.Net;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Teams;

public sealed class DoorlooptijdenTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("consulent")]
    [InlineData("beleid")]
    public async Task Only_a_team_lead_comes_in(string rol) =>
        (await (await (await _app.AanmeldenAsync(rol)).GetAsync("/Teams/Doorlooptijden")).VolgAsync()).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task A_team_they_do_not_lead_is_not_there() =>
        (await (await _app.AanmeldenAsync("teamleider")).GetAsync("/Teams/Doorlooptijden/bestaat-niet")).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Half_nine_of_ten_and_the_share_before_the_last_day_are_counted_per_step()
    {
        // Ten took 1, 2, 3 ... 9 and 50 days; the last was after the six weeks.
        foreach (var dagen in new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 50 })
        {
            var begin = _app.Klok.Nu;
            await TriageAsync(dagen);
            _app.Klok.Nu = begin;
        }
        _app.Klok.Dagen(50);

        var blad = await (await _app.AanmeldenAsync("teamleider")).GetAsync("/Teams/Doorlooptijden/zorgloket?route=Melding&stap=triage");

        blad.Tekst.ShouldContain("Triage Melding 10 5 dagen 9 dagen 6 weken na de melding 90 %");
        blad.Alle("#verloop ~ .cijferblok tbody tr").Count.ShouldBe(12);
        blad.Teksten("tbody tr").ShouldContain("maart 202695 dagen9 dagen100 %");
        blad.Teksten("tbody tr").ShouldContain("april 2026150 dagen50 dagen0 %");
        blad.Teksten("figcaption").ShouldContain("Melding, triage: in april 2026 gewoonlijk 50 dagen, langer dan in maart 2026 (5 dagen)");
    }

    [Fact]
    public async Task The_year_is_read_once_a_day_and_what_was_finished_today_each_time()
    {
        await TriageAsync(3);
        _app.Klok.Dagen(1);
        var lead = await _app.AanmeldenAsync("teamleider");
        (await lead.GetAsync("/Teams/Doorlooptijden/zorgloket")).Tekst.ShouldContain("Triage Melding 1 3 dagen");

        await TriageAsync(0);
        _app.Queries.Begin();
        (await lead.GetAsync("/Teams/Doorlooptijden/zorgloket")).Tekst.ShouldContain("Triage Melding 2 minder dan een dag");
        _app.Queries.Gezien.Count(q => q.Contains("taak", StringComparison.Ordinal) && q.Contains("gesloten_op", StringComparison.Ordinal)).ShouldBe(1, "of the year nothing is read again");

        _app.Klok.Dagen(1);
        (await (await _app.AanmeldenAsync("teamleider")).GetAsync("/Teams/Doorlooptijden")).Tekst.ShouldContain("Triage Melding 2 minder dan een dag", Case.Sensitive, "what was today is yesterday now");
    }

    private async Task TriageAsync(int dagen)
    {
        var bouwer = _app.Bouwer();
        await bouwer.Melding();
        _app.Klok.Dagen(dagen);
        await bouwer.Taak("triage", "brede-uitvraag");
    }
}
