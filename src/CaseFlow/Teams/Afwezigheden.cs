using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Teams;

/// <summary>What the page about absence shows: who is away now or soon, and who there is to choose from.</summary>
public sealed record Afwezigheidsbeeld(DateOnly Vandaag, IReadOnlyList<Afwezigheid> Rijen, IReadOnlyDictionary<Guid, int> OpenTaken, IReadOnlyList<Teamgenoot> Mensen);

/// <summary>Who is away, from when to when, and who looks after their tasks; for the teams that somebody leads.</summary>
public sealed class Afwezigheden(CaseFlowDbContext db, Transactie transactie, Teamleden leden)
{
    public async Task<Afwezigheidsbeeld> LeesAsync(Handeling handeling)
    {
        var (vandaag, mensen) = (handeling.Vandaag, await leden.LeesAsync(handeling));
        var rijen = await VanMijnTeams(handeling).AsNoTracking().Include(a => a.Medewerker).Include(a => a.Vervanger)
            .Where(a => a.Tot == null || a.Tot >= vandaag).OrderBy(a => a.Van).ThenBy(a => a.Id).ToListAsync();
        var (wie, geleid) = (rijen.Select(a => a.MedewerkerId).ToList(), leden.Geleid(handeling));
        var taken = await db.Taken.Where(t => t.Status == Werkprocessen.TaakStatus.Open && geleid.Contains(t.Team) && t.ToegewezenAanId != null && wie.Contains(t.ToegewezenAanId.Value))
            .GroupBy(t => t.ToegewezenAanId!.Value).Select(g => new { g.Key, Aantal = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Aantal);
        return new Afwezigheidsbeeld(vandaag, rijen, taken, mensen);
    }

    /// <exception cref="WeigeringException">Not of their teams, the days are the wrong way round, or they overlap another absence.</exception>
    public Task MeldenAsync(Handeling handeling, Guid? wie, DateOnly? van, DateOnly? tot, Guid? vervanger) => transactie.RunAsync(async () =>
    {
        var mensen = await leden.LeesAsync(handeling);
        var fouten = new List<Veldfout>();
        if (mensen.All(m => m.Id != wie))
        {
            fouten.Add(new Veldfout("waarde-onbekend:wie", "wie", "Kies wie er afwezig is."));
        }
        if (van is null)
        {
            fouten.Add(new Veldfout("veld-verplicht:van", "van", "Vul in vanaf welke dag."));
        }
        if (tot < van)
        {
            fouten.Add(new Veldfout("datum-te-vroeg:tot", "tot", "De laatste dag ligt voor de eerste. Kies een latere dag, of laat het veld leeg."));
        }
        if (tot < handeling.Vandaag)
        {
            fouten.Add(new Veldfout("datum-verleden:tot", "tot", "Deze dagen zijn al voorbij. Kies vandaag of later."));
        }
        if (vervanger is not null && (vervanger == wie || mensen.All(m => m.Id != vervanger)))
        {
            fouten.Add(new Veldfout("waarde-onbekend:vervanger", "vervanger", "Kies een andere collega uit uw teams."));
        }
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
        if (await db.Afwezigheden.AnyAsync(a => a.MedewerkerId == wie && a.IngetrokkenOp == null && (a.Tot == null || a.Tot >= van) && (tot == null || a.Van <= tot)))
        {
            throw new WeigeringException("afwezigheid-dubbel", "Deze collega staat in die dagen al als afwezig. Trek dat eerst in.", "van");
        }
        db.Afwezigheden.Add(new Afwezigheid { MedewerkerId = wie!.Value, Van = van!.Value, Tot = tot, VervangerId = vervanger, Door = handeling.Naam, Op = handeling.Moment });
    });

    public Task IntrekkenAsync(Handeling handeling, Guid id) => transactie.RunAsync(async () =>
    {
        var rij = await VanMijnTeams(handeling).SingleOrDefaultAsync(a => a.Id == id)
            ?? throw new WeigeringException("afwezigheid-onbekend", "Deze afwezigheid is er niet meer.");
        rij.IngetrokkenOp = handeling.Moment;
    });

    private IQueryable<Afwezigheid> VanMijnTeams(Handeling handeling)
    {
        var (vandaag, geleid) = (handeling.Vandaag, leden.Geleid(handeling));
        return db.Afwezigheden.Where(a => a.IngetrokkenOp == null && a.Medewerker!.GemeenteId == handeling.Gemeente
            && a.Medewerker.Teams.Any(l => geleid.Contains(l.Team) && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)));
    }
}
