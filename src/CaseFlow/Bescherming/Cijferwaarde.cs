using System.Globalization;

namespace CaseFlow.Bescherming;

/// <summary>What a figure says, in words and as numbers. It is worked out from published cells, so that it tells nothing that they do not.</summary>
/// <param name="Tekst">As it stands on the screen: ongeveer 72 %, ten hoogste 12 %, tussen 14 en 21 dagen, verborgen.</param>
/// <param name="Getal">The one number for a chart, when there is one: always an estimate within <paramref name="Laag"/> and <paramref name="Hoog"/>.</param>
/// <param name="Laag">The least it can be for somebody who knows the rules.</param>
/// <param name="Hoog">The most it can be, or nothing when it has no end.</param>
/// <param name="Reden">Shown, or why there is no number.</param>
public sealed record Cijferwaarde(string Tekst, decimal? Getal, decimal? Laag, decimal? Hoog, Reden Reden)
{
    public static readonly Cijferwaarde Verborgen = new("verborgen", null, null, null, Reden.Verborgen);

    /// <summary>An interval wider than this part of all that is possible says nothing worth reading.</summary>
    private const decimal TeRuim = 50;

    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    internal static Cijferwaarde Aantal(decimal getal, decimal laag, decimal hoog) => new(getal.ToString("N0", Nederlands), getal, laag, hoog, Reden.Getoond);

    internal static Cijferwaarde Bedrag(decimal getal, decimal speling) => new($"ongeveer € {getal.ToString("N0", Nederlands)}", getal, getal - speling, getal + speling, Reden.Getoond);

    internal static Cijferwaarde Aandeel(decimal getal, decimal laag, decimal hoog)
    {
        var rond = Math.Round(getal, MidpointRounding.AwayFromZero);
        return new($"ongeveer {rond.ToString("N0", Nederlands)} %", rond, Math.Floor(laag), Math.Ceiling(hoog), Reden.Getoond);
    }

    /// <summary>A share of which a part is hidden.</summary>
    internal static Cijferwaarde Aandeel(decimal laag, decimal hoog, Reden reden)
    {
        (laag, hoog) = (Math.Floor(laag), Math.Ceiling(hoog));
        var tekst = hoog - laag > TeRuim || laag > hoog ? null
            : laag == 0 ? $"ten hoogste {hoog} %"
            : hoog == 100 ? $"ten minste {laag} %"
            : $"tussen {laag} en {hoog} %";
        return tekst is null ? Verborgen : new(tekst, null, laag, hoog, reden);
    }

    internal static Cijferwaarde Verhouding(decimal getal, decimal laag, decimal hoog)
    {
        var cijfers = getal < 10 ? 1 : 0;
        var rond = Math.Round(getal, cijfers, MidpointRounding.AwayFromZero);
        return new($"ongeveer {rond.ToString("N" + cijfers, Nederlands)}", rond, Math.Round(laag, 2), Math.Round(hoog, 2), Reden.Getoond);
    }

    internal static Cijferwaarde Groei(decimal getal, decimal laag, decimal hoog)
    {
        var rond = Math.Round(getal, MidpointRounding.AwayFromZero);
        var tekst = rond == 0 ? "ongeveer gelijk" : $"ongeveer {Math.Abs(rond).ToString("N0", Nederlands)} % {(rond > 0 ? "meer" : "minder")}";
        return new(tekst, rond, Math.Floor(laag), Math.Ceiling(hoog), Reden.Getoond);
    }

    /// <param name="laag">The first day it can be.</param>
    /// <param name="hoog">The last day it can be; nothing when that has no end.</param>
    internal static Cijferwaarde Dagen(int laag, int? hoog, decimal? getal) =>
        (laag, hoog) is (0, null) ? Verborgen
        : new(hoog is null ? $"{laag} dagen of meer" : laag == 0 ? $"ten hoogste {hoog} dagen" : laag == hoog ? (laag == 1 ? "1 dag" : $"{laag} dagen") : $"tussen {laag} en {hoog} dagen",
            getal, laag, hoog, Reden.Getoond);
}
