using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Plannen;

/// <summary>The household's one plan: goals, who is the contact, who holds regie; every track of it starts.</summary>
public sealed class PlanVaststellen(CaseFlowDbContext db, Planversies versies, Configuratie configuratie, Sporenstarter sporenstarter, BriefService brieven, Dossier dossier) : TaakUitvoering
{
    private static readonly string[] ZonderPlan = ["eigen-kracht", "netwerk", "voorliggende-voorziening"];

    public override string Stap => "plan";

    public override Task ControleerUitkomstAsync(TaakContext c)
    {
        if (c.Uitkomst == "niet-nodig" && Nieuw(c).Any(s => !ZonderPlan.Contains(s.Soort)))
        {
            throw new WeigeringException("uitkomst-onbekend", "Bij deze sporen is een plan nodig. Stel het plan vast.");
        }
        return Task.CompletedTask;
    }

    public override async Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(TaakContext c)
    {
        var verplicht = new Dictionary<string, string?>();
        if (c.Uitkomst != "vastgesteld")
        {
            return verplicht;
        }
        if (Nieuw(c).Any(s => s.Soort == "voorliggende-voorziening"))
        {
            verplicht["naar"] = null;
        }
        if (await versies.IsRegieNodigAsync(c))
        {
            verplicht["regisseur"] = "regisseur-verplicht";
        }
        return verplicht;
    }

    public override Task ControleerRegelsAsync(TaakContext c)
    {
        Doelregel.Controleer(Doelregel.Lees(c.Invoer));
        return Task.CompletedTask;
    }

    public override async Task VerwerkAsync(TaakContext c)
    {
        if (c.Uitkomst == "niet-nodig")
        {
            foreach (var spoor in Nieuw(c).ToList())
            {
                sporenstarter.Eindig(c, spoor, spoor.Soort);
            }
            return;
        }
        var goed = await versies.NieuwAsync(c, c.Zaak.HuishoudenId!.Value, null, plan =>
        {
            plan.Aanspreekpunt = c.Invoer.Tekst("aanspreekpunt")!;
            plan.Regisseur = c.Invoer.Tekst("regisseur") ?? plan.Regisseur;
            plan.IsInwonerAkkoord = c.Invoer.Ja("akkoord-inwoner");
            plan.BezwarenInwoner = c.Invoer.Tekst("bezwaren-inwoner");
            plan.EvaluatieOp = c.Invoer.Datum("evaluatie-op") ?? plan.EvaluatieOp;
            // This case says its goals anew; those of other cases of the household stay in the one plan.
            plan.Doelen.RemoveAll(d => d.ZaakId == c.Zaak.Id);
        }, Doelregel.Lees(c.Invoer));
        dossier.Tel(c.Zaak, c.Handeling, "plan.vastgesteld", $"Het plan is vastgesteld (versie {goed.Versie}).", new Telregel(("wet", c.Zaak.Wet), ("soort", c.Invoer.Ja("toekomstplan") ? "toekomstplan" : null)),
            goed.IsInwonerAkkoord == true ? null : "De inwoner is het niet eens met het plan.");
        brieven.Maak(c, "plan", Plantekst.Van(goed, goed.Doelen.Where(d => d.ZaakId == c.Zaak.Id), db.Sporen.Local.Where(s => s.ZaakId == c.Zaak.Id && s.GeeindigdOp is null), c.Gemeente, configuratie.Keuzelijsten(c.Gemeente.Id)));
        sporenstarter.Naar = c.Invoer.Tekst("naar");
        sporenstarter.IsOverbrugging = c.Invoer.Ja("overbrugging");
    }

    private IEnumerable<Spoor> Nieuw(TaakContext c) => db.Sporen.Local.Where(s => s.ZaakId == c.Zaak.Id && s.GestartOp is null);
}
