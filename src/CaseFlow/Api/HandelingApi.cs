using System.Text.Json.Nodes;
using CaseFlow.Bijlagen;
using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Api;

internal sealed record HandelingAntwoord(string Id, string Naam);

internal sealed record HandelingbladAntwoord(string Id, string Naam, string? NietNu, FormulierAntwoord Formulier);

internal sealed record GegevensVerzoek(JsonObject? Gegevens);

internal sealed record BriefAntwoord(Guid Id, string Onderwerp, DateTimeOffset Op, string Door);

internal sealed record BriefbladAntwoord(Guid Id, string Soort, string Geadresseerde, string Onderwerp, string Tekst, DateTimeOffset Op, string Door, bool IsOngewijzigd);

internal sealed record BijlageAntwoord(Guid Id, string Naam, string Soort, string Mediatype, long Grootte, string Hash, DateTimeOffset Op, string Door);

/// <summary>What can be done in a case beside its tasks, and its letters and files.</summary>
internal static class HandelingApi
{
    public static void MapHandelingApi(this IEndpointRouteBuilder app)
    {
        var acts = app.Groep("/zaken/{nummer}/handelingen", "Handelingen", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        acts.MapGet("", AlleAsync).Doet("handelingenLezen", "De handelingen die in deze zaak nu kunnen");
        acts.MapGet("/{handeling}", BladAsync).Doet("handelingLezen", "Een handeling met haar formulier");
        acts.MapPost("/{handeling}", DoeAsync).Eenmalig().Doet("handelingDoen", "Een handeling doen", "/Zaken/Handeling:");
        acts.MapPost("/{handeling}/_proberen", ProbeerAsync).Leest().Doet("handelingProberen", "De brieven zien die bij de handeling ontstaan; er wordt niets vastgelegd");
        var brieven = app.Groep("/zaken/{nummer}/brieven", "Brieven en bijlagen", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        brieven.MapGet("", (string nummer, ZaakApi.Lezer lezer) => lezer.LeesAsync<IReadOnlyList<BriefAntwoord>>(nummer, "api: brieven", o => [.. o.Brieven.Select(b => new BriefAntwoord(b.Id, b.Onderwerp, b.Op, b.Door))])).Doet("brievenLezen", "De brieven van een zaak");
        brieven.MapGet("/{briefId}", BriefAsync).Doet("briefLezen", "Een brief zoals hij verzegeld is");
        brieven.MapGet("/{briefId}/document", DocumentAsync).Doet("briefOphalen", "Een brief als Word-document").Produces(StatusCodes.Status200OK, contentType: BriefDocument.MediaType);
        var bijlagen = app.Groep("/zaken/{nummer}/bijlagen", "Brieven en bijlagen", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        bijlagen.MapGet("", (string nummer, ZaakApi.Lezer lezer) => lezer.LeesAsync<IReadOnlyList<BijlageAntwoord>>(nummer, "api: bijlagen", o => [.. o.Bijlagen.Select(Bijlage)])).Doet("bijlagenLezen", "De bijlagen van een zaak");
        bijlagen.MapPost("", VoegToeAsync).Eenmalig().Doet("bijlageToevoegen", "Een bestand bij een zaak doen, als multipart/form-data met bestand en soort", "/Bijlagen/Bijlagen:Toevoegen")
            .WithMetadata(new Inhoudsoort("multipart/form-data"));
        bijlagen.MapGet("/{bijlageId}", BestandAsync).Doet("bijlageOphalen", "Een bijlage ophalen").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        bijlagen.MapPost("/{bijlageId}/_weghalen", HaalWegAsync).Doet("bijlageWeghalen", "Een bijlage weghalen, met een reden", "/Bijlagen/Bijlagen:Verwijderen");
    }

    private static BijlageAntwoord Bijlage(Bijlage b) => new(b.Id, b.Naam, b.Soort, b.Mediatype, b.Grootte, b.Hash, b.Op, b.Door);

    private static async Task<IReadOnlyList<HandelingAntwoord>> AlleAsync(string nummer, ZaakApi.Lezer lezer, HandelingService handelingen, Aanmelding aanmelding)
    {
        var overzicht = await lezer.LeesAsync(nummer, "api: handelingen", o => o);
        var eigen = handelingen.Van(overzicht, aanmelding.Rollen).Select(h => new HandelingAntwoord(h.Id, h.Naam));
        return overzicht.IsAfgesloten ? [.. eigen]
            : [new HandelingAntwoord(Handelingformulieren.Contact, "Contact vastleggen"), .. eigen, .. TermijnFormulieren.Alle.Values.Where(f => Past(overzicht, f.Id)).Select(f => new HandelingAntwoord(f.Id, f.Titel))];
    }

    private static bool Past(ZaakOverzicht overzicht, string id) => overzicht.Termijnen.Any(t => id switch { "opschorten" => t.IsOpschortbaar, "hervatten" => t.IsStilstaand, _ => t.IsVerlengbaar });

    private static async Task<Handelingbeeld> OpenAsync(string nummer, string handeling, Handelingformulieren formulieren, Aanmelding aanmelding) =>
        await formulieren.OpenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), aanmelding.Rollen, nummer, handeling) ?? throw ApiRegels.Onbekend("Deze zaak of deze handeling");

    private static async Task<HandelingbladAntwoord> BladAsync(string nummer, string handeling, Handelingformulieren formulieren, Configuratie configuratie, Aanmelding aanmelding)
    {
        var beeld = await OpenAsync(nummer, handeling, formulieren, aanmelding);
        return new HandelingbladAntwoord(handeling, beeld.Knop, beeld.NietNu, FormulierAntwoord.Van(beeld.Formulier, configuratie.Keuzelijsten(beeld.Zaak.GemeenteId), beeld.Ingevuld, beeld.EigenKeuzes));
    }

    private static async Task<NoContent> DoeAsync(string nummer, string handeling, GegevensVerzoek verzoek, Handelingformulieren formulieren, Aanmelding aanmelding) =>
        await ApiRegels.LeegAsync(formulieren.VoerUitAsync(await OpenAsync(nummer, handeling, formulieren, aanmelding), rollen => aanmelding.Handeling(rollen), verzoek.Gegevens ?? []));

    private static async Task<IReadOnlyList<BriefvoorbeeldAntwoord>> ProbeerAsync(string nummer, string handeling, GegevensVerzoek verzoek, Handelingformulieren formulieren, Aanmelding aanmelding) =>
        WerkApi.Voorbeeld(await formulieren.ProbeerAsync(await OpenAsync(nummer, handeling, formulieren, aanmelding), rollen => aanmelding.Handeling(rollen), verzoek.Gegevens ?? []));

    private static async Task<BriefbladAntwoord> BriefAsync(string nummer, Guid briefId, ZaakInzage inzage, CaseFlowDbContext db, Aanmelding aanmelding)
    {
        var b = await VindAsync(nummer, briefId, "api: brief", inzage, db, aanmelding);
        return new BriefbladAntwoord(b.Id, b.Soort, b.Geadresseerde, b.Onderwerp, b.Tekst, b.Op, b.Door, b.IsOngewijzigd);
    }

    private static async Task<FileContentHttpResult> DocumentAsync(string nummer, Guid briefId, ZaakInzage inzage, CaseFlowDbContext db, Configuratie configuratie, Aanmelding aanmelding)
    {
        var brief = await VindAsync(nummer, briefId, "api: brief als document", inzage, db, aanmelding);
        return TypedResults.File(BriefDocument.Maak(brief, configuratie.Gemeenten[aanmelding.Handeling().Gemeente]), BriefDocument.MediaType, $"{brief.Soort}-{nummer}.docx");
    }

    private static async Task<Brief> VindAsync(string nummer, Guid id, string onderdeel, ZaakInzage inzage, CaseFlowDbContext db, Aanmelding aanmelding)
    {
        var zaak = await inzage.OpenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), nummer, onderdeel);
        return await db.Brieven.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.ZaakId == zaak.Id) ?? throw ApiRegels.Onbekend("Deze brief");
    }

    // Read by hand: a form that is no form is only told to who may see the case.
    private static async Task<NoContent> VoegToeAsync(string nummer, HttpRequest aanvraag, ZaakInzage inzage, BijlageService bijlagen, Aanmelding aanmelding, CancellationToken cancellation)
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        var zaak = await inzage.OpenAsync(handeling, nummer, "api: bijlage toevoegen");
        IFormCollection? formulier = null;
        try
        {
            formulier = aanvraag.HasFormContentType ? await aanvraag.ReadFormAsync(cancellation) : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // As if nothing was sent.
        }
        if (formulier?.Files.GetFile("bestand") is not { Length: > 0 } bestand)
        {
            throw new WeigeringException("veld-verplicht:bestand", "Stuur een bestand mee als multipart/form-data, in het veld bestand.", "bestand");
        }
        await using var stroom = bestand.OpenReadStream();
        await bijlagen.ToevoegenAsync(handeling, zaak.Id, bestand.FileName, formulier["soort"], stroom, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<FileContentHttpResult> BestandAsync(string nummer, Guid bijlageId, ZaakInzage inzage, BijlageOpslag opslag, CaseFlowDbContext db, Aanmelding aanmelding, CancellationToken cancellation)
    {
        var zaak = await inzage.OpenAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), nummer, "api: bijlage");
        var bijlage = await db.Bijlagen.AsNoTracking().SingleOrDefaultAsync(b => b.Id == bijlageId && b.ZaakId == zaak.Id && b.VerwijderdOp == null, cancellation);
        return bijlage is not null && await opslag.LeesAsync(bijlage) is { } inhoud ? TypedResults.File(inhoud, bijlage.Mediatype, bijlage.Naam) : throw ApiRegels.Onbekend("Deze bijlage");
    }

    private static async Task<NoContent> HaalWegAsync(string nummer, Guid bijlageId, RedenVerzoek verzoek, ZaakInzage inzage, BijlageService bijlagen, Aanmelding aanmelding)
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        var zaak = await inzage.OpenAsync(handeling, nummer, "api: bijlage weghalen");
        return await ApiRegels.LeegAsync(bijlagen.VerwijderenAsync(handeling, zaak.Id, bijlageId, verzoek.Reden));
    }
}
