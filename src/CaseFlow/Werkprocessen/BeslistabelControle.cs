using CaseFlow.Engine.Dmn;
using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;
using CaseFlow.Gemeenten;

namespace CaseFlow.Werkprocessen;

/// <summary>What a decision table must have beside being one the engine can run: no overlaps and gaps, known facts, and results that mean something at its step.</summary>
internal sealed class BeslistabelControle(Bronnen bronnen)
{
    public IEnumerable<ConfiguratieFout> Controleer() =>
        bronnen.Beslistabellen.Modellen.SelectMany(VanModel).Concat(bronnen.Configuratie.Gemeenten.Values.SelectMany(VanGemeente)).Distinct();

    private IEnumerable<ConfiguratieFout> VanModel(DmnModel model)
    {
        foreach (var notitie in model.Notices)
        {
            yield return new ConfiguratieFout(model.File, notitie.Line, $"[{notitie.Code}] element '{notitie.ElementId}': {notitie.Message}", notitie.Hint);
        }
        var naam = Path.GetFileNameWithoutExtension(model.File);
        if (model.Decisions.All(d => d.Id != naam))
        {
            yield return new ConfiguratieFout(model.File, model.Decisions[0].Line, $"Er is geen beslissing met de id '{naam}'.", "Geef de beslissing dezelfde id als het bestand; zo wordt zij gevonden.");
        }
        foreach (var dubbel in bronnen.Beslistabellen.Modellen.Where(m => m != model).SelectMany(m => m.Decisions).Where(d => model.Find(d.Id)?.Id == d.Id))
        {
            yield return new ConfiguratieFout(model.File, model.Find(dubbel.Id)!.Line, $"De beslissing '{dubbel.Id}' staat ook in {dubbel.File}.", "Geef elke beslissing een eigen id.");
        }
    }

    private IEnumerable<ConfiguratieFout> VanGemeente(Gemeente gemeente)
    {
        foreach (var (stap, naam) in gemeente.Beslistabellen)
        {
            var bestand = $"gemeenten/{gemeente.Id}/gemeente.json";
            var uitkomsten = bronnen.Routeboek.Modellen.SelectMany(m => m.Processes).SelectMany(p => p.Nodes).OfType<UserTaskNode>()
                .Where(n => n.Id == stap).SelectMany(n => n.Outcomes).Select(o => o.Value).ToHashSet();
            if (stap != Voorstellen.Termijntabel && uitkomsten.Count == 0)
            {
                yield return new ConfiguratieFout(bestand, 1, $"beslistabellen: er is geen taak '{stap}'.", "Noem een taak uit een route, of 'termijn'.");
            }
            if (bronnen.Beslistabellen.Vind(naam) is not { } tabel)
            {
                yield return new ConfiguratieFout(bestand, 1, $"De beslistabel '{naam}' staat niet in workflows/beslistabellen.", "Haal haar uit beslistabellen of voeg het bestand toe.");
                continue;
            }
            foreach (var fout in stap == Voorstellen.Termijntabel ? VanTermijntabel(tabel) : VanStap(tabel, stap, uitkomsten))
            {
                yield return fout;
            }
        }
    }

    private IEnumerable<ConfiguratieFout> VanStap(Decision tabel, string stap, HashSet<string> uitkomsten)
    {
        foreach (var onbekend in Gevraagd(tabel).Except(Voorstellen.Feitnamen))
        {
            yield return Onbekend(tabel, onbekend, Voorstellen.Feitnamen);
        }
        if (tabel is not DecisionTable { Outputs.Count: > 1 } table || table.Outputs.All(o => o.Name != "uitkomst") || table.Outputs.All(o => o.Name != "reden"))
        {
            yield return new ConfiguratieFout(tabel.File, tabel.Line, $"De tabel heeft geen uitvoer 'uitkomst' en 'reden'.", "Een voorstel zegt wat en waarom; 'wet' mag erbij.");
            yield break;
        }
        var wetten = bronnen.Configuratie.Lijsten.GetValueOrDefault("wet")?.Select(k => k.Id).ToHashSet() ?? [];
        foreach (var (regel, kolom, waarde) in Waarden(table))
        {
            if (kolom == "uitkomst" && !uitkomsten.Contains(waarde))
            {
                yield return new ConfiguratieFout(tabel.File, regel.Line, $"regel {regel.Number}: de taak '{stap}' heeft geen uitkomst '{waarde}'.", $"Kies uit: {string.Join(", ", uitkomsten)}.");
            }
            if (kolom == "wet" && !wetten.Contains(waarde))
            {
                yield return new ConfiguratieFout(tabel.File, regel.Line, $"regel {regel.Number}: de wet '{waarde}' staat niet in lijsten.json.", $"Kies uit: {string.Join(", ", wetten)}.");
            }
        }
    }

    private IEnumerable<ConfiguratieFout> VanTermijntabel(Decision tabel)
    {
        string[] bekend = [.. Voorstellen.Feitnamen, "moment"];
        foreach (var onbekend in Gevraagd(tabel).Except(bekend))
        {
            yield return Onbekend(tabel, onbekend, bekend);
        }
        foreach (var (regel, _, waarde) in tabel is DecisionTable table ? Waarden(table) : [])
        {
            if (!bronnen.TermijnRegels.Bestaat(waarde))
            {
                yield return new ConfiguratieFout(tabel.File, regel.Line, $"regel {regel.Number}: de termijn '{waarde}' bestaat niet.", "Neem een id uit termijnen/termijnregels.json.");
            }
        }
    }

    private static ConfiguratieFout Onbekend(Decision tabel, string naam, IEnumerable<string> bekend) =>
        new(tabel.File, tabel.Line, $"De tabel vraagt naar '{naam}', maar dat weet CaseFlow niet van een zaak.", $"Kies uit: {string.Join(", ", bekend)}.");

    private static IEnumerable<string> Gevraagd(Decision tabel) => tabel.Variables.Concat(tabel.Required.SelectMany(Gevraagd)).Distinct();

    // A text that stands there as it is; what is computed is known only with a case at hand.
    private static IEnumerable<(TableRule Regel, string Kolom, string Waarde)> Waarden(DecisionTable tabel) =>
        from regel in tabel.Rules
        from cel in regel.Outputs.Zip(tabel.Outputs)
        where cel.First.Names.Count == 0
        let waarde = cel.First.Evaluate(new Dictionary<string, object?>(), DateTimeOffset.UnixEpoch) as string
        where waarde is not null
        select (regel, cel.Second.Name, waarde);
}
