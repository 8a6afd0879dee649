using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Teams;

/// <summary>How far a handover is.</summary>
public sealed record Overdrachtbeeld(Guid Id, string Naar, DateTimeOffset Op, OverdrachtStand Stand, int Aantal, int Gedaan, IReadOnlyList<GeweigerdeRegel> Geweigerd, int MeerGeweigerd)
{
    /// <summary>It was undone, and these tasks went back.</summary>
    public bool IsOngedaan { get; init; }
    public int Terug { get; init; }

    public int Over => IsOngedaan ? Gedaan : Aantal - Gedaan - Geweigerd.Count - MeerGeweigerd;

    /// <summary>How many tasks it is about now: all, or those that had been handed over.</summary>
    public int Totaal => IsOngedaan ? Gedaan + Terug + Gebleven : Aantal;
    public int Gebleven { get; init; }
    public int Klaar => IsOngedaan ? Terug : Gedaan;
    public bool IsOngedaanTeMaken => !IsOngedaan && Stand != OverdrachtStand.Bezig && Gedaan > 0;
}

public sealed record GeweigerdeRegel(string Zaak, string Taak, string Melding);

/// <summary>
/// Hands one task or hundreds to a person or a team. What was chosen is stored first; then each task goes in a transaction of its own, so
/// others can work meanwhile, it can be stopped at any task, and after a crash it goes on where it was: nothing is handed over twice.
/// </summary>
public sealed class Overdrachten(CaseFlowDbContext db, Transactie transactie, JobQueue jobs, TaakService taken, ZaakLader lader, Teamleden leden, ZaakInzage inzage, Configuratie configuratie)
{
    /// <summary>So many tasks go while the page waits; more go by themselves.</summary>
    internal const int Portie = 20;

    private const int GetoondeWeigeringen = 20;

    /// <param name="naar">The id of a colleague, or of a team, of the teams this person leads.</param>
    /// <exception cref="WeigeringException">Nothing was chosen, or it is not theirs to give or to get.</exception>
    public Task<Guid> BeginAsync(Handeling handeling, IReadOnlyCollection<Guid> gekozen, string? naar) => transactie.RunAsync(async () =>
    {
        var geleid = await leden.Geleid(handeling).ToListAsync();
        var persoon = Guid.TryParse(naar, out var id) ? (await leden.LeesAsync(handeling)).FirstOrDefault(m => m.Id == id) : null;
        var team = configuratie.Gemeenten[handeling.Gemeente].Teams.FirstOrDefault(t => t.Id == naar && geleid.Contains(t.Id));
        if (persoon is null && team is null)
        {
            throw new WeigeringException("waarde-onbekend:naar", "Kies een collega of een team om de taken aan te geven.", "naar");
        }
        var zichtbaar = inzage.Zichtbaar(handeling);
        var open = await db.Taken.AsNoTracking().Where(t => t.Status == TaakStatus.Open && zichtbaar.Any(z => z.Id == t.ZaakId) && geleid.Contains(t.Team) && gekozen.Contains(t.Id))
            .Select(t => new { t.Id, t.ZaakId }).ToListAsync();
        if (open.Count == 0)
        {
            throw new WeigeringException("veld-verplicht:taken", "Kies een of meer taken die nog open staan.");
        }
        var overdracht = new Overdracht
        {
            GemeenteId = handeling.Gemeente,
            MedewerkerId = handeling.MedewerkerId!.Value,
            Door = handeling.Naam,
            Rol = handeling.Rol,
            Op = handeling.Moment,
            NaarId = persoon?.Id,
            NaarTeam = team?.Id,
            Naar = persoon?.Naam ?? team!.Naam,
        };
        // In the order that was chosen: the most urgent first.
        var volgorde = gekozen.Distinct().Select((taak, plek) => (taak, plek)).ToDictionary(x => x.taak, x => x.plek);
        overdracht.Regels.AddRange(open.OrderBy(t => volgorde[t.Id]).Select(t => new OverdrachtRegel { TaakId = t.Id, ZaakId = t.ZaakId }));
        db.Overdrachten.Add(overdracht);
        if (open.Count > Portie)
        {
            Plan(overdracht.Id, handeling.Moment);
        }
        return overdracht.Id;
    });

