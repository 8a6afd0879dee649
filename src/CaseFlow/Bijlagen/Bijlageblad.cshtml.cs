using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace CaseFlow.Bijlagen;

/// <summary>One file of a case: what it is, who added it and when, and what it holds as far as that can be shown without running anything.</summary>
public sealed class BijlagebladModel(Aanmelding aanmelding, ZaakInzage inzage, BijlageOpslag opslag, Configuratie configuratie, CaseFlowDbContext db) : PageModel
{
    [FromRoute]
    public string Nummer { get; set; } = "";

    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Null when the case or the file does not exist or may not be seen: the page tells no difference.</summary>
    public Bijlage? Bijlage { get; private set; }

    public Zaak? Zaak { get; private set; }

    public Voorbeeld Voorbeeld { get; private set; } = null!;

    public Bladeren Bladeren { get; private set; } = Bladeren.Niet;

    public string Soort => configuratie.Keuzelijsten(Zaak!.GemeenteId).Naam("bijlage-soort", Bijlage!.Soort);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync("bijlage bekijken"))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        var rij = await db.Bijlagen.Where(b => b.ZaakId == Zaak!.Id && b.VerwijderdOp == null).OrderByDescending(b => b.Op).ThenByDescending(b => b.Id).Select(b => new { b.Id, b.Naam }).ToListAsync();
        Bladeren = Bladeren.Door([.. rij.Select(b => ($"/Zaken/{Zaak!.Nummer}/Bijlagen/{b.Id}", b.Naam))], rij.FindIndex(b => b.Id == Id));
        Voorbeeld = Voorbeeld.Van(Bijlage!.Mediatype, await opslag.LeesAsync(Bijlage));
        return Page();
    }

    /// <summary>What the page draws: pictures and pdf only, and only inside a page of this application.</summary>
    public async Task<IActionResult> OnGetInhoudAsync()
    {
        if (!await OpenAsync("bijlage, voorbeeld") || await opslag.LeesAsync(Bijlage!) is not { } inhoud || !Voorbeeld.IsTeTekenen(Bijlage!.Mediatype, inhoud))
        {
            return NotFound();
        }
        WebSecurity.ShowInOwnPage(Response);
        var plek = new ContentDispositionHeaderValue("inline");
        plek.SetHttpFileName(Bijlage.Naam);
        Response.Headers.ContentDisposition = plek.ToString();
        return File(inhoud, Bijlage.Mediatype);
    }

    private async Task<bool> OpenAsync(string onderdeel)
    {
        try
        {
            Zaak = await inzage.OpenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), Nummer, onderdeel);
            Bijlage = await db.Bijlagen.AsNoTracking().SingleOrDefaultAsync(b => b.Id == Id && b.ZaakId == Zaak.Id && b.VerwijderdOp == null);
            return Bijlage is not null;
        }
        catch (WeigeringException)
        {
            return false;
        }
    }
}
