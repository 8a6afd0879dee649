using CaseFlow.Abonnementen;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Api;

internal sealed record WieBenIkAntwoord(Guid Medewerker, string Naam, string Gemeente, IReadOnlyList<string> Rollen, IReadOnlyList<string> Teams, string? Token, IReadOnlyList<string> Bereiken);

internal sealed record RolAntwoord(Guid Id, string Rol, DateOnly Van, DateOnly? Tot);

internal sealed record TeamlidAntwoord(Guid Id, string Team, bool IsLeider, DateOnly Van, DateOnly? Tot);

internal sealed record AccountAntwoord(
    Guid Id, string Gebruikersnaam, string Naam, string? Organisatie, bool IsGeblokkeerd, bool HeeftTweedeFactor, DateTimeOffset? LaatstAangemeld, IReadOnlyList<RolAntwoord> Rollen, IReadOnlyList<TeamlidAntwoord> Teams);

internal sealed record AccountVerzoek(string? Gebruikersnaam, string? Naam, string? Organisatie, string? Rol);

/// <summary>The password is told once.</summary>
internal sealed record NieuwAccountAntwoord(Guid Id, string? Wachtwoord);

internal sealed record WachtwoordAntwoord(string Wachtwoord);

internal sealed record RolVerzoek(string? Rol, DateOnly? Van, DateOnly? Tot);

internal sealed record TeamVerzoek(string? Team, bool IsLeider);

internal sealed record TokenAntwoord(Guid Id, string Naam, string? Medewerker, IReadOnlyList<string> Bereiken, DateOnly GeldigTot, DateTimeOffset? LaatstGebruikt);

internal sealed record StoringAntwoord(Guid Id, string Soort, string Melding, string? Zaak, string? Route, string? Stap, DateTimeOffset Op, int Pogingen, DateTimeOffset? VolgendePoging, bool IsHerhaalbaar);

internal sealed record AbonnementAntwoord(Guid Id, string Naam, string Adres, IReadOnlyList<string> Soorten, DateTimeOffset? GestoptOp);

internal sealed record AbonnementVerzoek(string? Naam, string? Adres, IReadOnlyList<string>? Soorten);

/// <summary>The secret is told once.</summary>
internal sealed record GeheimAntwoord(Guid Id, string Geheim);

internal sealed record BezorgingAntwoord(Guid Id, string Soort, DateTimeOffset Op, DateTimeOffset? BezorgdOp, int? Antwoord, int Pogingen, string? Fout, bool IsOpgegeven);

internal sealed record AbonnementbladAntwoord(AbonnementAntwoord Abonnement, IReadOnlyList<BezorgingAntwoord> Bezorgingen);

internal sealed record KalenderjaarAntwoord(int Jaar, bool IsBeslist, string? Besluit, IReadOnlyList<DateOnly> VrijeDagen);

internal sealed record KalenderVerzoek(string? Besluit, IReadOnlyList<DateOnly>? Dagen, bool IsGezien);

internal sealed record VerschovenAntwoord(int VerschovenTermijnen);

internal sealed record NaamAntwoord(string Id, string Naam);

internal sealed record GemeenteAntwoord(
    string Id, string Naam, IReadOnlyList<NaamAntwoord> Teams, IReadOnlyList<NaamAntwoord> Rollen, IReadOnlyList<NaamAntwoord> Wijken, IReadOnlyList<NaamAntwoord> Voorzieningen, IReadOnlyList<NaamAntwoord> Vindplaatsen, IReadOnlyList<NaamAntwoord> Routes);

internal sealed record ConfiguratiefoutAntwoord(string Bestand, int Regel, string Melding, string WatTeDoen);

internal sealed record RouteversieAntwoord(int Versie, DateTimeOffset GeladenOp, int Lopend);

internal sealed record RouteAntwoord(string Id, string Naam, IReadOnlyList<RouteversieAntwoord> Versies);

internal sealed record StapcijferAntwoord(string Element, string Naam, string Soort, long Aantal, int Nu, double? Mediaan);

internal sealed record RoutecijfersAntwoord(string Route, string Naam, int Versie, DateOnly Sinds, IReadOnlyList<StapcijferAntwoord> Stappen);

internal sealed record OverzetVerzoek(int Van, int Naar, IReadOnlyDictionary<string, string>? Stappen, IReadOnlyDictionary<string, string>? Variabelen, bool IsHerdateren, string? Reden);

