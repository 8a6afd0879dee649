using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Meldingen;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>The form of an act beside the tasks: withdraw, reopen, an application, a contact, suspending or resuming a term.</summary>
public sealed class HandelingModel(
    ZaakInzage inzage,
    HandelingService handelingen,
    ContactService contacten,
    TermijnHandelingen opschorten,
    TermijnService termijnen,
    Configuratie configuratie,
    CaseFlowDbContext db,
    Aanmelding aanmelding) : PageModel
{
    private static readonly Formulier Opschorten = new("opschorten", "Termijn opschorten",
    [
        new Veld("termijn", "Welke termijn staat stil?", SoortVeld.Tekst) { VerplichtBij = ["*"] },
        new Veld("grond", "Op welke grond?", SoortVeld.Tekst) { VerplichtBij = ["*"], Uitleg = "Bijvoorbeeld: Awb 4:15 lid 1.", MaxLengte = 200 },
        new Veld("datum", "Wanneer vroeg u de inwoner om aanvulling?", SoortVeld.Datum) { Uitleg = "Leeg betekent: vandaag. De termijn staat stil vanaf de dag erna." },
    ])
    { Uitleg = "De termijn loopt weer als u haar hervat. De laatste dag schuift dan op." };

    private static readonly Formulier Hervatten = new("hervatten", "Termijn hervatten",
    [
        new Veld("termijn", "Welke termijn loopt weer?", SoortVeld.Tekst) { VerplichtBij = ["*"] },
        new Veld("datum", "Wanneer kwam de aanvulling binnen?", SoortVeld.Datum) { Uitleg = "Leeg betekent: vandaag. Deze dag telt weer mee." },
    ]);

    public Zaak Zaak { get; private set; } = null!;

    public FormulierWeergave Weergave { get; private set; } = null!;

    /// <summary>Why this act cannot be done now, or null.</summary>
    public string? NietNu { get; private set; }

    public string Knop { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string nummer, string id) => await OpenAsync(nummer, id, null) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string nummer, string id)
    {
        if (!await OpenAsync(nummer, id, null))
        {
            return NotFound();
        }
        var formulier = Weergave.Formulier;
        var gegevens = FormulierBinder.Lees(formulier, Request.Form, configuratie.Keuzelijsten(Zaak.GemeenteId));
        try
        {
            await VoerUitAsync(formulier, gegevens);
        }
        catch (WeigeringException weigering)
        {
            await OpenAsync(nummer, id, gegevens);
            this.Toon(weigering, FormulierWeergave.Volgorde(formulier));
            return Page();
        }
        TempData["Gelukt"] = $"{Knop}: vastgelegd.";
        return LocalRedirect($"/Zaken/{nummer}");
    }

    private Task VoerUitAsync(Formulier formulier, JsonObject gegevens)
    {
        var handeling = aanmelding.Handeling();
        if (formulier.Id == "contact")
        {
            gegevens["zaak"] = Zaak.Nummer;
            return contacten.RegistrerenAsync(handeling, gegevens);
        }
        if (formulier != Opschorten && formulier != Hervatten)
        {
            return handelingen.VoerUitAsync(handeling, Zaak.Id, formulier.Id, gegevens);
        }
        var invoer = new Invoer(gegevens);
        var fouten = FormulierControle.Controleer(new Controlevraag(formulier, invoer, null, configuratie.Keuzelijsten(Zaak.GemeenteId), handeling.Moment));
        return fouten.Count > 0 ? throw new WeigeringException(fouten)
            : formulier == Opschorten ? opschorten.OpschortenAsync(handeling, Zaak.Id, invoer.Tekst("termijn")!, invoer.Tekst("grond")!, invoer.Datum("datum"))
            : opschorten.HervattenAsync(handeling, Zaak.Id, invoer.Tekst("termijn")!, invoer.Datum("datum"));
    }

    private async Task<bool> OpenAsync(string nummer, string id, JsonObject? gegevens)
    {
        var act = handelingen.Alle.FirstOrDefault(h => h.Id == id);
        var formulier = id switch
        {
            "opschorten" => Opschorten,
            "hervatten" => Hervatten,
            "contact" => ZonderZaak(configuratie.Formulieren[id]),
            _ => act is null ? null : configuratie.Formulieren.GetValueOrDefault(id),
        };
        if (formulier is null)
        {
            return false;
        }
        try
        {
            Zaak = await inzage.OpenAsync(aanmelding.Handeling(), nummer, $"handeling {id}");
        }
        catch (WeigeringException)
        {
            return false;
        }
        Knop = act?.Naam ?? formulier.Titel;
        var isAfgesloten = Zaak.Status == ZaakStatus.Afgesloten;
        NietNu = act?.IsVoorAfgesloten == true && !isAfgesloten ? "Deze zaak is niet afgesloten."
            : act?.IsVoorAfgesloten != true && isAfgesloten && id != "contact" ? "Deze zaak is afgesloten. Heropen hem eerst."
            : null;
        var eigen = new Dictionary<string, IReadOnlyList<Keuze>>();
        if (formulier == Opschorten || formulier == Hervatten)
        {
            var stand = formulier == Opschorten ? TermijnStatus.Lopend : TermijnStatus.Opgeschort;
            eigen["termijn"] = [.. (await termijnen.TermijnenAsync(Zaak)).Where(t => t.Status == stand)
                .Select(t => new Keuze(t.Regel, $"{t.Regel}: {termijnen.Regel(t).Omschrijving} Laatste dag: {DatumTekst.Voluit(t.LaatsteDag)}."))];
            NietNu ??= eigen["termijn"].Count > 0 ? null : formulier == Opschorten ? "Er loopt geen termijn in deze zaak." : "Er staat geen termijn stil in deze zaak.";
        }
        if (act is Wachten)
        {
            eigen["taak"] = [.. (await db.Taken.AsNoTracking().Where(t => t.ZaakId == Zaak.Id && t.Status == TaakStatus.Open).OrderBy(t => t.GeopendOp).ThenBy(t => t.Id).ToListAsync())
                .Select(t => new Keuze(t.Id.ToString(), t.Naam))];
        }
        Weergave = new FormulierWeergave(formulier, FormulierBinder.Toon(formulier, gegevens ?? Bekend(formulier)), configuratie.Keuzelijsten(Zaak.GemeenteId)) { EigenKeuzes = eigen };
        return true;
    }

    // The case itself is known here, and the moment is now.
    private static Formulier ZonderZaak(Formulier formulier) => formulier with { Velden = [.. formulier.Velden.Where(v => v.Id is not ("zaak" or "datum"))] };

    private JsonObject Bekend(Formulier formulier)
    {
        var bekend = new JsonObject();
        foreach (var (veld, waarde) in new[] { ("wet", Zaak.Wet), ("type-hulpvraag", Zaak.TypeHulpvraag), ("soort", "lopende-zaak"), ("vindplaats", "toegang"), ("termijn", (string?)Request.Query["termijn"]) })
        {
            if (waarde is not null && formulier.Velden.Any(v => v.Id == veld))
            {
                bekend[veld] = waarde;
            }
        }
        return bekend;
    }
}
