using System.Globalization;
using System.Xml.Linq;
using CaseFlow.Engine.Tests.Support;

namespace CaseFlow.Engine.Tests.Properties;

/// <summary>Draws random models: well nested, or any graph. The same seed and size give the same model.</summary>
internal sealed class ModelMaker(Random random)
{
    private readonly Bpmn shared = new();
    private int next;
    private int messages;

    public Bpmn Nested(int size)
    {
        shared.Start().End();
        var last = Block(shared, "start", size, canFail: false);
        shared.Flow(last, "end");
        return shared;
    }

    /// <summary>A graph of so many nodes with arrows anywhere; what cannot be reached is left out.</summary>
    public Bpmn Wild(int size)
    {
        Graph(shared, size, canFail: false, depth: 2);
        return shared;
    }

    private string Name(string kind) => kind + (++next).ToString(CultureInfo.InvariantCulture);

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    /// <summary>Adds a block after a node and gives the node at its end.</summary>
    private string Block(Bpmn model, string from, int size, bool canFail)
    {
        switch (size <= 1 ? random.Next(2) : random.Next(2, 12))
        {
            case 0:
                return Join(model, from, Name("t"), n => model.User(n));
            case 1:
                return Join(model, from, Name("m"), n => model.Manual(n));
            case 2 or 3 or 4:
                return Block(model, Block(model, from, size / 2, canFail), size - (size / 2), canFail);
            case 5:
                return Branches(model, from, size, "exclusiveGateway", canFail);
            case 6 or 7:
                return Branches(model, from, size, "parallelGateway", canFail);
            case 8 or 9:
                return Branches(model, from, size, "inclusiveGateway", canFail);
            case 10:
                return Guarded(model, from, Name("t"), size, canFail);
            default:
                return Guarded(model, from, Name("s"), size, canFail);
        }
    }

    private static string Join(Bpmn model, string from, string name, Action<string> add)
    {
        add(name);
        model.Flow(from, name);
        return name;
    }

    private string Branches(Bpmn model, string from, int size, string kind, bool canFail)
    {
        var (split, join) = (Name("g"), Name("j"));
        model.Add(kind, split).Add(kind, join).Flow(from, split);
        var count = random.Next(2, 4);
        for (var i = 0; i < count; i++)
        {
            var first = Name("m");
            model.Manual(first);
            if (kind == "parallelGateway" || (kind == "inclusiveGateway" && i == count - 1))
            {
                model.Flow(split, first);
            }
            else if (i == count - 1)
            {
                model.Default(split, first);
            }
            else
            {
                model.Flow(split, first, Chance(2) ? "true" : "false");
            }
            var last = Block(model, first, size / count, canFail);
            // Now and then a branch ends by itself, which a parallel join would wait for in vain.
            if (kind == "inclusiveGateway" && i > 0 && Chance(6))
            {
                End(model, last, canFail);
            }
            else
            {
                model.Flow(last, join);
            }
        }
        return join;
    }

    private void End(Bpmn model, string from, bool canFail)
    {
        var end = Name("e");
        model.End(end, random.Next(4) switch { 0 => Bpmn.Terminate(), 1 when canFail => shared.Error("E1"), _ => null });
        model.Flow(from, end);
    }

    /// <summary>A task or a sub-process, perhaps repeated, perhaps with something on its border that leads to the same end.</summary>
    private string Guarded(Bpmn model, string from, string name, int size, bool canFail)
    {
        object?[] times = Chance(3) ? [Bpmn.Times(random.Next(1, 4).ToString(CultureInfo.InvariantCulture), Chance(2))] : [];
        var isTask = name[0] == 't';
        var catches = !isTask && Chance(2);
        if (isTask)
        {
            model.User(name, times);
        }
        else
        {
            model.Sub(name, inner =>
            {
                inner.Start(name + "s").End(name + "e");
                var last = Block(inner, name + "s", size - 1, catches);
                if (catches && Chance(2))
                {
                    var (split, rest) = (Name("g"), Name("m"));
                    inner.Parallel(split).Manual(rest).Flow(last, split).Flow(split, rest);
                    End(inner, split, canFail: true);
                    last = rest;
                }
                inner.Flow(last, name + "e");
            }, times);
        }
        model.Flow(from, name);
        var after = Name("x");
        model.Exclusive(after).Flow(name, after);
        for (var i = random.Next(isTask ? 0 : 1, 3); i > 0 || catches; i--)
        {
            var border = Name("b");
            var definition = catches ? shared.Error("E1") : Chance(2) ? Bpmn.After("PT1H") : Message();
            var isInterrupting = catches || Chance(2);
            catches = false;
            model.Boundary(border, name, definition, isInterrupting);
            var last = Block(model, border, size / 3, canFail);
            if (isInterrupting)
            {
                model.Flow(last, after);
            }
            else
            {
                End(model, last, canFail: false);
            }
        }
        return after;
    }

