using System.Text.Json.Nodes;
using CaseFlow.Brieven;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Meldingen;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Zaken;

/// <summary>The form of an act beside the tasks: withdraw, reopen, an application, a contact, suspending or resuming a term.</summary>
public sealed class HandelingModel(
    ZaakInzage inzage,
    HandelingService handelingen,
    ContactService contacten,
    TermijnHandelingen opschorten,
    TermijnService termijnen,
    Opschortgronden gronden,
    Configuratie configuratie,
    Briefvoorbeeld voorbeeld,
    Aanmelding aanmelding) : PageModel
{
    public Zaak Zaak { get; private set; } = null!;

    public FormulierWeergave Weergave { get; private set; } = null!;

    /// <summary>Why this act cannot be done now, or null.</summary>
    public string? NietNu { get; private set; }

    public string Knop { get; private set; } = "";

    /// <summary>The letters that this form would send, when somebody asked to see them first.</summary>
    public Voorbeeld? Voorbeeld { get; private set; }

    public bool HeeftBrief => configuratie.Brieven.IsBriefBij(Weergave.Formulier.Id);

    public async Task<IActionResult> OnGetAsync(string nummer, string id) => await OpenAsync(nummer, id, null) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string nummer, string id, bool bekijk)
    {
        if (!await OpenAsync(nummer, id, null))
        {
            return NotFound();
        }
        var formulier = Weergave.Formulier;
        var gegevens = FormulierBinder.Lees(formulier, Request.Form, configuratie.Keuzelijsten(Zaak.GemeenteId));
        try
        {
            if (bekijk)
            {
                var brieven = await voorbeeld.VanAsync(() => VoerUitAsync(formulier, (JsonObject)gegevens.DeepClone()));
                await OpenAsync(nummer, id, gegevens);
                Voorbeeld = new Voorbeeld(brieven, Knop);
                return Page();
            }
            await VoerUitAsync(formulier, gegevens);
        }
        catch (WeigeringException weigering)
        {
            await OpenAsync(nummer, id, gegevens);
            this.Toon(weigering, FormulierWeergave.Volgorde(formulier));
            return Page();
        }
        TempData["Gelukt"] = $"{Knop}: vastgelegd.";
        return LocalRedirect($"/Zaken/{nummer}");
    }

    private Task VoerUitAsync(Formulier formulier, JsonObject gegevens)
    {
        var handeling = aanmelding.Handeling(handelingen.Alle.FirstOrDefault(h => h.Id == formulier.Id)?.AlleenVoor ?? Toegangsregels.Zaakrollen);
        if (formulier.Id == "contact")
        {
            gegevens["zaak"] = Zaak.Nummer;
            return contacten.RegistrerenAsync(handeling, gegevens);
        }
        if (!TermijnFormulieren.Alle.ContainsKey(formulier.Id))
        {
            return handelingen.VoerUitAsync(handeling, Zaak.Id, formulier.Id, gegevens);
        }
        var invoer = new Invoer(gegevens);
        var fouten = FormulierControle.Controleer(new Controlevraag(formulier, invoer, null, configuratie.Keuzelijsten(Zaak.GemeenteId), handeling.Moment));
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
        var termijn = invoer.Tekst("termijn")!;
        return formulier.Id switch
        {
            "opschorten" => opschorten.OpschortenAsync(handeling, Zaak.Id, termijn, invoer.Tekst("grond")!, invoer.Datum("datum"), invoer.Datum("tot"), invoer.Tekst("toelichting")),
            "hervatten" => opschorten.HervattenAsync(handeling, Zaak.Id, termijn, invoer.Datum("datum")),
            _ => opschorten.VerlengenAsync(handeling, Zaak.Id, new Verlengvraag(termijn, invoer.Tekst("grond")!, invoer.Getal("weken"), invoer.Datum("tot"), invoer.Tekst("manier"))),
        };
    }

    private async Task<bool> OpenAsync(string nummer, string id, JsonObject? gegevens)
    {
        var act = handelingen.Alle.FirstOrDefault(h => h.Id == id);
        var formulier = id switch
        {
            _ when TermijnFormulieren.Alle.TryGetValue(id, out var eigenFormulier) => eigenFormulier,
            "contact" => ZonderZaak(configuratie.Formulieren[id]),
            _ => act is null ? null : configuratie.Formulieren.GetValueOrDefault(id),
        };
        if (formulier is null || act?.AlleenVoor?.Intersect(aanmelding.Rollen).Any() == false)
        {
            return false;
        }
        try
        {
            Zaak = await inzage.OpenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), nummer, act?.IsBesloten == true ? "zaak" : $"handeling {id}");
        }
        catch (WeigeringException)
        {
            return false;
        }
        Knop = act?.Naam ?? formulier.Titel;
        var isAfgesloten = Zaak.Status == ZaakStatus.Afgesloten;
        NietNu = act?.IsAltijd == true ? null
            : act?.IsVoorAfgesloten == true && !isAfgesloten ? "Deze zaak is niet afgesloten."
            : act?.IsVoorAfgesloten != true && isAfgesloten && id != "contact" ? "Deze zaak is afgesloten. Heropen hem eerst."
            : null;
        var eigen = new Dictionary<string, IReadOnlyList<Keuze>>();
        if (TermijnFormulieren.Alle.ContainsKey(id))
        {
            var lopend = (await termijnen.TermijnenAsync(Zaak)).Select(t => (Termijn: t, Regel: termijnen.Regel(t, Zaak.GemeenteId))).ToList();
            eigen = TermijnFormulieren.Keuzes(id, lopend, gronden);
            NietNu = eigen["termijn"].Count > 0 ? null : NietNu ?? TermijnFormulieren.Geen(id);
        }
        foreach (var (veld, keuzes) in act is null ? new Dictionary<string, IReadOnlyList<Keuze>>() : await act.KeuzesAsync(Zaak))
        {
            eigen[veld] = keuzes;
        }
        Weergave = new FormulierWeergave(formulier, FormulierBinder.Toon(formulier, gegevens ?? await BekendAsync(act, formulier)), configuratie.Keuzelijsten(Zaak.GemeenteId)) { EigenKeuzes = eigen };
        return true;
    }

    // The case itself is known here, and the moment is now.
    private static Formulier ZonderZaak(Formulier formulier) => formulier with { Velden = [.. formulier.Velden.Where(v => v.Id is not ("zaak" or "datum"))] };

    private async Task<JsonObject> BekendAsync(ZaakHandeling? act, Formulier formulier)
    {
        var bekend = act is null ? [] : await act.IngevuldAsync(Zaak, aanmelding.Handeling(Toegangsregels.Zaakrollen));
        foreach (var (veld, waarde) in new[] { ("wet", Zaak.Wet), ("type-hulpvraag", Zaak.TypeHulpvraag), ("soort", "lopende-zaak"), ("vindplaats", "toegang"), ("termijn", (string?)Request.Query["termijn"]), ("afspraak", (string?)Request.Query["afspraak"]) })
        {
            if (waarde is not null && formulier.Velden.Any(v => v.Id == veld))
            {
                bekend[veld] = waarde;
            }
        }
        return bekend;
    }
}