internal sealed record OverzetfoutAntwoord(string Code, string? Element, string Melding, string WatTeDoen, int Aantal);

internal sealed record OverzetproefAntwoord(int Aantal, int KanOver, int Taken, int Wachttijden, IReadOnlyList<OverzetfoutAntwoord> Fouten, IReadOnlyList<string> GevraagdeStappen, IReadOnlyList<string> GevraagdeVariabelen);

internal sealed record OverzetstandAntwoord(Guid Id, int Totaal, int Gepland, int Gelukt, int Geweigerd, int Vervallen);

/// <summary>Accounts, what stopped, the calendar, the configuration and the routes; and who one is oneself.</summary>
internal static class BeheerApi
{
    private static readonly string[] Rol = ["beheer"];

    public static void MapBeheerApi(this IEndpointRouteBuilder app)
    {
        var zelf = app.Groep("/account", "Account", null, null);
        zelf.MapGet("", ZelfAsync).Doet("accountLezen", "Wie u bent: rollen, teams, en wat uw token mag");
        var accounts = app.Groep("/accounts", "Beheer", Bereiken.Beheer, Toegangsregels.Beheer);
        accounts.MapGet("", async (AccountService s, Aanmelding a) => (IReadOnlyList<AccountAntwoord>)[.. (await s.LijstAsync(Wie(a))).Select(Account)]).Doet("accountsLezen", "De accounts van uw gemeente");
        accounts.MapPost("", MaakAsync).Doet("accountMaken", "Een account maken", "/Toegang/Accounts:");
        accounts.MapGet("/{medewerkerId}", async (Guid medewerkerId, AccountService s, Aanmelding a) => await s.LeesAsync(Wie(a), medewerkerId) is { } m ? Account(m) : throw ApiRegels.Onbekend("Dit account")).Doet("accountVanLezen", "Een account");
        accounts.MapPost("/{medewerkerId}/rollen", (Guid medewerkerId, RolVerzoek v, AccountService s, Aanmelding a) => ApiRegels.LeegAsync(s.RolGevenAsync(Wie(a), medewerkerId, v.Rol, v.Van, v.Tot))).Doet("rolGeven", "Een rol geven", "/Toegang/AccountBeheer:Rol");
        accounts.MapPost("/{medewerkerId}/rollen/{medewerkerRolId}/_beeindigen", (Guid medewerkerId, Guid medewerkerRolId, AccountService s, Aanmelding a) => ApiRegels.LeegAsync(s.RolBeeindigenAsync(Wie(a), medewerkerId, medewerkerRolId))).Doet("rolBeeindigen", "Een rol beëindigen", "/Toegang/AccountBeheer:RolEinde");
        accounts.MapPost("/{medewerkerId}/teams", (Guid medewerkerId, TeamVerzoek v, AccountService s, Aanmelding a) => ApiRegels.LeegAsync(s.TeamGevenAsync(Wie(a), medewerkerId, v.Team, v.IsLeider))).Doet("teamGeven", "Iemand in een team zetten", "/Toegang/AccountBeheer:Team");
        accounts.MapPost("/{medewerkerId}/teams/{teamlidId}/_beeindigen", (Guid medewerkerId, Guid teamlidId, AccountService s, Aanmelding a) => ApiRegels.LeegAsync(s.TeamBeeindigenAsync(Wie(a), medewerkerId, teamlidId))).Doet("teamBeeindigen", "Iemand uit een team halen", "/Toegang/AccountBeheer:TeamEinde");
        accounts.MapPost("/{medewerkerId}/_blokkeren", (Guid medewerkerId, AccountService s, Aanmelding a) => ApiRegels.LeegAsync(s.BlokkerenAsync(Wie(a), medewerkerId))).Doet("accountBlokkeren", "Een account blokkeren", "/Toegang/AccountBeheer:Blokkeren");
        accounts.MapPost("/{medewerkerId}/_deblokkeren", (Guid medewerkerId, AccountService s, Aanmelding a) => ApiRegels.LeegAsync(s.DeblokkerenAsync(Wie(a), medewerkerId))).Doet("accountDeblokkeren", "Een account weer openen", "/Toegang/AccountBeheer:Deblokkeren");
        accounts.MapPost("/{medewerkerId}/wachtwoord", async (Guid medewerkerId, AccountService s, Aanmelding a) => new WachtwoordAntwoord(await s.NieuwWachtwoordAsync(Wie(a), medewerkerId))).Doet("wachtwoordVernieuwen", "Een nieuw wachtwoord voor een keer", "/Toegang/AccountBeheer:Wachtwoord");
        accounts.MapDelete("/{medewerkerId}/tweede-factor", (Guid medewerkerId, AccountService s, Aanmelding a) => ApiRegels.LeegAsync(s.TweedeFactorWissenAsync(Wie(a), medewerkerId))).Doet("tweedeFactorWissen", "De tweede factor wissen", "/Toegang/AccountBeheer:TweedeFactor");
        accounts.MapDelete("/{medewerkerId}/koppeling", (Guid medewerkerId, AccountService s, Aanmelding a) => ApiRegels.LeegAsync(s.KoppelingWissenAsync(Wie(a), medewerkerId))).Doet("koppelingWissen", "De koppeling met de organisatie wissen", "/Toegang/AccountBeheer:Koppeling");
        var tokens = app.Groep("/tokens", "Beheer", Bereiken.Beheer, Toegangsregels.Beheer);
        tokens.MapGet("", async (Toegangstokens s, Aanmelding a) => (IReadOnlyList<TokenAntwoord>)[.. (await s.VanGemeenteAsync(Wie(a))).Select(t => new TokenAntwoord(t.Id, t.Naam, t.Medewerker?.Naam, t.Bereiken, t.GeldigTot, t.LaatstGebruikt))]).Doet("tokensLezen", "De toegangstokens van uw gemeente die gelden");
        tokens.MapPost("/{toegangstokenId}/_intrekken", (Guid toegangstokenId, Toegangstokens s, Aanmelding a) => ApiRegels.LeegAsync(s.IntrekkenAsync(Wie(a), toegangstokenId, alsBeheerder: true))).Doet("tokenIntrekken", "Een toegangstoken van een medewerker intrekken", "/Toegang/TokensBeheer:Intrekken");
        var storingen = app.Groep("/storingen", "Beheer", Bereiken.Beheer, Toegangsregels.Beheer);
        storingen.MapGet("", async (IncidentService s, Aanmelding a) => (IReadOnlyList<StoringAntwoord>)[.. (await s.OpenAsync(Wie(a).Gemeente)).Select(Storing)]).Doet("storingenLezen", "Wat stilstaat en op u wacht");
        storingen.MapGet("/{incidentId}", async (Guid incidentId, IncidentService s, Aanmelding a) => await s.FindAsync(Wie(a).Gemeente, incidentId) is { } i ? Storing(i) : throw ApiRegels.Onbekend("Deze storing")).Doet("storingLezen", "Een storing");
        storingen.MapPost("/{incidentId}/_herhalen", (Guid incidentId, IncidentService s, Aanmelding a) => ApiRegels.LeegAsync(s.RetryAsync(Wie(a), incidentId))).Doet("storingHerhalen", "Opnieuw proberen", "/Jobs/Storing:Opnieuw");
        storingen.MapPost("/{incidentId}/_afhandelen", (Guid incidentId, IncidentService s, Aanmelding a) => ApiRegels.LeegAsync(s.ResolveAsync(Wie(a), incidentId))).Doet("storingAfhandelen", "Vastleggen dat een storing met de hand is opgelost", "/Jobs/Storing:Afgehandeld");
        var abonnementen = app.Groep("/abonnementen", "Beheer", Bereiken.Beheer, Toegangsregels.Beheer);
        abonnementen.MapGet("", async (Abonnementbeheer s, Aanmelding a) => (IReadOnlyList<AbonnementAntwoord>)[.. (await s.LijstAsync(Wie(a))).Select(Abonnement)]).Doet("abonnementenLezen", "De systemen die van gebeurtenissen horen");
        abonnementen.MapGet("/soorten", () => (IReadOnlyList<NaamAntwoord>)[.. Gebeurtenissen.Alle.Select(g => new NaamAntwoord(g.Soort, g.Naam))]).Doet("gebeurtenissenLezen", "De gebeurtenissen waarop een systeem zich kan abonneren");
        abonnementen.MapPost("", AbonneerAsync).Doet("abonnementMaken", "Een systeem van gebeurtenissen laten horen", "/Abonnementen/Abonnementen:");
        abonnementen.MapGet("/{abonnementId}", BezorgingenAsync).Doet("abonnementLezen", "Een abonnement met zijn laatste bezorgingen");
        abonnementen.MapPost("/{abonnementId}/_proberen", (Guid abonnementId, Abonnementbeheer s, Aanmelding a) => ApiRegels.LeegAsync(s.ProbeerAsync(Wie(a), abonnementId))).Doet("abonnementProberen", "Een proefbericht sturen", "/Abonnementen/AbonnementPagina:Proberen");
        abonnementen.MapPost("/{abonnementId}/geheim", async (Guid abonnementId, Abonnementbeheer s, Aanmelding a) => new GeheimAntwoord(abonnementId, await s.VernieuwGeheimAsync(Wie(a), abonnementId))).Doet("abonnementgeheimVernieuwen", "Een nieuw geheim; een dag lang geldt het oude ook", "/Abonnementen/AbonnementPagina:Geheim");
        abonnementen.MapPost("/{abonnementId}/_stoppen", (Guid abonnementId, Abonnementbeheer s, Aanmelding a) => ApiRegels.LeegAsync(s.StopAsync(Wie(a), abonnementId))).Doet("abonnementStoppen", "Een abonnement stoppen", "/Abonnementen/AbonnementPagina:Stoppen");
        var kalender = app.Groep("/kalender", "Beheer", Bereiken.Beheer, Toegangsregels.Beheer);
        kalender.MapGet("", KalenderAsync).Doet("kalenderLezen", "De vrije dagen waarmee termijnen rekenen, dit jaar en de vijf erna");
        kalender.MapPut("/{jaar}", ZetKalenderAsync).Doet("kalenderVastleggen", "De gelijkgestelde dagen van een jaar vastleggen, met het besluit", "/Gemeenten/Kalender:");
        var gemeente = app.Groep("/gemeente", "Beheer", Bereiken.Beheer, Toegangsregels.Beheer);
        gemeente.MapGet("", GemeenteAsync).Doet("gemeenteLezen", "De instellingen van uw gemeente: teams, rollen, wijken, voorzieningen en routes");
        gemeente.MapGet("/fouten", (Bronnen bronnen) => (IReadOnlyList<ConfiguratiefoutAntwoord>)[.. WorkflowsCheck.Controleer(bronnen.Pad, out _).Select(f => new ConfiguratiefoutAntwoord(f.Bestand, f.Regel, f.Melding, f.WatTeDoen))]).Doet("configuratiefoutenLezen", "Fouten in de bestanden van routes en gemeenten");
        var routes = app.Groep("/routes", "Routes", Bereiken.Beheer, Toegangsregels.Beheer);
        routes.MapGet("", RoutesAsync).Doet("routesLezen", "De routes met hun versies en hoeveel zaken daarop lopen");
        routes.MapPost("/{route}/_proberen", ProbeerAsync).Leest().Doet("overzettenProberen", "Wat overzetten naar een andere versie zou doen", "/Routes/Overzetten:Proef");
        routes.MapPost("/{route}/overzettingen", ZetOverAsync).Doet("overzettenBeginnen", "Lopende zaken overzetten naar een andere versie", "/Routes/Overzetten:");
        routes.MapGet("/{route}/overzettingen/{overzettingId}", StandAsync).Doet("overzettingLezen", "Hoe ver een overzetting is");
        app.Groep("/routes", "Routes", Bereiken.Beheer, Toegangsregels.Routecijfers).MapGet("/{route}/cijfers", CijfersAsync).Doet("routecijfersLezen", "Aantallen en tijden per stap van een route");
        app.Groep("/routes", "Routes", Bereiken.Zaken, Toegangsregels.Routes).MapGet("/{route}/versies/{versie:int}", async (string route, int versie, RouteKaartQuery kaarten) =>
            await kaarten.BpmnAsync(route, versie) is { } bpmn ? TypedResults.Text(bpmn, "application/xml", System.Text.Encoding.UTF8) : throw ApiRegels.Onbekend("Deze versie"))
            .Doet("routeOphalen", "De tekening van een route als BPMN").Produces(StatusCodes.Status200OK, contentType: "application/xml");
    }

