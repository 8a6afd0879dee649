using CaseFlow.Cijfers;
using CaseFlow.Gemeenten;
using CaseFlow.Tellingen;

namespace CaseFlow.Indicatoren;

/// <summary>One figure in several municipalities, the own one first and the newest period first.</summary>
public sealed record Gemeentenbeeld(string Titel, string Uitleg, IReadOnlyList<Periode> Perioden, IReadOnlyList<(string Id, string Naam)> Gemeenten, IReadOnlyDictionary<(string Gemeente, Periode Periode), Cijferbeeld> Beelden)
{
    /// <summary>Null when that municipality published nothing of it in that period.</summary>
    public Cijferbeeld? Beeld(string gemeente, Periode periode) => Beelden.TryGetValue((gemeente, periode), out var beeld) ? beeld : null;
}

/// <summary>The own figure beside that of municipalities that count the same and share what they published. Who does not share sees none.</summary>
public sealed class Gemeentevergelijking(Publicaties publicaties, Configuratie configuratie)
{
    public const int MeestePerioden = 12;

    public bool DoetMee(string gemeente) => configuratie.Gemeenten[gemeente].DeeltCijfers;

    /// <summary>Own indicators that another municipality counts alike and shares; none for who does not share.</summary>
    public IReadOnlyList<Indicator> Onderwerpen(string gemeente) => !DoetMee(gemeente) ? []
        : [.. configuratie.IndicatorenVan(gemeente).Where(i => i is { Vergelijking: not null, Telling: not null } && Gedeeld(i.Vergelijking).Any(a => a.Gemeente != gemeente)).DistinctBy(i => i.Vergelijking)];

    /// <param name="onderwerp">One of <see cref="Onderwerpen"/>.</param>
    public async Task<Gemeentenbeeld> VanAsync(string gemeente, Indicator onderwerp)
    {
        var paren = Gedeeld(onderwerp.Vergelijking!).GroupBy(i => i.Gemeente).Select(g => g.Key == gemeente ? onderwerp : g.First()).ToList();
        var delen = await publicaties.VergelijkAsync([.. paren.Select(p => (p.Gemeente, p.Id))]);
        var soort = delen.Count == 0 ? PeriodeSoort.Jaar : delen.Max(d => d.Periode.Soort);
        delen = [.. delen.Where(d => d.Periode.Soort == soort)];
        return new Gemeentenbeeld(onderwerp.Titel, delen.LastOrDefault(d => d.Gemeente == gemeente)?.Deel.Uitleg ?? "",
            [.. delen.Select(d => d.Periode).Distinct().OrderDescending().Take(MeestePerioden)],
            [.. paren.Select(p => (p.Gemeente, configuratie.Gemeenten[p.Gemeente].Naam)).OrderBy(g => g.Gemeente != gemeente).ThenBy(g => g.Naam, StringComparer.Ordinal)],
            delen.ToDictionary(d => (d.Gemeente, d.Periode), d => Cijferbeeld.Van(d.Deel.Cijfer, d, onderwerp.Eenheid)));
    }

    private IEnumerable<Indicator> Gedeeld(string woord) => configuratie.Indicatoren.Where(i => i.Vergelijking == woord && i.Telling is not null && DoetMee(i.Gemeente));
}
