using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Tellingen;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;

namespace CaseFlow.Tests.Cijfers;

public sealed class PublicatieTests : IAsyncLifetime
{
    private Zaakbouwer _bouwer = null!;

    // The fixed date of February has come.
    public async Task InitializeAsync() => _bouwer = await Zaakbouwer.CreateAsync(new Klok(new(2026, 3, 16, 8, 0, 0, TimeSpan.Zero)));

    public Task DisposeAsync() => _bouwer.DisposeAsync().AsTask();

    [Fact]
    public async Task Every_closed_month_is_published_once_on_its_fixed_date()
    {
        await Leg(Maand(new(2025, 12, 31)), Maand(new(2026, 2, 1)), Maand(new(2026, 3, 2)));

        (await Ronde()).ShouldBe(5);
        (await Ronde()).ShouldBe(0);
        (await Alle()).Select(p => (p.Periode, p.Versie)).ShouldBe([("2025", 1), ("2025-12", 1), ("2025-Q4", 1), ("2026-01", 1), ("2026-02", 1)]);

        _bouwer.Klok.Nu = new(2026, 4, 14, 21, 30, 0, TimeSpan.Zero); // half past eleven in the evening in Amsterdam, fourteen days after March
        (await Ronde()).ShouldBe(0);
        _bouwer.Klok.Nu = new(2026, 4, 14, 22, 30, 0, TimeSpan.Zero); // half past midnight of the fifteenth day
        (await Ronde()).ShouldBe(2, "March, and the quarter it ends");
    }

    [Fact]
    public async Task What_was_imported_of_before_the_first_case_is_published_by_the_whole_year()
    {
        await Leg(Maand(new(2023, 12, 31)), Maand(new(2024, 1, 9)), Maand(new(2025, 6, 2)), Maand(new(2026, 1, 5)));
        _bouwer.Klok.Nu = new(2026, 2, 10, 8, 0, 0, TimeSpan.Zero);
        await _bouwer.Melding();
        _bouwer.Klok.Nu = new(2026, 3, 16, 8, 0, 0, TimeSpan.Zero);

        await Ronde();

        (await Alle()).Select(p => p.Periode).ShouldBe(["2024", "2025", "2026-02"], "2023 is known of one day only");
    }

    [Fact]
    public async Task A_mistyped_year_makes_no_publication_of_every_empty_month_since()
    {
        await Leg(Maand(new(1926, 2, 1)), Maand(new(2026, 2, 1)));

        (await Ronde()).ShouldBe(18);
        (await Alle()).Where(p => p.Soort == PeriodeSoort.Maand).Select(p => p.Periode).ShouldBe(["1926-02", .. Enumerable.Range(3, 10).Select(m => $"1926-{m:00}"), "1927-01", "2026-02"]);
        (await Ronde()).ShouldBe(0);
    }

