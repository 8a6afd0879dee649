using System.Globalization;

namespace CaseFlow.Bescherming;

/// <summary>
/// A perturbation table of the cell key method: how much noise an exact count gets, by the sum of the record keys of what was
/// counted, modulo 1. The same records give the same noise, in every table and every time.
/// </summary>
public sealed class Ruistabel
{
    private const string Map = "ptables/";

    private readonly (decimal Tot, int Ruis)[][] _rijen;

    private Ruistabel(string naam, (decimal Tot, int Ruis)[][] rijen)
    {
        (Naam, _rijen) = (naam, rijen);
        Ruis = rijen.Max(r => r.Max(k => Math.Abs(k.Ruis)));
    }

    /// <summary>The tables of the product, by name.</summary>
    public static IReadOnlyList<string> Namen { get; } =
        [.. typeof(Ruistabel).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Map, StringComparison.Ordinal)).Select(n => n[Map.Length..]).Order(StringComparer.Ordinal)];

    public string Naam { get; }

    /// <summary>The most that is ever added or taken.</summary>
    public int Ruis { get; }

    /// <exception cref="ArgumentException">There is no table of this name.</exception>
    public static Ruistabel Van(string naam)
    {
        using var stroom = typeof(Ruistabel).Assembly.GetManifestResourceStream(Map + naam) ?? throw new ArgumentException($"There is no perturbation table {naam}.", nameof(naam));
        using var lezer = new StreamReader(stroom);
        return Lees(naam, lezer);
    }

    /// <summary>Reads columns i, v and p_int_ub of a table in CSV.</summary>
    internal static Ruistabel Lees(string naam, TextReader lezer)
    {
        var kop = lezer.ReadLine()!.Split(',');
        var (i, v, tot) = (Array.IndexOf(kop, "i"), Array.IndexOf(kop, "v"), Array.IndexOf(kop, "p_int_ub"));
        var rijen = new SortedDictionary<int, List<(decimal, int)>>();
        while (lezer.ReadLine() is { Length: > 0 } regel)
        {
            var velden = regel.Split(',');
            var aantal = int.Parse(velden[i], CultureInfo.InvariantCulture);
            if (!rijen.TryGetValue(aantal, out var rij))
            {
                rijen[aantal] = rij = [];
            }
            rij.Add((decimal.Parse(velden[tot], CultureInfo.InvariantCulture), int.Parse(velden[v], CultureInfo.InvariantCulture)));
        }
        return new Ruistabel(naam, [.. rijen.Values.Select(r => r.ToArray())]);
    }

    /// <param name="aantal">The exact count.</param>
    /// <param name="sleutel">The cell key, from 0 up to 1.</param>
    public int Zoek(int aantal, decimal sleutel)
    {
        var rij = _rijen[Math.Min(aantal, _rijen.Length - 1)];
        var plek = Array.FindIndex(rij, k => sleutel < k.Tot);
        // The last bound is 1 up to rounding.
        return rij[plek < 0 ? rij.Length - 1 : plek].Ruis;
    }
}
