using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Plannen;

/// <summary>The household's one plan: goals, who is the contact, who holds regie; every track of it starts.</summary>
public sealed class PlanVaststellen(CaseFlowDbContext db, Configuratie configuratie, Sporenstarter sporenstarter, BriefService brieven, Dossier dossier) : TaakUitvoering
{
    private static readonly string[] ZonderPlan = ["eigen-kracht", "netwerk", "voorliggende-voorziening"];
    private static readonly string[] TeltVoorRegie = ["maatwerk", "schuldhulp", "ave"];

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
        var elders = await db.Sporen.CountAsync(s => s.HuishoudenId == c.Zaak.HuishoudenId && s.ZaakId != c.Zaak.Id
            && s.GestartOp != null && s.GeeindigdOp == null && TeltVoorRegie.Contains(s.Soort));
        var hier = db.Sporen.Local.Count(s => s.ZaakId == c.Zaak.Id && s.GeeindigdOp is null && TeltVoorRegie.Contains(s.Soort));
        if (elders + hier >= c.Gemeente.Regels.RegisseurVanaf)
        {
            verplicht["regisseur"] = "regisseur-verplicht";
        }
        return verplicht;
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
        var vorige = await db.Plannen.Where(p => p.HuishoudenId == c.Zaak.HuishoudenId).OrderByDescending(p => p.Versie).FirstOrDefaultAsync();
        var plan = new Plan
        {
            HuishoudenId = c.Zaak.HuishoudenId!.Value,
            ZaakId = c.Zaak.Id,
            Versie = (vorige?.Versie ?? 0) + 1,
            Aanspreekpunt = c.Invoer.Tekst("aanspreekpunt")!,
            Regisseur = c.Invoer.Tekst("regisseur") ?? vorige?.Regisseur,
            IsInwonerAkkoord = c.Invoer.Ja("akkoord-inwoner"),
            BezwarenInwoner = c.Invoer.Tekst("bezwaren-inwoner"),
            VastgesteldOp = c.Nu,
            Door = c.Handeling.Naam,
        };
        plan.Doelen.AddRange(c.Invoer.Teksten("doelen").Select((tekst, i) => new Doel { Volgorde = i + 1, Tekst = tekst }));
        db.Plannen.Add(plan);
        dossier.Tel(c.Zaak, c.Handeling, "plan.vastgesteld", $"Het plan is vastgesteld (versie {plan.Versie}).", new Telregel(("wet", c.Zaak.Wet)),
            plan.IsInwonerAkkoord ? null : "De inwoner is het niet eens met het plan.");
        if (plan.Regisseur is not null && plan.Regisseur != vorige?.Regisseur)
        {
            dossier.Tel(c.Zaak, c.Handeling, "regie.toegewezen", $"{plan.Regisseur} voert de regie.", Telregel.Leeg);
        }
        brieven.Maak(c, "plan", Plantekst.Van(plan, db.Sporen.Local.Where(s => s.ZaakId == c.Zaak.Id && s.GeeindigdOp is null), c.Gemeente, configuratie.Keuzelijsten(c.Gemeente.Id)));
        sporenstarter.Naar = c.Invoer.Tekst("naar");
        sporenstarter.IsOverbrugging = c.Invoer.Ja("overbrugging");
    }

    private IEnumerable<Spoor> Nieuw(TaakContext c) => db.Sporen.Local.Where(s => s.ZaakId == c.Zaak.Id && s.GestartOp is null);
}