    /// <summary>Hands over what is left, at most so many tasks; ends when it is stopped. Safe when two do so at once.</summary>
    public async Task GaDoorAsync(Guid id, DateTimeOffset nu, int hoogstens = int.MaxValue, CancellationToken cancellation = default)
    {
        while (hoogstens-- > 0 && !cancellation.IsCancellationRequested)
        {
            // Asked anew before each task, so that stopping works at once.
            var volgende = await db.OverdrachtRegels.AsNoTracking().Where(r => r.OverdrachtId == id)
                .Join(db.Overdrachten.Where(o => o.Stand == OverdrachtStand.Bezig), r => r.OverdrachtId, o => o.Id, (r, o) => new { Regel = r.Id, r.Stand, r.ZaakId, Overdracht = o })
                .Where(x => x.Stand == (x.Overdracht.IsOngedaan ? RegelStand.Gedaan : RegelStand.Wacht))
                .OrderBy(x => x.Regel).FirstOrDefaultAsync(cancellation);
            if (volgende is null)
            {
                await db.Overdrachten.Where(o => o.Id == id && o.Stand == OverdrachtStand.Bezig && o.Regels.All(r => r.Stand != (o.IsOngedaan ? RegelStand.Gedaan : RegelStand.Wacht)))
                    .ExecuteUpdateAsync(o => o.SetProperty(x => x.Stand, OverdrachtStand.Klaar), cancellation);
                return;
            }
            await RegelAsync(volgende.Overdracht, volgende.Regel, volgende.ZaakId, nu);
        }
    }

