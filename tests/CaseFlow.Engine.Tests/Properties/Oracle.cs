namespace CaseFlow.Engine.Tests.Properties;

/// <summary>
/// What is left to do of a block, worked out from the block itself: no tokens, no gateways, no joins.
/// Written apart from the engine, so that both are unlikely to be wrong in the same way.
/// </summary>
public abstract record Rest
{
    private sealed record Nothing : Rest;

    private sealed record Task(string Name) : Rest;

    private sealed record Then(Rest First, Func<Rest> Next) : Rest;

    private sealed record All(IReadOnlyList<Rest> Parts) : Rest;

    public bool IsDone => this is Nothing;

    public static Rest Of(Block block, IReadOnlyDictionary<Block.Work, string> names) => block switch
    {
        Block.Work work => new Task(names[work]),
        Block.Steps steps => Chain([.. steps.Parts.Select<Block, Func<Rest>>(p => () => Of(p, names))]),
        Block.Choice choice => Of(choice.Branches[choice.Chosen], names),
        Block.Together together => Join([.. together.Branches.Select(b => Of(b, names))]),
        Block.Some { Bits: 0 } some => Of(some.Branches[^1], names),
        Block.Some some => Join([.. some.Branches.Where((_, i) => (some.Bits >> i & 1) == 1).Select(b => Of(b, names))]),
        Block.Again again => Chain([.. Enumerable.Range(0, again.Times).Select<int, Func<Rest>>(_ => () => Of(again.Body, names))]),
        Block.Inside inside => Of(inside.Body, names),
        _ => throw new InvalidOperationException(),
    };

    public IEnumerable<string> Open() => this switch
    {
        Task task => [task.Name],
        Then then => then.First.Open(),
        All all => all.Parts.SelectMany(p => p.Open()),
        _ => [],
    };

    public Rest Complete(string name) => this switch
    {
        Task task when task.Name == name => new Nothing(),
        Then then => After(then.First.Complete(name), then.Next),
        All all => Join([.. all.Parts.Select(p => p.Complete(name))]),
        _ => this,
    };

    private static Rest After(Rest first, Func<Rest> next) => first.IsDone ? next() : new Then(first, next);

    private static Rest Chain(IReadOnlyList<Func<Rest>> parts)
    {
        Func<Rest> tail = () => new Nothing();
        foreach (var part in parts.Reverse())
        {
            var rest = tail;
            tail = () => After(part(), rest);
        }
        return tail();
    }

    private static Rest Join(IReadOnlyList<Rest> parts)
    {
        var open = parts.Where(p => !p.IsDone).ToArray();
        return open.Length == 0 ? new Nothing() : new All(open);
    }
}
