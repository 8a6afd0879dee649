using CaseFlow.Toegang;
using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Plannen;

/// <summary>The plan changes while it runs: tracks come and go, goals are added or reached. It is a new version, with its own agreement of the resident.</summary>
public sealed class PlanBijstellen(CaseFlowDbContext db, Planversies versies, Werkproces werkproces, Sporenstarter sporenstarter, PlanQuery plannen, Configuratie configuratie, Dossier dossier) : ZaakHandeling
{
    public override string Id => "plan-bijstellen";

    public override string Naam => "Plan bijstellen";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Plan is not null;

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) => new Dictionary<string, IReadOnlyList<Keuze>>
    {
        ["sporen-eraf"] = [.. (await LopendAsync(zaak)).Select(s => Keuze(configuratie, zaak, s))],
    };

    /// <summary>A running track in words.</summary>
    internal static Keuze Keuze(Configuratie configuratie, Zaak zaak, Spoor spoor) => new(spoor.Naam, configuratie.Keuzelijsten(zaak.GemeenteId).Naam("sporen", spoor.Soort)
        + (spoor.Voorziening is { } v ? $": {configuratie.Gemeenten[zaak.GemeenteId].Voorziening(v)?.Naam ?? v}" : ""));

    /// <summary>The goals that may be read here; what is left as it is does not change.</summary>
    public override async Task<JsonObject> IngevuldAsync(Zaak zaak, Handeling handeling) => (await plannen.VanZaakAsync(zaak, handeling)).Plan is not { } plan ? [] : new JsonObject
    {
        ["doelen"] = new JsonArray([.. plan.Doelen.Select(d => new JsonObject
        {
            ["nummer"] = d.Doel.Volgorde,
            ["tekst"] = d.Doel.Tekst,
            ["voor"] = d.Doel.Voor,
            ["leefgebied"] = d.Doel.Leefgebied,
            ["wie"] = d.Doel.Wie,
            ["uiterlijk"] = d.Doel.Uiterlijk?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["stand"] = d.Doel.Stand,
        })]),
    };

    public override async Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(ZaakContext c, Invoer invoer)
    {
        var verplicht = new Dictionary<string, string?>();
        var erbij = invoer.Teksten("sporen-erbij");
        if (erbij.Contains("voorliggende-voorziening"))
        {
            verplicht["naar"] = null;
        }
        if (erbij.Any(s => Planversies.TeltMee(s.Split(':')[0])) && !await HeeftRegisseurAsync(c) && await IsRegieNodigAsync(c, invoer))
        {
            verplicht["regisseur"] = "regisseur-verplicht";
        }
        return verplicht;
    }

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        if (c.Zaak.HuishoudenId is not { } huishouden || await versies.HuidigAsync(huishouden) is not { } plan)
        {
            throw new WeigeringException("plan-ontbreekt", "Dit huishouden heeft nog geen plan. Stel eerst een plan vast.");
        }
        if (invoer.Gegevens.All(g => g.Key is "reden" or "datum" or "doelen" || Invoer.IsLeeg(g.Value)) && Doelregel.Lees(invoer).All(r => r.IsGelijk(plan)))
        {
            throw new WeigeringException("niets-gewijzigd", "Vul in wat er verandert aan het plan.");
        }
        Doelregel.Controleer(Doelregel.Lees(invoer));
        foreach (var naam in invoer.Teksten("sporen-erbij"))
        {
            await ControleerErbijAsync(c, naam);
        }
        foreach (var naam in invoer.Teksten("sporen-eraf"))
        {
            var spoor = (await LopendAsync(c.Zaak)).FirstOrDefault(s => s.Naam == naam)
                ?? throw new WeigeringException("waarde-onbekend:sporen-eraf", $"Het spoor '{Kort(naam)}' loopt niet in deze zaak.", "sporen-eraf");
            if (await db.Indicaties.AnyAsync(i => i.SpoorId == spoor.Id && i.BeeindigdOp == null && !i.IsEenmalig))
            {
                throw new WeigeringException("indicatie-loopt", "Op dit spoor loopt een voorziening. Beëindig die eerst met een besluit.", "sporen-eraf");
            }
            if ((await werkproces.OpenTakenAsync(c.Zaak)).Any(t => t.SpoorId == spoor.Id && t.Stap == "besluit"))
            {
                throw new WeigeringException("besluit-open", "Op dit spoor is een aanvraag gedaan. Neem eerst het besluit, of laat de inwoner de aanvraag intrekken.", "sporen-eraf");
            }
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var nieuw = invoer.Teksten("sporen-erbij").Select(n => n.Split(':', 2))
            .Select(d => new Spoor { HuishoudenId = c.Zaak.HuishoudenId!.Value, ZaakId = c.Zaak.Id, Soort = d[0], Voorziening = d.ElementAtOrDefault(1) }).ToList();
        db.Sporen.AddRange(nieuw);
        foreach (var spoor in (await LopendAsync(c.Zaak)).Where(s => invoer.Teksten("sporen-eraf").Contains(s.Naam)))
        {
            foreach (var instantie in (await werkproces.ActieveAsync(c.Zaak)).Where(i => i.SpoorId == spoor.Id))
            {
                await werkproces.StopAsync(c, instantie, "plan-bijgesteld");
            }
            sporenstarter.Eindig(c, spoor, "afgezien");
        }
        var plan = await versies.NieuwAsync(c, c.Zaak.HuishoudenId!.Value, invoer.Tekst("reden"), p =>
        {
            p.Aanspreekpunt = invoer.Tekst("aanspreekpunt") ?? p.Aanspreekpunt;
            p.Regisseur = invoer.Tekst("regisseur") ?? p.Regisseur;
            p.EvaluatieOp = invoer.Datum("evaluatie-op") ?? p.EvaluatieOp;
            p.IsInwonerAkkoord = invoer.JaNee("akkoord-inwoner");
            p.BezwarenInwoner = invoer.Tekst("bezwaren-inwoner");
        }, Doelregel.Lees(invoer));
        dossier.Tel(c.Zaak, c.Handeling, "plan.bijgesteld", $"Het plan is bijgesteld (versie {plan.Versie}).{Woorden(invoer)}", new Telregel(("wet", c.Zaak.Wet)));
        sporenstarter.Naar = invoer.Tekst("naar");
        foreach (var spoor in nieuw)
        {
            await sporenstarter.StartAsync(werkproces, c, spoor);
        }
    }

    private async Task ControleerErbijAsync(ZaakContext c, string naam)
    {
        var (soort, voorziening) = (naam.Split(':')[0], naam.Contains(':') ? naam.Split(':', 2)[1] : null);
        if (!Afwegen.SporenVanPlan.Contains(soort) || (voorziening is not null && (soort != "maatwerk" || c.Gemeente.Voorziening(voorziening) is not { Soort: SoortVoorziening.Maatwerk })))
        {
            throw new WeigeringException("waarde-onbekend:sporen-erbij", $"Het spoor '{Kort(naam)}' staat niet in de lijst van {c.Gemeente.Naam}.", "sporen-erbij");
        }
        if (soort is "maatwerk" or "schuldhulp" or "ave" or "algemene-voorziening" && werkproces.WaaromNiet(c.Gemeente, soort) is { } waarom)
        {
            throw waarom;
        }
        if ((await LopendAsync(c.Zaak)).Any(s => s.Naam == naam))
        {
            throw new WeigeringException("spoor-loopt-al", $"Het spoor '{naam}' loopt al in deze zaak.", "sporen-erbij");
        }
        if (soort != "maatwerk")
        {
            return;
        }
        // A provision needs the whole investigation, also when it comes into the plan later (Wmo 2.3.2 lid 4).
        var laatste = (await db.Bevindingen.AsNoTracking().Where(b => b.ZaakId == c.Zaak.Id).ToListAsync()).GroupBy(b => b.Soort).Select(g => g.MaxBy(b => b.Versie)!).ToList();
        if (laatste.Count < Afwegen.Volgorde.Count)
        {
            throw new WeigeringException("bevindingen-ontbreken", "Voor maatwerk zijn alle bevindingen van het onderzoek nodig. In deze zaak ontbreken er nog.", "sporen-erbij");
        }
        if (laatste.Find(b => b.Volstaat == "ja") is { } genoeg)
        {
            throw new WeigeringException("eerdere-bevinding-volstaat", $"Bij '{genoeg.Soort}' staat dat dit genoeg is. Maatwerk kan dan niet.", "sporen-erbij");
        }
    }

    private async Task<bool> HeeftRegisseurAsync(ZaakContext c) => c.Zaak.HuishoudenId is { } h && (await versies.HuidigAsync(h))?.Regisseur is not null;

    private async Task<bool> IsRegieNodigAsync(ZaakContext c, Invoer invoer)
    {
        var erbij = invoer.Teksten("sporen-erbij").Count(s => Planversies.TeltMee(s.Split(':')[0]));
        var eraf = invoer.Teksten("sporen-eraf").Count(s => Planversies.TeltMee(s.Split(':')[0]));
        var lopend = await db.Sporen.CountAsync(s => s.HuishoudenId == c.Zaak.HuishoudenId && s.GestartOp != null && s.GeeindigdOp == null && (s.Soort == "maatwerk" || s.Soort == "schuldhulp" || s.Soort == "ave"));
        return lopend + erbij - eraf >= c.Gemeente.Regels.RegisseurVanaf;
    }

    private Task<List<Spoor>> LopendAsync(Zaak zaak) =>
        db.Sporen.Where(s => s.ZaakId == zaak.Id && s.GestartOp != null && s.GeeindigdOp == null).OrderBy(s => s.GestartOp).ThenBy(s => s.Id).ToListAsync();

    private static string Woorden(Invoer invoer) =>
        (invoer.Teksten("sporen-erbij") is { Count: > 0 } erbij ? $" Erbij: {string.Join(", ", erbij)}." : "")
        + (invoer.Teksten("sporen-eraf") is { Count: > 0 } eraf ? $" Eraf: {string.Join(", ", eraf)}." : "")
        + (invoer.JaNee("akkoord-inwoner") == false ? " De inwoner is het er niet mee eens." : "");

    private static string Kort(string tekst) => tekst.Length > 60 ? "" : tekst;
}
