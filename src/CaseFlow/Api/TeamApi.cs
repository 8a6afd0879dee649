using CaseFlow.Shared;
using CaseFlow.Teams;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Api;

internal sealed record StandenAntwoord(int Verlopen, int Nadert, int OpKoers, int Opgeschort);

internal sealed record TeamcijferAntwoord(string Toon, string Naam, int Aantal, string Uitleg);

internal sealed record TeamstapAntwoord(string Route, string Stap, string Naam, int Open, int NietOpgepakt, int Wacht, StandenAntwoord Standen);

internal sealed record TeampersoonAntwoord(Guid Medewerker, string Naam, string Afwezig, string? Vervanger, int Open, int Wacht, StandenAntwoord Standen);

internal sealed record WeekAntwoord(DateOnly Maandag, int Aantal);

internal sealed record TeamAntwoord(string Id, string Naam);

internal sealed record TeambordAntwoord(
    string? Team, IReadOnlyList<TeamAntwoord> Teams, int Open, IReadOnlyList<TeamcijferAntwoord> Cijfers, IReadOnlyList<WeekAntwoord> Weken, IReadOnlyList<TeamstapAntwoord> Stappen,
    IReadOnlyList<TeampersoonAntwoord> Personen, int Gevonden, BladAntwoord Bladzijde, IReadOnlyList<WerkregelAntwoord> Taken);

internal sealed record DuurAntwoord(int Aantal, double? Mediaan, double? Negentig, int MetTermijn, int OpTijd);

internal sealed record DoorloopAntwoord(string Route, string? Stap, string Naam, string? Norm, DuurAntwoord Twaalfmaanden, IReadOnlyList<MaandduurAntwoord> Maanden);

internal sealed record MaandduurAntwoord(DateOnly Maand, DuurAntwoord Duur);

internal sealed record OverdrachtVerzoek(IReadOnlyList<Guid>? Taken, string? Naar);

internal sealed record GeweigerdAntwoord(string Zaak, string Taak, string Melding);

internal sealed record OverdrachtAntwoord(Guid Id, string Naar, DateTimeOffset Op, OverdrachtStand Stand, int Aantal, int Gedaan, IReadOnlyList<GeweigerdAntwoord> Geweigerd);

internal sealed record AfwezigheidVerzoek(Guid? Medewerker, DateOnly? Van, DateOnly? Tot, Guid? Vervanger);

internal sealed record AfwezigheidAntwoord(Guid Id, Guid Medewerker, string? Naam, DateOnly Van, DateOnly? Tot, Guid? Vervanger, int OpenTaken);

/// <summary>What a team lead sees and hands over.</summary>
internal static class TeamApi
{
    public static void MapTeamApi(this IEndpointRouteBuilder app)
    {
        var teams = app.Groep("/teams", "Teams", Bereiken.Teams, Toegangsregels.Teamleiding);
        teams.MapGet("/bord", BordAsync).Doet("teambordLezen", "Het bord van de teams die u leidt: cijfers, mensen, stappen, en de taken achter een keuze");
        teams.MapGet("/doorlooptijden", DoorlooptijdenAsync).Doet("doorlooptijdenLezen", "Hoe lang stappen en routes duurden, de laatste twaalf maanden");
        var over = app.Groep("/overdrachten", "Teams", Bereiken.Teams, Toegangsregels.Teamleiding);
        over.MapPost("", DraagOverAsync).Eenmalig().Doet("takenOverdragen", "Taken overdragen aan een collega of een team", "/Teams/Team:Overdragen");
        over.MapGet("/{overdrachtId}", LeesAsync).Doet("overdrachtLezen", "Hoe ver een overdracht is");
        over.MapPost("/{overdrachtId}/_stoppen", (Guid overdrachtId, Overdrachten overdrachten, Aanmelding aanmelding) => ZetAsync(overdrachtId, overdrachten, aanmelding, stop: true)).Doet("overdrachtStoppen", "Een overdracht stoppen", "/Teams/Overdracht:Stoppen");
        over.MapPost("/{overdrachtId}/_hervatten", (Guid overdrachtId, Overdrachten overdrachten, Aanmelding aanmelding) => ZetAsync(overdrachtId, overdrachten, aanmelding, stop: false)).Doet("overdrachtHervatten", "Met een overdracht verdergaan", "/Teams/Overdracht:Verder");
        over.MapPost("/{overdrachtId}/_herstellen", HerstelAsync).Doet("overdrachtHerstellen", "Teruggeven wat is overgedragen, zover er sindsdien niets mee gebeurde", "/Teams/Overdracht:Ongedaan");
        var weg = app.Groep("/afwezigheden", "Teams", Bereiken.Teams, Toegangsregels.Teamleiding);
        weg.MapGet("", AfwezigAsync).Doet("afwezighedenLezen", "Wie van de teams die u leidt afwezig is, en wie vervangt");
        weg.MapPost("", (AfwezigheidVerzoek v, Afwezigheden afwezigheden, Aanmelding aanmelding) => ApiRegels.LeegAsync(afwezigheden.MeldenAsync(Leider(aanmelding), v.Medewerker, v.Van, v.Tot, v.Vervanger)))
            .Eenmalig().Doet("afwezigheidMelden", "Een afwezigheid vastleggen", "/Teams/Afwezigheid:Melden");
        weg.MapPost("/{afwezigheidId}/_intrekken", (Guid afwezigheidId, Afwezigheden afwezigheden, Aanmelding aanmelding) => ApiRegels.LeegAsync(afwezigheden.IntrekkenAsync(Leider(aanmelding), afwezigheidId)))
            .Doet("afwezigheidIntrekken", "Een afwezigheid intrekken", "/Teams/Afwezigheid:Intrekken");
    }

