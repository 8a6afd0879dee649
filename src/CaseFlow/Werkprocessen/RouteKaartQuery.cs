using CaseFlow.Data;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>Reads where a case stands in its routes, in three queries however many steps there were.</summary>
public sealed class RouteKaartQuery(CaseFlowDbContext db, Routeboek routeboek, Configuratie configuratie, Kalender kalender, Beslotenheid beslotenheid)
{
    // A case that loops for years has more; its newest steps are what anybody looks for.
    internal const int MaxBezoeken = 2000;
    private const int MaxVooruit = 8;

    public async Task<RouteKaart> LaadAsync(Zaak zaak, Handeling handeling)
    {
        var gemeente = configuratie.Gemeenten[zaak.GemeenteId];
        var mijne = beslotenheid.Instanties(handeling);
        var instanties = await db.RouteInstanties.AsNoTracking().Where(i => i.ZaakId == zaak.Id && (!i.IsBesloten || mijne.Contains(i.Id))).OrderBy(i => i.GestartOp).ThenBy(i => i.Id).ToListAsync();
        var taken = await db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).AsNoTracking().Include(t => t.Rollen).Where(t => t.ZaakId == zaak.Id && (!t.IsBesloten || mijne.Contains(t.InstantieId))).OrderBy(t => t.GeopendOp).ThenBy(t => t.Id).ToListAsync();
        var bezoeken = await NieuwsteAsync(db, instanties, MaxBezoeken);
        var perInstantie = bezoeken.OrderBy(s => s.Id).ToLookup(s => s.InstantieId);
        var definities = new Dictionary<Guid, ProcessDefinition>();
        foreach (var instantie in instanties)
        {
            definities[instantie.Id] = await routeboek.DefinitieAsync(db, instantie.Route, instantie.Versie);
        }
        return new RouteKaart(
            [.. instanties.Where(i => i.Status == InstantieStatus.Actief)
                .Select(i => Blad(i, definities[i.Id], [.. taken.Where(t => t.InstantieId == i.Id)], [.. perInstantie[i.Id]], gemeente))],
            [.. instanties.Where(i => i.Status != InstantieStatus.Actief).Select(i => Naam(definities[i.Id])).Distinct()],
            [.. taken.Select(t => Regel(t, definities[t.InstantieId], gemeente)).Concat(bezoeken.Select(s => Wachtregel(s, definities[s.InstantieId], kalender)).OfType<StapRegel>()).OrderBy(r => r.Sinds)],
            [.. taken.Where(t => t.Status == TaakStatus.Open).Select(t => Open(t, definities[t.InstantieId], gemeente))]);
    }

    /// <summary>The newest visits of these runs, the last one first.</summary>
    internal static Task<List<RouteStap>> NieuwsteAsync(CaseFlowDbContext db, IEnumerable<RouteInstantie> instanties, int hoogstens)
    {
        // By their ids: asked as a condition, the database walks the steps of all cases from the newest back.
        List<Guid> ids = [.. instanties.Select(i => i.Id)];
        return db.RouteStappen.AsNoTracking().Where(s => ids.Contains(s.InstantieId)).OrderByDescending(s => s.Id).Take(hoogstens).ToListAsync();
    }

    /// <summary>The model file of a version, as it was loaded.</summary>
    public Task<string?> BpmnAsync(string route, int versie) =>
        db.RouteVersies.Where(v => v.Route == route && v.Versie == versie).Select(v => v.Bpmn).SingleOrDefaultAsync();

    private RouteBlad Blad(RouteInstantie instantie, ProcessDefinition definitie, IReadOnlyList<Taak> taken, IReadOnlyList<RouteStap> bezoeken, Gemeente gemeente)
    {
        var toestand = InstanceState.FromJson(instantie.Toestand);
        var huidig = toestand.ActiveNodes.Concat(toestand.Timers.Select(t => t.NodeId)).Distinct().ToList();
        var open = taken.Where(t => t.Status == TaakStatus.Open).ToList();
        var wachtOp = open.Count > 0 ? null : WachtOp(toestand, definitie);
        var gedaan = taken.Where(t => t.Status == TaakStatus.Afgerond).Select(t => t.Stap).Distinct().Where(s => open.All(t => t.Stap != s)).ToList();
        return new RouteBlad(
            instantie.Route,
            Naam(definitie),
            instantie.Versie,
            taken.Select(t => Voorziening(t.Voorziening, gemeente)).LastOrDefault(v => v is not null),
            huidig,
            [.. bezoeken.Where(s => s.VerlatenOp is not null).Select(s => s.Element).Distinct().Where(e => !huidig.Contains(e))],
            RoutePijlen.Gelopen(definitie, bezoeken),
            [
                .. gedaan.Select(s => new LijnStap(definitie.Find(s)?.Name ?? s, StapStand.Gedaan)),
                .. open.Select(t => t.Naam).Distinct().Select(n => new LijnStap(n, StapStand.Huidig)),
                .. wachtOp is null ? Array.Empty<LijnStap>() : [new LijnStap(wachtOp, StapStand.Huidig)],
                .. Vooruit(definitie, toestand, [.. gedaan, .. open.Select(t => t.Stap)]).Select(n => new LijnStap(n, StapStand.Komt)),
            ],
            wachtOp);
    }

    /// <summary>What most likely comes: the path of the default choices, until the route ends or comes back to a step that was done.</summary>
    private List<string> Vooruit(ProcessDefinition definitie, InstanceState toestand, HashSet<string> gehad)
    {
        var namen = new List<string>();
        var gezien = new HashSet<Node>();
        var hier = toestand.ActiveNodes.Select(definitie.Find).OfType<Node>().FirstOrDefault();
        while (hier is not null && gezien.Add(hier) && namen.Count < MaxVooruit)
        {
            hier = (hier.Outgoing.FirstOrDefault(f => f.IsDefault) ?? (hier.Outgoing.Count > 0 ? hier.Outgoing[0] : null))?.Target;
            if (hier is UserTaskNode stap)
            {
                if (!gehad.Add(stap.Id))
                {
                    break;
                }
                namen.Add(stap.Name ?? stap.Id);
            }
            else if (hier is ServiceTaskNode { Handler: "start-route" } werk && werk.Parameters.TryGetValue("route", out var route))
            {
                namen.Add(routeboek.Huidige(route) is { } volgende ? Naam(volgende) : route);
            }
        }
        return namen;
    }

    private static string? WachtOp(InstanceState toestand, ProcessDefinition definitie)
    {
        if (toestand.Timers.OrderBy(t => t.Due).FirstOrDefault() is { } wekker)
        {
            return $"{definitie.Find(wekker.NodeId)?.Name ?? "Wachten"}: vanaf {DatumTekst.Datum(AmsterdamTime.DateOf(wekker.Due))}";
        }
        return toestand.Subscriptions.FirstOrDefault() is { } bericht ? $"Wacht op: {definitie.Find(bericht.NodeId)?.Name ?? bericht.Name}" : null;
    }

    private OpenTaak Open(Taak taak, ProcessDefinition definitie, Gemeente gemeente)
    {
        var stap = definitie.Find(taak.Stap) as UserTaskNode;
        return new OpenTaak(
            taak,
            configuratie.Formulieren.GetValueOrDefault(stap?.Form ?? taak.Stap)?.Uitleg ?? "",
            Voorziening(taak.Voorziening, gemeente),
            stap?.Deadline?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []);
    }

    private StapRegel Regel(Taak taak, ProcessDefinition definitie, Gemeente gemeente) => new(
        Naam(definitie),
        taak.Naam,
        Voorziening(taak.Voorziening, gemeente),
        taak.GeopendOp,
        taak.AfgerondDoor ?? taak.ToegewezenAan,
        gemeente.Teams.FirstOrDefault(t => t.Id == taak.Team)?.Naam ?? taak.Team,
        taak.GeslotenOp,
        definitie.Find(taak.Stap) is UserTaskNode stap ? stap.Outcomes.FirstOrDefault(o => o.Value == taak.Uitkomst)?.Label ?? taak.Uitkomst : taak.Uitkomst,
        taak.Status switch
        {
            TaakStatus.Open => StapStand.Huidig,
            TaakStatus.Vervallen => StapStand.Vervallen,
            _ => StapStand.Gedaan,
        })
    {
        Duur = taak.GeslotenOp is { } klaar ? Doorlooptijd.Tekst(taak.GeopendOp, klaar, kalender) : null,
    };

    /// <summary>A moment or message that the route waited for; what it only passed is no row.</summary>
    private static StapRegel? Wachtregel(RouteStap bezoek, ProcessDefinition definitie, Kalender kalender) =>
        bezoek.Seconden is 0 || definitie.Find(bezoek.Element) is not ({ Kind: NodeKind.CatchEvent or NodeKind.ReceiveTask or NodeKind.EventBasedGateway, Name: { } naam })
            ? null
            : new StapRegel(Naam(definitie), $"Wacht: {naam}", null, bezoek.Op, "CaseFlow", "", bezoek.VerlatenOp, null, bezoek.VerlatenOp is null ? StapStand.Huidig : StapStand.Gedaan)
            {
                Duur = bezoek.VerlatenOp is { } klaar ? Doorlooptijd.Tekst(bezoek.Op, klaar, kalender) : null,
            };

    private static string? Voorziening(string? id, Gemeente gemeente) => id is null ? null : gemeente.Voorziening(id)?.Naam ?? id;

    private static string Naam(ProcessDefinition definitie) => definitie.Name ?? definitie.Id;
}
