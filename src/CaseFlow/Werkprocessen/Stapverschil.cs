using CaseFlow.Engine.Model;
using CaseFlow.Engine.Moving;
using CaseFlow.Termijnen;

namespace CaseFlow.Werkprocessen;

/// <summary>One step that is not the same in two versions, in words.</summary>
public sealed record Stapverschil(string Wat, string Stap, string Soort, string? Anders)
{
    internal static IReadOnlyList<Stapverschil> Tussen(ProcessDefinition oud, ProcessDefinition nieuw) =>
    [
        .. VersionDifference.Between(oud, nieuw).Select(v => new Stapverschil(
            v.Kind switch { DifferenceKind.Added => "Nieuw", DifferenceKind.Removed => "Weg", _ => "Gewijzigd" },
            v.Node.Name ?? v.Node.Id,
            Stapsoort.Naam(v.Node),
            v.Aspects.Count == 0 ? null : DatumTekst.Hoofdletter(DatumTekst.Opsomming([.. v.Aspects.Select(Naam)])))),
    ];

    private static string Naam(NodeAspect aspect) => aspect switch
    {
        NodeAspect.Name => "naam",
        NodeAspect.Kind => "soort",
        NodeAspect.Place => "plaats in de route",
        NodeAspect.Roles => "wie het mag doen",
        NodeAspect.Form => "formulier",
        NodeAspect.Deadline => "termijn",
        NodeAspect.Outcomes => "uitkomsten",
        NodeAspect.Handler => "wat CaseFlow doet",
        NodeAspect.Timer => "wachttijd",
        NodeAspect.Reference => "waarnaar het verwijst",
        NodeAspect.Repetition => "hoe vaak",
        _ => "wat erna komt",
    };
}
