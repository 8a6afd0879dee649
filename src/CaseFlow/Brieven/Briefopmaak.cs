namespace CaseFlow.Brieven;

public enum Briefdeelsoort { Kop, Alinea, Lijst }

/// <summary>A heading, a paragraph or a list of a letter, line by line.</summary>
public sealed record Briefdeel(Briefdeelsoort Soort, IReadOnlyList<string> Regels);

/// <summary>A letter on a page: the letter and at which level its headings stand.</summary>
public sealed record BriefWeergave(Brief Brief, int Niveau = 1);

/// <summary>Letters shown before the act that makes them, and the button by which that act is done.</summary>
public sealed record Voorbeeld(IReadOnlyList<Brief> Brieven, string Knop);

/// <summary>Reads the plain text of a letter as what it means, so that page and document have real headings and lists.</summary>
public static class Briefopmaak
{
    private const int LangsteKop = 60;

    public static IReadOnlyList<Briefdeel> Lees(string tekst)
    {
        var delen = new List<Briefdeel>();
        var isGegroet = false;
        foreach (var alinea in tekst.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            isGegroet |= alinea.StartsWith("Met vriendelijke groet", StringComparison.Ordinal);
            var regels = alinea.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
            if (!isGegroet && IsKop(regels))
            {
                delen.Add(new Briefdeel(Briefdeelsoort.Kop, [regels[0]]));
                regels.RemoveAt(0);
            }
            while (regels.Count > 0)
            {
                var isLijst = IsPunt(regels[0]);
                var samen = regels.TakeWhile(r => IsPunt(r) == isLijst).ToList();
                regels.RemoveRange(0, samen.Count);
                delen.Add(isLijst ? new Briefdeel(Briefdeelsoort.Lijst, [.. samen.Select(r => r[2..].Trim())]) : new Briefdeel(Briefdeelsoort.Alinea, samen));
            }
        }
        return delen;
    }

    // A short first line that is no sentence stands above its paragraph.
    private static bool IsKop(List<string> regels) => regels.Count > 1 && !IsPunt(regels[0]) && regels[0].Length <= LangsteKop && !".,:;".Contains(regels[0][^1]);

    private static bool IsPunt(string regel) => regel.StartsWith("- ", StringComparison.Ordinal);
}
