using CaseFlow.Termijnen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Termijnen.TestBron;

namespace CaseFlow.Tests.Termijnen;

public class KalenderTests
{
    [Fact]
    public void The_delivered_calendar_is_decided_from_2023_to_2028()
    {
        Geleverd.BeslisteJaren.ShouldBe([2023, 2024, 2025, 2026, 2027, 2028]);
        Geleverd.IsBeslist(2029).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-04-03", VrijeDagSoort.Feestdag, "Goede Vrijdag", "Awt art. 3 lid 2")]
    [InlineData("2026-05-05", VrijeDagSoort.Feestdag, "Bevrijdingsdag", "Awt art. 3 lid 1")]
    [InlineData("2026-05-15", VrijeDagSoort.Gelijkgesteld, "gelijkgestelde dag", "Stcrt. 2025, 24713")]
    [InlineData("2023-04-28", VrijeDagSoort.Gelijkgesteld, "gelijkgestelde dag", "Stcrt. 2022, 7812")]
    [InlineData("2026-06-06", VrijeDagSoort.Weekend, "weekend", "Awt art. 1 lid 1")]
    [InlineData("2026-12-26", VrijeDagSoort.Feestdag, "Tweede Kerstdag", "Awt art. 3 lid 1")]
    public void A_free_day_has_a_name_and_a_ground(string dag, VrijeDagSoort soort, string naam, string grondslag) =>
        Geleverd.WaaromVrij(Dag(dag)).ShouldBe(new VrijeDag(Dag(dag), soort, naam, grondslag));

    [Theory]
    [InlineData("2026-05-04")]
    [InlineData("2026-12-24")]
    [InlineData("2026-12-31")]
    [InlineData("2026-04-28")]
    public void An_ordinary_day_is_a_working_day(string dag) =>
        Geleverd.IsWerkdag(Dag(dag)).ShouldBeTrue();

    [Fact]
    public void Of_an_undecided_year_only_weekends_and_holidays_are_certain()
    {
        Geleverd.IsWerkdag(Dag("2029-05-26")).ShouldBeFalse();
        Geleverd.IsWerkdag(Dag("2029-12-25")).ShouldBeFalse();
        Should.Throw<KalenderOnbeslistException>(() => Geleverd.IsWerkdag(Dag("2029-05-25"))).Jaar.ShouldBe(2029);
        Should.Throw<KalenderOnbeslistException>(() => Geleverd.VrijeDagen(2029));
        Should.Throw<KalenderOnbeslistException>(() => Geleverd.IsWerkdag(Dag("1999-05-25"))).Jaar.ShouldBe(1999);
    }

    [Fact]
    public void Two_holidays_on_one_day_are_named_together()
    {
        using var file = new TempFile("""[{"jaar": 2016, "besluit": "proef", "dagen": []}]""");
        Kalender.Load(file.Path).WaaromVrij(Dag("2016-05-05"))!.Naam.ShouldBe("Bevrijdingsdag en Hemelvaartsdag");
    }

    [Fact]
    public void A_year_with_an_empty_list_is_decided()
    {
        using var file = new TempFile("""[{"jaar": 2029, "besluit": "geen dagen", "dagen": []}]""");
        var kalender = Kalender.Load(file.Path);
        kalender.IsBeslist(2029).ShouldBeTrue();
        kalender.IsWerkdag(Dag("2029-05-25")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("[\n {\"jaar\": 2026, \"besluit\": \"x\", \"dag\": []}]", 2, "\"dag\" is onbekend")]
    [InlineData("[\n {\"jaar\": 2026, \"dagen\": []}]", 2, "\"besluit\" ontbreekt")]
    [InlineData("[\n {\"jaar\": 2026, \"besluit\": \"\", \"dagen\": []}]", 2, "niet leeg")]
    [InlineData("[{\"jaar\": \"2026\",\n\"besluit\": \"x\", \"dagen\": []}]", 1, "heel getal van 2013")]
    [InlineData("[{\"jaar\": 2012, \"besluit\": \"x\", \"dagen\": []}]", 1, "heel getal van 2013")]
    [InlineData("[{\"jaar\": 2026, \"besluit\": \"x\", \"dagen\": [\n\n\"2026-02-30\"]}]", 3, "bestaande datum")]
    [InlineData("[{\"jaar\": 2026, \"besluit\": \"x\", \"dagen\": [\n\"2027-05-07\"]}]", 2, "niet in 2026")]
    [InlineData("[{\"jaar\": 2026, \"besluit\": \"x\", \"dagen\": [\n\"2026-04-27\"]}]", 2, "al een weekend of feestdag")]
    [InlineData("[{\"jaar\": 2026, \"besluit\": \"x\", \"dagen\": [\n\"2026-05-15\",\n\"2026-05-15\"]}]", 3, "twee keer")]
    [InlineData("[{\"jaar\": 2026, \"besluit\": \"x\", \"dagen\": []},\n{\"jaar\": 2026, \"besluit\": \"x\", \"dagen\": []}]", 2, "2026 staat er twee keer")]
    [InlineData("[{\"jaar\": 2026,\n\"jaar\": 2027, \"besluit\": \"x\", \"dagen\": []}]", 2, "\"jaar\" staat hier twee keer")]
    [InlineData("[{\"jaar\": 2026,\n\"besluit\": \"x\",\n\"dagen\": [}]", 3, "geen geldige JSON")]
    [InlineData("{\"jaar\": 2026}", 1, "een lijst")]
    [InlineData("[2026]", 1, "sleutels")]
    [InlineData("[] []", 1, "geen geldige JSON")]
    [InlineData("", 1, "geen geldige JSON")]
    public void A_wrong_file_is_refused_with_file_and_line(string json, int line, string problem)
    {
        using var file = new TempFile(json);
        var fault = Should.Throw<InvalidFileException>(() => Kalender.Load(file.Path));
        fault.Line.ShouldBe(line);
        fault.Message.ShouldStartWith($"{file.Path}, regel {line}: ");
        fault.Message.ShouldContain(problem);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<InvalidFileException>(() => Kalender.Load("/nergens/kalender.json"))
            .Message.ShouldBe("/nergens/kalender.json: het bestand bestaat niet.");

    [Fact]
    public void A_byte_order_mark_is_no_fault()
    {
        using var file = new TempFile("\uFEFF[]");
        Kalender.Load(file.Path).BeslisteJaren.ShouldBeEmpty();
    }
}
