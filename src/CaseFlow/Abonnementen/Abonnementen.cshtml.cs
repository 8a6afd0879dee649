using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Abonnementen;

/// <summary>The systems that hear of events in this municipality, and a new one.</summary>
public sealed class AbonnementenModel(Abonnementbeheer beheer, Aanmelding aanmelding) : PageModel
{
    [BindProperty]
    public string? Naam { get; set; }

    [BindProperty]
    public string? Adres { get; set; }

    [BindProperty]
    public List<string> Soorten { get; set; } = [];

    public IReadOnlyList<Abonnement> Lijst { get; private set; } = [];

    /// <summary>Shown once, on the page that answers the form.</summary>
    public string? Geheim { get; private set; }

    public static IEnumerable<Optie> Keuzes => Gebeurtenissen.Alle.Select(g => new Optie(g.Soort, g.Naam, g.Soort.Split('.')[0] switch
    {
        "melding" or "zaak" or "taak" => "Zaken en taken",
        "aanvraag" or "plan" or "indicatie" => "Plannen en voorzieningen",
        "termijn" or "afspraak" => "Termijnen en afspraken",
        "brief" or "bijlage" => "Brieven en bijlagen",
        _ => "Bezwaren en klachten",
    }));

    private Handeling Wie => aanmelding.Handeling(["beheer"]);

    public async Task OnGetAsync() => Lijst = await beheer.LijstAsync(Wie);

    public async Task OnPostAsync()
    {
        try
        {
            Geheim = (await beheer.MaakAsync(Wie, Naam, Adres, Soorten)).Geheim;
            ModelState.Clear();
            (Naam, Adres, Soorten) = (null, null, []);
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, ["naam", "adres", "soorten"]);
        }
        await OnGetAsync();
    }
}
