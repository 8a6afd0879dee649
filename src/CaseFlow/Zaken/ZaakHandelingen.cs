using System.Text.Json.Nodes;
using CaseFlow.Besluiten;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>An act beside the tasks: possible at any time on an open case, never blocking.</summary>
public abstract class ZaakHandeling
{
    /// <summary>Id of the act and of its form.</summary>
    public abstract string Id { get; }

    /// <summary>Words on the button.</summary>
    public abstract string Naam { get; }

    public virtual bool IsVoorAfgesloten => false;

    /// <summary>May come on an open case and on a closed one.</summary>
    public virtual bool IsAltijd => false;

    /// <summary>Nobody else may know that it was done.</summary>
    public virtual bool IsBesloten => false;

    /// <summary>Whether the page of the case offers it: some acts make sense only after another.</summary>
    public virtual bool IsZinvol(ZaakOverzicht overzicht) => true;

    /// <summary>Choices of fields that depend on the case, for the page.</summary>
    public virtual Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) =>
        Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>>(new Dictionary<string, IReadOnlyList<Keuze>>());

    /// <summary>What the form on the page begins with, beside what every form knows of the case.</summary>
    public virtual Task<JsonObject> IngevuldAsync(Zaak zaak, DateOnly vandaag) => Task.FromResult(new JsonObject());

    /// <summary>Refuses who may not do this, before the fields are looked at.</summary>
    public virtual Task ControleerRolAsync(ZaakContext c, Invoer invoer) => Task.CompletedTask;

    /// <summary>Fields that this case asks for on top of the form, with their own error id or null.</summary>
    public virtual Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(ZaakContext c, Invoer invoer) =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());

    public virtual Task ControleerAsync(ZaakContext c, Invoer invoer) => Task.CompletedTask;

    public abstract Task VoerUitAsync(ZaakContext c, Invoer invoer);
}

/// <summary>Carries out the acts beside the tasks, with the same checks and the same transaction as a task.</summary>
public sealed class HandelingService(
    Transactie transactie,
    Configuratie configuratie,
    ZaakLader lader,
    Werkproces werkproces,
    Zaakafsluiting afsluiting,
    IEnumerable<ZaakHandeling> handelingen)
{
    public IReadOnlyList<ZaakHandeling> Alle { get; } = [.. handelingen];

    /// <exception cref="WeigeringException">Refused; nothing has changed.</exception>
    public Task VoerUitAsync(Handeling handeling, Guid zaakId, string id, JsonObject gegevens) => transactie.RunAsync(async () =>
    {
        var act = Alle.FirstOrDefault(h => h.Id == id) ?? throw new WeigeringException("handeling-onbekend", $"De handeling '{id}' bestaat hier niet.");
        var invoer = new Invoer(gegevens);
        var basis = await lader.LaadAsync(zaakId, handeling);
        var c = basis with { Handeling = handeling with { Reden = invoer.Tekst("reden") ?? handeling.Reden } };
        if (!act.IsAltijd && act.IsVoorAfgesloten != (c.Zaak.Status == ZaakStatus.Afgesloten))
        {
            throw new WeigeringException("taak-niet-open", act.IsVoorAfgesloten ? "Deze zaak is niet afgesloten." : "Deze zaak is afgesloten. Heropen hem eerst.");
        }
        if (Toegangsregels.ZonderZaken.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u dit niet doen.");
        }
        await act.ControleerRolAsync(c, invoer);
        var fouten = FormulierControle.Controleer(new Controlevraag(
            configuratie.Formulieren[id], invoer, null, configuratie.Keuzelijsten(c.Gemeente.Id), c.Nu)
        { OokVerplicht = await act.OokVerplichtAsync(c, invoer) });
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
        await act.ControleerAsync(c, invoer);
        await act.VoerUitAsync(c, invoer);
        await afsluiting.ControleerAsync(c, werkproces);
    });
}

/// <summary>The resident withdraws the question: all open work lapses. A provision that runs goes on.</summary>
public sealed class Intrekken(CaseFlowDbContext db, Werkproces werkproces, TermijnService termijnen, Dossier dossier) : ZaakHandeling
{
    public override string Id => "intrekken";

    public override string Naam => "Intrekken";

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        dossier.Tel(c.Zaak, c.Handeling, "zaak.ingetrokken", "De inwoner heeft de vraag ingetrokken.", Telregel.Leeg);
        var taken = await werkproces.OpenTakenAsync(c.Zaak);
        foreach (var instantie in (await werkproces.ActieveAsync(c.Zaak)).Where(i => !i.IsNaast && taken.Any(t => t.InstantieId == i.Id)))
        {
            await werkproces.StopAsync(c, instantie, "ingetrokken");
            if (db.Sporen.Local.FirstOrDefault(s => s.Id == instantie.SpoorId) is { } spoor)
            {
                spoor.GeeindigdOp = c.Nu;
                spoor.Resultaat = "ingetrokken";
                await termijnen.BesluitVervallenAsync(c, Id, spoor.Id);
            }
        }
        c.Zaak.VoorlopigResultaat = "ingetrokken";
    }
}

