using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Bewaring;

/// <summary>The inspection requests for which somebody has a part to make.</summary>
public sealed class InzageverzoekenModel(Dossierlezer lezer, Kalender kalender, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<(Privacyverzoek Verzoek, string Naam, IReadOnlyList<string> Zaken, bool IsGemaakt)> Verzoeken { get; private set; } = [];

    private DateOnly Vandaag => aanmelding.Handeling().Vandaag;

    public string Rest(DateOnly dag) => Resttijd.Tekst(dag, Vandaag, kalender);

    public string Licht(DateOnly dag) => VerzoekenModel.Licht(dag, Vandaag);

    public async Task OnGetAsync() => Verzoeken = await lezer.VerzoekenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen));
}
