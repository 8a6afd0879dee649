using CaseFlow.Termijnen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Termijnen.TestBron;

namespace CaseFlow.Tests.Termijnen;

public class ResttijdTests
{
    [Theory]
    [InlineData("2026-04-07", "2026-03-31", "nog 3 werkdagen, uiterlijk di 7 april")]
    [InlineData("2026-04-07", "2026-04-02", "nog 1 werkdag, uiterlijk di 7 april")]
    [InlineData("2026-04-07", "2026-04-06", "morgen")]
    [InlineData("2026-04-07", "2026-04-07", "vandaag")]
    [InlineData("2026-04-07", "2026-04-08", "1 dag te laat")]
    [InlineData("2026-04-07", "2026-04-09", "2 dagen te laat")]
    [InlineData("2026-06-22", "2026-06-09", "nog 9 werkdagen, uiterlijk ma 22 juni")]
    [InlineData("2026-06-22", "2026-06-08", "nog 2 weken, uiterlijk ma 22 juni")]
    [InlineData("2026-06-22", "2026-06-05", "nog ruim 2 weken, uiterlijk ma 22 juni")]
    [InlineData("2027-01-04", "2026-12-29", "nog 3 werkdagen, uiterlijk ma 4 januari 2027")]
    [InlineData("2026-06-07", "2026-06-05", "geen werkdag meer, uiterlijk zo 7 juni")]
    [InlineData("2029-01-10", "2029-01-05", "nog 5 dagen, uiterlijk wo 10 januari")]
    public void Time_left_is_said_as_people_say_it(string laatsteDag, string vandaag, string tekst) =>
        Resttijd.Tekst(Dag(laatsteDag), Dag(vandaag), Geleverd).ShouldBe(tekst);

    [Theory]
    [InlineData("2026-04-07", "2026-04-01", 6)]
    [InlineData("2026-04-07", "2026-04-07", 0)]
    [InlineData("2026-04-07", "2026-04-09", -2)]
    public void Days_left_are_calendar_days(string laatsteDag, string vandaag, int dagen) =>
        Resttijd.DagenTot(Dag(laatsteDag), Dag(vandaag)).ShouldBe(dagen);
}
