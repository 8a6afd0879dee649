using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Plannen;

/// <summary>A goal that may be read, with the track that works on it.</summary>
public sealed record Doelbeeld(Doel Doel, string? Voor, Spoor? Spoor);

/// <summary>A version of the plan as far as it may be read; a sentence for each reason why something is left out.</summary>
public sealed record Planbeeld(Plan Plan, IReadOnlyList<Doelbeeld> Doelen, string? Bezwaren, IReadOnlyList<string> NietGetoond);

/// <summary>Another open case of the household: that it is there, the team and whom to call; what it is about only where that may be read here.</summary>
public sealed record AndereZaak(string Nummer, string Team, string? Aanspreekpunt, string? TypeHulpvraag, IReadOnlyList<Spoor> Sporen, string? NietGetoond);

/// <summary>What a case may show of its household.</summary>
/// <param name="Zichtbaar">Of the household the case itself and those that the reader may open, closed ones too.</param>
public sealed record Huishoudbeeld(Planbeeld? Plan, IReadOnlyList<Spoor> Sporen, IReadOnlyList<AndereZaak> AndereZaken, IReadOnlyList<Planzaak> Zichtbaar);

/// <summary>A case of the household with its tracks, as the plan needs it.</summary>
public sealed record Planzaak(Guid Id, string Nummer, string Team, string? Wet, string TypeHulpvraag, string? Behandelaar, Guid? InwonerId, bool IsOpen, IReadOnlyList<Spoor> Sporen)
{
    /// <summary>Shielded from the reader, who may not even know that it is there.</summary>
    public bool IsDicht { get; init; }

    public bool IsZichtbaar { get; init; }

    /// <summary>What it is about may be read for the purpose at hand.</summary>
    public bool IsLeesbaar => TypeHulpvraag.Length > 0;

    /// <summary>Without its tracks.</summary>
    public static Planzaak Van(Zaak zaak) => new(zaak.Id, zaak.Nummer, zaak.Team, zaak.Wet, zaak.TypeHulpvraag, zaak.Behandelaar, zaak.InwonerId, zaak.Status == ZaakStatus.Open, []);

    /// <summary>The reader works on it, and not only holds the regie.</summary>
    public bool IsBetrokken { get; init; }
}

/// <summary>Reads the plan of a household for a purpose: what was gathered under another law is left out unless the matrix or a consent allows it.</summary>
public sealed class PlanQuery(CaseFlowDbContext db, Configuratie configuratie, Doelweging weging, ZaakInzage inzage, Afschermingen afschermingen)
{
    /// <summary>
    /// As the case page, a task form and the API show it: the purpose is the law of this case. Who does not work on it reads of the other cases only
    /// those they may open, so that nobody goes from law to law.
    /// </summary>
    /// <param name="zaak">The case that was opened.</param>
    /// <param name="handeling">Who reads.</param>
    /// <param name="heeftPlan">False when it is known already that the household has no plan.</param>
    public async Task<Huishoudbeeld> VanZaakAsync(Zaak zaak, Handeling handeling, bool heeftPlan = true)
    {
        var vandaag = handeling.Vandaag;
        if (zaak.HuishoudenId is not { } huishouden)
        {
            var eigen = await db.Sporen.AsNoTracking().Where(s => s.ZaakId == zaak.Id).ToListAsync();
            return new Huishoudbeeld(null, Geordend(eigen), [], []);
        }
        var (zaken, dicht) = Gesplitst(await ZakenAsync(handeling, huishouden, zaak.Id), zaak.Id);
        var isBetrokken = zaken.First(z => z.Id == zaak.Id).IsBetrokken;
        var gegeven = await weging.GegevenAsync([.. zaken.Where(z => z.Id != zaak.Id).Select(z => z.InwonerId).OfType<Guid>().Distinct()], vandaag);
        var plan = heeftPlan ? await PlanAsync(huishouden, null) : null;
        Weging Weeg(Planzaak? van, string? wet) => van?.Id == zaak.Id ? new Weging(true, null)
            : isBetrokken || van is null or { IsZichtbaar: true } ? Oordeel(zaak.GemeenteId, van, wet, [zaak.Wet], gegeven, vandaag)
            : new Weging(false, $"Niet getoond: u werkt niet aan deze zaak. Overleg met {Overleg(zaak.GemeenteId, van)}.");
        return new Huishoudbeeld(
            plan is null ? null : Beeld(plan, zaken, dicht, Weeg, new Dictionary<Guid, string>()),
            Geordend(zaken.First(z => z.Id == zaak.Id).Sporen),
            [.. zaken.Where(z => z.IsOpen && z.Id != zaak.Id).OrderBy(z => z.Nummer, StringComparer.Ordinal).Select(z =>
            {
                var oordeel = Weeg(z, z.Wet);
                return new AndereZaak(z.Nummer, z.Team, z.Behandelaar ?? plan?.Aanspreekpunt, oordeel.Mag ? z.TypeHulpvraag : null,
                    oordeel.Mag ? Geordend(z.Sporen.Where(s => s.GestartOp is not null && s.GeeindigdOp is null && Weeg(z, s.Wet ?? z.Wet).Mag)) : [], oordeel.Waarom);
            })],
            [.. zaken.Where(z => z.Id == zaak.Id || z.IsZichtbaar)]);
    }

