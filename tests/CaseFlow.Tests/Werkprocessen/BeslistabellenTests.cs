using System.Xml.Linq;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkprocessen;

/// <summary>A route can ask a decision table itself, with a business rule task.</summary>
public sealed class BeslistabellenTests : IDisposable
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Cf = "urn:caseflow:bpmn:1";
    private readonly string _map = Directory.CreateTempSubdirectory("caseflow-workflows").FullName;

    public BeslistabellenTests()
    {
        foreach (var pad in Directory.GetFiles(Zaakbouwer.Workflows, "*", SearchOption.AllDirectories))
        {
            var doel = Path.Combine(_map, Path.GetRelativePath(Zaakbouwer.Workflows, pad));
            Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
            File.Copy(pad, doel);
        }
        File.WriteAllText(Path.Combine(_map, "beslistabellen", "proef.dmn"), """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="proef">
              <decision id="proef" name="proef"><literalExpression id="e"><text>"het is " + string(today())</text></literalExpression></decision>
            </definitions>
            """);
    }

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Fact]
    public async Task The_answer_becomes_a_variable_of_the_route()
    {
        VraagEerst("proef");
        await using var database = await TestDatabase.CreateAsync();
        await using var bouwer = await Zaakbouwer.CreateAsync(database, _map);

        await bouwer.Melding();

        var instantie = await bouwer.In<CaseFlowDbContext, Engine.Runtime.InstanceState>(async db =>
            Engine.Runtime.InstanceState.FromJson((await db.RouteInstanties.SingleAsync(i => i.ZaakId == bouwer.Zaak.Id)).Toestand));
        instantie.Variables["antwoord"].ShouldBe($"het is {CaseFlow.Shared.AmsterdamTime.DateOf(bouwer.Klok.Nu):yyyy-MM-dd}");
        (await bouwer.OpenTaak("triage")).Stap.ShouldBe("triage");
    }

    [Fact]
    public void A_table_that_is_not_there_is_a_fault_of_the_route()
    {
        VraagEerst("proefje");

        WorkflowsCheck.Controleer(_map, out _).ShouldContain(f => f.Bestand == "routes/melding.bpmn" && f.Melding.Contains("de beslistabel 'proefje' bestaat niet"));
    }

    /// <summary>Puts a business rule task before the triage.</summary>
    private void VraagEerst(string tabel)
    {
        var pad = Path.Combine(_map, "routes", "melding.bpmn");
        var route = XDocument.Load(pad);
        var proces = route.Root!.Element(Bpmn + "process")!;
        var start = proces.Elements(Bpmn + "startEvent").First(s => !s.Elements().Any(e => e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal))).Attribute("id")!.Value;
        var pijl = proces.Elements(Bpmn + "sequenceFlow").First(f => f.Attribute("sourceRef")!.Value == start);
        var doel = pijl.Attribute("targetRef")!.Value;
        pijl.SetAttributeValue("targetRef", "vraag");
        proces.Add(
            new XElement(Bpmn + "businessRuleTask", new XAttribute("id", "vraag"), new XAttribute(Cf + "decision", tabel), new XAttribute(Cf + "result", "antwoord")),
            new XElement(Bpmn + "sequenceFlow", new XAttribute("id", "na-vraag"), new XAttribute("sourceRef", "vraag"), new XAttribute("targetRef", doel)));
        route.Save(pad);
    }
}
