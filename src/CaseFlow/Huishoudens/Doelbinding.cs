using CaseFlow.Gemeenten;

namespace CaseFlow.Huishoudens;

/// <summary>Whether what was gathered for one law may be read for another.</summary>
public enum Doelgebruik { Toegestaan, Toestemming, Niet }

/// <summary>The answer for a pair of laws, with the article it rests on.</summary>
public sealed record Doelbindingsantwoord(Doelgebruik Uitkomst, string Artikel, string Uitleg);

public sealed record Doelbindingsregel(IReadOnlyList<string> Van, IReadOnlyList<string> Naar, Doelgebruik Uitkomst, string Artikel, string Uitleg);

public sealed record Doelbindingsversie(DateOnly Vanaf, Doelbindingsantwoord Standaard, IReadOnlyList<Doelbindingsregel> Regels);

/// <summary>The purpose matrix of workflows/doelbinding.json: from which law to which law, and since when.</summary>
public sealed record Doelbinding(IReadOnlyList<Doelbindingsversie> Versies, IReadOnlyDictionary<string, IReadOnlyList<string>> Rollen)
{
    private static readonly Doelbindingsantwoord ZelfdeWet = new(Doelgebruik.Toegestaan, "", "Dezelfde wet.");

    /// <summary>An unknown law is no reason to show more: then the standard holds.</summary>
    public Doelbindingsantwoord Van(string? van, string? naar, DateOnly dag)
    {
        if (van is not null && van == naar)
        {
            return ZelfdeWet;
        }
        var versie = Versies.Where(v => v.Vanaf <= dag).MaxBy(v => v.Vanaf) ?? Versies.MinBy(v => v.Vanaf)!;
        return van is not null && naar is not null && versie.Regels.FirstOrDefault(r => r.Van.Contains(van) && r.Naar.Contains(naar)) is { } regel
            ? new Doelbindingsantwoord(regel.Uitkomst, regel.Artikel, regel.Uitleg)
            : versie.Standaard;
    }

    /// <summary>The laws for which somebody in this role works; null where the work begins before the law is known.</summary>
    public IReadOnlyList<string>? WettenVan(string rol) => Rollen.GetValueOrDefault(rol);

    internal static IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, Doelbinding matrix, IReadOnlyCollection<string> wetten)
    {
        if (matrix.Versies.Count == 0)
        {
            yield return bestand.Fout("versies", "Er is geen versie van de doelbinding.", "Zet er ten minste één in, met standaard en regels.");
        }
        foreach (var dubbel in matrix.Versies.GroupBy(v => v.Vanaf).Where(g => g.Count() > 1))
        {
            yield return bestand.Fout($"{dubbel.Key:yyyy-MM-dd}", $"Er zijn twee versies vanaf {dubbel.Key:yyyy-MM-dd}.", "Geef elke versie een eigen dag.");
        }
        foreach (var versie in matrix.Versies)
        {
            foreach (var wet in versie.Regels.SelectMany(r => r.Van.Concat(r.Naar)).Distinct().Where(w => !wetten.Contains(w)))
            {
                yield return bestand.Fout(wet, $"De wet '{wet}' staat niet in lijsten.json.", $"Kies uit: {string.Join(", ", wetten)}.");
            }
            foreach (var paar in versie.Regels.SelectMany(r => r.Van.SelectMany(v => r.Naar.Select(n => (Van: v, Naar: n)))).GroupBy(p => p).Where(g => g.Count() > 1))
            {
                yield return bestand.Fout(paar.Key.Van, $"Van {paar.Key.Van} naar {paar.Key.Naar} staan er twee regels.", "Laat er één staan.");
            }
            foreach (var artikel in versie.Regels.Select(r => r.Artikel).Append(versie.Standaard.Artikel).Where(string.IsNullOrWhiteSpace))
            {
                yield return bestand.Fout("artikel", "Een regel noemt geen wetsartikel.", "Noem het artikel waarop de regel rust.");
            }
        }
        foreach (var (rol, wet) in matrix.Rollen.SelectMany(r => r.Value.Select(w => (r.Key, w))).Where(r => !wetten.Contains(r.w) || !Configuratie.Rollen.Contains(r.Key)))
        {
            yield return bestand.Fout(rol, $"De rol '{rol}' met de wet '{wet}' bestaat niet.", "Kies een rol van CaseFlow en een wet uit lijsten.json.");
        }
    }
}
