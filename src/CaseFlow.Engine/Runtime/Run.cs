using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>
/// One advance: a working copy of the state, a queue of moves, and the effects so far.
/// Moves run first in, first out, without recursion; a move of a token that died meanwhile is dropped.
/// </summary>
internal sealed partial class Run
{
    private readonly ProcessDefinition definition;
    private readonly DateTimeOffset now;
    private readonly AdvanceOptions options;
    private readonly List<Effect> effects = [];
    private readonly Queue<Move> moves = new();
    private readonly List<Scope> scopes = [];
    private readonly List<Token> tokens = [];
    private readonly List<WaitingTask> tasks = [];
    private readonly List<WaitingTimer> timers = [];
    private readonly List<WaitingEvent> events = [];
    private readonly List<WaitingJob> jobs = [];
    private readonly List<Completed> completed = [];
    private int nextId = 1;
    private int moveCount;
    private bool hasChanged;
    private InstanceEndKind? end;

    public Run(ProcessDefinition definition, InstanceState? state, DateTimeOffset now, AdvanceOptions options)
    {
        (this.definition, this.now, this.options) = (definition, now, options);
        if (state is null)
        {
            return;
        }
        var parts = state.Parts;
        nextId = parts.NextId;
        scopes.AddRange(parts.Scopes.Select(s => s.Copy()));
        tokens.AddRange(parts.Tokens.Select(t => t.Copy()));
        tasks.AddRange(parts.Tasks);
        timers.AddRange(parts.Timers);
        events.AddRange(parts.Events);
        jobs.AddRange(parts.Jobs);
        completed.AddRange(parts.Completed);
        foreach (var scope in scopes)
        {
            scope.Definition = scope.Kind switch
            {
                ScopeKind.Process => definition,
                ScopeKind.Call => Called(scope.CalledId!, scope.CalledVersion),
                _ => ScopeById(scope.ParentId!.Value).Definition,
            };
        }
    }

    private enum MoveKind
    {
        Enter,
        Leave,
        Complete,

        /// <summary>Enter and leave, by a token that was held and is released.</summary>
        Resume,
        Depart,
    }

    private sealed record Move(MoveKind Kind, Scope Scope, Token? Token, Node? Node);

    public IReadOnlyList<Effect> Effects => effects;

    /// <summary>Runs the queue, then the inclusive joins, until nothing moves. Conditions are looked at whenever a variable has changed, and at rest.</summary>
    public void RunToRest()
    {
        var last = new Queue<string>();
        do
        {
            FireConditionsAfterChange();
            while (moves.TryDequeue(out var move))
            {
                if (move.Token is { IsDead: true } || !scopes.Contains(move.Scope))
                {
                    continue;
                }
                last.Enqueue(move.Node?.Id ?? move.Scope.Definition.Id);
                if (last.Count > 200)
                {
                    last.Dequeue();
                }
                if (++moveCount > options.MaxMoves)
                {
                    throw new EngineException("endless-loop", $"The process {definition.Id} loops without waiting, through: {string.Join(", ", last.Distinct())}.");
                }
                Do(move);
                FireConditionsAfterChange();
            }
        }
        while (FireInclusiveJoin() || FireCondition());
        CheckStuck();
    }

    public InstanceState Freeze() =>
        new(definition.Id, definition.Version, end, new StateParts(nextId, scopes, tokens, tasks, timers, events, jobs, completed));

    private void Do(Move move)
    {
        switch (move.Kind)
        {
            case MoveKind.Enter when move.Node!.IsAsyncBefore && !IsTimeOf(move.Scope, move.Node):
                HoldBack(move.Scope, move.Token!, move.Node, Hold.Before);
                break;
            case MoveKind.Leave when move.Node!.IsAsyncAfter && !IsTimeOf(move.Scope, move.Node):
                HoldBack(move.Scope, move.Token!, move.Node, Hold.After);
                break;
            case MoveKind.Enter or MoveKind.Resume:
                Enter(move.Scope, move.Token!, move.Node!);
                break;
            case MoveKind.Leave or MoveKind.Depart:
                Leave(move.Scope, move.Token!, move.Node!);
                break;
            default:
                CompleteScope(move.Scope);
                break;
        }
    }

    private void EnqueueEnter(Token token, Node node)
    {
        token.NodeId = node.Id;
        moves.Enqueue(new Move(MoveKind.Enter, ScopeById(token.ScopeId), token, node));
    }

