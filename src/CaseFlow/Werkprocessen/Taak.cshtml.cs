using System.Text.Json.Nodes;
using CaseFlow.Besluiten;
using CaseFlow.Brieven;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkvoorraad;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseFlow.Werkprocessen;

/// <summary>The page on which a task is done: the form of the step, what is known beside it, and the outcomes as buttons.</summary>
public sealed class TaakModel(TaakOverzichten overzichten, TaakService taken, BesluitvoorstelService voorstellen, MandaatService mandaat, Briefvoorbeeld voorbeeld, Aanmelding aanmelding, Configuratie configuratie, Weergaven weergaven, Kalender kalender) : PageModel
{
    public TaakOverzicht Overzicht { get; private set; } = null!;

    public FormulierWeergave Weergave { get; private set; } = null!;

    /// <summary>The letters that this form would send, when somebody asked to see them first.</summary>
    public Voorbeeld? Voorbeeld { get; private set; }

    public bool HeeftBrief(UitkomstKeuze uitkomst) => configuratie.Brieven.IsBriefBij($"{Taak.Stap}:{uitkomst.Waarde}");

    public Taak Taak => Overzicht.Taak;

    /// <summary>To whom this decision can go as a proposal, where who is signed in has no mandate for it; else empty.</summary>
    public IReadOnlyList<Optie> Ontvangers { get; private set; } = [];

    /// <summary>The outcome that could not be signed.</summary>
    public string? Voorgesteld { get; private set; }

    public bool MagOppakken => Overzicht.IsOpen && Taak.ToegewezenAanId is null && Taak.Rollen.Any(r => aanmelding.Rollen.Contains(r.Rol));

    public bool IsVanMij => Overzicht.IsOpen && Taak.ToegewezenAanId == aanmelding.Handeling().MedewerkerId;

    public IReadOnlyList<UitkomstKeuze> Aangeboden => [.. Overzicht.Uitkomsten.Where(u => u.NietNu is null && MagKiezen(u))];

    /// <summary>The outcomes that cannot be chosen now, each with its reason in words.</summary>
    public IEnumerable<(string Label, string Reden)> NietAangeboden => Overzicht.Uitkomsten.Where(u => u.NietNu is not null || !MagKiezen(u))
        .Select(u => (u.Label, u.NietNu ?? $"Dit kan alleen een {Titels(u.Rollen)} kiezen."));

    public string WieMag => Titels(Taak.Rollen.Select(r => r.Rol));

    /// <summary>The heading of the suggestion: the button it points at, or only that there is advice.</summary>
    public string Voorstelkop => Overzicht.Voorstel switch
    {
        { Uitkomst: { } uitkomst } => $"Voorstel: {Overzicht.Uitkomsten.FirstOrDefault(u => u.Waarde == uitkomst)?.Label ?? uitkomst}",
        { Reden: not null } => "Voorstel: kijk nog eens goed",
        _ => "Welke termijn gaat lopen?",
    };

    public IReadOnlyList<BekendeRegel> Voorstelregels
    {
        get
        {
            var regels = new List<BekendeRegel>();
            if (Overzicht.Voorstel is not { } voorstel)
            {
                return regels;
            }
            if (voorstel.Wet is { } wet)
            {
                regels.Add(new BekendeRegel("Wet", configuratie.Keuzelijsten(Overzicht.Gemeente.Id).Naam("wet", wet)));
            }
            if (voorstel.Termijn is { } termijn)
            {
                regels.Add(new BekendeRegel("Termijn", $"{termijn.Duur} {termijn.Eenheid.ToString().ToLowerInvariant()}: {termijn.Omschrijving} ({termijn.Wet}, artikel {termijn.Artikel})"));
            }
            if (Overzicht.Uitkomsten.FirstOrDefault(u => u.Waarde == voorstel.Uitkomst)?.NietNu is { } nietNu)
            {
                regels.Add(new BekendeRegel("Let op", nietNu));
            }
            if (voorstel.Regels.Count > 0)
            {
                regels.Add(new BekendeRegel("Waarom dit voorstel", $"Regel {string.Join(" en ", voorstel.Regels)} van de beslistabel {voorstel.Tabel}"));
            }
            return regels;
        }
    }