    private static Handeling Wie(Aanmelding aanmelding, string? reden = null) => aanmelding.Handeling(Rol, reden);

    private static async Task<WieBenIkAntwoord> ZelfAsync(Aanmelding aanmelding, CaseFlowDbContext db, HttpContext http)
    {
        var wie = aanmelding.Handeling();
        var vandaag = wie.Vandaag;
        var teams = await db.Set<Teamlid>().Where(t => t.MedewerkerId == wie.MedewerkerId && t.Van <= vandaag && (t.Tot == null || t.Tot >= vandaag)).Select(t => t.Team).Order().ToListAsync();
        return new WieBenIkAntwoord(wie.MedewerkerId!.Value, wie.Naam, wie.Gemeente, aanmelding.Rollen, teams, http.User.FindFirst(Tokenaanmelding.TokenNaam)?.Value, [.. http.User.FindAll(Tokenaanmelding.Bereik).Select(c => c.Value)]);
    }

    private static AccountAntwoord Account(Medewerker m) => new(m.Id, m.UserName!, m.Naam, m.Organisatie, m.IsGeblokkeerd, m.TwoFactorEnabled, m.LaatstAangemeld,
        [.. m.Rollen.OrderBy(r => r.Van).Select(r => new RolAntwoord(r.Id, r.Rol, r.Van, r.Tot))], [.. m.Teams.OrderBy(t => t.Van).Select(t => new TeamlidAntwoord(t.Id, t.Team, t.IsLeider, t.Van, t.Tot))]);