    private static Handeling Leider(Aanmelding aanmelding) => aanmelding.Handeling(["teamleider"]);

    private static async Task<TeambordAntwoord> BordAsync(
        Teambord bord, Aanmelding aanmelding, string? team, string? toon, string? termijn, string? route, string? stap, Guid? persoon, DateOnly? week, int? pagina)
    {
        var keuze = new Teamkeuze { Toon = toon, Termijn = termijn, Route = route, Stap = stap, Persoon = persoon, Week = week };
        var beeld = await bord.TonenAsync(Leider(aanmelding), team, keuze, pagina ?? 1) ?? throw ApiRegels.Onbekend("Dit team");
        return new TeambordAntwoord(beeld.Team, [.. beeld.Teams.Select(t => new TeamAntwoord(t.Id, t.Naam))], beeld.Open, [.. beeld.Cijfers.Select(c => new TeamcijferAntwoord(c.Toon, c.Naam, c.Aantal, c.Uitleg))],
            [.. beeld.Weken.Select(w => new WeekAntwoord(w.Maandag, w.Aantal))], [.. beeld.Stappen.Select(s => new TeamstapAntwoord(s.Route, s.Stap, s.Naam, s.Open, s.NietOpgepakt, s.Wacht, Standen(s.Standen)))],
            [.. beeld.Personen.Select(p => new TeampersoonAntwoord(p.Id, p.Naam, p.Afwezig, p.Vervanger, p.Open, p.Wacht, Standen(p.Standen)))], beeld.Gevonden,
            new BladAntwoord(beeld.Bladzijde.Nummer, beeld.Bladzijde.Aantal), [.. beeld.Rijen.Select(r => WerkApi.Regel(r, beeld.Vandaag))]);
    }

    private static StandenAntwoord Standen(Standen s) => new(s.Verlopen, s.Nadert, s.OpKoers, s.Opgeschort);

    private static DuurAntwoord Duur(Duurcijfer c) => new(c.Aantal, c.Mediaan, c.Negentig, c.MetTermijn, c.OpTijd);

    private static async Task<IReadOnlyList<DoorloopAntwoord>> DoorlooptijdenAsync(Doorlooptijden doorlooptijden, Aanmelding aanmelding, string? team)
    {
        var beeld = await doorlooptijden.LeesAsync(Leider(aanmelding), team) ?? throw ApiRegels.Onbekend("Dit team");
        return [.. beeld.Regels.Select(r => new DoorloopAntwoord(r.Route, r.Stap, r.Naam, r.Norm, Duur(r.Cijfer), [.. r.Maanden.Select(m => new MaandduurAntwoord(m.Maand, Duur(m.Cijfer)))]))];
    }

    private static async Task<Created<OverdrachtAntwoord>> DraagOverAsync(OverdrachtVerzoek verzoek, Overdrachten overdrachten, Aanmelding aanmelding, TimeProvider klok, CancellationToken cancellation)
    {
        var id = await overdrachten.BeginAsync(Leider(aanmelding), verzoek.Taken ?? [], verzoek.Naar);
        await overdrachten.GaDoorAsync(id, klok.GetUtcNow(), Overdrachten.Portie, cancellation);
        return TypedResults.Created($"{ApiRegels.Pad}/overdrachten/{id}", await LeesAsync(id, overdrachten, aanmelding));
    }

    private static async Task<OverdrachtAntwoord> LeesAsync(Guid overdrachtId, Overdrachten overdrachten, Aanmelding aanmelding)
    {
        var o = await overdrachten.LeesAsync(Leider(aanmelding), overdrachtId) ?? throw ApiRegels.Onbekend("Deze overdracht");
        return new OverdrachtAntwoord(o.Id, o.Naar, o.Op, o.Stand, o.Aantal, o.Gedaan, [.. o.Geweigerd.Select(g => new GeweigerdAntwoord(g.Zaak, g.Taak, g.Melding))]);
    }

    private static async Task<NoContent> ZetAsync(Guid id, Overdrachten overdrachten, Aanmelding aanmelding, bool stop)
    {
        await LeesAsync(id, overdrachten, aanmelding);
        return await ApiRegels.LeegAsync(overdrachten.ZetAsync(Leider(aanmelding), id, stop));
    }

    private static async Task<OverdrachtAntwoord> HerstelAsync(Guid overdrachtId, Overdrachten overdrachten, Aanmelding aanmelding, TimeProvider klok, CancellationToken cancellation)
    {
        await LeesAsync(overdrachtId, overdrachten, aanmelding);
        await overdrachten.MaakOngedaanAsync(Leider(aanmelding), overdrachtId);
        await overdrachten.GaDoorAsync(overdrachtId, klok.GetUtcNow(), Overdrachten.Portie + 1, cancellation);
        return await LeesAsync(overdrachtId, overdrachten, aanmelding);
    }

    private static async Task<IReadOnlyList<AfwezigheidAntwoord>> AfwezigAsync(Afwezigheden afwezigheden, Aanmelding aanmelding)
    {
        var beeld = await afwezigheden.LeesAsync(Leider(aanmelding));
        return [.. beeld.Rijen.Select(a => new AfwezigheidAntwoord(a.Id, a.MedewerkerId, a.Medewerker?.Naam, a.Van, a.Tot, a.VervangerId, beeld.OpenTaken.GetValueOrDefault(a.MedewerkerId)))];
    }
}