    [Fact]
    public async Task Two_sweeps_at_once_make_one_publication()
    {
        await Leg(Maand(Februari));

        var gemaakt = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Ronde)));

        gemaakt.Sum().ShouldBe(1);
        (await Alle()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_correction_is_a_new_version_and_the_old_one_stays()
    {
        await Leg(Maand(Februari));
        await Ronde();
        var eerst = (await Alle()).Single();
        await Leg(30.Keer(() => Maak("melding.geregistreerd", new { vindplaats = "toegang" })));
        (await Ronde()).ShouldBe(0);

        var tweede = await Maak1("Meldingen van de post waren vergeten", _bouwer.Klok.Nu);

        tweede.Versie.ShouldBe(2);
        Meldingen(eerst).ShouldBe(100);
        Meldingen(tweede).ShouldBe(130);
        (await Alle())[0].Delen.Select(d => d.Inhoud).ShouldBe(eerst.Delen.Select(d => d.Inhoud));
    }

    [Fact]
    public async Task A_publication_cannot_be_changed()
    {
        await Leg(Maand(Februari));
        await Ronde();
        await _bouwer.In<CaseFlowDbContext>(async db =>
        {
            var publicatie = await db.Publicaties.Include(p => p.Delen).SingleAsync();
            db.Entry(publicatie.Delen[0]).Property(d => d.Inhoud).CurrentValue = "{}";
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Clear();
            db.Entry(db.Attach(publicatie).Entity).Property(p => p.Reden).CurrentValue = "anders";
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
    }

    [Theory]
    [InlineData("2026-03", "beheer", "hengelo", "x", "periode-loopt-nog")]
    [InlineData("2026-Q1", "beheer", "hengelo", "x", "periode-loopt-nog")]
    [InlineData("2026-02", "beheer", "hengelo", " ", "verplicht-veld:reden")]
    [InlineData("2026-02", "consulent", "hengelo", "x", "rol-onbevoegd")]
    [InlineData("2026-02", "beheer", "almelo", "x", "rol-onbevoegd")]
    public async Task What_may_not_be_published_is_refused(string periode, string rol, string gemeente, string reden, string weigering)
    {
        var handeling = new Handeling(null, "Babette", rol, gemeente, _bouwer.Klok.Nu);
        var fout = await Should.ThrowAsync<WeigeringException>(() => _bouwer.In<PublicatieService>(s => s.MaakAsync("hengelo", Periode.Parse(periode), reden, handeling)));
        fout.Id.ShouldBe(weigering);
    }

    [Fact]
    public async Task The_stored_figures_hold_nothing_below_the_threshold_and_no_key_of_anybody()
    {
        await Leg(Maand(Februari));
        await Ronde();
        var publicatie = (await Alle()).Single();
        publicatie.Delen.SelectMany(d => Deelinhoud.Lees(d.Inhoud).Cellen.Values).ShouldAllBe(c => c.Getal == null || (c.Getal >= 10 && c.Getal % 5 == 0));
        var sleutels = await _bouwer.In<CaseFlowDbContext, List<string>>(db => db.Gebeurtenissen.Select(g => g.Recordsleutel).ToListAsync());
        sleutels.ShouldAllBe(s => publicatie.Delen.All(d => !d.Inhoud.Contains(s)));
    }

    private static int? Meldingen(Publicatie publicatie) => Deelinhoud.Lees(publicatie.Delen.Single(d => d.Onderwerp == "vindplaatsen").Inhoud) is var deel ? deel.Cellen[deel.Deel.Cijfer!.Teller[0]].Getal : null;

    private Task<int> Ronde() => _bouwer.In<PublicatieBewaker, int>(b => b.LoopAsync(_bouwer.Klok.Nu));

    private Task<Publicatie> Maak1(string reden, DateTimeOffset moment) =>
        _bouwer.In<PublicatieService, Publicatie>(s => s.MaakAsync("hengelo", Periode.Parse("2026-02"), reden, new Handeling(null, "Babette", "beheer", "hengelo", moment)));

    private Task<List<Publicatie>> Alle() => _bouwer.In<CaseFlowDbContext, List<Publicatie>>(db => db.Publicaties.AsNoTracking().Include(p => p.Delen.OrderBy(d => d.Volgorde)).OrderBy(p => p.Periode).ThenBy(p => p.Versie).ToListAsync());

    [SqliteFact]
    public async Task A_month_costs_its_own_events_and_not_the_history()
    {
        await Leg(Enumerable.Range(0, 48).SelectMany(m => Maand(new DateOnly(2022, 2, 10).AddMonths(m))));
        (await Ronde()).ShouldBe(69, "49 months, 16 quarters and 4 years");
        _bouwer.Klok.Nu = new(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);
        var inMaart = Maand(new(2026, 3, 10)).ToList();
        await Leg(inMaart);

        _bouwer.Queries.Begin();
        (await _bouwer.In<PublicatieService, bool>(s => s.MaakEersteAsync("hengelo", Periode.Maand(new(2026, 3, 10)), Handeling.Systeem("hengelo", _bouwer.Klok.Nu)))).ShouldBeTrue();

        // Its events, a row for each publication there is, and the few that are asked on the way.
        _bouwer.Queries.Rijen.ShouldBeInRange(inMaart.Count, inMaart.Count + 4 * 69);
        _bouwer.Queries.Gezien.Count.ShouldBeLessThan(40);
    }

    private Task Leg(params IEnumerable<Gebeurtenis>[] gebeurtenissen) => _bouwer.In<CaseFlowDbContext>(async db =>
    {
        db.Gebeurtenissen.AddRange(gebeurtenissen.SelectMany(g => g));
        await db.SaveChangesAsync();
    });
}
