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
}
