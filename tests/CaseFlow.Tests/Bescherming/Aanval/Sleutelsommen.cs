using CaseFlow.Bescherming;

namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>
/// What an intruder works out from the names of published cells alone: a quarter is its months, a breakdown its rows, and what lies
/// inside something else leaves a rest that nobody published. Only what holds in the truth is kept: he knows how the program counts.
/// </summary>
internal sealed class Sleutelsommen
{
    private readonly Dictionary<string, long> _waarheid;
    private readonly Dictionary<string, Somregel> _sommen = [];

    private sealed record Naam(string Sleutel, string Grond, string Periode, SortedDictionary<string, string> Waar)
    {
        public string Bij(string periode) => $"{Grond}|{Conditie}|{periode}";

        public string Conditie => string.Join(',', Waar.Select(w => w.Value.Length == 0 ? w.Key : $"{w.Key}={w.Value}"));

        public static Naam Lees(string sleutel)
        {
            var delen = sleutel.Split('|');
            var waar = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var eis in delen[1].Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                // What is asked beside a dimension is taken as it stands.
                var teken = eis.Contains('(', StringComparison.Ordinal) ? -1 : eis.IndexOf('=', StringComparison.Ordinal);
                waar[teken < 0 ? eis : eis[..teken]] = teken < 0 ? "" : eis[(teken + 1)..];
            }
            return new Naam(sleutel, delen[0], delen[^1], waar);
        }
    }

    private Sleutelsommen(IReadOnlyDictionary<string, long> waarheid) => _waarheid = new(waarheid);

    /// <param name="waarheid">Every published cell with its true count.</param>
    /// <returns>The sums, and the true counts with those of the rests beside them.</returns>
    public static (IReadOnlyList<Somregel> Sommen, IReadOnlyDictionary<string, long> Waarheid) Van(IReadOnlyDictionary<string, long> waarheid)
    {
        var werk = new Sleutelsommen(waarheid);
        var namen = waarheid.Keys.Where(s => s.Split('|').Length == 3).Order(StringComparer.Ordinal).Select(Naam.Lees).ToList();
        werk.Perioden(namen);
        foreach (var groep in namen.GroupBy(n => (n.Grond, n.Periode)))
        {
            werk.Verdelingen([.. groep]);
        }
        return ([.. werk._sommen.Values], werk._waarheid);
    }

    private void Perioden(List<Naam> namen)
    {
        foreach (var naam in namen.Where(n => n.Grond.StartsWith("stuk:", StringComparison.Ordinal) && !n.Grond.Contains(":loopt", StringComparison.Ordinal)))
        {
            string[] delen = naam.Periode.Length == 4 ? [.. Enumerable.Range(1, 4).Select(k => $"{naam.Periode}-Q{k}")]
                : naam.Periode[5] == 'Q' ? [.. Enumerable.Range(naam.Periode[6] * 3 - '0' * 3 - 2, 3).Select(m => $"{naam.Periode[..4]}-{m:00}")] : [];
            Voeg(naam.Sleutel, delen.Select(naam.Bij));
        }
    }

    private void Verdelingen(List<Naam> namen)
    {
        var perConditie = namen.ToDictionary(n => n.Conditie);
        var delen = new HashSet<(string, string)>();
        foreach (var groep in namen.SelectMany(n => n.Waar.Where(w => w.Value.Length > 0).Select(w => (Naam: n, Dimensie: w.Key))).GroupBy(x => (x.Dimensie, Zonder(x.Naam, x.Dimensie))))
        {
            var (dimensie, zonder) = groep.Key;
            var alle = groep.Select(g => g.Naam).ToList();
            if (perConditie.TryGetValue(zonder, out var geheel))
            {
                Verdeel(geheel, [.. alle.Where(n => IsUitsluitend(n.Grond, dimensie) && Woorden(n.Waar[dimensie]).Count == 1)], delen);
            }
            foreach (var wijd in alle.Where(n => Woorden(n.Waar[dimensie]).Count > 1))
            {
                Verdeel(wijd, [.. alle.Where(n => n != wijd && IsUitsluitend(n.Grond, dimensie) && Woorden(n.Waar[dimensie]) is [var woord] && Woorden(wijd.Waar[dimensie]).Contains(woord))], delen);
            }
            // A part that no breakdown explains leaves a rest.
            foreach (var nauw in alle)
            {
                var wijder = alle.Where(n => n != nauw && Woorden(n.Waar[dimensie]).Count > Woorden(nauw.Waar[dimensie]).Count && Woorden(nauw.Waar[dimensie]).TrueForAll(Woorden(n.Waar[dimensie]).Contains)).ToList();
                if (wijder.Count == 0 && geheel is not null)
                {
                    wijder.Add(geheel);
                }
                foreach (var ruim in wijder.Where(r => !delen.Contains((r.Sleutel, nauw.Sleutel)) && _waarheid[r.Sleutel] >= _waarheid[nauw.Sleutel]))
                {
                    var rest = $"{ruim.Sleutel}|min {nauw.Sleutel}";
                    _waarheid[rest] = _waarheid[ruim.Sleutel] - _waarheid[nauw.Sleutel];
                    Voeg(ruim.Sleutel, [nauw.Sleutel, rest]);
                }
            }
        }
    }

    private void Verdeel(Naam geheel, List<Naam> rijen, HashSet<(string, string)> delen)
    {
        if (rijen.Count > 1 && Voeg(geheel.Sleutel, rijen.Select(r => r.Sleutel)))
        {
            delen.UnionWith(rijen.Select(r => (geheel.Sleutel, r.Sleutel)));
        }
    }

    private bool Voeg(string totaal, IEnumerable<string> delen)
    {
        List<string> rij = [.. delen.Distinct().Order(StringComparer.Ordinal)];
        if (rij.Count == 0 || !rij.TrueForAll(_waarheid.ContainsKey) || _waarheid[totaal] != rij.Sum(d => _waarheid[d]))
        {
            return false;
        }
        _sommen.TryAdd($"{totaal}={string.Join('+', rij)}", new Somregel(totaal, rij));
        return true;
    }

    /// <summary>A thing has one word of each kind, a person lives in one place and is of one age; but the same person can have help of two kinds.</summary>
    private static bool IsUitsluitend(string grond, string dimensie) => grond.StartsWith("stuk:", StringComparison.Ordinal) || dimensie is "wijk" or "geslacht" or "leeftijd";

    private static string Zonder(Naam naam, string dimensie) => string.Join(',', naam.Waar.Where(w => w.Key != dimensie).Select(w => w.Value.Length == 0 ? w.Key : $"{w.Key}={w.Value}"));

    private static List<string> Woorden(string waarde) => waarde.EndsWith('+') ? [waarde] : [.. waarde.Split('+')];
}
