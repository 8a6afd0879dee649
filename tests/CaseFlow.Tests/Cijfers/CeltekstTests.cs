using CaseFlow.Bescherming;
using CaseFlow.Cijfers;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Bescherming;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Bescherming.Blokken;

namespace CaseFlow.Tests.Cijfers;

public class CeltekstTests
{
    [Theory]
    [InlineData(270, 30, "ongeveer 90 %")]
    [InlineData(300, 4, "ten minste 97 %")] // 303 less at most 9
    [InlineData(4, 300, "ten hoogste 3 %")]
    [InlineData(9, 9, "verborgen")]
    [InlineData(2, 1, "verborgen")]
    public void A_share_stands_or_falls_with_its_cells(int een, int ander, string verwacht)
    {
        var rij = new Deelrij("r", "Rij", false, ["t|r|a", "t|r|b", "t|*"]) { Cijfer = new Cijfer(Cijfersoort.Aandeel, ["t|r|a"], ["t|*"]) { Rest = ["t|r|b"] } };
        var deel = new Deel("d", "Deel", "", null, [new Deeltabel("r", "Tabel", "Rij", ["A", "B", "Samen"], [rij])]);
        var cellen = Onthulling.Bescherm(Reeks(een, ander).AlsPrestatie(), Gewoon);
        Celtekst.Aandeel(rij, new Deeluitgave("hengelo", Periode.Parse("2026-02"), 1, default, "", Gewoon.Lezen, Deelinhoud.Van(deel, cellen))).ShouldBe(verwacht);
    }
}
