using CaseFlow.Data;
using CaseFlow.Schuldhulp;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Plannen;

/// <summary>Starts the tracks of a plan side by side, each as a route of its own, and ends them.</summary>
public sealed class Sporenstarter(CaseFlowDbContext db, Schuldhulpvraag schuldhulpvraag, Dossier dossier)
{
    /// <summary>Which law the resident is pointed to; set by the plan of this act.</summary>
    public string? Naar { get; set; }

    /// <summary>Whether something is done until the other law helps; set by the plan of this act.</summary>
    public bool IsOverbrugging { get; set; }

    public async Task StartAsync(Werkproces werkproces, ZaakContext c)
    {
        foreach (var spoor in db.Sporen.Local.Where(s => s.ZaakId == c.Zaak.Id && s.GestartOp is null).OrderBy(s => s.Naam, StringComparer.Ordinal).ToList())
        {
            await StartAsync(werkproces, c, spoor);
        }
    }

    public async Task StartAsync(Werkproces werkproces, ZaakContext c, Spoor spoor)
    {
        Begin(c, spoor);
        switch (spoor.Soort)
        {
            case "voorliggende-voorziening" when IsOverbrugging:
                TelVerwijzing(c);
                await werkproces.StartMetBerichtAsync(c, "algemene-voorziening", "terugkoppeling-openen", new Dictionary<string, object?> { ["overbrugging"] = true }, spoor);
                break;
            case "voorliggende-voorziening":
                TelVerwijzing(c);
                Eindig(c, spoor, spoor.Soort);
                break;
            case "eigen-kracht" or "netwerk":
                Eindig(c, spoor, spoor.Soort);
                break;
            case Schuldhulpvraag.Route:
                await schuldhulpvraag.KiesAsync(werkproces, c);
                await werkproces.StartAsync(c, spoor.Soort, spoor);
                break;
            default:
                await werkproces.StartAsync(c, spoor.Soort, spoor);
                break;
        }
    }

    /// <summary>The track is chosen and counted; a track that already runs is left alone.</summary>
    public void Begin(ZaakContext c, Spoor spoor)
    {
        if (spoor.GestartOp is null)
        {
            spoor.GestartOp = c.Nu;
            TelUitkomst(c, spoor, spoor.Soort);
        }
    }

    public void Eindig(ZaakContext c, Spoor spoor, string resultaat)
    {
        Begin(c, spoor);
        spoor.GeeindigdOp = c.Nu;
        spoor.Resultaat = resultaat;
        dossier.Noteer(c.Zaak, c.Handeling, "spoor.beeindigd", $"Het spoor {spoor.Naam} is klaar: {resultaat}.");
    }

    private void TelUitkomst(ZaakContext c, Spoor spoor, string uitkomst) =>
        spoor.TelsleutelUitkomst = dossier.Tel(c.Zaak, c.Handeling, "uitkomst.vastgesteld", $"Spoor gestart: {spoor.Naam}.",
            new Telregel(("uitkomst", uitkomst), ("voorziening", spoor.Voorziening), ("wet", c.Zaak.Wet)) { Vervangt = spoor.TelsleutelUitkomst });

    private void TelVerwijzing(ZaakContext c) =>
        dossier.Tel(c.Zaak, c.Handeling, "verwijzing.geregistreerd", $"Verwezen naar {Naar}.", new Telregel(("van", "toegang"), ("naar", Naar)));
}
