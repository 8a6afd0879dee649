using CaseFlow.Data;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests;

public class SamenstellingTests
{
    [Fact]
    public async Task Nothing_answers_twice_to_the_same_call()
    {
        await using var database = await TestDatabase.CreateAsync();
        var services = new ServiceCollection().AddLogging().AddCaseFlow(Bronnen.Load(Zaakbouwer.Workflows), Geheim.Ephemeral(), database.Options);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();

        // Most handlers are chosen by a name out of all of their kind; one that was registered twice makes that choice fail.
        var soorten = services.Select(s => s.ServiceType).Where(t => t.Namespace?.StartsWith("CaseFlow", StringComparison.Ordinal) == true).Distinct().ToList();
        soorten.SelectMany(t => scope.ServiceProvider.GetServices(t).GroupBy(o => o!.GetType()).Where(g => g.Count() > 1).Select(g => $"{t.Name}: {g.Key.Name}")).ShouldBeEmpty();
        soorten.Count.ShouldBeGreaterThan(100);
    }
}
