using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Formulieren;

public sealed class FormulierControleTests
{
    [Fact]
    public async Task A_sign_that_not_every_database_can_keep_is_refused_in_a_list_too()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Tot("afweging");

        (await Should.ThrowAsync<WeigeringException>(() => bouwer.Taak("plan", "vastgesteld", """{ "doelen": ["Een\u0000doel"] }"""))).Id.ShouldBe("waarde-onbekend:doelen");
    }

    [Fact]
    public async Task What_is_wrong_in_a_row_names_the_row()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Tot("triage");

        var weigering = await Should.ThrowAsync<WeigeringException>(() => bouwer.Taak("gesprek", "afgerond", """{ "leefgebieden": { "wonen": { "score": "slecht" } } }"""));

        weigering.Fouten.ShouldContain(f => f.Veld == "leefgebieden.wonen.score" && f.Melding.StartsWith("Wonen. "));
    }
}