    /// <summary>A version of the plan for somebody who works for these laws in this household; null when there is none.</summary>
    public async Task<(Planbeeld? Plan, IReadOnlyList<Planzaak> Zaken)> VoorWettenAsync(Handeling handeling, Guid huishouden, IReadOnlyCollection<string?> naar, IReadOnlyCollection<Guid> eigenZaken, IReadOnlyDictionary<Guid, string> leden, int? versie = null)
    {
        var (gemeente, vandaag) = (handeling.Gemeente, handeling.Vandaag);
        var (zaken, dicht) = Gesplitst(await ZakenAsync(handeling, huishouden, null), null);
        var gegeven = await weging.GegevenAsync([.. zaken.Select(z => z.InwonerId).OfType<Guid>().Distinct()], vandaag);
        Weging Weeg(Planzaak? van, string? wet) => van is not null && eigenZaken.Contains(van.Id) ? new Weging(true, null) : Oordeel(gemeente, van, wet, naar, gegeven, vandaag);
        var plan = await PlanAsync(huishouden, versie);
        return (plan is null ? null : Beeld(plan, zaken, dicht, Weeg, leden),
            [.. zaken.Where(z => z.IsOpen).Select(z => Weeg(z, z.Wet) is { Mag: true } ? z with { Sporen = Geordend(z.Sporen) } : z with { Sporen = [], TypeHulpvraag = "", Wet = null })]);
    }

    private Weging Oordeel(string gemeente, Planzaak? van, string? wet, IReadOnlyCollection<string?> naar, IReadOnlyList<Toestemming> gegeven, DateOnly vandaag)
    {
        return weging.Weeg(wet, van?.InwonerId, naar, gegeven, vandaag, Overleg(gemeente, van));
    }

    private string Overleg(string gemeente, Planzaak? van)
    {
        var g = configuratie.Gemeenten[gemeente];
        var team = g.Teams.FirstOrDefault(t => t.Id == (van?.Team ?? g.Standaardteam))?.Naam ?? van?.Team ?? "het team";
        return $"{team}, telefoon {g.Bereikbaarheid.Telefoon}";
    }

    private static (IReadOnlyList<Planzaak> Zaken, IReadOnlySet<Guid> Dicht) Gesplitst(IReadOnlyList<Planzaak> zaken, Guid? ook) =>
        ([.. zaken.Where(z => !z.IsDicht || z.Id == ook)], zaken.Where(z => z.IsDicht && z.Id != ook).Select(z => z.Id).ToHashSet());

