using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkvoorraad;

public sealed record Filter(string Id, string Naam, int Aantal);

/// <summary>What the page shows: the filters with their counts, and one page of lines.</summary>
public sealed record Werkbeeld(DateOnly Vandaag, Guid Wie, IReadOnlyList<Filter> Filters, string Toon, Bladzijde Bladzijde, IReadOnlyList<Werkrij> Rijen);

/// <summary>The work of one person: the open tasks on their name, and those of their teams that fit one of their roles.</summary>
public sealed class MijnWerk(Werklijst lijst, TaakService taken)
{
    internal const string Standaard = "voor-mij";

    private static readonly (string Id, string Naam, Func<Werkregel, Guid, DateOnly, bool> Past)[] Filters =
    [
        (Standaard, "Voor mij", (r, wie, _) => IsVoor(r, wie)),
        ("van-mij", "Van mij", (r, wie, _) => r.ToegewezenAanId == wie),
        ("niet-opgepakt", "Niet opgepakt", (r, _, _) => r.ToegewezenAanId is null),
        ("nadert", "Nadert", (r, wie, vandaag) => IsVoor(r, wie) && r.StandOp(vandaag) == Stand.Nadert),
        ("verlopen", "Verlopen", (r, wie, vandaag) => IsVoor(r, wie) && r.StandOp(vandaag) == Stand.Verlopen),
        ("opgeschort", "Opgeschort", (r, wie, vandaag) => IsVoor(r, wie) && r.StandOp(vandaag) == Stand.Opgeschort),
        ("alles", "Alles van mijn teams", (_, _, _) => true),
    ];

    // What a colleague has is in sight, but not in the way.
    private static bool IsVoor(Werkregel regel, Guid wie) => regel.ToegewezenAanId is null || regel.ToegewezenAanId == wie;

    public async Task<Werkbeeld> TonenAsync(Handeling handeling, IReadOnlyList<string> rollen, string? toon, int pagina)
    {
        var (wie, vandaag) = (handeling.MedewerkerId!.Value, handeling.Vandaag);
        var alle = await lijst.RegelsAsync(Taken(handeling, rollen));
        var gekozen = Filters.FirstOrDefault(f => f.Id == toon, Filters[0]);
        var regels = alle.Where(r => gekozen.Past(r, wie, vandaag)).ToList();
        var bladzijde = Bladzijde.Van(pagina, regels.Count);
        return new Werkbeeld(
            vandaag,
            wie,
            [.. Filters.Select(f => new Filter(f.Id, f.Naam, alle.Count(r => f.Past(r, wie, vandaag))))],
            gekozen.Id,
            bladzijde,
            await lijst.RijenAsync(handeling, rollen, bladzijde.Uit(regels), "Mijn werk"));
    }

    /// <summary>Takes a task, or gives it back, in the role that it asks for; returns its name.</summary>
    /// <exception cref="WeigeringException">Somebody else was first, or it is not for this person.</exception>
    public async Task<string> OppakkenAsync(Handeling handeling, IReadOnlyList<string> rollen, Guid taakId, bool neem)
    {
        var taak = await Taken(handeling, rollen).Where(t => t.Id == taakId).Select(t => new { t.Naam, Rollen = t.Rollen.Select(r => r.Rol).ToList() }).SingleOrDefaultAsync()
            ?? throw new WeigeringException("taak-niet-open", "Deze taak staat niet meer open voor u. De lijst hieronder is bijgewerkt.");
        await taken.OppakkenAsync(handeling with { Rol = rollen.FirstOrDefault(taak.Rollen.Contains) ?? handeling.Rol }, taakId, neem);
        return taak.Naam;
    }

    private IQueryable<Taak> Taken(Handeling handeling, IReadOnlyList<string> rollen)
    {
        var wie = handeling.MedewerkerId;
        var teams = lijst.Teams(handeling);
        return lijst.OpenTaken(handeling).Where(t => t.ToegewezenAanId == wie || (teams.Contains(t.Team) && t.Rollen.Any(r => rollen.Contains(r.Rol))));
    }
}
