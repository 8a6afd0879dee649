using System.Globalization;
using CaseFlow.Bescherming;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Bescherming.Blokken;

namespace CaseFlow.Tests.Bescherming;

/// <summary>The cell key method gives what others published that it should give. Their tables and records are no part of this repository.</summary>
public class RuistabelTests
{
    [Fact]
    public void The_tables_of_the_product_are_there() => Ruistabel.Namen.ShouldBe(["d2-v0p9-js0", "d2-v1p08-js1", "d5-v2-js2", "d5-v3-js2"]);

    [Theory]
    [InlineData("d2-v0p9-js0", 2, 0.9, 0)]
    [InlineData("d2-v1p08-js1", 2, 1.08, 1)]
    [InlineData("d5-v2-js2", 5, 2, 2)]
    [InlineData("d5-v3-js2", 5, 3, 2)]
    public void Noise_is_fair_has_its_variance_and_makes_no_forbidden_count(string naam, int ruis, double variantie, int nooit)
    {
        var tabel = Ruistabel.Van(naam);
        tabel.Ruis.ShouldBe(ruis);
        // Zero stays zero; the row after the last is the last.
        tabel.Zoek(0, 0m).ShouldBe(0);
        tabel.Zoek(0, 0.9999999999m).ShouldBe(0);
        const int stappen = 100_000;
        for (var aantal = 1; aantal <= ruis + nooit + 3; aantal++)
        {
            var waarden = Enumerable.Range(0, stappen).Select(s => tabel.Zoek(aantal, (s + 0.5m) / stappen)).ToList();
            waarden.Average().ShouldBe(0, 0.001, $"row {aantal}");
            waarden.Average(v => (double)v * v).ShouldBe(variantie, 0.002, $"row {aantal}");
            waarden.ShouldAllBe(v => Math.Abs(v) <= ruis && aantal + v >= 0 && (aantal + v == 0 || aantal + v > nooit));
        }
        var laatste = Enumerable.Range(0, 1_000).Select(s => s / 1_000m).ToList();
        laatste.ShouldAllBe(s => tabel.Zoek(ruis + nooit + 1, s) == tabel.Zoek(4_000_000, s));
    }

    [ChecksFact("sdc")]
    public void Every_cell_of_the_published_table_of_21_is_the_same()
    {
        using var lezer = new StreamReader(Pad("cellkey_ptable_D5_V3_js2_pstay05.csv"));
        var tabel = Ruistabel.Lees("proef", lezer);
        var records = Rijen("cellkey_micro.csv").Select(r => (Groep: r["age_group"], Geslacht: r["sex"], Sleutel: long.Parse(r["record_key_1e8"], CultureInfo.InvariantCulture) / 100_000_000m)).ToList();
        records.Count.ShouldBe(4580);
        records[0].Sleutel.ShouldBe(0.97131759m);
        records[^1].Sleutel.ShouldBe(0.88019983m);
        var gedaan = new List<(int Aantal, decimal Sleutel, int Ruis)>();
        foreach (var rij in Rijen("cellkey_golden_freqtab.csv"))
        {
            var cel = records.Where(r => rij["sex"] is "Total" || rij["sex"] == r.Geslacht).Where(r => rij["age"] is "Total" || rij["age"] == $"age_group{r.Groep}").ToList();
            var sleutel = cel.Sum(r => r.Sleutel) % 1m;
            var ruis = tabel.Zoek(cel.Count, sleutel);
            gedaan.Add((cel.Count, sleutel, ruis));
            (cel.Count, sleutel, ruis, cel.Count + ruis).ShouldBe((Getal(rij, "count"), decimal.Parse(rij["cell_key"], CultureInfo.InvariantCulture), Getal(rij, "perturbation"), Getal(rij, "perturbed_count")), $"{rij["sex"]} {rij["age"]}");
            // With the keys as CaseFlow stores them, and the threshold on top, it is the same number or none.
            var telcel = new Telcel(cel.Count, cel.Count) { Sleutel = cel.Aggregate(0U, (s, r) => unchecked(s + (uint)(r.Sleutel * 4_294_967_296m))) };
            new Onthullingsregels(5, new CellKey(tabel)).Toon(telcel).ShouldBe(cel.Count + ruis < 5 ? null : cel.Count + ruis);
        }
        gedaan.Count.ShouldBe(21);
        gedaan.ShouldContain(c => c.Aantal == 1143 && c.Ruis == 4);
        gedaan.Average(c => (decimal)(c.Aantal + c.Ruis)).ShouldBe(872.333m, 0.001m);
        gedaan.Average(c => (decimal)c.Ruis).ShouldBe(-0.048m, 0.001m);
        gedaan.Average(c => c.Sleutel).ShouldBe(0.456m, 0.001m);
    }

