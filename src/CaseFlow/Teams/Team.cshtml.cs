using System.Globalization;
using CaseFlow.Grafieken;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Teams;

public sealed class TeamModel(Teambord bord, Overdrachten overdrachten, Routeboek routes, Configuratie configuratie, Aanmelding aanmelding, TimeProvider klok) : PageModel
{
    private const int Kort = 10;

    public static readonly IReadOnlyList<(string Toon, string Naam)> Wachtfilters =
        [("wacht", "Alles wat wacht"), ("wacht-inwoner", "Op de inwoner"), ("wacht-advies", "Op een advies"), ("wacht-aanbieder", "Op een aanbieder"), ("wacht-partner", "Op een partner")];

    // What a lead looks for first; the other numbers stand small beside them.
    private static readonly string[] Hoofdzaken = ["verlopen", "nadert", "niet-opgepakt", "wacht"];

    [BindProperty(SupportsGet = true)]
    public string? Team { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Toon { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Termijn { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Route { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stap { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Persoon { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Week { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    [BindProperty(SupportsGet = true)]
    public string? Mensen { get; set; }

    public Teambeeld Beeld { get; private set; } = null!;

    public ILookup<bool, Teamcijfer> Cijfers => Beeld.Cijfers.ToLookup(c => Hoofdzaken.Contains(c.Toon));

    /// <summary>The steps where something must be done, the most pressing first, and the others.</summary>
    public ILookup<bool, StapTelling> Stappen => Beeld.Stappen.OrderByDescending(s => s.Standen.Verlopen).ThenByDescending(s => s.Standen.Nadert).ThenByDescending(s => s.NietOpgepakt)
        .ToLookup(s => s.Standen.Verlopen + s.Standen.Nadert + s.NietOpgepakt > 0);

    public bool HeeftTeams { get; private set; }

    public string Teamnaam(string id) => configuratie.Gemeenten[aanmelding.Handeling().Gemeente].Teams.FirstOrDefault(t => t.Id == id)?.Naam ?? id;

    public Teamkeuze Keuze => new() { Toon = Toon, Termijn = Termijn, Route = Route, Stap = Stap, Persoon = Persoon, Week = Week };

    public Guid Wie => aanmelding.Handeling().MedewerkerId!.Value;

    /// <summary>The first people, unless all were asked for: those with the most that presses stand first.</summary>
    public IReadOnlyList<PersoonTelling> Personen => Mensen == "alle" || Beeld.Personen.Count <= Kort + 2 ? Beeld.Personen : [.. Beeld.Personen.Take(Kort)];

    /// <summary>Who can be given a task: the people and the teams of this lead.</summary>
    public IEnumerable<Optie> Ontvangers =>
        Beeld.Mensen.Where(m => m.Rollen.Overlaps(Toegangsregels.Zaakrollen))
            .Select(m => new Optie(m.Id.ToString(), m.Afwezig is null ? m.Naam : $"{m.Naam} ({m.Omschrijving(Beeld.Vandaag)})", "Collega's"))
            .Concat(configuratie.Gemeenten[aanmelding.Handeling().Gemeente].Teams.Where(t => Beeld.Mensen.Any(m => m.Teams.Contains(t.Id)))
                .Select(t => new Optie(t.Id, t.Naam, "Teams: op niemands naam")));

    public Staafgrafiek Weekgrafiek
    {
        get
        {
            var meeste = Beeld.Weken.MaxBy(w => w.Aantal)!;
            return new Staafgrafiek("weken", meeste.Aantal == 0 ? "De komende acht weken loopt geen termijn af"
                : $"De meeste termijnen lopen af in de week van {DatumTekst.Datum(meeste.Maandag)}: {meeste.Aantal}",
                [.. Beeld.Weken.Select(w => Staaf.Precies($"Week van {DatumTekst.Datum(w.Maandag)}", w.Aantal))]);
        }
    }

    public string Lijstnaam
    {
        get
        {
            var delen = new[]
            {
                Toon is { Length: > 0 } toon ? DatumTekst.Hoofdletter(Beeld.Cijfers.FirstOrDefault(c => c.Toon == toon)?.Naam ?? toon.Replace("wacht-", "wacht op ").Replace('-', ' ')) : null,
                Termijn is null ? null : Beeld.Termijnen.FirstOrDefault(t => t.Regel == Termijn)?.Omschrijving.TrimEnd('.') ?? Termijn,
                Route,
                Stap is null ? null : Route is null ? Stap : routes.Stapnaam(Route, Stap),
                Persoon is null ? null : Beeld.Personen.FirstOrDefault(p => p.Id == Persoon)?.Naam ?? "deze collega",
                Week is { } week ? $"Loopt af in de week van {DatumTekst.Datum(week)}" : null,
            };
            return string.Join(", ", delen.OfType<string>());
        }
    }

    public IDictionary<string, string?> Routewaarden => new Dictionary<string, string?>
    {
        ["team"] = Team,
        ["toon"] = Toon,
        ["termijn"] = Termijn,
        ["route"] = Route,
        ["stap"] = Stap,
        ["persoon"] = Persoon?.ToString(),
        ["week"] = Week?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    }.Where(w => w.Value is not null).ToDictionary();

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        return await ToonAsync() ? Page() : NotFound();
    }

    /// <summary>Gives the chosen tasks, or all behind the number, to somebody.</summary>
    public async Task<IActionResult> OnPostOverdragenAsync(Guid[] taken, bool alles, string? naar)
    {
        ModelState.Clear();
        var handeling = Leider;
        try
        {
            var id = await overdrachten.BeginAsync(handeling, alles ? await bord.TakenAsync(handeling, Team, Keuze) : taken, naar);
            await overdrachten.GaDoorAsync(id, klok.GetUtcNow(), Overdrachten.Portie, HttpContext.RequestAborted);
            var stand = await overdrachten.LeesAsync(handeling, id);
            if (stand is { Over: 0, Geweigerd.Count: 0 })
            {
                await overdrachten.GaDoorAsync(id, klok.GetUtcNow(), 1, HttpContext.RequestAborted);
                TempData["Gelukt"] = $"{(stand.Gedaan == 1 ? "1 taak" : $"{stand.Gedaan} taken")} toegewezen aan {stand.Naar}.";
                TempData[Vervolg.Ongedaan] = $"/Teams/Overdrachten/{id}?handler=Ongedaan";
                return RedirectToPage(Routewaarden);
            }
            return RedirectToPage("/Teams/Overdracht", new { id });
        }
        catch (WeigeringException weigering)
        {
            if (!await ToonAsync())
            {
                return NotFound();
            }
            Foutweergave.Toon(this, weigering, ["naar"]);
            return Page();
        }
    }

    /// <summary>The address of the list behind a number.</summary>
    public string Adres(string? toon = null, string? termijn = null, Guid? persoon = null, DateOnly? week = null, string? route = null, string? stap = null, int? pagina = null) =>
        Url.Page("/Teams/Team", null, new { Team, toon, termijn, route, stap, persoon, week = week?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), pagina }) + "#lijst";

    public string Gemeente => Leider.Gemeente;

    private Handeling Leider => aanmelding.Handeling(["teamleider"]);

    private async Task<bool> ToonAsync()
    {
        if (await bord.TonenAsync(Leider, Team, Keuze, Pagina) is not { } beeld)
        {
            return false;
        }
        (Beeld, HeeftTeams) = (beeld, beeld.Mensen.Count > 0);
        return true;
    }
}
