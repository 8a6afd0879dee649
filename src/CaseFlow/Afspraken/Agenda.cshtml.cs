using System.Text;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Afspraken;

/// <summary>One appointment as a file for a calendar, for who may see its case.</summary>
public sealed class AgendaModel(CaseFlowDbContext db, ZaakInzage inzage, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var gevonden = await db.Afspraken.AsNoTracking().Where(a => a.Id == id)
            .Join(db.Zaken, a => a.ZaakId, z => z.Id, (a, z) => new { Afspraak = a, z.Nummer }).SingleOrDefaultAsync();
        if (gevonden is null)
        {
            return NotFound();
        }
        try
        {
            var zaak = await inzage.OpenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), gevonden.Nummer, "afspraak");
            var onderwerp = configuratie.Keuzelijsten(zaak.GemeenteId).Naam("afspraak-onderwerp", gevonden.Afspraak.Onderwerp);
            var tekst = Agendabestand.Maak(gevonden.Afspraak, onderwerp, zaak.Nummer, $"{Request.Scheme}://{Request.Host}/Zaken/{zaak.Nummer}");
            return File(Encoding.UTF8.GetBytes(tekst), $"{Agendabestand.MediaType}; charset=utf-8", $"afspraak-{zaak.Nummer}.ics");
        }
        catch (WeigeringException)
        {
            return NotFound();
        }
    }
}
