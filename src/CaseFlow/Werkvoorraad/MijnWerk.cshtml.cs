using System.Globalization;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseFlow.Werkvoorraad;

public sealed class MijnWerkModel(MijnWerk werk, Weergaven weergaven, Plannen.Regie regie, Noodtoegangen noodtoegangen, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    /// <summary>Where the list that was asked for stands; a button on it comes back there.</summary>
    private IDictionary<string, string?> _gevraagd = new Dictionary<string, string?>();

    public Werkbeeld Beeld { get; private set; } = null!;

    /// <summary>Plans that are due to be talked over with the resident.</summary>
    public IReadOnlyList<(string Zaak, DateOnly Op)> TeBespreken { get; private set; } = [];

    /// <summary>Cases under this person's care that somebody else opened in need.</summary>
    public IReadOnlyList<Noodregel> Noodtoegangen { get; private set; } = [];

    public Gemeente Gemeente => configuratie.Gemeenten[Wie.Gemeente];

    /// <summary>The address of a list; with a view that opens by itself also the usual list must be named.</summary>
    public string Naar(Werkkeuze keuze) => Url.Page("/Werkvoorraad/MijnWerk", null, keuze.Velden(metToon: Beeld.HeeftStandaard))!;

    public Task OnGetAsync() => TonenAsync();

    public Task<IActionResult> OnPostOppakkenAsync(Guid taak) => DoeAsync(taak, neem: true, null, "Opgepakt");

    public Task<IActionResult> OnPostTeruggevenAsync(Guid taak) => DoeAsync(taak, neem: false, null, "Teruggegeven aan het team");

    /// <summary>Undoes a claim, as long as nothing happened to the task since.</summary>
    public Task<IActionResult> OnPostOngedaanAsync(Guid taak, int revisie) => DoeAsync(taak, neem: false, revisie, "Oppakken ongedaan gemaakt");

    /// <summary>Keeps the list as it stands in the address under a name.</summary>
    public async Task<IActionResult> OnPostBewarenAsync(string? naam)
    {
        ModelState.Clear();
        try
        {
            var (weergave, isNieuw) = await weergaven.BewaarAsync(Wie, naam, Werkkeuze.Lees(Request.Query));
            TempData["Gelukt"] = isNieuw ? $"Bewaard als weergave {weergave.Naam}. U vindt haar bij Mijn weergaven." : $"De weergave {weergave.Naam} is bijgewerkt.";
            return RedirectToPage(new { weergave = weergave.Id });
        }
        catch (WeigeringException weigering)
        {
            await TonenAsync();
            this.Toon(weigering, ["naam"]);
            return Page();
        }
    }

    /// <summary>The fields of an address, with a page of the list.</summary>
    public static IDictionary<string, string?> MetPagina(IDictionary<string, string?> velden, int pagina)
    {
        var samen = velden.ToDictionary();
        if (pagina > 1)
        {
            samen["pagina"] = pagina.ToString(CultureInfo.InvariantCulture);
        }
        return samen;
    }

    private Handeling Wie => aanmelding.Handeling(Toegangsregels.Zaakrollen);

    // A page that is no number is simply the first.
    private int Pagina => int.TryParse(Request.Query["pagina"], CultureInfo.InvariantCulture, out var pagina) ? pagina : 1;

    private Werkvraag Vraag => Werkvraag.Lees(Request.Query);

    private async Task<IActionResult> DoeAsync(Guid taak, bool neem, int? revisie, string gedaan)
    {
        ModelState.Clear();
        var vraag = Vraag;
        _gevraagd = vraag.Weergave is { } id ? new Dictionary<string, string?> { [Werkkeuze.WeergaveVeld] = id.ToString("D") } : vraag.Keuze?.Velden(metToon: Request.Query.ContainsKey("toon")) ?? _gevraagd;
        try
        {
            var (naam, nu) = await werk.OppakkenAsync(Wie, aanmelding.Rollen, taak, neem, revisie);
            TempData["Gelukt"] = $"{gedaan}: {naam}.";
            if (neem && nu is { } opgepakt)
            {
                TempData[Vervolg.Ongedaan] = QueryHelpers.AddQueryString("/", new Dictionary<string, string?>(MetPagina(_gevraagd, Pagina)) { ["handler"] = "Ongedaan", ["taak"] = taak.ToString("D"), ["revisie"] = opgepakt.ToString(CultureInfo.InvariantCulture) });
            }
            return RedirectToPage(null, MetPagina(_gevraagd, Pagina));
        }
        catch (WeigeringException e)
        {
            ModelState.AddModelError("", e.Message);
            await TonenAsync();
            return Page();
        }
    }

    private async Task TonenAsync()
    {
        var handeling = Wie;
        Beeld = await werk.TonenAsync(handeling, aanmelding.Rollen, Vraag, Pagina);
        Noodtoegangen = await noodtoegangen.SignalenAsync(handeling);
        TeBespreken = await regie.TeBesprekenAsync(handeling);
    }
}
