using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Bijlagen;

/// <summary>The files of a case: to read, to add, to remove with a reason.</summary>
public sealed class BijlagenModel(Aanmelding aanmelding, ZaakInzage inzage, BijlageService bijlagen, BijlageOpslag opslag, BijlageOptions opties, Configuratie configuratie, CaseFlowDbContext db) : PageModel
{
    private static readonly string[] Volgorde = ["bestand", "soort", "reden"];

    [FromRoute]
    public string Nummer { get; set; } = "";

    public Zaak Zaak { get; private set; } = null!;

    public IReadOnlyList<Bijlage> Bijlagen { get; private set; } = [];

    public IReadOnlyList<Bijlage> Weggehaald { get; private set; } = [];

    public string? GekozenSoort { get; private set; }

    public int MaxMegabytes => opties.MaxMegabytes;

    public IReadOnlyList<Optie> Soorten => [.. configuratie.Keuzelijsten(Zaak.GemeenteId).Keuzes("bijlage-soort").Select(k => new Optie(k.Id, k.Naam))];

    public string Soort(Bijlage bijlage) => configuratie.Keuzelijsten(Zaak.GemeenteId).Naam("bijlage-soort", bijlage.Soort);

    public async Task<IActionResult> OnGetAsync() => await OpenAsync("bijlagen") ? await ToonAsync() : NotFound();

    public async Task<IActionResult> OnGetBestandAsync(Guid id)
    {
        if (!await OpenAsync("bijlage"))
        {
            return NotFound();
        }
        var bijlage = await db.Bijlagen.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.ZaakId == Zaak.Id && b.VerwijderdOp == null);
        if (bijlage is null || await opslag.LeesAsync(bijlage) is not { } inhoud)
        {
            return NotFound();
        }
        return File(inhoud, bijlage.Mediatype, bijlage.Naam);
    }

    public async Task<IActionResult> OnPostToevoegenAsync(IFormFile? bestand, string? soort, CancellationToken cancellation)
    {
        if (!await OpenAsync("bijlage toevoegen"))
        {
            return NotFound();
        }
        GekozenSoort = soort;
        return await DoeAsync(async () =>
        {
            if (bestand is not { Length: > 0 })
            {
                throw new WeigeringException("veld-verplicht:bestand", "Kies een bestand.", "bestand");
            }
            await using var stroom = bestand.OpenReadStream();
            await bijlagen.ToevoegenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), Zaak.Id, bestand.FileName, soort, stroom, cancellation);
        }, "De bijlage is toegevoegd.");
    }

    /// <summary>The one that could not be taken away, whose reason has to be mended.</summary>
    public Guid? GeweigerdId { get; private set; }

    public async Task<IActionResult> OnPostVerwijderenAsync(Guid id, string? reden)
    {
        GeweigerdId = id;
        return await OpenAsync("bijlage weghalen")
            ? await DoeAsync(() => bijlagen.VerwijderenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), Zaak.Id, id, reden), "De bijlage is weggehaald.")
            : NotFound();
    }

    private Task<IActionResult> DoeAsync(Func<Task> act, string gelukt)
    {
        ModelState.Clear();
        return this.DoeAsync(act, gelukt, $"/Zaken/{Nummer}/Bijlagen", ToonAsync, Volgorde);
    }

    private async Task<IActionResult> ToonAsync()
    {
        var alle = await db.Bijlagen.AsNoTracking().Where(b => b.ZaakId == Zaak.Id).OrderByDescending(b => b.Op).ThenByDescending(b => b.Id).ToListAsync();
        Bijlagen = [.. alle.Where(b => b.VerwijderdOp is null)];
        Weggehaald = [.. alle.Where(b => b.VerwijderdOp is not null)];
        return Page();
    }

    private async Task<bool> OpenAsync(string onderdeel)
    {
        try
        {
            Zaak = await inzage.OpenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), Nummer, onderdeel);
            return true;
        }
        catch (WeigeringException)
        {
            return false;
        }
    }
}
