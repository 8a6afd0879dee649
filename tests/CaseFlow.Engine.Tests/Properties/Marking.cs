using System.Globalization;
using System.Xml.Linq;

namespace CaseFlow.Engine.Tests.Properties;

/// <summary>
/// The token game on the XML itself: a count of tokens on every arrow, and the activities that are busy.
/// Shares nothing with the engine, knows no queue and no ids. Where the standard leaves the order open
/// (two ends that both cancel, two inclusive joins, two tasks of one node) it follows every order: <see cref="Worlds"/>.
/// </summary>
internal sealed class Marking
{
    private readonly Drawing drawing;
    private readonly SortedDictionary<string, int> arrows = new(StringComparer.Ordinal);
    private readonly List<Busy> busy = [];

    public Marking(Drawing drawing, string scope)
    {
        (this.drawing, Scope) = (drawing, scope);
        Put(drawing.Start(scope));
    }

    private Marking(Marking other)
    {
        (drawing, Scope) = (other.drawing, other.Scope);
        foreach (var (arrow, count) in other.arrows)
        {
            arrows[arrow] = count;
        }
        busy.AddRange(other.busy.Select(b => b.Copy()));
    }

    public string Scope { get; }

    public bool IsEmpty => arrows.Count == 0 && busy.Count == 0;

    public Marking Copy() => new(this);

    public string Key() =>
        string.Join(',', arrows.Select(a => $"{a.Key}*{a.Value}")) + "(" + string.Join(' ', busy.Select(b => b.Key()).Order(StringComparer.Ordinal)) + ")";

    /// <summary>What one sees from outside: open tasks, waiting timers and messages, by node.</summary>
    public IEnumerable<string> Seen() => busy.SelectMany(b =>
        Enumerable.Repeat(b.Node, b.Open).Concat(b.Inner.SelectMany(i => i.Seen())).Concat(drawing.Borders(b.Node).Where(e => !b.Fired.Contains(e) && !drawing.IsError(e))));

    public IEnumerable<Marking> All() => [this, .. busy.SelectMany(b => b.Inner).SelectMany(i => i.All())];

    /// <summary>Everything that can move without a choice, moves. False when it would go on for ever.</summary>
    public bool Flow(ref int budget)
    {
        while (true)
        {
            if (--budget < 0)
            {
                return false;
            }
            var isMoving = false;
            foreach (var activity in busy.ToArray())
            {
                foreach (var inner in activity.Inner)
                {
                    if (!inner.Flow(ref budget))
                    {
                        return false;
                    }
                }
                var done = activity.Inner.RemoveAll(i => i.IsEmpty);
                if (done > 0)
                {
                    Finish(activity, done);
                    isMoving = true;
                }
            }
            if (!MoveOne() && !isMoving)
            {
                return true;
            }
        }
    }

    /// <summary>Arrows on which a token stands before an end that cancels others.</summary>
    public IEnumerable<string> Cancelling() => arrows.Keys.Where(a => drawing.Kind(drawing.Target(a)) is "terminate" or "error");

    /// <summary>Inclusive joins that no other token of this scope can still reach by an arrow without one.</summary>
    public IEnumerable<string> ReadyJoins() => arrows.Keys.Select(drawing.Target).Distinct()
        .Where(j => drawing.Kind(j) == "inclusiveGateway" && drawing.Into(j).Count > 1)
        .Where(j => !drawing.Into(j).Where(a => !arrows.ContainsKey(a)).Any(a => Places(j).Any(p => drawing.CanStillCome(p, a, j))));

    private IEnumerable<string> Places(string join) => busy.Select(b => b.Node).Concat(arrows.Keys.Select(drawing.Target)).Where(p => p != join).Distinct();

    public void FireJoin(string join)
    {
        foreach (var arrow in drawing.Into(join).Where(arrows.ContainsKey).ToArray())
        {
            Take(arrow);
        }
        Put(drawing.Chosen(join));
    }

    /// <summary>The whole scope stops here.</summary>
    public void Clear()
    {
        arrows.Clear();
        busy.Clear();
    }

    /// <summary>Places at which one open task of this node can be completed.</summary>
    public IEnumerable<Action> Completions(string node) => busy.Where(b => b.Node == node && b.Open > 0).Select(Action (b) => () =>
    {
        b.Open--;
        Finish(b, 1);
    }).ToArray();

    public IEnumerable<Action> Firings(string border) => busy.Where(b => drawing.Borders(b.Node).Contains(border) && !b.Fired.Contains(border)).Select(Action (b) => () => Fire(b, border)).ToArray();

