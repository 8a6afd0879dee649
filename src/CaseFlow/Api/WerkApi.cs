using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Besluiten;
using CaseFlow.Brieven;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Gesprekken;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Werkvoorraad;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CaseFlow.Api;

internal sealed record BladAntwoord(int Nummer, int Aantal);

internal sealed record FilterAntwoord(string Id, string Naam, int Aantal);

internal sealed record WerkregelAntwoord(
    Guid Taak, string Naam, string Stap, string Route, string Zaak, string? Inwoner, string? Voorziening, string Team, string? ToegewezenAan, bool IsSpoed, DateTimeOffset GeopendOp,
    DateOnly? GeplandOp, string? Termijn, DateOnly? LaatsteDag, Stand Stand, string? WachtOp, string? NietHaalbaar, IReadOnlyList<string> Signalen, bool MagOppakken);

internal sealed record WerkvoorraadAntwoord(string Toon, IReadOnlyList<FilterAntwoord> Filters, BladAntwoord Bladzijde, IReadOnlyList<WerkregelAntwoord> Taken);

internal sealed record UitkomstAntwoord(string Id, string Label, string? Gevolg, string? NietNu, IReadOnlyList<string> Rollen);

internal sealed record BekendAntwoord(string Kop, IReadOnlyList<RegelAntwoord> Regels);

internal sealed record RegelAntwoord(string Label, string Tekst);

internal sealed record VoorstelAntwoord(string? Uitkomst, string? Wet, string? Reden, string Tabel, IReadOnlyList<int> Regels);

internal sealed record TaakbladAntwoord(
    Guid Id, string Zaak, string Naam, string Stap, string Route, TaakStatus Status, string Team, string? ToegewezenAan, IReadOnlyList<string> Rollen, int Revisie, string? Termijn, DateOnly? LaatsteDag,
    IReadOnlyList<UitkomstAntwoord> Uitkomsten, FormulierAntwoord Formulier, IReadOnlyList<BekendAntwoord> Bekend, VoorstelAntwoord? Voorstel, string? VoorgesteldDoor);

/// <summary>What is done with a task.</summary>
/// <param name="Uitkomst">One of the outcomes of the task.</param>
/// <param name="Gegevens">The answers, by the ids of the fields of its form.</param>
/// <param name="Revisie">The revision that the form was read with: by it the same request that comes twice is done once.</param>
internal sealed record TaakVerzoek(string? Uitkomst, JsonObject? Gegevens, int? Revisie);

internal sealed record VoorstelVerzoek(string? Uitkomst, JsonObject? Gegevens, string? Naar);

internal sealed record AfgerondAntwoord(string Taak, string Uitkomst, string? AlGedaan);

internal sealed record BriefvoorbeeldAntwoord(string Soort, string Geadresseerde, string Onderwerp, string Tekst);

internal sealed record ConceptVerzoek(int Versie, JsonObject? Gegevens);

internal sealed record ConceptAntwoord(int Versie, DateTimeOffset? Op, string? Door, JsonObject Gegevens);

/// <summary>One's own work: the list, and doing a task with the form that its route names.</summary>
internal static class WerkApi
{
    private const string Taakpagina = "/Werkprocessen/Taak";

