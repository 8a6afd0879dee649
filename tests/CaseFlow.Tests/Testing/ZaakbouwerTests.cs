using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Testing;

public class ZaakbouwerTests
{
    [Fact]
    public async Task It_brings_a_case_all_the_way_to_a_running_provision()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();

        await bouwer.Tot("levering");

        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            (await db.Indicaties.SingleAsync()).LeveringGestartOp.ShouldNotBeNull();
            (await db.Brieven.CountAsync()).ShouldBeGreaterThan(2);
        });
    }
}
