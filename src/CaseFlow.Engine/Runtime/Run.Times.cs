using System.Globalization;
using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Runtime;

/// <summary>Activities that are done several times.</summary>
internal sealed partial class Run
{
    private const int MaxTimes = 1_000;

    /// <summary>True inside one time of a repeated activity: there the activity does its work, once.</summary>
    private static bool IsTimeOf(Scope scope, Node node) => scope.Kind == ScopeKind.Iteration && scope.NodeId == node.Id;

    private void StartTimes(Scope scope, Token token, ActivityNode node, MultiInstance loop)
    {
        var items = loop.Collection is null ? null
            : Evaluate(loop.Collection, scope, node) as IReadOnlyList<object?>
                ?? throw new EngineException("bad-collection", $"'{loop.Collection.Text}' at {node} is no list.", node.Id);
        var total = items?.Count ?? Cardinality(scope, node, loop.Cardinality!);
        if (total > MaxTimes)
        {
            throw new EngineException("too-many-times", $"{node} would be done {total} times; at most {MaxTimes} is allowed.", node.Id);
        }
        if (total == 0)
        {
            EnqueueLeave(token, node);
            return;
        }
        AttachBoundary(scope, token, node);
        var counters = NewScope(ScopeKind.MultiInstance, scope, token, node, total: total, items: items);
        for (var i = 0; i < (loop.IsSequential ? 1 : total); i++)
        {
            StartTime(counters, node, loop, i);
        }
        UpdateCounters(counters, loop);
    }

    private int Cardinality(Scope scope, Node node, FeelExpression expression)
    {
        var value = Evaluate(expression, scope, node);
        var number = value as decimal? ?? (value is string text && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed) ? parsed : null);
        return number is >= 0 and <= int.MaxValue && number % 1 == 0
            ? (int)number
            : throw new EngineException("bad-cardinality", $"'{expression.Text}' at {node} gives {FeelValue.Describe(value)}, not a whole number of times.", node.Id);
    }

    private void StartTime(Scope counters, ActivityNode node, MultiInstance loop, int index)
    {
        var time = NewScope(ScopeKind.Iteration, counters, null, node);
        time.Variables["loopCounter"] = (decimal)index;
        if (loop.ElementVariable is { } name && counters.Items is { } items)
        {
            time.Variables[name] = items[index];
        }
        EnqueueEnter(NewToken(time, node), node);
    }

    private static void UpdateCounters(Scope counters, MultiInstance loop)
    {
        counters.Variables["nrOfInstances"] = (decimal)counters.Total;
        counters.Variables["nrOfCompletedInstances"] = (decimal)counters.Done;
        counters.Variables["nrOfActiveInstances"] = loop.IsSequential ? 1m : (decimal)(counters.Total - counters.Done);
    }

    private void CountTime(Scope counters)
    {
        counters.Done++;
        var token = TokenById(counters.TokenId!.Value);
        var node = (ActivityNode)NodeOf(token);
        var loop = node.MultiInstance!;
        UpdateCounters(counters, loop);
        var isEnough = loop.CompletionCondition is { } condition && Holds(counters, condition, node);
        if (isEnough || counters.Done == counters.Total)
        {
            KeepTimes(counters);
            Destroy(counters);
            EnqueueLeave(token, node);
        }
        else if (loop.IsSequential)
        {
            StartTime(counters, node, loop, counters.Done);
        }
    }
}
