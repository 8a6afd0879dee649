using CaseFlow.Gemeenten;
using CaseFlow.Tests.Architecture;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Gemeenten;

/// <summary>A wrong file in workflows/ stops the start and names file, line and what to do.</summary>
public sealed class ConfiguratieTests : IDisposable
{
    private readonly string _map = Directory.CreateTempSubdirectory("caseflow-workflows").FullName;

    public ConfiguratieTests()
    {
        var bron = Repository.PathOf("workflows");
        foreach (var pad in Directory.GetFiles(bron, "*", SearchOption.AllDirectories).Where(p => !Path.GetRelativePath(bron, p).StartsWith("scenarios")))
        {
            var doel = Path.Combine(_map, Path.GetRelativePath(bron, pad));
            Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
            File.Copy(pad, doel);
        }
    }

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Fact]
    public void The_project_s_own_workflows_are_in_order() => WorkflowsCheck.Controleer(Repository.PathOf("workflows"), out _).ShouldBeEmpty();

    [Theory]
    [InlineData("gemeenten/hengelo/gemeente.json", "\"minimum\": 10", "\"minimum\": 4", "Kies 5 of hoger")]
    [InlineData("gemeenten/hengelo/gemeente.json", "\"standaardteam\": ", "\"standardteam\": ", "De naam 'standardteam' is hier niet bekend")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"id\": \"almelo\"", "\"id\": \"almeloo\"", "is niet de naam van de map")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"uitvraag-door\": \"intake\"", "\"uitvraag-door\": \"iedereen\"", "Kies intake of consulent")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"kleur\": \"#c62828\"", "\"kleur\": \"rood\"", "de kleur 'rood' kan niet")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"zwaarte\": 2", "\"zwaarte\": 0", "trede 2 is lichter dan trede 1")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"vertellen\": [\"procesregisseur\", \"regisseur\"]", "\"vertellen\": [\"burgemeester\"]", "de rol 'burgemeester' bestaat niet")]
    [InlineData("gemeenten/hengelo/gemeente.json", "\"routes\": [", "\"routes\": [\"ave\", ", "deze gemeente heeft geen ladder")]
    [InlineData("formulieren/triage.json", "\"keuzes\": \"wet\"", "\"keuzes\": \"wetten\"", "De lijst 'wetten'")]
    [InlineData("formulieren/triage.json", "\"soort\": \"lang\"", "\"soort\": \"lang\",,", "De waarde klopt niet")]
    [InlineData("formulieren/triage.json", "\"aangeboden\": \"partners\"", "\"aangeboden\": \"partnerz\"", "kan de lijst 'partnerz' niet aanbieden")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"naam\": \"intaker van het wijkteam\", \"rol\": \"intake\"", "\"naam\": \"intaker van het wijkteam\", \"rol\": \"intaker\"", "noemt de rol 'intaker', en die bestaat niet")]
    [InlineData("lijsten.json", "{", "[", "De waarde klopt niet")]
    [InlineData("kalender/gelijkgestelde-dagen.json", "2026-01-02", "2026-13-02", "")]
    [InlineData("termijnen/termijnregels.json", "\"eenheid\": \"weken\"", "\"eenheid\": \"week\"", "")]
    [InlineData("routes/melding.bpmn", "cf:role=\"intake\"", "cf:roll=\"intake\"", "")]
    [InlineData("routes/melding.bpmn", "uitkomst = ", "uitkomst == = ", "")]
    [InlineData("beslistabellen/triage.dmn", "<text>&gt;= 18</text>", "<text>&gt;= achttien</text>", "reads 'achttien'")]
    [InlineData("beslistabellen/termijnkeuze.dmn", "hitPolicy=\"UNIQUE\"", "hitPolicy=\"PRIORITY\"", "is not supported")]
    public void A_wrong_file_is_refused_with_its_line(string bestand, string oud, string nieuw, string melding)
    {
        var regel = Verander(bestand, oud, nieuw);

        var fout = Should.Throw<ConfiguratieException>(() => Bronnen.Load(_map));

        fout.Fouten.ShouldContain(f => f.Bestand.Contains(bestand) && Math.Abs(f.Regel - regel) <= 1, fout.Message);
        fout.Message.ShouldContain(melding);
    }

    [Theory]
    [InlineData("routes/melding.bpmn", "cf:role=\"intake\"", "cf:role=\"intaker\"", "de rol 'intaker' bestaat niet")]
    [InlineData("routes/melding.bpmn", "cf:form=\"triage\"", "cf:form=\"triaasje\"", "het formulier 'triaasje' ontbreekt")]
    [InlineData("routes/melding.bpmn", "cf:handler=\"start-ave\"", "cf:handler=\"start-mars\"", "cf:handler 'start-mars' bestaat niet")]
    [InlineData("routes/melding.bpmn", "name=\"uitkomst\"", "name=\"uitkomsten\"", "de variabele 'uitkomst' is niet bekend")]
    [InlineData("routes/melding.bpmn", "bpmnElement=\"triage\"", "bpmnElement=\"triage2\"", "er is geen tekening")]
    [InlineData("formulieren/triage.json", "\"verplicht-bij\": [\"doorverwezen\"]", "\"verplicht-bij\": [\"verwezen\"]", "noemt de uitkomst 'verwezen'")]
    [InlineData("gemeenten/hengelo/gemeente.json", "\"routes\": [", "\"routes\": [\"maatwerck\", ", "De route 'maatwerck' staat niet in workflows/routes")]
    [InlineData("gemeenten/hengelo/gemeente.json", "\"triage-hengelo\"", "\"triage-borne\"", "De beslistabel 'triage-borne' staat niet in workflows/beslistabellen")]
    [InlineData("gemeenten/hengelo/gemeente.json", "{ \"triage\": ", "{ \"triaasje\": ", "er is geen taak 'triaasje'")]
    [InlineData("beslistabellen/triage.dmn", "<text>\"schuldhulp\"</text>", "<text>\"schuldhelp\"</text>", "de taak 'triage' heeft geen uitkomst 'schuldhelp'")]
    [InlineData("beslistabellen/triage.dmn", "<text>\"Jeugdwet\"</text>", "<text>\"Jeugdwett\"</text>", "de wet 'Jeugdwett' staat niet in lijsten.json")]
    [InlineData("beslistabellen/termijnkeuze.dmn", "<text>\"WMO-BES\"</text>", "<text>\"WMO-BESL\"</text>", "de termijn 'WMO-BESL' bestaat niet")]
    [InlineData("beslistabellen/termijnkeuze.dmn", "<text>not(\"Wmo\", null)</text>", "<text>-</text>", "rules 2 and 3 hold together")]
    [InlineData("beslistabellen/keuzeboom-verlengen.dmn", "<decision id=\"keuzeboom-verlengen\"", "<decision id=\"keuzeboom\"", "Er is geen beslissing met de id 'keuzeboom-verlengen'")]
    [InlineData("routes/clientondersteuning.bpmn", "name=\"begint\" value=\"triage naast\"", "name=\"begint\" value=\"altijd\"", "'altijd' bij begint bestaat niet")]
    [InlineData("routes/clientondersteuning.bpmn", "name=\"begint\"", "name=\"begin\"", "cf:property 'begin' bestaat niet")]
    [InlineData("formulieren/ondersteuner-inschakelen.json", "\"naam\": \"clientondersteuning.ingeschakeld\"", "\"naam\": \"clientondersteuning.ingezet\"", "De gebeurtenis 'clientondersteuning.ingezet' bestaat niet")]
    [InlineData("formulieren/ondersteuner-inschakelen.json", "\"uitvoerder\": \"=uitvoerder\"", "\"uitvoerder\": \"=waarvoor\"", "het veld 'waarvoor' is vrije tekst")]
    [InlineData("formulieren/ondersteuner-inschakelen.json", "\"datum\": \"datum\"", "\"datum\": \"soort\"", "Het veld 'soort' is er niet of is geen datum")]
    [InlineData("formulieren/ondersteuner-inschakelen.json", "\"wlz\": {", "\"wlz-zorg\": {", "noemt de uitkomst 'wlz-zorg'")]
    [InlineData("formulieren/ondersteuning-afronden.json", "\"velden\": [", "\"gevolgen\": { \"*\": { \"brief\": \"bedankt\", \"variabelen\": { \"klaar-op\": \"datum\" }, \"termijnen\": [{ \"haal\": \"WI-PIPP\" }] } }, \"velden\": [", "De brief 'bedankt' bestaat niet|kent geen variabele 'klaar-op'|De termijn 'WI-PIPP' bestaat niet")]
    [InlineData("formulieren/klacht.json", "\"velden\": [", "\"gevolgen\": { \"*\": { \"uitkomst\": \"netwerk\" } }, \"velden\": [", "Geen taak gebruikt dit formulier")]
    public void The_check_asks_more_of_a_route_than_the_loader(string bestand, string oud, string nieuw, string melding)
    {
        Verander(bestand, oud, nieuw);

        var fouten = WorkflowsCheck.Controleer(_map, out _);
        melding.Split('|').ShouldAllBe(m => fouten.Any(f => f.Melding.Contains(m)));
    }

    [Fact]
    public void The_check_tells_what_is_probably_not_meant()
    {
        var regel = Verander("routes/melding.bpmn", "<exclusiveGateway id=\"na-triage\"", "<manualTask id=\"los\"/><exclusiveGateway id=\"na-triage\"");
        var uit = new StringWriter();

        WorkflowsCheck.Run(_map, uit);

        uit.ToString().ShouldContain($"Let op: routes/melding.bpmn:{regel}");
        uit.ToString().ShouldContain("[unreachable] element 'los'");
    }

    private int Verander(string bestand, string oud, string nieuw)
    {
        var pad = Path.Combine(_map, bestand);
        var tekst = File.ReadAllText(pad);
        var index = tekst.IndexOf(oud, StringComparison.Ordinal);
        index.ShouldBeGreaterThanOrEqualTo(0, $"{bestand} no longer holds {oud}");
        File.WriteAllText(pad, tekst[..index] + nieuw + tekst[(index + oud.Length)..]);
        return tekst[..index].Count(c => c == '\n') + 1;
    }
}
