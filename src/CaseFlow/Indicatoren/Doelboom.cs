using System.Security.Cryptography;
using System.Text;
using CaseFlow.Tellingen;

namespace CaseFlow.Indicatoren;

/// <summary>A goal with the goals under it and the indicators that hang on it.</summary>
/// <param name="IsEigen">Added by policy staff; not in the document.</param>
public sealed record Doel(string Sleutel, string Naam, string? Ouder, bool IsEigen, IReadOnlyList<Doel> Onder, IReadOnlyList<Indicator> Indicatoren)
{
    /// <summary>The name it has in the document, when it was given another.</summary>
    public string? Oorspronkelijk { get; init; }

    public IEnumerable<Doel> Alle() => Onder.SelectMany(d => d.Alle()).Prepend(this);
}

/// <summary>The goals of the document as a tree, with what policy staff changed in it.</summary>
public static class Doelboom
{
    public static IReadOnlyList<Doel> Maak(IReadOnlyList<Indicator> indicatoren, IReadOnlyList<Doelversie> versies)
    {
        var geldig = versies.GroupBy(v => v.Doel).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Versie)!);
        var opId = indicatoren.ToDictionary(i => i.Id);
        return Tak([], null);

        List<Doel> Tak(string[] pad, string? ouder)
        {
            var uitDocument = indicatoren.Where(i => i.Doel.Count > pad.Length && i.Doel.Take(pad.Length).SequenceEqual(pad)).Select(i => i.Doel[pad.Length]).Distinct()
                .Select(naam =>
                {
                    string[] hier = [.. pad, naam];
                    var sleutel = Sleutel(hier);
                    var anders = geldig.GetValueOrDefault(sleutel);
                    return new Doel(sleutel, anders?.Naam ?? naam, ouder, false, Tak(hier, sleutel), [.. indicatoren.Where(i => i.Doel.SequenceEqual(hier))])
                    {
                        Oorspronkelijk = anders is null || anders.Naam == naam ? null : naam,
                    };
                }).ToList();
            return [.. uitDocument, .. Eigen(ouder, pad.Length)];
        }

        // Somebody may hang a goal under itself by way of another; past any depth of a document it ends.
        IEnumerable<Doel> Eigen(string? ouder, int diepte) => diepte > 10 ? [] : geldig.Values.Where(v => IsEigen(v.Doel) && v.Ouder == ouder && !v.IsVervallen).OrderBy(v => v.Naam, StringComparer.Ordinal)
            .Select(v => new Doel(v.Doel, v.Naam, ouder, true, [.. Eigen(v.Doel, diepte + 1)], [.. v.Lijst().Where(opId.ContainsKey).Select(id => opId[id])]));
    }

    /// <summary>The key of a goal of the document: that of its path, so that it is found back as long as the document calls it so.</summary>
    public static string Sleutel(IReadOnlyList<string> pad) => "d-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', pad))))[..16];

    public static string NieuweSleutel() => "e-" + Guid.CreateVersion7().ToString("N");

    public static bool IsEigen(string sleutel) => sleutel.StartsWith("e-", StringComparison.Ordinal);
}
