namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>Small publications, each made for one way of breaking in. The sizes lie around the threshold, where it is won or lost.</summary>
internal sealed class Kleinwerk(Random random)
{
    public static readonly string[] Soorten =
    [
        "one person between two tables", "two filters", "stacked filters", "rare product in a small wijk", "whole group in one class",
        "children against totals", "counted twice", "within term or not", "one household holds most, and knows its own part",
    ];

    private int _huishoudens;

    /// <returns>What is published, and the same with what this intruder knows beside it: cells of which he knows the count.</returns>
    public (Opbouw Gepubliceerd, Opbouw Waarheid, IReadOnlySet<string> Kent) Maak(string soort)
    {
        var opbouw = new Opbouw();
        switch (soort)
        {
            case "one person between two tables": VerschilVanEen(opbouw); break;
            case "two filters": TweeFilters(opbouw); break;
            case "stacked filters": Stapelen(opbouw); break;
            case "rare product in a small wijk": Kruis(opbouw, (r, k) => r == 0 && k == 0 ? random.Next(4) : r == 0 || k == 0 ? random.Next(16) : random.Next(5, 60)); break;
            case "whole group in one class": Kruis(opbouw, (r, k) => k == r % 3 ? random.Next(8, 40) : random.Next(3) == 0 ? random.Next(4) : 0); break;
            case "children against totals": Kinderen(opbouw); break;
            case "counted twice": Dubbel(opbouw); break;
            case "within term or not": Reeks(opbouw, "termijn", [Groep(random.Next(90)), Groep(random.Next(random.Next(2) == 0 ? 12 : 90))]); break;
            case "one household holds most, and knows its own part": return Overheersend(opbouw);
            default: throw new ArgumentOutOfRangeException(nameof(soort), soort, null);
        }
        return (opbouw, opbouw, new HashSet<string>());
    }

