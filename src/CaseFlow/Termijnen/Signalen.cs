using CaseFlow.Data;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Termijnen;

/// <summary>The warnings that stand on a case today; screens and scenarios ask the same.</summary>
public sealed class Signalen(CaseFlowDbContext db, Gemeenten.Configuratie configuratie, Haalbaarheid haalbaarheid)
{
    public async Task<IReadOnlyList<string>> VanAsync(Zaak zaak, DateOnly vandaag)
    {
        await haalbaarheid.LaadAsync(zaak.GemeenteId, vandaag);
        var termijnen = await db.Termijnen.AsNoTracking().Where(t => t.ZaakId == zaak.Id).ToListAsync();
        var taken = await db.Taken.AsNoTracking().Where(t => t.ZaakId == zaak.Id && t.Status == TaakStatus.Open).ToListAsync();
        return
        [
            .. termijnen.Select(t => VanTermijn(t, vandaag) ?? Onhaalbaar(t, taken, vandaag)).OfType<string>()
                .Concat(await VanVoorzieningenAsync(zaak, vandaag))
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

    // As the worklist says it of the open tasks of the case.
    private string? Onhaalbaar(Termijn termijn, IEnumerable<Taak> taken, DateOnly vandaag) =>
        termijn is { Status: TermijnStatus.Lopend, IsSignalerend: true } && taken.Any(t => (termijn.SpoorId is null || termijn.SpoorId == t.SpoorId)
            && haalbaarheid.WaaromNiet(t.Route, t.Stap, t.GeopendOp, termijn.Regel, termijn.LaatsteDag, vandaag) is not null)
            ? $"termijn-onhaalbaar:{termijn.Regel}"
            : null;

    private async Task<IEnumerable<string>> VanVoorzieningenAsync(Zaak zaak, DateOnly vandaag)
    {
        if (zaak.Status == ZaakStatus.Afgesloten)
        {
            return [];
        }
        var regels = configuratie.Gemeenten[zaak.GemeenteId].Regels;
        var lopend = await db.Indicaties.AsNoTracking().Where(i => i.ZaakId == zaak.Id && i.BeeindigdOp == null && !i.IsEenmalig).ToListAsync();
        var signalen = lopend.Select(i => Voorzieningsignalen.Van(i.Einddatum, regels, vandaag)).OfType<string>();
        return (zaak.Wet == "Jeugdwet" || lopend.Exists(i => i.Wet == "Jeugdwet"))
            && await db.Inwoners.AsNoTracking().FirstOrDefaultAsync(i => i.Id == zaak.InwonerId) is { IsOngeboren: false, OverledenOp: null } inwoner
            && Voorzieningsignalen.WordtAchttien(inwoner.Geboortedatum, regels, vandaag)
            ? signalen.Append(Voorzieningsignalen.Achttien)
            : signalen;
    }
}
