using CaseFlow.Data;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>
/// Of which kinds of things a case has any: one query over the indexes that the page reads by as well. Most cases have few of them, and what is not
/// there is not asked for. It says nothing about who may read them: the query behind each does.
/// </summary>
internal sealed record ZaakInhoud
{
    public required bool Afschermingen { get; init; }
    public required bool Wachten { get; init; }
    public required bool Bevindingen { get; init; }
    public required bool Gesprekken { get; init; }
    public required bool Antwoorden { get; init; }
    public required bool Plan { get; init; }
    public required bool Toestemmingen { get; init; }
    public required bool Wijzigingen { get; init; }
    public required bool Samenvoeging { get; init; }
    public required bool Besluiten { get; init; }
    public required bool Indicaties { get; init; }
    public required bool Maatregelen { get; init; }
    public required bool Brieven { get; init; }
    public required bool Afspraken { get; init; }
    public required bool Bijlagen { get; init; }
    public required bool Bewaarplicht { get; init; }

    /// <summary>The case or another of its household ever stood on the ladder.</summary>
    public required bool Ave { get; init; }

    public static Task<ZaakInhoud> VanAsync(CaseFlowDbContext db, Zaak zaak, DateOnly vandaag) =>
        db.Zaken.IgnoreQueryFilters(Beslotenheid.Filters).Where(z => z.Id == zaak.Id).Select(z => new ZaakInhoud
        {
            Afschermingen = db.Afschermingen.Any(a => a.ZaakId == z.Id) || db.Afschermingen.Any(a => a.InwonerId != null && a.InwonerId == z.InwonerId),
            Wachten = db.Wachten.Any(w => w.ZaakId == z.Id && w.BeeindigdOp == null),
            Bevindingen = db.Bevindingen.Any(b => b.ZaakId == z.Id),
            Gesprekken = db.Gesprekken.Any(g => g.ZaakId == z.Id),
            Antwoorden = db.TaakAntwoorden.Any(a => a.ZaakId == z.Id),
            Plan = db.Plannen.Any(p => p.HuishoudenId == z.HuishoudenId),
            Toestemmingen = db.Toestemmingen.Any(t => t.InwonerId == z.InwonerId),
            Wijzigingen = db.Persoonswijzigingen.Any(w => w.InwonerId == z.InwonerId),
            Samenvoeging = db.Samenvoegvoorstellen.Any(v => v.ZaakId == z.Id) || db.Samenvoegvoorstellen.Any(v => v.AndereZaakId == z.Id),
            Besluiten = db.Besluiten.Any(b => b.ZaakId == z.Id),
            Indicaties = db.Indicaties.Any(i => i.ZaakId == z.Id),
            Maatregelen = db.Maatregelen.Any(m => m.ZaakId == z.Id),
            Brieven = db.Brieven.Any(b => b.ZaakId == z.Id),
            Afspraken = db.Afspraken.Any(a => a.ZaakId == z.Id),
            Bijlagen = db.Bijlagen.Any(b => b.ZaakId == z.Id),
            Bewaarplicht = db.Bewaarplichten.Any(p => p.ZaakId == z.Id && p.BeeindigdOp == null && (p.Tot == null || p.Tot >= vandaag)),
            Ave = db.Niveauwijzigingen.Any(n => n.ZaakId == z.Id) || db.Niveauwijzigingen.Any(n => n.HuishoudenId != null && n.HuishoudenId == z.HuishoudenId),
        }).SingleAsync();
}
