using CaseFlow.Data;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>Reads how a case came where it is, from the visits that are kept in the transaction of each step: five queries, however much was walked.</summary>
public sealed class RouteVerloopQuery(CaseFlowDbContext db, Routeboek routeboek, Configuratie configuratie, Beslotenheid beslotenheid)
{
    private const string Systeem = "CaseFlow";
    private const string Bericht = "een moment of een bericht";
    private const string Stilstand = "een termijn stond stil";

    private sealed record Wachttijdvak(Guid? TaakId, string Op, DateOnly Van, DateOnly Tot);

    public async Task<Zaakverloop> LaadAsync(Zaak zaak, Handeling handeling)
    {
        var mijne = beslotenheid.Instanties(handeling);
        var instanties = await db.RouteInstanties.AsNoTracking().Where(i => i.ZaakId == zaak.Id && (!i.IsBesloten || mijne.Contains(i.Id))).OrderBy(i => i.GestartOp).ThenBy(i => i.Id).ToListAsync();
        var taken = await db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).AsNoTracking().Where(t => t.ZaakId == zaak.Id && (!t.IsBesloten || mijne.Contains(t.InstantieId))).ToListAsync();
        var stappen = await RouteKaartQuery.NieuwsteAsync(db, instanties, RouteKaartQuery.MaxBezoeken + 1);
        var gewacht = await WachttijdAsync(zaak, handeling.Vandaag);
        var bladen = new List<Verloopblad>();
        foreach (var instantie in instanties)
        {
            var definitie = await routeboek.DefinitieAsync(db, instantie.Route, instantie.Versie);
            bladen.Add(Blad(instantie, definitie, [.. stappen.Where(s => s.InstantieId == instantie.Id).OrderBy(s => s.Id)], [.. taken.Where(t => t.InstantieId == instantie.Id)], gewacht, configuratie.Gemeenten[zaak.GemeenteId], handeling.Moment));
        }
        return new Zaakverloop(bladen, stappen.Count > RouteKaartQuery.MaxBezoeken);
    }

    // Of a task that somebody may not know of there is no visit either, so its waiting is counted nowhere.
    private async Task<IReadOnlyList<Wachttijdvak>> WachttijdAsync(Zaak zaak, DateOnly vandaag)
    {
        var wachten = await db.Wachten.AsNoTracking().Where(w => w.ZaakId == zaak.Id).ToListAsync();
        var stil = await db.Termijnen.Where(t => t.ZaakId == zaak.Id).SelectMany(t => t.Opschortingen).Select(o => new { o.Van, o.Tot }).ToListAsync();
        return
        [
            .. wachten.Select(w => new Wachttijdvak(w.TaakId, Wachttekst.Op(w.Op), AmsterdamTime.DateOf(w.Sinds), w.BeeindigdOp is { } einde ? AmsterdamTime.DateOf(einde) : vandaag)),
            // Its last day belongs to it.
            .. stil.Select(o => new Wachttijdvak(null, Stilstand, o.Van, o.Tot is { } laatste ? laatste.AddDays(1) : vandaag)),
        ];
    }

    private static Verloopblad Blad(RouteInstantie instantie, ProcessDefinition definitie, IReadOnlyList<RouteStap> stappen, IReadOnlyList<Taak> taken, IReadOnlyList<Wachttijdvak> gewacht, Gemeente gemeente, DateTimeOffset nu)
    {
        var isLopend = instantie.Status == InstantieStatus.Actief;
        var toestand = InstanceState.FromJson(instantie.Toestand);
        IReadOnlyList<string> huidig = isLopend ? [.. toestand.ActiveNodes.Concat(toestand.Timers.Select(t => t.NodeId)).Distinct()] : [];
        var bezoeken = Bezoeken(definitie, stappen, taken, gewacht, gemeente, nu);
        var voorziening = taken.Select(t => t.Voorziening).LastOrDefault(v => v is not null);
        return new Verloopblad(
            instantie.Id, instantie.Route,
            (definitie.Name ?? definitie.Id) + (voorziening is null ? "" : $": {gemeente.Voorziening(voorziening)?.Naam ?? voorziening}"),
            instantie.Versie, instantie.GestartOp, instantie.GeeindigdOp, instantie.Status == InstantieStatus.Gestopt,
            Dagen(instantie.GestartOp, instantie.GeeindigdOp ?? nu),
            huidig,
            [.. stappen.Where(s => s.VerlatenOp is not null).Select(s => s.Element).Concat(taken.Where(t => t.Status == TaakStatus.Afgerond).Select(t => t.Stap)).Distinct().Where(e => !huidig.Contains(e))],
            RoutePijlen.Gelopen(definitie, stappen),
            bezoeken,
            [.. bezoeken.Where(b => !b.IsMeteen).GroupBy(b => b.Element).Select(g => new Staptijd(g.Key, g.First().Naam, g.Count(), g.Sum(b => b.Dagen),
                [.. g.SelectMany(b => b.Gewacht).GroupBy(w => w.Op).Select(w => new Wachtdagen(w.Key, w.Sum(x => x.Dagen)))], g.Any(b => b.Tot is null)))]);
    }

    private static IReadOnlyList<Stapbezoek> Bezoeken(ProcessDefinition definitie, IReadOnlyList<RouteStap> stappen, IReadOnlyList<Taak> taken, IReadOnlyList<Wachttijdvak> gewacht, Gemeente gemeente, DateTimeOffset nu)
    {
        var perTaak = taken.ToDictionary(t => t.Id);
        var gezien = stappen.Select(s => s.TaakId).OfType<Guid>().ToHashSet();
        // Of a case that closed long ago the visits are cleared away and the tasks stay.
        var rijen = stappen.Select(s => (s.Element, s.Op, Tot: s.VerlatenOp, Taak: s.TaakId is { } id ? perTaak.GetValueOrDefault(id) : null))
            .Concat(taken.Where(t => !gezien.Contains(t.Id)).Select(t => (Element: t.Stap, Op: t.GeopendOp, Tot: t.GeslotenOp, Taak: (Taak?)t)))
            .Where(r => IsTeTonen(definitie.Find(r.Element), r.Op, r.Tot, r.Taak)).OrderBy(r => r.Op).ToList();
        var tegelijk = Tegelijk(definitie, [.. rijen.Select(r => (r.Element, r.Op, r.Tot))]);
        var keren = new Dictionary<string, int>();
        return
        [
            .. rijen.Select((r, nummer) =>
            {
                var keer = keren[r.Element] = keren.GetValueOrDefault(r.Element) + 1;
                var stap = definitie.Find(r.Element);
                return new Stapbezoek(r.Element, r.Taak?.Naam ?? stap?.Name ?? (stap is null ? r.Element : Stapsoort.Naam(stap)), stap is null ? "" : Stapsoort.Naam(stap), keer, r.Op, r.Tot, Dagen(r.Op, r.Tot ?? nu),
                    Gewacht(stap, r.Taak?.Id, r.Op, r.Tot ?? nu, gewacht),
                    r.Taak is null ? Systeem : r.Taak.AfgerondDoor ?? r.Taak.ToegewezenAan ?? gemeente.Teams.FirstOrDefault(t => t.Id == r.Taak.Team)?.Naam ?? r.Taak.Team,
                    r.Taak?.Uitkomst is not { } uitkomst ? null : (stap as UserTaskNode)?.Outcomes.FirstOrDefault(o => o.Value == uitkomst)?.Label ?? uitkomst,
                    r.Taak?.Status == TaakStatus.Vervallen, [.. tegelijk[nummer].Distinct()])
                {
                    IsMeteen = r.Taak is null && r.Tot == r.Op,
                };
            }),
        ];
    }

    // What takes time or tells where it began, ended and went on; not the crossings, and not what CaseFlow did in passing.
    private static bool IsTeTonen(Node? stap, DateTimeOffset van, DateTimeOffset? tot, Taak? taak) => taak is not null || stap switch
    {
        null or GatewayNode { Kind: not NodeKind.EventBasedGateway } => false,
        StartEventNode or EndEventNode => stap.Parent is null,
        BoundaryEventNode or SubProcessNode or CallActivityNode or ServiceTaskNode { Handler: "start-route" } => true,
        GatewayNode => stap.Name is not null && tot != van,
        _ => tot != van,
    };

    private static ILookup<int, string> Tegelijk(ProcessDefinition definitie, IReadOnlyList<(string Element, DateTimeOffset Van, DateTimeOffset? Tot)> rijen)
    {
        var paren = new List<(int Een, string Ander)>();
        var lopend = new List<int>();
        for (var i = 0; i < rijen.Count; i++)
        {
            var (element, van, tot) = rijen[i];
            if (van == tot)
            {
                continue;
            }
            lopend.RemoveAll(l => rijen[l].Tot <= van);
            foreach (var ander in lopend.Where(l => rijen[l].Element != element && !Omvat(definitie, rijen[l].Element, element) && !Omvat(definitie, element, rijen[l].Element)))
            {
                paren.Add((i, Naam(rijen[ander].Element)));
                paren.Add((ander, Naam(element)));
            }
            lopend.Add(i);
        }
        return paren.ToLookup(p => p.Een, p => p.Ander);

        string Naam(string element) => definitie.Find(element)?.Name ?? element;
    }

    private static bool Omvat(ProcessDefinition definitie, string buiten, string binnen)
    {
        for (var om = definitie.Find(binnen)?.Parent; om is not null; om = om.Parent)
        {
            if (om.Id == buiten)
            {
                return true;
            }
        }
        return false;
    }

    private static IReadOnlyList<Wachtdagen> Gewacht(Node? stap, Guid? taakId, DateTimeOffset van, DateTimeOffset tot, IReadOnlyList<Wachttijdvak> gewacht)
    {
        if (stap?.Kind is NodeKind.CatchEvent or NodeKind.ReceiveTask or NodeKind.EventBasedGateway)
        {
            return Dagen(van, tot) is var zelf and > 0 ? [new Wachtdagen(Bericht, zelf)] : [];
        }
        if (taakId is null)
        {
            return [];
        }
        var (begin, einde) = (AmsterdamTime.DateOf(van), AmsterdamTime.DateOf(tot));
        return
        [
            .. gewacht.Where(w => (w.TaakId is null || w.TaakId == taakId) && w.Van < einde && w.Tot > begin).GroupBy(w => w.Op)
                .Select(g => new Wachtdagen(g.Key, Wachttelling.Dagen(g.Select(w => (w.Van > begin ? w.Van : begin, w.Tot < einde ? w.Tot : einde))))).Where(w => w.Dagen > 0),
        ];
    }

    private static int Dagen(DateTimeOffset van, DateTimeOffset tot) => Math.Max(0, AmsterdamTime.DateOf(tot).DayNumber - AmsterdamTime.DateOf(van).DayNumber);
}
