using System.Collections.Frozen;
using CaseFlow.Brieven;
using CaseFlow.Demo;
using CaseFlow.Formulieren;
using CaseFlow.Huishoudens;
using CaseFlow.Tellingen;

namespace CaseFlow.Gemeenten;

/// <summary>All configuration that is not a route or a term: municipalities, forms, lists and letters, read once at the start.</summary>
public sealed class Configuratie
{
    public static readonly IReadOnlyList<string> Rollen =
    [
        "intake", "consulent", "jeugdregisseur", "regisseur", "procesregisseur", "spoedteam", "schuldhulpverlener", "klantmanager",
        "jurist", "administratie", "teamleider", "kwaliteit", "beleid", "beheer", "privacy",
    ];

    private readonly FrozenDictionary<string, Keuzelijsten> _keuzelijsten;

    private Configuratie(IEnumerable<Gemeente> gemeenten, IEnumerable<Formulier> formulieren, Lijsten lijsten, Brievenboek brieven)
    {
        Gemeenten = gemeenten.ToFrozenDictionary(g => g.Id);
        Formulieren = formulieren.ToFrozenDictionary(f => f.Id);
        Lijsten = lijsten;
        Brieven = brieven;
        _keuzelijsten = Gemeenten.Values.ToFrozenDictionary(g => g.Id, g => new Keuzelijsten(lijsten, g, () => Routekoppen));
    }

    public IReadOnlyDictionary<string, Gemeente> Gemeenten { get; }

    public IReadOnlyDictionary<string, Formulier> Formulieren { get; }

    public Lijsten Lijsten { get; }

    /// <summary>Which law may read what was gathered for which other law.</summary>
    public Doelbinding Doelbinding { get; private init; } = null!;

    /// <summary>Letter templates.</summary>
    public Brievenboek Brieven { get; }

    /// <summary>The routes as a list of choices shows them; they are read after the municipalities.</summary>
    public IReadOnlyList<Routekop> Routekoppen { get; internal set; } = [];

    /// <summary>The events that may come from elsewhere.</summary>
    public IReadOnlyList<Feitsoort> Feitsoorten { get; private init; } = [];

    /// <summary>What the demo begins with.</summary>
    public IReadOnlyList<Demofeit> Demofeiten { get; private init; } = [];

    /// <summary>The groups of which the size comes from outside.</summary>
    public IReadOnlyList<Noemer> Noemers { get; private init; } = [];

    /// <summary>What every municipality wants to know, and how it is counted.</summary>
    public Indicatorenboek Indicatorenboek { get; private init; } = Indicatorenboek.Leeg;

    /// <summary>The indicators of every municipality's own policy document.</summary>
    public IReadOnlyList<Indicator> Indicatoren { get; internal set; } = [];

    public IReadOnlyList<Indicator> IndicatorenVan(string gemeente) => [.. Indicatoren.Where(i => i.Gemeente == gemeente)];

    public Keuzelijsten Keuzelijsten(string gemeente) => _keuzelijsten[gemeente];

