using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;

namespace CaseFlow.Brieven;

/// <summary>The templates of all letters: that of a municipality goes before the shared one.</summary>
public sealed class Brievenboek
{
    private const string Map = "brieven";

    private readonly IReadOnlyDictionary<(string? Gemeente, string Soort), string> _sjablonen;

    private Brievenboek(Briefsoorten soorten, IReadOnlyDictionary<(string? Gemeente, string Soort), string> sjablonen)
    {
        Soorten = soorten;
        _sjablonen = sjablonen;
    }

    public Briefsoorten Soorten { get; }

    public int Count => _sjablonen.Count;

    /// <summary>The shared text of a letter.</summary>
    public bool TryGetValue(string soort, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? sjabloon) => _sjablonen.TryGetValue((null, soort), out sjabloon);

    public string? Sjabloon(string gemeente, string soort) => _sjablonen.GetValueOrDefault((gemeente, soort)) ?? _sjablonen.GetValueOrDefault((null, soort));

    /// <summary>Whether this act sends a letter, so that it can be read first.</summary>
    public bool IsBriefBij(string handeling) => Soorten.Brieven.Values.Any(s => s.Bij.Any(b => b == handeling || b == $"{handeling.Split(':')[0]}:*"));

    public static Brievenboek Load(string workflows, IEnumerable<Formulier> formulieren, List<ConfiguratieFout> fouten)
    {
        var lijst = Path.Combine(workflows, Map, "brieven.json");
        var soorten = Briefsoorten.Geen;
        try
        {
            soorten = Directory.Exists(Path.Combine(workflows, Map)) ? Configuratiebestand.Load(workflows, lijst).Parse<Briefsoorten>() : soorten;
        }
        catch (ConfiguratieException e)
        {
            fouten.AddRange(e.Fouten);
            return new Brievenboek(soorten, new Dictionary<(string?, string), string>());
        }
        var vast = soorten.Brieven.Keys.ToList();
        soorten = MetFormulieren(soorten, formulieren);
        var sjablonen = new Dictionary<(string? Gemeente, string Soort), string>();
        foreach (var (pad, gemeente) in Bestanden(workflows))
        {
            var soort = Path.GetFileNameWithoutExtension(pad);
            var sjabloon = File.ReadAllText(pad);
            fouten.AddRange(BriefControle.Controleer(Path.GetRelativePath(workflows, pad).Replace('\\', '/'), soort, sjabloon, soorten));
            sjablonen[(gemeente, soort)] = sjabloon;
        }
        fouten.AddRange(vast.Where(s => !sjablonen.ContainsKey((null, s)))
            .Select(s => new ConfiguratieFout($"{Map}/{s}.txt", 1, $"De tekst van de brief '{s}' ontbreekt.", "Maak het bestand, of haal de brief uit brieven.json.")));
        return new Brievenboek(soorten, sjablonen);
    }

    // A form may name a letter of its own; its fields are what the letter fills in.
    private static Briefsoorten MetFormulieren(Briefsoorten soorten, IEnumerable<Formulier> formulieren)
    {
        var alle = soorten.Brieven.ToDictionary();
        foreach (var (formulier, uitkomst, brief) in formulieren.SelectMany(f => f.Gevolgen.Where(g => g.Value.Brief is not null).Select(g => (f, g.Key, g.Value.Brief!))))
        {
            var soort = alle.GetValueOrDefault(brief) ?? new Briefsoort(formulier.Titel, []);
            alle[brief] = soort with { Plaatshouders = [.. soort.Plaatshouders.Union(formulier.Velden.Select(v => v.Id))], Bij = [.. soort.Bij, $"{formulier.Id}:{uitkomst}"] };
        }
        return soorten with { Brieven = alle };
    }

    private static IEnumerable<(string Pad, string? Gemeente)> Bestanden(string workflows)
    {
        static IEnumerable<string> In(string map) => Directory.Exists(map) ? [.. Directory.GetFiles(map, "*.txt").Order(StringComparer.Ordinal)] : [];
        var gemeenten = Path.Combine(workflows, "gemeenten");
        return In(Path.Combine(workflows, Map)).Select(p => (p, (string?)null))
            .Concat((Directory.Exists(gemeenten) ? Directory.GetDirectories(gemeenten).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
                .SelectMany(g => In(Path.Combine(g, Map)).Select(p => (p, (string?)Path.GetFileName(g)))));
    }
}
