using CaseFlow.Brieven;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Bewaring;

/// <summary>One request: its term, the decision, the letters, and for inspection which parts of the file were made.</summary>
public sealed class VerzoekModel(PrivacyverzoekService verzoeken, Verzoekregels regels, Configuratie configuratie, Kalender kalender, Aanmelding aanmelding) : PageModel
{
    private static readonly string[] Velden = ["besluit", "grond", "motivering", "reden"];

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Verzoekbesluit? Besluit { get; set; }

    [BindProperty(Name = "grond")]
    public string? GrondId { get; set; }

    [BindProperty]
    public string? Motivering { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    public Privacyverzoek Verzoek { get; private set; } = null!;

    public Inwoner? Inwoner { get; private set; }

    public IReadOnlyList<Verzoekzaak> Zaken { get; private set; } = [];

    public static IReadOnlyList<Optie> Besluiten { get; } = [.. Enum.GetValues<Verzoekbesluit>().Select(b => new Optie(b.ToString(), VerzoekenModel.Besluit(b)))];

    public DateOnly Vandaag => Wie.Vandaag;

    public string Soort => regels.Van(Verzoek.Soort).Naam;

    public string Rest => Resttijd.Tekst(Verzoek.LaatsteDag, Vandaag, kalender);

    public string Identificatie => regels.Identificatie.FirstOrDefault(i => i.Id == Verzoek.Identificatie)?.Naam ?? Verzoek.Identificatie;

    public Weigeringsgrond? Grond => regels.Grond(Verzoek.Grond);

    public IReadOnlyList<Optie> Gronden => [.. regels.Gronden.Where(g => g.GeldtBij(Verzoek.Soort)).Select(g => new Optie(g.Id, $"{g.Naam} ({g.Artikel})"))];

    public Verlengmogelijkheid? Extra => Verzoek.VerlengdOp is null && Vandaag <= Verzoek.LaatsteDag ? verzoeken.Verlenging(Verzoek) : null;

    public string? WaaromNiet => Inwoner is null || Verzoek.Status != Verzoekstatus.Open ? null : verzoeken.WaaromNiet(Verzoek, Inwoner);

    private Handeling Wie => aanmelding.Handeling([Vernietigingslijsten.Goedkeurder]);

    public string Team(string id) => configuratie.Gemeenten[Verzoek.GemeenteId].Teams.FirstOrDefault(t => t.Id == id)?.Naam ?? id;

    public async Task<IActionResult> OnGetAsync() => await LeesAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnGetDocxAsync(Guid brief) => await LeesAsync() && Verzoek.Brieven.Find(b => b.Id == brief) is { } gevonden
        ? File(BriefDocument.Maak(gevonden.AlsBrief(), configuratie.Gemeenten[Verzoek.GemeenteId]), BriefDocument.MediaType, $"{gevonden.Soort}.docx") : NotFound();

    public Task<IActionResult> OnPostBeslissenAsync() => DoeAsync(() => verzoeken.BeslisAsync(Wie, Id, Besluit, GrondId, Motivering), "Het besluit is vastgelegd. De brief staat klaar.");

    public Task<IActionResult> OnPostVerlengenAsync() => DoeAsync(() => verzoeken.VerlengAsync(Wie, Id, Reden), "De termijn is verlengd. De brief staat klaar.");

    public Task<IActionResult> OnPostOverhandigdAsync() => DoeAsync(() => verzoeken.OverhandigAsync(Wie, Id), "Vastgelegd dat het dossier is meegegeven.");

    private Task<IActionResult> DoeAsync(Func<Task> act, string gelukt) => this.DoeAsync(act, gelukt, $"/Privacy/Verzoeken/{Id}", OnGetAsync, Velden);

    private async Task<bool> LeesAsync()
    {
        if (await verzoeken.LeesAsync(Wie, Id) is not { } gelezen)
        {
            return false;
        }
        (Verzoek, Inwoner, Zaken) = gelezen;
        return true;
    }
}
