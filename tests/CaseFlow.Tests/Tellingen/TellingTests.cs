using System.Text.Json;
using CaseFlow.Bescherming;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;

namespace CaseFlow.Tests.Tellingen;

/// <summary>The definitions of workflows/indicatoren as they are, over whole periods.</summary>
public class TellingTests
{
    private const string Melding = "stuk:melding.geregistreerd";

    [Fact]
    public async Task Every_event_of_the_period_is_counted_once_in_each_table()
    {
        var set = await TelAsync("2026-02", [.. Maand(Februari), .. Maand(new(2026, 3, 1)), .. Maand(new(2026, 1, 31)), .. Maand(Februari, "almelo")]);

        Aantal(set, $"{Melding}||2026-02").ShouldBe(100);
        Aantal(set, $"{Melding}|vindplaats=school|2026-02").ShouldBe(4);
        Aantal(set, "stuk:uitkomst.vastgesteld|uitkomst=maatwerk|2026-02").ShouldBe(20);
        Aantal(set, "stuk:uitkomst.vastgesteld|wijk=noord|2026-02").ShouldBe(60);
        Aantal(set, "stuk:uitkomst.vastgesteld|uitkomst=maatwerk,wijk=noord|2026-02").ShouldBe(20);
        Aantal(set, "stuk:contact.geregistreerd|kanaal=balie|2026-02").ShouldBe(120);
        Aantal(set, "stuk:contact.geregistreerd||2026-02").ShouldBe(300);
        Aantal(set, "stuk:termijn.afgelopen|termijn=WMO-OND,uitkomst=gehaald+te-laat|2026-02").ShouldBe(50);
        Aantal(set, "stuk:termijn.afgelopen|uitkomst=vervallen|2026-02").ShouldBe(15);
    }

    [Theory]
    [InlineData("2026-Q1", 300)]
    [InlineData("2026", 300)]
    [InlineData("2025", 0)]
    public async Task Quarters_and_years_count_their_months(string periode, int verwacht) =>
        Aantal(await TelAsync(periode, [.. Maand(new(2026, 1, 1)), .. Maand(new(2026, 2, 28)), .. Maand(new(2026, 3, 31))]), $"{Melding}||{periode}").ShouldBe(verwacht);

    [Fact]
    public async Task Of_a_chain_of_outcomes_only_the_last_counts()
    {
        var eerste = Maak("uitkomst.vastgesteld", new { uitkomst = "informatie-advies" });
        var tweede = Maak("uitkomst.vastgesteld", new { uitkomst = "schuldhulp" }, vervangt: eerste.Sleutel);
        var derde = Maak("uitkomst.vastgesteld", new { uitkomst = "maatwerk" }, vervangt: tweede.Sleutel);
        var set = await TelAsync("2026-02", [eerste, tweede, derde]);

        Aantal(set, "stuk:uitkomst.vastgesteld||2026-02").ShouldBe(1);
        Aantal(set, "stuk:uitkomst.vastgesteld|uitkomst=maatwerk|2026-02").ShouldBe(1);
        Aantal(set, "stuk:uitkomst.vastgesteld|uitkomst=informatie-advies|2026-02").ShouldBe(0);
    }

    [Fact]
    public async Task A_melding_joined_to_another_case_is_no_second_question()
    {
        var dubbel = Maak("melding.geregistreerd", new { vindplaats = "toegang" });
        var set = await TelAsync("2026-02", [Maak("melding.geregistreerd", new { vindplaats = "toegang" }), dubbel, Maak("melding.gevoegd", new { }, record: dubbel.Recordsleutel)]);

        Aantal(set, $"{Melding}||2026-02").ShouldBe(1);
    }

    [Fact]
    public async Task A_word_that_is_in_no_list_gets_no_row_of_its_own()
    {
        var set = await TelAsync("2026-02", [Maak("melding.geregistreerd", new { vindplaats = "bij-de-buren" }), Maak("uitkomst.vastgesteld", new { uitkomst = "maatwerk" })]);

        Aantal(set, $"{Melding}|vindplaats=overig|2026-02").ShouldBe(1);
        Aantal(set, "stuk:uitkomst.vastgesteld|uitkomst=maatwerk,wijk=overig|2026-02").ShouldBe(1);
        set.Blokken.SelectMany(b => b.Cellen.Keys).ShouldNotContain(s => s.Contains("buren"));
    }