    [ChecksFact("sdc")]
    public void Every_cell_of_the_published_ten_five_table_of_200_is_the_same()
    {
        var records = Rijen("ons_micro.csv").ToList();
        records.Count.ShouldBe(1000);
        var regels = new Onthullingsregels(10, 5);
        var (cellen, leeg, blank) = (0, 0, 0);
        foreach (var rij in Rijen("ons_golden_perturbed_var1_var5_var8.csv"))
        {
            var cel = records.Where(r => r["var1"] == rij["var1"] && r["var5"] == rij["var5"] && r["var8"] == rij["var8"]).ToList();
            cel.Count.ShouldBe(Getal(rij, "pre_sdc_count"));
            (cel.Sum(r => Getal(r, "record_key")) % 256).ShouldBe(Getal(rij, "ckey"));
            var getoond = regels.Toon(new Telcel(cel.Count, cel.Count));
            getoond.ShouldBe(rij["count"] is "" ? null : Getal(rij, "count"), $"{rij["var1"]} {rij["var5"]} {rij["var8"]}");
            cellen++;
            leeg += cel.Count == 0 ? 1 : 0;
            blank += getoond is null ? 1 : 0;
        }
        (cellen, leeg, blank).ShouldBe((200, 22, 168));
    }

    [ChecksFact("sdc")]
    public void Anchors_of_the_tables_themselves()
    {
        using (var lezer = new StreamReader(Pad("cellkey_ptable_D5_V3_js2_pstay05.csv")))
        {
            var tabel = Ruistabel.Lees("proef", lezer);
            (tabel.Zoek(1, 0.7344695410m), tabel.Zoek(1, 0.7344695411m)).ShouldBe((-1, 2));
            (tabel.Zoek(1, 0.8711897312m), tabel.Zoek(1, 0.9439860445m), tabel.Zoek(1, 0.9814156008m), tabel.Zoek(1, 0.9999999999m)).ShouldBe((2, 3, 4, 5));
            (tabel.Zoek(8, 0.2499999991m), tabel.Zoek(8, 0.25m), tabel.Zoek(8, 0.7499999991m), tabel.Zoek(8, 0.75m)).ShouldBe((-1, 0, 0, 1));
        }
        var eigen = Ruistabel.Van("d2-v1p08-js1");
        (eigen.Zoek(1, 0.5133m), eigen.Zoek(1, 0.5134m), eigen.Zoek(1, 0.9733m), eigen.Zoek(1, 0.9734m)).ShouldBe((-1, 1, 1, 2));
        // The products' tables are those that were handed over with the checks.
        foreach (var (naam, bestand) in new[] { ("d2-v0p9-js0", "own_ptable_D2_V0p9_js0.csv"), ("d2-v1p08-js1", "own_ptable_D2_V1p08_js1.csv"), ("d5-v2-js2", "own_ptable_D5_V2_js2.csv"), ("d5-v3-js2", "own_ptable_D5_V3_js2.csv") })
        {
            using var lezer = new StreamReader(Pad(bestand));
            var (ander, van) = (Ruistabel.Lees(naam, lezer), Ruistabel.Van(naam));
            Enumerable.Range(0, 12).ShouldAllBe(i => Enumerable.Range(0, 2_000).All(s => ander.Zoek(i, s / 2_000m) == van.Zoek(i, s / 2_000m)));
        }
    }

    [Fact]
    public void The_same_records_give_the_same_noise_and_a_reader_knows_only_how_large_it_can_be()
    {
        var regels = new Onthullingsregels(10, new CellKey(Ruistabel.Van("d5-v3-js2")));
        var gezien = new HashSet<int>();
        for (var i = 0U; i < 500; i++)
        {
            var cel = new Telcel(40, 40) { Sleutel = i * 8_589_934U };
            var getoond = regels.Toon(cel)!.Value;
            regels.Toon(cel with { Huishoudens = 30 }).ShouldBe(getoond);
            gezien.Add(getoond);
            regels.Bereik(getoond).ShouldBe((getoond - 5, getoond + 5));
        }
        gezien.Count.ShouldBeGreaterThan(8);
        regels.Toon(new Telcel(9, 9)).ShouldBeNull("the threshold stays");
        Enumerable.Range(0, 500).ShouldAllBe(i => regels.Toon(new Telcel(11, 11) { Sleutel = (uint)i * 8_589_934U }).GetValueOrDefault(10) >= 10);
        CellKey.Sleutel("ffffffff00").ShouldBe(uint.MaxValue);
    }

    [Fact]
    public void Noise_that_is_equal_does_not_tell_that_a_group_is_in_one_class()
    {
        // 60 of 60: part and total are of the same records and would be shown as the same number.
        var regels = new Onthullingsregels(10, new CellKey(Ruistabel.Van("d5-v3-js2")));
        Onthulling.Bescherm(Reeks(60, 0, 0), regels)["t|r|a"].Getal.ShouldBeNull();
        // 60 of 62: numbers that differ would tell that the other class is not empty, also of an act of the municipality.
        Onthulling.Bescherm(Reeks(60, 2).AlsPrestatie(), regels)["t|r|a"].Getal.ShouldBeNull();
    }

    private static int Getal(IReadOnlyDictionary<string, string> rij, string kolom) => int.Parse(rij[kolom], CultureInfo.InvariantCulture);

    private static string Pad(string bestand) => Path.Combine(ChecksFactAttribute.Folder("sdc")!, bestand);

    private static IEnumerable<IReadOnlyDictionary<string, string>> Rijen(string bestand)
    {
        var regels = File.ReadAllLines(Pad(bestand));
        var kop = regels[0].Split(',');
        return regels.Skip(1).Select(r => kop.Zip(r.Split(',')).ToDictionary(p => p.First, p => p.Second));
    }
}
