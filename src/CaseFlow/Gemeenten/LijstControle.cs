using CaseFlow.Formulieren;

namespace CaseFlow.Gemeenten;

/// <summary>What must hold inside the lists of one municipality: ids that can be stored, the ids that every municipality shares, and numbers that make sense.</summary>
internal static class LijstControle
{
    private static readonly (SoortVoorziening Soort, string[] Ids)[] VasteVoorzieningen =
    [
        (SoortVoorziening.Algemeen, ["welzijnsactiviteiten", "maatschappelijk-werk"]),
        (SoortVoorziening.Maatwerk,
        [
            "huishoudelijke-ondersteuning", "begeleiding-individueel", "dagbesteding", "vervoer", "rolstoel", "woonvoorziening",
            "jeugdhulp-ambulant", "jeugdhulp-verblijf", "bijzondere-bijstand",
        ]),
    ];

    public static IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, Gemeente gemeente, Lijsten lijsten) =>
        Ids(bestand, gemeente).Concat(Voorzieningen(bestand, gemeente, lijsten)).Concat(Vragen(bestand, gemeente, lijsten)).Concat(Getallen(bestand, gemeente.Regels));

    private static IEnumerable<ConfiguratieFout> Ids(Configuratiebestand bestand, Gemeente g)
    {
        var ids = new[]
        {
            g.Teams.Select(x => x.Id), g.Wijken.Select(x => x.Id), g.Vindplaatsen.Select(x => x.Id), g.Voorzieningen.Select(x => x.Id),
            g.Leefgebieden.Select(x => x.Id), g.TypeHulpvraag.Select(x => x.Id), g.Partners.Select(x => x.Id), g.Functies.Select(x => x.Id),
        };
        foreach (var id in ids.SelectMany(x => x).Where(id => !FormulierControle.KebabCase().IsMatch(id) || id.Contains(':')).Distinct())
        {
            yield return bestand.Fout(id, $"De id '{id}' kan niet.", "Gebruik kleine letters en cijfers, met streepjes ertussen. De naam ernaast mag alles zijn.");
        }
        if (g.Leefgebieden.Count == 0)
        {
            yield return bestand.Fout("leefgebieden", "Er zijn geen leefgebieden.", "Noem waar het gesprek over gaat; neem de lijst van een andere gemeente over.");
        }
        if (g.Wijken.Count == 0)
        {
            yield return bestand.Fout("wijken", "Er zijn geen wijken.", "Noem er minstens een; de cijfers worden per wijk geteld.");
        }
    }

    private static IEnumerable<ConfiguratieFout> Voorzieningen(Configuratiebestand bestand, Gemeente gemeente, Lijsten lijsten)
    {
        foreach (var (soort, vast) in VasteVoorzieningen.SelectMany(v => v.Ids.Select(id => (v.Soort, id))))
        {
            if (gemeente.Voorziening(vast)?.Soort != soort)
            {
                yield return bestand.Fout(gemeente.Voorziening(vast) is null ? "voorzieningen" : vast, $"De voorziening '{vast}' ontbreekt bij soort {soort.ToString().ToLowerInvariant()}.", "Elke gemeente heeft deze; geef hem uw eigen naam.");
            }
        }
        var wetten = lijsten.GetValueOrDefault("wet") ?? [];
        foreach (var voorziening in gemeente.Voorzieningen)
        {
            if (voorziening.Wet is { } wet && wetten.All(w => w.Id != wet))
            {
                yield return bestand.Fout(voorziening.Id, $"De wet '{wet}' van '{voorziening.Id}' bestaat niet.", $"Kies uit: {string.Join(", ", wetten.Select(w => w.Id))}.");
            }
            if (voorziening is { Soort: SoortVoorziening.Maatwerk, Wet: null })
            {
                yield return bestand.Fout(voorziening.Id, $"Bij maatwerk '{voorziening.Id}' ontbreekt de wet.", "De wet bepaalt wie beslist en hoe lang dat mag duren.");
            }
            if (voorziening.NietAlsMaatwerk is not null && voorziening.Soort != SoortVoorziening.Maatwerk)
            {
                yield return bestand.Fout(voorziening.Id, $"'{voorziening.Id}' heeft niet-als-maatwerk, maar is geen maatwerk.", "Haal niet-als-maatwerk weg, of maak de soort maatwerk.");
            }
        }
    }

    private static IEnumerable<ConfiguratieFout> Vragen(Configuratiebestand bestand, Gemeente gemeente, Lijsten lijsten) =>
        gemeente.TypeHulpvraag.Where(t => (lijsten.GetValueOrDefault("type-hulpvraag") ?? []).Any(k => k.Id == t.Id))
            .Select(t => bestand.Fout(t.Id, $"Het type hulpvraag '{t.Id}' staat al in lijsten.json.", "Haal het hier weg; elke gemeente heeft het al."));

    private static IEnumerable<ConfiguratieFout> Getallen(Configuratiebestand bestand, GemeenteRegels regels) =>
        new (string Naam, int Waarde)[]
        {
            ("uitnodigingen", regels.Uitnodigingen), ("terugkoppeling-weken", regels.TerugkoppelingWeken), ("evaluatie-weken", regels.EvaluatieWeken), ("regisseur-vanaf", regels.RegisseurVanaf),
        }
        .Where(g => g.Waarde < 1).Select(g => bestand.Fout(g.Naam, $"'{g.Naam}' is {g.Waarde}.", "Kies 1 of meer."));
}
