using CaseFlow.Demo;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Demo;

public class DemoOnderdelenTests
{
    private static readonly DemoKlok Klok = new(Kalender.Load(Path.Combine(Zaakbouwer.Workflows, "kalender", "gelijkgestelde-dagen.json")));

    [Fact]
    public void Bsns_pass_the_check_and_come_once()
    {
        var bsn = new DemoBsn();

        var nummers = Enumerable.Range(0, 200).Select(_ => bsn.Volgende()).ToList();

        nummers.ShouldAllBe(n => IsGeldig(n) && n.StartsWith("999"));
        nummers.ShouldBeUnique();
    }

    [Theory]
    [InlineData("2026-04-02T10:00", 1, "2026-04-07")] // over Good Friday and Easter
    [InlineData("2026-10-09T15:50", 0, "2026-10-12")]
    [InlineData("2026-10-12T09:00", 0, "2026-10-12")]
    [InlineData("2026-12-24T09:00", 2, "2026-12-29")]
    public void Acts_fall_on_working_days(string van, int dagen, string verwacht)
    {
        var begin = AmsterdamTime.At(DateTime.Parse(van, System.Globalization.CultureInfo.InvariantCulture));

        var op = Klok.Na(begin, dagen, new Random(1));

        op.ShouldBeGreaterThan(begin);
        AmsterdamTime.DateOf(op).ShouldBe(DateOnly.Parse(verwacht, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_agenda_keeps_the_order_of_time_and_of_planning()
    {
        var agenda = new DemoAgenda();
        var gedaan = new List<string>();
        var morgen = new DateTimeOffset(2026, 3, 4, 8, 0, 0, TimeSpan.Zero);
        agenda.Plan(morgen, _ => { gedaan.Add("tweede"); return Task.CompletedTask; });
        agenda.Plan(morgen.AddHours(-1), _ => { gedaan.Add("eerste"); return Task.CompletedTask; });
        agenda.Plan(morgen, _ => { gedaan.Add("derde"); return Task.CompletedTask; });
        agenda.Plan(morgen.AddDays(1), _ => { gedaan.Add("te laat"); return Task.CompletedTask; });

        while (agenda.Volgende(morgen, out var op, out var act))
        {
            act(op);
        }

        gedaan.ShouldBe(["eerste", "tweede", "derde"]);
    }

    [Fact]
    public void Questions_cover_the_laws_and_are_all_different()
    {
        DemoVraag.Alle.Length.ShouldBeGreaterThanOrEqualTo(60);
        DemoVraag.Alle.Select(v => v.Tekst).ShouldBeUnique();
        DemoVraag.Alle.Select(v => v.Wet).Distinct().ShouldBe(["Wmo", "Jeugdwet", "Participatiewet", "Wgs"]);
        DemoVraag.Alle.Where(v => v.Wet == "Jeugdwet").ShouldAllBe(v => v.Tot < 18);
    }

    private static bool IsGeldig(string bsn) => Bsn.TryParse(bsn, out _);
}
