using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

public class TimerTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static DateTimeOffset DueOf(System.Xml.Linq.XElement timer, params (string, object?)[] variables) =>
        Play.Of(new Bpmn().Start().Catch("wait", timer).End().Path("start wait end"))
            .With(o => o with { TimeZone = Amsterdam }).Start(variables).State.Timers.Single().Due;

    [Fact]
    public void A_catch_event_waits_for_its_timer()
    {
        var play = Play.Of(new Bpmn().Start().Catch("wait", Bpmn.After("PT1H")).End().Path("start wait end")).Start();
        play.State.Timers.Single().Due.ShouldBe(Play.T0.AddHours(1));
        play.Fire("wait").ShouldBeEnded();
    }

    [Theory]
    [InlineData("2026-07-01", "2026-07-01T00:00:00+02:00")]
    [InlineData("2026-12-01", "2026-12-01T00:00:00+01:00")]
    [InlineData("2026-07-01T12:00:00", "2026-07-01T12:00:00+02:00")]
    [InlineData("2026-07-01T12:00:00Z", "2026-07-01T14:00:00+02:00")]
    [InlineData("=date(\"2026-07-01\") - duration(\"P5D\")", "2026-06-26T00:00:00+02:00")]
    [InlineData("=date and time(\"2026-07-01T10:00:00\") + @\"PT30M\"", "2026-07-01T10:30:00+02:00")]
    public void A_date_is_a_moment_in_the_zone_of_the_run(string text, string due) => DueOf(Bpmn.At(text)).ShouldBe(DateTimeOffset.Parse(due));

    [Fact]
    public void A_day_is_a_day_of_the_calendar_also_when_the_clock_changes() =>
        // 2 March 10:00 in Amsterdam, plus 28 days, is 10:00 again in summer time.
        DueOf(Bpmn.After("P28D")).ShouldBe(new DateTimeOffset(2026, 3, 30, 10, 0, 0, TimeSpan.FromHours(2)));

    [Fact]
    public void Months_are_months_of_the_calendar() =>
        DueOf(Bpmn.After("P1M")).ShouldBe(new DateTimeOffset(2026, 4, 2, 10, 0, 0, TimeSpan.FromHours(2)));

    [Fact]
    public void A_timer_can_read_a_variable() => DueOf(Bpmn.After("=term"), ("term", TimeSpan.FromHours(3))).ShouldBe(Play.T0.AddHours(3));

    [Fact]
    public void A_timer_can_read_a_text_that_holds_a_duration() => DueOf(Bpmn.After("=term"), ("term", "P1D")).ShouldBe(Play.T0.AddDays(1));

    [Fact]
    public void A_timer_that_gives_no_moment_is_an_error() =>
        Play.Of(new Bpmn().Start().Catch("wait", Bpmn.After("=term")).Path("start wait"))
            .Fails("bad-timer", p => p.Start(("term", "soon"))).Message.ShouldContain("soon");

    [Fact]
    public void An_interrupting_boundary_timer_ends_the_task()
    {
        var play = Play.Of(new Bpmn().Start().Users("a b").Boundary("late", "a", Bpmn.After("P1D")).Path("start a").Path("late b")).Start();
        play.Fire("late").ShouldWaitAt("b");
        play.Effects.OfType<Effect.TaskCancelled>().Single().NodeId.ShouldBe("a");
    }

    [Fact]
    public void A_completed_task_takes_its_timer_along()
    {
        var play = Play.Of(new Bpmn().Start().Users("a b").Boundary("late", "a", Bpmn.After("P1D")).Path("start a").Path("late b")).Start();
        play.Complete("a").ShouldBeEnded();
        play.Effects.OfType<Effect.TimerCancelled>().Single().NodeId.ShouldBe("late");
    }

    [Fact]
    public void A_non_interrupting_timer_leaves_the_task_open() =>
        Play.Of(new Bpmn().Start().Users("a b").Boundary("late", "a", Bpmn.After("P1D"), isInterrupting: false).Path("start a").Path("late b"))
            .Start().Fire("late").ShouldWaitAt("a b").CompleteAll("a b").ShouldBeEnded();

    [Fact]
    public void A_cycle_fires_as_often_as_it_says_without_drifting()
    {
        var play = Play.Of(new Bpmn().Start().Users("a remind").Boundary("again", "a", Bpmn.Every("R3/PT1H"), isInterrupting: false).Path("start a").Path("again remind")).Start();
        for (var i = 1; i <= 3; i++)
        {
            play.State.Timers.Single().Due.ShouldBe(Play.T0.AddHours(i));
            play.Now = Play.T0.AddHours(i).AddMinutes(20);
            play.Do(new Trigger.FireTimer(play.State.Timers.Single().Id));
        }
        play.State.Timers.ShouldBeEmpty();
        play.ShouldWaitAt("a remind remind remind");
    }

    [Fact]
    public void A_cycle_without_number_goes_on_until_the_task_is_done()
    {
        var play = Play.Of(new Bpmn().Start().Users("a").Boundary("again", "a", Bpmn.Every("R/PT1H"), isInterrupting: false).Path("start a")).Start();
        for (var i = 0; i < 10; i++)
        {
            play.Fire("again");
        }
        play.Complete("a").ShouldBeEnded();
    }

    [Fact]
    public void A_timer_fires_once()
    {
        var play = Play.Of(new Bpmn().Start().Users("a b").Boundary("late", "a", Bpmn.After("P1D")).Path("start a").Path("late b")).Start();
        var id = play.State.Timers.Single().Id;
        play.Fire("late").Fails("timer-not-waiting", p => p.Do(new Trigger.FireTimer(id)));
    }

    [Fact]
    public void Changed_variables_move_timers_that_read_them()
    {
        var play = Play.Of(new Bpmn().Start().User("a").Boundary("late", "a", Bpmn.At("=deadline - duration(\"P5D\")")).Boundary("fixed", "a", Bpmn.After("P1D")).Path("start a"))
            .Start(("deadline", new DateOnly(2026, 4, 10)));
        play.Set(("deadline", new DateOnly(2026, 5, 10)));
        play.Effects.OfType<Effect.TimerRescheduled>().Single().ShouldBe(new Effect.TimerRescheduled(play.State.Timers[0].Id, "late", new DateTimeOffset(2026, 5, 5, 0, 0, 0, TimeSpan.Zero)));
        play.State.Timers[0].Due.ShouldBe(new DateTimeOffset(2026, 5, 5, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Changed_facts_move_timers_too()
    {
        var until = new DateOnly(2026, 4, 10);
        Func<IReadOnlyList<object?>, object?> deadline = arguments => arguments is ["wmo"] ? until : null;
        var play = Play.Of(new Bpmn().Start().User("a").Boundary("late", "a", Bpmn.At("=deadline(\"wmo\") - @\"P5D\"")).Path("start a"))
            .With(o => o with { Facts = new Dictionary<string, object?> { ["deadline"] = deadline } }).Start();
        play.State.Timers.Single().Due.ShouldBe(new DateTimeOffset(2026, 4, 5, 0, 0, 0, TimeSpan.Zero));
        until = new DateOnly(2026, 4, 20);
        play.Set().State.Timers.Single().Due.ShouldBe(new DateTimeOffset(2026, 4, 15, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_duration_counts_from_when_the_timer_began_also_after_a_change()
    {
        var play = Play.Of(new Bpmn().Start().User("a").Boundary("late", "a", Bpmn.After("=term")).Path("start a")).Start(("term", TimeSpan.FromHours(5)));
        play.Now = Play.T0.AddHours(2);
        play.Set(("term", TimeSpan.FromHours(6))).State.Timers.Single().Due.ShouldBe(Play.T0.AddHours(6));
    }

    [Fact]
    public void Start_timers_tell_the_host_when_they_are_due()
    {
        var definition = new Bpmn().Start("every", Bpmn.Every("R2/P1D")).End().Path("every end").Build();
        var start = definition.StartEvents.Single();
        StartTimers.Due(definition, start, Play.T0).ShouldBe(Play.T0.AddDays(1));
        StartTimers.Due(definition, start, Play.T0, fired: 1).ShouldBe(Play.T0.AddDays(2));
        StartTimers.Due(definition, start, Play.T0, fired: 2).ShouldBeNull();
    }
}
