using CaseFlow.Brieven;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Bewaring;

/// <summary>The lines of a list that are due by one rule.</summary>
public sealed record Lijstgroep(string Id, string Kop, string Uitleg, bool Nagaan, IReadOnlyList<Vernietigingsregel> Regels);

/// <summary>One destruction list: its maker takes lines off and offers it, the second person approves it or sends it back.</summary>
public sealed class LijstModel(Vernietigingslijsten lijsten, Bewaarregels regels, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    private static readonly string[] Velden = ["reden"];

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    [BindProperty]
    public List<Guid> Gekozen { get; set; } = [];

    public Vernietigingslijst Lijst { get; private set; } = null!;

    public Vernietigingsverklaring? Verklaring { get; private set; }

    public IReadOnlyList<Lijstgroep> Regels { get; private set; } = [];

    public bool MagMaken => Lijst.Stand == Lijststand.Ontwerp && aanmelding.Rollen.Contains(Vernietigingslijsten.Maker);

    public bool MagKeuren => Lijst.Stand == Lijststand.Aangeboden && aanmelding.Rollen.Contains(Vernietigingslijsten.Goedkeurder) && Vernietigingslijsten.MagKeuren(Goedkeurder, Lijst);

    public int Totaal => Lijst.Regels.Count(r => r.Stand != Vernietigingsstand.Eraf);

    public int Gedaan => Lijst.Regels.Count(r => r.Stand is Vernietigingsstand.Vernietigd or Vernietigingsstand.Overgeslagen);

    private Handeling Maker => aanmelding.Handeling([Vernietigingslijsten.Maker]);

    private Handeling Goedkeurder => aanmelding.Handeling([Vernietigingslijsten.Goedkeurder]);

    public async Task<IActionResult> OnGetAsync() => await LeesAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnGetDocxAsync()
    {
        if (!await LeesAsync() || Verklaring is null)
        {
            return NotFound();
        }
        return File(BriefDocument.Maak(Verklaring.AlsBrief(), configuratie.Gemeenten[Lijst.GemeenteId]), BriefDocument.MediaType, $"verklaring-van-vernietiging-{Lijst.Nummer}.docx");
    }

    public Task<IActionResult> OnPostErafAsync() => DoeAsync(() => lijsten.HaalEraf(Maker, Id, Gekozen, Reden), "Van de lijst gehaald.");

    public Task<IActionResult> OnPostAanbiedenAsync() => DoeAsync(() => lijsten.BiedAanAsync(Maker, Id), "De lijst is aangeboden. De privacyfunctionaris kan haar nu goedkeuren.");

    public Task<IActionResult> OnPostVervallenAsync() => DoeAsync(() => lijsten.LaatVervallenAsync(Maker, Id), "De lijst is vervallen. Er is niets vernietigd.");

    public Task<IActionResult> OnPostGoedkeurenAsync() => DoeAsync(() => lijsten.KeurGoedAsync(Goedkeurder, Id), "Goedgekeurd. CaseFlow voert de lijst nu uit.");

    public Task<IActionResult> OnPostTerugAsync() => DoeAsync(() => lijsten.StuurTerugAsync(Goedkeurder, Id, Reden), "De lijst is teruggestuurd.");

    public static string Stand(Vernietigingsregel regel) => regel.Stand switch
    {
        Vernietigingsstand.Eraf => $"Blijft: {regel.Reden}",
        Vernietigingsstand.Vernietigd => "Vernietigd",
        Vernietigingsstand.Overgeslagen => $"Overgeslagen: {regel.Reden}",
        _ => "Op de lijst",
    };

    private Task<IActionResult> DoeAsync(Func<Task> act, string gelukt) => this.DoeAsync(act, gelukt, $"/Privacy/Vernietiging/{Id}", OnGetAsync, Velden);

    private async Task<bool> LeesAsync()
    {
        if (await lijsten.LeesAsync(aanmelding.Handeling(), Id) is not { } lijst)
        {
            return false;
        }
        Lijst = lijst;
        Verklaring = lijst.Stand == Lijststand.Klaar ? await lijsten.VerklaringAsync(lijst.Id) : null;
        var alle = regels.Van(lijst.GemeenteId);
        Regels = [.. lijst.Regels.GroupBy(r => r.Regel).OrderBy(g => g.First().Soort).Select(g =>
        {
            var regel = alle.FirstOrDefault(r => r.Id == g.Key);
            var aantal = Verklaringtekst.Soort(g.First().Soort, g.Count());
            return new Lijstgroep(g.Key, DatumTekst.Hoofdletter(regel is null ? $"{aantal} op verzoek" : $"{aantal}: {regel.Omschrijving}"), regel is null ? "De inwoner vroeg hierom." : $"{regel.Bron}. {regel.Uitleg}",
                regel?.Nagaan ?? false, [.. g.OrderBy(r => r.Begin).ThenBy(r => r.Aanduiding, StringComparer.Ordinal)]);
        })];
        return true;
    }
}
