using System.Xml.Linq;
using CaseFlow.Engine.Tests.Support;

namespace CaseFlow.Engine.Tests.Properties;

/// <summary>
/// Plays every run of a graph of tasks, exclusive and parallel gateways in every order, straight from the XML:
/// how many tokens lie on each arrow, and everything that could happen next.
/// </summary>
public sealed class JoinOracle
{
    private const int MaxStates = 4_000;
    private readonly (string From, string To)[] arrows;
    private readonly Dictionary<string, string> kinds;
    private readonly HashSet<string> seen = [];

    public JoinOracle(string xml)
    {
        var process = XDocument.Parse(xml).Descendants(Bpmn.Ns + "process").Single();
        arrows = [.. process.Elements(Bpmn.Ns + "sequenceFlow").Select(f => (f.Attribute("sourceRef")!.Value, f.Attribute("targetRef")!.Value))];
        kinds = process.Elements().Where(e => e.Name.LocalName != "sequenceFlow").ToDictionary(e => e.Attribute("id")!.Value, e => e.Name.LocalName);
        Play();
        HasTrap = kinds.Keys.Any(n => !CanEnd(n));
    }

    public HashSet<string> Reached { get; } = [];

    public HashSet<string> Fired { get; } = [];

    public HashSet<string> Stuck { get; } = [];

    /// <summary>Everything was played.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>A circle that no arrow leads out of.</summary>
    public bool HasTrap { get; }

    private void Play()
    {
        var open = new Queue<int[]>();
        var first = new int[arrows.Length];
        first[Array.FindIndex(arrows, a => kinds[a.From] == "startEvent")] = 1;
        open.Enqueue(first);
        while (open.TryDequeue(out var state))
        {
            if (!seen.Add(string.Join(',', state)))
            {
                continue;
            }
            if (seen.Count > MaxStates || state.Any(n => n > 2))
            {
                IsWhole = false;
                return;
            }
            var next = kinds.Keys.SelectMany(n => Steps(state, n)).ToList();
            foreach (var (_, arrow) in state.Select((n, i) => (n, i)).Where(p => p.n > 0 && IsJoin(arrows[p.i].To)))
            {
                Reached.Add(arrows[arrow].To);
                if (next.Count == 0)
                {
                    Stuck.Add(arrows[arrow].To);
                }
            }
            next.ForEach(open.Enqueue);
        }
    }

    private IEnumerable<int[]> Steps(int[] state, string node)
    {
        var into = Enumerable.Range(0, arrows.Length).Where(i => arrows[i].To == node).ToArray();
        var away = Enumerable.Range(0, arrows.Length).Where(i => arrows[i].From == node).ToArray();
        if (kinds[node] == "parallelGateway")
        {
            if (into.Length > 0 && into.All(i => state[i] > 0))
            {
                if (into.Length > 1)
                {
                    Fired.Add(node);
                }
                yield return After(state, into, away);
            }
            yield break;
        }
        foreach (var taken in into.Where(i => state[i] > 0))
        {
            if (kinds[node] == "exclusiveGateway" && away.Length > 0)
            {
                foreach (var way in away)
                {
                    yield return After(state, [taken], [way]);
                }
            }
            else
            {
                yield return After(state, [taken], away);
            }
        }
    }

    private static int[] After(int[] state, int[] taken, int[] put)
    {
        var next = (int[])state.Clone();
        Array.ForEach(taken, i => next[i]--);
        Array.ForEach(put, i => next[i]++);
        return next;
    }

    private bool IsJoin(string node) => kinds[node] == "parallelGateway" && arrows.Count(a => a.To == node) > 1;

    private bool CanEnd(string node)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>([node]);
        while (open.TryPop(out var at))
        {
            if (found.Add(at))
            {
                Array.ForEach(arrows.Where(a => a.From == at).ToArray(), a => open.Push(a.To));
            }
        }
        return found.Any(n => arrows.All(a => a.From != n));
    }
}
