using CaseFlow.Bescherming;

namespace CaseFlow.Tests.Bescherming.Aanval;

internal sealed record Inwoner(int Nummer, int Huishouden, string Wijk, string Sekse, string Leeftijd, uint Sleutel);

/// <summary>An event of a resident in a month, 1 to 12.</summary>
internal sealed record Feit(Inwoner Wie, int Maand, string Voorziening, int Aanbieder, string Duur, uint Sleutel)
{
    public Lid Lid => new(Sleutel, Wie.Huishouden, Aanbieder);
}

/// <summary>An indication that runs from a month up to another; 13 when it does not end in the year, 0 when it began before it.</summary>
internal sealed record Lopend(Inwoner Wie, string Voorziening, int Van, int Tot, uint Sleutel)
{
    public Lid Lid => new(Sleutel, Wie.Huishouden, 0);

    public Lid AlsInwoner => new(Wie.Sleutel, Wie.Huishouden, 0);

    public bool LooptOp(int maand) => Van <= maand && maand < Tot;
}

/// <summary>A generated municipality: one large wijk and one very small, a product that is rare, a class that is rare.</summary>
internal sealed class Bevolking
{
    public static readonly string[] Wijken = ["noord", "zuid", "oost", "west", "buurtschap"];
    public static readonly string[] Voorzieningen = ["hulp", "begeleiding", "vervoer", "hulpmiddel", "verblijf"];
    public static readonly string[] Duren = ["week", "maand", "kwartaal", "langer"];
    public static readonly string[] Leeftijden = ["0-17", "18-64", "65-plus"];

    private readonly Random _random;

    /// <param name="omvang">About how many events a month has.</param>
    public Bevolking(int seed, int omvang)
    {
        _random = new Random(seed);
        var (wijken, voorzieningen) = (Gewichten(Wijken.Length), Gewichten(Voorzieningen.Length));
        for (var huishouden = 0; Inwoners.Count < omvang * 6; huishouden++)
        {
            var wijk = Wijken[Trek(wijken)];
            for (var lid = _random.Next(10) switch { < 6 => 1, < 9 => 2, _ => 5 }; lid > 0; lid--)
            {
                Inwoners.Add(new Inwoner(Inwoners.Count, huishouden, wijk, _random.Next(2) == 0 ? "vrouw" : "man", Leeftijden[Trek([3, 5, 2])], Sleutel()));
            }
        }
        for (var maand = 1; maand <= 12; maand++)
        {
            for (var i = _random.Next(omvang / 2, omvang + omvang / 2 + 1); i > 0; i--)
            {
                var wie = Inwoners[_random.Next(Inwoners.Count)];
                Feiten.Add(new Feit(wie, maand, Voorzieningen[Trek(voorzieningen)], _random.Next(3), Duren[Trek([4, 3, 2, 1])], Sleutel()));
            }
        }
        foreach (var wie in Inwoners.Where(_ => _random.Next(3) == 0))
        {
            for (var i = _random.Next(4) == 0 ? 2 : 1; i > 0; i--)
            {
                var van = _random.Next(2) == 0 ? 0 : _random.Next(1, 13);
                Lopend.Add(new Lopend(wie, Voorzieningen[Trek(voorzieningen)], van, Math.Min(13, van + _random.Next(1, 16)), Sleutel()));
            }
        }
    }

    public List<Inwoner> Inwoners { get; } = [];

    public List<Feit> Feiten { get; } = [];

    public List<Lopend> Lopend { get; } = [];

    /// <summary>The same year after a late report, or after one that is taken back.</summary>
    public Bevolking(Bevolking ander, int seed, int maand)
    {
        _random = new Random(seed);
        (Inwoners, Lopend) = (ander.Inwoners, ander.Lopend);
        Feiten.AddRange(ander.Feiten);
        var vanMaand = Feiten.FindAll(f => f.Maand == maand);
        var voorbeeld = vanMaand[_random.Next(vanMaand.Count)];
        if (_random.Next(3) == 0)
        {
            Feiten.Remove(voorbeeld);
        }
        else
        {
            // Often of somebody in a small class, for that is where it shows.
            var wie = Inwoners[_random.Next(Inwoners.Count)];
            Feiten.Add(voorbeeld with { Wie = wie, Voorziening = Voorzieningen[_random.Next(Voorzieningen.Length)], Sleutel = Sleutel() });
        }
    }

    private uint Sleutel() => (uint)_random.NextInt64(1L << 32);

    private int[] Gewichten(int aantal) => [.. Enumerable.Range(0, aantal).Select(i => i == aantal - 1 ? 1 : _random.Next(2, 10) * (aantal - i))];

    private int Trek(int[] gewichten)
    {
        var worp = _random.Next(gewichten.Sum());
        for (var i = 0; ; i++)
        {
            if ((worp -= gewichten[i]) < 0)
            {
                return i;
            }
        }
    }
}
