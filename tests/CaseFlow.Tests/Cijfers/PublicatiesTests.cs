using CaseFlow.Bescherming;
using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Tellingen;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;

namespace CaseFlow.Tests.Cijfers;

/// <summary>One database with ten years of months in two municipalities, one of them corrected.</summary>
public sealed class PublicatiesTests(PublicatiesTests.TienJaar jaren) : IClassFixture<PublicatiesTests.TienJaar>
{
    [Fact]
    public async Task One_subject_over_ten_years_is_one_query()
    {
        var verloop = await VraagAsync(p => p.VerloopAsync("hengelo", ["vindplaatsen"]));

        verloop.Count.ShouldBe(120);
        verloop.ShouldAllBe(d => d.Deel.Id == "vindplaatsen" && d.Gemeente == "hengelo");
        verloop.Select(d => d.Periode).ShouldBeInOrder();
        verloop[^1].Versie.ShouldBe(2);
        Meldingen(verloop[^1]).Getal.ShouldBe(130);
        Meldingen(verloop[^2]).Getal.ShouldBeNull();
    }

    private static Cel Meldingen(Deeluitgave deel) => deel.Cel(deel.Deel.Cijfer!.Teller[0]);

    [Fact]
    public async Task Without_a_version_the_newest_is_read_and_an_old_one_on_request()
    {
        var nieuw = (await VraagAsync(p => p.UitgaveAsync("hengelo", Februari2026)))!;
        (nieuw.Versie, nieuw.Reden, nieuw.Regels.Minimum).ShouldBe((2, "Post vergeten", 10));
        nieuw.Delen.Select(d => d.Deel.Id).Take(4).ShouldBe(["vindplaatsen", "uitkomsten", "contacten", "termijnen"]);
        nieuw.Delen.ShouldAllBe(d => d.Inhoud.Cellen.Count == Deelinhoud.Sleutels(d.Deel).Distinct().Count());

        var oud = (await VraagAsync(p => p.UitgaveAsync("hengelo", Februari2026, 1)))!;
        Meldingen(oud.Deel("vindplaatsen")!).Getal.ShouldBe(100);
        (await VraagAsync(p => p.UitgaveAsync("hengelo", Februari2026, 3))).ShouldBeNull();
        (await VraagAsync(p => p.UitgaveAsync("hengelo", Periode.Parse("2015-01")))).ShouldBeNull();
    }

    [Fact]
    public async Task The_versions_of_a_period_stand_with_their_reasons()
    {
        var versies = await VraagAsync(p => p.VersiesAsync("hengelo", Februari2026));
        versies.Select(v => (v.Versie, v.Door, v.Reden)).ShouldBe([(2, "Babette", "Post vergeten"), (1, "CaseFlow", PublicatieService.Eerste)]);
    }

    [Fact]
    public async Task Two_periods_stand_side_by_side_in_the_order_asked_for()
    {
        var naast = await VraagAsync(p => p.NaastElkaarAsync("hengelo", Februari2026, Periode.Parse("2025-02"), Periode.Parse("2030-01")));
        naast.Select(u => u.Periode.ToString()).ShouldBe(["2026-02", "2025-02"]);
        naast.ShouldAllBe(u => u.Delen.Count == naast[0].Delen.Count && u.Delen.Count > 4);
    }

    [Fact]
    public async Task Municipalities_are_compared_on_the_subject_each_of_them_names()
    {
        var paren = new[] { ("hengelo", "vindplaatsen"), ("almelo", "uitkomsten") };
        var naast = await VraagAsync(p => p.VergelijkAsync(paren, Februari2026));
        naast.Select(d => (d.Gemeente, d.Deel.Id, d.Versie)).ShouldBe([("almelo", "uitkomsten", 1), ("hengelo", "vindplaatsen", 2)]);
        (await VraagAsync(p => p.VergelijkAsync(paren))).Count.ShouldBe(121);
    }

    [Fact]
    public async Task Periods_are_listed_newest_first()
    {
        var perioden = await VraagAsync(p => p.PeriodenAsync("hengelo"));
        perioden.Count.ShouldBe(120);
        perioden[0].ShouldBe(Februari2026);
        (await VraagAsync(p => p.PeriodenAsync("hengelo", PeriodeSoort.Jaar))).ShouldBeEmpty();
    }

    private static Periode Februari2026 => Periode.Parse("2026-02");

    private async Task<T> VraagAsync<T>(Func<Publicaties, Task<T>> vraag)
    {
        jaren.Bouwer.Queries.Begin();
        var antwoord = await jaren.Bouwer.In<Publicaties, T>(vraag);
        jaren.Bouwer.Queries.Gezien.Count.ShouldBe(1);
        return antwoord;
    }

    public sealed class TienJaar : IAsyncLifetime
    {
        public Zaakbouwer Bouwer { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Bouwer = await Zaakbouwer.CreateAsync();
            await LegAsync([.. Enumerable.Range(0, 119).Select(m => Maak("melding.geregistreerd", new { vindplaats = "toegang" }, Februari.AddMonths(-1 - m))), .. Maand(Februari), .. Maand(Februari, "almelo")]);
            // The months alone: with their quarters and years it would take half as long again and show nothing more.
            foreach (var (gemeente, maand) in Enumerable.Range(0, 120).Select(m => ("hengelo", Periode.Maand(Februari.AddMonths(m - 119)))).Append(("almelo", Februari2026)))
            {
                (await Bouwer.In<PublicatieService, bool>(s => s.MaakEersteAsync(gemeente, maand, Handeling.Systeem(gemeente, Bouwer.Klok.Nu.AddDays(14))))).ShouldBeTrue();
            }
            await LegAsync(30.Keer(() => Maak("melding.geregistreerd", new { vindplaats = "toegang" })));
            await Bouwer.In<PublicatieService, Publicatie>(s => s.MaakAsync("hengelo", Februari2026, "Post vergeten", new Handeling(null, "Babette", "beleid", "hengelo", Bouwer.Klok.Nu)));
        }

        public Task DisposeAsync() => Bouwer.DisposeAsync().AsTask();

        private Task LegAsync(IEnumerable<Gebeurtenis> gebeurtenissen) => Bouwer.In<CaseFlowDbContext>(async db =>
        {
            db.Gebeurtenissen.AddRange(gebeurtenissen);
            await db.SaveChangesAsync();
        });
    }
}
