using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Schuldhulp;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Meldingen;

/// <summary>Where the melding goes: answered, referred, joined with another, or on to a route.</summary>
public sealed class Triage(CaseFlowDbContext db, Werkproces werkproces, Routeboek routeboek, Hulpvraag hulpvraag, Schuldhulpvraag schuldhulpvraag, TermijnService termijnen, BriefService brieven, Afschermingen afschermingen, Dossier dossier) : TaakUitvoering
{
    private static readonly string[] BijAnoniem = ["beantwoord", "doorverwezen", "spoed"];
    private static readonly string[] Sluitend = ["beantwoord", "doorverwezen"];

    public override string Stap => "triage";

    public override Task ControleerUitkomstAsync(TaakContext c)
    {
        if (c.Zaak.InwonerId is null && !BijAnoniem.Contains(c.Uitkomst))
        {
            throw new WeigeringException("uitkomst-onbekend", "Bij een anonieme melding kan dit niet. Leg eerst vast om wie het gaat, of kies beantwoord, doorverwezen of spoed.");
        }
        if (c.Uitkomst == "andere-route" && c.Invoer.Tekst("route") is { } route && !werkproces.HeeftRoute(c.Gemeente, route))
        {
            throw new WeigeringException("route-ontbreekt", $"De route '{(route.Length > 40 ? "" : route)}' is er in deze installatie nog niet. Kies een andere.", "route");
        }
        return Task.CompletedTask;
    }

    public override async Task ControleerRegelsAsync(TaakContext c)
    {
        if (c.Uitkomst == "andere-route" && !routeboek.Begin(c.Invoer.Tekst("route")!).IsBijTriage)
        {
            throw new WeigeringException("waarde-onbekend:route", c.Invoer.Tekst("route") == "melding" ? "Deze zaak is al een melding. Kies een andere route." : "Deze route begint bij 'Wat kunt u nog meer doen?' op de zaak. Kies een andere.", "route");
        }
        if (c.Uitkomst == "gevoegd" && !await AndereZaken(c).AnyAsync())
        {
            throw new WeigeringException("waarde-onbekend:zaak", "Deze zaak is niet gevonden. Kijk het zaaknummer na.", "zaak");
        }
    }

