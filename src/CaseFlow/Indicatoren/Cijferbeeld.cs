using CaseFlow.Bescherming;
using CaseFlow.Cijfers;
using CaseFlow.Grafieken;
using CaseFlow.Tellingen;

namespace CaseFlow.Indicatoren;

/// <summary>What is known of a published figure: a number, the two between which it lies, or nothing.</summary>
public readonly record struct Cijferbeeld(decimal? Laag, decimal? Hoog, string Tekst)
{
    public static readonly Cijferbeeld Verborgen = new(null, null, Celtekst.Verborgen);

    public decimal? Midden => Laag is { } laag && Hoog is { } hoog ? (laag + hoog) / 2 : null;

    public static Cijferbeeld Van(Cel cel, Deeluitgave uitgave) => cel.Getal is { } getal
        ? new(uitgave.Regels.Bereik(getal).Laag, uitgave.Regels.Bereik(getal).Hoog, Celtekst.Van(cel))
        : new(null, null, Celtekst.Van(cel));

    public static Cijferbeeld Van(Cijfer? cijfer, Deeluitgave uitgave, string eenheid)
    {
        if (cijfer is null)
        {
            return Verborgen;
        }
        var (teller, noemer) = (Som(cijfer.Teller), Som(cijfer.Noemer));
        if (cijfer.Soort == Cijfersoort.Aantal)
        {
            return teller is { } aantal ? new(aantal.Laag, aantal.Hoog, Getaltekst.Van(aantal.Getoond, eenheid)) : Verborgen;
        }
        if (cijfer.Soort != Cijfersoort.Aandeel || teller is not { } deel)
        {
            return Verborgen;
        }
        if (cijfer.VasteNoemer is { } vast and > 0)
        {
            return new(100 * deel.Laag / vast, 100 * deel.Hoog / vast, "ongeveer " + Getaltekst.Van(Math.Round(100 * deel.Getoond / vast, 1), eenheid));
        }
        return noemer is { Laag: > 0 } geheel
            ? new(Math.Min(100, 100 * deel.Laag / geheel.Hoog), Math.Min(100, 100 * deel.Hoog / geheel.Laag), "ongeveer " + Getaltekst.Van(Math.Min(100, Math.Round(100 * deel.Getoond / geheel.Getoond)), eenheid))
            : Verborgen;

        (decimal Laag, decimal Hoog, decimal Getoond)? Som(IReadOnlyList<string> sleutels)
        {
            (decimal Laag, decimal Hoog, decimal Getoond) som = (0, 0, 0);
            foreach (var sleutel in sleutels)
            {
                if (uitgave.Cel(sleutel).Getal is not { } getal)
                {
                    return null;
                }
                var (laag, hoog) = uitgave.Regels.Bereik(getal);
                som = (som.Laag + laag, som.Hoog + hoog, som.Getoond + getal);
            }
            return sleutels.Count == 0 ? null : som;
        }
    }

    /// <summary>A published figure as a point of an indicator.</summary>
    public static Standpunt AlsStand(Indicator indicator, Deeluitgave uitgave)
    {
        var (laag, hoog, tekst) = Van(uitgave.Deel.Cijfer, uitgave, indicator.Eenheid);
        return new Standpunt(uitgave.Periode.Naam, Beleidsbeelden.Plaats(uitgave.Periode), laag, hoog, tekst, Puntsoort.Gemeten)
        {
            Periode = uitgave.Periode,
            Bron = $"CaseFlow, gepubliceerd op {Termijnen.DatumTekst.Datum(DateOnly.FromDateTime(uitgave.GemaaktOp.DateTime))}, versie {uitgave.Versie}{(uitgave.Versie > 1 ? $" ({uitgave.Reden})" : "")}",
        };
    }
}
