using System.Globalization;
using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Moving;
using CaseFlow.Engine.Runtime;
using CaseFlow.Gemeenten;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>Moving running cases of one's own municipality on purpose: first what it would do, then an order that makes one job per case.</summary>
public sealed class Overzetten(CaseFlowDbContext db, Transactie transactie, JobQueue jobs, Routeboek routeboek, Configuratie configuratie)
{
    /// <exception cref="WeigeringException">There is no such version, or they are the same.</exception>
    public async Task<Overzetproef> ProefAsync(Handeling handeling, string route, int van, int naar, Overzetplan plan)
    {
        var (oud, nieuw) = await VersiesAsync(route, van, naar);
        var move = Plan(nieuw, plan);
        var (aantal, over, taken, wachttijden) = (0, 0, 0, 0);
        var fouten = new List<MoveFault>();
        var gevraagd = new SortedSet<string>(StringComparer.Ordinal);
        // One at a time: thousands of states need not be in memory together.
        await foreach (var toestand in Lopend(handeling.Gemeente, route, van).Select(i => i.Toestand).AsAsyncEnumerable())
        {
            aantal++;
            var proef = Proef(oud, nieuw, InstanceState.FromJson(toestand), move, handeling.Moment);
            gevraagd.UnionWith(Proef(oud, nieuw, InstanceState.FromJson(toestand), MovePlan.Identity, handeling.Moment).Faults.Where(f => f.Code == "node-removed").Select(f => f.NodeId!));
            fouten.AddRange(proef.Faults.DistinctBy(f => (f.Code, f.NodeId, f.Variable)));
            over += proef.IsAllowed ? 1 : 0;
            taken += proef.Effects.Count(e => e is Effect.TaskMoved);
            wachttijden += proef.Effects.Count(e => e is Effect.TimerScheduled or Effect.TimerRescheduled or Effect.TimerCancelled);
        }
        var onbekend = fouten.Where(f => f.Variable is not null).Select(f => f.Variable!).Concat(plan.Variabelen.Keys).ToHashSet();
        return new Overzetproef(
            aantal, over, taken, wachttijden,
            [.. fouten.GroupBy(f => (f.Code, f.NodeId, f.Variable)).OrderByDescending(g => g.Count()).Select(g => Overzetfouten.Woorden(g.First(), oud, g.Count()))],
            [.. gevraagd.Select(id => Vraag(oud.Find(id)!, nieuw))],
            [.. nieuw.Variables.Where(v => onbekend.Contains(v.Name)).Select(v => new Variabelevraag(v.Name, v.Type))]);
    }

    /// <summary>Makes a job per running case; each is tried in its own transaction, and one that cannot be moved stays where it is.</summary>
    /// <exception cref="WeigeringException">There is no reason, or nothing to move.</exception>
    public Task<Guid> StartAsync(Handeling handeling, string route, int van, int naar, Overzetplan plan) => transactie.RunAsync(async () =>
    {
        if (string.IsNullOrWhiteSpace(handeling.Reden))
        {
            throw new WeigeringException("reden-ontbreekt", "Schrijf op waarom u deze zaken overzet; het komt in het dossier van elke zaak.", "Reden");
        }
        await VersiesAsync(route, van, naar);
        var instanties = await Lopend(handeling.Gemeente, route, van).Select(i => new { i.Id, i.ZaakId }).ToListAsync();
        if (instanties.Count == 0)
        {
            throw new WeigeringException("niets-over-te-zetten", $"Op versie {van} loopt geen zaak meer.");
        }
        var opdracht = new Overzetting
        {
            GemeenteId = handeling.Gemeente, Route = route, Van = van, Naar = naar, Plan = JsonSerializer.Serialize(plan), Reden = handeling.Reden.Trim(),
            Op = handeling.Moment, MedewerkerId = handeling.MedewerkerId, Door = handeling.Naam,
        };
        db.Overzettingen.Add(opdracht);
        foreach (var instantie in instanties)
        {
            var overgang = new Overgang { OverzettingId = opdracht.Id, InstantieId = instantie.Id };
            db.Overgangen.Add(overgang);
            jobs.Add(new Job { Kind = JobKinds.Move, ZaakId = instantie.ZaakId, InstantieId = instantie.Id, Reference = overgang.Id.ToString("N"), DueAt = handeling.Moment });
        }
        return opdracht.Id;
    });

