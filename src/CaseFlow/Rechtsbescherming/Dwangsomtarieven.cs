using CaseFlow.Termijnen;

namespace CaseFlow.Rechtsbescherming;

/// <summary>So many days at so much a day, in whole euros.</summary>
public sealed record Dwangsomtrede(int Dagen, int Bedrag);

/// <summary>What a penalty costs per day, from the day this holds.</summary>
public sealed record Dwangsomtarief(DateOnly GeldigVanaf, string Bron, IReadOnlyList<Dwangsomtrede> Treden)
{
    public int Dagen => Treden.Sum(t => t.Dagen);

    public int Maximum => Treden.Sum(t => t.Dagen * t.Bedrag);

    /// <summary>What is due for this day, counted from 1; nothing after the last one.</summary>
    public int OpDag(int dag)
    {
        foreach (var trede in Treden)
        {
            if (dag <= trede.Dagen)
            {
                return dag < 1 ? 0 : trede.Bedrag;
            }
            dag -= trede.Dagen;
        }
        return 0;
    }

    /// <summary>What is due for so many days together.</summary>
    public int Over(int dagen) => Enumerable.Range(1, Math.Max(0, dagen)).Sum(OpDag);
}

/// <summary>The amounts of workflows/termijnen/dwangsom.json (Awb 4:17 lid 2), each with the day from which it holds.</summary>
public sealed class Dwangsomtarieven
{
    private readonly IReadOnlyList<Dwangsomtarief> _tarieven;

    private Dwangsomtarieven(IEnumerable<Dwangsomtarief> tarieven) => _tarieven = [.. tarieven.OrderBy(t => t.GeldigVanaf)];

    /// <exception cref="InvalidFileException">A wrong file; the Dutch message names file and line.</exception>
    public static Dwangsomtarieven Load(string path)
    {
        var bestand = JsonSource.Load(path);
        var tarieven = bestand.Items().Select(row => new Dwangsomtarief(
            row.OnlyKeys("geldig-vanaf", "bron", "treden").Get("geldig-vanaf").Date(), row.Get("bron").Text(),
            [.. row.Get("treden").Items().Select(t => new Dwangsomtrede(t.OnlyKeys("dagen", "bedrag").Get("dagen").Number(1, 366), t.Get("bedrag").Number(0, 100_000)))])).ToList();
        return tarieven.Count > 0 ? new(tarieven) : throw bestand.Fault("noem minstens een tarief.");
    }

    /// <summary>The amounts that hold for a penalty that begins on this day.</summary>
    public Dwangsomtarief Op(DateOnly eersteDag) => _tarieven.LastOrDefault(t => t.GeldigVanaf <= eersteDag) ?? _tarieven[0];
}
