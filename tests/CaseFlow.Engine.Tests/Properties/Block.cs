using System.Globalization;
using CaseFlow.Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CaseFlow.Engine.Tests.Properties;

/// <summary>A well-nested piece of process: what is split is joined again by the same kind of gateway.</summary>
public abstract record Block
{
    public sealed record Work : Block;

    public sealed record Steps(IReadOnlyList<Block> Parts) : Block;

    /// <summary>Exactly one branch, the chosen one.</summary>
    public sealed record Choice(IReadOnlyList<Block> Branches, int Chosen) : Block;

    public sealed record Together(IReadOnlyList<Block> Branches) : Block;

    /// <summary>The branches whose bit is set; none means the last, which is the default.</summary>
    public sealed record Some(IReadOnlyList<Block> Branches, int Bits) : Block;

    /// <summary>The body, again as often as it says.</summary>
    public sealed record Again(Block Body, int Times) : Block;

    public sealed record Inside(Block Body) : Block;

    public static Gen<Block> Any(int size)
    {
        var work = Gen.Fresh(Block () => new Work());
        if (size <= 1)
        {
            return work;
        }
        var part = Any(size / 3);
        return Gen.Frequency<Block>(
            (1, work),
            (3, part.ListOf(3).Select(Block (p) => new Steps([.. p]))),
            (2, part.ListOf(2).Zip(Gen.Choose(0, 1), Block (p, c) => new Choice([.. p], c))),
            (3, part.ListOf(2).Select(Block (p) => new Together([.. p]))),
            (3, part.ListOf(3).Zip(Gen.Choose(0, 7), Block (p, bits) => new Some([.. p], bits))),
            (1, part.Zip(Gen.Choose(1, 3), Block (p, times) => new Again(p, times))),
            (1, part.Select(Block (p) => new Inside(p))));
    }
}

/// <summary>Draws a block as a BPMN model. Names come from a counter, so the oracle can find the tasks again by walking alike.</summary>
public sealed class BlockDrawing
{
    private int next;

    public Dictionary<Block.Work, string> Names { get; } = new(ReferenceEqualityComparer.Instance);

    public Bpmn Draw(Block block)
    {
        var model = new Bpmn().Start().End();
        var (first, last) = Add(model, block);
        return model.Flow("start", first).Flow(last, "end");
    }

    private string NewName(string kind) => kind + (++next).ToString(CultureInfo.InvariantCulture);

    private (string First, string Last) Add(Bpmn model, Block block)
    {
        switch (block)
        {
            case Block.Work work:
                var task = Names[work] = NewName("t");
                model.User(task);
                return (task, task);
            case Block.Steps steps:
                var ends = steps.Parts.Select(p => Add(model, p)).ToArray();
                foreach (var (before, after) in ends.Zip(ends.Skip(1)))
                {
                    model.Flow(before.Last, after.First);
                }
                return (ends[0].First, ends[^1].Last);
            case Block.Choice choice:
                return Split(model, choice.Branches, "exclusiveGateway", i => i == choice.Chosen ? "true" : "false", hasDefault: false);
            case Block.Together together:
                return Split(model, together.Branches, "parallelGateway", _ => null, hasDefault: false);
            case Block.Some some:
                return Split(model, some.Branches, "inclusiveGateway", i => (some.Bits >> i & 1) == 1 ? "true" : "false", hasDefault: some.Bits == 0);
            case Block.Again again:
                var (merge, count, check) = (NewName("m"), NewName("n"), NewName("x"));
                model.Exclusive(merge).Service(count, count).Exclusive(check);
                var body = Add(model, again.Body);
                model.Path($"{merge} {body.First}").Path($"{body.Last} {count} {check}");
                var out_ = NewName("o");
                model.Manual(out_).Flow(check, merge, $"modulo({count}, {again.Times}) > 0").Flow(check, out_, $"modulo({count}, {again.Times}) = 0");
                return (merge, out_);
            case Block.Inside inside:
                var sub = NewName("s");
                model.Sub(sub, inner =>
                {
                    var (first, last) = Add(inner.Start(sub + "start").End(sub + "end"), inside.Body);
                    inner.Flow(sub + "start", first).Flow(last, sub + "end");
                });
                return (sub, sub);
            default:
                throw new InvalidOperationException();
        }
    }

    private (string First, string Last) Split(Bpmn model, IReadOnlyList<Block> branches, string gateway, Func<int, string?> condition, bool hasDefault)
    {
        var (split, join) = (NewName("g"), NewName("j"));
        model.Add(gateway, split).Add(gateway, join);
        for (var i = 0; i < branches.Count; i++)
        {
            var (first, last) = Add(model, branches[i]);
            if (hasDefault && i == branches.Count - 1)
            {
                model.Default(split, first);
            }
            else
            {
                model.Flow(split, first, condition(i));
            }
            model.Flow(last, join);
        }
        return (split, join);
    }
}