    /// <summary>How far an order of one's own municipality is; null when there is none.</summary>
    public async Task<Overzetstand?> StandAsync(Handeling handeling, Guid id)
    {
        if (await db.Overzettingen.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.GemeenteId == handeling.Gemeente) is not { } opdracht)
        {
            return null;
        }
        var tellingen = await db.Overgangen.Where(o => o.OverzettingId == id).GroupBy(o => new { o.Status, o.Melding })
            .Select(g => new { g.Key.Status, g.Key.Melding, Aantal = g.Count() }).ToListAsync();
        int Aantal(OvergangStatus status) => tellingen.Where(t => t.Status == status).Sum(t => t.Aantal);
        return new Overzetstand(
            opdracht, Aantal(OvergangStatus.Gepland), Aantal(OvergangStatus.Gelukt), Aantal(OvergangStatus.Geweigerd), Aantal(OvergangStatus.Vervallen),
            [.. tellingen.Where(t => t.Status == OvergangStatus.Geweigerd).OrderByDescending(t => t.Aantal).Select(t => (t.Melding ?? "", t.Aantal))]);
    }

    /// <summary>The last orders for a route in one's own municipality.</summary>
    public Task<List<Overzetting>> OpdrachtenAsync(Handeling handeling, string route) =>
        db.Overzettingen.AsNoTracking().Where(o => o.GemeenteId == handeling.Gemeente && o.Route == route).OrderByDescending(o => o.Op).Take(10).ToListAsync();

    /// <summary>What changed from one version to another, step by step.</summary>
    public async Task<IReadOnlyList<Stapverschil>> VerschillenAsync(string route, int van, int naar) =>
        Stapverschil.Tussen(await routeboek.DefinitieAsync(db, route, van), await routeboek.DefinitieAsync(db, route, naar));

    internal static MovePlan Plan(ProcessDefinition nieuw, Overzetplan plan) => new()
    {
        Nodes = plan.Stappen.Where(s => s.Value.Length > 0).ToDictionary(),
        Variables = plan.Variabelen.ToDictionary(v => v.Key, v => Waarde(nieuw.Variables.FirstOrDefault(x => x.Name == v.Key)?.Type, v.Value)),
        IsRedating = plan.IsHerdateren,
    };

    private MoveReport Proef(ProcessDefinition oud, ProcessDefinition nieuw, InstanceState toestand, MovePlan plan, DateTimeOffset nu)
    {
        var proef = Mover.DryRun(oud, nieuw, toestand, plan, nu, Werkproces.Opties);
        var zonder = proef.Effects.OfType<Effect.TaskMoved>().Select(t => t.Now.Node).Where(n => !configuratie.Formulieren.ContainsKey(n.Form ?? n.Id))
            .Select(n => new MoveFault("form-missing", n.Id, n.Form ?? n.Id, "")).ToList();
        return zonder.Count > 0 ? new MoveReport(zonder, []) : proef;
    }

    private IQueryable<RouteInstantie> Lopend(string gemeente, string route, int versie) =>
        db.RouteInstanties.AsNoTracking().Where(i => i.Route == route && i.Versie == versie && i.Status == InstantieStatus.Actief && i.Zaak!.GemeenteId == gemeente).OrderBy(i => i.Id);

    private async Task<(ProcessDefinition Oud, ProcessDefinition Nieuw)> VersiesAsync(string route, int van, int naar)
    {
        if (van == naar || await db.RouteVersies.CountAsync(v => v.Route == route && (v.Versie == van || v.Versie == naar)) < 2)
        {
            throw new WeigeringException("versie-onbekend", "Kies twee versies van deze route die van elkaar verschillen.", "Naar");
        }
        return (await routeboek.DefinitieAsync(db, route, van), await routeboek.DefinitieAsync(db, route, naar));
    }

    private static Stapvraag Vraag(Node weg, ProcessDefinition nieuw) => new(weg.Id, weg.Name ?? weg.Id,
        [.. nieuw.Nodes.Where(n => n.Kind == weg.Kind && n.Parent?.Id == weg.Parent?.Id).Select(n => (n.Id, n.Name ?? n.Id))]);

    private static object? Waarde(string? type, string tekst) => tekst.Length == 0 ? null : type switch
    {
        "boolean" => tekst == "true",
        "number" when decimal.TryParse(tekst.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var getal) => getal,
        "date" when DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) => dag,
        _ => tekst,
    };
}
