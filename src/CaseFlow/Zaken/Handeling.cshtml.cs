using System.Text.Json.Nodes;
using CaseFlow.Brieven;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Zaken;

/// <summary>The form of an act beside the tasks: withdraw, reopen, an application, a contact, suspending or resuming a term.</summary>
public sealed class HandelingModel(Handelingformulieren formulieren, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    private Handelingbeeld _beeld = null!;

    public Zaak Zaak => _beeld.Zaak;

    public FormulierWeergave Weergave { get; private set; } = null!;

    /// <summary>Why this act cannot be done now, or null.</summary>
    public string? NietNu => _beeld.NietNu;

    public string Knop => _beeld.Knop;

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
                var brieven = await formulieren.ProbeerAsync(_beeld, InRol, gegevens);
                await OpenAsync(nummer, id, gegevens);
                Voorbeeld = new Voorbeeld(brieven, Knop);
                return Page();
            }
            await formulieren.VoerUitAsync(_beeld, InRol, gegevens);
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

    private Handeling InRol(IReadOnlyList<string> rollen) => aanmelding.Handeling(rollen);

    private async Task<bool> OpenAsync(string nummer, string id, JsonObject? gegevens)
    {
        if (await formulieren.OpenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), aanmelding.Rollen, nummer, id) is not { } beeld)
        {
            return false;
        }
        _beeld = beeld;
        // What somebody came here for is chosen already.
        foreach (var veld in new[] { "termijn", "afspraak" }.Where(v => beeld.Formulier.Velden.Any(f => f.Id == v)))
        {
            if ((string?)Request.Query[veld] is { } waarde)
            {
                beeld.Ingevuld[veld] = waarde;
            }
        }
        Weergave = new FormulierWeergave(beeld.Formulier, FormulierBinder.Toon(beeld.Formulier, gegevens ?? beeld.Ingevuld), configuratie.Keuzelijsten(Zaak.GemeenteId)) { EigenKeuzes = beeld.EigenKeuzes };
        return true;
    }
}
