using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Plannen;

/// <summary>A household under somebody's regie. Only how the work stands, nothing of what the cases are about.</summary>
public sealed record Regieregel(Guid HuishoudenId, IReadOnlyList<string> Leden, Plan Plan, IReadOnlyList<string> Zaken, string? Ave, int OpenTaken, DateOnly? EersteDag);

/// <summary>How many households somebody holds the regie of, in the cases of the teams that are asked about.</summary>
public sealed record Regietelling(Guid? RegisseurId, string Regisseur, int Huishoudens, int TeBespreken);

/// <summary>Who holds the regie of which household, and how the plan stands.</summary>
public sealed class Regie(CaseFlowDbContext db, Afschermingen afschermingen, ZaakInzage inzage, Dossier dossier)
{
    /// <summary>The households under my regie with an open case; every member who is named is logged as read.</summary>
    public async Task<IReadOnlyList<Regieregel>> VanMijAsync(Handeling handeling)
    {
        var wie = handeling.MedewerkerId;
        if (wie is null)
        {
            return [];
        }
        var plannen = await Nieuwste().AsNoTracking().Where(p => p.RegisseurId == wie).ToListAsync();
        var huizen = plannen.Select(p => p.HuishoudenId).ToList();
        var leden = await afschermingen.ZonderDichteAsync(handeling, await db.HuishoudenLeden.AsNoTracking().Include(l => l.Inwoner).Where(l => huizen.Contains(l.HuishoudenId) && l.Tot == null).ToListAsync());
        var open = afschermingen.Open(db.Zaken, handeling);
        var zaken = await open.AsNoTracking().Where(z => z.GemeenteId == handeling.Gemeente && z.HuishoudenId != null && huizen.Contains(z.HuishoudenId.Value) && z.Status == ZaakStatus.Open)
            .Select(z => new
            {
                z.HuishoudenId,
                z.Nummer,
                Taken = db.Taken.Count(t => t.ZaakId == z.Id && t.Status == TaakStatus.Open),
                Dag = db.Termijnen.Where(t => t.ZaakId == z.Id && t.Status == TermijnStatus.Lopend && t.IsSignalerend && t.Soort == TermijnSoort.Wettelijk).Min(t => (DateOnly?)t.LaatsteDag),
            }).ToListAsync();
        // The rung that holds now, in the words of the day it was reached; of several cases the heaviest.
        var ave = await db.Niveauwijzigingen.AsNoTracking().Where(n => n.VervangenOp == null && n.Naar != null && open.Any(z => z.Id == n.ZaakId && z.Status == ZaakStatus.Open && z.HuishoudenId != null && huizen.Contains(z.HuishoudenId.Value)))
            .Select(n => new { Huis = db.Zaken.Where(z => z.Id == n.ZaakId).Select(z => z.HuishoudenId).FirstOrDefault(), n.Naar, n.Naam, n.Zwaarte }).ToListAsync();
        foreach (var lid in leden.Where(l => zaken.Any(z => z.HuishoudenId == l.HuishoudenId)))
        {
            dossier.Inzien(handeling, lid.Inwoner, null, "regie");
        }
        await db.SaveChangesAsync();
        return
        [
            .. plannen.Where(p => zaken.Any(z => z.HuishoudenId == p.HuishoudenId)).Select(p =>
            {
                var hier = zaken.Where(z => z.HuishoudenId == p.HuishoudenId).ToList();
                return new Regieregel(p.HuishoudenId, [.. leden.Where(l => l.HuishoudenId == p.HuishoudenId).Select(l => l.Inwoner!).OrderBy(i => i.Geboortedatum).Select(i => i.Naam)], p,
                    [.. hier.Select(z => z.Nummer).Order(StringComparer.Ordinal)],
                    ave.Where(a => a.Huis == p.HuishoudenId).MaxBy(a => a.Zwaarte) is { } stap ? stap.Naam ?? stap.Naar : null, hier.Sum(z => z.Taken), hier.Min(z => z.Dag));
            }).OrderBy(r => r.EersteDag ?? DateOnly.MaxValue).ThenBy(r => r.Plan.EvaluatieOp ?? DateOnly.MaxValue),
        ];
    }

    /// <summary>Of the teams that somebody leads: who holds the regie of how many households. Nobody is named but the workers.</summary>
    public async Task<IReadOnlyList<Regietelling>> PerRegisseurAsync(Handeling handeling)
    {
        var (wie, vandaag) = (handeling.MedewerkerId, handeling.Vandaag);
        var teams = db.Set<Teamlid>().Where(t => t.MedewerkerId == wie && t.IsLeider && t.Van <= vandaag && (t.Tot == null || t.Tot >= vandaag)).Select(t => t.Team);
        var plannen = await Nieuwste().AsNoTracking()
            .Where(p => p.Regisseur != null && db.Zaken.Any(z => z.HuishoudenId == p.HuishoudenId && z.GemeenteId == handeling.Gemeente && z.Status == ZaakStatus.Open && teams.Contains(z.Team)))
            .Select(p => new { p.RegisseurId, p.Regisseur, p.EvaluatieOp }).ToListAsync();
        return [.. plannen.GroupBy(p => (p.RegisseurId, Naam: p.Regisseur!)).Select(g => new Regietelling(g.Key.RegisseurId, g.Key.Naam, g.Count(), g.Count(p => p.EvaluatieOp <= vandaag))).OrderByDescending(r => r.Huishoudens).ThenBy(r => r.Regisseur, StringComparer.Ordinal)];
    }

    /// <summary>The plans that are due to be talked over: under my regie, or in a household with a case on my name.</summary>
    public async Task<IReadOnlyList<(string Zaak, DateOnly Op)>> TeBesprekenAsync(Handeling handeling)
    {
        var (wie, vandaag, zichtbaar) = (handeling.MedewerkerId, handeling.Vandaag, inzage.Zichtbaar(handeling));
        var gevonden = await Nieuwste().AsNoTracking().Where(p => p.EvaluatieOp != null && p.EvaluatieOp <= vandaag)
            .Select(p => new
            {
                Op = p.EvaluatieOp!.Value,
                Zaak = zichtbaar.Where(z => z.HuishoudenId == p.HuishoudenId && z.Status == ZaakStatus.Open && (z.BehandelaarId == wie || p.RegisseurId == wie))
                    .OrderBy(z => z.Id).Select(z => z.Nummer).FirstOrDefault(),
            }).Where(p => p.Zaak != null).OrderBy(p => p.Op).Take(20).ToListAsync();
        return [.. gevonden.Select(p => (p.Zaak!, p.Op))];
    }

    private IQueryable<Plan> Nieuwste() => db.Plannen.Where(p => !db.Plannen.Any(later => later.HuishoudenId == p.HuishoudenId && later.Versie > p.Versie));
}
