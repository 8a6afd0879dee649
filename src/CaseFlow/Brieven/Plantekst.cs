using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;

namespace CaseFlow.Brieven;

/// <summary>What the letter with the plan says: goals, help and people, and where the resident sees it otherwise.</summary>
public static class Plantekst
{
    /// <param name="plan">The version.</param>
    /// <param name="doelen">The goals of this resident: those of others in the household go to them.</param>
    /// <param name="sporen">The help of this case.</param>
    /// <param name="gemeente">Whose provisions they are.</param>
    /// <param name="lijsten">Their names.</param>
    public static Dictionary<string, string?> Van(Plan plan, IEnumerable<Doel> doelen, IEnumerable<Spoor> sporen, Gemeente gemeente, Keuzelijsten lijsten) => new()
    {
        ["doelen"] = Punten(doelen.OrderBy(d => d.Volgorde).Select(d => d.Tekst.ReplaceLineEndings(" "))),
        ["sporen"] = Punten(sporen.OrderBy(s => s.Naam, StringComparer.Ordinal).Select(s => lijsten.Naam("sporen", s.Soort)
            + (s.Voorziening is { } v ? $": {Beschikkingtekst.Klein(gemeente.Voorziening(v)?.Naam ?? v)}" : ""))),
        ["aanspreekpunt"] = plan.Aanspreekpunt,
        ["regisseur"] = plan.Regisseur,
        ["bezwaren-inwoner"] = plan.IsInwonerAkkoord != false ? null : plan.BezwarenInwoner ?? "U bent het niet eens met dit plan.",
    };

    private static string? Punten(IEnumerable<string> regels) => string.Join('\n', regels.Select(r => $"- {r}")) is { Length: > 0 } lijst ? lijst : null;
}
