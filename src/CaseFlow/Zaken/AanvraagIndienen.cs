using System.Text.Json.Nodes;
using CaseFlow.Besluiten;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

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
