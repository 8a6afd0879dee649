using CaseFlow.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Shared;

public class FoutSamenvattingTests
{
    public sealed record Persoon(string? Naam, string? Telefoon);
    public sealed record Formulier(Persoon Melder, List<Persoon> Leden, string? Vraag);

    [Fact]
    public void Errors_stand_in_the_order_of_the_form_and_unknown_ones_last()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddMvcCore();
        var metadata = services.BuildServiceProvider().GetRequiredService<IModelMetadataProvider>();
        var viewData = new ViewDataDictionary<Formulier>(metadata, new ModelStateDictionary());
        foreach (var naam in new[] { "Anders", "Vraag", "Leden[0].Telefoon", "Leden[0].Naam", "Melder.Naam" })
        {
            viewData.ModelState.AddModelError(naam, naam);
        }

        FoutSamenvatting.Van(viewData).Select(regel => regel.Naam)
            .ShouldBe(["Melder.Naam", "Leden[0].Naam", "Leden[0].Telefoon", "Vraag", "Anders"]);
    }
}
