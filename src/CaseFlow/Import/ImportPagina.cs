using System.Text;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Import;

/// <summary>A page where a file is brought in: what was read before, and what became of the rows.</summary>
public abstract class ImportPagina(ImportService import, Aanmelding aanmelding, string soort, string pad, IReadOnlyList<string> rollen) : PageModel
{
    // A browser waits for the answer; more goes by the command line.
    private const int MaxRijen = 2_000;

    public string Pad => pad;

    public IReadOnlyList<Importstand> Geschiedenis { get; private set; } = [];

    public Importstand? Gekozen { get; private set; }

    public IReadOnlyList<Aandachtsregel> Aandacht { get; private set; } = [];

    protected Handeling Wie => aanmelding.Handeling(rollen);

    public Task OnGetAsync(Guid? bestand) => ToonAsync(bestand);

    public async Task<IActionResult> OnPostAsync(IFormFile? bestand, CancellationToken cancellation)
    {
        try
        {
            if (bestand is null or { Length: 0 })
            {
                throw new WeigeringException("bestand-ontbreekt", "Kies eerst een bestand.", "bestand");
            }
            if (bestand.Length > Csvlezer.MaxBytes)
            {
                throw new WeigeringException("bestand-te-groot", $"Het bestand is groter dan {Csvlezer.MaxBytes / 1024 / 1024} MB. Deel het op.", "bestand");
            }
            using var inhoud = new MemoryStream();
            await bestand.CopyToAsync(inhoud, cancellation);
            var id = await import.LeesAsync(Wie, soort, inhoud.ToArray(), MaxRijen, cancellation);
            TempData["Gelukt"] = "Het bestand is gelezen.";
            return LocalRedirect($"{pad}?bestand={id}");
        }
        catch (WeigeringException weigering)
        {
            await ToonAsync(null);
            this.Toon(weigering, ["bestand"]);
            return Page();
        }
    }

    /// <summary>The refused rows as a file, to mend and bring again.</summary>
    public async Task<IActionResult> OnGetAfgewezenAsync(Guid bestand) => await import.AfgewezenAsync(Wie, soort, bestand) is { } csv
        ? File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(csv)).ToArray(), "text/csv; charset=utf-8", $"{soort}-afgewezen.csv")
        : NotFound();

    private async Task ToonAsync(Guid? bestand)
    {
        Geschiedenis = await import.GeschiedenisAsync(Wie, soort);
        if (bestand is { } id && await import.AandachtAsync(Wie, soort, id) is { } aandacht)
        {
            Aandacht = aandacht;
            Gekozen = Geschiedenis.FirstOrDefault(g => g.Bestand.Id == id);
        }
    }
}