    public (string Stand, string Tekst) Licht
    {
        get
        {
            var vandaag = aanmelding.Handeling().Vandaag;
            return Overzicht.Termijn switch
            {
                null when Taak.GeplandOp is { } gepland => ("geen", $"streefdatum {DatumTekst.Kort(gepland)}"),
                null when Overzicht.Zaaktermijn is { } vanZaak => ("geen", $"geen eigen termijn; zaak: {(vanZaak.Status == TermijnStatus.Opgeschort ? "staat stil" : Resttijd.Tekst(vanZaak.LaatsteDag, vandaag, kalender))}"),
                null => ("geen", "geen termijn"),
                { Status: TermijnStatus.Opgeschort } => ("opgeschort", "de termijn staat stil"),
                var t => (t.IsTeLaatOp(vandaag) ? "verlopen" : t.NadertVanaf <= vandaag ? "nadert" : "op-koers", Resttijd.Tekst(t.LaatsteDag, vandaag, kalender)),
            };
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await overzichten.LeesAsync(aanmelding.Handeling(), id) is not { } overzicht)
        {
            return NotFound();
        }
        Toon(overzicht, overzicht.Ingevuld);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? uitkomst, int? revisie, string? bekijk)
    {
        if (await overzichten.LeesAsync(aanmelding.Handeling(), id) is not { } overzicht)
        {
            return NotFound();
        }
        var gegevens = FormulierBinder.Lees(overzicht.Formulier, Request.Form, configuratie.Keuzelijsten(overzicht.Gemeente.Id));
        var keuze = overzicht.Uitkomsten.FirstOrDefault(u => u.Waarde == (bekijk ?? uitkomst));
        string? alGedaan;
        try
        {
            if (bekijk is not null)
            {
                var brieven = await voorbeeld.VanAsync(() =>
                    taken.AfrondenAsync(aanmelding.Handeling(keuze?.Rollen), id, bekijk, FormulierBinder.VoorUitkomst(overzicht.Formulier, gegevens, bekijk), revisie));
                Toon(overzicht, gegevens);
                Voorbeeld = new Voorbeeld(brieven, keuze?.Label ?? bekijk);
                return Page();
            }
            if (string.IsNullOrEmpty(uitkomst))
            {
                throw new WeigeringException("uitkomst-ontbreekt", "Kies onderaan wat er nu gebeurt.");
            }
            alGedaan = await taken.AfrondenAsync(aanmelding.Handeling(keuze?.Rollen), id, uitkomst, FormulierBinder.VoorUitkomst(overzicht.Formulier, gegevens, uitkomst), revisie);
        }
        catch (WeigeringException weigering)
        {
            Toon(await overzichten.LeesAsync(aanmelding.Handeling(), id) ?? overzicht, gegevens);
            await ZoekOntvangersAsync(weigering, keuze, gegevens);
            this.Toon(weigering, FormulierWeergave.Volgorde(overzicht.Formulier));
            return Page();
        }
        TempData["Gelukt"] = alGedaan ?? $"{overzicht.Taak.Naam} is afgerond: {keuze!.Label}.";
        var volgende = VolgendeModel.Pad(Request.Query["lijst"]);
        if (await weergaven.IsMeteenVolgendeAsync(aanmelding.Handeling()))
        {
            return LocalRedirect(volgende);
        }
        TempData[Vervolg.Volgende] = volgende;
        return LocalRedirect(await overzichten.IsZichtbaarAsync(aanmelding.Handeling(), overzicht.Zaak.Id) ? $"/Zaken/{overzicht.Zaak.Nummer}" : "/");
    }

    public async Task<IActionResult> OnPostVoorstelAsync(Guid id, string? voorgesteld, string? naar)
    {
        if (await overzichten.LeesAsync(aanmelding.Handeling(), id) is not { } overzicht)
        {
            return NotFound();
        }
        var gegevens = FormulierBinder.Lees(overzicht.Formulier, Request.Form, configuratie.Keuzelijsten(overzicht.Gemeente.Id));
        var keuze = overzicht.Uitkomsten.FirstOrDefault(u => u.Waarde == voorgesteld);
        try
        {
            await voorstellen.BewaarAsync(aanmelding.Handeling(keuze?.Rollen), id, voorgesteld ?? "", FormulierBinder.VoorUitkomst(overzicht.Formulier, gegevens, voorgesteld ?? ""), naar);
        }
        catch (WeigeringException weigering)
        {
            Toon(await overzichten.LeesAsync(aanmelding.Handeling(), id) ?? overzicht, gegevens);
            await ZoekOntvangersAsync(weigering, keuze, gegevens);
            this.Toon(weigering, [.. FormulierWeergave.Volgorde(overzicht.Formulier), "naar"]);
            return Page();
        }
        TempData["Gelukt"] = "Het voorstel is bewaard en de taak is overgedragen.";
        return LocalRedirect(await overzichten.IsZichtbaarAsync(aanmelding.Handeling(), overzicht.Zaak.Id) ? $"/Zaken/{overzicht.Zaak.Nummer}" : "/");
    }