    public static void MapWerkApi(this IEndpointRouteBuilder app)
    {
        var werk = app.Groep("/werkvoorraad", "Werk", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        werk.MapGet("", WerkvoorraadAsync).Doet("werkvoorraadLezen", "Het werk van wie is aangemeld, per bladzijde");
        var taken = app.Groep("/taken/{taakId}", "Werk", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        taken.MapGet("", TaakAsync).Doet("taakLezen", "Een taak met haar formulier: welke velden, welke verplicht, welke waarden, en welke uitkomsten nu kunnen");
        taken.MapPost("/_afronden", AfrondenAsync).Eenmalig().Doet("taakAfronden", "Een taak afronden met een uitkomst", $"{Taakpagina}:").Ook("/Gesprekken/Gesprek:");
        taken.MapPost("/_proberen", ProberenAsync).Leest().Doet("taakProberen", "De brieven zien die bij het afronden ontstaan; er wordt niets vastgelegd");
        taken.MapPost("/_oppakken", (Guid taakId, Werker werker) => ApiRegels.LeegAsync(werker.VerdeelAsync(taakId, neem: true))).Doet("taakOppakken", "Een taak op eigen naam zetten", $"{Taakpagina}:Oppakken").Ook("/Werkvoorraad/MijnWerk:Oppakken");
        taken.MapPost("/_teruggeven", (Guid taakId, Werker werker, [FromHeader(Name = "If-Match")] string? versie) => ApiRegels.LeegAsync(werker.VerdeelAsync(taakId, neem: false, Revisie(versie))))
            .Doet("taakTeruggeven", "Een taak teruggeven aan het team; met If-Match alleen als er sindsdien niets mee gebeurde", $"{Taakpagina}:Teruggeven").Ook($"{Taakpagina}:Ongedaan").Ook("/Werkvoorraad/MijnWerk:Teruggeven").Ook("/Werkvoorraad/MijnWerk:Ongedaan");
        taken.MapGet("/ontvangers", OntvangersAsync).Doet("taakOntvangersLezen", "Wie een besluit kan tekenen waarvoor u geen mandaat heeft");
        taken.MapPost("/_voorstellen", VoorstellenAsync).Eenmalig().Doet("taakVoorstellen", "Een besluit voorstellen aan wie mag tekenen", $"{Taakpagina}:Voorstel");
        taken.MapGet("/concept", ConceptAsync).Doet("gespreksconceptLezen", "Wat van een gesprek tot nu toe bewaard is");
        taken.MapPut("/concept", BewaarAsync).Doet("gespreksconceptBewaren", "Bewaren wat van een gesprek tot nu toe is ingevuld", "/Gesprekken/Gesprek:Bewaar");
    }

    public static WerkregelAntwoord Regel(Werkrij rij, DateOnly vandaag) => new(
        rij.Regel.TaakId, rij.Taak, rij.Regel.Stap, rij.Route, rij.Nummer, rij.Inwoner, rij.Voorziening, rij.Regel.Team, rij.Regel.ToegewezenAan, rij.Regel.IsSpoed, rij.Regel.GeopendOp, rij.Regel.GeplandOp,
        rij.Regel.Eerste?.Regel, rij.Regel.Eerste?.LaatsteDag, rij.Regel.StandOp(vandaag), Werkblad.Wacht(rij.Regel), rij.Regel.Onhaalbaar?.Waarom, rij.Regel.Signalen, rij.MagOppakken);

    public static IReadOnlyList<BekendAntwoord> Bekend(IEnumerable<Bekend> bekend) => [.. bekend.Select(b => new BekendAntwoord(b.Kop, Regels(b.Regels)))];

    public static IReadOnlyList<RegelAntwoord> Regels(IEnumerable<BekendeRegel> regels) => [.. regels.Select(r => new RegelAntwoord(r.Label, r.Tekst))];

    public static IReadOnlyList<BriefvoorbeeldAntwoord> Voorbeeld(IEnumerable<Brief> brieven) => [.. brieven.Select(b => new BriefvoorbeeldAntwoord(b.Soort, b.Geadresseerde, b.Onderwerp, b.Tekst))];

    // Besides these the choices of the screen hold as they stand in its address: stap, team, route, voorziening, persoon, licht and volgorde.
    private static async Task<WerkvoorraadAntwoord> WerkvoorraadAsync(MijnWerk werk, Aanmelding aanmelding, HttpRequest aanvraag, string? toon, Guid? weergave, int? pagina)
    {
        var beeld = await werk.TonenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), aanmelding.Rollen, Werkvraag.Lees(aanvraag.Query), pagina ?? 1);
        return new WerkvoorraadAntwoord(beeld.Keuze.Toon, [.. beeld.Filters.Select(f => new FilterAntwoord(f.Id, f.Naam, f.Aantal))], new BladAntwoord(beeld.Bladzijde.Nummer, beeld.Bladzijde.Aantal),
            [.. beeld.Rijen.Select(r => Regel(r, beeld.Vandaag))]);
    }

