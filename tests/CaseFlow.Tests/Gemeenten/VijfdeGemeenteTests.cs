using CaseFlow.Tests.Architecture;
using CaseFlow.Tests.Scenarios;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Gemeenten;

/// <summary>An invented municipality with teams, roles, places, provisions, norms, life areas and a ladder of its own: one folder of data and no code.</summary>
public sealed class VijfdeGemeenteTests : IDisposable
{
    private const string Naam = "lutterveld";

    private readonly string _map = Directory.CreateTempSubdirectory("caseflow-vijfde").FullName;

    public VijfdeGemeenteTests()
    {
        var bron = Repository.PathOf("workflows");
        foreach (var pad in Directory.GetFiles(bron, "*", SearchOption.AllDirectories).Where(p => !Path.GetRelativePath(bron, p).StartsWith("scenarios", StringComparison.Ordinal)))
        {
            Zet(pad, Path.GetRelativePath(bron, pad));
        }
        Zet(Repository.PathOf("tests", "data", Naam, "gemeente.json"), Path.Combine("gemeenten", Naam, "gemeente.json"));
        foreach (var pad in Directory.GetFiles(Repository.PathOf("tests", "data", Naam, "scenarios")))
        {
            Zet(pad, Path.Combine("scenarios", Path.GetFileName(pad)));
        }
    }

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [SqliteTheory]
    [InlineData(5)]
    public async Task One_folder_is_enough(int gemeenten)
    {
        WorkflowsCheck.Controleer(_map, out var samenvatting).ShouldBeEmpty();
        samenvatting.ShouldContain($"{gemeenten} gemeenten");

        var run = await ScenarioTests.RunAsync(Path.Combine(_map, "scenarios"), Bronnen.Load(_map));

        run.Code.ShouldBe(0, run.Out + run.Error);
        run.Out.ShouldContain("3 van 3");
    }

    private void Zet(string van, string naar)
    {
        var doel = Path.Combine(_map, naar);
        Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
        File.Copy(van, doel);
    }
}
