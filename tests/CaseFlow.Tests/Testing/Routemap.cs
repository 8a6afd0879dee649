namespace CaseFlow.Tests.Testing;

/// <summary>A copy of workflows/ whose routes a test may change, as a functional manager would between two starts.</summary>
public sealed class Routemap : IDisposable
{
    private readonly DirectoryInfo _map = Directory.CreateTempSubdirectory("caseflow-routes-");

    public Routemap()
    {
        foreach (var bestand in Directory.GetFiles(Zaakbouwer.Workflows, "*", SearchOption.AllDirectories))
        {
            var kopie = Path.Combine(Workflows, Path.GetRelativePath(Zaakbouwer.Workflows, bestand));
            Directory.CreateDirectory(Path.GetDirectoryName(kopie)!);
            File.Copy(bestand, kopie);
        }
    }

    public string Workflows => _map.FullName;

    public void Wijzig(string route, Func<string, string> anders)
    {
        var pad = Path.Combine(Workflows, "routes", route + ".bpmn");
        var oud = File.ReadAllText(pad);
        var nieuw = anders(oud);
        File.WriteAllText(pad, nieuw != oud ? nieuw : throw new InvalidOperationException($"De route {route} is niet veranderd."));
    }

    /// <summary>The next version of the route melding: after the triage somebody checks it.</summary>
    public void MetControle() => Wijzig("melding", m => m.Replace(
        """<sequenceFlow id="van-triage-naar-na-triage" sourceRef="triage" """,
        """
        <userTask id="triage-controleren" name="Triage controleren" cf:role="intake" cf:form="spoedbeoordeling">
          <extensionElements><cf:outcome value="brede-uitvraag" label="Akkoord" /></extensionElements>
        </userTask>
        <sequenceFlow id="van-triage-naar-controleren" sourceRef="triage" targetRef="triage-controleren" />
        <sequenceFlow id="van-triage-naar-na-triage" sourceRef="triage-controleren" 
        """));

    /// <summary>The next version of the route melding: the step triage is called otherwise, has another name and another role.</summary>
    public void MetVooronderzoek() => Wijzig("melding", m => m
        .Replace("id=\"triage\" name=\"Triage\" cf:role=\"intake\"", "id=\"vooronderzoek\" name=\"Vooronderzoek\" cf:role=\"administratie\"")
        .Replace("sourceRef=\"triage\"", "sourceRef=\"vooronderzoek\"").Replace("targetRef=\"triage\"", "targetRef=\"vooronderzoek\"").Replace("bpmnElement=\"triage\"", "bpmnElement=\"vooronderzoek\""));

    public void Dispose() => _map.Delete(recursive: true);
}