/// <summary>Back to the last task of a closed case. It is no new melding, and what was too late stays too late.</summary>
public sealed class Heropenen(CaseFlowDbContext db, Werkproces werkproces, TermijnService termijnen, Dossier dossier) : ZaakHandeling
{
    public override string Id => "heropenen";

    public override string Naam => "Heropenen";

    public override bool IsVoorAfgesloten => true;

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        if (c.Zaak.Resultaat == "overleden" || !await db.Taken.AnyAsync(t => t.ZaakId == c.Zaak.Id))
        {
            throw new WeigeringException("niet-te-heropenen", "Deze zaak kan niet worden heropend.");
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        c.Zaak.Status = ZaakStatus.Open;
        c.Zaak.Resultaat = null;
        c.Zaak.VoorlopigResultaat = null;
        c.Zaak.AfgeslotenOp = null;
        dossier.Tel(c.Zaak, c.Handeling, "zaak.heropend", "De zaak is heropend.", Telregel.Leeg);
        var laatste = await db.Taken.Where(t => t.ZaakId == c.Zaak.Id && db.RouteInstanties.Any(i => i.Id == t.InstantieId && !i.IsNaast)).OrderByDescending(t => t.GeslotenOp).ThenByDescending(t => t.Id).FirstAsync();
        var spoor = db.Sporen.Local.FirstOrDefault(s => s.Id == laatste.SpoorId);
        if (spoor is not null)
        {
            spoor.GeeindigdOp = null;
            spoor.Resultaat = null;
        }
        if (laatste.Stap == "plan")
        {
            // A plan that was not needed ended its tracks at once; they are chosen again. What an earlier plan had started stays ended.
            foreach (var oud in db.Sporen.Local.Where(s => s.ZaakId == c.Zaak.Id && (s.GestartOp is null || s.GestartOp == laatste.GeslotenOp)))
            {
                oud.GestartOp = null;
                oud.GeeindigdOp = null;
                oud.Resultaat = null;
            }
        }
        await termijnen.HeropenAsync(c, spoor?.Id);
        await werkproces.HeropenAsync(c, laatste, spoor);
    }
}

/// <summary>An application, whenever it comes; from its day the decision term counts.</summary>
public sealed class AanvraagIndienen(CaseFlowDbContext db, Werkproces werkproces, TaakService taken, AanvraagOntvangen ontvangen, TermijnService termijnen, Sporenstarter sporenstarter) : ZaakHandeling
{
    private static readonly IReadOnlyDictionary<string, string?> Verplicht =
        new Dictionary<string, string?> { ["aanvraagdatum"] = null, ["wet"] = null, ["voorziening"] = null };

    public override string Id => "aanvraag-indienen";

    public override string Naam => "Aanvraag ontvangen";

    public override Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(ZaakContext c, Invoer invoer) => Task.FromResult(Verplicht);

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        if (c.Zaak.InwonerId is null)
        {
            throw new WeigeringException("inwoner-onbekend", "Leg eerst vast om wie het gaat.");
        }
        if (invoer.Tekst("wet") != "Wmo" || await db.Bevindingen.AnyAsync(b => b.ZaakId == c.Zaak.Id))
        {
            return;
        }
        var onderzoek = (await termijnen.TermijnenAsync(c.Zaak)).LastOrDefault(t => t.Regel == "WMO-OND");
        if (onderzoek is null || invoer.Datum("aanvraagdatum") <= onderzoek.LaatsteDag)
        {
            var vanaf = onderzoek is null ? "" : $", of vanaf {DatumTekst.Voluit(onderzoek.LaatsteDag.AddDays(1))}";
            throw new WeigeringException("aanvraag-te-vroeg", $"Een aanvraag op grond van de Wmo kan pas na het onderzoek{vanaf} (Wmo 2.3.2 lid 9).", "aanvraagdatum");
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var voorziening = invoer.Tekst("voorziening");
        var open = (await werkproces.OpenTakenAsync(c.Zaak)).Where(t => t.Stap == "aanvraag").ToList();
        if ((open.Find(t => t.Voorziening == voorziening) ?? open.Find(t => t.Voorziening is null)) is { } taak)
        {
            await taken.AfrondenAsync(c, taak, "ontvangen", (JsonObject)invoer.Gegevens.DeepClone(), isRolGecontroleerd: true);
            return;
        }
        var spoor = db.Sporen.Local.FirstOrDefault(s => s is { Soort: "maatwerk", GestartOp: null } && s.ZaakId == c.Zaak.Id && (s.Voorziening == voorziening || s.Voorziening is null));
        if (spoor is null)
        {
            spoor = new Spoor { HuishoudenId = c.Zaak.HuishoudenId!.Value, ZaakId = c.Zaak.Id, Soort = "maatwerk", Voorziening = voorziening };
            db.Sporen.Add(spoor);
        }
        sporenstarter.Begin(c, spoor);
        ontvangen.Registreer(c, invoer, spoor);
        await werkproces.StartMetBerichtAsync(c, "maatwerk", "aanvraag-ontvangen", new Dictionary<string, object?>(), spoor);
    }
}

