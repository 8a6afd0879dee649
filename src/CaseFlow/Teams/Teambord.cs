using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Teams;

/// <summary>The board of a team lead, over the teams this person leads and no other.</summary>
public sealed class Teambord(Werklijst lijst, Teamleden leden, Routeboek routes, Configuratie configuratie, TermijnRegels regels, Afschermingen afschermingen)
{
    public const int AantalWeken = 8;

    /// <summary>In an address: the tasks on nobody's name.</summary>
    public static readonly Guid Niemand = Guid.Empty;

    /// <param name="team">One of the teams of the leader, or null for all of them together.</param>
    /// <returns>Null when the team is not one of theirs.</returns>
    public async Task<Teambeeld?> TonenAsync(Handeling handeling, string? team, Teamkeuze keuze, int pagina)
    {
        if (await LeesAsync(handeling, team) is not { } stand)
        {
            return null;
        }
        var (vandaag, hier) = (stand.Vandaag, stand.Hier);
        var gekozen = keuze.IsLeeg ? [] : hier.Where(r => stand.Past(r, keuze)).ToList();
        var bladzijde = Bladzijde.Van(pagina, gekozen.Count);
        var termijnen = hier.SelectMany(r => r.Termijnen).DistinctBy(t => t.Id).ToList();
        return new Teambeeld(vandaag, stand.Teams, team)
        {
            Open = hier.Count,
            Cijfers = [.. Cijfers(stand)],
            Weken = [.. Maandagen(vandaag).Select(m => new WeekTelling(m, termijnen.Count(t => Teamstand.LooptAfIn(t, m, vandaag))))],
            Stappen = [.. hier.GroupBy(r => (r.Route, r.Stap)).Select(g => new StapTelling(g.Key.Route, g.Key.Stap, routes.Stapnaam(g.Key.Route, g.Key.Stap), g.Count(),
                    g.Count(r => r.ToegewezenAanId is null), g.Count(r => r.Wacht is not null), Standen.Van(g.Select(r => r.StandOp(vandaag)))))
                .OrderBy(s => s.Route, StringComparer.Ordinal).ThenByDescending(s => s.Standen.Verlopen).ThenBy(s => s.Naam, StringComparer.Ordinal)],
            Personen = [.. Personen(stand)],
            Termijnen = [.. termijnen.GroupBy(t => t.Regel).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new TermijnTelling(g.Key, regels.Titel(g.Key), Standen.Van(g.Select(t => t.StandOp(vandaag)))))],
            Afgeschermd = await afschermingen.VanTeamsAsync(handeling, leden.Geleid(handeling).Where(t => team == null || t == team)),
            Mensen = stand.Mensen,
            Gevonden = gekozen.Count,
            Zaken = gekozen.DistinctBy(r => r.ZaakId).Count(),
            Bladzijde = bladzijde,
            Rijen = await lijst.RijenAsync(handeling, [], bladzijde.Uit(gekozen), "Team"),
        };
    }

    /// <summary>The tasks behind a number, the most urgent first; empty when the team is not theirs.</summary>
    public async Task<IReadOnlyList<Guid>> TakenAsync(Handeling handeling, string? team, Teamkeuze keuze) =>
        await LeesAsync(handeling, team) is { } stand ? [.. stand.Hier.Where(r => stand.Past(r, keuze)).Select(r => r.TaakId)] : [];

    private async Task<Teamstand?> LeesAsync(Handeling handeling, string? team)
    {
        var mijne = await leden.Geleid(handeling).ToListAsync();
        var teams = configuratie.Gemeenten[handeling.Gemeente].Teams.Where(t => mijne.Contains(t.Id)).ToList();
        if (team is not null && teams.All(t => t.Id != team))
        {
            return null;
        }
        var geleid = leden.Geleid(handeling);
        var alle = await lijst.RegelsAsync(lijst.OpenTaken(handeling).Where(t => geleid.Contains(t.Team)), handeling.Gemeente, handeling.Vandaag);
        // A team without work is not worth a place, unless it is the one that was asked for.
        var tellers = teams.Select(t => new Teamteller(t.Id, t.Naam, alle.Count(r => r.Team == t.Id))).Where(t => t.Aantal > 0 || t.Id == team).ToList();
        return new Teamstand(handeling.Vandaag, tellers, team is null ? alle : [.. alle.Where(r => r.Team == team)],
            [.. (await leden.LeesAsync(handeling)).Where(m => team is null || m.Teams.Contains(team))]);
    }

    private static IEnumerable<DateOnly> Maandagen(DateOnly vandaag) => Enumerable.Range(0, AantalWeken).Select(n => AmsterdamTime.MondayOf(vandaag).AddDays(7 * n));

    private static IEnumerable<Teamcijfer> Cijfers(Teamstand stand)
    {
        var (vandaag, hier) = (stand.Vandaag, stand.Hier);
        var weekGeleden = vandaag.AddDays(-7);
        int Aantal(string toon) => hier.Count(r => stand.Past(r, new Teamkeuze { Toon = toon }));
        var erbij = hier.Count(r => r.StandOp(vandaag) == Stand.Verlopen && r.Eerste!.LaatsteDag >= weekGeleden);
        yield return new Teamcijfer("verlopen", "verlopen", Aantal("verlopen"), erbij == 0 ? "de laatste dag is voorbij" : $"{erbij} in de laatste 7 dagen erbij");
        var straks = hier.Count(r => r.StandOp(vandaag) == Stand.OpKoers && r.StandOp(vandaag.AddDays(7)) != Stand.OpKoers);
        yield return new Teamcijfer("nadert", "nadert", Aantal("nadert"), straks == 0 ? "de laatste dag is dichtbij" : $"{straks} komen er in 7 dagen bij");
        if (Aantal("onhaalbaar") is var niet and > 0)
        {
            yield return new Teamcijfer("onhaalbaar", "niet meer haalbaar", niet, "de rest duurt gewoonlijk langer");
        }
        var nieuw = hier.Count(r => r.ToegewezenAanId is null && AmsterdamTime.DateOf(r.GeopendOp) >= weekGeleden);
        yield return new Teamcijfer("niet-opgepakt", "niet opgepakt", Aantal("niet-opgepakt"), nieuw == 0 ? "staat op niemands naam" : $"{nieuw} van de laatste 7 dagen");
        var laat = hier.Count(r => r.Wacht?.Tot < vandaag);
        yield return new Teamcijfer("wacht", "wacht op iemand", Aantal("wacht"), laat == 0 ? "inwoner, advies, aanbieder of partner" : $"bij {laat} bleef het antwoord uit");
        if (Aantal("afwezig") is var afwezig and > 0)
        {
            yield return new Teamcijfer("afwezig", "van wie afwezig is", afwezig, "taken om te verdelen");
        }
        yield return new Teamcijfer("opgeschort", "opgeschort", Aantal("opgeschort"), "de termijn staat stil");
        yield return new Teamcijfer("wachtlijst", "wachtlijst", Aantal("wachtlijst"), "de hulp kan nog niet beginnen");
        yield return new Teamcijfer("open", "open", hier.Count, "alle open taken");
    }

    private static IEnumerable<PersoonTelling> Personen(Teamstand stand)
    {
        var mensen = stand.Mensen.ToDictionary(m => m.Id);
        var perPersoon = stand.Hier.ToLookup(r => r.ToegewezenAanId ?? Niemand);
        // Who has nothing is in the list as well: that is where there is room.
        var werkers = stand.Mensen.Where(m => m.Rollen.Overlaps(Toegangsregels.Zaakrollen.Except(["teamleider", "kwaliteit"]))).Select(m => m.Id);
        return perPersoon.Select(g => g.Key).Union(werkers).Select(id =>
            {
                var (wie, werk) = (mensen.GetValueOrDefault(id), perPersoon[id].ToList());
                return new PersoonTelling(id, id == Niemand ? "Niet opgepakt" : wie?.Naam ?? werk[0].ToegewezenAan ?? "", wie?.Omschrijving(stand.Vandaag) ?? "",
                    wie?.Afwezig?.Vervanger?.Naam, werk.Count, werk.Count(r => r.Wacht is not null), Standen.Van(werk.Select(r => r.StandOp(stand.Vandaag))))
                {
                    Weken = [.. Maandagen(stand.Vandaag).Select(m => werk.Count(r => r.Termijnen.Any(t => Teamstand.LooptAfIn(t, m, stand.Vandaag))))],
                };
            })
            .OrderByDescending(p => p.Id == Niemand).ThenByDescending(p => p.Standen.Verlopen).ThenByDescending(p => p.Standen.Nadert)
            .ThenByDescending(p => p.Open).ThenBy(p => p.Naam, StringComparer.Ordinal);
    }
}
