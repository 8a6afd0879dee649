using System.Text.Json.Nodes;
using CaseFlow.Termijnen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Termijnen.TestBron;

namespace CaseFlow.Tests.Termijnen;

public class TermijnRegelsTests
{
    private static readonly DateOnly Nu = Dag("2026-03-02");

    [Theory]
    [InlineData("WMO-PLAN", 7, Eenheid.Kalenderdagen, "melding", false, false)]
    [InlineData("WMO-OND", 6, Eenheid.Weken, "melding", false, true)]
    [InlineData("WMO-BES", 2, Eenheid.Weken, "aanvraag", true, true)]
    [InlineData("AWB-413", 8, Eenheid.Weken, "aanvraag", true, true)]
    [InlineData("AWB-67", 6, Eenheid.Weken, "bekendmaking", false, false)]
    [InlineData("WGS-4W", 4, Eenheid.Weken, "schuldhulpvraag", false, true)]
    [InlineData("WGS-3D", 3, Eenheid.Werkdagen, "schuldhulpvraag", false, true)]
    [InlineData("WGS-8W", 8, Eenheid.Weken, "eerste-gesprek", true, true)]
    [InlineData("AWB-911", 6, Eenheid.Weken, "klacht", false, true)]
    public void Delivered_terms_follow_the_law(
        string id, int duur, Eenheid eenheid, string start, bool opschortbaar, bool signaleert)
    {
        var regel = Regels.Op(id, Nu);
        (regel.Duur, regel.Eenheid, regel.Awt).ShouldBe((duur, eenheid, AwtToepassing.Ja));
        (regel.Start, regel.IsOpschortbaar, regel.IsSignalerend).ShouldBe((start, opschortbaar, signaleert));
        regel.NaAfloop.ShouldBe(signaleert ? NaAfloop.TeLaat : NaAfloop.Vervallen);
        regel.Soort.ShouldBe(TermijnSoort.Wettelijk);
    }

    [Fact]
    public void Nothing_else_is_delivered() => Regels.Alle.Count().ShouldBe(9);

    [Theory]
    [InlineData("WMO-OND", "Wmo", true)]
    [InlineData("WMO-OND", "onbekend", true)]
    [InlineData("WMO-OND", "Jeugdwet", false)]
    [InlineData("WMO-BES", "Wmo", true)]
    [InlineData("WMO-BES", "onbekend", false)]
    [InlineData("AWB-413", "Wmo", false)]
    [InlineData("AWB-413", "Jeugdwet", true)]
    [InlineData("AWB-413", "Wgs", true)]
    [InlineData("AWB-67", "Wmo", true)]
    public void A_term_knows_its_laws(string id, string wet, bool geldt) =>
        Regels.Op(id, Nu).GeldtVoor(wet).ShouldBe(geldt);

    [Fact]
    public void A_rule_computes_its_own_last_day() =>
        Regels.Op("WMO-OND", Dag("2026-02-20")).Bereken(Dag("2026-02-20"), null, Geleverd).LaatsteDag.ShouldBe(Dag("2026-04-07"));

    [Fact]
    public void An_investigation_cannot_stand_still()
    {
        var regel = Regels.Op("WMO-OND", Nu);
        Should.Throw<TermijnNietOpschortbaarException>(() => regel.Bereken(Nu, Opschorting.Parse("2026-03-10..2026-03-11"), Geleverd))
            .Message.ShouldBe("De termijn WMO-OND kan niet stilstaan. Artikel 4:15 Awb geldt alleen voor de termijn van een besluit. Het onderzoek is nog geen besluit.");
        Regels.Op("AWB-413", Nu).Bereken(Nu, Opschorting.Parse("2026-03-10..2026-03-15"), Geleverd).LaatsteDag.ShouldBe(Dag("2026-05-04"));
    }

    [Fact]
    public void The_version_of_the_start_day_holds()
    {
        using var file = Changed(list =>
        {
            var next = list[0]!.DeepClone();
            next["geldig-vanaf"] = "2027-01-01";
            next["duur"] = 14;
            list.Insert(0, next);
        });
        var regels = TermijnRegels.Load(file.Path);
        regels.Op("WMO-PLAN", Dag("2026-12-31")).Duur.ShouldBe(7);
        regels.Op("WMO-PLAN", Dag("2027-01-01")).Duur.ShouldBe(14);
        Should.Throw<KeyNotFoundException>(() => regels.Op("WMO-PLAN", Dag("2014-12-31"))).Message.ShouldContain("geldt nog niet op 31 december 2014");
        Should.Throw<KeyNotFoundException>(() => regels.Op("WMO-XYZ", Nu)).Message.ShouldContain("WMO-XYZ bestaat niet");
        regels.Bestaat("WMO-XYZ").ShouldBeFalse();
    }

    [Theory]
    [InlineData("duur", "zes", "heel getal")]
    [InlineData("eenheid", "week", "Kies uit: kalenderdagen, werkdagen, weken, maanden, jaren")]
    [InlineData("awt", "misschien", "Kies uit: ja, nee, eu")]
    [InlineData("soort", "landelijk", "Kies uit: wettelijk, gemeentelijk")]
    [InlineData("na-afloop", "weg", "Kies uit: te-laat, vervallen")]
    [InlineData("signaleert", "nee", "true of false")]
    [InlineData("geldig-vanaf", "1-1-2015", "bestaande datum")]
    [InlineData("omschrijving", "", "niet leeg")]
    [InlineData("toelichting", "x", "\"toelichting\" is onbekend")]
    [InlineData("opschorting-reden", null, "\"opschorting-reden\" ontbreekt")]
    [InlineData("gevolg", null, "\"gevolg\" ontbreekt")]
    public void A_wrong_value_is_refused_with_file_and_line(string key, string? value, string problem)
    {
        using var file = Changed(list =>
        {
            if (value is null)
                list[1]!.AsObject().Remove(key);
            else
                list[1]![key] = value;
        });
        var fault = Should.Throw<InvalidFileException>(() => TermijnRegels.Load(file.Path));
        fault.Message.ShouldStartWith(file.Path + ", regel ");
        fault.Message.ShouldContain(problem);
        fault.Line.ShouldBeInRange(2 + 20, 50);
    }

    [Fact]
    public void The_same_version_twice_is_refused()
    {
        using var file = Changed(list => list.Add(list[0]!.DeepClone()));
        Should.Throw<InvalidFileException>(() => TermijnRegels.Load(file.Path)).Message.ShouldContain("twee keer met geldig-vanaf 2015-01-01");
    }

    [Fact]
    public void A_threshold_of_its_own_is_read()
    {
        using var file = Changed(list => list[1]!["naderend"] = new JsonObject { ["aantal"] = 5, ["eenheid"] = "werkdagen" });
        TermijnRegels.Load(file.Path).Op("WMO-OND", Nu).Naderend.ShouldBe(new NaderendDrempel(5, Eenheid.Werkdagen));
    }

    private static TempFile Changed(Action<JsonArray> change)
    {
        var list = JsonNode.Parse(File.ReadAllText(TestBron.Path("workflows/termijnen/termijnregels.json")))!.AsArray();
        change(list);
        return new(list.ToJsonString(new() { WriteIndented = true }));
    }
}
