using System.Globalization;

namespace CaseFlow.Tellingen;

/// <summary>Which words a dimension may be, so that it can be said whether one range lies inside another. No word is the empty word.</summary>
internal sealed class Woordbereik
{
    public const string Overig = "overig";
    public const string Onbekend = "onbekend";

    private readonly HashSet<string> _woorden;
    private readonly string[] _begin;
    private readonly bool _isRest;
    private readonly (decimal Laag, decimal Hoog)? _klasse;

    private Woordbereik(string tekst, IEnumerable<string> woorden, IEnumerable<string>? begin = null, bool isRest = false, (decimal, decimal)? klasse = null)
    {
        (Tekst, _woorden, _begin, _isRest, _klasse) = (tekst, [.. woorden], [.. begin ?? []], isRest, klasse);
    }

    /// <summary>As it stands in the key of a cell.</summary>
    public string Tekst { get; }

    /// <summary>The words, when it is these and no others.</summary>
    public IReadOnlySet<string>? Woorden => _isRest || _klasse is not null || _begin.Length > 0 ? null : _woorden;

    public static Woordbereik Van(IEnumerable<string> woorden, string? tekst = null)
    {
        var alle = woorden.Distinct().Order(StringComparer.Ordinal).ToList();
        var begin = alle.Where(w => w.EndsWith('*')).Select(w => w[..^1]).ToList();
        return new(tekst ?? string.Join('+', alle), alle.Where(w => !w.EndsWith('*')).Select(w => w == Onbekend ? "" : w), begin);
    }

    /// <summary>Every word that is not one of these, and no word.</summary>
    public static Woordbereik Rest(IEnumerable<string> woorden, string tekst = Overig) => new(tekst, woorden, isRest: true);

    public static Woordbereik Klasse(decimal laag, decimal hoog) => new(hoog == decimal.MaxValue ? $"{Getal(laag)}-" : $"{Getal(laag)}-{Getal(hoog)}", [], klasse: (laag, hoog));

    /// <summary>No number.</summary>
    public static Woordbereik GeenGetal() => new(Onbekend, [], klasse: (1, 0));

    public bool Bevat(string woord) => _klasse is { } klasse
        ? decimal.TryParse(woord, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var getal) ? klasse.Laag <= getal && getal <= klasse.Hoog : klasse.Laag > klasse.Hoog
        : _isRest ? !_woorden.Contains(woord)
        : _woorden.Contains(woord) || (woord.Length > 0 && _begin.Any(b => woord.StartsWith(b, StringComparison.Ordinal)));

    public bool Omvat(Woordbereik ander) =>
        _klasse is not null || ander._klasse is not null ? Tekst == ander.Tekst
        : (_isRest, ander._isRest) switch
        {
            (false, true) => false,
            (true, true) => _woorden.IsSubsetOf(ander._woorden),
            (true, false) => !_woorden.Any(ander.Bevat),
            _ => ander._woorden.All(Bevat) && ander._begin.All(b => _begin.Any(mijn => b.StartsWith(mijn, StringComparison.Ordinal))),
        };

    private static string Getal(decimal getal) => getal.ToString("0.##", CultureInfo.InvariantCulture);
}