    private static Planbeeld Beeld(Plan plan, IReadOnlyList<Planzaak> zaken, IReadOnlySet<Guid> dicht, Func<Planzaak?, string?, Weging> weeg, IReadOnlyDictionary<Guid, string> leden)
    {
        var sporen = zaken.SelectMany(z => z.Sporen).ToDictionary(s => s.Id);
        var doelen = new List<Doelbeeld>();
        var niet = new List<string>();
        foreach (var doel in plan.Doelen.Where(d => !dicht.Contains(d.ZaakId)).OrderBy(d => d.Volgorde))
        {
            var zaak = zaken.FirstOrDefault(z => z.Id == doel.ZaakId);
            var spoor = doel.SpoorId is { } id ? sporen.GetValueOrDefault(id) : null;
            var oordeel = weeg(zaak, spoor?.Wet ?? zaak?.Wet);
            if (oordeel.Mag)
            {
                doelen.Add(new Doelbeeld(doel, doel.Voor ?? (doel.InwonerId is { } wie ? leden.GetValueOrDefault(wie) : null), spoor));
            }
            else
            {
                niet.Add(oordeel.Waarom!);
            }
        }
        var eigen = weeg(zaken.FirstOrDefault(z => z.Id == plan.ZaakId), zaken.FirstOrDefault(z => z.Id == plan.ZaakId)?.Wet);
        return new Planbeeld(plan, doelen, eigen.Mag && !dicht.Contains(plan.ZaakId) ? plan.BezwarenInwoner : null, [.. niet.Distinct()]);
    }

    private Task<Plan?> PlanAsync(Guid huishouden, int? versie) =>
        db.Plannen.AsNoTracking().Include(p => p.Doelen).AsSingleQuery().Where(p => p.HuishoudenId == huishouden && (versie == null || p.Versie == versie)).OrderByDescending(p => p.Versie).FirstOrDefaultAsync();

    private async Task<IReadOnlyList<Planzaak>> ZakenAsync(Handeling handeling, Guid huishouden, Guid? ook)
    {
        var rijen = await db.Zaken.Where(z => z.HuishoudenId == huishouden || z.Id == ook)
            .LeftJoin(db.Sporen, z => z.Id, s => s.ZaakId, (z, s) => new { z.Id, z.Nummer, z.Team, z.Wet, z.TypeHulpvraag, z.Behandelaar, z.InwonerId, z.Status, Spoor = s })
            .AsNoTracking().ToListAsync();
        var ids = rijen.Select(r => r.Id).Distinct().ToList();
        var (open, zichtbaar, betrokken) = (afschermingen.Open(db.Zaken, handeling), inzage.Zichtbaar(handeling), inzage.Betrokken(handeling));
        // A case that was opened and has no others beside it has nothing to ask.
        var mag = ids.All(i => i == ook) ? [] : await db.Zaken.Where(z => ids.Contains(z.Id))
            .Select(z => new { z.Id, IsOpen = open.Any(o => o.Id == z.Id), IsZichtbaar = zichtbaar.Any(o => o.Id == z.Id), IsBetrokken = betrokken.Any(o => o.Id == z.Id) }).ToDictionaryAsync(z => z.Id);
        return [.. rijen.GroupBy(r => r.Id).Select(g => new Planzaak(g.Key, g.First().Nummer, g.First().Team, g.First().Wet, g.First().TypeHulpvraag, g.First().Behandelaar, g.First().InwonerId,
            g.First().Status == ZaakStatus.Open, [.. g.Select(r => r.Spoor).OfType<Spoor>()])
        {
            IsDicht = mag.GetValueOrDefault(g.Key) is not { IsOpen: true } and not { IsZichtbaar: true },
            IsZichtbaar = mag.GetValueOrDefault(g.Key)?.IsZichtbaar == true,
            IsBetrokken = mag.GetValueOrDefault(g.Key)?.IsBetrokken == true,
        })];
    }

    private static IReadOnlyList<Spoor> Geordend(IEnumerable<Spoor> sporen) => [.. sporen.OrderBy(s => s.GestartOp ?? DateTimeOffset.MaxValue).ThenBy(s => s.Id)];
}