    private static async Task<TaakbladAntwoord> TaakAsync(Guid taakId, Werker werker, HttpResponse antwoord)
    {
        var o = await werker.OpenAsync(taakId);
        antwoord.Headers.ETag = $"\"{o.Taak.Revisie}\"";
        return new TaakbladAntwoord(
            o.Taak.Id, o.Zaak.Nummer, o.Taak.Naam, o.Taak.Stap, o.Taak.Route, o.Taak.Status, o.Taak.Team, o.Taak.ToegewezenAan, [.. o.Taak.Rollen.Select(r => r.Rol).Order(StringComparer.Ordinal)], o.Taak.Revisie,
            o.Termijn?.Regel, o.Termijn?.LaatsteDag, [.. o.Uitkomsten.Select(u => new UitkomstAntwoord(u.Waarde, u.Label, u.Gevolg, u.NietNu, u.Rollen))],
            FormulierAntwoord.Van(o.Formulier, werker.Lijsten(o.Gemeente), o.Ingevuld, ookVerplicht: o.OokVerplicht, nietTeKiezen: o.RoutesDieErNietZijn),
            Bekend(o.Bekend), o.Voorstel is { } v ? new VoorstelAntwoord(v.Uitkomst, v.Wet, v.Reden, v.Tabel, v.Regels) : null, o.Besluitvoorstel?.Door);
    }

    private static async Task<AfgerondAntwoord> AfrondenAsync(Guid taakId, TaakVerzoek verzoek, Werker werker, [FromHeader(Name = "If-Match")] string? versie)
    {
        var (overzicht, keuze, gegevens) = await werker.InvoerAsync(taakId, verzoek.Uitkomst, verzoek.Gegevens);
        var revisie = verzoek.Revisie ?? Revisie(versie);
        if (overzicht.IsOpen && revisie is { } gelezen && gelezen != overzicht.Taak.Revisie)
        {
            throw new WeigeringException("versie-verouderd", "Deze taak is gewijzigd sinds u haar las. Lees haar opnieuw.");
        }
        var alGedaan = await werker.AfrondenAsync(keuze, taakId, verzoek.Uitkomst!, gegevens, revisie);
        return new AfgerondAntwoord(overzicht.Taak.Naam, keuze?.Label ?? verzoek.Uitkomst!, alGedaan);
    }

    private static async Task<IReadOnlyList<BriefvoorbeeldAntwoord>> ProberenAsync(Guid taakId, TaakVerzoek verzoek, Werker werker, Briefvoorbeeld voorbeeld)
    {
        var (_, keuze, gegevens) = await werker.InvoerAsync(taakId, verzoek.Uitkomst, verzoek.Gegevens);
        return Voorbeeld(await voorbeeld.VanAsync(() => werker.AfrondenAsync(keuze, taakId, verzoek.Uitkomst!, (JsonObject)gegevens.DeepClone(), verzoek.Revisie)));
    }

    private static async Task<IReadOnlyList<KeuzeAntwoord>> OntvangersAsync(Guid taakId, string uitkomst, Werker werker, MandaatService mandaat, BesluitvoorstelService voorstellen)
    {
        var (overzicht, keuze, _) = await werker.InvoerAsync(taakId, uitkomst, null);
        var handeling = werker.InRol(keuze);
        return mandaat.Eis(new TaakContext(handeling, overzicht.Zaak, overzicht.Gemeente, overzicht.Taak, uitkomst, Invoer.Empty)).Tekent is { } tekent
            ? [.. (await voorstellen.OntvangersAsync(overzicht.Gemeente, tekent, handeling.Vandaag, handeling.MedewerkerId)).Select(o => new KeuzeAntwoord(o.Id, o.Naam))] : [];
    }

