using CaseFlow.Engine.Model;
using CaseFlow.Engine.Moving;
using CaseFlow.Engine.Runtime;
using Shouldly;

namespace CaseFlow.Engine.Tests.Support;

/// <summary>Plays one instance. The state goes through JSON between all steps, as it would in a database; and a move to the same version must change nothing, whatever waits.</summary>
public sealed class Play
{
    private readonly ProcessDefinition definition;
    private AdvanceOptions options;

    private Play(ProcessDefinition definition, ProcessDefinition[] called)
    {
        this.definition = definition;
        options = new AdvanceOptions { ResolveCalled = (id, _) => called.FirstOrDefault(c => c.Id == id) };
    }

    public static DateTimeOffset T0 { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = T0;

    public InstanceState State { get; private set; } = null!;

    public IReadOnlyList<Effect> Effects { get; private set; } = [];

    public bool IsEnded => State.IsEnded;

    /// <summary>Nodes with an open task, sorted, separated by spaces.</summary>
    public string Tasks => string.Join(' ', State.Tasks.Select(t => t.NodeId).Order());

    public static Play Of(Bpmn model, params Bpmn[] called) => new(model.Build(), [.. called.Select(c => c.Build())]);

    public Play With(Func<AdvanceOptions, AdvanceOptions> change)
    {
        options = change(options);
        return this;
    }

    public Play Resume(InstanceState state)
    {
        State = state;
        return this;
    }

    public Play Start(params (string, object?)[] variables) => Do(new Trigger.Start(Map(variables)));

    public Play Complete(string nodeId, params (string, object?)[] variables) =>
        Do(new Trigger.CompleteTask(State.Tasks.First(t => t.NodeId == nodeId).Id, Map(variables)));

    public Play CompleteAll(string nodeIds)
    {
        foreach (var id in nodeIds.Split(' '))
        {
            Complete(id);
        }
        return this;
    }

    public Play Fire(string nodeId)
    {
        var timer = State.Timers.First(t => t.NodeId == nodeId);
        Now = timer.Due > Now ? timer.Due : Now;
        return Do(new Trigger.FireTimer(timer.Id));
    }

    public Play Deliver(string message, params (string, object?)[] variables) => Do(new Trigger.DeliverMessage(message, Map(variables)));

    public Play Signal(string name) => Do(new Trigger.BroadcastSignal(name, Map([])));

    public Play Finish(string nodeId, params (string, object?)[] variables) =>
        Do(new Trigger.CompleteService(State.Jobs.First(j => j.NodeId == nodeId).Id, Map(variables)));

    public Play Fail(string nodeId, string code) =>
        Do(new Trigger.FailService(State.Jobs.First(j => j.NodeId == nodeId).Id, code, "it went wrong"));

    public Play Set(params (string, object?)[] variables) => Do(new Trigger.SetVariables(Map(variables)));

    public Play Begin(string nodeId, params (string, object?)[] variables) =>
        Do(new Trigger.StartActivity(State.AdHocs.Single().Id, nodeId, Map(variables)));

    public Play Do(Trigger trigger)
    {
        var result = Interpreter.Advance(definition, State, trigger, Now, options);
        State = InstanceState.FromJson(result.Instance.ToJson());
        Effects = result.Effects;
        if (State is { IsEnded: false, IsStuck: false })
        {
            var moved = Mover.Move(definition, definition, State, null, Now, options);
            moved.Effects.ShouldBeEmpty();
            moved.Instance.ToJson().ShouldBe(State.ToJson());
        }
        return this;
    }

    public EngineException Fails(string code, Action<Play> act)
    {
        var before = State?.ToJson();
        var error = Should.Throw<EngineException>(() => act(this));
        error.Code.ShouldBe(code);
        State?.ToJson().ShouldBe(before);
        return error;
    }

    public Play ShouldWaitAt(string tasks)
    {
        Tasks.ShouldBe(string.Join(' ', tasks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order()));
        return this;
    }

    public void ShouldBeEnded()
    {
        State.IsEnded.ShouldBeTrue($"still at {string.Join(", ", State.ActiveNodes)}");
        (State.Tasks.Count + State.Timers.Count + State.Subscriptions.Count + State.Jobs.Count).ShouldBe(0);
        Effects[^1].ShouldBeOfType<Effect.InstanceEnded>();
    }

    public static IReadOnlyDictionary<string, object?> Map((string Name, object? Value)[] variables) =>
        variables.ToDictionary(v => v.Name, v => v.Value);
}
