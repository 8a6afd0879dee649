using System.Text;
using CaseFlow.Import;
using CaseFlow.Shared;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Import;

public sealed class CsvlezerTests
{
    private static readonly string[] Kolommen = ["bron", "datum", "geldig-van"];

    [Fact]
    public void Separators_marks_and_empty_lines_are_no_trouble()
    {
        var rijen = Lees("\uFEFFBron;Datum;Geldig van\n\nenergie;\"2026-03-01\";\n;;\n\"a;b\";1-3-2026;x\n");

        rijen.Count.ShouldBe(2);
        rijen[0].Velden.ShouldBe(new Dictionary<string, string> { ["bron"] = "energie", ["datum"] = "2026-03-01" });
        rijen[1].Datum("datum").ShouldBe(new DateOnly(2026, 3, 1));
        rijen[1].ToString().ShouldNotContain("2026");
    }

    [Theory]
    [InlineData("", "leeg")]
    [InlineData("bron\nx\n", "ontbreekt: datum")]
    [InlineData("bron,datum,kleur\nx,2026-03-01,rood\n", "'kleur' is hier niet bekend")]
    [InlineData("bron,datum,bron\nx,y,z\n", "twee keer")]
    [InlineData("bron,datum\n\"energie,2026-03-01\n", "Regel 2 is niet te lezen")]
    [InlineData("bron,datum\nx\0,y\n", "geen tekstbestand")]
    public void What_is_wrong_with_the_file_is_told_before_anything_is_done(string tekst, string melding) =>
        Should.Throw<WeigeringException>(() => Lees(tekst)).Message.ShouldContain(melding);

    [Fact]
    public void A_file_in_another_encoding_is_not_guessed_at() =>
        Should.Throw<WeigeringException>(() => Csvlezer.Lees(Encoding.Latin1.GetBytes("bron,datum\ncafé,2026-03-01\n"), Kolommen, [])).Message.ShouldContain("UTF-8");

    [Fact]
    public void A_spreadsheet_is_known_as_one() =>
        Should.Throw<WeigeringException>(() => Csvlezer.Lees([0x50, 0x4B, 3, 4, 0, 0], Kolommen, [])).Message.ShouldContain("Excel");

    [Fact]
    public void Too_much_is_refused()
    {
        Should.Throw<WeigeringException>(() => Csvlezer.Lees(new byte[Csvlezer.MaxBytes + 1], Kolommen, [])).Message.ShouldContain("5 MB");
        Should.Throw<WeigeringException>(() => Lees("bron,datum\n" + string.Concat(Enumerable.Repeat("x,y\n", Csvlezer.MaxRijen + 1)))).Message.ShouldContain("20000 rijen");
    }

    private static IReadOnlyList<Bronrij> Lees(string tekst) => Csvlezer.Lees(Encoding.UTF8.GetBytes(tekst), Kolommen, ["bron", "datum"]);
}