    /// <summary>Everybody, and everybody but those with one rare thing; both by wijk.</summary>
    private void VerschilVanEen(Opbouw opbouw)
    {
        var deel = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Groep(Aantal())).ToList();
        var rest = deel.Select(_ => Groep(0)).ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            rest[random.Next(rest.Count)].AddRange(Groep(1));
        }
        Reeks(opbouw, "alle", [.. deel.Zip(rest, (d, r) => (List<Lid>)[.. d, .. r])]);
        Reeks(opbouw, "zonder", deel);
        opbouw.Verborgen("rest|*", rest.SelectMany(r => r));
        opbouw.Som("alle|*", "zonder|*", "rest|*");
        for (var i = 0; i < rest.Count; i++)
        {
            opbouw.Verborgen($"rest|{i}", rest[i]);
            opbouw.Som($"alle|{i}", $"zonder|{i}", $"rest|{i}");
        }
        opbouw.Som("rest|*", rest.Select((_, i) => $"rest|{i}"));
    }

    private void TweeFilters(Opbouw opbouw)
    {
        var (een, beide, ander, geen) = (Groep(Aantal()), Groep(random.Next(15)), Groep(Aantal()), Groep(random.Next(60)));
        opbouw.Cel("alles", [.. een, .. beide, .. ander, .. geen]);
        opbouw.Cel("een", [.. een, .. beide]);
        opbouw.Cel("ander", [.. beide, .. ander]);
        opbouw.Cel("een-of-ander", [.. een, .. beide, .. ander]);
        opbouw.Verborgen("geen", geen);
        opbouw.Verborgen("alleen-een", een);
        opbouw.Verborgen("alleen-ander", ander);
        _ = random.Next(2) == 0 ? opbouw.Cel("beide", beide) : opbouw.Verborgen("beide", beide);
        opbouw.Som("een", "alleen-een", "beide");
        opbouw.Som("ander", "alleen-ander", "beide");
        opbouw.Som("een-of-ander", "een", "alleen-ander");
        opbouw.Som("een-of-ander", "ander", "alleen-een");
        opbouw.Som("alles", "een-of-ander", "geen");
    }

    private void Stapelen(Opbouw opbouw)
    {
        var wie = Groep(random.Next(40, 200));
        opbouw.Cel("stap|0", wie);
        for (var stap = 1; stap < 7; stap++)
        {
            var rest = wie.GetRange(0, random.Next(wie.Count > 20 && random.Next(2) == 0 ? wie.Count / 2 : Math.Min(wie.Count, 6) + 1));
            wie = wie.GetRange(rest.Count, wie.Count - rest.Count);
            opbouw.Cel($"stap|{stap}", wie);
            opbouw.Verborgen($"af|{stap}", rest);
            opbouw.Som($"stap|{stap - 1}", $"stap|{stap}", $"af|{stap}");
        }
    }

    private void Kruis(Opbouw opbouw, Func<int, int, int> aantal)
    {
        var (rijen, kolommen) = (random.Next(2, 5), random.Next(2, 5));
        var cellen = Enumerable.Range(0, rijen).Select(r => Enumerable.Range(0, kolommen).Select(k => Groep(aantal(r, k))).ToArray()).ToArray();
        opbouw.Cel("*|*", cellen.SelectMany(r => r).SelectMany(c => c));
        for (var r = 0; r < rijen; r++)
        {
            opbouw.Cel($"{r}|*", cellen[r].SelectMany(c => c));
            opbouw.Som($"{r}|*", cellen[r].Select((c, k) => opbouw.Cel($"{r}|{k}", c)).ToList());
        }
        for (var k = 0; k < kolommen; k++)
        {
            opbouw.Cel($"*|{k}", cellen.SelectMany(r => r[k]));
            opbouw.Som($"*|{k}", Enumerable.Range(0, rijen).Select(r => $"{r}|{k}"));
        }
        opbouw.Som("*|*", Enumerable.Range(0, rijen).Select(r => $"{r}|*"));
        opbouw.Som("*|*", Enumerable.Range(0, kolommen).Select(k => $"*|{k}"));
    }

    /// <summary>Municipality, wijken, buurten.</summary>
    private void Kinderen(Opbouw opbouw)
    {
        var wijken = Enumerable.Range(0, random.Next(2, 4)).Select(_ => Enumerable.Range(0, random.Next(2, 5)).Select(_ => Groep(Aantal())).ToList()).ToList();
        Reeks(opbouw, "wijk", [.. wijken.Select(w => w.SelectMany(b => b).ToList())]);
        for (var w = 0; w < wijken.Count; w++)
        {
            opbouw.Som($"wijk|{w}", wijken[w].Select((b, i) => opbouw.Cel($"wijk|{w}|{i}", b)).ToList());
        }
    }

    /// <summary>Residents by product, where one may have two.</summary>
    private void Dubbel(Opbouw opbouw)
    {
        var delen = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Groep(Aantal())).ToList();
        var twee = new List<Lid>();
        for (var i = random.Next(random.Next(2) == 0 ? 4 : 25); i > 0; i--)
        {
            var (van, naar) = (random.Next(delen.Count), random.Next(delen.Count));
            if (van != naar && delen[van].Count > 0 && delen[van][random.Next(delen[van].Count)] is var wie && !delen[naar].Contains(wie))
            {
                delen[naar].Add(wie);
            }
        }
        var alle = delen.SelectMany(d => d).ToList();
        twee.AddRange(alle.GroupBy(l => l).SelectMany(g => g.Skip(1)));
        opbouw.Cel("alle", alle.Distinct());
        opbouw.Verborgen("dubbel", twee);
        opbouw.Verborgen("samen", alle);
        opbouw.Som("samen", delen.Select((d, i) => opbouw.Cel($"deel|{i}", d)).ToList());
        opbouw.Som("samen", "alle", "dubbel");
    }

    /// <summary>A household that knows its own part, which is most of a cell, and wants to know the rest.</summary>
    private (Opbouw, Opbouw, IReadOnlySet<string>) Overheersend(Opbouw opbouw)
    {
        var delen = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Groep(Aantal())).ToList();
        var welk = random.Next(delen.Count);
        var rest = Groep(random.Next(1, 12));
        var eigen = Enumerable.Range(0, rest.Count + random.Next(1, 20)).Select(_ => new Lid(Sleutel(), -1, 0)).ToList();
        delen[welk] = [.. eigen, .. rest];
        Reeks(opbouw, "deel", delen);
        var waarheid = new Opbouw();
        Reeks(waarheid, "deel", delen);
        waarheid.Verborgen("eigen", eigen);
        waarheid.Verborgen("anderen", rest);
        waarheid.Som($"deel|{welk}", "eigen", "anderen");
        return (opbouw, waarheid, new HashSet<string> { "eigen" });
    }

    private static void Reeks(Opbouw opbouw, string naam, List<List<Lid>> delen)
    {
        opbouw.Cel($"{naam}|*", delen.SelectMany(d => d));
        opbouw.Som($"{naam}|*", delen.Select((d, i) => opbouw.Cel($"{naam}|{i}", d)).ToList());
    }

    private int Aantal() => random.Next(10) switch { < 2 => 0, < 5 => random.Next(10), < 8 => random.Next(8, 20), _ => random.Next(20, 60) };

    /// <summary>So many residents, nearly all of a household of their own.</summary>
    private List<Lid> Groep(int aantal) => [.. Enumerable.Range(0, aantal).Select(_ => new Lid(Sleutel(), random.Next(12) == 0 ? _huishoudens : ++_huishoudens, random.Next(3)))];

    private uint Sleutel() => (uint)random.NextInt64(1L << 32);
}
