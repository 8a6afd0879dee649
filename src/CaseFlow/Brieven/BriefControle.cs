using CaseFlow.Gemeenten;

namespace CaseFlow.Brieven;

/// <summary>What must hold inside one letter template.</summary>
internal static class BriefControle
{
    internal const string LaatsteDagBezwaar = "laatste-dag-bezwaar";

    public static IEnumerable<ConfiguratieFout> Controleer(string bestand, string soort, string sjabloon, Briefsoorten soorten)
    {
        ConfiguratieFout Fout(int plek, string melding, string watTeDoen) => new(bestand, sjabloon.AsSpan(0, plek).Count('\n') + 1, melding, watTeDoen);
        if (!soorten.Brieven.TryGetValue(soort, out var brief))
        {
            yield return Fout(0, $"CaseFlow kent geen brief '{soort}'.", $"Noem de brief in brieven/brieven.json, of geef het bestand een naam die daar staat: {string.Join(", ", soorten.Brieven.Keys.Order(StringComparer.Ordinal))}.");
            yield break;
        }
        if (!sjabloon.StartsWith("Onderwerp:", StringComparison.Ordinal) || sjabloon.Split('\n')[0].Trim().Length <= "Onderwerp:".Length)
        {
            yield return Fout(0, "De eerste regel noemt geen onderwerp.", "Begin met \"Onderwerp: \" en waar de brief over gaat.");
        }
        var bekend = soorten.Algemeen.Concat(brief.Plaatshouders).ToHashSet();
        foreach (var (naam, plek) in Briefsjabloon.Plekken(sjabloon).Where(p => !bekend.Contains(p.Naam)))
        {
            yield return Fout(plek, $"De plaatshouder '{{{{{naam}}}}}' kent deze brief niet.", $"Kies uit: {string.Join(", ", bekend.Order(StringComparer.Ordinal))}.");
        }
        foreach (var plek in Briefsjabloon.Resten(sjabloon))
        {
            yield return Fout(plek, "Hier staan accolades die geen plaatshouder zijn.", "Schrijf een plaatshouder als {{naam}}: kleine letters en streepjes, zonder spaties.");
        }
        if (!brief.Bezwaar && !soort.StartsWith("beschikking-", StringComparison.Ordinal))
        {
            yield break;
        }
        var alinea = Briefsjabloon.Alineas(sjabloon).FirstOrDefault(a => a.Tekst.Contains($"{{{{{LaatsteDagBezwaar}}}}}", StringComparison.Ordinal));
        if (alinea.Tekst is null || !alinea.Tekst.Contains("bezwaar", StringComparison.OrdinalIgnoreCase))
        {
            yield return Fout(0, "Deze brief is een besluit en zegt niet tot wanneer iemand bezwaar kan maken.", $"Zet de alinea over bezwaar terug, met {{{{{LaatsteDagBezwaar}}}}} (Awb 3:45).");
            yield break;
        }
        if (Briefsjabloon.Plekken(alinea.Tekst).FirstOrDefault(p => p.Naam != LaatsteDagBezwaar && !soorten.Algemeen.Contains(p.Naam)) is { Naam: { } los })
        {
            yield return Fout(alinea.Plek, $"De alinea over bezwaar zou wegvallen als '{{{{{los}}}}}' leeg is.", "Zet die plaatshouder in een andere alinea.");
        }
        if (!sjabloon.Contains("{{adres}}", StringComparison.Ordinal))
        {
            yield return Fout(alinea.Plek, "Deze brief zegt niet waar iemand bezwaar kan maken.", "Noem het adres met {{adres}} (Awb 3:45).");
        }
    }
}
