using CaseFlow.Grafieken;
using CaseFlow.Tellingen;

namespace CaseFlow.Cijfers;

/// <summary>A bar chart of what a table shows: its title says what there is to see, and each bar its number.</summary>
public static class Tabelgrafiek
{
    private const int Meeste = 12;

    public static Staafgrafiek Van(Deeltabel tabel, Deeluitgave uitgave)
    {
        var id = $"{uitgave.Deel.Id}-{tabel.Id}";
        // Hidden rows have no bar and no place in the order: where they stood would tell how many they are.
        var rijen = tabel.Rijen.Where(r => !r.IsTotaal)
            .Select(r => (r.Naam, uitgave.Cel(r.Sleutels[0]).Getal, Aandeel: Celtekst.Aandeel(r, uitgave))).Where(r => r.Getal is not null)
            .OrderByDescending(r => r.Getal).Take(Meeste).ToList();
        if (rijen.Count == 0)
        {
            return new Staafgrafiek(id, $"{Celtekst.TitelVan(tabel)}: geen enkel getal is groot genoeg om te tonen", []);
        }
        var hoogste = rijen[0].Getal!.Value;
        var bovenaan = rijen.TakeWhile(r => r.Getal == hoogste).Select(r => r.Naam).ToList();
        var bevinding = bovenaan.Count == 1
            ? $"{bovenaan[0]} komt het meest voor{(rijen[0].Aandeel is { } deel and not Celtekst.Verborgen ? $": {deel} van het totaal" : "")}"
            : $"{string.Join(", ", bovenaan[..^1])} en {bovenaan[^1]} komen even vaak voor, het meest van alle";
        return new Staafgrafiek(id, bevinding, [.. rijen.Select(r => Staaf.Precies(r.Naam, r.Getal!.Value))]);
    }
}
