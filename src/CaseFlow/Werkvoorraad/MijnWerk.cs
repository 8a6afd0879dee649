using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace CaseFlow.Werkvoorraad;

public sealed record Filter(string Id, string Naam, int Aantal);

/// <summary>A saved view beside the number of lines in it.</summary>
public sealed record WeergaveAantal(Guid Id, string Naam, int Aantal, bool IsStandaard);

/// <summary>What is asked for: a saved view, a choice of one's own, or nothing, which is the view somebody made the default.</summary>
public sealed record Werkvraag(Guid? Weergave, Werkkeuze? Keuze)
{
    private static readonly string[] Bekend = ["toon", "stap", "team", "route", "voorziening", "persoon", "licht", "volgorde", "kolom"];

    /// <summary>The fields of the address that asks for this, and nothing else that stood there.</summary>
    public IDictionary<string, string?> Velden => Weergave is { } id ? new Dictionary<string, string?> { [Werkkeuze.WeergaveVeld] = id.ToString("D") } : Keuze?.Velden(metToon: IsMetToon) ?? new Dictionary<string, string?>();

    private bool IsMetToon { get; init; }

    /// <summary>The question in the query of an address.</summary>
    public static Werkvraag Lees(string? adres) => Lees(QueryHelpers.ParseQuery(adres is { Length: <= Werkkeuze.LangsteKeuze } ? adres : ""));

    public static Werkvraag Lees(IEnumerable<KeyValuePair<string, StringValues>> velden)
    {
        var gevraagd = velden.ToList();
        Guid? weergave = Guid.TryParse(gevraagd.Find(v => v.Key == Werkkeuze.WeergaveVeld).Value.ToString(), out var id) ? id : null;
        return new Werkvraag(weergave, gevraagd.Exists(v => Bekend.Contains(v.Key, StringComparer.OrdinalIgnoreCase)) ? Werkkeuze.Lees(gevraagd) : null)
        {
            IsMetToon = gevraagd.Exists(v => v.Key == "toon"),
        };
    }
}

/// <summary>What can be chosen out of the work there is.</summary>
public sealed record Keuzen(
    IReadOnlyList<(string Id, string Naam)> Stappen, IReadOnlyList<string> Teams, IReadOnlyList<string> Routes, IReadOnlyList<string> Voorzieningen, IReadOnlyList<(string Id, string Naam)> Personen);

/// <summary>What the page shows: the filters and views with their counts, and one page of lines.</summary>
public sealed record Werkbeeld(DateOnly Vandaag, Guid Wie, IReadOnlyList<Filter> Filters, IReadOnlyList<WeergaveAantal> Weergaven, Guid? Weergave, Werkkeuze Keuze, Keuzen Keuzen, int Gevonden, Bladzijde Bladzijde, IReadOnlyList<Werkrij> Rijen)
{
    public bool HeeftStandaard => Weergaven.Any(w => w.IsStandaard);

    /// <summary>The fields of the address at which this list stands.</summary>
    public IDictionary<string, string?> Adres => Weergave is { } id ? new Dictionary<string, string?> { [Werkkeuze.WeergaveVeld] = id.ToString("D") } : Keuze.Velden(metToon: HeeftStandaard);
}

/// <summary>The work of one person: the open tasks on their name, and those of their teams that fit one of their roles.</summary>
public sealed class MijnWerk(CaseFlowDbContext db, Werklijst lijst, TaakService taken, Weergaven weergaven)
{
    private static readonly (string Id, string Naam, Func<Werkregel, Kijker, bool> Past)[] Filters =
    [
        (Werkkeuze.StandaardFilter, "Te doen", (r, k) => k.IsVoor(r)),
        ("van-mij", "Door mij opgepakt", (r, k) => r.ToegewezenAanId == k.Wie),
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

        public IEnumerable<Werkregel> Van(IEnumerable<Werkregel> alle, Werkkeuze keuze)
        {
            var filter = Filters.FirstOrDefault(f => f.Id == keuze.Toon, Filters[0]);
            return alle.Where(r => filter.Past(r, this) && keuze.Past(r, Vandaag));
        }
    }

