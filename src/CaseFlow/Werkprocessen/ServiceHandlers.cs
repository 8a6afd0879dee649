using CaseFlow.Data;
using CaseFlow.Escalaties;
using CaseFlow.Plannen;
using CaseFlow.Schuldhulp;
using CaseFlow.Shared;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

// The work behind the service tasks of the routes. Each is a few lines: it starts or ends something and lets the route go on.

public sealed class StartRoute(CaseFlowDbContext db, Routestarter starter) : IServiceHandler
{
    public string Naam => "start-route";

    public async Task<IReadOnlyDictionary<string, object?>> VoerUitAsync(RouteOpdracht o)
    {
        var route = o.Waarde("route");
        if (route is null || !o.Werkproces.HeeftRoute(o.Context.Gemeente, route))
        {
            throw new WeigeringException("route-ontbreekt", $"De route '{route}' is er in deze installatie nog niet.");
        }
        if (!await LooptAlAsync(o, route))
        {
            if (o.Context.Zaak.Status == ZaakStatus.Afgesloten)
            {
                throw new WeigeringException("taak-niet-open", "Deze zaak is gesloten, en hier begint een nieuwe route. Heropen de zaak eerst, of kies een andere uitkomst.");
            }
            await starter.StartAsync(o.Werkproces, o.Context, route, isNaast: false);
        }
        return Leeg.Variabelen;
    }

    // An urgent assessment beside a running case finds the broad intake there already; nobody is asked everything twice.
    private async Task<bool> LooptAlAsync(RouteOpdracht o, string route) => route == "brede-uitvraag"
        && await db.RouteInstanties.AnyAsync(i => i.ZaakId == o.Context.Zaak.Id && i.Route == route
            && (i.Status == InstantieStatus.Actief || Equals(o.Variabelen.GetValueOrDefault("uitkomst"), "tijdelijke-voorziening")));
}

public sealed class SluitZaak : IServiceHandler
{
    public string Naam => "sluit-zaak";

    public Task<IReadOnlyDictionary<string, object?>> VoerUitAsync(RouteOpdracht o)
    {
        // A route beside the case says nothing about how the case ends.
        if (!o.Instantie.IsNaast)
        {
            o.Context.Zaak.VoorlopigResultaat = o.Waarde("resultaat") ?? o.Context.Zaak.VoorlopigResultaat;
        }
        return Task.FromResult(Leeg.Variabelen);
    }
}

public sealed class StartSporen(Sporenstarter sporenstarter, Schuldhulpvraag schuldhulpvraag) : IServiceHandler
{
    public string Naam => "start-sporen";

    public async Task<IReadOnlyDictionary<string, object?>> VoerUitAsync(RouteOpdracht o)
    {
        await sporenstarter.StartAsync(o.Werkproces, o.Context);
        if ((await o.Werkproces.ActieveAsync(o.Context.Zaak)).All(i => i.Route != Schuldhulpvraag.Route))
        {
            // Debt help was asked for and the plan found another way.
            await schuldhulpvraag.VervallenAsync(o.Context, null);
        }
        return Leeg.Variabelen;
    }
}

public sealed class EindeSpoor(CaseFlowDbContext db, Sporenstarter sporenstarter) : IServiceHandler
{
    public string Naam => "einde-spoor";

    public async Task<IReadOnlyDictionary<string, object?>> VoerUitAsync(RouteOpdracht o)
    {
        var spoor = db.Sporen.Local.Single(s => s.Id == o.Instantie.SpoorId);
        var resultaat = o.Waarde("resultaat") ?? spoor.Soort;
        if (spoor.Soort == "maatwerk" && await db.Indicaties.AnyAsync(i => i.SpoorId == spoor.Id))
        {
            // A refused extension does not undo the help there was.
            resultaat = spoor.Soort;
        }
        if (spoor.Soort == Schuldhulpvraag.Route && await db.Schuldtrajecten.AnyAsync(t => t.SpoorId == spoor.Id))
        {
            // Nor does a stop, or somebody who does not come back.
            resultaat = spoor.Soort;
        }
        // Bridging help until another law takes over runs along the same route, but is realised as the track it belongs to.
        sporenstarter.Eindig(o.Context, spoor, resultaat == o.Instantie.Route ? spoor.Soort : resultaat);
        return Leeg.Variabelen;
    }
}

public sealed class HeropenAfweging(CaseFlowDbContext db, Sporenstarter sporenstarter) : IServiceHandler
{
    public string Naam => "heropen-afweging";

    public async Task<IReadOnlyDictionary<string, object?>> VoerUitAsync(RouteOpdracht o)
    {
        sporenstarter.Eindig(o.Context, db.Sporen.Local.Single(s => s.Id == o.Instantie.SpoorId), "niet-passend");
        if ((await o.Werkproces.OpenTakenAsync(o.Context.Zaak)).All(t => t.Stap is not ("afweging" or "plan")))
        {
            await o.Werkproces.StartMetBerichtAsync(o.Context, "brede-uitvraag", "afweging-opnieuw", Leeg.Variabelen);
        }
        return Leeg.Variabelen;
    }
}

public sealed class StartSpoorMaatwerk(CaseFlowDbContext db, Sporenstarter sporenstarter) : IServiceHandler
{
    public string Naam => "start-spoor-maatwerk";

    public async Task<IReadOnlyDictionary<string, object?>> VoerUitAsync(RouteOpdracht o)
    {
        var oud = db.Sporen.Local.Single(s => s.Id == o.Instantie.SpoorId);
        sporenstarter.Eindig(o.Context, oud, "alsnog-maatwerk");
        var maatwerk = new Spoor { HuishoudenId = oud.HuishoudenId, ZaakId = oud.ZaakId, Soort = "maatwerk", TelsleutelUitkomst = oud.TelsleutelUitkomst };
        db.Sporen.Add(maatwerk);
        await sporenstarter.StartAsync(o.Werkproces, o.Context, maatwerk);
        return Leeg.Variabelen;
    }
}

public sealed class StartAve(AveService ave) : IServiceHandler
{
    public string Naam => "start-ave";

    public async Task<IReadOnlyDictionary<string, object?>> VoerUitAsync(RouteOpdracht o)
    {
        await ave.StartAsync(o.Werkproces, o.Context);
        return Leeg.Variabelen;
    }
}

internal static class Leeg
{
    public static readonly IReadOnlyDictionary<string, object?> Variabelen = new Dictionary<string, object?>();
}
