using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Architecture;

/// <summary>docs/asvs.md names tests that exist, and says something of every requirement.</summary>
public sealed partial class AsvsTests
{
    private static readonly string[] Reasons = ["by construction", "documented:", "by the framework"];

    [Fact]
    public void Every_row_has_a_test_that_exists_or_says_why_not()
    {
        var tests = Repository.Sources("tests").SelectMany(p => Method().Matches(File.ReadAllText(p)).Select(m => m.Groups[1].Value)).ToHashSet();
        var rows = File.ReadAllLines(Repository.PathOf("docs", "asvs.md")).Select(l => Row().Match(l)).Where(m => m.Success).ToList();
        var faults = new List<string>();
        foreach (var row in rows)
        {
            var (number, state, how) = (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value);
            var named = Named().Matches(how).Select(m => m.Groups[1].Value).ToList();
            faults.AddRange(named.Where(n => !tests.Contains(n)).Select(n => $"{number} names {n}, which is no test"));
            if (state == "yes" && named.Count == 0 && !Reasons.Any(how.Contains))
            {
                faults.Add($"{number} is yes without a test or a reason");
            }
            if (how.Length < 8)
            {
                faults.Add($"{number} says nothing");
            }
        }
        faults.ShouldBeEmpty();
        var numbers = rows.Select(r => r.Groups[1].Value).ToList();
        numbers.Distinct().Count().ShouldBe(numbers.Count);
        numbers.Select(n => n.Split('.')[0]).Distinct().Count().ShouldBe(17);
        numbers.Sum(Covered).ShouldBeGreaterThanOrEqualTo(245);
    }

    // 10.4.6-10.4.11 stands for six.
    private static int Covered(string number) => number.Split('-') is [var first, var last] && first[..first.LastIndexOf('.')] == last[..last.LastIndexOf('.')]
        ? int.Parse(last.Split('.')[2]) - int.Parse(first.Split('.')[2]) + 1
        : 1;

    [GeneratedRegex(@"^\| (\d+\.\d+\.\d+(?:-\d+\.\d+\.\d+)?) \| [12] \| [^|]+ \| (yes|partly|no|n/a|site) \| ([^|]+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Z][A-Za-z]*(?:_[A-Za-z]+)+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"public (?:async )?(?:static )?(?:Task|void) ([A-Z]\w+)\(")]
    private static partial Regex Method();
}
