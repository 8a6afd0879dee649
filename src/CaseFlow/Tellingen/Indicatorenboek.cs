using CaseFlow.Gemeenten;

namespace CaseFlow.Tellingen;

/// <summary>Everything below workflows/indicatoren: what each municipality wants to know, and how it is counted.</summary>
public sealed record Indicatorenboek(IReadOnlyDictionary<string, Gebeurtenissoort> Soorten, IReadOnlyList<Indicator> Indicatoren, IReadOnlyList<Algemenetabel> Algemeen)
{
    public const string Map = "indicatoren";

    internal static readonly Indicatorenboek Leeg = new(new Dictionary<string, Gebeurtenissoort>(), [], []);

    /// <summary>Reads all files; every fault is added with file and line.</summary>
    internal static Indicatorenboek Load(string workflows, IReadOnlyList<Gemeente> gemeenten, IReadOnlyCollection<string> noemers, List<ConfiguratieFout> fouten)
    {
        var map = Path.Combine(workflows, Map);
        if (!Directory.Exists(map))
        {
            return Leeg;
        }
        var soorten = Lees<Gebeurtenissoort>(workflows, Path.Combine(map, "gebeurtenissen.json"), fouten, (b, s) => GebeurtenissoortControle.Controleer(b, s));
        var boek = new Indicatorenboek(soorten.Inhoud.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First()), [], []);
        var gezien = new HashSet<string>();
        var algemeen = Lees<Algemenetabel>(workflows, Path.Combine(map, "algemeen.json"), fouten, (b, tabellen) => tabellen.SelectMany(t =>
            new TeldefinitieControle(b, t.Id, boek.Soorten, noemers).Controleer(t.Telling).Concat(IndicatorControle.Id(b, t.Id, gezien))));
        var alle = new List<Indicator>();
        foreach (var pad in Directory.GetFiles(map, "*.json").Order(StringComparer.Ordinal).Where(p => Path.GetFileName(p) is not ("gebeurtenissen.json" or "algemeen.json")))
        {
            var gemeente = Path.GetFileNameWithoutExtension(pad);
            var gelezen = Lees<Indicator>(workflows, pad, fouten, (b, i) => IndicatorControle.Controleer(b, i, gemeenten.Any(g => g.Id == gemeente), boek.Soorten, noemers, gezien));
            alle.AddRange(gelezen.Inhoud.Select(i => i with { Gemeente = gemeente }));
            fouten.AddRange(IndicatorControle.Vergelijkbaar(gelezen.Bestand, alle, gemeente));
        }
        return boek with { Indicatoren = alle, Algemeen = algemeen.Inhoud };
    }

    private static (Configuratiebestand Bestand, List<T> Inhoud) Lees<T>(string workflows, string pad, List<ConfiguratieFout> fouten, Func<Configuratiebestand, List<T>, IEnumerable<ConfiguratieFout>> controleer)
    {
        try
        {
            var bestand = Configuratiebestand.Load(workflows, pad);
            try
            {
                var inhoud = bestand.Parse<List<T>>();
                fouten.AddRange(controleer(bestand, inhoud));
                return (bestand, inhoud);
            }
            catch (ConfiguratieException e)
            {
                fouten.AddRange(e.Fouten);
                return (bestand, []);
            }
        }
        catch (ConfiguratieException e)
        {
            fouten.AddRange(e.Fouten);
            return (Configuratiebestand.FromText(Path.GetFileName(pad), ""), []);
        }
    }
}

internal static class GebeurtenissoortControle
{
    public static IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, IReadOnlyList<Gebeurtenissoort> soorten)
    {
        foreach (var soort in soorten)
        {
            if (!Scenarios.Gebeurtenisnamen.Bekend.Contains(soort.Id))
            {
                yield return bestand.Fout(soort.Id, $"De gebeurtenis '{soort.Id}' is niet bekend.", "Schrijf haar zoals CaseFlow haar telt, bijvoorbeeld uitkering.toegekend.");
            }
            if (soorten.Count(s => s.Id == soort.Id) > 1)
            {
                yield return bestand.Fout(soort.Id, $"De gebeurtenis '{soort.Id}' staat er twee keer.", "Voeg de dimensies samen.");
            }
            if (soort.Einde is { } einde && soorten.All(s => s.Id != einde))
            {
                yield return bestand.FoutBij(soort.Id, einde, $"Het einde '{einde}' van {soort.Id} is geen gebeurtenis uit dit bestand.", "Voeg haar toe of verbeter de naam.");
            }
            foreach (var dimensie in soort.Dimensies.Where(d => !Feitcontrole.IsWoord(d.Id) || soort.Dimensies.Count(x => x.Id == d.Id) > 1 || d.Id is "wijk" or "geslacht" or "leeftijd"))
            {
                yield return bestand.FoutBij(soort.Id, dimensie.Id, $"De dimensie '{dimensie.Id}' van {soort.Id} kan niet.", "Schrijf kleine letters met streepjes, elk een keer; wijk, geslacht en leeftijd heeft elke gebeurtenis al.");
            }
        }
    }
}
