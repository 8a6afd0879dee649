using CaseFlow.Bescherming;
using CaseFlow.Cijfers;
using CaseFlow.Grafieken;
using CaseFlow.Tellingen;

namespace CaseFlow.Indicatoren;

/// <summary>What is known of a published figure: a number, the two between which it lies, or nothing.</summary>
/// <param name="Hoog">Null beside a number that is the least: it has no end.</param>
/// <param name="Getal">The one number that was published, where there is one.</param>
public readonly record struct Cijferbeeld(decimal? Laag, decimal? Hoog, string Tekst, decimal? Getal = null)
{
    public static readonly Cijferbeeld Verborgen = new(null, null, Celtekst.Verborgen);

    public static Cijferbeeld Van(Cel cel, Deeluitgave uitgave) => cel.Getal is { } getal
        ? new(uitgave.Regels.Bereik(getal).Laag, uitgave.Regels.Bereik(getal).Hoog, Celtekst.Van(cel), getal)
        : new(null, null, Celtekst.Van(cel));

    /// <param name="eenheid">Of the indicator: a count of euros is written as one.</param>
    public static Cijferbeeld Van(Cijfer? cijfer, Deeluitgave uitgave, string eenheid)
    {
        if (cijfer?.Waarde(uitgave.Inhoud.Cellen, uitgave.Regels) is not { } waarde)
        {
            return Verborgen;
        }
        var tekst = cijfer.Soort == Cijfersoort.Aantal && waarde.Getal is { } aantal ? Getaltekst.Van(aantal, eenheid) : Celtekst.Vast(waarde.Tekst);
        return new(waarde.Laag, waarde.Hoog, tekst, waarde.Getal);
    }

    /// <summary>A published figure as a point of an indicator.</summary>
    public static Standpunt AlsStand(Indicator indicator, Deeluitgave uitgave)
    {
        var beeld = uitgave.Deel.Cijfer is null ? new(null, null, "verdeling") : Van(uitgave.Deel.Cijfer, uitgave, indicator.Eenheid);
        return new Standpunt(uitgave.Periode.Naam, Beleidsbeelden.Plaats(uitgave.Periode), beeld.Laag, beeld.Hoog, beeld.Tekst, Puntsoort.Gemeten)
        {
            Getal = beeld.Getal,
            IsVerdeling = uitgave.Deel.Cijfer is null,
            Periode = uitgave.Periode,
            Bron = $"CaseFlow, gepubliceerd op {Termijnen.DatumTekst.Datum(DateOnly.FromDateTime(uitgave.GemaaktOp.DateTime))}, versie {uitgave.Versie}{(uitgave.Versie > 1 ? $" ({uitgave.Reden})" : "")}",
        };
    }
}