    public Task<IActionResult> OnPostOppakkenAsync(Guid id) => VerdeelAsync(id, neem: true, "De taak staat op uw naam.");

    public Task<IActionResult> OnPostTeruggevenAsync(Guid id) => VerdeelAsync(id, neem: false, "De taak is terug bij het team.");

    /// <summary>Undoes a claim, as long as nothing happened to the task since.</summary>
    public Task<IActionResult> OnPostOngedaanAsync(Guid id, int revisie) => VerdeelAsync(id, neem: false, "Het oppakken is ongedaan gemaakt.", revisie);

    private async Task ZoekOntvangersAsync(WeigeringException weigering, UitkomstKeuze? keuze, JsonObject gegevens)
    {
        if (keuze is null || (weigering.Id is not "mandaat-ontbreekt" && Request.Form["voorgesteld"].Count == 0))
        {
            return;
        }
        var handeling = aanmelding.Handeling(keuze.Rollen);
        if (mandaat.Eis(new TaakContext(handeling, Overzicht.Zaak, Overzicht.Gemeente, Taak, keuze.Waarde, new Invoer(gegevens))).Tekent is { } tekent)
        {
            Voorgesteld = keuze.Waarde;
            Ontvangers = [.. (await voorstellen.OntvangersAsync(Overzicht.Gemeente, tekent, handeling.Vandaag, handeling.MedewerkerId)).Select(o => new Optie(o.Id, o.Naam))];
        }
    }

    /// <summary>The list on Mijn werk that somebody came from.</summary>
    public string Terug => Url.Page("/Werkvoorraad/MijnWerk", Werkvraag.Lees(Request.Query["lijst"].ToString()).Velden)!;

    // Who claims or gives back goes on in the same list.
    private string Lijst => Werkvraag.Lees(Request.Query["lijst"].ToString()).Velden is { Count: > 0 } velden ? QueryHelpers.AddQueryString("", "lijst", QueryHelpers.AddQueryString("", velden)) : "";

    private async Task<IActionResult> VerdeelAsync(Guid id, bool neem, string gelukt, int? revisie = null)
    {
        if (await overzichten.LeesAsync(aanmelding.Handeling(), id) is not { } overzicht)
        {
            return NotFound();
        }
        try
        {
            if (await taken.OppakkenAsync(aanmelding.Handeling(overzicht.Taak.Rollen.Select(r => r.Rol)), id, neem, revisie) is { } nu && neem && !overzicht.Taak.IsBesloten)
            {
                TempData[Vervolg.Ongedaan] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/Taken/{id}{Lijst}{(Lijst.Length > 0 ? '&' : '?')}handler=Ongedaan&revisie={nu}");
            }
        }
        catch (WeigeringException weigering)
        {
            Toon(await overzichten.LeesAsync(aanmelding.Handeling(), id) ?? overzicht, overzicht.Ingevuld);
            this.Toon(weigering, []);
            return Page();
        }
        TempData["Gelukt"] = gelukt;
        return LocalRedirect($"/Taken/{id}{Lijst}");
    }

    private void Toon(TaakOverzicht overzicht, JsonObject gegevens)
    {
        Overzicht = overzicht;
        var zichtbaar = Aangeboden.Count > 0 ? Aangeboden : [.. overzicht.Uitkomsten.Where(u => u.NietNu is null)];
        Weergave = new FormulierWeergave(overzicht.Formulier, FormulierBinder.Toon(overzicht.Formulier, gegevens), configuratie.Keuzelijsten(overzicht.Gemeente.Id))
        {
            Uitkomsten = [.. zichtbaar.Select(u => new Keuze(u.Waarde, u.Label))],
            OokVerplicht = overzicht.OokVerplicht,
            NietTeKiezen = overzicht.RoutesDieErNietZijn,
        };
    }

    private bool MagKiezen(UitkomstKeuze uitkomst) => uitkomst.Rollen.Any(aanmelding.Rollen.Contains);

    private string Titels(IEnumerable<string> rollen) => string.Join(" of ", rollen.Select(r => Overzicht.Gemeente.Rol(r).Titel));
}
