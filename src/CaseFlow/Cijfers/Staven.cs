using CaseFlow.Bescherming;
using CaseFlow.Tellingen;

namespace CaseFlow.Cijfers;

public sealed record Balk(string Naam, string Getal, int Y, int Lengte);

/// <summary>A bar chart of what a table shows: its title says what there is to see, and each bar its number.</summary>
public sealed record Staven(string Id, string Bevinding, IReadOnlyList<Balk> Balken)
{
    public const int Breedte = 420;
    private const int Stap = 42;
    private const int Langste = 350;
    private const int Meeste = 12;

    public int Hoogte => Balken.Count * Stap;

    /// <summary>Bars in the order that was given.</summary>
    public static IReadOnlyList<Balk> Liggend(IReadOnlyList<(string Naam, int Getal)> rijen)
    {
        var hoogste = Math.Max(1, rijen.Max(r => r.Getal));
        return [.. rijen.Select((r, i) => new Balk(r.Naam, Celtekst.Van(Cel.Getoond(r.Getal)), i * Stap, Langste * r.Getal / hoogste))];
    }

    public static Staven Van(Deeltabel tabel, Deeluitgave uitgave)
    {
        var id = $"{uitgave.Deel.Id}-{tabel.Id}";
        // Hidden rows have no bar and no place in the order: where they stood would tell how many they are.
        var rijen = tabel.Rijen.Where(r => !r.IsTotaal)
            .Select(r => (r.Naam, uitgave.Cel(r.Sleutels[0]).Getal, Aandeel: Celtekst.Aandeel(r, uitgave))).Where(r => r.Getal is not null)
            .OrderByDescending(r => r.Getal).Take(Meeste).ToList();
        if (rijen.Count == 0)
        {
            return new Staven(id, $"{tabel.Titel}: geen enkel getal is groot genoeg om te tonen", []);
        }
        var hoogste = rijen[0].Getal!.Value;
        var bovenaan = rijen.TakeWhile(r => r.Getal == hoogste).Select(r => r.Naam).ToList();
        var bevinding = bovenaan.Count == 1
            ? $"{bovenaan[0]} komt het meest voor{(rijen[0].Aandeel is { } deel and not Celtekst.Verborgen ? $": {deel} van het totaal" : "")}"
            : $"{string.Join(", ", bovenaan[..^1])} en {bovenaan[^1]} komen even vaak voor, het meest van alle";
        return new Staven(id, bevinding, [.. rijen.Select((r, i) => new Balk(
            r.Naam, Celtekst.Van(Cel.Getoond(r.Getal!.Value)), i * Stap, Math.Max(1, Langste * r.Getal.Value / hoogste)))]);
    }
}
