using System.Data;
using CaseFlow.Data;
using CaseFlow.Engine.Runtime;
using CaseFlow.Jobs;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Tests.Jobs;

/// <summary>Looks for what may never be: half an act. Everything is read in one snapshot, so it holds while others work too.</summary>
internal static class TornState
{
    public static async Task<IReadOnlyList<string>> FindAsync(CaseFlowDbContext db)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(db.Database.IsNpgsql() ? IsolationLevel.RepeatableRead : IsolationLevel.Serializable);
        var found = new List<string>();
        await RunsAsync(db, found);
        await CasesAsync(db, found);
        return found;
    }

    // Each active run: its tasks, timers, calls and subscriptions in rows are those in the state of the engine, and there is at least one.
    private static async Task RunsAsync(CaseFlowDbContext db, List<string> found)
    {
        var runs = await db.RouteInstanties.AsNoTracking().Where(i => i.Status == InstantieStatus.Actief).ToDictionaryAsync(i => i.Id);
        var tasks = (await db.Taken.AsNoTracking().Where(t => t.Status == TaakStatus.Open).Select(t => new { t.InstantieId, t.EngineId }).ToListAsync()).ToLookup(t => t.InstantieId, t => t.EngineId);
        var jobs = (await db.Jobs.AsNoTracking().Where(j => j.InstantieId != null).ToListAsync()).ToLookup(j => j.InstantieId!.Value);
        var subscriptions = (await db.Subscriptions.AsNoTracking().ToListAsync()).ToLookup(s => s.InstantieId, s => s.EngineId);
        foreach (var (id, run) in runs)
        {
            var state = InstanceState.FromJson(run.Toestand);
            Same("tasks", id, tasks[id], state.Tasks.Select(t => t.Id), found);
            Same("timers", id, jobs[id].Where(j => j.Kind == JobKinds.Timer).Select(j => $"{j.Reference} {j.DueAt:s}"), state.Timers.Select(t => $"{t.Id} {t.Due.ToUniversalTime():s}"), found);
            Same("calls", id, jobs[id].Where(j => j.Kind == JobKinds.Service).Select(j => j.Reference!), state.Jobs.Select(j => j.Id), found);
            Same("subscriptions", id, subscriptions[id], state.Subscriptions.Select(s => s.Id), found);
            if (state.IsEnded || state.Tasks.Count + state.Timers.Count + state.Jobs.Count + state.Subscriptions.Count == 0)
            {
                found.Add($"run {id} is active and waits for nothing");
            }
        }
        found.AddRange(tasks.Select(t => t.Key).Concat(jobs.Select(j => j.Key)).Concat(subscriptions.Select(s => s.Key)).Where(id => !runs.ContainsKey(id)).Distinct()
            .Select(id => $"run {id} has ended, and something of it is left"));
    }

    private static async Task CasesAsync(CaseFlowDbContext db, List<string> found)
    {
        found.AddRange((await db.Zaken.Where(z => z.Status == ZaakStatus.Open && !db.RouteInstanties.Any(i => i.ZaakId == z.Id && i.Status == InstantieStatus.Actief)
            || z.Status == ZaakStatus.Afgesloten && db.RouteInstanties.Any(i => i.ZaakId == z.Id && i.Status == InstantieStatus.Actief)).Select(z => z.Id).ToListAsync())
            .Select(id => $"case {id} is open and runs nothing, or closed and runs something"));
        var done = await db.Taken.Where(t => t.Status == TaakStatus.Afgerond).GroupBy(t => t.ZaakId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var told = await db.Dossierregels.Where(d => d.Naam == "taak.afgerond").GroupBy(d => d.ZaakId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        found.AddRange(done.Keys.Union(told.Keys).Where(id => done.GetValueOrDefault(id) != told.GetValueOrDefault(id))
            .Select(id => $"case {id}: {done.GetValueOrDefault(id)} tasks done, {told.GetValueOrDefault(id)} lines that say so"));
        var counted = await db.Termijnen.Where(t => t.IsAfloopGeteld).GroupBy(t => t.ZaakId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var expired = await db.Dossierregels.Where(d => d.Naam == "termijn.afgelopen").GroupBy(d => d.ZaakId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        found.AddRange(counted.Keys.Union(expired.Keys).Where(id => counted.GetValueOrDefault(id) != expired.GetValueOrDefault(id))
            .Select(id => $"case {id}: {counted.GetValueOrDefault(id)} terms counted, {expired.GetValueOrDefault(id)} lines that say so"));
        // In these routes everything but the join is passed once: a second visit is an act or a timer that was done twice.
        found.AddRange((await db.RouteStappen.Where(s => s.Element != "samen").GroupBy(s => new { s.InstantieId, s.Element }).Where(g => g.Count() > 1).Select(g => new { g.Key.InstantieId, g.Key.Element }).ToListAsync())
            .Select(s => $"run {s.InstantieId} came to {s.Element} more than once"));
    }

    private static void Same(string what, Guid run, IEnumerable<string> rows, IEnumerable<string> state, List<string> found)
    {
        var (left, right) = (string.Join(", ", rows.Order(StringComparer.Ordinal)), string.Join(", ", state.Order(StringComparer.Ordinal)));
        if (left != right)
        {
            found.Add($"run {run}: {what} in rows [{left}], in the state [{right}]");
        }
    }
}
