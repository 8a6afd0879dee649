using System.Text.Encodings.Web;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Shared;

public class StoplichtTagHelperTests
{
    [Theory]
    [InlineData("op-koers", "Op koers")]
    [InlineData("nadert", "Nadert")]
    [InlineData("verlopen", "Verlopen")]
    [InlineData("opgeschort", "Opgeschort")]
    [InlineData("geen", "Geen termijn")]
    public void Every_light_has_a_shape_and_a_word(string stand, string woord)
    {
        var html = Html(new StoplichtTagHelper { Stand = stand });

        html.ShouldContain($"stoplicht--{stand}");
        html.ShouldContain("<svg");
        html.ShouldContain(woord);
    }

    [Fact]
    public void With_a_date_in_words_the_name_of_the_light_is_still_read_aloud()
    {
        var html = Html(new StoplichtTagHelper { Stand = "nadert", Tekst = "nog 3 werkdagen" });

        html.ShouldContain("""<span class="alleen-voorlezen">Nadert: </span><span>nog 3 werkdagen</span>""");
    }

    [Fact]
    public void An_unknown_light_is_none() => Html(new StoplichtTagHelper { Stand = "paars" }).ShouldContain("stoplicht--geen");

    private static string Html(TagHelper helper)
    {
        var output = new TagHelperOutput("stoplicht", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
        using var tekst = new StringWriter();
        output.WriteTo(tekst, HtmlEncoder.Default);
        return tekst.ToString();
    }
}
