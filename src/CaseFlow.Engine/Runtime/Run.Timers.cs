using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>When timers are due.</summary>
internal sealed partial class Run
{
    public (DateTimeOffset Due, int? Left) StartDue(StartEventNode start, TimerDefinition timer) =>
        DueOf(new Scope { Id = 0, Kind = ScopeKind.Process, Definition = definition }, start, timer, now);

    public DateTimeOffset? Later(StartEventNode start, TimerDefinition timer, DateTimeOffset due, int times)
    {
        var interval = IntervalOf(new Scope { Id = 0, Kind = ScopeKind.Process, Definition = definition }, start, timer, now);
        for (var i = 0; i < times && interval is not null; i++)
        {
            due = interval.Value.AddTo(due, options.TimeZone);
        }
        return interval is null ? null : due;
    }

    private Duration? IntervalOf(Scope scope, Node node, TimerDefinition timer, DateTimeOffset since)
    {
        var text = timer.Expression is null ? timer.Text : Evaluate(timer.Expression, scope, node, since) as string;
        return TimerText.Read(TimerKind.Cycle, text ?? "", options.TimeZone)?.Interval;
    }

    private void Schedule(WaitingTimer timer)
    {
        timers.Add(timer);
        Emit(new Effect.TimerScheduled(timer.Id, timer.NodeId, timer.Due));
    }

    private (DateTimeOffset Due, int? Left) DueOf(Scope scope, Node node, TimerDefinition timer, DateTimeOffset since)
    {
        var value = timer.Expression is null ? timer.Text : Evaluate(timer.Expression, scope, node, since);
        var plan = value switch
        {
            DateOnly date => new TimerPlan(Moments.AtMidnight(date, options.TimeZone), null, 1),
            DateTimeOffset moment => new TimerPlan(moment, null, 1),
            Duration duration => new TimerPlan(null, duration, 1),
            string text => TimerText.Read(timer.Kind, text, options.TimeZone)
                ?? TimerText.Read(TimerKind.Date, text, options.TimeZone)
                ?? TimerText.Read(TimerKind.Duration, text, options.TimeZone),
            _ => null,
        };
        if (plan is null)
        {
            throw new EngineException("bad-timer", $"The timer '{timer.Text}' at {node} gives {FeelValue.Describe(value)}, which is no moment, duration or repetition.", node.Id);
        }
        try
        {
            return (plan.Start ?? plan.Interval!.Value.AddTo(since, options.TimeZone), plan.Repeats);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new EngineException("bad-timer", $"The timer '{timer.Text}' at {node} lies outside the calendar.", node.Id, e);
        }
    }

    /// <summary>The next time of a repeating timer counts from the last due moment, so that it does not drift.</summary>
    private void Repeat(WaitingTimer timer, Scope scope, Node node, TimerDefinition definition)
    {
        if (timer.Left == 1)
        {
            return;
        }
        if (IntervalOf(scope, node, definition, timer.Since) is { } interval)
        {
            Schedule(timer with { Id = NewId("timer"), Due = interval.AddTo(timer.Due, options.TimeZone), Left = timer.Left - 1, IsRepeat = true });
        }
    }

    /// <summary>Facts or variables have changed: timers with an expression get their new date.</summary>
    private void Reschedule()
    {
        for (var i = 0; i < timers.Count; i++)
        {
            var timer = timers[i];
            var scope = ScopeById(timer.ScopeId);
            if (timer.IsRepeat || timer.Hold != Hold.None || NodeOf(scope, timer.NodeId) is not EventNode { Definition: TimerDefinition { Expression: not null } definition } node)
            {
                continue;
            }
            var (due, left) = DueOf(scope, node, definition, timer.Since);
            if (due != timer.Due)
            {
                timers[i] = timer with { Due = due, Left = left };
                Emit(new Effect.TimerRescheduled(timer.Id, timer.NodeId, due));
            }
        }
    }

    /// <summary>Lets the host commit first: the token goes on when a timer that is due at once fires.</summary>
    private void HoldBack(Scope scope, Token token, Node node, Hold hold)
    {
        Detach(token);
        Schedule(new WaitingTimer(NewId("timer"), node.Id, scope.Id, token.Id, now, now, 1, IsRepeat: false, hold));
    }
}
