using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Indicatoren;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Api;

internal sealed record StandAntwoord(string Bij, string? Periode, decimal? Getal, decimal? Laag, decimal? Hoog, string Weergave, string? Bron);

internal sealed record StreefpuntAntwoord(string Bij, int? Jaar, string? Waarde, decimal? Getal, string? Richting);

internal sealed record OordeelAntwoord(string Stand, string Tekst);

internal sealed record IndicatorAntwoord(
    string Id, string Titel, string Eenheid, IReadOnlyList<string> Doel, string? Code, string Document, string Regels, string? Telregel, string? Teller, string? Noemer, string? Frequentie, string? Herkomst,
    StandAntwoord? Nieuwste, StreefpuntAntwoord? Streefwaarde, OordeelAntwoord Oordeel, string? Duiding);

internal sealed record IndicatorbladAntwoord(IndicatorAntwoord Indicator, IReadOnlyList<StandAntwoord> Standen, IReadOnlyList<StreefpuntAntwoord> Streefwaarden);

internal sealed record DoelboomAntwoord(string Sleutel, string Naam, bool IsEigen, IReadOnlyList<string> Indicatoren, IReadOnlyList<DoelboomAntwoord> Onder);

internal sealed record RaaddoelAntwoord(string Sleutel, string Naam, bool IsEigen, IReadOnlyList<IndicatorAntwoord> Indicatoren, IReadOnlyList<RaaddoelAntwoord> Onder);

internal sealed record StreefwaardeVerzoek(string? Jaar, string? Waarde, string? Richting, DateOnly? GeldigVan, string? Reden);

internal sealed record DuidingVerzoek(string? Periode, string? Tekst);

internal sealed record DoelVerzoek(string? Naam, string? Ouder, IReadOnlyList<string>? Indicatoren, bool IsVervallen, string? Reden);

/// <summary>Indicators with their definitions and how they stand, and what policy staff decide themselves.</summary>
internal static class BeleidApi
{
    private static readonly string[] Rol = ["beleid"];

    public static void MapBeleidApi(this IEndpointRouteBuilder app)
    {
        var indicatoren = app.Groep("/indicatoren", "Beleid", Bereiken.Beleid, Toegangsregels.Beleid);
        indicatoren.MapGet("", AlleAsync).Doet("indicatorenLezen", "De indicatoren van uw gemeente, met definitie, nieuwste stand en oordeel");
        indicatoren.MapGet("/{indicator}", BladAsync).Doet("indicatorLezen", "Een indicator met zijn standen en streefwaarden");
        indicatoren.MapPost("/{indicator}/streefwaarden", (string indicator, StreefwaardeVerzoek v, Beleidskeuzes keuzes, Aanmelding aanmelding) =>
            ApiRegels.LeegAsync(keuzes.ZetStreefwaardeAsync(aanmelding.Handeling(Rol), indicator, v.Jaar, v.Waarde, v.Richting, v.GeldigVan, v.Reden))).Eenmalig().Doet("streefwaardeZetten", "Een streefwaarde zetten", "/Indicatoren/Streefwaarden:");
        indicatoren.MapPost("/{indicator}/duidingen", DuidAsync).Eenmalig().Doet("duidingZetten", "Iets zeggen bij een gepubliceerd cijfer", "/Indicatoren/Duidingen:");
        var doelen = app.Groep("/doelen", "Beleid", Bereiken.Beleid, Toegangsregels.Beleid);
        doelen.MapGet("", DoelenAsync).Doet("doelenLezen", "De doelen van uw gemeente als boom");
        doelen.MapPost("", (DoelVerzoek v, Beleidskeuzes keuzes, Aanmelding aanmelding) => ZetAsync(null, v, keuzes, aanmelding)).Eenmalig().Doet("doelToevoegen", "Een eigen doel toevoegen", "/Indicatoren/Doelen:");
        doelen.MapPut("/{doel}", (string doel, DoelVerzoek v, Beleidskeuzes keuzes, Aanmelding aanmelding) => ZetAsync(doel, v, keuzes, aanmelding)).Doet("doelWijzigen", "Een doel anders noemen, of een eigen doel wijzigen of laten vervallen");
        app.Groep("/raadsoverzicht", "Beleid", Bereiken.Beleid, Toegangsregels.Beleid).MapGet("", RaadAsync).Doet("raadsoverzichtLezen", "Elk doel met zijn indicatoren, hun nieuwste stand, oordeel en duiding");
        app.Groep("/publicaties", "Publicaties", Bereiken.Beleid, Toegangsregels.Beleid).MapPost("/{periode}/_verbeteren", VerbeterAsync)
            .Doet("publicatieVerbeteren", "Een nieuwe versie van gepubliceerde cijfers laten maken, met een reden", "/Cijfers/Publicaties:");
    }

    private static async Task<IReadOnlyList<IndicatorAntwoord>> AlleAsync(Beleidsbeelden beelden, Aanmelding aanmelding, CancellationToken cancellation)
    {
        var handeling = aanmelding.Handeling(Rol);
        return [.. (await beelden.AlleAsync(handeling.Gemeente, handeling.Vandaag, metDuiding: true, cancellation)).Select(Antwoord)];
    }

