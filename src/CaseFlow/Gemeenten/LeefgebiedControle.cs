using CaseFlow.Formulieren;

namespace CaseFlow.Gemeenten;

/// <summary>What a life area points to must exist: a word that no list knows would leave the area out of every summary.</summary>
public static class LeefgebiedControle
{
    public static IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, Gemeente gemeente, Lijsten lijsten)
    {
        foreach (var gebied in gemeente.Leefgebieden)
        {
            foreach (var (lijst, ids) in new[] { ("positieve-gezondheid", gebied.PositieveGezondheid), ("zelfredzaamheid", gebied.Zelfredzaamheid) })
            {
                var bekend = lijsten.GetValueOrDefault(lijst) ?? [];
                foreach (var onbekend in ids.Where(id => bekend.All(k => k.Id != id)))
                {
                    yield return bestand.Fout(onbekend, $"Leefgebied '{gebied.Id}' noemt '{onbekend}', maar dat staat niet in de lijst {lijst}.", $"Kies uit: {string.Join(", ", bekend.Select(k => k.Id))}.");
                }
            }
        }
    }
}
