using CaseFlow.Brieven;
using CaseFlow.Gemeenten;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Brieven;

/// <summary>The templates: whose goes first, and which mistakes stop the start.</summary>
public sealed class BrievenboekTests : IDisposable
{
    private readonly DirectoryInfo _map = Directory.CreateTempSubdirectory("caseflow-brieven-");

    public void Dispose() => _map.Delete(recursive: true);

    [Fact]
    public void The_text_of_a_municipality_goes_before_the_shared_one()
    {
        Schrijf("gemeenten/hengelo/brieven/opschorting-voorbij.txt", "Onderwerp: Van Hengelo\n\nBeste {{naam}},");

        var boek = Lees(out var fouten);

        fouten.Where(f => f.Bestand.StartsWith("gemeenten/", StringComparison.Ordinal)).ShouldBeEmpty();
        boek.Sjabloon("hengelo", "opschorting-voorbij").ShouldNotBeNull().ShouldStartWith("Onderwerp: Van Hengelo");
        boek.Sjabloon("almelo", "opschorting-voorbij").ShouldNotBeNull().ShouldStartWith("Onderwerp: De tijd om te beslissen loopt weer");
    }

    [Theory]
    [InlineData("opschorting-voorbij", "Onderwerp: X\n\nBeste {{naam}},\n\nTot {{laatse-dag}}.", 5, "De plaatshouder '{{laatse-dag}}' kent deze brief niet.")]
    [InlineData("opschorting-voorbij", "Onderwerp: X\n\nBeste {{ naam }},", 3, "Hier staan accolades die geen plaatshouder zijn.")]
    [InlineData("opschorting-voorbij", "Beste {{naam}},", 1, "De eerste regel noemt geen onderwerp.")]
    [InlineData("verjaardag", "Onderwerp: X\n\nHoera", 1, "CaseFlow kent geen brief 'verjaardag'.")]
    [InlineData("beschikking-afgewezen", "Onderwerp: X\n\nNee, want {{motivering}}\n\n{{adres}}", 1, "zegt niet tot wanneer iemand bezwaar kan maken")]
    [InlineData("beschikking-afgewezen", "Onderwerp: X\n\nU kunt bezwaar maken tot {{laatste-dag-bezwaar}}.", 3, "zegt niet waar iemand bezwaar kan maken")]
    [InlineData("beschikking-afgewezen", "Onderwerp: X\n\n{{adres}}\n\nBezwaar tot {{laatste-dag-bezwaar}} tegen {{motivering}}.", 5, "De alinea over bezwaar zou wegvallen")]
    public void A_mistake_is_told_with_file_line_and_remedy(string soort, string sjabloon, int regel, string melding)
    {
        Schrijf($"gemeenten/hengelo/brieven/{soort}.txt", sjabloon);

        Lees(out var fouten);

        var fout = fouten.First(f => f.Melding.Contains(melding, StringComparison.Ordinal));
        fout.Bestand.ShouldBe($"gemeenten/hengelo/brieven/{soort}.txt");
        fout.Regel.ShouldBe(regel);
        fout.WatTeDoen.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_act_that_a_letter_names_exists()
    {
        var bronnen = Bronnen.Load(Zaakbouwer.Workflows);
        var configuratie = bronnen.Configuratie;
        var uitkomsten = bronnen.Routeboek.Routes.SelectMany(r => Directory.GetFiles(Path.Combine(Zaakbouwer.Workflows, "routes"), $"{r}.bpmn"))
            .SelectMany(p => System.Xml.Linq.XDocument.Load(p).Descendants().Where(e => e.Name.LocalName == "userTask"))
            .SelectMany(t => t.Descendants().Where(e => e.Name.LocalName == "outcome").Select(o => $"{t.Attribute("id")!.Value}:{o.Attribute("value")!.Value}")).ToHashSet();

        configuratie.Brieven.Soorten.Brieven.SelectMany(b => b.Value.Bij)
            .Where(h => !uitkomsten.Contains(h) && !configuratie.Formulieren.ContainsKey(h.Split(":*")[0]) && h is not ("opschorten" or "hervatten" or "verlengen"))
            .ShouldBeEmpty();
    }

    private Brievenboek Lees(out List<ConfiguratieFout> fouten)
    {
        foreach (var bestand in Directory.GetFiles(Path.Combine(Zaakbouwer.Workflows, "brieven")))
        {
            Directory.CreateDirectory(Path.Combine(_map.FullName, "brieven"));
            File.Copy(bestand, Path.Combine(_map.FullName, "brieven", Path.GetFileName(bestand)));
        }
        fouten = [];
        return Brievenboek.Load(_map.FullName, [], fouten);
    }

    private void Schrijf(string pad, string tekst)
    {
        var bestand = new FileInfo(Path.Combine(_map.FullName, pad));
        bestand.Directory!.Create();
        File.WriteAllText(bestand.FullName, tekst);
    }
}