    /// <summary>Stops before the next task, or goes on after a stop. What was handed over stays so.</summary>
    public Task ZetAsync(Handeling handeling, Guid id, bool stop) => transactie.RunAsync(async () =>
    {
        var (van, naar) = stop ? (OverdrachtStand.Bezig, OverdrachtStand.Gestopt) : (OverdrachtStand.Gestopt, OverdrachtStand.Bezig);
        var gezet = await db.Overdrachten.Where(o => o.Id == id && o.MedewerkerId == handeling.MedewerkerId && o.Stand == van)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Stand, naar).SetProperty(x => x.GestoptOp, stop ? handeling.Moment : null));
        if (gezet > 0 && !stop)
        {
            Plan(id, handeling.Moment);
        }
    });

    /// <summary>Gives back what this person handed over, task by task in the same way; a task to which something happened since stays where it is.</summary>
    /// <exception cref="WeigeringException">It is still going on, was undone already, or is not theirs.</exception>
    public Task MaakOngedaanAsync(Handeling handeling, Guid id) => transactie.RunAsync(async () =>
    {
        var gezet = await db.Overdrachten.Where(o => o.Id == id && o.MedewerkerId == handeling.MedewerkerId && o.GemeenteId == handeling.Gemeente && !o.IsOngedaan && o.Stand != OverdrachtStand.Bezig)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.IsOngedaan, true).SetProperty(x => x.Stand, OverdrachtStand.Bezig));
        if (gezet == 0)
        {
            throw new WeigeringException("overdracht-verder", "Deze overdracht kan nu niet ongedaan worden gemaakt. Zij is nog bezig, of het is al gebeurd.");
        }
        if (await db.OverdrachtRegels.CountAsync(r => r.OverdrachtId == id && r.Stand == RegelStand.Gedaan) > Portie)
        {
            Plan(id, handeling.Moment);
        }
    });

    /// <returns>Null when it is not one of this person.</returns>
    public async Task<Overdrachtbeeld?> LeesAsync(Handeling handeling, Guid id)
    {
        var gevonden = await db.Overdrachten.AsNoTracking().Where(o => o.Id == id && o.MedewerkerId == handeling.MedewerkerId && o.GemeenteId == handeling.Gemeente).Select(o => new
        {
            Overdracht = o,
            Aantal = o.Regels.Count,
            Gedaan = o.Regels.Count(r => r.Stand == RegelStand.Gedaan),
            Geweigerd = o.Regels.Count(r => r.Stand == RegelStand.Geweigerd),
            Terug = o.Regels.Count(r => r.Stand == RegelStand.Ongedaan),
            Gebleven = o.Regels.Count(r => r.Stand == RegelStand.Gebleven),
        }).SingleOrDefaultAsync();
        if (gevonden is null)
        {
            return null;
        }
        var zichtbaar = inzage.Zichtbaar(handeling);
        var (soort, aantal) = gevonden.Overdracht.IsOngedaan ? (RegelStand.Gebleven, gevonden.Gebleven) : (RegelStand.Geweigerd, gevonden.Geweigerd);
        var geweigerd = aantal == 0 ? [] : await db.OverdrachtRegels.AsNoTracking().Where(r => r.OverdrachtId == id && r.Stand == soort && zichtbaar.Any(z => z.Id == r.ZaakId)).OrderBy(r => r.Id)
            .Take(GetoondeWeigeringen).Select(r => new GeweigerdeRegel(r.Taak!.Zaak!.Nummer, r.Taak.Naam, r.Melding ?? "")).ToListAsync();
        var o = gevonden.Overdracht;
        return new Overdrachtbeeld(o.Id, o.Naar, o.Op, o.Stand, gevonden.Aantal, gevonden.Gedaan, geweigerd, aantal - geweigerd.Count) { IsOngedaan = o.IsOngedaan, Terug = gevonden.Terug, Gebleven = gevonden.Gebleven };
    }

    private void Plan(Guid id, DateTimeOffset nu) => jobs.Add(new Job { Kind = JobKinds.Handover, Reference = id.ToString("N"), DueAt = nu });

    private async Task RegelAsync(Overdracht overdracht, Guid regelId, Guid zaakId, DateTimeOffset nu)
    {
        var handeling = new Handeling(overdracht.MedewerkerId, overdracht.Door, overdracht.Rol, overdracht.GemeenteId, nu);
        var van = overdracht.IsOngedaan ? RegelStand.Gedaan : RegelStand.Wacht;
        try
        {
            await transactie.RunAsync(async () =>
            {
                // The case is locked first; who comes second sees that the line is done.
                var c = await lader.LaadAsync(zaakId, handeling);
                var regel = await db.OverdrachtRegels.SingleAsync(r => r.Id == regelId);
                if (regel.Stand != van)
                {
                    return;
                }
                if (overdracht.IsOngedaan)
                {
                    await taken.MaakOngedaanAsync(c, regel.TaakId, new Overgedragen(regel.VanId, regel.Van, regel.VanTeam!) { Rollen = regel.Rollen ?? "", WasBehandelaar = regel.WasBehandelaar, WasVanSpoor = regel.WasVanSpoor, Revisie = regel.Revisie!.Value });
                    regel.Stand = RegelStand.Ongedaan;
                    return;
                }
                var naar = overdracht.NaarId is { } wie ? await db.Users.Include(m => m.Rollen).SingleAsync(m => m.Id == wie) : null;
                var was = await taken.DraagOverAsync(c, regel.TaakId, naar, overdracht.NaarTeam);
                (regel.VanId, regel.Van, regel.VanTeam, regel.Rollen) = (was.VanId, was.Van, was.VanTeam, was.Rollen);
                (regel.WasBehandelaar, regel.WasVanSpoor, regel.Revisie) = (was.WasBehandelaar, was.WasVanSpoor, was.Revisie);
                regel.Stand = RegelStand.Gedaan;
            });
        }
        catch (WeigeringException e)
        {
            await db.OverdrachtRegels.Where(r => r.Id == regelId && r.Stand == van)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.Stand, overdracht.IsOngedaan ? RegelStand.Gebleven : RegelStand.Geweigerd).SetProperty(x => x.Melding, e.Message));
        }
    }
}
