using CaseFlow.Data;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Teams;

/// <summary>Somebody who works in one of the teams that a team lead leads.</summary>
public sealed record Teamgenoot(Guid Id, string Naam, IReadOnlySet<string> Teams, IReadOnlySet<string> Rollen, Afwezigheid? Afwezig)
{
    public string Omschrijving(DateOnly vandaag) => Afwezig is null ? "" : Afwezig.Tot is { } tot ? $"afwezig tot en met {Termijnen.DatumTekst.Kort(tot)}" : "afwezig";
}

/// <summary>Which teams somebody leads, and who works in them: the one place that says what a team lead may see.</summary>
public sealed class Teamleden(CaseFlowDbContext db)
{
    /// <summary>The teams that somebody leads today; nobody leads a team without the role.</summary>
    public IQueryable<string> Geleid(Handeling handeling)
    {
        var (wie, vandaag, isLeider) = (handeling.MedewerkerId, handeling.Vandaag, handeling.Rol == "teamleider");
        return db.Set<Teamlid>().Where(l => isLeider && l.MedewerkerId == wie && l.IsLeider && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)).Select(l => l.Team);
    }

    /// <summary>Who works today in one of the teams this person leads, by name; with who is away now and who replaces them.</summary>
    public async Task<IReadOnlyList<Teamgenoot>> LeesAsync(Handeling handeling)
    {
        var (vandaag, geleid) = (handeling.Vandaag, Geleid(handeling));
        var rijen = await db.Users.AsNoTracking()
            .Where(m => m.GemeenteId == handeling.Gemeente && m.Teams.Any(l => geleid.Contains(l.Team) && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)))
            .OrderBy(m => m.Naam).ThenBy(m => m.Id)
            .Select(m => new
            {
                m.Id,
                m.Naam,
                Teams = m.Teams.Where(l => geleid.Contains(l.Team) && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)).Select(l => l.Team).ToList(),
                Rollen = m.Rollen.Where(r => r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)).Select(r => r.Rol).ToList(),
            })
            .AsSingleQuery().ToListAsync();
        var afwezig = (await db.Afwezigheden.AsNoTracking().Include(a => a.Vervanger)
            .Where(a => a.IngetrokkenOp == null && a.Van <= vandaag && (a.Tot == null || a.Tot >= vandaag) && a.Medewerker!.GemeenteId == handeling.Gemeente)
            .OrderBy(a => a.Van).ToListAsync()).ToLookup(a => a.MedewerkerId);
        return [.. rijen.Select(m => new Teamgenoot(m.Id, m.Naam, m.Teams.ToHashSet(), m.Rollen.ToHashSet(), afwezig[m.Id].LastOrDefault()))];
    }
}