    private static async Task<Created<NieuwAccountAntwoord>> MaakAsync(AccountVerzoek v, AccountService accounts, Aanmelding aanmelding)
    {
        var (id, wachtwoord) = await accounts.MaakAsync(Wie(aanmelding), v.Gebruikersnaam, v.Naam, v.Organisatie, v.Rol);
        return TypedResults.Created($"{ApiRegels.Pad}/accounts/{id}", new NieuwAccountAntwoord(id, wachtwoord));
    }

    private static StoringAntwoord Storing(IncidentView i) => new(i.Incident.Id, i.Incident.Kind, i.Incident.Message, i.CaseNumber, i.Route, i.Incident.Element, i.Incident.At, i.Attempts, i.NextTry, i.State == JobState.Failed);

    private static AbonnementAntwoord Abonnement(Abonnement a) => new(a.Id, a.Naam, a.Url, a.Lijst(), a.GestoptOp);

    private static async Task<Created<GeheimAntwoord>> AbonneerAsync(AbonnementVerzoek v, Abonnementbeheer beheer, Aanmelding aanmelding)
    {
        var (id, geheim) = await beheer.MaakAsync(Wie(aanmelding), v.Naam, v.Adres, v.Soorten ?? []);
        return TypedResults.Created($"{ApiRegels.Pad}/abonnementen/{id}", new GeheimAntwoord(id, geheim));
    }

