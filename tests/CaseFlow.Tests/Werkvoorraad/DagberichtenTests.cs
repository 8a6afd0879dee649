using CaseFlow.Jobs;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkvoorraad;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkvoorraad;

public sealed class DagberichtenTests : IAsyncLifetime
{
    private readonly SmtpPost _post = new();
    private WebApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = new WebApp { Mailpoort = _post.Port };
        await _app.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _post.DisposeAsync();
    }

    [Fact]
    public async Task New_signals_go_to_the_team_by_mail_and_name_no_person()
    {
        var (verlopen, nadert) = await MaakWerkAsync();

        await DagAsync();

        var (aan, tekst) = _post.Gekregen.ShouldHaveSingleItem();
        aan.ShouldBe("zorgloket@hengelo.example");
        var leesbaar = Leesbaar(tekst);
        leesbaar.ShouldContain($"{verlopen}, Melding, Triage: uiterlijk maandag 16 februari 2026");
        leesbaar.ShouldContain($"{nadert}, Melding, Triage: uiterlijk vrijdag 6 maart 2026");
        leesbaar.ShouldNotContain("Johanna");
        leesbaar.ShouldNotContain("Ruim");
    }

    [Fact]
    public async Task Each_signal_is_told_once_also_the_next_day_and_by_two_at_once()
    {
        await MaakWerkAsync();

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(MaakAsync)));
        await DagAsync();
        _app.Klok.Dagen(1);
        await DagAsync();

        _post.Gekregen.ShouldHaveSingleItem();
        _app.Klok.Dagen(3);
        await DagAsync();
        // On 7 March the one that was near is over.
        Leesbaar(_post.Gekregen.Last().Tekst).ShouldContain("Verlopen");
        _post.Gekregen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_mail_server_that_refuses_gets_it_later_and_nothing_is_lost()
    {
        await MaakWerkAsync();
        _post.IsVol = true;
        await MaakAsync();
        await Should.ThrowAsync<AggregateException>(() => _app.Bouwer().Ronde());
        _post.Gekregen.ShouldBeEmpty();
        (await _app.DbAsync(db => db.Jobs.SingleAsync(j => j.Kind == JobKinds.Mail))).LastError!.ShouldNotContain("@");

        _post.IsVol = false;
        _app.Klok.Vooruit(TimeSpan.FromMinutes(5));
        await _app.Bouwer().Ronde();

        _post.Gekregen.ShouldHaveSingleItem();
        (await _app.DbAsync(db => db.Jobs.CountAsync(j => j.Kind == JobKinds.Mail))).ShouldBe(0);
    }

    [Fact]
    public async Task Before_the_hour_and_for_a_team_without_an_address_there_is_none()
    {
        await MaakWerkAsync();
        _app.Klok.Nu = new DateTimeOffset(2026, 3, 4, 5, 59, 0, TimeSpan.Zero);

        await DagAsync();

        _post.Gekregen.ShouldBeEmpty();
    }

    private async Task<(string Verlopen, string Nadert)> MaakWerkAsync()
    {
        var bouwer = _app.Bouwer();
        var verlopen = (await bouwer.Melding("""{ "ontvangen": "2026-01-05T09:00:00+01:00", "inwoner": { "naam": "Johanna Verlopen" } }""")).Nummer;
        var nadert = (await bouwer.Melding("""{ "ontvangen": "2026-01-23T09:00:00+01:00", "inwoner": { "naam": "Johanna Nadert" } }""")).Nummer;
        await bouwer.Melding("""{ "inwoner": { "naam": "Johanna Ruim" } }""");
        return (verlopen, nadert);
    }

    private async Task DagAsync()
    {
        await MaakAsync();
        await _app.Bouwer().Ronde();
    }

    private Task MaakAsync() => _app.Bouwer().In<Dagberichten>(d => d.LoopAsync(_app.Klok.Nu));

    // The text of a mail with letters outside ASCII is base64.
    private static string Leesbaar(string mail)
    {
        var delen = mail.ReplaceLineEndings("\n").Split("\n\n", 2);
        return delen[0].Contains("base64", StringComparison.OrdinalIgnoreCase) ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(delen[1].Replace("\n", "")))
            : delen[0].Contains("quoted-printable", StringComparison.OrdinalIgnoreCase) ? delen[1].Replace("=\n", "").Replace("=0A", "\n").Replace("=0D", "") : delen[1];
    }
}
