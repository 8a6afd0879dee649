using System.Text;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Aanleveringen;

/// <summary>Makes a draft of a delivery to CBS and hands it over at once; nothing of it is kept but the log of who was in it.</summary>
public sealed class AanleveringenModel(Aanlevering aanlevering, Aanmelding aanmelding) : PageModel
{
    private const int Halfjaren = 4;

    private static readonly string[] Velden = ["soort", "halfjaar"];

    [BindProperty]
    public string? Soort { get; set; }

    [BindProperty]
    public string? Halfjaar { get; set; }

    /// <summary>The half years that are over, the newest first.</summary>
    public IReadOnlyList<Halfjaar> Keuzes
    {
        get
        {
            var keuzes = new List<Halfjaar>();
            for (var h = Aanleveringen.Halfjaar.Met(Wie.Vandaag).Vorige(); keuzes.Count < Halfjaren; h = h.Vorige())
            {
                keuzes.Add(h);
            }
            return keuzes;
        }
    }

    private Handeling Wie => aanmelding.Handeling(Toegangsregels.Aanleverrollen);

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            if (!Aanleveringen.Halfjaar.TryParse(Halfjaar, out var halfjaar))
            {
                throw new WeigeringException("verplicht-veld:halfjaar", "Kies over welk halfjaar het gaat.", "halfjaar");
            }
            var bestand = await aanlevering.MaakAsync(Wie, Soort ?? "", halfjaar);
            if (bestand.Regels == 0)
            {
                throw new WeigeringException("niets-te-leveren", bestand.Afgeschermd > 0
                    ? $"Er is niets aan te leveren over {halfjaar.Naam} dat u mag zien: {bestand.Afgeschermd} regels horen bij afgeschermde zaken. Vraag iemand die daar genoemd is dit bestand te maken."
                    : bestand.ZonderBsn == 0
                    ? $"Er is niets aan te leveren over {halfjaar.Naam}."
                    : $"Er is niets aan te leveren over {halfjaar.Naam}: van {bestand.ZonderBsn} regels ontbreekt het burgerservicenummer.");
            }
            return File(Encoding.UTF8.GetBytes(bestand.Inhoud), bestand.Soort, bestand.Naam);
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, Velden);
            return Page();
        }
    }
}