    /// <summary>An error leaves this inner scope; false when the border of the activity does not catch it.</summary>
    public bool Catch(Marking inner)
    {
        var host = busy.Find(b => b.Inner.Contains(inner));
        var border = host is null ? null : drawing.Borders(host.Node).FirstOrDefault(drawing.IsError);
        if (border is null)
        {
            return false;
        }
        Fire(host!, border);
        return true;
    }

    private void Fire(Busy host, string border)
    {
        if (drawing.IsInterrupting(border))
        {
            busy.Remove(host);
        }
        else if (drawing.IsOnce(border))
        {
            host.Fired.Add(border);
        }
        Put(drawing.OutOf(border));
    }

    private void Finish(Busy activity, int times)
    {
        activity.Left -= times;
        if (activity.Left == 0)
        {
            busy.Remove(activity);
            Put(drawing.OutOf(activity.Node));
        }
        else if (activity.IsSequential)
        {
            Begin(activity, 1);
        }
    }

    private void Begin(Busy activity, int times)
    {
        if (drawing.Kind(activity.Node) == "userTask")
        {
            activity.Open += times;
            return;
        }
        activity.Inner.AddRange(Enumerable.Range(0, times).Select(_ => new Marking(drawing, activity.Node)));
    }

    private bool MoveOne()
    {
        foreach (var arrow in arrows.Keys)
        {
            var node = drawing.Target(arrow);
            switch (drawing.Kind(node))
            {
                case "terminate" or "error":
                    continue;
                case "inclusiveGateway" when drawing.Into(node).Count > 1:
                    continue;
                case "parallelGateway" when !drawing.Into(node).All(arrows.ContainsKey):
                    continue;
                case "parallelGateway":
                    foreach (var into in drawing.Into(node))
                    {
                        Take(into);
                    }
                    Put(drawing.OutOf(node));
                    return true;
                case "userTask" or "subProcess":
                    Take(arrow);
                    var (times, isSequential) = drawing.Times(node);
                    var activity = new Busy(node, isSequential) { Left = times };
                    busy.Add(activity);
                    Begin(activity, isSequential ? 1 : times);
                    return true;
                default:
                    Take(arrow);
                    Put(drawing.Chosen(node));
                    return true;
            }
        }
        return false;
    }

    private void Put(IEnumerable<string> onto)
    {
        foreach (var arrow in onto)
        {
            arrows[arrow] = arrows.GetValueOrDefault(arrow) + 1;
        }
    }

    private void Take(string arrow)
    {
        if (--arrows[arrow] == 0)
        {
            arrows.Remove(arrow);
        }
    }

    /// <summary>An activity that somebody works on: open tasks, or scopes inside.</summary>
    private sealed class Busy(string node, bool isSequential)
    {
        public string Node => node;

        public bool IsSequential => isSequential;

        public int Left { get; set; }

        public int Open { get; set; }

        public List<Marking> Inner { get; } = [];

        public HashSet<string> Fired { get; } = [];

        public Busy Copy()
        {
            var copy = new Busy(node, isSequential) { Left = Left, Open = Open };
            copy.Inner.AddRange(Inner.Select(i => i.Copy()));
            copy.Fired.UnionWith(Fired);
            return copy;
        }

        public string Key() => string.Create(CultureInfo.InvariantCulture, $"{node}:{Left}:{Open}[{string.Join(';', Inner.Select(i => i.Key()).Order(StringComparer.Ordinal))}]{string.Join('!', Fired.Order(StringComparer.Ordinal))}");
    }
}

/// <summary>The drawing as XML says it: which arrow leads where.</summary>
internal sealed class Drawing
{
    private readonly Dictionary<string, XElement> nodes = [];
    private readonly Dictionary<string, string> targets = [];
    private readonly Dictionary<string, List<string>> into = [];
    private readonly Dictionary<string, List<string>> outOf = [];
    private readonly Dictionary<string, List<string>> borders = [];
    private readonly Dictionary<(string, string, string), bool> reach = [];
    private readonly Dictionary<string, HashSet<string>> unavoidable = [];