    private static async Task<NoContent> VoorstellenAsync(Guid taakId, VoorstelVerzoek verzoek, Werker werker, BesluitvoorstelService voorstellen)
    {
        var (_, keuze, gegevens) = await werker.InvoerAsync(taakId, verzoek.Uitkomst, verzoek.Gegevens);
        return await ApiRegels.LeegAsync(voorstellen.BewaarAsync(werker.InRol(keuze), taakId, verzoek.Uitkomst!, gegevens, verzoek.Naar));
    }

    private static async Task<ConceptAntwoord> ConceptAsync(Guid taakId, Werker werker, Gespreksconcepten concepten)
    {
        var overzicht = await werker.GesprekAsync(taakId);
        return await concepten.LeesAsync(overzicht.Zaak.Id, overzicht.Taak.Stap) is { } concept
            ? new ConceptAntwoord(concept.Versie, concept.Op, concept.Door, Invoer.Parse(concept.Gegevens).Gegevens) : new ConceptAntwoord(0, null, null, []);
    }

    private static async Task<ConceptAntwoord> BewaarAsync(Guid taakId, ConceptVerzoek verzoek, Werker werker, Gespreksconcepten concepten)
    {
        var overzicht = await werker.GesprekAsync(taakId);
        var concept = await concepten.BewaarAsync(werker.InRol(overzicht.Taak.Rollen.Select(r => r.Rol)), taakId, verzoek.Versie, verzoek.Gegevens ?? []);
        return new ConceptAntwoord(concept.Versie, concept.Op, concept.Door, Invoer.Parse(concept.Gegevens).Gegevens);
    }

    private static int? Revisie(string? versie) => int.TryParse(versie?.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revisie) ? revisie : null;

    /// <summary>Opens a task as its page does, and does it in the role that it asks for.</summary>
    internal sealed class Werker(TaakOverzichten overzichten, TaakService taken, Configuratie configuratie, Aanmelding aanmelding)
    {
        public Keuzelijsten Lijsten(Gemeente gemeente) => configuratie.Keuzelijsten(gemeente.Id);

        public Handeling InRol(UitkomstKeuze? keuze) => aanmelding.Handeling(keuze?.Rollen);

        public Handeling InRol(IEnumerable<string> rollen) => aanmelding.Handeling(rollen);

        public async Task<TaakOverzicht> OpenAsync(Guid id) => await overzichten.LeesAsync(aanmelding.Handeling(), id) ?? throw ApiRegels.Onbekend("Deze taak");

        public async Task<TaakOverzicht> GesprekAsync(Guid id) => await OpenAsync(id) is { Taak.Stap: "gesprek" } overzicht ? overzicht : throw ApiRegels.Onbekend("Dit gesprek");

        // What is asked with another outcome only is left out, as on the page; what is no field at all is refused by the check.
        public async Task<(TaakOverzicht Overzicht, UitkomstKeuze? Keuze, JsonObject Gegevens)> InvoerAsync(Guid id, string? uitkomst, JsonObject? gegevens)
        {
            var overzicht = await OpenAsync(id);
            if (string.IsNullOrEmpty(uitkomst))
            {
                throw new WeigeringException("uitkomst-ontbreekt", "Noem bij uitkomst wat er nu gebeurt.", "uitkomst");
            }
            var over = FormulierBinder.VoorUitkomst(overzicht.Formulier, gegevens ?? [], uitkomst);
            foreach (var (naam, waarde) in (gegevens ?? []).Where(g => overzicht.Formulier.Velden.All(v => v.Id != g.Key)))
            {
                over[naam] = waarde?.DeepClone();
            }
            return (overzicht, overzicht.Uitkomsten.FirstOrDefault(u => u.Waarde == uitkomst), over);
        }

        public Task<string?> AfrondenAsync(UitkomstKeuze? keuze, Guid id, string uitkomst, JsonObject gegevens, int? revisie) => taken.AfrondenAsync(InRol(keuze), id, uitkomst, gegevens, revisie);

        public async Task VerdeelAsync(Guid id, bool neem, int? revisie = null)
        {
            var overzicht = await OpenAsync(id);
            await taken.OppakkenAsync(InRol(overzicht.Taak.Rollen.Select(r => r.Rol)), id, neem, revisie);
        }
    }
}
