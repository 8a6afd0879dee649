using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Termijnen;

namespace CaseFlow.Bewaring;

/// <summary>A kind of request, with the term that holds for it per law.</summary>
public sealed record Verzoeksoortregel(Verzoeksoort Id, string Naam, string Zin, string Artikel, string Termijn)
{
    public IReadOnlyDictionary<string, string> Termijnen { get; init; } = new Dictionary<string, string>();

    public string TermijnVoor(string? wet) => wet is not null && Termijnen.TryGetValue(wet, out var eigen) ? eigen : Termijn;
}

/// <summary>Why a request is refused, in words for the letter too. No kinds: fits all.</summary>
public sealed record Weigeringsgrond(string Id, string Naam, string Artikel, string Zin)
{
    public IReadOnlyList<Verzoeksoort> Soorten { get; init; } = [];

    public bool GeldtBij(Verzoeksoort soort) => Soorten.Count == 0 || Soorten.Contains(soort);
}

/// <summary>What workflows/bewaring/verzoeken.json says about requests of residents and about keeping longer.</summary>
public sealed record Verzoekregels(
    int ZelfVanaf, int VertegenwoordigerTot, IReadOnlyList<Verzoeksoortregel> Soorten, IReadOnlyList<Keuze> Identificatie, IReadOnlyList<Weigeringsgrond> Gronden, IReadOnlyList<Keuze> Bewaarplicht)
{
    public Verzoeksoortregel Van(Verzoeksoort soort) => Soorten.First(s => s.Id == soort);

    public Weigeringsgrond? Grond(string? id) => Gronden.FirstOrDefault(g => g.Id == id);

    /// <exception cref="ConfiguratieException">Names every fault with file and line.</exception>
    public static Verzoekregels Load(string workflows, TermijnRegels termijnen)
    {
        var bestand = Configuratiebestand.Load(workflows, Path.Combine(workflows, "bewaring", "verzoeken.json"));
        var regels = bestand.Parse<Verzoekregels>();
        var fouten = Controleer(bestand, regels, termijnen).ToList();
        return fouten.Count > 0 ? throw new ConfiguratieException(fouten) : regels;
    }

    private static IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, Verzoekregels regels, TermijnRegels termijnen)
    {
        foreach (var soort in Enum.GetValues<Verzoeksoort>().Where(s => regels.Soorten.Count(r => r.Id == s) != 1))
        {
            yield return bestand.Fout("soorten", $"Het verzoek '{soort.ToString().ToLowerInvariant()}' hoort er precies één keer te staan.", "Zet het erbij, of haal de dubbele weg.");
        }
        foreach (var (soort, termijn) in regels.Soorten.SelectMany(s => s.Termijnen.Values.Append(s.Termijn).Select(t => (s, t))).Where(x => !termijnen.Bestaat(x.t)))
        {
            yield return bestand.Fout(termijn, $"De termijn '{termijn}' van '{soort.Naam}' bestaat niet.", "Kies een id uit termijnen/termijnregels.json.");
        }
        foreach (var dubbel in regels.Gronden.Select(g => g.Id).GroupBy(id => id).Where(g => g.Count() > 1))
        {
            yield return bestand.Fout(dubbel.Key, $"De grond '{dubbel.Key}' staat er twee keer.", "Geef elke grond een eigen id.");
        }
        foreach (var grond in regels.Gronden.Where(g => string.IsNullOrWhiteSpace(g.Artikel) || string.IsNullOrWhiteSpace(g.Zin)))
        {
            yield return bestand.Fout(grond.Id, $"De grond '{grond.Id}' mist een artikel of een zin voor de brief.", "Vul beide in.");
        }
        if (regels.Identificatie.Count == 0 || regels.Bewaarplicht.Count == 0 || regels.Gronden.Count == 0)
        {
            yield return bestand.Fout("identificatie", "Er is geen manier om iemand te herkennen, geen grond, of geen reden om langer te bewaren.", "Zet er van elk ten minste één in.");
        }
        if (regels.ZelfVanaf < 0 || regels.VertegenwoordigerTot < regels.ZelfVanaf)
        {
            yield return bestand.Fout("zelf-vanaf", "De leeftijden spreken elkaar tegen.", "vertegenwoordiger-tot is niet lager dan zelf-vanaf.");
        }
    }
}