    public override async Task VerwerkAsync(TaakContext c)
    {
        var isEerste = !await db.Dossierregels.AnyAsync(d => d.ZaakId == c.Zaak.Id && d.Naam == "melding.opgepakt");
        await hulpvraag.BijwerkenAsync(c, c.Invoer);
        if (c.Uitkomst != "gevoegd" && !Sluitend.Contains(c.Uitkomst) && Schuldhulpvraag.IsGevraagd(c.Zaak.Wet, c.Invoer.Teksten("spoed")))
        {
            await schuldhulpvraag.GevraagdAsync(c, AmsterdamTime.DateOf(c.Zaak.Ontvangen), Schuldhulpvraag.IsCrisis(c.Invoer.Teksten("spoed")));
        }
        if (isEerste)
        {
            var duur = c.Vandaag.DayNumber - AmsterdamTime.DateOf(c.Zaak.Ontvangen).DayNumber;
            dossier.Tel(c.Zaak, c.Handeling, "melding.opgepakt", "De melding is opgepakt.", new Telregel(("duur", duur.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        }
        if (Sluitend.Contains(c.Uitkomst))
        {
            var uitkomst = c.Uitkomst == "beantwoord" ? "informatie-advies" : "doorverwezen";
            c.Zaak.TelsleutelUitkomst = dossier.Tel(c.Zaak, c.Handeling, "uitkomst.vastgesteld", $"Uitkomst: {(uitkomst == "doorverwezen" ? uitkomst : "informatie en advies")}.",
                new Telregel(("uitkomst", uitkomst), ("wet", c.Zaak.Wet)) { Vervangt = c.Zaak.TelsleutelUitkomst }, c.Invoer.Tekst("toelichting"));
            if (c.Invoer.Tekst("naar") is { } naar)
            {
                dossier.Tel(c.Zaak, c.Handeling, "verwijzing.geregistreerd", $"Doorverwezen naar {naar}.", new Telregel(("van", "toegang")));
            }
            if (c.Invoer.Ja("ziet-af-van-onderzoek"))
            {
                dossier.Noteer(c.Zaak, c.Handeling, "onderzoek.afgezien", "De inwoner ziet af van onderzoek.");
            }
            brieven.Maak(c, "afsluiting", new Dictionary<string, string?>
            {
                ["resultaat"] = c.Uitkomst == "beantwoord" ? "Wij hebben uw vraag beantwoord." : "Wij hebben u verwezen naar een andere plek die u kan helpen.",
                ["naar"] = c.Invoer.Tekst("naar"),
                ["ziet-af-van-onderzoek"] = c.Invoer.Ja("ziet-af-van-onderzoek") ? "U heeft gezegd dat u geen onderzoek wilt." : null,
            });
        }
        if (c.Uitkomst == "gevoegd")
        {
            var ander = await AndereZaken(c).FirstAsync();
            if (c.Zaak.Ontvangen < ander.Ontvangen)
            {
                ander.Ontvangen = c.Zaak.Ontvangen;
                await termijnen.VervroegAsync(new ZaakContext(c.Handeling, ander, c.Gemeente), AmsterdamTime.DateOf(ander.Ontvangen));
            }
            dossier.Noteer(ander, c.Handeling, "melding.gevoegd", $"De melding van zaak {c.Zaak.Nummer} is bij deze zaak gevoegd.");
            dossier.Tel(c.Zaak, c.Handeling, "melding.gevoegd", $"Gevoegd bij zaak {ander.Nummer}.", Telregel.Leeg);
        }
        c.Variabelen["route"] = c.Invoer.Tekst("route");
        c.Variabelen["naast_zaak"] = false;
    }

    private IQueryable<Zaak> AndereZaken(TaakContext c)
    {
        var nummer = c.Invoer.Tekst("zaak");
        return afschermingen.Open(db.Zaken, c.Handeling).Where(z => z.Nummer == nummer && z.GemeenteId == c.Zaak.GemeenteId && z.Id != c.Zaak.Id);
    }
}

/// <summary>Brings what is known of the question up to date; a changed law changes the terms and who may do the work.</summary>
public sealed class Hulpvraag(TermijnService termijnen, Werkproces werkproces, Routestarter starter, Configuratie configuratie, Dossier dossier)
{
    /// <summary>A word that is in no list is accepted and counted with the rest.</summary>
    public string Telwoord(Zaak zaak) =>
        configuratie.Keuzelijsten(zaak.GemeenteId).Keuzes("type-hulpvraag").Any(k => k.Id == zaak.TypeHulpvraag) ? zaak.TypeHulpvraag : "overig";

    public async Task BijwerkenAsync(ZaakContext c, Invoer invoer)
    {
        c.Zaak.TypeHulpvraag = invoer.Tekst("type-hulpvraag") ?? c.Zaak.TypeHulpvraag;
        c.Zaak.GevraagdeVoorziening = invoer.Tekst("gevraagde-voorziening") ?? c.Zaak.GevraagdeVoorziening;
        if (invoer.Tekst("wet") is { } wet && wet != c.Zaak.Wet)
        {
            dossier.Noteer(c.Zaak, c.Handeling, "zaak.wet_gewijzigd", $"De wet is nu {wet}.", c.Zaak.Wet is null ? null : $"Dit was {c.Zaak.Wet}.");
            c.Zaak.Wet = wet;
            if (c.Zaak.InwonerId is not null)
            {
                await termijnen.HerijkAsync(c);
            }
            await werkproces.HerverdeelAsync(c);
            starter.PlanOpLeeftijd(c);
        }
    }
}
