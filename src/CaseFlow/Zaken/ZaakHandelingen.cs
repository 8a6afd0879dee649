using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
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

    /// <summary>The only roles that may do it; null is everybody who works on cases, and the act itself may ask for more (a mandate).</summary>
    public virtual IReadOnlyList<string>? AlleenVoor => null;

    /// <summary>Whether the page of the case offers it: some acts make sense only after another.</summary>
    public virtual bool IsZinvol(ZaakOverzicht overzicht) => true;

    /// <summary>Choices of fields that depend on the case, for the page.</summary>
    public virtual Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) =>
        Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>>(new Dictionary<string, IReadOnlyList<Keuze>>());

    /// <summary>What the form on the page begins with, beside what every form knows of the case.</summary>
    public virtual Task<JsonObject> IngevuldAsync(Zaak zaak, Handeling handeling) => Task.FromResult(new JsonObject());

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

    /// <summary>The acts that make sense in this case now, for somebody with these roles.</summary>
    public IReadOnlyList<ZaakHandeling> Van(ZaakOverzicht overzicht, IReadOnlyCollection<string> rollen) =>
        [.. Alle.Where(h => (h.IsAltijd || h.IsVoorAfgesloten == overzicht.IsAfgesloten) && h.AlleenVoor?.Intersect(rollen).Any() != false && h.IsZinvol(overzicht))];

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
        if (Toegangsregels.ZonderZaken.Contains(handeling.Rol) || act.AlleenVoor?.Contains(handeling.Rol) == false)
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
