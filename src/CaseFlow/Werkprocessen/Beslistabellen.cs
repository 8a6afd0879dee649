using CaseFlow.Engine.Dmn;
using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Model;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;

namespace CaseFlow.Werkprocessen;

/// <summary>What a table decided and by which rules, so that it can be explained.</summary>
public sealed record Beslissing(string Tabel, object? Uitslag, IReadOnlyList<int> Regels)
{
    /// <summary>The text under this name, when the result has several columns.</summary>
    public string? Tekst(string kolom) => (Uitslag as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(kolom) as string;
}

/// <summary>A table to read: its columns, and the cells of each rule as they are written.</summary>
public sealed record TabelWeergave(string Stap, string Naam, string Vraag, string Uitleg, IReadOnlyList<string> Kolommen, IReadOnlyList<IReadOnlyList<string>> Regels);

/// <summary>The decision tables of workflows/beslistabellen. The file triage.dmn holds the decision with the id triage.</summary>
public sealed class Beslistabellen
{
    private readonly Dictionary<string, Decision> _tabellen;

    private Beslistabellen(IReadOnlyList<DmnModel> modellen)
    {
        Modellen = modellen;
        _tabellen = modellen.SelectMany(m => m.Decisions).GroupBy(d => d.Id).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>The files as they were read, for the check and the page that shows them.</summary>
    internal IReadOnlyList<DmnModel> Modellen { get; }

    public IEnumerable<string> Namen => _tabellen.Keys;

    public bool Kent(string tabel) => _tabellen.ContainsKey(tabel);

    /// <exception cref="ConfiguratieException">A table cannot be used; every fault with file and line.</exception>
    public static Beslistabellen Load(string workflows)
    {
        var map = Path.Combine(workflows, "beslistabellen");
        var fouten = new List<ConfiguratieFout>();
        var modellen = new List<DmnModel>();
        foreach (var pad in Directory.Exists(map) ? Directory.GetFiles(map, "*.dmn").Order(StringComparer.Ordinal).ToArray() : [])
        {
            var naam = "beslistabellen/" + Path.GetFileName(pad);
            try
            {
                modellen.Add(DmnModel.Load(File.ReadAllText(pad), naam));
            }
            catch (ModelException e)
            {
                fouten.AddRange(e.Faults.Select(f => new ConfiguratieFout(naam, f.Line, $"[{f.Code}] element '{f.ElementId}': {f.Message}", f.Hint)));
            }
        }
        return fouten.Count > 0 ? throw new ConfiguratieException(fouten) : new Beslistabellen(modellen);
    }

    /// <exception cref="KeyNotFoundException">There is no table of this name.</exception>
    /// <exception cref="DecisionException">The values do not fit the table, or it contradicts itself.</exception>
    internal Beslissing Beslis(string tabel, IReadOnlyDictionary<string, object?> feiten, DateTimeOffset nu)
    {
        var uitslag = _tabellen[tabel].Evaluate(feiten, nu, AmsterdamTime.Zone);
        return new Beslissing(tabel, uitslag.Value, [.. uitslag.Hits.Select(h => h.Number)]);
    }

    /// <summary>The table as rows and columns; null when it is not there or is no table.</summary>
    public TabelWeergave? Toon(string stap, string naam) => Vind(naam) is not DecisionTable tabel ? null : new TabelWeergave(
        stap, naam, tabel.Description ?? "",
        tabel.HitPolicy switch
        {
            HitPolicy.First => "De eerste regel die klopt, telt.",
            HitPolicy.Unique => "Er klopt hoogstens één regel.",
            HitPolicy.Any => "Alle regels die kloppen, zeggen hetzelfde.",
            _ => "Alle regels die kloppen, tellen.",
        },
        [.. tabel.Inputs.Select(i => i.Label), .. tabel.Outputs.Select(o => o.Label), .. tabel.Annotations],
        [.. tabel.Rules.Select(r => (IReadOnlyList<string>)[.. r.Tests.Select(Cel), .. r.Outputs.Select(o => o.Text == "null" ? "geen" : o.Text.Trim('"')), .. r.Annotations.Take(tabel.Annotations.Count)])]);

    private static string Cel(UnaryTests test) => test.IsAny ? "–" : test.Text switch { "true" => "ja", "false" => "nee", var tekst => tekst };

    internal Decision? Vind(string tabel) => _tabellen.GetValueOrDefault(tabel);
}
