using System.Globalization;
using CaseFlow.Bescherming;

namespace CaseFlow.Tellingen;

/// <summary>Which units a cell counts, and by which rows.</summary>
internal sealed record Geteld(HashSet<int> Eenheden, List<int> Rijen);

/// <summary>Counts the cells of one ground in one period.</summary>
internal sealed class Grondtelling
{
    private readonly Telbeeld _beeld;
    private readonly Telgrond _grond;
    private readonly bool _heeftAanbieder;
    private readonly int[] _eenheid;
    private readonly List<(string Huishouden, uint Sleutel)> _wie = [];

    public Grondtelling(Telbeeld beeld, Telgrond grond, bool heeftAanbieder)
    {
        (_beeld, _grond, _heeftAanbieder) = (beeld, grond, heeftAanbieder);
        _eenheid = new int[beeld.Rijen.Count];
        var nummers = new Dictionary<string, int>();
        for (var i = 0; i < beeld.Rijen.Count; i++)
        {
            var rij = beeld.Rijen[i];
            if (!nummers.TryGetValue(Wie(rij, i), out var nummer))
            {
                nummers[Wie(rij, i)] = nummer = _wie.Count;
                _wie.Add((rij.HuishoudenOfEigen, Sleutel(rij)));
            }
            _eenheid[i] = nummer;
        }
    }

    public Geteld Tel(Conditie conditie)
    {
        var samen = conditie.Eisen.OfType<Samenvoorwaarde>().FirstOrDefault();
        var rijen = Enumerable.Range(0, _eenheid.Length).Where(i => _beeld.Voldoet(conditie, _beeld.Rijen[i])).ToList();
        if (samen is { Minstens: > 1 })
        {
            var genoeg = rijen.GroupBy(i => _eenheid[i]).Where(g => g.Select(i => _beeld.Rijen[i].Naam).Distinct().Count() >= samen.Minstens).Select(g => g.Key).ToHashSet();
            rijen = [.. rijen.Where(i => genoeg.Contains(_eenheid[i]))];
        }
        return new Geteld([.. rijen.Select(i => _eenheid[i])], rijen);
    }

    public Geteld Verschil(Geteld ruim, Geteld nauw)
    {
        var rijen = ruim.Rijen.Where(i => !nauw.Eenheden.Contains(_eenheid[i])).ToList();
        return new Geteld([.. rijen.Select(i => _eenheid[i])], rijen);
    }

    public Telcel Maak(Geteld geteld, Conditie conditie)
    {
        var perHuishouden = Huishoudens(geteld).GroupBy(h => h.Huishouden).Select(g => g.Select(h => h.Eenheid).Distinct().Count()).ToList();
        var cel = new Telcel(geteld.Eenheden.Count, perHuishouden.Count)
        {
            GrootsteHuishouden = perHuishouden.Count == 0 ? 0 : perHuishouden.Max(),
            Sleutel = geteld.Eenheden.Aggregate(0u, (som, e) => unchecked(som + _wie[e].Sleutel)),
        };
        if (!_heeftAanbieder || conditie.Waar.ContainsKey("aanbieder") || _grond.Eenheid is Teleenheid.Aanbieder or Teleenheid.AanbiederPerPersoon)
        {
            return cel;
        }
        var perAanbieder = geteld.Rijen.GroupBy(i => _beeld.Rijen[i].Woord("aanbieder")).ToDictionary(g => g.Key, g => g.Select(i => _eenheid[i]).Distinct().Count());
        // Where nobody wrote the provider down, nothing tells of one.
        return perAanbieder.Keys.All(a => a.Length == 0) ? cel : cel with
        {
            Aanbieders = perAanbieder.Count,
            GrootsteAanbieder = perAanbieder.Where(a => a.Key.Length > 0).Max(a => a.Value),
        };
    }

    /// <summary>How often a unit is in one more row than the first.</summary>
    public Telcel Overlap(IReadOnlyList<Geteld> delen, Conditie geheel)
    {
        var vaak = delen.SelectMany(d => d.Eenheden).GroupBy(e => e).Where(g => g.Count() > 1).ToDictionary(g => g.Key, g => g.Count() - 1);
        var cel = Maak(new Geteld([.. vaak.Keys], [.. delen.SelectMany(d => d.Rijen).Distinct().Where(i => vaak.ContainsKey(_eenheid[i]))]), geheel);
        return cel with { Aantal = vaak.Values.Sum() };
    }

    /// <summary>The sum of a number, with what the two largest households have in it.</summary>
    public Bedragcel Bedrag(Conditie conditie, string getal)
    {
        var perHuishouden = Tel(conditie).Rijen
            .GroupBy(i => _wie[_eenheid[i]].Huishouden, i => decimal.TryParse(_beeld.Woord(_beeld.Rijen[i], getal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var bedrag) ? bedrag : 0)
            .Select(g => g.Sum()).OrderDescending().ToList();
        return new Bedragcel(Heel(perHuishouden.Sum()), perHuishouden.Count, Heel(perHuishouden.FirstOrDefault()), Heel(perHuishouden.Skip(1).FirstOrDefault()));
    }

    private static long Heel(decimal bedrag) => (long)Math.Round(bedrag, MidpointRounding.AwayFromZero);

    private IEnumerable<(string Huishouden, int Eenheid)> Huishoudens(Geteld geteld) => _grond.Eenheid is Teleenheid.Aanbieder or Teleenheid.AanbiederPerPersoon
        ? geteld.Rijen.Select(i => (_beeld.Rijen[i].HuishoudenOfEigen, _eenheid[i]))
        : geteld.Eenheden.Select(e => (_wie[e].Huishouden, e));

    private string Wie(Telrij rij, int nummer) => _grond.Eenheid switch
    {
        Teleenheid.Persoon => rij.PersoonOfEigen,
        Teleenheid.Huishouden => rij.HuishoudenOfEigen,
        Teleenheid.Aanbieder => rij.Woord("aanbieder"),
        Teleenheid.AanbiederPerPersoon => $"{rij.Woord("aanbieder")}|{rij.PersoonOfEigen}",
        _ => nummer.ToString(CultureInfo.InvariantCulture),
    };

    // Of the first eight figures of the keyed hash: the same record gives the same number in every table and every time.
    private uint Sleutel(Telrij rij) => _grond.Eenheid switch
    {
        Teleenheid.Persoon => Getal(rij.Persoon ?? rij.Record),
        Teleenheid.Huishouden => Getal(rij.Huishouden ?? rij.Persoon ?? rij.Record),
        Teleenheid.Aanbieder => Getal(rij.Woord("aanbieder")),
        Teleenheid.AanbiederPerPersoon => unchecked(Getal(rij.Woord("aanbieder")) + Getal(rij.Persoon ?? rij.Record)),
        _ => Getal(_grond.Loopt ? rij.Ding ?? rij.Record : rij.Record),
    };

    private static uint Getal(string sleutel) => sleutel.Length >= 8 && uint.TryParse(sleutel.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var getal) ? getal
        : BitConverter.ToUInt32(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(sleutel)).AsSpan(0, 4));
}
