using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;

namespace CaseFlow.Engine.Dmn;

/// <summary>
/// Looks for overlaps and gaps in a table. Every column of fixed values and intervals is cut at each value that is named in it;
/// one sample of every piece then stands for all values of that piece, so the check is exact for such columns.
/// </summary>
internal static class TableCheck
{
    private const int MaxCombinations = 50_000;
    private const string OtherText = "(another text)";
    private const string AnyValue = "(any)";
    private static readonly FeelContext Nowhere = new((string _, out object? value) => (value = null) is not null, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);

    public static IEnumerable<ModelFault> Notices(DecisionTable table)
    {
        var columns = table.Inputs.Select((input, i) => Samples(table, input, i)).ToArray();
        var holds = table.Rules.Select(r => columns.Select((c, i) => c?.Select(v => r.Tests[i].Holds(v, Nowhere)).ToArray()).ToArray()).ToArray();
        return [.. Overlaps(table, columns, holds), .. Covered(table, holds), .. Gaps(table, columns, holds)];
    }

    private static IEnumerable<ModelFault> Overlaps(DecisionTable table, object?[]?[] columns, bool[]?[][] holds)
    {
        if (table.HitPolicy is not (HitPolicy.Unique or HitPolicy.Any))
        {
            yield break;
        }
        for (var j = 1; j < holds.Length; j++)
        {
            for (var i = 0; i < j; i++)
            {
                if (Meeting(columns, holds[i], holds[j]) is { } both && (table.HitPolicy == HitPolicy.Unique || SayDifferent(table.Rules[i], table.Rules[j])))
                {
                    yield return Notice(table, "overlap", table.Rules[j], $"rules {i + 1} and {j + 1} hold together{For(table, both)}",
                        table.HitPolicy == HitPolicy.Unique ? "make one of them narrower, or use FIRST" : "let them say the same, or use FIRST");
                }
            }
        }
    }

    /// <summary>For every column a value that passes both; null when there is none, or when a column that is not fixed leaves it open.</summary>
    private static object?[]? Meeting(object?[]?[] columns, bool[]?[] a, bool[]?[] b)
    {
        var both = new object?[columns.Length];
        for (var c = 0; c < columns.Length; c++)
        {
            if (columns[c] is null)
            {
                return null;
            }
            var place = Enumerable.Range(0, columns[c]!.Length).FirstOrDefault(s => a[c]![s] && b[c]![s], -1);
            if (place < 0)
            {
                return null;
            }
            both[c] = columns[c]![place];
        }
        return both;
    }

    private static bool SayDifferent(TableRule a, TableRule b) =>
        a.Outputs.Zip(b.Outputs).Any(p => p.First.IsFixed && p.Second.IsFixed && FeelValue.AreEqual(p.First.Evaluate(Nowhere), p.Second.Evaluate(Nowhere)) != true);

    private static IEnumerable<ModelFault> Covered(DecisionTable table, bool[]?[][] holds)
    {
        if (table.HitPolicy != HitPolicy.First)
        {
            yield break;
        }
        for (var j = 1; j < holds.Length; j++)
        {
            for (var i = 0; i < j; i++)
            {
                var isCovered = holds[i].Zip(holds[j]).Select((p, c) => (p, c)).All(x =>
                    x.p.First is null ? table.Rules[i].Tests[x.c].IsAny || table.Rules[i].Tests[x.c].Text == table.Rules[j].Tests[x.c].Text
                    : table.Rules[i].Tests[x.c].IsAny || !x.p.Second!.Where((h, s) => h && !x.p.First[s]).Any());
                if (isCovered)
                {
                    yield return Notice(table, "never-reached", table.Rules[j], $"rule {j + 1} never counts: rule {i + 1} stands before it and holds whenever it does", "move it up, or remove it");
                    break;
                }
            }
        }
    }