    [Theory]
    [InlineData("haaksbergen", "2026-02", "")]
    [InlineData("hengelo", "2026", "2026-Q1 2026-Q2 2026-Q3 2026-Q4 2026-01 2026-02 2026-03")]
    [InlineData("almelo", "2026", "")]
    [InlineData("twenterand", "2026-Q1", "2026-01 2026-02")]
    [InlineData("hengelo", "2026-02", "2026-Q1 2026-01")]
    public async Task All_definitions_hang_together(string gemeente, string periode, string gepubliceerd)
    {
        var set = await TelAsync(periode, Wild(new Random(7), gemeente, 600), gemeente, gepubliceerd);

        var cellen = set.Blokken.SelectMany(b => b.Cellen).ToDictionary(c => c.Key, c => c.Value);
        set.Blokken.SelectMany(b => b.Sommen).Where(s => s.Delen.Sum(d => cellen[d].Aantal) != cellen[s.Totaal].Aantal).Select(s => $"{s.Totaal} = {cellen[s.Totaal].Aantal}: {string.Join(" + ", s.Delen.Select(d => cellen[d].Aantal))}").ShouldBeEmpty();
        var nieuw = set.Blokken.SelectMany(b => b.Nieuw.Concat(b.Bedragen.Keys)).ToHashSet();
        nieuw.ShouldAllBe(s => s.EndsWith("|" + periode));
        set.Delen.Select(d => d.Id).ShouldBeUnique();
        set.Delen.SelectMany(d => d.Tabellen).ShouldAllBe(t => t.Rijen.All(r => r.Sleutels.Count == t.Kolommen.Count));
        set.Delen.SelectMany(d => d.Tabellen).SelectMany(t => t.Rijen).SelectMany(r => r.Sleutels).Where(s => !nieuw.Contains(s)).ShouldBeEmpty();
        var cijfers = set.Delen.Select(d => d.Cijfer).Concat(set.Delen.SelectMany(d => d.Tabellen).SelectMany(t => t.Rijen).Select(r => r.Cijfer)).OfType<Cijfer>().ToList();
        cijfers.SelectMany(c => c.Soort == Cijfersoort.Groei ? c.Teller : c.Teller.Concat(c.Noemer)).Where(s => !nieuw.Contains(s)).ShouldBeEmpty();
        cijfers.Where(c => c.Soort == Cijfersoort.Aandeel && c.Noemer.Count > 0 && c.Noemer.Sum(s => cellen[s].Aantal) < c.Teller.Sum(s => cellen[s].Aantal) && c.Teller[0].Split('|')[0] == c.Noemer[0].Split('|')[0]).ShouldBeEmpty();
        cellen.Values.ShouldAllBe(c => c.Aantal >= 0 && c.GrootsteHuishouden <= c.Aantal && (c.Aantal == 0) == (c.Huishoudens == 0));
    }

    [Fact]
    public async Task The_year_shows_every_indicator_that_is_counted()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        var indicatoren = await bouwer.In<Configuratie, List<Indicator>>(c => Task.FromResult(c.Indicatoren.ToList()));
        indicatoren.Count.ShouldBe(328);
        indicatoren.Count(i => i.Telling is not null).ShouldBe(144);
        foreach (var gemeente in indicatoren.GroupBy(i => i.Gemeente))
        {
            var set = await bouwer.In<Telling, Telset>(t => t.TelAsync(gemeente.Key, Periode.Parse("2025"), []));
            set.Delen.Select(d => d.Id).ShouldBeSubsetOf([.. set.Delen.Select(d => d.Id)]);
            gemeente.Where(i => i.Telling is not null).Select(i => i.Id).Where(i => set.Delen.All(d => d.Id != i)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_month_reads_its_events_and_what_runs_and_no_history()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            db.Gebeurtenissen.AddRange(Wild(new Random(1), "haaksbergen", 3000, new(2018, 1, 1), 365 * 8));
            db.Gebeurtenissen.AddRange(40.Keer(() => Maak("melding.geregistreerd", new { vindplaats = "school" }, gemeente: "haaksbergen")));
            db.Gebeurtenissen.AddRange(30.Keer(() => Maak("indicatie.toegekend", new { wet = "Wmo", voorziening = "rolstoel" }, new(2019, 5, 5), gemeente: "haaksbergen", ding: Guid.NewGuid().ToString("N"))));
            await db.SaveChangesAsync();
        });
        var lopend = await bouwer.In<CaseFlowDbContext, int>(db => Task.FromResult(db.Gebeurtenissen.AsEnumerable().Count(g => g.Naam == "indicatie.toegekend" && (g.GeldigTot is null || g.GeldigTot >= new DateOnly(2026, 2, 1)))));
        bouwer.Queries.Begin();
        var set = await bouwer.In<Telling, Telset>(t => t.TelAsync("haaksbergen", Periode.Parse("2026-02"), []));