    private void EnqueueLeave(Token token, Node node) =>
        moves.Enqueue(new Move(MoveKind.Leave, ScopeById(token.ScopeId), token, node));

    private void Emit(Effect effect) => effects.Add(effect);

    private string NewId(string kind) => $"{kind}{nextId++}";

    private Token NewToken(Scope scope, Node node, string? flowId = null)
    {
        var token = new Token { Id = nextId++, ScopeId = scope.Id, NodeId = node.Id, FlowId = flowId };
        tokens.Add(token);
        return token;
    }

    private Scope ScopeById(int id) => scopes.Find(s => s.Id == id) ?? throw Broken($"scope {id}");

    private Token TokenById(int id) => tokens.Find(t => t.Id == id) ?? throw Broken($"token {id}");

    private static Node NodeOf(Scope scope, string id) =>
        scope.Definition.Find(id) ?? throw new EngineException("unknown-node", $"The process {scope.Definition.Id} has no node '{id}'.", id);

    private Node NodeOf(Token token) => NodeOf(ScopeById(token.ScopeId), token.NodeId);

    private static EngineException Broken(string what) => new("state-broken", $"The state refers to {what}, which it does not hold.");

    /// <summary>Evaluates in a scope: facts first, then variables from the inside out, up to the process.</summary>
    private object? Evaluate(FeelExpression expression, Scope scope, Node node, DateTimeOffset? clock = null)
    {
        try
        {
            return expression.Evaluate(ContextOf(scope, clock));
        }
        catch (Exception e) when (e is FeelException or ArgumentException)
        {
            throw new EngineException("expression-failed", $"'{expression.Text}' at {node} cannot be evaluated: {e.Message}", node.Id, e);
        }
    }

    private FeelContext ContextOf(Scope scope, DateTimeOffset? clock = null) => new(
        (string name, out object? value) =>
        {
            if (options.Facts is not null && options.Facts.TryGetValue(name, out value))
            {
                return true;
            }
            value = null;
            return ScopeWith(scope, name)?.Variables.TryGetValue(name, out value) == true;
        },
        clock ?? now,
        options.TimeZone);

    private Scope? ScopeWith(Scope scope, string name)
    {
        for (var at = scope; at is not null; at = Outside(at))
        {
            if (at.Variables.ContainsKey(name))
            {
                return at;
            }
        }
        return null;
    }

    /// <summary>The surrounding scope whose variables are visible; a called process sees nothing of its caller.</summary>
    private Scope? Outside(Scope scope) =>
        scope.Kind is ScopeKind.Process or ScopeKind.Call ? null : ScopeById(scope.ParentId!.Value);

    /// <summary>Sets variables where they exist, seen from a scope; new ones belong to the process.</summary>
    private void Set(Scope scope, IReadOnlyDictionary<string, object?> variables)
    {
        foreach (var (name, value) in variables)
        {
            var target = ScopeWith(scope, name);
            if (target is null)
            {
                target = scope;
                while (Outside(target) is { } outer)
                {
                    target = outer;
                }
            }
            target.Variables[name] = Normalized(name, value);
        }
        hasChanged = true;
    }

    private static object? Normalized(string name, object? value)
    {
        try
        {
            return FeelValue.Normalize(value);
        }
        catch (ArgumentException e)
        {
            throw new EngineException("bad-variable", $"The variable '{name}' cannot be stored: {e.Message}", null, e);
        }
    }

    private Dictionary<string, object?> Visible(Scope scope)
    {
        var seen = new Dictionary<string, object?>();
        for (var at = scope; at is not null; at = Outside(at))
        {
            foreach (var (name, value) in at.Variables)
            {
                seen.TryAdd(name, value);
            }
        }
        return seen;
    }

    /// <summary>Nothing that could ever wake the instance: a join waits for a token that cannot come.</summary>
    private void CheckStuck()
    {
        if (end is null && tasks.Count + timers.Count + events.Count + jobs.Count == 0 && !scopes.Exists(s => s.Kind == ScopeKind.AdHoc))
        {
            var joins = tokens.Where(t => t.IsJoining).Select(t => t.NodeId).Distinct().ToArray();
            Emit(new Effect.Stuck(joins, $"The process {definition.Id} cannot go on: {string.Join(", ", joins)} waits for a token that can no longer come."));
        }
    }
}
