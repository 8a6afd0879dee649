using CaseFlow.Data;
using CaseFlow.Meldingen;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Meldingen;

public sealed class MeldingServiceTests
{
    [Fact]
    public async Task Meldingen_about_a_new_person_at_the_same_time_make_one_person()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.Melding();
        var wie = await bouwer.Als("intake");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => bouwer.In<MeldingService, CaseFlow.Zaken.Zaak>(s => s.RegistrerenAsync(wie, new()
        {
            ["kanaal"] = "telefoon",
            ["vindplaats"] = "toegang",
            ["melder"] = "inwoner",
            ["type-hulpvraag"] = "huishouden",
            ["toestemming"] = true,
            ["inwoner"] = new System.Text.Json.Nodes.JsonObject { ["naam"] = "Nieuwe Inwoner", ["geboortedatum"] = "1960-01-01" },
        })))));

        (await bouwer.In<CaseFlowDbContext, int>(db => db.Inwoners.CountAsync(i => i.Naam == "Nieuwe Inwoner"))).ShouldBe(1);
        (await bouwer.In<CaseFlowDbContext, int>(db => db.Zaken.CountAsync())).ShouldBe(5);
    }
}
