using CaseFlow.Data;
using CaseFlow.Voorzieningen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Termijnen;

/// <summary>The warnings that stand on a case today; screens and scenarios ask the same.</summary>
public sealed class Signalen(CaseFlowDbContext db, Gemeenten.Configuratie configuratie)
{
    public async Task<IReadOnlyList<string>> VanAsync(Zaak zaak, DateOnly vandaag)
    {
        var termijnen = await db.Termijnen.AsNoTracking().Where(t => t.ZaakId == zaak.Id).ToListAsync();
        var weken = configuratie.Gemeenten[zaak.GemeenteId].Regels.EvaluatieWeken;
        var indicaties = zaak.Status == ZaakStatus.Afgesloten ? []
            : await db.Indicaties.AsNoTracking().Where(i => i.ZaakId == zaak.Id && i.BeeindigdOp == null && i.Einddatum != null && !i.IsEenmalig).ToListAsync();
        return
        [
            .. termijnen.Select(t => VanTermijn(t, vandaag)).OfType<string>()
                .Concat(indicaties.Select(i => VanIndicatie(i, weken, vandaag)).OfType<string>())
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>None once met, suspended or lapsed; else expired, or near.</summary>
    public static string? VanTermijn(Termijn termijn, DateOnly vandaag) => termijn switch
    {
        { Status: not TermijnStatus.Lopend } or { IsSignalerend: false } => null,
        _ when vandaag > termijn.LaatsteDag => $"termijn-verlopen:{termijn.Regel}",
        _ when vandaag >= termijn.NadertVanaf => $"termijn-nadert:{termijn.Regel}",
        _ => null,
    };

    private static string? VanIndicatie(Indicatie indicatie, int weken, DateOnly vandaag) =>
        vandaag > indicatie.Einddatum ? "indicatie-verlopen"
        : vandaag >= indicatie.Einddatum!.Value.AddDays(-7 * weken) ? "indicatie-loopt-af"
        : null;
}
