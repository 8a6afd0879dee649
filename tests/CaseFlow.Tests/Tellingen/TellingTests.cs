using CaseFlow.Tellingen;
using CaseFlow.Tests.Bescherming;
using CaseFlow.Tests.Tellingen;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;

namespace CaseFlow.Tests.Tellingen;

public class TellingTests
{
    [Fact]
    public async Task Every_event_of_the_period_is_counted_once_in_each_table()
    {
        var set = await TelAsync("2026-02", [.. Maand(Februari), .. Maand(new(2026, 3, 1)), .. Maand(new(2026, 1, 31)), .. Maand(Februari, "almelo")]);

        Aantal(set, "melding|*").ShouldBe(100);
        Aantal(set, "melding|vindplaats|school").ShouldBe(4);
        Aantal(set, "uitkomst|maatwerk|*").ShouldBe(20);
        Aantal(set, "uitkomst|*|noord").ShouldBe(60);
        Aantal(set, "uitkomst|maatwerk|noord").ShouldBe(20);
        Aantal(set, "contact|kanaal|balie").ShouldBe(120);
        Aantal(set, "contact|*").ShouldBe(300);
        Aantal(set, "termijn-WMO-OND|*").ShouldBe(50);
        Aantal(set, "vervallen-WMO-PLAN|*").ShouldBe(15);
    }

    [Theory]
    [InlineData("2026-Q1", 300)]
    [InlineData("2026", 300)]
    [InlineData("2025", 0)]
    public async Task Quarters_and_years_count_their_months(string periode, int verwacht) =>
        Aantal(await TelAsync(periode, [.. Maand(new(2026, 1, 1)), .. Maand(new(2026, 2, 28)), .. Maand(new(2026, 3, 31))]), "melding|*").ShouldBe(verwacht);

    [Fact]
    public async Task Of_a_chain_of_outcomes_only_the_last_counts()
    {
        var eerste = Maak("uitkomst.vastgesteld", new { uitkomst = "informatie-advies" });
        var tweede = Maak("uitkomst.vastgesteld", new { uitkomst = "schuldhulp" }, vervangt: eerste.Sleutel);
        var derde = Maak("uitkomst.vastgesteld", new { uitkomst = "maatwerk" }, vervangt: tweede.Sleutel);
        var set = await TelAsync("2026-02", [eerste, tweede, derde]);

        Aantal(set, "uitkomst|*").ShouldBe(1);
        Aantal(set, "uitkomst|maatwerk|*").ShouldBe(1);
        Aantal(set, "uitkomst|informatie-advies|*").ShouldBe(0);
    }

    [Fact]
    public async Task A_melding_joined_to_another_case_is_no_second_question()
    {
        var dubbel = Maak("melding.geregistreerd", new { vindplaats = "toegang" });
        var set = await TelAsync("2026-02", [Maak("melding.geregistreerd", new { vindplaats = "toegang" }), dubbel, Maak("melding.gevoegd", new { }, record: dubbel.Recordsleutel)]);

        Aantal(set, "melding|*").ShouldBe(1);
    }

    [Fact]
    public async Task A_word_that_is_in_no_list_gets_no_row_of_its_own()
    {
        var set = await TelAsync("2026-02", [Maak("melding.geregistreerd", new { vindplaats = "bij-de-buren" }), Maak("uitkomst.vastgesteld", new { uitkomst = "maatwerk" })]);

        Aantal(set, "melding|vindplaats|overig").ShouldBe(1);
        Aantal(set, "uitkomst|maatwerk|overig").ShouldBe(1);
        set.Blokken.SelectMany(b => b.Cellen.Keys).ShouldNotContain(s => s.Contains("buren"));
    }

    [Fact]
    public async Task Every_cell_of_a_table_is_counted_somewhere()
    {
        var set = await TelAsync("2026-02", []);
        var cellen = set.Blokken.SelectMany(b => b.Cellen.Keys).ToHashSet();
        set.Delen.SelectMany(CaseFlow.Cijfers.Deelinhoud.Sleutels).ShouldAllBe(s => cellen.Contains(s));
        set.Delen.SelectMany(d => d.Tabellen).ShouldAllBe(t => t.Rijen.All(r => r.Sleutels.Count == t.Kolommen.Count));
    }

    private static int Aantal(Telset set, string sleutel) => set.Blokken.Single(b => b.Cellen.ContainsKey(sleutel)).Cellen[sleutel].Aantal;

    private static async Task<Telset> TelAsync(string periode, IEnumerable<Gebeurtenis> gebeurtenissen)
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        return await bouwer.In<CaseFlow.Data.CaseFlowDbContext, Telset>(async db =>
        {
            db.Gebeurtenissen.AddRange(gebeurtenissen);
            await db.SaveChangesAsync();
            return await bouwer.In<Telling, Telset>(t => t.TelAsync("hengelo", Periode.Parse(periode), []));
        });
    }
}