    public Drawing(string xml)
    {
        var process = XDocument.Parse(xml).Root!.Elements().First(e => e.Name.LocalName == "process");
        Process = process.Attribute("id")!.Value;
        nodes[Process] = process;
        foreach (var element in process.Descendants().Where(e => e.Attribute("id") is not null))
        {
            var id = element.Attribute("id")!.Value;
            if (element.Name.LocalName == "sequenceFlow")
            {
                targets[id] = element.Attribute("targetRef")!.Value;
                Add(into, targets[id], id);
                Add(outOf, element.Attribute("sourceRef")!.Value, id);
            }
            nodes[id] = element;
            if (element.Attribute("attachedToRef")?.Value is { } host)
            {
                Add(borders, host, id);
            }
        }
    }

    public string Process { get; }

    public string Target(string arrow) => targets[arrow];

    public IReadOnlyList<string> Into(string node) => into.GetValueOrDefault(node) ?? [];

    public IReadOnlyList<string> OutOf(string node) => outOf.GetValueOrDefault(node) ?? [];

    public IReadOnlyList<string> Borders(string node) => borders.GetValueOrDefault(node) ?? [];

    public IReadOnlyList<string> Start(string scope) => OutOf(nodes[scope].Elements().First(e => e.Name.LocalName == "startEvent").Attribute("id")!.Value);

    /// <summary>The name of the element; an end event that cancels others is called after what it does.</summary>
    public string Kind(string node) => nodes[node] is { Name.LocalName: "endEvent" } end && end.Elements().FirstOrDefault(e => e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal)) is { } definition
        ? definition.Name.LocalName.Replace("EventDefinition", "", StringComparison.Ordinal)
        : nodes[node].Name.LocalName;

    public bool IsError(string border) => nodes[border].Elements().Any(e => e.Name.LocalName == "errorEventDefinition");

    public bool IsOnce(string border) => nodes[border].Elements().Any(e => e.Name.LocalName == "timerEventDefinition");

    public bool IsInterrupting(string border) => nodes[border].Attribute("cancelActivity")?.Value != "false";

    public (int Times, bool IsSequential) Times(string node) => nodes[node].Elements().FirstOrDefault(e => e.Name.LocalName == "multiInstanceLoopCharacteristics") is { } loop
        ? (int.Parse(loop.Value, CultureInfo.InvariantCulture), loop.Attribute("isSequential")?.Value == "true")
        : (1, false);

    /// <summary>The arrows a token takes out of a node: conditions are written as true or false.</summary>
    public IReadOnlyList<string> Chosen(string node)
    {
        if (Kind(node) is not ("exclusiveGateway" or "inclusiveGateway"))
        {
            return OutOf(node);
        }
        var standard = nodes[node].Attribute("default")?.Value;
        var open = OutOf(node).Where(a => a != standard && (nodes[a].Value.Length == 0 || nodes[a].Value == "true")).ToArray();
        return Kind(node) == "exclusiveGateway" && open.Length > 0 ? [open[0]] : open.Length > 0 ? open : [standard!];
    }

    /// <summary>
    /// Whether a token at a place can still come to the join by this arrow. A way through the join itself, or through a
    /// node without which the join cannot be reached at all, is the next round.
    /// </summary>
    public bool CanStillCome(string place, string arrow, string join)
    {
        if (reach.TryGetValue((place, arrow, join), out var known))
        {
            return known;
        }
        if (!unavoidable.TryGetValue(join, out var closed))
        {
            unavoidable[join] = closed = [.. Siblings(join).Where(n => n != join && !Walk(Starts(join), new HashSet<string> { n }).Contains(join)), join];
        }
        var source = nodes[arrow].Attribute("sourceRef")!.Value;
        return reach[(place, arrow, join)] = Walk([place], closed).Contains(source);
    }

    private IEnumerable<string> Siblings(string node) =>
        nodes[node].Parent!.Elements().Where(e => e.Attribute("id") is not null && e.Name.LocalName != "sequenceFlow").Select(e => e.Attribute("id")!.Value);

    private IEnumerable<string> Starts(string node) => Siblings(node).Where(n => Into(n).Count == 0 && nodes[n].Name.LocalName != "boundaryEvent");

    private HashSet<string> Walk(IEnumerable<string> from, IReadOnlySet<string> closed)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(from);
        while (open.TryPop(out var node))
        {
            if (!closed.Contains(node) && found.Add(node))
            {
                foreach (var next in OutOf(node).Select(Target).Concat(Borders(node)))
                {
                    open.Push(next);
                }
            }
        }
        return found;
    }

    private static void Add(Dictionary<string, List<string>> map, string key, string value)
    {
        if (!map.TryGetValue(key, out var list))
        {
            map[key] = list = [];
        }
        list.Add(value);
    }
}
