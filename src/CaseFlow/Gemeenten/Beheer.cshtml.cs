using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Gemeenten;

/// <summary>A route as it is loaded, with the number of cases that run on this version.</summary>
public sealed record RouteStand(string Route, int Versie, DateTimeOffset GeladenOp, int Lopend);

/// <summary>What the functional manager comes for: is the configuration right, and which versions run. No case and no person.</summary>
public sealed class BeheerModel(CaseFlowDbContext db, Bronnen bronnen, IncidentService incidenten, Aanmelding aanmelding) : PageModel
{
    public Gemeente Gemeente { get; private set; } = null!;

    public IReadOnlyList<ConfiguratieFout> Fouten { get; private set; } = [];

    public IReadOnlyList<RouteStand> Routes { get; private set; } = [];

    public IReadOnlyList<TermijnRegel> Termijnregels { get; private set; } = [];

    /// <summary>The decision tables of this municipality, as rows and columns.</summary>
    public IReadOnlyList<TabelWeergave> Tabellen { get; private set; } = [];

    /// <summary>The first year whose equated days are not decided yet, when that is this year or the next.</summary>
    public int? OnbeslistJaar { get; private set; }

    /// <summary>What stopped and waits for somebody.</summary>
    public int Storingen { get; private set; }

    public async Task OnGetAsync()
    {
        var handeling = aanmelding.Handeling(["beheer"]);
        Gemeente = bronnen.Configuratie.Gemeenten[handeling.Gemeente];
        Fouten = WorkflowsCheck.Controleer(bronnen.Pad, out _);
        Storingen = await incidenten.CountOpenAsync(handeling.Gemeente);
        Termijnregels = [.. bronnen.TermijnRegels.Alle];
        Tabellen = [.. Gemeente.Beslistabellen.Select(b => bronnen.Beslistabellen.Toon(b.Key, b.Value)).OfType<TabelWeergave>()];
        int[] jaren = [handeling.Vandaag.Year, handeling.Vandaag.Year + 1];
        OnbeslistJaar = jaren.Where(j => !bronnen.Kalender.IsBeslist(j)).Select(j => (int?)j).FirstOrDefault();
        Routes = await db.RouteVersies.OrderBy(v => v.Route).ThenByDescending(v => v.Versie)
            .Select(v => new RouteStand(v.Route, v.Versie, v.GeladenOp,
                db.RouteInstanties.Count(i => i.Route == v.Route && i.Versie == v.Versie && i.Status == InstantieStatus.Actief && i.Zaak!.GemeenteId == handeling.Gemeente)))
            .ToListAsync();
    }

    public static string Dag(DateTimeOffset moment) => DatumTekst.Datum(AmsterdamTime.DateOf(moment));
}
