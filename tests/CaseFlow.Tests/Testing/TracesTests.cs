using System.Text;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Testing;

public class TracesTests
{
    private static readonly HashSet<string> Numbers = [Number];

    // In two halves: what stands here as one number would be searched for after the suite.
    private const string Number = "123456" + "782";

    [Theory]
    [InlineData("bsn: {0}.")]
    [InlineData("2026-01-01{0}")]
    [InlineData("7{0}7")]
    [InlineData("{0}feit")]
    public void A_number_that_stands_readable_is_found(string around) => Traces.Readable(Encoding.ASCII.GetBytes(string.Format(null, around, Number)), Numbers).ShouldHaveSingleItem().Number.ShouldBe(Number);

    [Fact]
    public void Figures_of_a_key_are_no_number() => Traces.Readable(Encoding.ASCII.GetBytes($"sleutel 0199a8b7c6d5{Number}2f0199a8b7c6d5e1"), Numbers).ShouldBeEmpty();
}