    private static IEnumerable<ModelFault> Gaps(DecisionTable table, object?[]?[] columns, bool[]?[][] holds)
    {
        if (table.HitPolicy is HitPolicy.Collect or HitPolicy.RuleOrder || table.Outputs.Any(o => o.Default is not null)
            || columns.Any(c => c is null) || columns.Aggregate(1L, (n, c) => Math.Min(n * c!.Length, MaxCombinations + 1)) > MaxCombinations)
        {
            yield break;
        }
        var at = new int[columns.Length];
        while (true)
        {
            if (!holds.Any(rule => rule.Select((column, c) => column![at[c]]).All(h => h)))
            {
                var values = columns.Select((c, i) => c![at[i]]).ToArray();
                yield return new ModelFault("gap", table.File, table.Line, table.Id, $"no rule holds{For(table, values)}", "add a rule or a default output, unless no result is meant");
                yield break;
            }
            var column = columns.Length - 1;
            while (column >= 0 && ++at[column] == columns[column]!.Length)
            {
                at[column--] = 0;
            }
            if (column < 0)
            {
                yield break;
            }
        }
    }

    /// <summary>Values that stand for all others in this column; null when its tests are not fixed or its kinds are mixed.</summary>
    private static object?[]? Samples(DecisionTable table, TableInput input, int column)
    {
        var tests = table.Rules.Select(r => r.Tests[column]).Concat(input.Allowed is { } a ? [a] : []).ToArray();
        if (tests.Any(t => !t.IsFixed))
        {
            return null;
        }
        var values = tests.SelectMany(t => t.FixedValues(Nowhere)).Where(v => v is not null).Distinct().ToArray();
        if (values.Length == 0 && tests.All(t => t.IsAny))
        {
            return [AnyValue];
        }
        if (values.Select(v => v!.GetType()).Distinct().Count() > 1 || values.Any(v => v is not (bool or string or decimal or DateOnly)) || (values.Any(v => v is string) && tests.Any(t => t.HasRanges)))
        {
            return null;
        }
        var samples = Between(values, input.Type.IsWhole)
            .Where(v => v is null || ((input.Allowed?.Holds(v, Nowhere) ?? true) && input.Type.Refuses(v, Nowhere) is null)).ToArray();
        // The unknown value only matters where a rule speaks of it.
        return tests.Any(t => t.FixedValues(Nowhere).Contains(null)) ? [.. samples, null] : samples;
    }

    private static IEnumerable<object?> Between(IReadOnlyList<object?> values, bool isWhole) => values.FirstOrDefault() switch
    {
        bool => [true, false],
        string => [.. values, OtherText],
        decimal => Numbers([.. values.Cast<decimal>().Order()], isWhole ? 1m : 0.5m),
        DateOnly => Days([.. values.Cast<DateOnly>().Order()]),
        _ => [],
    };

    private static IEnumerable<object?> Numbers(decimal[] sorted, decimal step)
    {
        yield return sorted[0] - 1;
        for (var i = 0; i < sorted.Length; i++)
        {
            yield return sorted[i];
            var next = i + 1 < sorted.Length ? sorted[i + 1] : sorted[i] + 2;
            if (step < 1 || next - sorted[i] > 1)
            {
                yield return step < 1 ? (sorted[i] + next) / 2 : decimal.Floor(sorted[i]) + 1;
            }
        }
    }

    private static IEnumerable<object?> Days(DateOnly[] sorted)
    {
        yield return sorted[0].AddDays(-1);
        for (var i = 0; i < sorted.Length; i++)
        {
            yield return sorted[i];
            if (i + 1 == sorted.Length || sorted[i + 1].DayNumber - sorted[i].DayNumber > 1)
            {
                yield return sorted[i].AddDays(1);
            }
        }
    }

    private static string For(DecisionTable table, IReadOnlyList<object?> values)
    {
        var said = table.Inputs.Select((input, i) => (input.Label, Value: values[i])).Where(p => p.Value is not AnyValue).ToArray();
        return said.Length == 0 ? "" : " for " + string.Join(", ", said.Select(p => $"{p.Label} = {(p.Value is OtherText ? p.Value : FeelValue.Describe(p.Value))}"));
    }

    private static ModelFault Notice(DecisionTable table, string code, TableRule rule, string message, string hint) =>
        new(code, table.File, rule.Line, rule.Id ?? table.Id, message, hint);
}