    private static async Task<IndicatorbladAntwoord> BladAsync(string indicator, Beleidsbeelden beelden, Configuratie configuratie, Aanmelding aanmelding, CancellationToken cancellation)
    {
        var handeling = aanmelding.Handeling(Rol);
        var beeld = (await beelden.EenAsync(Vind(indicator, configuratie, handeling), handeling.Vandaag, cancellation: cancellation)).Beeld;
        return new IndicatorbladAntwoord(Antwoord(beeld), [.. beeld.Standen.Select(Stand)], [.. beeld.Streven.Select(Streef)]);
    }

    // Something can be said of a figure that is there, and of no other.
    private static async Task<NoContent> DuidAsync(string indicator, DuidingVerzoek verzoek, Beleidskeuzes keuzes, Beleidsbeelden beelden, Configuratie configuratie, Aanmelding aanmelding, CancellationToken cancellation)
    {
        var handeling = aanmelding.Handeling(Rol);
        var gevonden = Vind(indicator, configuratie, handeling);
        if (!Periode.TryParse(verzoek.Periode, out var periode)
            || (await beelden.EenAsync(gevonden, handeling.Vandaag, periode.Soort, cancellation)).Beeld.Standen.All(s => s.Periode?.ToString() != periode.ToString()))
        {
            throw new WeigeringException("waarde-onbekend:periode", "Over deze periode is van deze indicator geen cijfer.", "periode");
        }
        return await ApiRegels.LeegAsync(keuzes.ZetDuidingAsync(handeling, indicator, periode, verzoek.Tekst));
    }

    private static async Task<IReadOnlyList<DoelboomAntwoord>> DoelenAsync(CaseFlowDbContext db, Configuratie configuratie, Aanmelding aanmelding) =>
        [.. (await BoomAsync(aanmelding.Handeling(Rol).Gemeente, db, configuratie)).Select(Doel)];

    private static async Task<IReadOnlyList<RaaddoelAntwoord>> RaadAsync(Beleidsbeelden beelden, CaseFlowDbContext db, Configuratie configuratie, Aanmelding aanmelding, CancellationToken cancellation)
    {
        var handeling = aanmelding.Handeling(Rol);
        var perIndicator = (await beelden.AlleAsync(handeling.Gemeente, handeling.Vandaag, metDuiding: true, cancellation)).ToDictionary(b => b.Indicator.Id);
        return [.. (await BoomAsync(handeling.Gemeente, db, configuratie)).Select(Raad)];

        RaaddoelAntwoord Raad(Doel d) => new(d.Sleutel, d.Naam, d.IsEigen, [.. d.Indicatoren.Select(i => Antwoord(perIndicator[i.Id]))], [.. d.Onder.Select(Raad)]);
    }

    private static async Task<IReadOnlyList<Doel>> BoomAsync(string gemeente, CaseFlowDbContext db, Configuratie configuratie) =>
        Doelboom.Maak(configuratie.IndicatorenVan(gemeente), await db.Doelversies.AsNoTracking().Where(d => d.GemeenteId == gemeente).ToListAsync());

    private static Task<NoContent> ZetAsync(string? doel, DoelVerzoek v, Beleidskeuzes keuzes, Aanmelding aanmelding) =>
        ApiRegels.LeegAsync(keuzes.ZetDoelAsync(aanmelding.Handeling(Rol), doel, v.Naam, v.Ouder, v.Indicatoren ?? [], v.IsVervallen, v.Reden));

    private static async Task<Accepted> VerbeterAsync(string periode, RedenVerzoek verzoek, PublicatieOpdrachten opdrachten, Aanmelding aanmelding)
    {
        if (!Periode.TryParse(periode, out var gekozen))
        {
            throw new WeigeringException("periode-onleesbaar", "Schrijf de periode als maand (2026-03), kwartaal (2026-Q1) of jaar (2026).", "periode");
        }
        await opdrachten.VerbeterAsync(aanmelding.Handeling(Rol), gekozen, verzoek.Reden ?? "");
        return TypedResults.Accepted($"{ApiRegels.Pad}/publicaties/{gekozen}/versies");
    }

    private static Indicator Vind(string id, Configuratie configuratie, Handeling handeling) =>
        configuratie.IndicatorenVan(handeling.Gemeente).FirstOrDefault(i => i.Id == id) ?? throw ApiRegels.Onbekend("Deze indicator");

    private static IndicatorAntwoord Antwoord(Indicatorbeeld b) => new(
        b.Indicator.Id, b.Indicator.Titel, b.Indicator.Eenheid, b.Indicator.Doel, b.Indicator.Code, b.Indicator.Bron.Document, b.Indicator.Bron.Regels, b.Indicator.Telregel, b.Indicator.Teller, b.Indicator.Noemer,
        b.Indicator.Frequentie, b.Indicator.Herkomst, b.Nieuwste is { } nieuwste ? Stand(nieuwste) : null, b.Streef is { } streef ? Streef(streef) : null, new OordeelAntwoord(b.Oordeel.Stand, b.Oordeel.Tekst), b.Duiding?.Tekst);

    private static StandAntwoord Stand(Standpunt s) => new(s.Bij, s.Periode?.ToString(), s.Getal, s.Laag, s.Hoog, s.Tekst, s.Bron);

    private static StreefpuntAntwoord Streef(Streefpunt s) => new(s.Bij, s.Jaar, s.Waarde, s.Getal, s.Richting);

    private static DoelboomAntwoord Doel(Doel d) => new(d.Sleutel, d.Naam, d.IsEigen, [.. d.Indicatoren.Select(i => i.Id)], [.. d.Onder.Select(Doel)]);
}
