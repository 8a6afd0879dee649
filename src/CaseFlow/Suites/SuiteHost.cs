using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;

namespace CaseFlow.Suites;

/// <summary>
/// A host in memory for trying out models: several definitions and instances, messages and signals between them, and a clock that stands still.
/// Its state goes through JSON at every act, as it does in a database.
/// </summary>
internal sealed class SuiteHost
{
    private readonly AdvanceOptions _options;
    private readonly DateTimeOffset _began = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Queue<Action> _later = new();
    private bool _isRunningLater;

    public SuiteHost(IEnumerable<string> files, Func<string, string>? rewrite = null)
    {
        Definitions = [.. files.SelectMany(f => BpmnModel.Load(rewrite is null ? File.ReadAllText(f) : rewrite(File.ReadAllText(f)), Path.GetFileName(f)).Processes)];
        _options = new AdvanceOptions { ResolveCalled = (id, _) => Definitions.FirstOrDefault(d => d.Id == id) };
        foreach (var definition in Definitions)
        {
            foreach (var start in definition.StartEvents)
            {
                Arm(definition, start, 0);
            }
        }
    }

    public IReadOnlyList<ProcessDefinition> Definitions { get; }

    /// <summary>What handlers do; the result is the trigger to answer with.</summary>
    public Func<Effect.ServiceRequested, Trigger>? Handler { get; set; }

    public List<Running> Instances { get; } = [];

    /// <summary>Timers of start events: when, which, and how often they have fired.</summary>
    public List<(DateTimeOffset Due, ProcessDefinition Definition, StartEventNode Start, int Fired)> StartTimers { get; } = [];

    public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Running Start(string process, Dictionary<string, object?> variables) =>
        Begin(Definitions.First(d => d.Id == process), new Trigger.Start(variables));

    public Running Begin(ProcessDefinition definition, Trigger trigger)
    {
        var result = Interpreter.Advance(definition, null, trigger, Now, _options);
        var running = new Running(definition) { State = result.Instance };
        Instances.Add(running);
        React(running, result.Effects);
        RunLater();
        return running;
    }

    public void Advance(Running running, Trigger trigger)
    {
        var result = Interpreter.Advance(running.Definition, InstanceState.FromJson(running.State.ToJson()), trigger, Now, _options);
        running.State = result.Instance;
        React(running, result.Effects);
        RunLater();
    }

    public void Message(string name, Dictionary<string, object?> variables, Func<Running, OpenSubscription, bool>? to = null)
    {
        var waiting = Instances.SelectMany(i => i.State.Subscriptions.Where(s => !s.IsSignal && s.Name == name && (to is null || to(i, s))).Select(s => (i, s))).ToArray();
        var starters = Definitions.Where(d => d.StartEvents.Any(e => e.Definition is MessageDefinition m && m.Name == name)).ToArray();
        if (waiting.Length > 0 && (to is not null || waiting.Length == 1))
        {
            Advance(waiting[0].i, new Trigger.DeliverMessage(name, variables, waiting[0].s.Id));
        }
        else if (waiting.Length == 0 && starters.Length == 1)
        {
            Begin(starters[0], new Trigger.StartByMessage(name, variables));
        }
        else
        {
            throw new EngineException("message-not-expected", $"{waiting.Length} places wait for {name}");
        }
    }

    public void Signal(string name, Dictionary<string, object?> variables, Running? except = null)
    {
        foreach (var running in Instances.Where(i => i != except && !i.State.IsEnded).ToArray())
        {
            Advance(running, new Trigger.BroadcastSignal(name, variables));
        }
        foreach (var definition in Definitions)
        {
            foreach (var start in definition.StartEvents.Where(e => e.Definition is SignalDefinition s && s.Name == name))
            {
                Begin(definition, new Trigger.Start(variables, start.Id));
            }
        }
    }

    public void RunDueTimers()
    {
        for (var i = 0; i < 1_000; i++)
        {
            foreach (var item in StartTimers.Where(s => s.Due <= Now).ToArray())
            {
                FireStart(item);
            }
            var due = Instances.SelectMany(r => r.State.Timers.Where(t => t.Due <= Now).Select(t => (r, t))).OrderBy(p => p.t.Due).FirstOrDefault();
            if (due.t is null)
            {
                return;
            }
            Advance(due.r, new Trigger.FireTimer(due.t.Id));
        }
    }

    public void FireStart((DateTimeOffset Due, ProcessDefinition Definition, StartEventNode Start, int Fired) item)
    {
        StartTimers.Remove(item);
        Arm(item.Definition, item.Start, item.Fired + 1);
        Begin(item.Definition, new Trigger.Start(new Dictionary<string, object?>(), item.Start.Id));
    }

    private void Arm(ProcessDefinition definition, StartEventNode start, int fired)
    {
        if (Engine.Runtime.StartTimers.Due(definition, start, _began, fired, _options) is { } due)
        {
            StartTimers.Add((due, definition, start, fired));
        }
    }

    private void React(Running running, IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.TaskOpened task:
                    running.Opened[task.TaskId] = task;
                    break;
                case Effect.ServiceRequested work when Handler is not null:
                    _later.Enqueue(() =>
                    {
                        if (running.State.Jobs.Any(j => j.Id == work.JobId))
                        {
                            var answer = Handler(work);
                            if (running.State.Jobs.Any(j => j.Id == work.JobId))
                            {
                                Advance(running, answer);
                            }
                        }
                    });
                    break;
                case Effect.IncidentRaised incident:
                    throw new EngineException("incident", incident.Message, incident.NodeId);
                case Effect.SignalThrown signal:
                    _later.Enqueue(() => Signal(signal.Signal, [], running));
                    break;
                case Effect.MessageThrown message when Instances.Any(i => i.State.Subscriptions.Any(s => s.Name == message.Message)) || Definitions.Any(d => d.StartEvents.Any(e => e.Definition is MessageDefinition m && m.Name == message.Message)):
                    _later.Enqueue(() => Message(message.Message, []));
                    break;
            }
        }
    }

    private void RunLater()
    {
        if (_isRunningLater)
        {
            return;
        }
        _isRunningLater = true;
        while (_later.TryDequeue(out var act))
        {
            act();
        }
        _isRunningLater = false;
    }
}
