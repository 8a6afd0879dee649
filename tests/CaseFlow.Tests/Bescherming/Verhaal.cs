using CaseFlow.Bescherming;

namespace CaseFlow.Tests.Bescherming;

/// <summary>
/// What a municipality publishes of one subject in the course of time, made by chance: two months, and the quarter of both, with every
/// kind of relation: breakdowns, time, a subset with its rest, distinct counts that overlap, and stock with what came and went.
/// </summary>
internal sealed class Verhaal
{
    private readonly Dictionary<string, Telcel> _cellen = [];
    private readonly List<Somregel> _sommen = [];
    private readonly HashSet<string> _onzichtbaar = [];
    private readonly List<(string Naam, HashSet<string> Nieuw)> _publicaties = [];

    public Verhaal(Random random, int klassen, bool metKruis)
    {
        int Aantal() => random.Next(10) switch { < 2 => 0, < 5 => random.Next(10), < 7 => random.Next(8, 20), _ => random.Next(20, 60) };
        string[] maanden = ["m1", "m2"];
        foreach (var maand in maanden)
        {
            Nieuw(maand);
            foreach (var klasse in Klassen(klassen))
            {
                Zet($"{klasse}@{maand}", Aantal());
            }
            Tel($"*@{maand}", Klassen(klassen).Select(k => $"{k}@{maand}"));
            if (metKruis)
            {
                var over = _cellen[$"*@{maand}"].Aantal;
                Zet($"x@{maand}", random.Next(over + 1));
                Zet($"y@{maand}", over - _cellen[$"x@{maand}"].Aantal);
                _sommen.Add(new($"*@{maand}", [$"x@{maand}", $"y@{maand}"]));
            }
        }
        Nieuw("k");
        foreach (var naam in Klassen(klassen).Append("*").Concat(metKruis ? ["x", "y"] : []))
        {
            Tel($"{naam}@k", maanden.Select(m => $"{naam}@{m}"));
        }
        _sommen.Add(new("*@k", [.. Klassen(klassen).Select(k => $"{k}@k")]));
        if (metKruis)
        {
            _sommen.Add(new("*@k", ["x@k", "y@k"]));
        }
        // Some of all are returns; the rest is no number of anybody.
        var alle = _cellen["*@k"].Aantal;
        Zet("terug@k", random.Next(3) == 0 ? Math.Min(alle, random.Next(10)) : random.Next(alle + 1));
        Zet("rest@k", alle - _cellen["terug@k"].Aantal, isOnzichtbaar: true);
        _sommen.Add(new("*@k", ["terug@k", "rest@k"]));
        // Persons per service: who has two is counted in both.
        var (zorg, hulp) = (Aantal(), Aantal());
        var beide = random.Next(Math.Min(zorg, hulp) + 1);
        Zet("zorg@k", zorg);
        Zet("hulp@k", hulp);
        Zet("beide@k", beide, isOnzichtbaar: true);
        Zet("personen@k", zorg + hulp - beide);
        Tel("dubbel@k", ["zorg@k", "hulp@k"], isOnzichtbaar: true);
        _sommen.Add(new("dubbel@k", ["personen@k", "beide@k"]));
        // Stock: what was there and what came is what is there and what went; what came is the count itself.
        var eerst = Aantal();
        Zet("stand@k0", eerst);
        Tel("ooit@k", ["stand@k0", "*@k"], isOnzichtbaar: true);
        Zet("uit@k", random.Next(3) == 0 ? Math.Min(eerst + alle, random.Next(10)) : random.Next(eerst + alle + 1));
        Zet("stand@k", eerst + alle - _cellen["uit@k"].Aantal);
        _sommen.Add(new("ooit@k", ["stand@k", "uit@k"]));
    }

    public IReadOnlyList<Somregel> Sommen => _sommen;

    public IReadOnlyDictionary<string, Telcel> Cellen => _cellen;

    /// <summary>The publications in order, each with all before it; returns what is public in the end. Invisible cells are hidden.</summary>
    public Dictionary<string, Cel> Publiceer(Onthullingsregels regels)
    {
        List<IReadOnlyDictionary<string, Cel>> eerder = [];
        foreach (var (naam, nieuw) in _publicaties)
        {
            eerder.Add(Onthulling.Bescherm(Blok(naam, nieuw), regels, eerder));
        }
        return _cellen.Keys.ToDictionary(s => s, s => eerder.Select(e => e.TryGetValue(s, out var cel) ? cel : (Cel?)null).FirstOrDefault(c => c is not null) ?? Cel.Verborgen);
    }

    /// <summary>A month knows its own cells; the quarter knows all.</summary>
    private Telblok Blok(string naam, HashSet<string> nieuw)
    {
        bool Kent(string sleutel) => naam == "k" || nieuw.Contains(sleutel);
        return new Telblok(naam, _cellen.Where(c => Kent(c.Key)).ToDictionary(), [.. _sommen.Where(s => Kent(s.Totaal) && s.Delen.All(Kent))])
        {
            Nieuw = nieuw,
            Onzichtbaar = _onzichtbaar,
        };
    }

    private void Nieuw(string naam) => _publicaties.Add((naam, []));

    private void Zet(string sleutel, int aantal, bool isOnzichtbaar = false)
    {
        _cellen[sleutel] = new Telcel(aantal, aantal) { Sleutel = (uint)aantal * 2_654_435_761U };
        (isOnzichtbaar ? _onzichtbaar : _publicaties[^1].Nieuw).Add(sleutel);
    }

    private void Tel(string totaal, IEnumerable<string> delen, bool isOnzichtbaar = false)
    {
        string[] lijst = [.. delen];
        Zet(totaal, lijst.Sum(d => _cellen[d].Aantal), isOnzichtbaar);
        _sommen.Add(new(totaal, lijst));
    }

    private static string[] Klassen(int aantal) => [.. Enumerable.Range(0, aantal).Select(i => $"{(char)('a' + i)}")];
}
