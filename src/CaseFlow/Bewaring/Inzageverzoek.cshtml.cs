using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Bewaring;

/// <summary>Who works on the cases of a resident reads the file, leaves out what is about another, and makes it.</summary>
public sealed class InzageverzoekModel(Dossierlezer lezer, Dossierbestand bestand, IWebHostEnvironment omgeving, Aanmelding aanmelding) : PageModel
{
    private const string Stijlblad = "css/dossier.css";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public List<string> Weg { get; set; } = [];

    public Inzagedossier Dossier { get; private set; } = null!;

    private Handeling Wie => aanmelding.Handeling(Toegangsregels.Zaakrollen);

    public async Task<IActionResult> OnGetAsync() => await LeesAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostLezenAsync() =>
        await LeesAsync() ? Content(Dossierbestand.Html(Dossier.Zonder(Weg), $"<link rel=\"stylesheet\" href=\"{Url.Content("~/" + Stijlblad)}\">"), "text/html; charset=utf-8") : NotFound();

    public async Task<IActionResult> OnPostZipAsync()
    {
        if (!await LeesAsync())
        {
            return NotFound();
        }
        using var stijl = new StreamReader(omgeving.WebRootFileProvider.GetFileInfo(Stijlblad).CreateReadStream());
        return File(await bestand.ZipAsync(Wie, Id, Dossier.Zonder(Weg), await stijl.ReadToEndAsync()), "application/zip", "dossier.zip");
    }

    private async Task<bool> LeesAsync()
    {
        if (await lezer.LeesAsync(Wie, Id) is not { } dossier)
        {
            return false;
        }
        Dossier = dossier;
        return true;
    }
}