    /// <exception cref="ConfiguratieException">Names every fault with file and line.</exception>
    public static Configuratie Load(string workflows)
    {
        var fouten = new List<ConfiguratieFout>();
        var gemeenten = Bestanden(workflows, "gemeenten", "gemeente.json").Select(b => Probeer(b, fouten, b => (b, inhoud: b.Parse<Gemeente>()))).Where(x => x.b is not null).ToList();
        var formulieren = Bestanden(workflows, "formulieren", "*.json").Select(b => Probeer(b, fouten, b => (b, inhoud: b.Parse<Formulier>()))).Where(x => x.b is not null).ToList();
        var lijsten = Lees(() => Configuratiebestand.Load(workflows, Path.Combine(workflows, "lijsten.json")).Parse<Lijsten>(), fouten) ?? [];
        var matrix = Lees(() => Configuratiebestand.Load(workflows, Path.Combine(workflows, "doelbinding.json")), fouten);
        var doelbinding = matrix is null ? null : Lees(matrix.Parse<Doelbinding>, fouten);
        if (doelbinding is not null)
        {
            fouten.AddRange(Doelbinding.Controleer(matrix!, doelbinding, [.. (lijsten.GetValueOrDefault("wet") ?? []).Select(w => w.Id)]));
        }
        var feiten = new List<Feitsoort>();
        if (File.Exists(Path.Combine(workflows, "feiten.json")))
        {
            var bestand = Configuratiebestand.Load(workflows, Path.Combine(workflows, "feiten.json"));
            feiten = Lees(bestand.Parse<List<Feitsoort>>, fouten) ?? [];
            fouten.AddRange(Feitcontrole.Controleer(bestand, feiten));
        }
        var demo = File.Exists(Path.Combine(workflows, "demo-feiten.json"))
            ? Lees(Configuratiebestand.Load(workflows, Path.Combine(workflows, "demo-feiten.json")).Parse<List<Demofeit>>, fouten) : null;
        var noemers = new List<Noemer>();
        if (File.Exists(Path.Combine(workflows, "noemers.json")))
        {
            var bestand = Configuratiebestand.Load(workflows, Path.Combine(workflows, "noemers.json"));
            noemers = Lees(bestand.Parse<List<Noemer>>, fouten) ?? [];
            fouten.AddRange(noemers.Where(n => !Feitcontrole.IsWoord(n.Id) || noemers.Count(x => x.Id == n.Id) > 1 || string.IsNullOrWhiteSpace(n.Naam))
                .Select(n => bestand.Fout(n.Id, $"De groep '{n.Id}' kan niet.", "Geef elke groep een naam en een eigen id in kleine letters met streepjes.")));
        }
        var indicatoren = Indicatorenboek.Load(workflows, [.. gemeenten.Select(g => g.inhoud)], [.. noemers.Select(n => n.Id)], fouten);
        foreach (var (bestand, gemeente) in gemeenten)
        {
            fouten.AddRange(GemeenteControle.Controleer(bestand, gemeente));
            fouten.AddRange(LeefgebiedControle.Controleer(bestand, gemeente, lijsten));
            fouten.AddRange(LijstControle.Controleer(bestand, gemeente, lijsten));
        }
        foreach (var (bestand, formulier) in formulieren)
        {
            fouten.AddRange(FormulierBestandControle.Controleer(bestand, formulier, lijsten));
        }
        var brieven = Brievenboek.Load(workflows, formulieren.Select(f => f.inhoud), fouten);
        if (gemeenten.Count == 0 && fouten.Count == 0)
        {
            fouten.Add(new ConfiguratieFout("gemeenten", 1, "Er is geen gemeente.", "Maak workflows/gemeenten/NAAM/gemeente.json."));
        }
        if (fouten.Count > 0)
        {
            throw new ConfiguratieException(fouten);
        }
        return new Configuratie(gemeenten.Select(g => g.inhoud), formulieren.Select(f => f.inhoud), lijsten, brieven)
        {
            Doelbinding = doelbinding!,
            Feitsoorten = feiten,
            Noemers = noemers,
            Demofeiten = demo ?? [],
            Indicatorenboek = indicatoren,
            Indicatoren = indicatoren.Indicatoren,
        };
    }

    private static IEnumerable<Configuratiebestand> Bestanden(string workflows, string map, string patroon)
    {
        var pad = Path.Combine(workflows, map);
        return Directory.Exists(pad)
            ? Directory.GetFiles(pad, patroon, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(p => Configuratiebestand.Load(workflows, p))
            : [];
    }

    private static T? Probeer<T>(Configuratiebestand bestand, List<ConfiguratieFout> fouten, Func<Configuratiebestand, T> lees) => Lees(() => lees(bestand), fouten);

    private static T? Lees<T>(Func<T> lees, List<ConfiguratieFout> fouten)
    {
        try
        {
            return lees();
        }
        catch (ConfiguratieException e)
        {
            fouten.AddRange(e.Fouten);
            return default;
        }
    }
}
