using CaseFlow.Bescherming;
using CaseFlow.Tellingen;

namespace CaseFlow.Tests.Bescherming;

/// <summary>Blocks of exact counts, made by hand or by chance; every count is of as many households unless told otherwise.</summary>
internal static class Blokken
{
    public static readonly Onthullingsregels Gewoon = new(10, 5);

    /// <summary>A table of one dimension: rows a, b, c and so on with their total.</summary>
    public static Telblok Reeks(params int[] aantallen) => Maak(new Telblokbouwer("t").Reeks("r", Namen(aantallen.Length)),
        aantallen.Select((n, i) => (n, new[] { "t|*", $"t|r|{Naam(i)}" })));

    /// <summary>A table of two dimensions, row by row.</summary>
    public static Telblok Kruis(int[][] rijen) => Maak(new Telblokbouwer("t").Kruistabel(Namen(rijen.Length), [.. Enumerable.Range(1, rijen[0].Length).Select(k => $"{k}")]),
        rijen.SelectMany((rij, r) => rij.Select((n, k) => (n, new[] { "t|*", $"t|{Naam(r)}|*", $"t|*|{k + 1}", $"t|{Naam(r)}|{k + 1}" }))));

    /// <summary>Two tables of one dimension that share their total.</summary>
    public static Telblok Tweeling(int[] eerste, int[] tweede)
    {
        var bouwer = new Telblokbouwer("t").Reeks("r", Namen(eerste.Length)).Reeks("s", Namen(tweede.Length));
        var r = eerste.SelectMany((n, i) => Enumerable.Repeat($"t|r|{Naam(i)}", n));
        var s = tweede.SelectMany((n, i) => Enumerable.Repeat($"t|s|{Naam(i)}", n));
        return Maak(bouwer, r.Zip(s).Select(p => (1, new[] { "t|*", p.First, p.Second })));
    }

    public static Telblok AlsPrestatie(this Telblok blok) => blok with { IsPrestatie = true };

    public static Telblok MetHuishoudens(this Telblok blok, string sleutel, int huishoudens) => blok with
    {
        Cellen = blok.Cellen.ToDictionary(c => c.Key, c => c.Key == sleutel ? c.Value with { Huishoudens = huishoudens } : c.Value),
    };

    /// <summary>The published cells in words: a number, "-" hidden, "k" too small.</summary>
    public static string Tekst(this IReadOnlyDictionary<string, Cel> cellen, params string[] sleutels) =>
        string.Join(' ', sleutels.Select(s => cellen[s] switch { { Getal: { } n } => $"{n}", { Reden: Reden.TeKlein } => "k", _ => "-" }));

    public static string Naam(int i) => $"{(char)('a' + i)}";

    private static string[] Namen(int aantal) => [.. Enumerable.Range(0, aantal).Select(Naam)];

    private static Telblok Maak(Telblokbouwer bouwer, IEnumerable<(int Aantal, string[] Sleutels)> feiten)
    {
        foreach (var (aantal, sleutels) in feiten)
        {
            for (var i = 0; i < aantal; i++)
            {
                bouwer.Tel(null, sleutels);
            }
        }
        return bouwer.Maak();
    }
}
