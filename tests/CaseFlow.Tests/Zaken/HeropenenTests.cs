using CaseFlow.Data;
using CaseFlow.Termijnen;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Zaken;

public sealed class HeropenenTests
{
    [Fact]
    public async Task A_decision_that_is_taken_up_again_has_its_term_again()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        await bouwer.Tot("aanvraag");
        await bouwer.Handeling("intrekken");
        (await BeslistermijnAsync(bouwer)).Status.ShouldBe(TermijnStatus.Vervallen);

        await bouwer.Handeling("heropenen");

        var termijn = await BeslistermijnAsync(bouwer);
        termijn.Status.ShouldBe(TermijnStatus.Lopend);
        termijn.LaatsteDag.ShouldBe(new DateOnly(2026, 3, 17));
        (await bouwer.OpenTaak("besluit")).ShouldNotBeNull();
    }

    private static Task<Termijn> BeslistermijnAsync(Zaakbouwer bouwer) =>
        bouwer.In<CaseFlowDbContext, Termijn>(db => db.Termijnen.SingleAsync(t => t.Regel == "WMO-BES"));
}
