using System.Globalization;
using CaseFlow.Bescherming;
using CaseFlow.Tellingen;

namespace CaseFlow.Cijfers;

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

    /// <summary>A figure, worked out from the published cells by the rules of their day.</summary>
    public static Cijferwaarde Cijfer(Cijfer cijfer, Deeluitgave uitgave) => cijfer.Waarde(uitgave.Inhoud.Cellen, uitgave.Regels);

    /// <summary>The figure of a row in words; null where it has none.</summary>
    public static string? Aandeel(Deelrij rij, Deeluitgave uitgave) => rij.Cijfer is { } cijfer ? Cijfer(cijfer, uitgave).Tekst : null;

    /// <summary>The name of a row as people read it. A published name may end with the code of its rule; that is for the files.</summary>
    public static string Rijnaam(Deelrij rij) => rij.Naam.EndsWith($" ({rij.Id})", StringComparison.Ordinal) ? rij.Naam[..^(rij.Id.Length + 3)] : rij.Naam;

    /// <summary>The title of a table. What is counted beside an indicator was published without a title of its own: its rows say what it is.</summary>
    public static string TitelVan(Deeltabel tabel) => tabel.Id == "naast" && tabel.Rijen.Count > 0 ? string.Join(", ", tabel.Rijen.Select(Rijnaam)) : tabel.Titel;
}
