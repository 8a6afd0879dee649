using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using System.Text.Encodings.Web;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Shared;

public class VeldTagHelperTests
{
    private static readonly Optie[] Wijken = [new("n", "Noord", "Stad"), new("z", "Zuid", "Stad"), new("b", "Buiten & bos")];

    [Fact]
    public void A_label_points_at_its_control()
    {
        var veld = Render(new VeldTekstTagHelper { Naam = "inwoner.naam", Label = "Naam" });

        veld.QuerySelector("label")!.GetAttribute("for").ShouldBe("veld-inwoner-naam");
        veld.QuerySelector("input")!.Id.ShouldBe("veld-inwoner-naam");
        veld.QuerySelector("input")!.GetAttribute("name").ShouldBe("inwoner.naam");
    }

    [Theory]
    [InlineData("inwoner.naam", "veld-inwoner-naam")]
    [InlineData("Leden[2].Naam", "veld-leden-2--naam")]
    [InlineData("é \"><script>", "veld-script")]
    public void An_id_holds_safe_characters_only(string naam, string id) => VeldId.Van(naam).ShouldBe(id);

    [Fact]
    public void What_people_type_is_encoded_everywhere()
    {
        const string aanval = "\"><script>alert(1)</script>&'";

        foreach (var html in AlleVelden(aanval).Select(Html))
        {
            html.ShouldNotContain("<script", Case.Insensitive);
            Lees(html).QuerySelectorAll("script").ShouldBeEmpty();
        }
        Render(new VeldTekstTagHelper { Naam = "a", Label = aanval, Waarde = aanval })
            .QuerySelector("input")!.GetAttribute("value").ShouldBe(aanval);
        Render(new VeldLangTagHelper { Naam = "a", Label = "A", Waarde = aanval })
            .QuerySelector("textarea")!.TextContent.ShouldBe(aanval);
    }

    [Fact]
    public void A_text_that_starts_with_a_line_break_keeps_it() =>
        Render(new VeldLangTagHelper { Naam = "a", Label = "A", Waarde = "\nregel" }).QuerySelector("textarea")!.TextContent.ShouldBe("\nregel");

    [Fact]
    public void Names_are_offered_and_other_text_is_not_refused()
    {
        var veld = Render(new VeldTekstTagHelper { Naam = "aanbieder", Label = "Aanbieder", Aangeboden = ["Zorg & Co", "De \"Es\""], Waarde = "Iemand anders" });

        veld.QuerySelector("datalist")!.Id.ShouldBe(veld.QuerySelector("input")!.GetAttribute("list"));
        veld.QuerySelectorAll("datalist option").Select(o => o.GetAttribute("value")).ShouldBe(["Zorg & Co", "De \"Es\""]);
        veld.QuerySelector("input")!.GetAttribute("value").ShouldBe("Iemand anders");
        Render(new VeldTekstTagHelper { Naam = "a", Label = "A" }).QuerySelector("datalist, [list]").ShouldBeNull();
    }

    [Fact]
    public void Hint_and_error_describe_the_control()
    {
        var invoer = Render(new VeldTekstTagHelper { Naam = "bsn", Label = "Bsn", Uitleg = "9 cijfers", Fout = "Te kort" }, out var veld);

        invoer.GetAttribute("aria-describedby").ShouldBe("veld-bsn-uitleg veld-bsn-fout");
        invoer.GetAttribute("aria-invalid").ShouldBe("true");
        veld.QuerySelector("#veld-bsn-uitleg")!.TextContent.ShouldBe("9 cijfers");
        veld.QuerySelector("#veld-bsn-fout")!.TextContent.ShouldBe("Fout: Te kort");
        veld.ClassList.ShouldContain("utrecht-form-field--invalid");
    }

    [Fact]
    public void A_sound_field_claims_nothing()
    {
        var invoer = Render(new VeldTekstTagHelper { Naam = "a", Label = "A", Fout = " " }, out var veld);

        invoer.HasAttribute("aria-describedby").ShouldBeFalse();
        invoer.HasAttribute("aria-invalid").ShouldBeFalse();
        veld.QuerySelector(".veld-fout").ShouldBeNull();
    }

