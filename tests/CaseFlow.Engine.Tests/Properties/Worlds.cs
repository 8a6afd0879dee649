namespace CaseFlow.Engine.Tests.Properties;

/// <summary>Every marking a process can be in after what was done to it, as far as one cannot tell them apart from outside.</summary>
internal sealed class Worlds
{
    private const int MaxMoves = 4_000;
    private const int MinMoves = 100;
    private const int MaxWorlds = 400;
    private const int MaxEffort = 40_000;
    private readonly Drawing drawing;
    private List<Marking> worlds = [];

    public Worlds(string xml) => drawing = new Drawing(xml);

    /// <summary>True when some order of moves never rests.</summary>
    public bool MayLoop { get; private set; }

    /// <summary>True when there are more orders than can be followed; then nothing is known any more.</summary>
    public bool IsTooMany { get; private set; }

    public bool MayRest => worlds.Count > 0;

    public string Seen => string.Join(" or ", worlds.Select(Look).Distinct().Take(5));

    public void Start() => Settle([new Marking(drawing, drawing.Process)]);

    public void Complete(string node) => Act(m => m.Completions(node));

    public void Fire(string border) => Act(m => m.Firings(border));

    /// <summary>Keeps the worlds that look like this; false when there is none.</summary>
    public bool Keep(string look)
    {
        worlds = [.. worlds.Where(w => Look(w) == look)];
        return worlds.Count > 0;
    }

    public static string Look(IEnumerable<string> seen, bool isEnded) => isEnded ? "ended" : string.Join(' ', seen.Order(StringComparer.Ordinal));

    private static string Look(Marking world) => Look(world.Seen(), world.IsEmpty);

    /// <summary>Does one act at every place where it is possible, each in a world of its own.</summary>
    private void Act(Func<Marking, IEnumerable<Action>> places)
    {
        var next = new List<Marking>();
        foreach (var world in worlds)
        {
            var count = world.All().Sum(m => places(m).Count());
            for (var i = 0; i < count; i++)
            {
                var copy = world.Copy();
                copy.All().SelectMany(places).ElementAt(i)();
                next.Add(copy);
            }
        }
        Settle(next);
    }

    private void Settle(IReadOnlyList<Marking> begin)
    {
        MayLoop = false;
        var open = new Stack<(Marking World, int Budget, Past? Past)>(begin.Select(b => (b, MaxMoves, (Past?)null)));
        var seen = new HashSet<string>();
        worlds = [];
        var effort = 0;
        while (open.TryPop(out var at))
        {
            var (world, budget, past) = at;
            var moves = budget;
            var rests = world.Flow(ref moves);
            effort += budget - moves;
            if (seen.Count > MaxWorlds || effort > MaxEffort)
            {
                IsTooMany = true;
                return;
            }
            if (!rests)
            {
                // An end that cancels may still stop what loops.
                MayLoop = true;
                if (budget < MinMoves || world.All().All(m => !m.Cancelling().Any()))
                {
                    continue;
                }
                moves = budget / 2;
            }
            var key = world.Key();
            if (!seen.Add(key))
            {
                // The same by another order; or the same again, which never ends.
                MayLoop |= past?.Holds(key) == true;
                continue;
            }
            var choices = Choices(world);
            if (choices == 0)
            {
                worlds.Add(world);
            }
            for (var i = 0; i < choices; i++)
            {
                var copy = world.Copy();
                Choose(copy, i);
                open.Push((copy, moves, new Past(key, past)));
            }
        }
    }

    /// <summary>The markings a world came through since the last act.</summary>
    private sealed record Past(string Key, Past? Before)
    {
        public bool Holds(string key)
        {
            for (var at = this; at is not null; at = at.Before)
            {
                if (at.Key == key)
                {
                    return true;
                }
            }
            return false;
        }
    }

    private static int Choices(Marking world)
    {
        var cancelling = world.All().Sum(m => m.Cancelling().Count());
        return cancelling > 0 ? cancelling : world.All().Sum(m => m.ReadyJoins().Count());
    }

    private void Choose(Marking world, int number)
    {
        var cancelling = world.All().SelectMany(m => m.Cancelling().Select(a => (Scope: m, Arrow: a))).ToArray();
        if (cancelling.Length == 0)
        {
            var (scope, join) = world.All().SelectMany(m => m.ReadyJoins().Select(j => (m, j))).ElementAt(number);
            scope.FireJoin(join);
            return;
        }
        var (inner, arrow) = cancelling[number];
        if (drawing.Kind(drawing.Target(arrow)) == "terminate")
        {
            inner.Clear();
            return;
        }
        for (var from = inner; !world.All().Any(m => m.Catch(from));)
        {
            from = world.All().FirstOrDefault(m => m != from && m.All().Skip(1).Contains(from)) ?? throw new InvalidOperationException("the generator drew an error that nobody catches");
        }
    }
}
