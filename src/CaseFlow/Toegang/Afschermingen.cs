using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Toegang;

/// <summary>A shielded case as a team lead sees it who is not named: that its days are watched, and by whom. Nothing that leads to it.</summary>
public sealed record AfgeschermdeZaak(string Team, DateOnly? LaatsteDag, DateOnly? NadertVanaf, int OpenTaken, IReadOnlyList<string> Bij)
{
    public string StandOp(DateOnly vandaag) => LaatsteDag is null ? "geen" : vandaag > LaatsteDag ? "verlopen" : vandaag >= NadertVanaf ? "nadert" : "op-koers";
}

/// <summary>What is shielded from whom, as subqueries: the one place that asks. Nobody takes the place of a named person who is away.</summary>
public sealed class Afschermingen(CaseFlowDbContext db)
{
    /// <summary>The cases, one by one, that this person may not see.</summary>
    public IQueryable<Guid> DichteZaken(Handeling handeling) => Dicht(handeling).Where(a => a.InwonerId == null).Select(a => a.ZaakId);

    /// <summary>The residents of whom this person may not see that they are known at all.</summary>
    public IQueryable<Guid> DichteInwoners(Handeling handeling) => Dicht(handeling).Where(a => a.InwonerId != null).Select(a => a.InwonerId!.Value);

    /// <summary>The cases, one by one, in which this person is named.</summary>
    public IQueryable<Guid> GenoemdeZaken(Handeling handeling) => Genoemd(handeling).Where(a => a.InwonerId == null).Select(a => a.ZaakId);

    /// <summary>The residents with whom this person is named.</summary>
    public IQueryable<Guid> GenoemdeInwoners(Handeling handeling) => Genoemd(handeling).Where(a => a.InwonerId != null).Select(a => a.InwonerId!.Value);

    /// <summary>The cases that are shielded from anybody.</summary>
    public IQueryable<Zaak> Afgeschermd(string gemeente) =>
        db.Zaken.Where(z => z.GemeenteId == gemeente && db.Afschermingen.Any(a => a.OpgehevenOp == null && ((a.InwonerId == null && a.ZaakId == z.Id) || (a.InwonerId != null && a.InwonerId == z.InwonerId))));

    /// <summary>These cases without those that are shielded from this person: for what is done for the whole municipality, not per case.</summary>
    public IQueryable<Zaak> Open(IQueryable<Zaak> zaken, Handeling handeling)
    {
        var (dichteZaken, dichteInwoners) = (DichteZaken(handeling), DichteInwoners(handeling));
        return zaken.Where(z => !dichteZaken.Contains(z.Id) && (z.InwonerId == null || !dichteInwoners.Contains(z.InwonerId.Value)));
    }

    /// <summary>The members of a household without those of whom this person may not know.</summary>
    /// <param name="zelf">Who is looked at already.</param>
    public async Task<IReadOnlyList<HuishoudenLid>> ZonderDichteAsync(Handeling handeling, IReadOnlyList<HuishoudenLid> leden, Guid? zelf = null)
    {
        var ids = leden.Select(l => l.InwonerId).Where(i => i != zelf).Distinct().ToList();
        if (ids.Count == 0)
        {
            return leden;
        }
        var dicht = await DichteInwoners(handeling).Where(i => ids.Contains(i)).ToListAsync();
        return dicht.Count == 0 ? leden : [.. leden.Where(l => !dicht.Contains(l.InwonerId))];
    }

    /// <summary>The open cases of these teams that are shielded from who leads them: somebody must watch their last days.</summary>
    public async Task<IReadOnlyList<AfgeschermdeZaak>> VanTeamsAsync(Handeling handeling, IQueryable<string> teams)
    {
        var (dichteZaken, dichteInwoners) = (DichteZaken(handeling), DichteInwoners(handeling));
        // Each by its own index: with "or" every open case of the teams would be looked at.
        var dicht = db.Zaken.Where(z => dichteZaken.Contains(z.Id)).Select(z => z.Id).Union(db.Zaken.Where(z => z.InwonerId != null && dichteInwoners.Contains(z.InwonerId.Value)).Select(z => z.Id));
        var rijen = await db.Zaken.AsNoTracking()
            .Where(z => z.GemeenteId == handeling.Gemeente && z.Status == ZaakStatus.Open && teams.Contains(z.Team) && dicht.Contains(z.Id))
            .Select(z => new
            {
                z.Id,
                z.InwonerId,
                z.Team,
                LaatsteDag = db.Termijnen.Where(t => t.ZaakId == z.Id && t.Status == TermijnStatus.Lopend && t.IsSignalerend).Min(t => (DateOnly?)t.LaatsteDag),
                NadertVanaf = db.Termijnen.Where(t => t.ZaakId == z.Id && t.Status == TermijnStatus.Lopend && t.IsSignalerend).Min(t => (DateOnly?)t.NadertVanaf),
                Taken = db.Taken.Count(t => t.ZaakId == z.Id && t.Status == TaakStatus.Open),
            }).ToListAsync();
        var schermen = rijen.Count == 0 ? [] : await Dicht(handeling).AsNoTracking().Include(a => a.Genoemden).ToListAsync();
        return
        [
            .. rijen.Select(r => new AfgeschermdeZaak(r.Team, r.LaatsteDag, r.NadertVanaf, r.Taken,
                    [.. schermen.Where(a => a.InwonerId is { } wie ? wie == r.InwonerId : a.ZaakId == r.Id).SelectMany(a => a.Genoemden).Select(g => g.Naam).Distinct().Order(StringComparer.Ordinal)]))
                .OrderBy(z => z.LaatsteDag ?? DateOnly.MaxValue).ThenBy(z => z.Team, StringComparer.Ordinal),
        ];
    }

    private IQueryable<Afscherming> Dicht(Handeling handeling)
    {
        var (wie, gemeente) = (handeling.MedewerkerId, handeling.Gemeente);
        return db.Afschermingen.Where(a => a.GemeenteId == gemeente && a.OpgehevenOp == null && !a.Genoemden.Any(g => g.MedewerkerId == wie));
    }

    private IQueryable<Afscherming> Genoemd(Handeling handeling)
    {
        var (wie, gemeente) = (handeling.MedewerkerId, handeling.Gemeente);
        return db.Afschermingen.Where(a => a.GemeenteId == gemeente && a.OpgehevenOp == null && a.Genoemden.Any(g => g.MedewerkerId == wie));
    }
}
