using System.Text.RegularExpressions;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Scenarios;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow;

/// <summary>Validates everything below workflows/ and tells every fault with file, line and what to do.</summary>
internal static partial class WorkflowsCheck
{
    /// <returns>0 when all is well, 1 when there are faults.</returns>
    public static int Run(string workflows, TextWriter uit)
    {
        var letOp = new List<ConfiguratieFout>();
        var fouten = Controleer(workflows, out var samenvatting, letOp);
        foreach (var melding in letOp)
        {
            uit.WriteLine($"Let op: {melding}");
        }
        foreach (var fout in fouten)
        {
            uit.WriteLine(fout);
        }
        uit.WriteLine(fouten.Count == 0 ? $"In orde: {samenvatting}." : $"{fouten.Count} {(fouten.Count == 1 ? "fout" : "fouten")} gevonden.");
        return fouten.Count == 0 ? 0 : 1;
    }

    /// <summary>The list in the README of the engine, so that there is one.</summary>
    public static int TellElements(TextWriter output)
    {
        using var reader = new StreamReader(typeof(WorkflowsCheck).Assembly.GetManifestResourceStream("engine.md")!);
        foreach (var line in reader.ReadToEnd().Split('\n').SkipWhile(l => !l.StartsWith("## Elements", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(l => !l.StartsWith("**Joins", StringComparison.Ordinal)).Where(l => l.StartsWith('|') && !l.StartsWith("|---", StringComparison.Ordinal)))
        {
            var cells = line.Trim().Trim('|').Split('|', 2, StringSplitOptions.TrimEntries);
            var isHead = cells[0] is "supported" or "refused at load";
            output.WriteLine(isHead ? $"{(cells[0] == "supported" ? "" : Environment.NewLine)}{cells[0].ToUpperInvariant()}" : $"  {cells[0]}: {cells[1]}".Replace("`", ""));
        }
        return 0;
    }

    internal static IReadOnlyList<ConfiguratieFout> Controleer(string workflows, out string samenvatting, List<ConfiguratieFout>? letOp = null)
    {
        samenvatting = "";
        var fouten = new List<ConfiguratieFout>();
        fouten.AddRange(Scenarios(workflows, out var aantalScenarios, out var scenarios));
        try
        {
            var bronnen = Bronnen.Load(workflows);
            letOp?.AddRange(RouteControle.LetOp(bronnen.Routeboek));
            using var services = new ServiceCollection().AddLogging()
                .AddCaseFlow(bronnen, Geheim.Ephemeral(), new DatabaseOptions { ConnectionString = "Data Source=:memory:" }).BuildServiceProvider();
            using var scope = services.CreateScope();
            var handlers = scope.ServiceProvider.GetServices<IServiceHandler>().Select(h => h.Naam)
                .Concat(scope.ServiceProvider.GetServices<IExternalHandler>().Select(h => h.Naam)).ToHashSet();
            fouten.AddRange(new RouteControle(bronnen.Configuratie, bronnen.Routeboek, bronnen.Beslistabellen, bronnen.TermijnRegels, handlers).Controleer());
            fouten.AddRange(new GevolgenControle(bronnen).Controleer());
            fouten.AddRange(new BeslistabelControle(bronnen).Controleer());
            fouten.AddRange(new SamenhangControle(bronnen).Controleer());
            var handelingen = scope.ServiceProvider.GetServices<ZaakHandeling>().Select(h => h.Id).Concat(["contact", "persoon-wijzigen"]).ToHashSet();
            fouten.AddRange(scenarios.SelectMany(s => new ScenarioNamen(bronnen, handelingen).Controleer(s.Bestand, s.Scenario)));
            var nodig = scope.ServiceProvider.GetServices<ZaakHandeling>().Select(h => h.Id).Concat(["melding", "contact"]);
            fouten.AddRange(nodig.Where(id => !bronnen.Configuratie.Formulieren.ContainsKey(id))
                .Select(id => new ConfiguratieFout($"formulieren/{id}.json", 1, "Dit formulier ontbreekt.", "Zet het terug; CaseFlow gebruikt het.")));
            samenvatting = $"{bronnen.Configuratie.Gemeenten.Count} gemeenten, {bronnen.Routeboek.Routes.Count()} routes, {bronnen.Configuratie.Formulieren.Count} formulieren, "
                + $"{bronnen.Beslistabellen.Namen.Count()} beslistabellen, {bronnen.TermijnRegels.Alle.Count()} termijnregels, {bronnen.Configuratie.Brieven.Count} brieven, {aantalScenarios} scenario's";
        }
        catch (ConfiguratieException e)
        {
            fouten.AddRange(e.Fouten);
        }
        return fouten;
    }

    private static List<ConfiguratieFout> Scenarios(string workflows, out int aantal, out List<(Configuratiebestand Bestand, ScenarioBestand Scenario)> gelezen)
    {
        gelezen = [];
        var map = Path.Combine(workflows, "scenarios");
        var fouten = new List<ConfiguratieFout>();
        var bestanden = Directory.Exists(map) ? Directory.GetFiles(map, "*.json").Order(StringComparer.Ordinal).ToArray() : [];
        aantal = bestanden.Length;
        foreach (var bestand in bestanden)
        {
            var naam = "scenarios/" + Path.GetFileName(bestand);
            try
            {
                var scenario = ScenarioBestand.Load(bestand);
                gelezen.Add((Configuratiebestand.Load(workflows, bestand), scenario));
                if (scenario.Id != Path.GetFileNameWithoutExtension(bestand))
                {
                    fouten.Add(new ConfiguratieFout(naam, 1, $"De id '{scenario.Id}' is niet de naam van het bestand.", "Maak beide gelijk."));
                }
            }
            catch (ScenarioFormatException e)
            {
                fouten.Add(new ConfiguratieFout(naam, Regel().Match(e.Message) is { Success: true } m ? int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 1, e.Message, "Zie workflows/scenarios/README.md."));
            }
        }
        return fouten;
    }

    [GeneratedRegex(@"^regel (\d+)")]
    private static partial Regex Regel();
}
