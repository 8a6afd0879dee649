using System.Text.Json.Nodes;
using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Gesprekken;

/// <summary>A life area on the screen: what is filled in now, and what was said the time before.</summary>
public sealed record Gebied(Leefgebied Leefgebied, string? Tekst, string? Score, bool IsZorg, EerderAntwoord? Eerder);

/// <summary>What the resident said of a life area in the talk before.</summary>
public sealed record EerderAntwoord(DateOnly Datum, string? Tekst, string? Score);

/// <summary>A dimension of the model with the scores of its life areas.</summary>
public sealed record Dimensie(string Naam, decimal? Gemiddelde, int Zorgen);

/// <summary>The broad intake as it is held: all life areas on one sheet, saved as one goes. It ends in the task itself.</summary>
public sealed class GesprekModel(
    TaakOverzichten overzichten,
    TaakService taken,
    Gespreksconcepten concepten,
    ZaakInzage inzage,
    Dossier dossier,
    CaseFlowDbContext db,
    Configuratie configuratie,
    Aanmelding aanmelding) : PageModel
{
    private static readonly string[] Bovenaan = ["veiligheid", "leefgebieden"];

    public TaakOverzicht Overzicht { get; private set; } = null!;

    public IReadOnlyList<Gebied> Gebieden { get; private set; } = [];

    /// <summary>The rest of the form, below the life areas.</summary>
    public FormulierWeergave Overig { get; private set; } = null!;

    public VeldWeergave Veiligheid { get; private set; } = null!;

    public int Versie { get; private set; }

    /// <summary>When it was saved last and by whom, in words.</summary>
    public string? Bewaard { get; private set; }

    /// <summary>Answers that somebody else saved and that are others here; empty when there is nothing to choose.</summary>
    public IReadOnlyList<BekendeRegel> VanAnder { get; private set; } = [];

    public IReadOnlyList<Dimensie> Dimensies { get; private set; } = [];

    /// <summary>What the report will say is missing.</summary>
    public IReadOnlyList<string> Ontbreekt { get; private set; } = [];

    public bool MagInvullen => Overzicht.IsOpen && Aangeboden.Count > 0;

    public IReadOnlyList<UitkomstKeuze> Aangeboden => [.. Overzicht.Uitkomsten.Where(u => u.NietNu is null && u.Rollen.Any(aanmelding.Rollen.Contains))];

    /// <summary>The steps of the scale in use; empty where nobody scores.</summary>
    public IReadOnlyList<string> Schaal => Overzicht.Gemeente.Gespreksmodel switch
    {
        Gespreksmodel.PositieveGezondheid => [.. Enumerable.Range(0, 11).Select(n => $"{n}")],
        Gespreksmodel.Zelfredzaamheid => [.. Enumerable.Range(1, 5).Select(n => $"{n}")],
        _ => [],
    };

    public string Schaaluitleg => Overzicht.Gemeente.Gespreksmodel switch
    {
        Gespreksmodel.PositieveGezondheid => "De inwoner geeft een cijfer: 0 is heel slecht, 10 is heel goed.",
        Gespreksmodel.Zelfredzaamheid => "U geeft een cijfer: 1 het gaat mis, 2 het lukt niet, 3 het lukt deels, 4 het lukt, 5 het lukt helemaal.",
        _ => "",
    };

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id, null) ? Page() : NotFound();

    /// <summary>Saves without deciding anything: with a script in between, without one by the button.</summary>
    public async Task<IActionResult> OnPostBewaarAsync(Guid id, int versie)
    {
        if (await GeposteAsync(id) is not { } gegevens)
        {
            return NotFound();
        }
        var isScript = Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
        try
        {
            var concept = await concepten.BewaarAsync(aanmelding.Handeling(Overzicht.Taak.Rollen.Select(r => r.Rol)), id, versie, gegevens);
            if (isScript)
            {
                return new JsonResult(new { versie = concept.Versie, om = Uur(concept.Op) });
            }
            TempData["Gelukt"] = $"Bewaard om {Uur(concept.Op)}. U kunt later verdergaan.";
            return LocalRedirect($"/Gesprek/{id}");
        }
        catch (WeigeringException weigering) when (isScript)
        {
            var isConflict = weigering.Id == Gespreksconcepten.IntussenGewijzigd;
            var nu = isConflict ? (await concepten.LeesAsync(Overzicht.Zaak.Id, Overzicht.Taak.Stap))?.Versie ?? 0 : versie;
            return new JsonResult(new { melding = weigering.Message, versie = nu }) { StatusCode = isConflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity };
        }
        catch (WeigeringException weigering)
        {
            return await OpnieuwAsync(id, gegevens, weigering);
        }
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? uitkomst, int? revisie, int versie)
    {
        if (await GeposteAsync(id) is not { } gegevens)
        {
            return NotFound();
        }
        var keuze = Overzicht.Uitkomsten.FirstOrDefault(u => u.Waarde == uitkomst);
        string? alGedaan;
        try
        {
            if (string.IsNullOrEmpty(uitkomst))
            {
                throw new WeigeringException("uitkomst-ontbreekt", "Kies onderaan wat er nu gebeurt.");
            }
            var concept = await concepten.LeesAsync(Overzicht.Zaak.Id, Overzicht.Taak.Stap);
            if (concept is not null && concept.Versie != versie)
            {
                throw new WeigeringException(Gespreksconcepten.IntussenGewijzigd, $"{concept.Door} bewaarde om {Uur(concept.Op)} iets anders. Kijk wat er anders is, en rond daarna af.");
            }
            alGedaan = await taken.AfrondenAsync(aanmelding.Handeling(keuze?.Rollen), id, uitkomst, FormulierBinder.VoorUitkomst(Overzicht.Formulier, gegevens, uitkomst), revisie);
        }
        catch (WeigeringException weigering)
        {
            return await OpnieuwAsync(id, gegevens, weigering);
        }
        TempData["Gelukt"] = alGedaan ?? $"{Overzicht.Taak.Naam} is afgerond: {keuze!.Label}.";
        return LocalRedirect(await overzichten.IsZichtbaarAsync(aanmelding.Handeling(), Overzicht.Zaak.Id) ? $"/Zaken/{Overzicht.Zaak.Nummer}" : "/");
    }

    private static string Uur(DateTimeOffset moment) => $"{AmsterdamTime.Local(moment):HH:mm}";

    private async Task<JsonObject?> GeposteAsync(Guid id)
    {
        if (await overzichten.LeesAsync(aanmelding.Handeling(), id) is not { Taak.Stap: "gesprek" } overzicht)
        {
            return null;
        }
        Overzicht = overzicht;
        ModelState.Clear();
        return FormulierBinder.Lees(overzicht.Formulier, Request.Form, configuratie.Keuzelijsten(overzicht.Gemeente.Id));
    }

    // What was typed stays; what somebody else saved stands beside it, and a second press chooses.
    private async Task<IActionResult> OpnieuwAsync(Guid id, JsonObject gegevens, WeigeringException weigering)
    {
        await OpenAsync(id, gegevens);
        if (weigering.Id == Gespreksconcepten.IntussenGewijzigd && await concepten.LeesAsync(Overzicht.Zaak.Id, Overzicht.Taak.Stap) is { } ander)
        {
            var lijsten = configuratie.Keuzelijsten(Overzicht.Gemeente.Id);
            var hier = Voorkennis.Antwoorden(Overzicht.Formulier, gegevens, lijsten).ToHashSet();
            VanAnder = [.. Voorkennis.Antwoorden(Overzicht.Formulier, JsonNode.Parse(ander.Gegevens) as JsonObject ?? [], lijsten).Where(r => !hier.Contains(r))];
        }
        this.Toon(weigering, FormulierWeergave.Volgorde(Overzicht.Formulier));
        return Page();
    }

    private async Task<bool> OpenAsync(Guid id, JsonObject? gegevens)
    {
        var handeling = aanmelding.Handeling();
        if (await overzichten.LeesAsync(handeling, id) is not { Taak.Stap: "gesprek" } overzicht)
        {
            return false;
        }
        Overzicht = overzicht;
        var concept = await concepten.LeesAsync(overzicht.Zaak.Id, overzicht.Taak.Stap);
        Versie = concept?.Versie ?? 0;
        Bewaard = concept is null ? null : $"Bewaard op {DatumTekst.Kort(AmsterdamTime.DateOf(concept.Op))} om {Uur(concept.Op)} door {concept.Door}";
        gegevens ??= overzicht.Ingevuld;
        var lijsten = configuratie.Keuzelijsten(overzicht.Gemeente.Id);
        var waarden = FormulierBinder.Toon(overzicht.Formulier, gegevens);
        var weergave = new FormulierWeergave(overzicht.Formulier, waarden, lijsten) { Uitkomsten = [.. Aangeboden.Select(u => new Keuze(u.Waarde, u.Label))], OokVerplicht = overzicht.OokVerplicht };
        Veiligheid = weergave.Veld("veiligheid");
        Overig = weergave with { Formulier = overzicht.Formulier with { Velden = [.. overzicht.Formulier.Velden.Where(v => !Bovenaan.Contains(v.Id))] } };
        var eerder = await EerderAsync(handeling, overzicht.Zaak);
        Gebieden = [.. overzicht.Gemeente.Leefgebieden.Select(g => new Gebied(g, waarden.Een($"leefgebieden.{g.Id}.tekst"), waarden.Een($"leefgebieden.{g.Id}.score"), waarden.JaNee($"leefgebieden.{g.Id}.zorg") == true, eerder.GetValueOrDefault(g.Id)))];
        Dimensies = [.. Samengevat(lijsten)];
        Ontbreekt = Verslagtekst.NietVastgelegd(overzicht.Zaak.Wet, new Invoer(gegevens));
        return true;
    }

    // The last talk of this resident in any case that may be seen; that of another case is a read of its own.
    private async Task<Dictionary<string, EerderAntwoord>> EerderAsync(Handeling handeling, Zaak zaak)
    {
        var eerder = zaak.InwonerId is null ? null : await db.Gesprekken.AsNoTracking()
            .Where(g => g.IsVerschenen && inzage.Zichtbaar(handeling).Any(z => z.Id == g.ZaakId && z.InwonerId == zaak.InwonerId))
            .OrderByDescending(g => g.Datum).ThenByDescending(g => g.Op).FirstOrDefaultAsync();
        if (eerder is null || JsonNode.Parse(eerder.Gegevens) is not JsonObject gegevens)
        {
            return [];
        }
        if (eerder.ZaakId != zaak.Id)
        {
            dossier.Inzien(handeling, zaak.Inwoner, await db.Zaken.AsNoTracking().SingleAsync(z => z.Id == eerder.ZaakId), "eerder gesprek");
            await db.SaveChangesAsync();
        }
        var gebieden = new Invoer(gegevens).Groep("leefgebieden");
        return gebieden.Gegevens.Select(g => (g.Key, Inhoud: gebieden.Groep(g.Key))).Where(g => g.Inhoud.Heeft("tekst") || g.Inhoud.Heeft("score"))
            .ToDictionary(g => g.Key, g => new EerderAntwoord(eerder.Datum, g.Inhoud.Tekst("tekst"), g.Inhoud.Tekst("score")?.Replace('.', ',')));
    }

    private IEnumerable<Dimensie> Samengevat(Keuzelijsten lijsten)
    {
        var model = Overzicht.Gemeente.Gespreksmodel;
        if (model == Gespreksmodel.Geen || Gebieden.All(g => g.Score is null && !g.IsZorg))
        {
            return [];
        }
        var lijst = model == Gespreksmodel.PositieveGezondheid ? "positieve-gezondheid" : "zelfredzaamheid";
        return lijsten.Keuzes(lijst).Select(d =>
        {
            var hierbij = Gebieden.Where(g => (model == Gespreksmodel.PositieveGezondheid ? g.Leefgebied.PositieveGezondheid : g.Leefgebied.Zelfredzaamheid).Contains(d.Id)).ToList();
            var scores = hierbij.Select(g => decimal.TryParse(g.Score?.Replace(',', '.'), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var score) ? score : (decimal?)null).OfType<decimal>().ToList();
            return new Dimensie(d.Naam, scores.Count == 0 ? null : Math.Round(scores.Average(), 1), hierbij.Count(g => g.IsZorg));
        });
    }
}
