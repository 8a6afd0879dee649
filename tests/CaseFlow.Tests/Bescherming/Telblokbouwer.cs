using CaseFlow.Bescherming;

namespace CaseFlow.Tests.Bescherming;

/// <summary>Counts events into the cells of one block.</summary>
public sealed class Telblokbouwer(string naam)
{
    public const string Alles = "*";

    private readonly Dictionary<string, (int Aantal, HashSet<string> Huishoudens)> _cellen = [];
    private readonly List<Somregel> _sommen = [];
    private int _zonderHuishouden;

    public static string Sleutel(string naam, params string[] waarden) => string.Join('|', [naam, .. waarden]);

    public string Cel(params string[] waarden)
    {
        var sleutel = Sleutel(naam, waarden);
        _cellen.TryAdd(sleutel, (0, []));
        return sleutel;
    }

    /// <summary>A table of one dimension; more of them share the same total.</summary>
    public Telblokbouwer Reeks(string dimensie, IEnumerable<string> waarden)
    {
        _sommen.Add(new Somregel(Cel(Alles), [.. waarden.Select(w => Cel(dimensie, w))]));
        return this;
    }

    /// <summary>A table of two dimensions, with the totals of its rows and columns and of all.</summary>
    public Telblokbouwer Kruistabel(IReadOnlyList<string> rijen, IReadOnlyList<string> kolommen)
    {
        _sommen.Add(new Somregel(Cel(Alles), [.. rijen.Select(r => Cel(r, Alles))]));
        _sommen.Add(new Somregel(Cel(Alles), [.. kolommen.Select(k => Cel(Alles, k))]));
        _sommen.AddRange(rijen.Select(r => new Somregel(Cel(r, Alles), [.. kolommen.Select(k => Cel(r, k))])));
        _sommen.AddRange(kolommen.Select(k => new Somregel(Cel(Alles, k), [.. rijen.Select(r => Cel(r, k))])));
        return this;
    }

    /// <summary>One event, in every cell it belongs to. Without a household it counts as one of its own.</summary>
    public void Tel(string? huishouden, params IEnumerable<string> sleutels)
    {
        huishouden ??= $"-{++_zonderHuishouden}";
        foreach (var sleutel in sleutels)
        {
            var (aantal, huishoudens) = _cellen[sleutel];
            huishoudens.Add(huishouden);
            _cellen[sleutel] = (aantal + 1, huishoudens);
        }
    }

    public Telblok Maak(bool isPrestatie = false) =>
        new(naam, _cellen.ToDictionary(c => c.Key, c => new Telcel(c.Value.Aantal, c.Value.Huishoudens.Count)), _sommen, isPrestatie);
}