    [Fact]
    public void Optional_is_said_in_words_and_required_to_assistive_technology()
    {
        Render(new VeldTekstTagHelper { Naam = "a", Label = "A" }).QuerySelector("label")!.TextContent.ShouldBe("A (niet verplicht)");

        var verplicht = Render(new VeldTekstTagHelper { Naam = "a", Label = "A", Verplicht = true });
        verplicht.QuerySelector("label")!.TextContent.ShouldBe("A");
        verplicht.QuerySelector("input")!.GetAttribute("aria-required").ShouldBe("true");
    }

    [Fact]
    public void A_refused_value_comes_back_with_its_error()
    {
        var toestand = new ModelStateDictionary();
        toestand.SetModelValue("geboren", "31-31-1980", "31-31-1980");
        toestand.AddModelError("geboren", "Dit is geen datum.");

        var invoer = Render(new VeldTekstTagHelper { Naam = "geboren", Label = "Geboren", Waarde = "1980-04-07", ViewContext = Context(toestand) }, out var veld);

        invoer.GetAttribute("value").ShouldBe("31-31-1980");
        veld.QuerySelector(".veld-fout")!.TextContent.ShouldBe("Fout: Dit is geen datum.");
    }

    [Fact]
    public void A_day_of_the_model_becomes_a_date_field_in_iso_order()
    {
        var model = new EmptyModelMetadataProvider().GetModelExplorerForType(typeof(DateOnly?), new DateOnly(2026, 4, 7));

        var invoer = Render(new VeldTekstTagHelper { Voor = new ModelExpression("Invoer.Geboren", model), Label = "Geboren" }, out _);

        invoer.GetAttribute("type").ShouldBe("date");
        invoer.GetAttribute("value").ShouldBe("2026-04-07");
        invoer.GetAttribute("name").ShouldBe("Invoer.Geboren");
    }

    [Fact]
    public void Unknown_attributes_go_to_the_control()
    {
        var invoer = Render(new VeldTekstTagHelper { Naam = "a", Label = "A", Class = "breed" }, out var veld,
            new TagHelperAttribute("inputmode", new HtmlString("numeric")), new TagHelperAttribute("data-x", new HtmlString("a &amp; b")));

        invoer.GetAttribute("inputmode").ShouldBe("numeric");
        invoer.GetAttribute("data-x").ShouldBe("a & b");
        veld.HasAttribute("inputmode").ShouldBeFalse();
        veld.ClassList.ShouldContain("breed");
    }

    [Fact]
    public void A_list_shows_its_groups_and_what_was_chosen()
    {
        var veld = Render(new VeldKeuzeTagHelper { Naam = "wijk", Label = "Wijk", Opties = Wijken, Waarde = "z" });

        veld.QuerySelectorAll("option").Select(o => o.TextContent).ShouldBe(["Kies", "Noord", "Zuid", "Buiten & bos"]);
        veld.QuerySelector("optgroup")!.GetAttribute("label").ShouldBe("Stad");
        veld.QuerySelectorAll("option[selected]").ShouldHaveSingleItem().GetAttribute("value").ShouldBe("z");
    }

    [Fact]
    public void A_group_has_a_legend_and_its_first_choice_has_the_id_of_the_field()
    {
        var veld = Render(new VeldRadiosTagHelper { Naam = "wijk", Label = "Wijk", Opties = Wijken, Waarde = "b", Fout = "Kies een wijk.", Verplicht = true });

        var groep = veld.QuerySelector("fieldset")!;
        groep.GetAttribute("aria-describedby").ShouldBe("veld-wijk-fout");
        groep.GetAttribute("aria-required").ShouldBe("true");
        groep.QuerySelector("legend")!.TextContent.ShouldBe("Wijk");
        var keuzes = groep.QuerySelectorAll("input").ToList();
        keuzes.Select(k => k.Id).ShouldBe(["veld-wijk", "veld-wijk-2", "veld-wijk-3"]);
        keuzes.Where(k => k.HasAttribute("checked")).ShouldHaveSingleItem().GetAttribute("value").ShouldBe("b");
        keuzes.ShouldAllBe(k => groep.QuerySelector($"label[for='{k.Id}']") != null);
    }