/// <summary>The resident handed in a plan of their own (Wmo 2.3.2 lid 2).</summary>
public sealed class PersoonlijkPlanOntvangen(TermijnService termijnen, Dossier dossier) : ZaakHandeling
{
    public override string Id => "persoonlijk-plan-ontvangen";

    public override string Naam => "Persoonlijk plan ontvangen";

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        dossier.Tel(c.Zaak, c.Handeling, "persoonlijk_plan.ontvangen", "Het persoonlijk plan is ontvangen.", Telregel.Leeg);
        await termijnen.GehaaldAsync(c, "WMO-PLAN", invoer.Datum("datum") ?? c.Vandaag, Id);
    }
}

/// <summary>The resident died: work and terms lapse, provisions end, no more letters. Cases of others in the household stay.</summary>
public sealed class Overlijden(CaseFlowDbContext db, Werkproces werkproces, TermijnService termijnen, Zaakafsluiting afsluiting, ZaakLader lader, Indicaties indicaties) : ZaakHandeling
{
    public override string Id => "overlijden";

    public override string Naam => "Overlijden";

    public override Task ControleerAsync(ZaakContext c, Invoer invoer) => c.Zaak.InwonerId is null
        ? throw new WeigeringException("inwoner-onbekend", "Bij een anonieme melding kan dit niet.")
        : Task.CompletedTask;

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var datum = invoer.Datum("datum") ?? c.Vandaag;
        c.Zaak.Inwoner!.OverledenOp = datum;
        var lopend = db.Indicaties.Where(i => i.InwonerId == c.Zaak.InwonerId && (i.BeeindigdOp == null || i.BeeindigdOp > datum));
        var ids = await db.Zaken.Where(z => z.InwonerId == c.Zaak.InwonerId && (z.Status == ZaakStatus.Open || lopend.Any(i => i.ZaakId == z.Id)))
            .OrderBy(z => z.Id).Select(z => z.Id).ToListAsync();
        foreach (var id in ids)
        {
            var ander = id == c.Zaak.Id ? c : await lader.LaadAsync(id, c.Handeling);
            await EindigAsync(ander, datum);
            if (ander.Zaak.Status == ZaakStatus.Afgesloten)
            {
                continue;
            }
            foreach (var instantie in await werkproces.ActieveAsync(ander.Zaak))
            {
                await werkproces.StopAsync(ander, instantie, "overleden");
            }
            await termijnen.VervallenAsync(ander, Id, _ => true);
            await afsluiting.SluitAsync(ander, "overleden");
        }
    }

    private async Task EindigAsync(ZaakContext c, DateOnly datum)
    {
        foreach (var indicatie in await db.Indicaties.Where(i => i.ZaakId == c.Zaak.Id && (i.BeeindigdOp == null || i.BeeindigdOp > datum)).ToListAsync())
        {
            var isGeteld = indicatie.BeeindigdOp is not null;
            indicatie.BeeindigdOp = datum;
            indicatie.RedenEinde = "overlijden";
            if (!isGeteld)
            {
                indicaties.TelEinde(c, indicatie, "overlijden");
            }
        }
    }
}

/// <summary>The evaluation of a running provision opens now instead of on its date.</summary>
public sealed class HeronderzoekStarten(Werkproces werkproces) : ZaakHandeling
{
    public override string Id => "heronderzoek-starten";

    public override string Naam => "Heronderzoek starten";

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var gewekt = false;
        foreach (var instantie in (await werkproces.ActieveAsync(c.Zaak)).Where(i => i.Route == "maatwerk"))
        {
            gewekt |= await werkproces.BerichtAsync(c, instantie, "heronderzoek");
        }
        if (!gewekt)
        {
            throw new WeigeringException("geen-lopende-indicatie", "Er loopt geen voorziening die wacht op een evaluatie.");
        }
    }
}
