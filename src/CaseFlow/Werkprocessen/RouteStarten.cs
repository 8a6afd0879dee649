using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Zaken;

namespace CaseFlow.Werkprocessen;

/// <summary>Starts one of the municipality's side routes beside this case.</summary>
public sealed class RouteStarten(Werkproces werkproces, Routeboek routeboek, Routestarter starter, Dossier dossier) : ZaakHandeling
{
    public override string Id => "route-starten";

    public override string Naam => "Een andere route starten";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Lijsten.Keuzes("naastroutes").Count > 0;

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        var route = invoer.Tekst("route")!;
        var door = routeboek.Begin(route).Door;
        if (door.Count > 0 && !door.Contains(c.Handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", $"Deze route start een {string.Join(" of ", door.Select(r => c.Gemeente.Rol(r).Titel))}. Vraag een collega.", "route");
        }
        if ((await werkproces.ActieveAsync(c.Zaak)).Any(i => i.Route == route && i.SpoorId is null))
        {
            throw new WeigeringException("route-loopt-al", "Deze route loopt al in deze zaak. Kijk bij de open taken.", "route");
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var route = invoer.Tekst("route")!;
        dossier.Noteer(c.Zaak, c.Handeling, "route.gestart", $"De route {routeboek.Routenaam(route)} is gestart.");
        await starter.StartAsync(werkproces, c, route, isNaast: true);
    }
}
