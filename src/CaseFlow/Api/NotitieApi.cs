using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Notities;
using CaseFlow.Toegang;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Api;

internal sealed record AanvullingAntwoord(long Id, string Tekst, string Door, DateTimeOffset Op);

internal sealed record NotitieAntwoord(long Id, string Tekst, string Door, DateTimeOffset Op, IReadOnlyList<AanvullingAntwoord> Aanvullingen);

internal sealed record GenoemdAntwoord(Guid Id, string Zaak, string Door, DateTimeOffset Op, string Begin);

/// <param name="Nieuw">So many lines of others came in the case file since they looked.</param>
internal sealed record GevolgdeZaakAntwoord(string Nummer, string? Inwoner, DateTimeOffset Gezien, int Nieuw, string? Laatste);

/// <param name="Tekst">The note; who is named with an at sign hears of it.</param>
/// <param name="Genoemd">Colleagues who should read it, by name or account.</param>
internal sealed record NotitieVerzoek(string? Tekst, IReadOnlyList<string>? Genoemd);

/// <summary>Notes in a case, in which somebody is named, and the cases that somebody follows.</summary>
internal static class NotitieApi
{
    public static void MapNotitieApi(this IEndpointRouteBuilder app)
    {
        var notities = app.Groep("/zaken/{nummer}/notities", "Notities", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        notities.MapGet("", AlleAsync).Doet("notitiesLezen", "De nieuwste notities van een zaak, met wat eraan is toegevoegd");
        notities.MapPost("", (string nummer, NotitieVerzoek v, Handelingformulieren formulieren, Aanmelding aanmelding) => SchrijfAsync(nummer, "notitie", null, v, formulieren, aanmelding))
            .Eenmalig().Doet("notitieSchrijven", "Een notitie schrijven; zij wordt daarna niet meer gewijzigd");
        notities.MapPost("/{notitie}/aanvullingen", (string nummer, string notitie, NotitieVerzoek v, Handelingformulieren formulieren, Aanmelding aanmelding) => SchrijfAsync(nummer, "notitie-aanvullen", notitie, v, formulieren, aanmelding))
            .Eenmalig().Doet("notitieAanvullen", "Een eigen notitie aanvullen of verbeteren");
        var genoemd = app.Groep("/vermeldingen", "Notities", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        genoemd.MapGet("", GenoemdAsync).Doet("vermeldingenLezen", "De notities waarin u genoemd bent en die u nog niet gelezen noemde");
        genoemd.MapPost("/{vermeldingId}/_gelezen", (Guid vermeldingId, Notitieboek boek, Aanmelding aanmelding) => ApiRegels.LeegAsync(boek.GelezenAsync(Wie(aanmelding), vermeldingId)))
            .Doet("vermeldingGelezen", "Vastleggen dat u een notitie las waarin u genoemd bent", "/Werkvoorraad/MijnWerk:Gelezen");
        var volgen = app.Groep("/zaken/{nummer}/volgen", "Notities", Bereiken.Zaken, Toegangsregels.Zaakwerk);
        volgen.MapPut("", (string nummer, ZaakInzage inzage, Zaakbezoeken bezoeken, Aanmelding aanmelding) => VolgAsync(nummer, volg: true, inzage, bezoeken, aanmelding))
            .Doet("zaakVolgen", "Een zaak volgen: wat erin gebeurt, ziet u op Mijn werk en bij gevolgdeZakenLezen", "/Zaken/Zaak:Volgen");
        volgen.MapDelete("", (string nummer, ZaakInzage inzage, Zaakbezoeken bezoeken, Aanmelding aanmelding) => VolgAsync(nummer, volg: false, inzage, bezoeken, aanmelding))
            .Doet("zaakNietVolgen", "Een zaak niet meer volgen");
        app.Groep("/gevolgde-zaken", "Notities", Bereiken.Zaken, Toegangsregels.Zaakwerk).MapGet("", GevolgdAsync)
            .Doet("gevolgdeZakenLezen", "De zaken die u volgt, met wat er nieuw is sinds u keek");
    }

    private static Handeling Wie(Aanmelding aanmelding) => aanmelding.Handeling(Toegangsregels.Zaakrollen);

    private static async Task<IReadOnlyList<NotitieAntwoord>> AlleAsync(string nummer, ZaakInzage inzage, Notitieboek boek, Aanmelding aanmelding) =>
    [
        .. (await boek.VanZaakAsync(await inzage.OpenAsync(Wie(aanmelding), nummer, "api: notities"))).Select(n => new NotitieAntwoord(n.Notitie.Id, n.Notitie.Toelichting ?? "", n.Notitie.Door, n.Notitie.Op,
            [.. n.Aanvullingen.Select(a => new AanvullingAntwoord(a.Id, a.Toelichting ?? "", a.Door, a.Op))])),
    ];

    // The act with its form, as the page does it: a note is checked in one place.
    private static async Task<NoContent> SchrijfAsync(string nummer, string act, string? bij, NotitieVerzoek verzoek, Handelingformulieren formulieren, Aanmelding aanmelding)
    {
        var beeld = await formulieren.OpenAsync(Wie(aanmelding), aanmelding.Rollen, nummer, act) ?? throw ApiRegels.Onbekend("Deze zaak");
        var gegevens = new JsonObject { ["tekst"] = verzoek.Tekst };
        if (verzoek.Genoemd is { Count: > 0 } genoemd)
        {
            gegevens["genoemd"] = new JsonArray([.. genoemd.Select(g => JsonValue.Create(g))]);
        }
        if (bij is { } id)
        {
            gegevens["notitie"] = id;
        }
        return await ApiRegels.LeegAsync(formulieren.VoerUitAsync(beeld, rollen => aanmelding.Handeling(rollen), gegevens));
    }

    private static async Task<IReadOnlyList<GenoemdAntwoord>> GenoemdAsync(Notitieboek boek, Dossier dossier, CaseFlowDbContext db, Aanmelding aanmelding)
    {
        var genoemd = await boek.VoorAsync(Wie(aanmelding));
        await LegVastAsync("api: vermeldingen", genoemd.Count, dossier, db, aanmelding);
        return [.. genoemd.Select(g => new GenoemdAntwoord(g.Id, g.Nummer, g.Door, g.Op, g.Tekst))];
    }

    private static async Task<NoContent> VolgAsync(string nummer, bool volg, ZaakInzage inzage, Zaakbezoeken bezoeken, Aanmelding aanmelding)
    {
        var handeling = Wie(aanmelding);
        var zaak = await inzage.OpenAsync(handeling, nummer, "api: volgen");
        if (volg)
        {
            // Somebody follows from what they saw: what comes later is new.
            await bezoeken.OpenAsync(handeling, zaak);
        }
        return await ApiRegels.LeegAsync(bezoeken.VolgAsync(handeling, zaak, volg));
    }

    private static async Task<IReadOnlyList<GevolgdeZaakAntwoord>> GevolgdAsync(Zaakbezoeken bezoeken, Dossier dossier, CaseFlowDbContext db, Aanmelding aanmelding)
    {
        var gevolgd = (await bezoeken.VanAsync(Wie(aanmelding))).Where(b => b.IsGevolgd).ToList();
        await LegVastAsync("api: gevolgde zaken", gevolgd.Count, dossier, db, aanmelding);
        return [.. gevolgd.Select(b => new GevolgdeZaakAntwoord(b.Nummer, b.Inwoner, b.Op, b.Nieuw, b.Laatste))];
    }

    private static async Task LegVastAsync(string onderdeel, int aantal, Dossier dossier, CaseFlowDbContext db, Aanmelding aanmelding)
    {
        if (aantal > 0)
        {
            dossier.Inzien(Wie(aanmelding), null, null, onderdeel);
            await db.SaveChangesAsync();
        }
    }
}