    [Fact]
    public void Several_boxes_can_be_ticked()
    {
        var veld = Render(new VeldVinkjesTagHelper { Naam = "wijken", Label = "Wijken", Opties = Wijken, Waarden = ["n", "b"] });

        veld.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")).ShouldBe(["n", "b"]);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public void Yes_or_no_starts_without_an_answer(bool? waarde, string? gekozen)
    {
        var veld = Render(new VeldJaNeeTagHelper { Naam = "spoed", Label = "Spoed", Waarde = waarde });

        (veld.QuerySelector("input[checked]")?.GetAttribute("value")).ShouldBe(gekozen);
    }

    [Fact]
    public void One_box_posts_true_and_says_what_it_needs()
    {
        var veld = Render(new VeldVinkTagHelper { Naam = "akkoord", Label = "Akkoord", Waarde = true, Uitleg = "Vraag het", Fout = "Nodig" });

        var vakje = veld.QuerySelector("input")!;
        vakje.GetAttribute("value").ShouldBe("true");
        vakje.HasAttribute("checked").ShouldBeTrue();
        vakje.GetAttribute("aria-describedby").ShouldBe("veld-akkoord-uitleg veld-akkoord-fout");
    }

    [Fact]
    public void A_field_without_a_name_is_refused() =>
        Should.Throw<InvalidOperationException>(() => Html(new VeldTekstTagHelper { Label = "A" }));

    private static IEnumerable<TagHelper> AlleVelden(string tekst)
    {
        Optie[] opties = [new(tekst, tekst, tekst, tekst)];
        yield return new VeldTekstTagHelper { Naam = tekst, Label = tekst, Waarde = tekst, Uitleg = tekst, Fout = tekst, Type = tekst, Autocomplete = tekst };
        yield return new VeldLangTagHelper { Naam = tekst, Label = tekst, Waarde = tekst, Uitleg = tekst, Fout = tekst };
        yield return new VeldKeuzeTagHelper { Naam = tekst, Label = tekst, Waarde = tekst, Uitleg = tekst, Fout = tekst, Opties = opties, Leeg = tekst };
        yield return new VeldRadiosTagHelper { Naam = tekst, Label = tekst, Waarde = tekst, Uitleg = tekst, Fout = tekst, Opties = opties };
        yield return new VeldVinkjesTagHelper { Naam = tekst, Label = tekst, Waarden = [tekst], Uitleg = tekst, Fout = tekst, Opties = opties };
        yield return new VeldJaNeeTagHelper { Naam = tekst, Label = tekst, Uitleg = tekst, Fout = tekst, Ja = tekst };
        yield return new VeldVinkTagHelper { Naam = tekst, Label = tekst, Uitleg = tekst, Fout = tekst, Class = tekst };
        yield return new StoplichtTagHelper { Stand = tekst, Tekst = tekst };
    }

    private static ViewContext Context(ModelStateDictionary toestand) =>
        new() { ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), toestand) };

    private static IElement Render(TagHelper helper, params TagHelperAttribute[] attributen) => Lees(Html(helper, attributen)).Body!.FirstElementChild!;

    private static IElement Render(TagHelper helper, out IElement veld, params TagHelperAttribute[] attributen)
    {
        veld = Render(helper, attributen);
        return veld.QuerySelector("input, textarea, select")!;
    }

    private static IDocument Lees(string html) => new HtmlParser().ParseDocument(html);

    private static string Html(TagHelper helper) => Html(helper, []);

    private static string Html(TagHelper helper, TagHelperAttribute[] attributen)
    {
        var output = new TagHelperOutput("veld", new TagHelperAttributeList(attributen), (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext(new TagHelperAttributeList(), new Dictionary<object, object>(), "1"), output);
        using var tekst = new StringWriter();
        output.WriteTo(tekst, HtmlEncoder.Default);
        return tekst.ToString();
    }
}
