using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Architecture;

/// <summary>A word stands in workflows/woordenlijst.md or it is English (tests/data/english-words.txt): no third language creeps in.</summary>
public sealed partial class WordsTests
{
    [Fact]
    public void Every_word_of_a_public_name_is_in_the_word_list_or_english()
    {
        var dutch = DutchWords();
        var english = File.ReadAllLines(Repository.PathOf("tests", "data", "english-words.txt")).Where(l => !l.StartsWith('#')).ToHashSet();
        Names().Where(n => !dutch.Contains(n.Word) && !english.Contains(n.Word))
            .GroupBy(n => n.Word).OrderBy(g => g.Key).Select(g => $"{g.Key} (in {g.First().Member})")
            .ShouldBeEmpty("put the word in workflows/woordenlijst.md with its meaning, or choose an English one and add it to tests/data/english-words.txt");
    }

    [Fact]
    public void No_word_is_both_dutch_and_english()
    {
        var english = File.ReadAllLines(Repository.PathOf("tests", "data", "english-words.txt")).Where(l => !l.StartsWith('#')).ToHashSet();
        DutchWords().Where(english.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void The_word_list_is_in_order_and_says_each_word_once()
    {
        var words = Rows().Select(m => m.Groups[1].Value.ToLowerInvariant()).ToList();
        words.ShouldBe(words.Distinct().Order(StringComparer.Ordinal).ToList());
    }

    private static IEnumerable<Match> Rows() => File.ReadAllLines(Repository.PathOf("workflows", "woordenlijst.md")).Select(l => Row().Match(l)).Where(m => m.Success);

    private static HashSet<string> DutchWords() => [.. Rows().SelectMany(m => new[] { m.Groups[1].Value }.Concat(m.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))).Select(w => w.ToLowerInvariant())];

    private static IEnumerable<(string Word, string Member)> Names()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var type in typeof(Program).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("CaseFlow") == true && (t.IsPublic || t.IsNestedPublic) && !t.IsDefined(typeof(CompilerGeneratedAttribute))))
        {
            var names = type.GetMembers(all).Where(m => !m.IsDefined(typeof(CompilerGeneratedAttribute)) && m is not ConstructorInfo && !(m is MethodBase { IsSpecialName: true }))
                .Select(m => m.Name).Append(type.Name.Split('`')[0]).Concat(type.Namespace!.Split('.').Skip(1));
            foreach (var name in names.Where(n => !n.Contains('<') && !n.Contains("__")))
            {
                foreach (Match word in Part().Matches(name))
                {
                    yield return (word.Value.ToLowerInvariant(), $"{type.Name}.{name}");
                }
            }
        }
    }

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Part();

    // | Word | other forms | meaning | source | English |
    [GeneratedRegex(@"^\| ([A-Za-z-]+) \| ([^|]*) \| [^|]+ \| [^|]* \| [^|]+ \|$")]
    private static partial Regex Row();
}
