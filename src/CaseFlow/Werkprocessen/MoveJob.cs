using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Engine.Moving;
using CaseFlow.Engine.Runtime;
using CaseFlow.Jobs;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>Moves one run by somebody's order, in the transaction of its job. A refusal is an outcome and no failure: the run stays on its version.</summary>
public sealed class MoveJob(CaseFlowDbContext db, Werkproces werkproces, Routeboek routeboek, Dossier dossier) : IJobHandler
{
    public string Kind => JobKinds.Move;

    public async Task<IncidentReport?> FinishAsync(JobContext c)
    {
        var id = Guid.ParseExact(c.Job.Reference!, "N");
        var overgang = await db.Overgangen.SingleAsync(o => o.Id == id);
        var opdracht = await db.Overzettingen.SingleAsync(o => o.Id == overgang.OverzettingId);
        var instantie = await db.RouteInstanties.SingleAsync(i => i.Id == overgang.InstantieId);
        overgang.Op = c.AsOf;
        if (instantie.Status != InstantieStatus.Actief || instantie.Versie != opdracht.Van)
        {
            overgang.Status = OvergangStatus.Vervallen;
            return null;
        }
        var nieuw = await routeboek.DefinitieAsync(db, opdracht.Route, opdracht.Naar);
        var plan = Overzetten.Plan(nieuw, JsonSerializer.Deserialize<Overzetplan>(opdracht.Plan)!);
        // Who ordered it did it, now.
        var zaak = c.Case with { Handeling = new Handeling(opdracht.MedewerkerId, opdracht.Door, "beheer", opdracht.GemeenteId, c.AsOf, opdracht.Reden) };
        if (await werkproces.OverzettenAsync(zaak, instantie, opdracht.Naar, plan) is { } fouten)
        {
            var oud = await routeboek.DefinitieAsync(db, opdracht.Route, opdracht.Van);
            overgang.Status = OvergangStatus.Geweigerd;
            overgang.Melding = string.Join(' ', fouten.Select(f => Overzetfouten.Woorden(f, oud).Melding).Distinct());
            return null;
        }
        overgang.Status = OvergangStatus.Gelukt;
        dossier.Noteer(zaak.Zaak, zaak.Handeling, "route.overgezet", $"Route {nieuw.Name ?? opdracht.Route} overgezet van versie {opdracht.Van} naar versie {opdracht.Naar}.");
        return null;
    }
}
