using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkvoorraad;

public sealed record Filter(string Id, string Naam, int Aantal);

/// <summary>What the page shows: the filters with their counts, and one page of lines.</summary>
public sealed record Werkbeeld(DateOnly Vandaag, Guid Wie, IReadOnlyList<Filter> Filters, string Toon, Bladzijde Bladzijde, IReadOnlyList<Werkrij> Rijen);

/// <summary>The work of one person: the open tasks on their name, and those of their teams that fit one of their roles.</summary>
public sealed class MijnWerk(CaseFlowDbContext db, Werklijst lijst, TaakService taken)
{
    internal const string Standaard = "voor-mij";

    private static readonly (string Id, string Naam, Func<Werkregel, Kijker, bool> Past)[] Filters =
    [
        (Standaard, "Voor mij", (r, k) => k.IsVoor(r)),
        ("van-mij", "Van mij", (r, k) => r.ToegewezenAanId == k.Wie),
        (Vervanging, "Van wie ik vervang", (r, k) => k.Vervangt(r)),
        ("niet-opgepakt", "Niet opgepakt", (r, _) => r.ToegewezenAanId is null),
        ("nadert", "Nadert", (r, k) => k.IsVoor(r) && r.StandOp(k.Vandaag) == Stand.Nadert),
        ("onhaalbaar", "Niet meer haalbaar", (r, k) => k.IsVoor(r) && r.Onhaalbaar is not null),
        ("verlopen", "Verlopen", (r, k) => k.IsVoor(r) && r.StandOp(k.Vandaag) == Stand.Verlopen),
        ("opgeschort", "Opgeschort", (r, k) => k.IsVoor(r) && r.StandOp(k.Vandaag) == Stand.Opgeschort),
        ("alles", "Alles van mijn teams", (_, _) => true),
    ];

    private const string Vervanging = "vervanging";

    /// <summary>Who looks at the list, and whom they replace today.</summary>
    private sealed record Kijker(Guid Wie, DateOnly Vandaag, IReadOnlySet<Guid> Afwezig)
    {
        // What a colleague has is in sight, but not in the way, unless that colleague is away and this one looks after it.
        public bool IsVoor(Werkregel regel) => regel.ToegewezenAanId is null || regel.ToegewezenAanId == Wie || Vervangt(regel);

        public bool Vervangt(Werkregel regel) => regel.ToegewezenAanId is { } van && Afwezig.Contains(van);
    }

    public async Task<Werkbeeld> TonenAsync(Handeling handeling, IReadOnlyList<string> rollen, string? toon, int pagina)
    {
        var (wie, vandaag) = (handeling.MedewerkerId!.Value, handeling.Vandaag);
        var afwezig = await Vervangen(handeling).ToListAsync();
        var kijker = new Kijker(wie, vandaag, afwezig.ToHashSet());
        var alle = await lijst.RegelsAsync(Taken(handeling, rollen), handeling.Gemeente, vandaag);
        var gekozen = Filters.FirstOrDefault(f => f.Id == toon, Filters[0]);
        var regels = alle.Where(r => gekozen.Past(r, kijker)).ToList();
        var bladzijde = Bladzijde.Van(pagina, regels.Count);
        return new Werkbeeld(
            vandaag,
            wie,
            [.. Filters.Where(f => f.Id != Vervanging || afwezig.Count > 0).Select(f => new Filter(f.Id, f.Naam, alle.Count(r => f.Past(r, kijker)))).Where(f => f.Id != "onhaalbaar" || f.Aantal > 0)],
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
        var (teams, afwezig) = (lijst.Teams(handeling), Vervangen(handeling));
        return lijst.OpenTakenMetBesloten(handeling).Where(t => t.ToegewezenAanId == wie || (t.ToegewezenAanId != null && afwezig.Contains(t.ToegewezenAanId.Value)) || (teams.Contains(t.Team) && t.Rollen.Any(r => rollen.Contains(r.Rol))));
    }

    // Whose tasks this person looks after today.
    private IQueryable<Guid> Vervangen(Handeling handeling)
    {
        var (wie, vandaag) = (handeling.MedewerkerId, handeling.Vandaag);
        return db.Afwezigheden.Where(a => a.VervangerId == wie && a.IngetrokkenOp == null && a.Van <= vandaag && (a.Tot == null || a.Tot >= vandaag)).Select(a => a.MedewerkerId);
    }
}