    private static async Task<AbonnementbladAntwoord> BezorgingenAsync(Guid abonnementId, Abonnementbeheer beheer, Aanmelding aanmelding) =>
        await beheer.LeesAsync(Wie(aanmelding), abonnementId) is { } a
            ? new AbonnementbladAntwoord(Abonnement(a), [.. (await beheer.BezorgingenAsync(Wie(aanmelding), abonnementId))
                .Select(r => new BezorgingAntwoord(r.Bezorging.Id, r.Bezorging.Soort, r.Bezorging.Op, r.Bezorging.BezorgdOp, r.Bezorging.Antwoord, r.Pogingen, r.Fout, r.IsOpgegeven))])
            : throw ApiRegels.Onbekend("Dit abonnement");

    private static async Task<IReadOnlyList<KalenderjaarAntwoord>> KalenderAsync(KalenderService service, Kalender kalender, Aanmelding aanmelding)
    {
        await service.VernieuwAsync();
        return [.. Enumerable.Range(Wie(aanmelding).Vandaag.Year, 6).Select(j => new KalenderjaarAntwoord(j, kalender.IsBeslist(j), kalender.BesluitVan(j),
            [.. (kalender.IsBeslist(j) ? kalender.VrijeDagen(j) : Feestdagen.Van(j)).Select(d => d.Datum)]))];
    }

