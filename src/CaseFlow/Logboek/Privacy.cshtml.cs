using CaseFlow.Brieven;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Logboek;

/// <summary>The log, for the privacy officer. Answers the form at once instead of redirecting: who is looked for must not end up in an address.</summary>
public sealed class PrivacyModel(Logzoeker zoeker, Logstand stand, Noodtoegangen noodtoegangen, Aanmelding aanmelding, Configuratie configuratie) : PageModel
{
    [BindProperty]
    public string? Wie { get; set; }

    [BindProperty]
    public Guid? InwonerId { get; set; }

    [BindProperty]
    public string? Medewerker { get; set; }

    [BindProperty]
    public DateOnly? Van { get; set; }

    [BindProperty]
    public DateOnly? Tot { get; set; }

    [BindProperty]
    public Logkeuze Keuze { get; set; }

    public Logantwoord? Antwoord { get; private set; }

    public Ketenstand Keten { get; private set; } = null!;

    public static IReadOnlyList<Optie> Keuzes { get; } =
        [new("Alles", "Alles"), new("Lezen", "Bekeken"), new("Schrijven", "Gewijzigd"), new("Geweigerd", "Geweigerd")];

    private Gemeente Gemeente => configuratie.Gemeenten[aanmelding.Handeling().Gemeente];

    public string Functie(Logregel regel) => $"{Gemeente.Rollen.FirstOrDefault(r => r.Id == regel.Rol)?.Titel ?? regel.Rol}{(regel.Namens is { } namens ? $", {namens}" : "")}";

    /// <summary>How many cases that were opened in need wait to be judged.</summary>
    public int TeBeoordelen { get; private set; }

    public async Task OnGetAsync()
    {
        Keten = await stand.LeesAsync();
        TeBeoordelen = await noodtoegangen.AantalAsync(aanmelding.Handeling(["privacy"]));
    }

    public async Task OnPostAsync()
    {
        await OnGetAsync();
        if (!ModelState.IsValid)
        {
            return;
        }
        try
        {
            Antwoord = await zoeker.ZoekAsync(aanmelding.Handeling(["privacy"]), new Logvraag(Wie, InwonerId, Medewerker, Van, Tot, Keuze));
        }
        catch (WeigeringException e)
        {
            ModelState.AddModelError(nameof(Wie), e.Message);
        }
    }

    public async Task<IActionResult> OnPostRapportAsync()
    {
        var handeling = aanmelding.Handeling(["privacy"]);
        if (InwonerId is not { } id)
        {
            return BadRequest();
        }
        var (inwoner, regels) = await zoeker.OverInwonerAsync(handeling, id);
        return File(Inzagerapport.Maak(inwoner, regels, Gemeente, handeling), BriefDocument.MediaType, "overzicht-inzage.docx");
    }
}
