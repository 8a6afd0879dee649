namespace CaseFlow.Tests.Bescherming.Aanval;

/// <summary>What a municipality publishes of a year: months, quarters and the year, and the sums that tie them.</summary>
[Flags]
internal enum Jaardelen
{
    /// <summary>Awards by wijk and by voorziening, those to young people beside all, durations and a table of two dimensions.</summary>
    Toekenningen = 0,
    JeugdPerWijk = 1,

    /// <summary>What runs at the end of each quarter, what came in and what went out.</summary>
    Stand = 2,

    /// <summary>Distinct residents with something that runs in the year; one may have two.</summary>
    Inwoners = 4,
}

internal static class Jaarcijfers
{
    public static readonly string[] Maanden = [.. Enumerable.Range(1, 12).Select(Maand)];
    public static readonly string[] Kwartalen = [.. Enumerable.Range(1, 4).Select(Kwartaal)];
    public const string Jaar = "2025";
    private const string Vooraf = "2024-Q4";

    /// <summary>The order in which they appear: a quarter after its last month, the year after its last quarter.</summary>
    public static readonly string[] Volgorde = [Vooraf, .. Enumerable.Range(1, 12).SelectMany(m => m % 3 == 0 ? [Maand(m), Kwartaal(m / 3)] : new[] { Maand(m) }), Jaar];

    public static string Maand(int nummer) => $"2025-{nummer:00}";

    public static string Kwartaal(int nummer) => $"2025-Q{nummer}";

    public static string PeriodeVan(string sleutel) => sleutel[(sleutel.LastIndexOf('|') + 1)..];

    public static string[] MaandenVan(string periode) => periode == Jaar ? Maanden
        : periode.Contains('Q') && periode != Vooraf ? [.. Enumerable.Range((periode[^1] - '1') * 3 + 1, 3).Select(Maand)]
        : [periode];

    /// <summary>A period with all that its sums touch and that was published before it: a quarter with its months, a stock with the stocks before it.</summary>
    public static HashSet<string> Omgeving(string periode)
    {
        var kwartaal = Array.IndexOf(Kwartalen, periode);
        return periode == Jaar ? [.. Volgorde]
            : kwartaal >= 0 ? [Vooraf, .. Kwartalen[..(kwartaal + 1)], .. Maanden[..(3 * kwartaal + 3)]]
            : [periode];
    }

    public static Opbouw Bouw(Bevolking bevolking, Jaardelen delen)
    {
        var opbouw = new Opbouw();
        foreach (var periode in Volgorde.Where(p => p != Vooraf))
        {
            var feiten = bevolking.Feiten.Where(f => MaandenVan(periode).Contains(Maand(f.Maand))).ToList();
            Toekenningen(opbouw, feiten, periode, delen);
        }
        if (delen.HasFlag(Jaardelen.Stand))
        {
            Standen(opbouw, bevolking.Lopend);
        }
        if (delen.HasFlag(Jaardelen.Inwoners))
        {
            Inwoners(opbouw, bevolking.Lopend);
        }
        Tijd(opbouw);
        return opbouw;
    }

    private static void Toekenningen(Opbouw opbouw, List<Feit> feiten, string periode, Jaardelen delen)
    {
        var totaal = opbouw.Cel($"toegekend||{periode}", feiten.Select(f => f.Lid));
        Reeks(opbouw, totaal, "toegekend|wijk", periode, feiten, Bevolking.Wijken, f => f.Wie.Wijk);
        Reeks(opbouw, totaal, "toegekend|voorziening", periode, feiten, Bevolking.Voorzieningen, f => f.Voorziening);
        if (periode.Length == 4 || periode.Contains('Q'))
        {
            Reeks(opbouw, totaal, "toegekend|duur", periode, feiten, Bevolking.Duren, f => f.Duur);
        }
        if (periode == Jaar)
        {
            Reeks(opbouw, totaal, "toegekend|sekse", periode, feiten, ["man", "vrouw"], f => f.Wie.Sekse);
            foreach (var sekse in new[] { "man", "vrouw" })
            {
                Reeks(opbouw, $"toegekend|sekse={sekse}|{periode}", $"toegekend|sekse={sekse},voorziening", periode, [.. feiten.Where(f => f.Wie.Sekse == sekse)], Bevolking.Voorzieningen, f => f.Voorziening);
            }
            foreach (var voorziening in Bevolking.Voorzieningen)
            {
                opbouw.Som($"toegekend|voorziening={voorziening}|{periode}", new[] { "man", "vrouw" }.Select(s => $"toegekend|sekse={s},voorziening={voorziening}|{periode}"));
            }
        }
        // A definition whose filter lies within that of another, and what it leaves: never published, yet it can be worked out.
        var jeugd = feiten.Where(f => f.Wie.Leeftijd == "0-17").ToList();
        var ander = feiten.Except(jeugd).ToList();
        var deel = opbouw.Cel($"jeugd||{periode}", jeugd.Select(f => f.Lid));
        var rest = opbouw.Verborgen($"niet-jeugd||{periode}", ander.Select(f => f.Lid));
        opbouw.Som(totaal, deel, rest);
        if (delen.HasFlag(Jaardelen.JeugdPerWijk))
        {
            Reeks(opbouw, deel, "jeugd|wijk", periode, jeugd, Bevolking.Wijken, f => f.Wie.Wijk);
            Reeks(opbouw, rest, "niet-jeugd|wijk", periode, ander, Bevolking.Wijken, f => f.Wie.Wijk, isVerborgen: true);
            foreach (var wijk in Bevolking.Wijken)
            {
                opbouw.Som($"toegekend|wijk={wijk}|{periode}", $"jeugd|wijk={wijk}|{periode}", $"niet-jeugd|wijk={wijk}|{periode}");
            }
        }
    }

