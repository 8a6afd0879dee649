using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Bewaring;

/// <summary>The requests of residents, those that are due first on top.</summary>
public sealed class VerzoekenModel(PrivacyverzoekService verzoeken, Verzoekregels regels, Kalender kalender, Aanmelding aanmelding) : PageModel
{
    private const int Nadert = 7;

    public IReadOnlyList<Verzoekkop> Open { get; private set; } = [];

    public IReadOnlyList<Verzoekkop> Besloten { get; private set; } = [];

    public DateOnly Vandaag => Wie.Vandaag;

    private Handeling Wie => aanmelding.Handeling([Vernietigingslijsten.Goedkeurder]);

    public async Task OnGetAsync()
    {
        Open = await verzoeken.AlleAsync(Wie, open: true);
        Besloten = await verzoeken.AlleAsync(Wie, open: false);
    }

    public string Soort(Privacyverzoek verzoek) => regels.Van(verzoek.Soort).Naam;

    public string Rest(DateOnly dag) => Resttijd.Tekst(dag, Vandaag, kalender);

    public static string Licht(DateOnly dag, DateOnly vandaag) => vandaag > dag ? "verlopen" : vandaag >= dag.AddDays(-Nadert) ? "nadert" : "op-koers";

    public static string Besluit(Verzoekbesluit? besluit) => besluit switch { Verzoekbesluit.Toegewezen => "Toegewezen", Verzoekbesluit.Deels => "Deels toegewezen", _ => "Afgewezen" };

    public static bool IsTeLaat(Privacyverzoek verzoek) => verzoek.BeslotenOp is { } op && AmsterdamTime.DateOf(op) > verzoek.LaatsteDag;
}
