using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Plannen;
using CaseFlow.Schuldhulp;
using CaseFlow.Shared;
using CaseFlow.Zaken;

namespace CaseFlow.Werkprocessen;

/// <summary>Starts a route in the way its file asks: as the case's own, as a track, or beside the case; now, or when the resident is old enough.</summary>
public sealed class Routestarter(CaseFlowDbContext db, Routeboek routeboek, Sporenstarter sporenstarter, Schuldhulpvraag schuldhulpvraag, JobQueue jobs)
{
    public async Task StartAsync(Werkproces werkproces, ZaakContext c, string route, bool isNaast)
    {
        if (routeboek.Begin(route).Spoor is not { } soort)
        {
            await werkproces.StartAsync(c, route, isNaast: isNaast);
            return;
        }
        if (c.Zaak.HuishoudenId is not { } huishouden)
        {
            throw new WeigeringException("inwoner-onbekend", "Leg eerst vast om wie het gaat.");
        }
        var spoor = new Spoor { HuishoudenId = huishouden, ZaakId = c.Zaak.Id, Soort = soort };
        db.Sporen.Add(spoor);
        sporenstarter.Begin(c, spoor);
        if (soort == Schuldhulpvraag.Route)
        {
            await schuldhulpvraag.KiesAsync(werkproces, c);
        }
        await werkproces.StartAsync(c, route, spoor);
    }

    /// <summary>Plans the routes that begin by themselves at an age. The day itself decides whether the case still asks for it.</summary>
    public void PlanOpLeeftijd(ZaakContext c)
    {
        foreach (var route in c.Gemeente.Routes)
        {
            var begin = routeboek.Begin(route);
            if (c.Zaak.Inwoner is { IsOngeboren: false, OverledenOp: null } inwoner && begin.DagVoor(inwoner.Geboortedatum) is { } dag
                && begin.Wetten.Contains(c.Zaak.Wet ?? "") && inwoner.LeeftijdOp(c.Vandaag) <= begin.Leeftijd!.Value.Jaren)
            {
                var moment = AmsterdamTime.StartOf(dag);
                jobs.Set(new JobKey(JobKinds.RouteStart, c.Zaak.Id, null, route), moment > c.Nu ? moment : c.Nu, c.Nu);
            }
        }
    }
}

/// <summary>A route begins beside a case because the resident is old enough now.</summary>
public sealed class RouteStartJob(Werkproces werkproces, Routeboek routeboek, Routestarter starter, Zaakafsluiting afsluiting) : IJobHandler
{
    public string Kind => JobKinds.RouteStart;

    public async Task<IncidentReport?> FinishAsync(JobContext c)
    {
        var (zaak, route) = (c.Case.Zaak, c.Job.Reference!);
        if (zaak.Status != ZaakStatus.Open || zaak.Inwoner is not { OverledenOp: null } || !werkproces.HeeftRoute(c.Case.Gemeente, route)
            || !routeboek.Begin(route).Wetten.Contains(zaak.Wet ?? "") || (await werkproces.ActieveAsync(zaak)).Any(i => i.Route == route))
        {
            return null;
        }
        await starter.StartAsync(werkproces, c.Case, route, isNaast: true);
        await afsluiting.ControleerAsync(c.Case, werkproces);
        return null;
    }
}