    private XElement Message() => shared.Message("m" + (++messages).ToString(CultureInfo.InvariantCulture));

    private void Graph(Bpmn model, int size, bool canFail, int depth)
    {
        var prefix = Name("n");
        var count = Math.Max(3, size);
        string Node(int i) => $"{prefix}_{i.ToString(CultureInfo.InvariantCulture)}";
        var kinds = new string[count];
        var arrows = new List<(string From, string To, string? When)>();
        var borders = new List<(string Id, string Host, XElement Definition, bool IsInterrupting)>();
        for (var i = 1; i < count; i++)
        {
            kinds[i] = random.Next(12) switch { < 5 => "userTask", 5 => "exclusiveGateway", 6 or 7 => "parallelGateway", 8 => "inclusiveGateway", 9 when depth > 0 => "subProcess", 10 => "endEvent", _ => "manualTask" };
        }
        string Anywhere() => Node(random.Next(1, count));
        arrows.Add((Node(0), Anywhere(), null));
        for (var i = 1; i < count; i++)
        {
            var isGateway = kinds[i].EndsWith("Gateway", StringComparison.Ordinal);
            var outgoing = kinds[i] == "endEvent" ? 0 : isGateway ? random.Next(1, 4) : Chance(6) ? 0 : Chance(8) ? 2 : 1;
            for (var left = outgoing; left > 0; left--)
            {
                arrows.Add((Node(i), Anywhere(), kinds[i] is not ("exclusiveGateway" or "inclusiveGateway") ? null : left == 1 || Chance(2) ? "true" : "false"));
            }
            if (kinds[i] is "userTask" or "subProcess" && Chance(3))
            {
                var border = Name("b");
                borders.Add((border, Node(i), Chance(2) ? Bpmn.After("PT1H") : Message(), Chance(2)));
                arrows.Add((border, Anywhere(), null));
            }
        }
        var errorHosts = Enumerable.Range(1, count - 1).Where(i => kinds[i] == "subProcess" && Chance(2)).ToHashSet();
        foreach (var i in errorHosts)
        {
            var border = Name("b");
            borders.Add((border, Node(i), shared.Error("E1"), true));
            arrows.Add((border, Anywhere(), null));
        }
        var reached = new HashSet<string> { Node(0) };
        while (reached.Count is var before)
        {
            reached.UnionWith(arrows.Where(a => reached.Contains(a.From)).Select(a => a.To).ToArray());
            reached.UnionWith(borders.Where(b => reached.Contains(b.Host)).Select(b => b.Id).ToArray());
            if (reached.Count == before)
            {
                break;
            }
        }
        model.Start(Node(0));
        for (var i = 1; i < count; i++)
        {
            if (!reached.Contains(Node(i)))
            {
                continue;
            }
            object?[] times = Chance(6) ? [Bpmn.Times(random.Next(1, 4).ToString(CultureInfo.InvariantCulture), Chance(2))] : [];
            switch (kinds[i])
            {
                case "subProcess":
                    model.Sub(Node(i), inner => Graph(inner, size / 2, errorHosts.Contains(i), depth - 1), times);
                    break;
                case "userTask":
                    model.User(Node(i), times);
                    break;
                case "endEvent":
                    model.End(Node(i), random.Next(5) switch { 0 => Bpmn.Terminate(), 1 when canFail => shared.Error("E1"), _ => null });
                    break;
                default:
                    model.Add(kinds[i], Node(i));
                    break;
            }
        }
        foreach (var (id, host, definition, isInterrupting) in borders.Where(b => reached.Contains(b.Host)))
        {
            model.Boundary(id, host, definition, isInterrupting);
        }
        foreach (var (from, to, when) in arrows.Where(a => reached.Contains(a.From)))
        {
            model.Flow(from, to, when);
        }
    }
}
