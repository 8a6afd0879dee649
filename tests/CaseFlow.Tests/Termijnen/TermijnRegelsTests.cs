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

    // Every row of the list of legal terms that is a real duration. JW-AAN and PW-BES run as AWB-413, AWB-710V is an extension of AWB-710,
    // AWT-2 is a rule of counting, and AVG-LEK counts in hours, which no clock of a case does.
    [Theory]
    [InlineData("WMO-OND", 6, "weken", "ja")]
    [InlineData("WMO-PLAN", 7, "kalenderdagen", "ja")]
    [InlineData("WMO-VERSL", 6, "weken", "ja")]
    [InlineData("WMO-BES", 2, "weken", "ja")]
    [InlineData("WMO-VERN", 3, "maanden", "ja")]
    [InlineData("WMO-INZ", 1, "maanden", "eu")]
    [InlineData("WMO-BEW", 15, "jaren", "nee")]
    [InlineData("WMO-VTB", 4, "weken", "ja")]
    [InlineData("VT-5", 5, "werkdagen", "ja")]
    [InlineData("JW-BEW", 20, "jaren", "nee")]
    [InlineData("WGS-4W", 4, "weken", "ja")]
    [InlineData("WGS-3D", 3, "werkdagen", "ja")]
    [InlineData("WGS-8W", 8, "weken", "ja")]
    [InlineData("WGS-VS", 4, "weken", "ja")]
    [InlineData("WGS-VSB", 3, "werkdagen", "ja")]
    [InlineData("WGS-PLAN", 4, "jaren", "nee")]
    [InlineData("PW-VOOR", 4, "weken", "ja")]
    [InlineData("PW-ZOEK", 4, "weken", "ja")]
    [InlineData("PW-DOC", 4, "weken", "ja")]
    [InlineData("AWB-413", 8, "weken", "ja")]
    [InlineData("AWB-4143", 8, "weken", "ja")]
    [InlineData("AWB-454", 4, "weken", "ja")]
    [InlineData("AWB-417", 2, "weken", "ja")]
    [InlineData("AWB-418", 2, "weken", "ja")]
    [InlineData("AWB-67", 6, "weken", "ja")]
    [InlineData("AWB-74A", 10, "kalenderdagen", "nee")]
    [InlineData("AWB-710", 6, "weken", "ja")]
    [InlineData("AWB-710C", 12, "weken", "ja")]
    [InlineData("AWB-MOT", 1, "weken", "ja")]
    [InlineData("AWB-911", 6, "weken", "ja")]
    [InlineData("WVGGZ-14", 14, "kalenderdagen", "ja")]
    [InlineData("WVGGZ-AAN", 14, "kalenderdagen", "ja")]
    [InlineData("WI-PIP", 10, "weken", "ja")]
    [InlineData("WI-3J", 3, "jaren", "nee")]
    [InlineData("WI-LR", 18, "maanden", "ja")]
    [InlineData("LLV-8", 8, "weken", "nee")]
    [InlineData("AVG-INZ", 1, "maanden", "eu")]
    public void Every_legal_term_with_a_length_is_delivered(string id, int duur, string eenheid, string awt)
    {
        var regel = Regels.Op(id, Nu);
        (regel.Duur, regel.Eenheid.ToString().ToLowerInvariant(), regel.Awt.ToString().ToLowerInvariant()).ShouldBe((duur, eenheid, awt));
        regel.Soort.ShouldBe(TermijnSoort.Wettelijk);
    }

    [Fact]
    public void The_only_other_clock_is_the_day_that_was_told() =>
        Regels.Alle.Where(r => r.Soort != TermijnSoort.Wettelijk).Select(r => (r.Id, r.Soort)).ShouldBe([("AWB-4141", TermijnSoort.Gepland)]);

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
    [InlineData("soort", "landelijk", "Kies uit: wettelijk, gepland, intern, stap")]
    [InlineData("start", "ooit", "Kies uit: melding, aanvraag")]
    [InlineData("verlenging-reden", null, "\"verlenging-reden\" ontbreekt")]
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
        fault.Line.ShouldBeInRange(2 + 22, 54);
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