    /// <summary>The lines are read once; filters, views, counts and choices are taken from them, however many views there are.</summary>
    public async Task<Werkbeeld> TonenAsync(Handeling handeling, IReadOnlyList<string> rollen, Werkvraag vraag, int pagina)
    {
        var (kijker, alle) = await LeesAsync(handeling, rollen);
        var eigen = await weergaven.VanAsync(handeling);
        var (gekozen, keuze) = Kies(eigen, vraag);
        keuze = keuze with { Toon = Filters.FirstOrDefault(f => f.Id == keuze.Toon, Filters[0]).Id };
        var regels = keuze.InVolgorde(kijker.Van(alle, keuze)).ToList();
        var bladzijde = Bladzijde.Van(pagina, regels.Count);
        return new Werkbeeld(
            kijker.Vandaag,
            kijker.Wie,
            [.. Filters.Where(f => f.Id != Vervanging || kijker.Afwezig.Count > 0).Select(f => new Filter(f.Id, f.Naam, alle.Count(r => f.Past(r, kijker)))).Where(f => f.Id != "onhaalbaar" || f.Aantal > 0)],
            [.. eigen.Select(w => new WeergaveAantal(w.Id, w.Naam, kijker.Van(alle, Werkkeuze.Lees(w.Keuze)).Count(), w.IsStandaard))],
            gekozen?.Id,
            keuze,
            Keuzen(alle),
            regels.Count,
            bladzijde,
            await lijst.RijenAsync(handeling, rollen, bladzijde.Uit(regels), "Mijn werk"));
    }

    /// <summary>The first task of a list that this person can go on with now; null when there is none.</summary>
    public async Task<Guid?> VolgendeAsync(Handeling handeling, IReadOnlyList<string> rollen, Werkvraag vraag)
    {
        var (kijker, alle) = await LeesAsync(handeling, rollen);
        var (_, keuze) = Kies(await weergaven.VanAsync(handeling), vraag);
        // What a colleague is busy with stays theirs, also where the list shows it.
        return keuze.InVolgorde(kijker.Van(alle, keuze)).FirstOrDefault(r => kijker.IsVoor(r) && Werkkeuze.IsTeDoen(r))?.TaakId;
    }

    /// <summary>Takes a task, or gives it back, in the role that it asks for.</summary>
    /// <param name="revisie">Only when nothing happened to the task since: what somebody did a moment ago is undone.</param>
    /// <returns>The name of the task, and its revision when it was changed.</returns>
    /// <exception cref="WeigeringException">Somebody else was first, or it is not for this person.</exception>
    public async Task<(string Naam, int? Revisie)> OppakkenAsync(Handeling handeling, IReadOnlyList<string> rollen, Guid taakId, bool neem, int? revisie = null)
    {
        var taak = await Taken(handeling, rollen).Where(t => t.Id == taakId).Select(t => new { t.Naam, Rollen = t.Rollen.Select(r => r.Rol).ToList() }).SingleOrDefaultAsync()
            ?? throw new WeigeringException("taak-niet-open", "Deze taak staat niet meer open voor u. De lijst hieronder is bijgewerkt.");
        return (taak.Naam, await taken.OppakkenAsync(handeling with { Rol = rollen.FirstOrDefault(taak.Rollen.Contains) ?? handeling.Rol }, taakId, neem, revisie));
    }

    private async Task<(Kijker Kijker, IReadOnlyList<Werkregel> Alle)> LeesAsync(Handeling handeling, IReadOnlyList<string> rollen)
    {
        var afwezig = await Vervangen(handeling).ToListAsync();
        var kijker = new Kijker(handeling.MedewerkerId!.Value, handeling.Vandaag, afwezig.ToHashSet());
        return (kijker, await lijst.RegelsAsync(Taken(handeling, rollen), handeling.Gemeente, handeling.Vandaag));
    }

    private static (Weergave? Weergave, Werkkeuze Keuze) Kies(IReadOnlyList<Weergave> eigen, Werkvraag vraag)
    {
        var gekozen = eigen.FirstOrDefault(w => w.Id == vraag.Weergave) ?? (vraag.Keuze is null ? eigen.FirstOrDefault(w => w.IsStandaard) : null);
        return (gekozen, gekozen is null ? vraag.Keuze ?? new Werkkeuze() : Werkkeuze.Lees(gekozen.Keuze));
    }

    private static Keuzen Keuzen(IReadOnlyList<Werkregel> alle)
    {
        static IReadOnlyList<string> Los(IEnumerable<string?> waarden) => [.. waarden.OfType<string>().Distinct().Order(StringComparer.CurrentCulture)];
        return new Keuzen(
            [.. alle.GroupBy(r => r.Stap).Select(g => (g.Key, g.First().Naam)).OrderBy(s => s.Naam, StringComparer.CurrentCulture)],
            Los(alle.Select(r => r.Team)),
            Los(alle.Select(r => r.Route)),
            Los(alle.Select(r => r.Voorziening)),
            [.. alle.Where(r => r.ToegewezenAanId is not null).GroupBy(r => r.ToegewezenAanId!.Value).Select(g => (g.Key.ToString("D"), g.First().ToegewezenAan ?? "")).OrderBy(p => p.Item2, StringComparer.CurrentCulture)]);
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
