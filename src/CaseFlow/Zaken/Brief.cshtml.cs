using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>A letter of a case, to read and to print.</summary>
public sealed class BriefModel(Aanmelding aanmelding, ZaakInzage inzage, Configuratie configuratie, CaseFlowDbContext db) : PageModel
{
    [FromRoute]
    public string Nummer { get; set; } = "";

    [FromRoute]
    public Guid Id { get; set; }

    public Brief? Brief { get; private set; }

    public Zaak? Zaak { get; private set; }

    public Bladeren Bladeren { get; private set; } = Bladeren.Niet;

    public async Task<IActionResult> OnGetAsync()
    {
        await LeesAsync("brief");
        if (Brief is not null)
        {
            var rij = await db.Brieven.Where(b => b.ZaakId == Zaak!.Id).OrderByDescending(b => b.Op).ThenByDescending(b => b.Id).Select(b => new BriefKop(b.Id, b.Onderwerp, b.Op, b.Door)).ToListAsync();
            Bladeren = Bladeren.Door([.. rij.Select(b => ($"/Zaken/{Zaak!.Nummer}/Brieven/{b.Id}", b.Kort(Zaak.Nummer)))], rij.FindIndex(b => b.Id == Id));
        }
        Response.StatusCode = Brief is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Page();
    }

    public async Task<IActionResult> OnGetDocxAsync()
    {
        await LeesAsync("brief als document");
        return Brief is null
            ? NotFound()
            : File(BriefDocument.Maak(Brief, configuratie.Gemeenten[Zaak!.GemeenteId]), BriefDocument.MediaType, $"{Brief.Soort}-{Zaak.Nummer}.docx");
    }

    private async Task LeesAsync(string onderdeel)
    {
        try
        {
            Zaak = await inzage.OpenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), Nummer, onderdeel);
            Brief = await db.Brieven.AsNoTracking().SingleOrDefaultAsync(b => b.Id == Id && b.ZaakId == Zaak.Id);
        }
        catch (WeigeringException)
        {
            // The page says the same as for a letter that does not exist.
        }
    }
}
