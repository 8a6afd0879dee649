using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Tests.Properties;

/// <summary>
/// The token game by the book, for any graph of tasks, exclusive and parallel gateways: counts of tokens on arrows,
/// and every node that can fire fires. Knows no queue, no ids and no scopes.
/// </summary>
public sealed class TokenGame(ProcessDefinition definition)
{
    private readonly Dictionary<SequenceFlow, int> tokens = definition.Flows.ToDictionary(f => f, _ => 0);
    private readonly Dictionary<Node, int> waiting = definition.Nodes.ToDictionary(n => n, _ => 0);

    public IEnumerable<string> Open => waiting.SelectMany(p => Enumerable.Repeat(p.Key.Id, p.Value)).Order();

    public bool HasTokens => tokens.Values.Any(v => v > 0);

    /// <summary>False when it never comes to rest.</summary>
    public bool Start() => Leave(definition.Nodes.First(n => n.Kind == NodeKind.StartEvent)) && Settle();

    public bool Complete(string id)
    {
        var node = definition.Find(id)!;
        waiting[node]--;
        return Leave(node) && Settle();
    }

    private bool Leave(Node node)
    {
        var flows = node.Kind == NodeKind.ExclusiveGateway
            ? node.Outgoing.Where(f => f.Condition is null || f.Condition.Text == "true").Take(1)
            : node.Outgoing;
        foreach (var flow in flows)
        {
            tokens[flow]++;
        }
        return true;
    }

    private bool Settle()
    {
        for (var i = 0; i < 3_000; i++)
        {
            var node = definition.Nodes.FirstOrDefault(CanFire);
            if (node is null)
            {
                return true;
            }
            foreach (var flow in node.Kind == NodeKind.ParallelGateway ? node.Incoming : node.Incoming.Where(f => tokens[f] > 0).Take(1))
            {
                tokens[flow]--;
            }
            if (node.Kind == NodeKind.UserTask)
            {
                waiting[node]++;
            }
            else
            {
                Leave(node);
            }
        }
        return false;
    }

    private bool CanFire(Node node) => node.Incoming.Count > 0 && (node.Kind == NodeKind.ParallelGateway
        ? node.Incoming.All(f => tokens[f] > 0)
        : node.Incoming.Any(f => tokens[f] > 0));
}
