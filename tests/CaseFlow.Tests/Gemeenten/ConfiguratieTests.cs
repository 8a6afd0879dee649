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
    [InlineData("gemeenten/hengelo/gemeente.json", "\"minimum\": 10", "\"methode\": \"cell-key\", \"minimum\": 10", "De methode cell-key heeft een ptable nodig.")]
    [InlineData("gemeenten/hengelo/gemeente.json", "\"minimum\": 10", "\"methode\": \"cell-key\", \"ptable\": \"d9\", \"minimum\": 10", "Kies uit: d2-v0p9-js0")]
    [InlineData("gemeenten/hengelo/gemeente.json", "\"minimum\": 10", "\"ptable\": \"d5-v3-js2\", \"minimum\": 10", "Een ptable hoort bij de methode cell-key")]
    [InlineData("gemeenten/hengelo/gemeente.json", "\"minimum\": 10", "\"dominantie-procent\": 100, \"minimum\": 10", "Kies 50 tot en met 95")]
    [InlineData("gemeenten/hengelo/gemeente.json", "\"standaardteam\": ", "\"standardteam\": ", "De naam 'standardteam' is hier niet bekend")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"id\": \"almelo\"", "\"id\": \"almeloo\"", "is niet de naam van de map")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"uitvraag-door\": \"intake\"", "\"uitvraag-door\": \"iedereen\"", "Kies intake of consulent")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"kleur\": \"#c62828\"", "\"kleur\": \"rood\"", "de kleur 'rood' kan niet")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"zwaarte\": 2", "\"zwaarte\": 0", "trede 2 is lichter dan trede 1")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"vertellen\": [\"procesregisseur\", \"regisseur\"]", "\"vertellen\": [\"burgemeester\"]", "de rol 'burgemeester' bestaat niet")]
    [InlineData("gemeenten/hengelo/gemeente.json", "\"routes\": [", "\"routes\": [\"ave\", ", "deze gemeente heeft geen ladder")]
    [InlineData("formulieren/triage.json", "\"keuzes\": \"wet\"", "\"keuzes\": \"wetten\"", "De lijst 'wetten'")]
    [InlineData("formulieren/triage.json", "\"soort\": \"lang\"", "\"soort\": \"lang\",,", "De waarde klopt niet")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"id\": \"schelfhorst\"", "\"id\": \"Schelfhorst\"", "De id 'Schelfhorst' kan niet")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"id\": \"rolstoel\"", "\"id\": \"rolstoelen\"", "De voorziening 'rolstoel' ontbreekt bij soort maatwerk", "\"voorzieningen\"")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"id\": \"wijk-ggd\", \"naam\": \"Wijk-GGD\", \"soort\": \"algemeen\"", "\"id\": \"wijk-ggd\", \"naam\": \"Wijk-GGD\", \"soort\": \"algemeen\", \"wet\": \"Wmoo\"", "De wet 'Wmoo' van 'wijk-ggd' bestaat niet")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"id\": \"wijk-ggd\", \"naam\": \"Wijk-GGD\", \"soort\": \"algemeen\"", "\"id\": \"wijk-ggd\", \"naam\": \"Wijk-GGD\", \"soort\": \"maatwerk\"", "Bij maatwerk 'wijk-ggd' ontbreekt de wet")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"id\": \"wijk-ggd\", \"naam\": \"Wijk-GGD\", \"soort\": \"algemeen\"", "\"id\": \"wijk-ggd\", \"naam\": \"Wijk-GGD\", \"soort\": \"algemeen\", \"niet-als-maatwerk\": \"Nee.\"", "heeft niet-als-maatwerk, maar is geen maatwerk")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"id\": \"zingeving\"", "\"id\": \"wonen\"", "De id 'wonen' staat twee keer in dezelfde lijst", "\"wonen\"")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"type-hulpvraag\": [", "\"type-hulpvraag\": [{ \"id\": \"vervoer\", \"naam\": \"Vervoer\" }", "Het type hulpvraag 'vervoer' staat al in lijsten.json", "\"vervoer\"")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"uitnodigingen\": 2", "\"uitnodigingen\": 0", "'uitnodigingen' is 0")]
    [InlineData("formulieren/triage.json", "\"aangeboden\": \"partners\"", "\"aangeboden\": \"partnerz\"", "kan de lijst 'partnerz' niet aanbieden")]
    [InlineData("gemeenten/almelo/gemeente.json", "\"naam\": \"intaker van het wijkteam\", \"rol\": \"intake\"", "\"naam\": \"intaker van het wijkteam\", \"rol\": \"intaker\"", "noemt de rol 'intaker', en die bestaat niet")]
    [InlineData("lijsten.json", "{", "[", "De waarde klopt niet")]
    [InlineData("bewaring/bewaarregels.json", "\"wetten\": [\"Wmo\"]", "\"wetten\": [\"Wmoo\"]", "De wet 'Wmoo' staat niet in lijsten.json", "\"Wmoo\"")]
    [InlineData("bewaring/bewaarregels.json", "\"begin\": \"laatste-stuk\"", "\"begin\": \"ingelezen\"", "begint niet bij 'ingelezen'")]
    [InlineData("bewaring/bewaarregels.json", "\"duur\": 15", "\"duur\": 0", "zegt niet goed wanneer")]
    [InlineData("bewaring/bewaarregels.json", "\"wetten\": [\"Wmo\"],\n    \"begin\": \"laatste", "\"begin\": \"laatste", "komt nooit aan de beurt", "\"jeugd-zaak\"")]
    [InlineData("bewaring/bewaarregels.json", "\"begin\": \"geschreven\",\n    \"actie\": \"bewaren\"", "\"begin\": \"geschreven\", \"duur\": 1, \"eenheid\": \"jaren\",\n    \"actie\": \"vernietigen\"", "Logregels kunnen niet worden vernietigd")]
    [InlineData("bewaring/verzoeken.json", "\"WMO-INZ\"", "\"WMO-INZAGE\"", "De termijn 'WMO-INZAGE'", "\"WMO-INZAGE\"")]
    [InlineData("kalender/gelijkgestelde-dagen.json", "2026-01-02", "2026-13-02", "")]
    [InlineData("termijnen/termijnregels.json", "\"eenheid\": \"weken\"", "\"eenheid\": \"week\"", "")]
    [InlineData("routes/melding.bpmn", "cf:role=\"intake\"", "cf:roll=\"intake\"", "")]
    [InlineData("routes/melding.bpmn", "uitkomst = ", "uitkomst == = ", "")]
    [InlineData("beslistabellen/triage.dmn", "<text>&gt;= 18</text>", "<text>&gt;= achttien</text>", "reads 'achttien'")]
    [InlineData("beslistabellen/termijnkeuze.dmn", "hitPolicy=\"UNIQUE\"", "hitPolicy=\"PRIORITY\"", "is not supported")]
    public void A_wrong_file_is_refused_with_its_line(string bestand, string oud, string nieuw, string melding, string? op = null)
    {
        var regel = Verander(bestand, oud, nieuw);
        regel = op is null ? regel : RegelMet(bestand, op);

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
    [InlineData("routes/melding.bpmn", "name=\"route\" value=\"schuldhulp\"", "name=\"route\" value=\"schuldhelp\"", "de route 'schuldhelp' staat niet in workflows/routes")]
    [InlineData("gemeenten/hengelo/gemeente.json", "\"routes\": [", "\"routes\": [\"klacht\", ", "De route 'klacht' staat twee keer bij routes")]
    [InlineData("gemeenten/hengelo/gemeente.json", "    \"melding\",", "", "De route 'melding' ontbreekt bij routes")]
    [InlineData("gemeenten/haaksbergen/gemeente.json", "\"start\": \"schuldhulpvraag\"", "\"start\": \"taak:triaasje\"", "noemt de taak 'triaasje', maar geen route heeft die")]
    [InlineData("gemeenten/haaksbergen/gemeente.json", "\"klaar\": \"taak:contact:afspraak\"", "\"klaar\": \"taak:triage:gedaan\"", "noemt de uitkomst 'gedaan', maar de taak 'triage' heeft die niet")]
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

    [Theory]
    [InlineData("\"gemeente\": \"hengelo\"", "\"gemeente\": \"henglo\"", "De gemeente 'henglo' bestaat niet")]
    [InlineData("\"taak\": \"triage\"", "\"taak\": \"triagge\"", "Stap 2: geen route heeft de taak 'triagge'")]
    [InlineData("\"uitkomst\": \"brede-uitvraag\"", "\"uitkomst\": \"brede-uitvrag\"", "Stap 2: de taak 'triage' heeft geen uitkomst 'brede-uitvrag'")]
    [InlineData("\"handeling\": \"intrekken\"", "\"handeling\": \"intreken\"", "Stap 3: de handeling 'intreken' bestaat niet")]
    [InlineData("\"taken\": [\"gesprek\"]", "\"taken\": [\"gespreck\"]", "Stap 2: er wordt de taak 'gespreck' verwacht, maar geen route heeft die")]
    [InlineData("\"WMO-OND\"", "\"WMO-ONT\"", "Stap 2: er wordt iets verwacht van de termijn 'WMO-ONT', maar die bestaat niet")]
    [InlineData("\"als\": \"intake\"", "\"als\": \"intaker\"", "'als' kent 'intaker' niet")]
    public void The_check_knows_every_name_in_a_scenario(string oud, string nieuw, string melding)
    {
        Directory.CreateDirectory(Path.Combine(_map, "scenarios"));
        File.WriteAllText(Path.Combine(_map, "scenarios", "proef.json"), """
            {
              "scenario": "proef", "gemeente": "hengelo", "klok": "2026-03-02T09:00",
              "stappen": [
                { "doe": "melding", "zaak": "m", "als": "intake", "gegevens": {} },
                { "doe": "taak", "zaak": "m", "taak": "triage", "uitkomst": "brede-uitvraag", "verwacht": { "taken": ["gesprek"], "termijnen": { "WMO-OND": "2026-04-13" } } },
                { "doe": "handeling", "zaak": "m", "handeling": "intrekken", "gegevens": {} },
                { "doe": "taak", "zaak": "m", "taak": "zoek", "uitkomst": "weg", "verwacht": { "fout": "taak-niet-open" } }
              ]
            }
            """);
        WorkflowsCheck.Controleer(_map, out _).ShouldBeEmpty();
        var regel = Verander("scenarios/proef.json", oud, nieuw);

        var fout = WorkflowsCheck.Controleer(_map, out _).ShouldHaveSingleItem();

        fout.Melding.ShouldContain(melding);
        fout.WatTeDoen.ShouldNotBeEmpty();
        (nieuw.Contains("intaker") ? 1 : regel).ShouldBe(fout.Regel);
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

    private int RegelMet(string bestand, string waarde) => Array.FindIndex(File.ReadAllLines(Path.Combine(_map, bestand)), r => r.Contains(waarde)) + 1;

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
