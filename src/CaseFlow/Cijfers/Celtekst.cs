using System.Globalization;
using CaseFlow.Bescherming;
using CaseFlow.Tellingen;

namespace CaseFlow.Cijfers;

/// <summary>A figure worked out: a number that is not there is hidden, or only a bound of it can be told.</summary>
public sealed record Cijferwaarde(decimal? Waarde, string Tekst, string Status);

/// <summary>A cell or a figure in words, the same on every channel.</summary>
public static class Celtekst
{
    public const string Verborgen = "verborgen";

    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    public static string Van(Cel cel) => cel.Getal?.ToString("N0", Nederlands) ?? Woord(cel.Reden);

    /// <summary>Keeps a number and its percent sign on one line.</summary>
    public static string Vast(string tekst) => tekst.Replace(" %", "\u00A0%", StringComparison.Ordinal);

    public static string Woord(Reden reden) => reden switch { Reden.Getoond => "getoond", Reden.TeKlein => "te klein", _ => Verborgen };

    /// <summary>How the numbers of a publication are to be read.</summary>
    public static string Leeswijze(Leesregels regels) => regels.Methode == Methode.CellKey
        ? $"In elk getal zit een kleine, willekeurige afwijking van hoogstens {regels.Ruis}; een getal kleiner dan {regels.Grens} wordt niet getoond."
        : $"{(regels.Afronding == 1 ? "Elk getal is een heel getal" : $"Elk getal is afgerond op een veelvoud van {regels.Afronding}")}; een getal kleiner dan {regels.Grens} wordt niet getoond.";

    /// <summary>A figure: its number where it has one, its words, and whether it is shown. Null for a kind that has no words yet.</summary>
    public static Cijferwaarde? Cijfer(Cijfer cijfer, Deelrij? rij, Deeluitgave uitgave)
    {
        switch (cijfer)
        {
            case { Soort: Cijfersoort.Aantal, Teller: [var cel] }:
                return new Cijferwaarde(uitgave.Cel(cel).Getal, Van(uitgave.Cel(cel)), Woord(uitgave.Cel(cel).Reden));
            case { Soort: Cijfersoort.Aandeel, Teller: [var teller], Noemer: [var noemer] }:
                var tekst = Aandeel(rij ?? new Deelrij("", "", true, []) { Cijfer = cijfer }, uitgave)!;
                decimal? waarde = uitgave.Cel(teller).Getal is { } deel && uitgave.Cel(noemer).Getal is { } geheel ? Procent(deel, geheel) : null;
                return new Cijferwaarde(waarde, tekst, tekst == Verborgen ? Verborgen : Woord(Reden.Getoond));
            default:
                return null;
        }
    }

    private static int Procent(int deel, int geheel) => Math.Min(100, (int)Math.Round(100m * deel / geheel, MidpointRounding.AwayFromZero));

    /// <summary>The share of a row: one cell of a total. The cells of the row before that total are its parts.</summary>
    public static string? Aandeel(Deelrij rij, Deeluitgave uitgave)
    {
        if (rij.Cijfer is not { Soort: Cijfersoort.Aandeel, Teller: [var teller], Noemer: [var noemer] })
        {
            return null;
        }
        if (uitgave.Cel(noemer).Getal is not { } geheel)
        {
            return Verborgen;
        }
        var deel = uitgave.Cel(teller);
        if (deel.Getal is { } getal)
        {
            return $"ongeveer {Procent(getal, geheel)} %";
        }
        // Who knows that the rest is below the threshold can say this by heart.
        var (laag, grens) = (uitgave.Regels.Bereik(geheel).Laag, uitgave.Regels.Grens - 1);
        var rest = rij.Sleutels.TakeWhile(s => s != noemer).Where(s => s != teller).ToList();
        return rest is [var ander] && rij.Sleutels.Contains(noemer) && uitgave.Cel(ander).Reden == Reden.TeKlein && laag > grens ? $"ten minste {100 * (laag - grens) / laag} %"
            : deel.Reden == Reden.TeKlein && laag > grens ? $"ten hoogste {(100 * grens + laag - 1) / laag} %"
            : Verborgen;
    }
}
