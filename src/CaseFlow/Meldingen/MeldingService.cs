using System.Text.Json.Nodes;
using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Schuldhulp;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Meldingen;

/// <summary>Registers a melding: the case with its number, the resident, the confirmation, the task triage and the terms, in one act.</summary>
public sealed class MeldingService(
    CaseFlowDbContext db,
    Transactie transactie,
    Configuratie configuratie,
    InwonerService inwoners,
    Zaaknummers nummers,
    Schuldhulpvraag schuldhulpvraag,
    Werkproces werkproces,
    Routestarter starter,
    TermijnService termijnen,
    BriefService brieven,
    Hulpvraag hulpvraag,
    Dossier dossier)
{
    private static readonly string[] MagRegistreren = ["intake", "consulent", "jeugdregisseur", "regisseur", "procesregisseur", "spoedteam", "schuldhulpverlener", "klantmanager", "administratie", "teamleider"];

    /// <returns>The number of the new case.</returns>
    /// <exception cref="WeigeringException">Refused; nothing was stored.</exception>
    public Task<Zaak> RegistrerenAsync(Handeling handeling, JsonObject gegevens) => transactie.RunAsync(async () =>
    {
        var gemeente = configuratie.Gemeenten[handeling.Gemeente];
        var invoer = new Invoer(gegevens);
        if (!MagRegistreren.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u geen melding vastleggen.");
        }
        Controleer(invoer, gemeente, handeling);
        // The number first: it lets one melding in at a time, so that two about a new person do not both make that person.
        var nummer = await nummers.VolgendeAsync(handeling.Vandaag.Year);
        var inwoner = invoer.Ja("anoniem") ? null : await inwoners.VindOfMaakAsync(handeling, invoer.Groep("inwoner"));
        var isEersteKeer = inwoner is not null && !await db.Zaken.AnyAsync(z => z.InwonerId == inwoner.Id);
        var zaak = MaakZaak(handeling, gemeente, invoer, inwoner, nummer);
        db.Meldingen.Add(MaakMelding(handeling, invoer, zaak, isEersteKeer));
        var c = new ZaakContext(handeling, zaak, gemeente);
        dossier.Tel(zaak, handeling, "melding.geregistreerd", "De melding is vastgelegd.", new Telregel(
            ("kanaal", invoer.Tekst("kanaal")), ("vindplaats", invoer.Tekst("vindplaats")), ("verwijzer", invoer.Tekst("verwijzer")), ("wet", zaak.Wet),
            ("type-hulpvraag", hulpvraag.Telwoord(zaak)), ("gevraagde-voorziening", zaak.GevraagdeVoorziening), ("eerste-keer", isEersteKeer ? "ja" : "nee"))
        { Datum = AmsterdamTime.DateOf(zaak.Ontvangen) });
        if (inwoner is not null)
        {
            var ontvangen = AmsterdamTime.DateOf(zaak.Ontvangen);
            termijnen.Start(c, "melding", zaak.Wet, ontvangen);
            var spoed = invoer.Teksten("spoed");
            if (Schuldhulpvraag.IsGevraagd(zaak.Wet, spoed))
            {
                await schuldhulpvraag.GevraagdAsync(c, ontvangen, Schuldhulpvraag.IsCrisis(spoed));
            }
            var lopend = await termijnen.TermijnenAsync(zaak);
            brieven.Maak(c, "ontvangstbevestiging", new Dictionary<string, string?>
            {
                ["laatste-dag-plan"] = Dag(lopend, "WMO-PLAN"),
                ["laatste-dag-onderzoek"] = Dag(lopend, "WMO-OND"),
                ["laatste-dag-schuldgesprek"] = Dag(lopend, "WGS-3D") ?? Dag(lopend, "WGS-4W"),
            });
        }
        await werkproces.StartAsync(c, "melding");
        starter.PlanOpLeeftijd(c);
        return zaak;
    });

    /// <summary>Checks without storing anything, so that a page can tell every fault at once.</summary>
    private void Controleer(Invoer invoer, Gemeente gemeente, Handeling handeling)
    {
        var isAnoniem = invoer.Ja("anoniem");
        var verplicht = new Dictionary<string, string?>();
        if (!isAnoniem)
        {
            verplicht["inwoner"] = null;
            verplicht["inwoner.naam"] = null;
            verplicht["inwoner.geboortedatum"] = null;
        }
        var fouten = FormulierControle.Controleer(new Controlevraag(
            configuratie.Formulieren["melding"], invoer, null, configuratie.Keuzelijsten(gemeente.Id), handeling.Moment)
        { OokVerplicht = verplicht });
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
        if (invoer.Tekst("gemeente") is { } genoemd && genoemd != gemeente.Id)
        {
            throw new WeigeringException("waarde-onbekend:gemeente", $"Leg deze melding vast bij de gemeente zelf; u werkt nu voor {gemeente.Naam}.", "gemeente");
        }
        var heeftGrondslag = invoer.Heeft("grondslag") && invoer.Tekst("grondslag") != "toestemming" && invoer.Heeft("grondslag-toelichting");
        if (invoer.Tekst("melder") == "professional" && !isAnoniem && !invoer.Ja("toestemming") && !heeftGrondslag && !invoer.Heeft("spoed"))
        {
            throw new WeigeringException("toestemming-ontbreekt", "Een professional meldt over iemand met naam: vraag toestemming, of kies waarom het zonder mag en leg dat uit.", "toestemming");
        }
    }

    private Zaak MaakZaak(Handeling handeling, Gemeente gemeente, Invoer invoer, Inwoner? inwoner, string nummer)
    {
        var wijk = invoer.Groep("inwoner").Tekst("wijk") ?? inwoner?.Wijk;
        var zaak = new Zaak
        {
            Nummer = nummer,
            GemeenteId = gemeente.Id,
            InwonerId = inwoner?.Id,
            Inwoner = inwoner,
            HuishoudenId = inwoner is null ? null : inwoners.HuishoudenVan(inwoner),
            Team = wijk is null ? gemeente.Standaardteam : gemeente.TeamVoor("intake", wijk),
            Wijk = wijk,
            Wet = invoer.Tekst("wet"),
            TypeHulpvraag = invoer.Tekst("type-hulpvraag")!,
            GevraagdeVoorziening = invoer.Tekst("gevraagde-voorziening"),
            Ontvangen = invoer.Moment("ontvangen") ?? handeling.Moment,
        };
        db.Zaken.Add(zaak);
        return zaak;
    }

    private static Melding MaakMelding(Handeling handeling, Invoer invoer, Zaak zaak, bool isEersteKeer)
    {
        var melder = invoer.Groep("melder-gegevens");
        var melding = new Melding
        {
            ZaakId = zaak.Id,
            InwonerId = zaak.InwonerId,
            Ontvangen = zaak.Ontvangen,
            Geregistreerd = handeling.Moment,
            Kanaal = invoer.Tekst("kanaal")!,
            Vindplaats = invoer.Tekst("vindplaats")!,
            Melder = invoer.Tekst("melder")!,
            MelderNaam = melder.Tekst("naam"),
            MelderOrganisatie = melder.Tekst("organisatie"),
            MelderFunctie = melder.Tekst("functie"),
            MelderTelefoon = melder.Tekst("telefoon"),
            Verwijzer = invoer.Tekst("verwijzer"),
            Wet = zaak.Wet,
            TypeHulpvraag = zaak.TypeHulpvraag,
            GevraagdeVoorziening = zaak.GevraagdeVoorziening,
            Spoed = string.Join(' ', invoer.Teksten("spoed").Distinct()),
            HeeftToestemming = invoer.Ja("toestemming"),
            Grondslag = invoer.Tekst("grondslag"),
            GrondslagToelichting = invoer.Tekst("grondslag-toelichting"),
            IsAnoniem = zaak.InwonerId is null,
            IsEersteKeer = isEersteKeer,
            Tekst = invoer.Tekst("tekst") ?? "",
            Door = handeling.Naam,
        };
        melding.Vertegenwoordigers.AddRange(invoer.Regels("vertegenwoordiger").Where(v => v.Heeft("naam"))
            .Select(v => new Vertegenwoordiger { Naam = v.Tekst("naam")!, Soort = v.Tekst("soort"), Telefoon = v.Tekst("telefoon") }));
        return melding;
    }

    internal static string? Dag(IReadOnlyList<Termijn> termijnen, string regel) =>
        termijnen.FirstOrDefault(t => t.Regel == regel) is { } termijn ? DatumTekst.Voluit(termijn.LaatsteDag) : null;
}
