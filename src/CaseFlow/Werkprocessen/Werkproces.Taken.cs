using CaseFlow.Engine.Model;
using CaseFlow.Engine.Runtime;
using CaseFlow.Plannen;
using CaseFlow.Schuldhulp;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

// The tasks of a route: who may do them, whose they are, and for when they are planned.
public sealed partial class Werkproces
{
    public async Task<IReadOnlyList<Taak>> OpenTakenAsync(Zaak zaak)
    {
        await db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).Include(t => t.Rollen).Where(t => t.ZaakId == zaak.Id && t.Status == TaakStatus.Open).LoadAsync();
        return [.. db.Taken.Local.Where(t => t.ZaakId == zaak.Id && t.Status == TaakStatus.Open)];
    }

    /// <summary>The law or the responsible person changed: who may do the open tasks follows.</summary>
    public async Task HerverdeelAsync(ZaakContext c)
    {
        foreach (var taak in await OpenTakenAsync(c.Zaak))
        {
            var instantie = await InstantieVanAsync(taak);
            var definitie = await routeboek.DefinitieAsync(db, instantie.Route, instantie.Versie);
            if (definitie.Find(taak.Stap) is UserTaskNode stap)
            {
                Verdeel(c, taak, stap);
            }
        }
    }

    internal async Task<UserTaskNode> StapAsync(Taak taak) => (UserTaskNode)(await DefinitieAsync(taak)).Find(taak.Stap)!;

    /// <summary>The types of the variables that the route of this task declares, by name.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> VariabelenAsync(Taak taak) => (await DefinitieAsync(taak)).Variables.ToDictionary(v => v.Name, v => v.Type);

    private async Task<ProcessDefinition> DefinitieAsync(Taak taak)
    {
        var instantie = await InstantieVanAsync(taak);
        return await routeboek.DefinitieAsync(db, instantie.Route, instantie.Versie);
    }

    private async Task<Guid> OpenAsync(ZaakContext c, RouteInstantie instantie, Effect.TaskOpened geopend, string route)
    {
        var spoor = db.Sporen.Local.FirstOrDefault(s => s.Id == instantie.SpoorId);
        var taak = new Taak
        {
            ZaakId = c.Zaak.Id,
            InstantieId = instantie.Id,
            SpoorId = instantie.SpoorId,
            EngineId = geopend.TaskId,
            Stap = geopend.Node.Id,
            Naam = geopend.Node.Name ?? geopend.Node.Id,
            Route = route,
            Team = c.Zaak.Team,
            Voorziening = spoor?.Voorziening,
            GeopendOp = c.Nu,
            GeplandOp = Gepland(c, geopend.Node),
            IsBesloten = instantie.IsBesloten,
        };
        Verdeel(c, taak, geopend.Node);
        if (taak.IsBesloten)
        {
            // A closed task never lies with a team.
            taak.ToegewezenAanId = c.Handeling.MedewerkerId;
            taak.ToegewezenAan = c.Handeling.Naam;
        }
        else if (await BehandelaarVoorAsync(c, taak, spoor) is { } wie)
        {
            (taak.ToegewezenAanId, taak.ToegewezenAan) = wie;
        }
        db.Taken.Add(taak);
        if (!taak.IsBesloten)
        {
            // A clock of the municipality would stand on the page of the case.
            termijnen.StapGeopend(c, taak.Stap, taak.Id, taak.SpoorId);
        }
        return taak.Id;
    }

    /// <summary>By a move this open task is another step, or the same one for others. Who may not do it any more loses it.</summary>
    private async Task VeranderAsync(ZaakContext c, Taak taak, UserTaskNode stap)
    {
        await db.Entry(taak).Collection(t => t.Rollen).LoadAsync();
        taak.GeplandOp = taak.Stap == stap.Id ? taak.GeplandOp : Gepland(c, stap);
        taak.Stap = stap.Id;
        taak.Naam = stap.Name ?? stap.Id;
        taak.Revisie++;
        Verdeel(c, taak, stap);
        var rollen = taak.Rollen.Select(r => r.Rol).ToList();
        var (wie, vandaag) = (taak.ToegewezenAanId, c.Vandaag);
        if (wie is not null && !await db.Set<MedewerkerRol>().AnyAsync(r => r.MedewerkerId == wie && rollen.Contains(r.Rol) && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)))
        {
            taak.ToegewezenAanId = null;
            taak.ToegewezenAan = null;
        }
    }

    // A day that the municipality agreed with itself: it may be done earlier.
    private DateOnly? Gepland(ZaakContext c, UserTaskNode stap) => stap.Id switch
    {
        "terugkoppeling" => c.Vandaag.AddDays(7 * c.Gemeente.Regels.TerugkoppelingWeken),
        "voortgang" => db.Niveauwijzigingen.Local.FirstOrDefault(n => n.ZaakId == c.Zaak.Id && n.VervangenOp is null)?.HerzienOp,
        "nazorg" when c.Gemeente.Schuldhulp.NazorgWeken is { } weken => c.Vandaag.AddDays(7 * weken),
        _ => null,
    };

    private void Verdeel(ZaakContext c, Taak taak, UserTaskNode stap)
    {
        var wet = WetVan(c, taak);
        var rollen = TaakRollen.Van(stap, configuratie, c.Gemeente, wet);
        taak.Rollen.RemoveAll(r => !rollen.Contains(r.Rol));
        taak.Rollen.AddRange(rollen.Where(r => taak.Rollen.All(t => t.Rol != r)).Select(r => new TaakRol { TaakId = taak.Id, Rol = r }));
        var eerste = wet == "Jeugdwet" && rollen.Contains("jeugdregisseur") ? "jeugdregisseur" : rollen[0];
        taak.Team = c.Gemeente.TeamVoor(eerste, c.Zaak.Wijk);
    }

    // An application names its own law, and two tracks of one case may fall under different ones.
    private string? WetVan(ZaakContext c, Taak taak) =>
        taak.SpoorId is { } spoor
            ? db.Sporen.Local.FirstOrDefault(s => s.Id == spoor)?.Wet ?? db.Aanvragen.Local.Where(a => a.SpoorId == spoor).MaxBy(a => a.Op)?.Wet ?? c.Zaak.Wet
            : c.Zaak.Wet;

    // Later work of the same role goes to who held the gesprek, and that of a debt track to who made contact; somebody else's role is not theirs.
    private async Task<(Guid Id, string? Naam)?> BehandelaarVoorAsync(ZaakContext c, Taak taak, Spoor? spoor)
    {
        var isSchuldhulp = spoor?.Soort == Schuldhulpvraag.Route;
        var rollen = taak.Rollen.Select(r => r.Rol).Where(r => isSchuldhulp ? r == "schuldhulpverlener" : r is "consulent" or "jeugdregisseur" or "intake").ToList();
        var (id, naam) = isSchuldhulp ? (spoor!.BehandelaarId, spoor.Behandelaar) : (c.Zaak.BehandelaarId, c.Zaak.Behandelaar);
        return id is { } wie && rollen.Count > 0
            && ((c.Handeling.MedewerkerId == wie && rollen.Contains(c.Handeling.Rol)) || await db.Set<MedewerkerRol>().AnyAsync(r => r.MedewerkerId == wie && rollen.Contains(r.Rol)))
            ? (wie, naam) : null;
    }

    private async Task<Taak> TaakVanAsync(RouteInstantie instantie, string engineId) =>
        db.Taken.Local.FirstOrDefault(t => t.InstantieId == instantie.Id && t.EngineId == engineId)
        ?? await db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).SingleAsync(t => t.InstantieId == instantie.Id && t.EngineId == engineId);
}
