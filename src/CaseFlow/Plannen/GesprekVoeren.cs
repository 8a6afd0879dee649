using CaseFlow.Data;
using CaseFlow.Gesprekken;
using CaseFlow.Meldcodes;
using CaseFlow.Meldingen;
using CaseFlow.Schuldhulp;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Plannen;

/// <summary>The broad intake: one talk over all life areas.</summary>
public sealed class GesprekVoeren(CaseFlowDbContext db, Gespreksconcepten concepten, Werkproces werkproces, Hulpvraag hulpvraag, Schuldhulpvraag schuldhulpvraag, MeldcodeService meldcodes, Dossier dossier) : TaakUitvoering
{
    public override string Stap => "gesprek";

    public override async Task ControleerUitkomstAsync(TaakContext c)
    {
        if (c.Uitkomst == "gestaakt" && await db.Gesprekken.CountAsync(g => g.ZaakId == c.Zaak.Id && !g.IsVerschenen) < c.Gemeente.Regels.Uitnodigingen)
        {
            throw new WeigeringException("uitkomst-onbekend", $"Stoppen kan pas na {c.Gemeente.Regels.Uitnodigingen} uitnodigingen waarop de inwoner niet kwam.");
        }
    }

    public override async Task ControleerRegelsAsync(TaakContext c)
    {
        if (c.Uitkomst == "afgerond" && c.Gemeente.Regels.HuisbezoekEersteKeer && !c.Invoer.Ja("huisbezoek") && await IsEersteKeerAsync(c.Zaak))
        {
            throw new WeigeringException("huisbezoek-verplicht", $"Deze inwoner komt voor het eerst bij {c.Gemeente.Naam}. Voer het gesprek dan thuis en vul bij huisbezoek ja in.", "huisbezoek");
        }
    }

    public override async Task VerwerkAsync(TaakContext c)
    {
        var datum = c.Invoer.Datum("datum") ?? c.Vandaag;
        var isVerschenen = c.Uitkomst == "afgerond";
        if (c.Uitkomst is "afgerond" or "niet-verschenen")
        {
            db.Gesprekken.Add(new Gesprek
            {
                ZaakId = c.Zaak.Id,
                Datum = datum,
                IsVerschenen = isVerschenen,
                IsHuisbezoek = c.Invoer.Ja("huisbezoek"),
                Veiligheid = c.Invoer.Tekst("veiligheid"),
                Vorm = c.Invoer.Tekst("vorm"),
                Gegevens = c.Invoer.Gegevens.ToJsonString(),
                Op = c.Nu,
                Door = c.Handeling.Naam,
            });
        }
        if (c.Uitkomst != "niet-verschenen")
        {
            await concepten.RuimOpAsync(c.Zaak, Stap);
        }
        if (!isVerschenen)
        {
            return;
        }
        c.Zaak.BehandelaarId = c.Handeling.MedewerkerId;
        c.Zaak.Behandelaar = c.Handeling.Naam;
        await hulpvraag.BijwerkenAsync(c, c.Invoer);
        await schuldhulpvraag.BijGesprekAsync(c, c.Invoer, datum);
        dossier.Tel(c.Zaak, c.Handeling, "uitvraag.afgerond", "De brede uitvraag is gedaan.", new Telregel(("wet", c.Zaak.Wet)));
        if (c.Invoer.Ja("huisbezoek"))
        {
            dossier.Tel(c.Zaak, c.Handeling, "huisbezoek.uitgevoerd", "Er was een huisbezoek.", new Telregel(("soort", "brede-uitvraag")));
        }
        if (c.Invoer.Tekst("veiligheid") is "zorg" or "acuut" && werkproces.HeeftRoute(c.Gemeente, MeldcodeService.Route) && !await meldcodes.LooptAsync(c))
        {
            await meldcodes.StartAsync(werkproces, c, "In het gesprek is een zorg over de veiligheid vastgelegd.");
        }
        if (c.Invoer.Tekst("veiligheid") == "acuut")
        {
            await werkproces.StartMetBerichtAsync(c, "melding", "spoedbeoordeling-openen", new Dictionary<string, object?> { ["naast_zaak"] = true });
        }
    }

    private async Task<bool> IsEersteKeerAsync(Zaak zaak) =>
        zaak.InwonerId is not null && await db.Meldingen.AnyAsync(m => m.ZaakId == zaak.Id && m.IsEersteKeer);
}