    private static void Reeks(Opbouw opbouw, string totaal, string naam, string periode, List<Feit> feiten, string[] waarden, Func<Feit, string> van, bool isVerborgen = false) =>
        opbouw.Som(totaal, waarden.Select(w => $"{naam}={w}|{periode}" is var sleutel && feiten.Where(f => van(f) == w).Select(f => f.Lid) is var leden
            && isVerborgen ? opbouw.Verborgen(sleutel, leden) : opbouw.Cel(sleutel, leden)).ToList());

    /// <summary>Stock at the end of a quarter, with what came in and went out since the one before; by voorziening.</summary>
    private static void Standen(Opbouw opbouw, List<Lopend> lopend)
    {
        string[] namen = ["", .. Bevolking.Voorzieningen.Select(v => $"voorziening={v}")];
        List<Lid> Leden(string naam, Func<Lopend, bool> hoort) => [.. lopend.Where(l => (naam.Length == 0 || naam == $"voorziening={l.Voorziening}") && hoort(l)).Select(l => l.Lid)];
        void Verdeeld(string telling, string periode) => opbouw.Som($"{telling}||{periode}", namen[1..].Select(n => $"{telling}|{n}|{periode}"));
        string[] perioden = [Vooraf, .. Kwartalen];
        for (var k = 0; k < perioden.Length; k++)
        {
            var (periode, grens) = (perioden[k], 3 * k + 1);
            foreach (var naam in namen)
            {
                // The month numbers of beginning and end are those of the first day on which it runs, and no longer runs.
                opbouw.Cel($"stand|{naam}|{periode}", Leden(naam, l => l.LooptOp(grens)));
                if (k > 0)
                {
                    bool Begint(Lopend l) => l.Van > grens - 3 && l.Van <= grens;
                    opbouw.Cel($"in|{naam}|{periode}", Leden(naam, Begint));
                    opbouw.Cel($"uit|{naam}|{periode}", Leden(naam, l => (Begint(l) || l.LooptOp(grens - 3)) && !l.LooptOp(grens)));
                    var samen = opbouw.Verborgen($"stand-en-in|{naam}|{periode}", Leden(naam, l => Begint(l) || l.LooptOp(grens - 3)));
                    opbouw.Som(samen, $"stand|{naam}|{perioden[k - 1]}", $"in|{naam}|{periode}");
                    opbouw.Som(samen, $"stand|{naam}|{periode}", $"uit|{naam}|{periode}");
                }
            }
            foreach (var telling in k == 0 ? ["stand"] : new[] { "stand", "in", "uit" })
            {
                Verdeeld(telling, periode);
            }
        }
    }

    private static void Inwoners(Opbouw opbouw, List<Lopend> lopend)
    {
        var inJaar = lopend.Where(l => l.Tot > 1).ToList();
        var totaal = opbouw.Cel($"inwoners||{Jaar}", inJaar.DistinctBy(l => l.Wie.Nummer).Select(l => l.AlsInwoner));
        opbouw.Som(totaal, Bevolking.Wijken.Select(w => opbouw.Cel($"inwoners|wijk={w}|{Jaar}", inJaar.Where(l => l.Wie.Wijk == w).DistinctBy(l => l.Wie.Nummer).Select(l => l.AlsInwoner))).ToList());
        var paren = inJaar.DistinctBy(l => (l.Wie.Nummer, l.Voorziening)).ToList();
        var samen = opbouw.Verborgen($"inwoner-en-voorziening||{Jaar}", paren.Select(l => l.AlsInwoner));
        opbouw.Som(samen, Bevolking.Voorzieningen.Select(v => opbouw.Cel($"inwoners|voorziening={v}|{Jaar}", paren.Where(l => l.Voorziening == v).Select(l => l.AlsInwoner))).ToList());
        // One with two products is counted once in the total and twice in the parts.
        opbouw.Som(samen, totaal, opbouw.Verborgen($"inwoner-dubbel||{Jaar}", paren.GroupBy(l => l.Wie.Nummer).SelectMany(g => g.Skip(1)).Select(l => l.AlsInwoner)));
    }

    private static void Tijd(Opbouw opbouw)
    {
        var bestaat = opbouw.Cellen.Keys.ToHashSet();
        foreach (var sleutel in bestaat.Order(StringComparer.Ordinal))
        {
            var periode = PeriodeVan(sleutel);
            var deel = sleutel[..sleutel.IndexOf('|')];
            if (deel is "stand" or "stand-en-in" or "inwoners" or "inwoner-en-voorziening" or "inwoner-dubbel")
            {
                continue;
            }
            string[] delen = periode == Jaar ? Kwartalen : periode.Contains('Q') && periode != Vooraf ? MaandenVan(periode) : [];
            string[] cellen = [.. delen.Select(p => sleutel[..^periode.Length] + p)];
            if (cellen.Length > 0 && cellen.All(bestaat.Contains))
            {
                opbouw.Som(sleutel, cellen);
            }
        }
    }
}
