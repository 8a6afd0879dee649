using System.Text.RegularExpressions;

namespace CaseFlow.Gemeenten;

/// <summary>What must hold inside a ladder, so that no household gets stuck on it.</summary>
internal static partial class LadderControle
{
    public static IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, Gemeente gemeente)
    {
        if (gemeente.Ladder is not { } ladder)
        {
            if (gemeente.Routes.Contains("ave"))
            {
                yield return bestand.Fout("ave", "De route 'ave' staat bij routes, maar deze gemeente heeft geen ladder.", "Beschrijf de ladder, of haal de route weg.");
            }
            yield break;
        }
        ConfiguratieFout Fout(string waarde, string melding, string watTeDoen) => bestand.Fout(waarde, $"De ladder '{ladder.Naam}': {melding}", watTeDoen);
        var codes = ladder.Treden.Select(t => t.Code).ToList();
        if (ladder.Versie.Length is 0 or > 40)
        {
            yield return Fout("ladder", "de versie ontbreekt of is langer dan 40 tekens.", "Noem een versie en verander die bij elke wijziging; zij staat bij elke stap die iemand zet.");
        }
        if (codes.Count < 2)
        {
            yield return Fout("ladder", "er zijn minder dan twee treden.", "Noem de treden van licht naar zwaar.");
        }
        if (ladder.Treden.All(t => !t.BeeindigenMag))
        {
            yield return Fout("ladder", "van geen enkele trede kan de aanpak eindigen.", "Zet beeindigen-mag bij de lichtste trede.");
        }
        foreach (var dubbel in Dubbelen(codes).Concat(Dubbelen(ladder.Treden.SelectMany(t => t.Criteria.Select(c => c.Id)))))
        {
            yield return Fout(dubbel, $"'{dubbel}' staat er twee keer in.", "Geef elke trede een eigen code en elk criterium een eigen id.");
        }
        foreach (var (vorige, trede) in ladder.Treden.Zip(ladder.Treden.Skip(1)).Where(p => p.Second.Zwaarte < p.First.Zwaarte))
        {
            yield return Fout(trede.Code, $"trede {trede.Code} is lichter dan trede {vorige.Code}.", "Zet de treden van licht naar zwaar.");
        }
        foreach (var trede in ladder.Treden)
        {
            if (trede.Code.Length is 0 or > 20 || !Code().IsMatch(trede.Code))
            {
                yield return Fout(trede.Code, $"de code '{trede.Code}' kan niet.", "Gebruik kleine letters en cijfers, met streepjes ertussen.");
            }
            if (!Kleur().IsMatch(trede.Kleur))
            {
                yield return Fout(trede.Kleur, $"de kleur '{trede.Kleur}' kan niet.", "Schrijf een kleur als #2e7d32.");
            }
            if (trede.Zwaarte is < 0 or > Laddertrede.Crisis)
            {
                yield return Fout(trede.Code, $"de zwaarte {trede.Zwaarte} van trede {trede.Code} kan niet.", $"Kies 0 (geen zorgen) tot en met {Laddertrede.Crisis} (crisis).");
            }
            if (trede.HerzienNaWeken < 1)
            {
                yield return Fout(trede.Code, $"herzien-na-weken van trede {trede.Code} kan niet.", "Kies een week of meer, of laat het weg.");
            }
            foreach (var naar in trede.Naar.Where(n => !codes.Contains(n) || n == trede.Code))
            {
                yield return Fout(naar, $"van trede {trede.Code} kan men niet naar '{naar}'.", $"Kies een andere trede: {string.Join(", ", codes.Where(c => c != trede.Code))}.");
            }
            foreach (var rol in trede.Vertellen.Where(r => !Configuratie.Rollen.Contains(r)))
            {
                yield return Fout(rol, $"de rol '{rol}' bestaat niet.", $"Kies uit: {string.Join(", ", Configuratie.Rollen)}.");
            }
        }
    }

    private static IEnumerable<string> Dubbelen(IEnumerable<string> lijst) => lijst.GroupBy(x => x).Where(g => g.Count() > 1).Select(g => g.Key);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Kleur();
}
