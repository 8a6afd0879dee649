using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkvoorraad;

/// <summary>How long it usually takes from the opening of a step until the act that meets the term, and how long the step itself; in days.</summary>
public sealed record Restduur(double TotGehaald, double Stap);

/// <summary>
/// Says when the steps that are left usually take longer than a term still has. What is usual is what half of the last twelve months did
/// not exceed; with less than twenty examples nothing is usual and nothing is said.
/// </summary>
public sealed class Haalbaarheid(CaseFlowDbContext db, Routeboek routes, Haalbaarheid.Onthouden onthouden)
{
    private const int Minimum = 20;
    private const int Maanden = 12;

    private Duren? _duren;

    /// <summary>What is usual in a municipality changes little in a day; the lists themselves are never behind.</summary>
    public sealed class Onthouden
    {
        internal DayMemory<string, Duren> Dagen { get; } = new();
    }

    internal sealed record Duren(IReadOnlyDictionary<(string Route, string Stap, string Regel), Restduur> Rest);

    public async Task LaadAsync(string gemeente, DateOnly vandaag)
    {
        if (!onthouden.Dagen.TryGet(gemeente, vandaag, out _duren))
        {
            _duren = onthouden.Dagen.Keep(gemeente, vandaag, await ReadAsync(gemeente, vandaag));
        }
    }

    /// <summary>The steps and terms of which something is usual, and the most days that any of these takes. After <see cref="LaadAsync"/>.</summary>
    public (IReadOnlyList<string> Stappen, IReadOnlyList<string> Regels, int Dagen)? Bekend => _duren is not { Rest.Count: > 0 } duren ? null
        : ([.. duren.Rest.Keys.Select(k => k.Stap).Distinct()], [.. duren.Rest.Keys.Select(k => k.Regel).Distinct()], (int)Math.Ceiling(duren.Rest.Values.Max(r => r.TotGehaald)));

    /// <summary>Why this running term cannot usually be met any more from this open task, or null. After <see cref="LaadAsync"/>.</summary>
    public string? WaaromNiet(string route, string stap, DateTimeOffset geopend, string regel, DateOnly laatsteDag, DateOnly vandaag)
    {
        if (_duren?.Rest.GetValueOrDefault((route, stap, regel)) is not { } duur || laatsteDag < vandaag)
        {
            return null;
        }
        // A step that takes longer than usual may end today, but what comes after it still has to be done.
        var verstreken = vandaag.DayNumber - AmsterdamTime.DateOf(geopend).DayNumber;
        var rest = (int)Math.Ceiling(Math.Max(duur.TotGehaald - verstreken, Math.Max(0, duur.TotGehaald - duur.Stap)));
        var over = laatsteDag.DayNumber - vandaag.DayNumber;
        return rest <= over ? null : $"Dit duurt gewoonlijk nog {Dagen(rest)}; er {(over == 1 ? "is" : "zijn")} er nog {over}.";
    }

    private static string Dagen(int dagen) => dagen == 1 ? "1 dag" : $"{dagen} dagen";

    private async Task<Duren> ReadAsync(string gemeente, DateOnly vandaag)
    {
        var sinds = AmsterdamTime.StartOf(vandaag.AddMonths(-Maanden));
        var regels = routes.Normen.Values.SelectMany(n => n).Distinct().ToList();
        var rijen = await db.Taken.AsNoTracking().Where(t => t.Status == TaakStatus.Afgerond && t.GeslotenOp >= sinds && t.Zaak!.GemeenteId == gemeente)
            .Join(db.Termijnen.Where(x => x.Status == TermijnStatus.Gehaald && x.GeeindigdDoor != "afsluiten" && regels.Contains(x.Regel)), t => t.ZaakId, x => x.ZaakId, (t, x) => new { t, x })
            .Where(r => r.t.SpoorId == r.x.SpoorId)
            .Select(r => new { r.t.Route, r.t.Stap, r.x.Regel, r.t.GeopendOp, Gesloten = r.t.GeslotenOp!.Value, Gehaald = r.x.GeeindigdOp!.Value })
            .ToListAsync();
        return new Duren(rijen.Where(r => routes.Normen.TryGetValue((r.Route, r.Stap), out var norm) && norm.Contains(r.Regel))
            .GroupBy(r => (r.Route, r.Stap, r.Regel)).Where(g => g.Count() >= Minimum)
            .ToDictionary(g => g.Key, g => new Restduur(
                Mediaan(g.Select(r => (double)Math.Max(0, r.Gehaald.DayNumber - AmsterdamTime.DateOf(r.GeopendOp).DayNumber))),
                Mediaan(g.Select(r => (double)(AmsterdamTime.DateOf(r.Gesloten).DayNumber - AmsterdamTime.DateOf(r.GeopendOp).DayNumber))))));
    }

    private static double Mediaan(IEnumerable<double> dagen)
    {
        var lijst = dagen.Order().ToList();
        return (lijst[(lijst.Count - 1) / 2] + lijst[lijst.Count / 2]) / 2;
    }
}