    private static async Task<VerschovenAntwoord> ZetKalenderAsync(int jaar, KalenderVerzoek v, KalenderService service, Aanmelding aanmelding) =>
        new(await service.LegVastAsync(Wie(aanmelding), jaar, v.Besluit, v.Dagen ?? [], v.IsGezien));

    private static GemeenteAntwoord GemeenteAsync(Configuratie configuratie, Routeboek routes, Aanmelding aanmelding)
    {
        var g = configuratie.Gemeenten[Wie(aanmelding).Gemeente];
        return new GemeenteAntwoord(g.Id, g.Naam, [.. g.Teams.Select(t => new NaamAntwoord(t.Id, t.Naam))], [.. g.Rollen.Select(r => new NaamAntwoord(r.Id, r.Titel))], [.. g.Wijken.Select(w => new NaamAntwoord(w.Id, w.Naam))],
            [.. g.Voorzieningen.Select(v => new NaamAntwoord(v.Id, v.Naam))], [.. g.Vindplaatsen.Select(v => new NaamAntwoord(v.Id, v.Naam))], [.. g.Routes.Select(r => new NaamAntwoord(r, routes.Routenaam(r)))]);
    }

    private static async Task<IReadOnlyList<RouteAntwoord>> RoutesAsync(Routeboek routes, Routecijfers cijfers, Aanmelding aanmelding)
    {
        var (gemeente, antwoord) = (Wie(aanmelding).Gemeente, new List<RouteAntwoord>());
        foreach (var (route, naam) in routes.Namen)
        {
            antwoord.Add(new RouteAntwoord(route, naam, [.. (await cijfers.VersiesAsync(gemeente, route)).Select(v => new RouteversieAntwoord(v.Versie, v.GeladenOp, v.Lopend))]));
        }
        return antwoord;
    }

    private static Overzetplan Plan(OverzetVerzoek v) => new(v.Stappen ?? new Dictionary<string, string>(), v.Variabelen ?? new Dictionary<string, string>(), v.IsHerdateren);

    private static async Task<OverzetproefAntwoord> ProbeerAsync(string route, OverzetVerzoek v, Overzetten overzetten, Aanmelding aanmelding)
    {
        var proef = await overzetten.ProefAsync(Wie(aanmelding), route, v.Van, v.Naar, Plan(v));
        return new OverzetproefAntwoord(proef.Aantal, proef.KanOver, proef.Taken, proef.Wachttijden, [.. proef.Fouten.Select(f => new OverzetfoutAntwoord(f.Code, f.Element, f.Melding, f.WatTeDoen, f.Aantal))],
            [.. proef.Stappen.Select(s => s.Element)], [.. proef.Variabelen.Select(x => x.Naam)]);
    }

    private static async Task<Accepted<IdAntwoord>> ZetOverAsync(string route, OverzetVerzoek v, Overzetten overzetten, Aanmelding aanmelding)
    {
        var id = await overzetten.StartAsync(Wie(aanmelding, v.Reden), route, v.Van, v.Naar, Plan(v));
        return TypedResults.Accepted($"{ApiRegels.Pad}/routes/{route}/overzettingen/{id}", new IdAntwoord(id));
    }

    private static async Task<OverzetstandAntwoord> StandAsync(string route, Guid overzettingId, Overzetten overzetten, Aanmelding aanmelding) =>
        await overzetten.StandAsync(Wie(aanmelding), overzettingId) is { } s && s.Opdracht.Route == route
            ? new OverzetstandAntwoord(s.Opdracht.Id, s.Totaal, s.Gepland, s.Gelukt, s.Geweigerd, s.Vervallen) : throw ApiRegels.Onbekend("Deze overzetting");

    private static async Task<RoutecijfersAntwoord> CijfersAsync(string route, Routecijfers cijfers, Aanmelding aanmelding, int? versie)
    {
        var wie = aanmelding.Handeling(["beheer", "teamleider"]);
        var b = await cijfers.LeesAsync(wie.Gemeente, route, versie, wie.Moment) ?? throw ApiRegels.Onbekend("Deze route");
        return new RoutecijfersAntwoord(b.Route, b.Naam, b.Versie, b.Sinds, [.. b.Stappen.Select(s => new StapcijferAntwoord(s.Element, s.Naam, s.Soort, s.Aantal, s.Nu, s.Mediaan))]);
    }
}
