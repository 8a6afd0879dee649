using System.Linq.Expressions;
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
    private const string Vervanging = "vervanging";
    private const string Onhaalbaar = "onhaalbaar";

    private static readonly (string Id, string Naam, Func<Kijker, IEnumerable<Expression<Func<Werkkaart, bool>>>> Voorwaarden)[] Filters =
    [
        (Werkkeuze.StandaardFilter, "Te doen", k => [k.IsVoor()]),
        ("van-mij", "Door mij opgepakt", k => [k.IsVan()]),
        (Vervanging, "Van wie ik vervang", k => [k.Vervangt()]),
        ("niet-opgepakt", "Niet opgepakt", _ => [t => t.Persoon == null]),
        ("nadert", "Nadert", k => [k.IsVoor(), t => t.Licht == (int)Stand.Nadert]),
        (Onhaalbaar, "Niet meer haalbaar", k => [k.IsVoor()]),
        ("verlopen", "Verlopen", k => [k.IsVoor(), t => t.Licht == (int)Stand.Verlopen]),
        ("opgeschort", "Opgeschort", k => [k.IsVoor(), t => t.Licht == (int)Stand.Opgeschort]),
        ("alles", "Alles van mijn teams", _ => []),
    ];

    /// <summary>Who looks at the list, and whom they replace today.</summary>
    private sealed record Kijker(Guid Wie, DateOnly Vandaag, List<Guid> Afwezig)
    {
        // What a colleague has is in sight, but not in the way, unless that colleague is away and this one looks after it.
        public Expression<Func<Werkkaart, bool>> IsVoor() => t => t.Persoon == null || t.Persoon == Wie || Afwezig.Contains(t.Persoon.Value);

        public Expression<Func<Werkkaart, bool>> IsVan() => t => t.Persoon == Wie;

        public Expression<Func<Werkkaart, bool>> Vervangt() => t => t.Persoon != null && Afwezig.Contains(t.Persoon.Value);

        public IEnumerable<Expression<Func<Werkkaart, bool>>> Voorwaarden(Werkkeuze keuze) => Filter(keuze.Toon).Voorwaarden(this).Concat(keuze.Voorwaarden());
    }

    /// <summary>The work of somebody as the database groups it, and apart from it what usually cannot be met.</summary>
    private sealed record Telling(Kijker Kijker, IReadOnlyList<Werkkaart> Groepen, IReadOnlyList<(Guid TaakId, Werkkaart Kaart)> Onhaalbaar)
    {
        private readonly IReadOnlyList<Werkkaart> _onhaalbaar = [.. Onhaalbaar.Select(o => o.Kaart)];

        public int Aantal(Werkkeuze keuze) => (Filter(keuze.Toon).Id == MijnWerk.Onhaalbaar ? _onhaalbaar : Groepen).Telling(Kijker.Voorwaarden(keuze));
    }

    /// <summary>The database counts, however many views there are; only the lines that are shown are read.</summary>
    public async Task<Werkbeeld> TonenAsync(Handeling handeling, IReadOnlyList<string> rollen, Werkvraag vraag, int pagina)
    {
        var kijker = await KijkerAsync(handeling);
        var eigen = await weergaven.VanAsync(handeling);
        var (gekozen, keuze) = Kies(eigen, vraag);
        keuze = keuze with { Toon = Filter(keuze.Toon).Id };
        var lezingen = eigen.Select(w => (Weergave: w, Keuze: Werkkeuze.Lees(w.Keuze))).ToList();
        var kaarten = lijst.Kaarten(Taken(handeling, rollen), kijker.Vandaag);
        List<Guid> bekend = [.. lezingen.Select(l => l.Keuze.Persoon).Append(keuze.Persoon).OfType<Guid>().Concat(kijker.Afwezig).Append(kijker.Wie).Distinct()];
        var telling = new Telling(kijker, await lijst.GroepenAsync(kaarten, bekend), await lijst.OnhaalbaarAsync(kaarten, handeling.Gemeente, kijker.Vandaag));
        var gevonden = telling.Aantal(keuze);
        var bladzijde = Bladzijde.Van(pagina, gevonden);
        var regels = gevonden == 0 ? [] : await RegelsAsync(handeling, Gekozen(kaarten, keuze, kijker, telling.Onhaalbaar), keuze, bladzijde.Overslaan, Werklijst.PerPagina);
        return new Werkbeeld(
            kijker.Vandaag,
            kijker.Wie,
            [.. Filters.Where(f => f.Id != Vervanging || kijker.Afwezig.Count > 0).Select(f => new Filter(f.Id, f.Naam, telling.Aantal(new Werkkeuze { Toon = f.Id }))).Where(f => f.Id != Onhaalbaar || f.Aantal > 0)],
            [.. lezingen.Select(l => new WeergaveAantal(l.Weergave.Id, l.Weergave.Naam, telling.Aantal(l.Keuze), l.Weergave.IsStandaard))],
            gekozen?.Id,
            keuze,
            Keuzen(telling.Groepen, await PersonenAsync(Taken(handeling, rollen))),
            gevonden,
            bladzijde,
            await lijst.RijenAsync(handeling, rollen, regels, "Mijn werk"));
    }

    /// <summary>The first task of a list that this person can go on with now; null when there is none.</summary>
    public async Task<Guid?> VolgendeAsync(Handeling handeling, IReadOnlyList<string> rollen, Werkvraag vraag)
    {
        var kijker = await KijkerAsync(handeling);
        var (_, keuze) = Kies(await weergaven.VanAsync(handeling), vraag);
        var kaarten = lijst.Kaarten(Taken(handeling, rollen), kijker.Vandaag);
        var onhaalbaar = Filter(keuze.Toon).Id == Onhaalbaar ? await lijst.OnhaalbaarAsync(kaarten, handeling.Gemeente, kijker.Vandaag) : [];
        // What a colleague is busy with stays theirs, also where the list shows it.
        var teDoen = lijst.TeDoen(Gekozen(kaarten, keuze, kijker, onhaalbaar).Where(kijker.IsVoor()));
        return (await RegelsAsync(handeling, teDoen, keuze, 0, 1)).FirstOrDefault()?.TaakId;
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

    private static (string Id, string Naam, Func<Kijker, IEnumerable<Expression<Func<Werkkaart, bool>>>> Voorwaarden) Filter(string toon) => Filters.FirstOrDefault(f => f.Id == toon, Filters[0]);

    private async Task<Kijker> KijkerAsync(Handeling handeling) => new(handeling.MedewerkerId!.Value, handeling.Vandaag, await Vervangen(handeling).Distinct().ToListAsync());

    private static IQueryable<Werkkaart> Gekozen(IQueryable<Werkkaart> kaarten, Werkkeuze keuze, Kijker kijker, IReadOnlyList<(Guid TaakId, Werkkaart Kaart)> onhaalbaar)
    {
        var ids = onhaalbaar.Select(o => o.TaakId).ToList();
        var uit = Filter(keuze.Toon).Id == Onhaalbaar ? kaarten.Where(k => EF.Parameter(ids).Contains(k.Taak!.Id)) : kaarten;
        return kijker.Voorwaarden(keuze).Aggregate(uit, (q, voorwaarde) => q.Where(voorwaarde));
    }

    // In an order of words all of what was chosen is read: people sort words otherwise than databases, each of which has a way of its own.
    private async Task<IReadOnlyList<Werkregel>> RegelsAsync(Handeling handeling, IQueryable<Werkkaart> kaarten, Werkkeuze keuze, int overslaan, int aantal)
    {
        var stuk = keuze.IsOpWoord ? kaarten : keuze.InVolgorde(kaarten).Skip(overslaan).Take(aantal);
        var regels = keuze.InVolgorde(await lijst.RegelsAsync(stuk.Select(k => k.Taak!), handeling.Gemeente, handeling.Vandaag));
        return [.. keuze.IsOpWoord ? regels.Skip(overslaan).Take(aantal) : regels];
    }

    private static async Task<IReadOnlyList<(string Id, string Naam)>> PersonenAsync(IQueryable<Taak> taken) =>
        [.. (await taken.Where(t => t.ToegewezenAanId != null).Select(t => new { t.ToegewezenAanId, t.ToegewezenAan }).Distinct().ToListAsync())
            .OrderBy(p => p.ToegewezenAan, StringComparer.CurrentCulture).DistinctBy(p => p.ToegewezenAanId).Select(p => (p.ToegewezenAanId!.Value.ToString("D"), p.ToegewezenAan ?? ""))];

    private static (Weergave? Weergave, Werkkeuze Keuze) Kies(IReadOnlyList<Weergave> eigen, Werkvraag vraag)
    {
        var gekozen = eigen.FirstOrDefault(w => w.Id == vraag.Weergave) ?? (vraag.Keuze is null ? eigen.FirstOrDefault(w => w.IsStandaard) : null);
        return (gekozen, gekozen is null ? vraag.Keuze ?? new Werkkeuze() : Werkkeuze.Lees(gekozen.Keuze));
    }

    private static Keuzen Keuzen(IReadOnlyList<Werkkaart> groepen, IReadOnlyList<(string Id, string Naam)> personen)
    {
        static IReadOnlyList<string> Los(IEnumerable<string?> waarden) => [.. waarden.OfType<string>().Distinct().Order(StringComparer.CurrentCulture)];
        return new Keuzen(
            [.. groepen.GroupBy(g => g.Stap).Select(g => (g.Key, Naam: g.Select(x => x.Naam).Min(StringComparer.CurrentCulture)!)).OrderBy(s => s.Naam, StringComparer.CurrentCulture)],
            Los(groepen.Select(g => g.Team)),
            Los(groepen.Select(g => g.Route)),
            Los(groepen.Select(g => g.Voorziening)),
            personen);
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
