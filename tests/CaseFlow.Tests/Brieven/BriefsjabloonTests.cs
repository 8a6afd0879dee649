using CaseFlow.Brieven;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Brieven;

public class BriefsjabloonTests
{
    [Fact]
    public void A_paragraph_without_a_value_drops_out_and_the_first_line_is_the_subject()
    {
        var (onderwerp, tekst) = Briefsjabloon.Vul("Onderwerp: Over {{zaaknummer}}\n\nBeste {{naam}},\n\nKop\n{{aanbieder}} belt u.\n\n \nTot ziens.\n",
            new Dictionary<string, string?> { ["zaaknummer"] = "Z1", ["naam"] = "Jan", ["aanbieder"] = " " });

        onderwerp.ShouldBe("Over Z1");
        tekst.ShouldBe("Beste Jan,\n\nTot ziens.");
    }

    [Fact]
    public void What_is_filled_in_is_never_read_as_a_template()
    {
        var (_, tekst) = Briefsjabloon.Vul("Onderwerp: x\n\nBeste {{naam}},\n\n{{motivering}}",
            new Dictionary<string, string?> { ["naam"] = "{{motivering}}", ["motivering"] = "Eerst.\r\n\r\nDan {{naam}}." });

        tekst.ShouldBe("Beste {{motivering}},\n\nEerst.\n\nDan {{naam}}.");
    }
}