        set.Gelezen.ShouldBeInRange(70, 40 + lopend);
        Aantal(set, "stuk:indicatie.toegekend:loopt|wet=Wmo,stand=einde|2026-02").ShouldBeGreaterThanOrEqualTo(30);
        bouwer.Queries.Gezien.Count.ShouldBeLessThan(10);
    }

    [Fact]
    public async Task A_year_asks_a_few_queries_however_many_definitions()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        foreach (var gemeente in new[] { "haaksbergen", "hengelo", "almelo", "twenterand" })
        {
            bouwer.Queries.Begin();
            await bouwer.In<Telling, Telset>(t => t.TelAsync(gemeente, Periode.Parse("2025"), []));
            bouwer.Queries.Gezien.Count.ShouldBeLessThan(40);
        }
    }

    private static int Aantal(Telset set, string sleutel) => set.Blokken.Single(b => b.Cellen.ContainsKey(sleutel)).Cellen[sleutel].Aantal;

    /// <summary>Events of every name with any words, so that every definition finds something.</summary>
    private static List<Gebeurtenis> Wild(Random toeval, string gemeente, int aantal, DateOnly? van = null, int dagen = 365)
    {
        var boek = Indicatorenboek.Load(Zaakbouwer.Workflows, [], ["*"], []);
        var woorden = boek.Indicatoren.Where(i => i.Telling is not null).SelectMany(i => new[] { i.Telling!.Teller, i.Telling.Noemer }).OfType<Telgroep>().SelectMany(g => g.Samen.Append(g))
            .Where(g => g.Gebeurtenis is not null).SelectMany(g => g.Waar.SelectMany(w => w.Value.Woorden.Select(v => (g.Gebeurtenis, w.Key, Woord: v)))).ToLookup(w => (w.Gebeurtenis, w.Key), w => w.Woord);
        var soorten = boek.Soorten.Values.ToList();
        var rijen = new List<Gebeurtenis>();
        for (var i = 0; i < aantal; i++)
        {
            var soort = soorten[toeval.Next(soorten.Count)];
            var dimensies = soort.Dimensies.Where(_ => toeval.Next(5) > 0).ToDictionary(d => d.Id, d => d.Getal ? $"{toeval.Next(60)}" : Kies([.. woorden[(soort.Id, d.Id)], .. d.Keuzes, "iets"]));
            var rij = Maak(soort.Id, dimensies, (van ?? new(2026, 1, 1)).AddDays(toeval.Next(dagen)), Kies(["noord", "centrum", "binnenstad", "nergens"]), gemeente, record: $"{toeval.Next(aantal / 3):x8}",
                persoon: toeval.Next(4) == 0 ? null : $"{toeval.Next(aantal / 4):x8}", ding: $"{toeval.Next(aantal / 6):x8}", huishouden: toeval.Next(3) == 0 ? null : $"{toeval.Next(aantal / 8):x8}");
            (rij.Geslacht, rij.Leeftijdsklasse) = (Kies(["m", "v", ""]), Kies([.. Leeftijdsklassen.Alle]));
            rij.GeldigTot = soort.Einde is not null && toeval.Next(2) == 0 ? rij.Datum.AddDays(toeval.Next(200)) : null;
            rijen.Add(rij);
        }
        return rijen;

        string Kies(string[] uit) => uit[toeval.Next(uit.Length)];
    }

    private static async Task<Telset> TelAsync(string periode, IEnumerable<Gebeurtenis> gebeurtenissen, string gemeente = "hengelo", string gepubliceerd = "")
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        return await bouwer.In<CaseFlowDbContext, Telset>(async db =>
        {
            db.Gebeurtenissen.AddRange(gebeurtenissen);
            await db.SaveChangesAsync();
            return await bouwer.In<Telling, Telset>(t => t.TelAsync(gemeente, Periode.Parse(periode), [.. gepubliceerd.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Periode.Parse)]));
        });
    }
}
