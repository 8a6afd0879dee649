using CaseFlow.Bescherming;
using CaseFlow.Tellingen;

namespace CaseFlow.Cijfers;

/// <summary>One published number, with where it stands: a line of every export.</summary>
/// <param name="Soort">aantal for a cell; for a figure what it is, such as aandeel.</param>
/// <param name="Waarde">Empty when it is hidden.</param>
/// <param name="Weergave">As it stands on the screen.</param>
/// <param name="Status">getoond, verborgen or te klein.</param>
public sealed record Uitvoerregel(
    string Gemeente, string Periode, int Versie, string Onderwerp, string Titel, string Tabel, string Rij, string Rijnaam, string Kolom, string Soort, decimal? Waarde, string Weergave, string Status)
{
    /// <summary>The columns of every export, in order, each with what it holds.</summary>
    public static readonly IReadOnlyList<(string Naam, string Uitleg)> Kolommen =
    [
        ("gemeente", "De gemeente van wie de cijfers zijn."),
        ("periode", "Een maand (2026-03), een kwartaal (2026-Q1) of een jaar (2026)."),
        ("versie", "De hoeveelste versie van deze periode. Een nieuwe versie vervangt de oude."),
        ("onderwerp", "De vaste naam van de indicator of tabel; blijft gelijk in elke periode."),
        ("titel", "De naam op het scherm."),
        ("tabel", "De kenmerken waarover is verdeeld. Leeg bij het cijfer van het onderwerp zelf."),
        ("rij", "De vaste naam van de rij. Leeg bij het cijfer van het onderwerp zelf."),
        ("rijnaam", "De naam van de rij op het scherm."),
        ("kolom", "De naam van de kolom op het scherm."),
        ("soort", "Wat voor getal het is: aantal, bedrag, aandeel (in procenten), verhouding, mediaan of percentiel90 (in dagen), groei (in procenten)."),
        ("waarde", "Het getal. Leeg als het niet wordt getoond."),
        ("weergave", "Het getal zoals het op het scherm staat, of waarom het er niet staat."),
        ("status", "getoond, verborgen (te klein, of nodig om een klein getal te beschermen) of te klein."),
    ];

    public IReadOnlyList<object?> Velden => [Gemeente, Periode, Versie, Onderwerp, Titel, Tabel, Rij, Rijnaam, Kolom, Soort, Waarde, Weergave, Status];
}

/// <summary>A publication as lines. Every file is made of these lines, so that none can show more than another.</summary>
public static class Uitvoer
{
    public static IEnumerable<Uitvoerregel> Regels(Uitgave uitgave) => uitgave.Delen.SelectMany(Regels);

    private static IEnumerable<Uitvoerregel> Regels(Deeluitgave deel)
    {
        Uitvoerregel Regel(Deeltabel? tabel, Deelrij? rij, string kolom, string soort, decimal? waarde, string weergave, string status) =>
            new(deel.Gemeente, deel.Periode.ToString(), deel.Versie, deel.Deel.Id, deel.Deel.Titel, tabel?.Id ?? "", rij?.Id ?? "", rij?.Naam ?? "", kolom, soort, waarde, weergave, status);

        if (deel.Deel.Cijfer is { } kop && Celtekst.Cijfer(kop, deel) is { } cijfer)
        {
            yield return Regel(null, null, "", Soort(kop), cijfer.Getal, cijfer.Tekst, Celtekst.Woord(cijfer.Reden));
        }
        foreach (var (tabel, rij) in deel.Deel.Tabellen.SelectMany(t => t.Rijen.Select(r => (t, r))))
        {
            foreach (var (kolom, cel) in tabel.Kolommen.Zip(rij.Sleutels.Select(deel.Cel)))
            {
                yield return Regel(tabel, rij, kolom, "aantal", cel.Getal, Celtekst.Van(cel), Celtekst.Woord(cel.Reden));
            }
            if (rij.Cijfer is { } eigen && Celtekst.Cijfer(eigen, deel) is { } rijcijfer)
            {
                yield return Regel(tabel, rij, tabel.Cijferkop ?? "", Soort(eigen), rijcijfer.Getal, rijcijfer.Tekst, Celtekst.Woord(rijcijfer.Reden));
            }
        }
    }

    private static string Soort(Cijfer cijfer) => cijfer.Soort.ToString().ToLowerInvariant();
}
