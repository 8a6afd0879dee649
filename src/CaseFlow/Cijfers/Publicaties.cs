using System.Linq.Expressions;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Cijfers;

/// <summary>
/// Reads publications, and nothing else: pages, exports and the API get everything policy staff see from here, so that no channel can
/// show more than another. Each method is one query, however many years there are.
/// </summary>
public sealed class Publicaties(CaseFlowDbContext db)
{
    /// <summary>The published periods, the newest first; a quarter before its last month.</summary>
    public async Task<IReadOnlyList<Periode>> PeriodenAsync(string gemeente, PeriodeSoort? soort = null) =>
    [
        .. (await db.Publicaties.AsNoTracking().Where(p => p.GemeenteId == gemeente && (soort == null || p.Soort == soort)).Select(p => p.Periode).Distinct().ToListAsync())
            .Select(Periode.Parse).OrderByDescending(p => p.Tot).ThenBy(p => p.Van),
    ];

    /// <summary>Everything in the newest version of a period, or in the version that is asked for.</summary>
    public async Task<Uitgave?> UitgaveAsync(string gemeente, Periode periode, int? versie = null)
    {
        var tekst = periode.ToString();
        var delen = await LeesAsync(versie is null
            ? Nieuwste().Where(p => p.GemeenteId == gemeente && p.Periode == tekst)
            : db.Publicaties.Where(p => p.GemeenteId == gemeente && p.Periode == tekst && p.Versie == versie));
        return Uitgaven(delen).SingleOrDefault();
    }

    /// <summary>Some subjects over all periods, the oldest first, each in its newest version.</summary>
    public async Task<IReadOnlyList<Deeluitgave>> VerloopAsync(string gemeente, IReadOnlyCollection<string> onderwerpen, PeriodeSoort? soort = null) =>
    [
        .. (await LeesAsync(Nieuwste().Where(p => p.GemeenteId == gemeente && (soort == null || p.Soort == soort)), d => onderwerpen.Contains(d.Onderwerp)))
            .OrderBy(d => d.Periode),
    ];

    /// <summary>Some subjects over all periods of the longest kind that was published: years, else quarters, else months; the oldest first.</summary>
    public async Task<IReadOnlyList<Deeluitgave>> LangsteVerloopAsync(string gemeente, IReadOnlyCollection<string> onderwerpen) =>
    [
        .. (await LeesAsync(Nieuwste().Where(p => p.GemeenteId == gemeente && (p.Soort == PeriodeSoort.Jaar
                || (p.Soort == PeriodeSoort.Kwartaal && !db.Publicaties.Any(j => j.GemeenteId == gemeente && j.Soort == PeriodeSoort.Jaar))
                || (p.Soort == PeriodeSoort.Maand && !db.Publicaties.Any(j => j.GemeenteId == gemeente && j.Soort != PeriodeSoort.Maand)))),
            d => onderwerpen.Contains(d.Onderwerp))).OrderBy(d => d.Periode),
    ];

    /// <summary>The versions of a period, the newest first.</summary>
    public async Task<IReadOnlyList<Publicatieversie>> VersiesAsync(string gemeente, Periode periode)
    {
        var tekst = periode.ToString();
        var versies = await db.Publicaties.AsNoTracking().Where(p => p.GemeenteId == gemeente && p.Periode == tekst).OrderByDescending(p => p.Versie).ToListAsync();
        return [.. versies.Select(Versie)];
    }

    /// <summary>Every version of every period that ends in this year, the newest first.</summary>
    public async Task<IReadOnlyList<Publicatieversie>> VersiesAsync(string gemeente, int jaar)
    {
        var begin = $"{jaar:0000}";
        var versies = await db.Publicaties.AsNoTracking().Where(p => p.GemeenteId == gemeente && p.Periode.StartsWith(begin)).ToListAsync();
        return [.. versies.Select(Versie).OrderByDescending(v => v.Periode.Tot).ThenBy(v => v.Periode.Van).ThenByDescending(v => v.Versie)];
    }

    /// <summary>The newest version of every period, the newest period first.</summary>
    public async Task<IReadOnlyList<Publicatieversie>> NieuwsteVersiesAsync(string gemeente, PeriodeSoort? soort = null)
    {
        var versies = await Nieuwste().AsNoTracking().Where(p => p.GemeenteId == gemeente && (soort == null || p.Soort == soort)).ToListAsync();
        return [.. versies.Select(Versie).OrderByDescending(v => v.Periode.Tot).ThenBy(v => v.Periode.Van)];
    }

    private static Publicatieversie Versie(Publicatie p) => new(Periode.Parse(p.Periode), p.Versie, AmsterdamTime.Local(p.GemaaktOp), p.Door, p.Reden, Deelinhoud.LeesRegels(p.Regels));

    /// <summary>Some periods side by side, in the order that was asked for; a period that was not published is left out.</summary>
    public async Task<IReadOnlyList<Uitgave>> NaastElkaarAsync(string gemeente, params IReadOnlyList<Periode> perioden)
    {
        var teksten = perioden.Select(p => p.ToString()).ToList();
        var uitgaven = Uitgaven(await LeesAsync(Nieuwste().Where(p => p.GemeenteId == gemeente && teksten.Contains(p.Periode))));
        return [.. uitgaven.OrderBy(u => teksten.IndexOf(u.Periode.ToString()))];
    }

    /// <summary>The same over municipalities: of each the subject that counts it, in the newest version of the period, or of every period when none is named.</summary>
    public async Task<IReadOnlyList<Deeluitgave>> VergelijkAsync(IReadOnlyCollection<(string Gemeente, string Onderwerp)> paren, Periode? periode = null)
    {
        var tekst = periode?.ToString();
        var (gemeenten, onderwerpen) = (paren.Select(p => p.Gemeente).Distinct().ToList(), paren.Select(p => p.Onderwerp).Distinct().ToList());
        var delen = await LeesAsync(Nieuwste().Where(p => gemeenten.Contains(p.GemeenteId) && (tekst == null || p.Periode == tekst)), d => onderwerpen.Contains(d.Onderwerp));
        return [.. delen.Where(d => paren.Contains((d.Gemeente, d.Deel.Id))).OrderBy(d => d.Periode).ThenBy(d => d.Gemeente, StringComparer.Ordinal)];
    }

    private IQueryable<Publicatie> Nieuwste() =>
        db.Publicaties.Where(p => !db.Publicaties.Any(n => n.GemeenteId == p.GemeenteId && n.Periode == p.Periode && n.Versie > p.Versie));

    private async Task<List<Deeluitgave>> LeesAsync(IQueryable<Publicatie> publicaties, Expression<Func<Publicatiedeel, bool>>? welke = null)
    {
        var delen = welke is null ? db.Publicatiedelen : db.Publicatiedelen.Where(welke);
        var rijen = await publicaties.Join(delen, p => p.Id, d => d.PublicatieId, (p, d) => new { p.GemeenteId, p.Periode, p.Versie, p.GemaaktOp, p.Reden, p.Regels, d.Volgorde, d.Inhoud })
            .OrderBy(r => r.Volgorde).ToListAsync();
        return [.. rijen.Select(r => new Deeluitgave(
            r.GemeenteId, Periode.Parse(r.Periode), r.Versie, AmsterdamTime.Local(r.GemaaktOp), r.Reden, Deelinhoud.LeesRegels(r.Regels), Deelinhoud.Lees(r.Inhoud)))];
    }

    private static IEnumerable<Uitgave> Uitgaven(IEnumerable<Deeluitgave> delen) => delen.GroupBy(d => (d.Gemeente, d.Periode, d.Versie))
        .Select(g => new Uitgave(g.Key.Gemeente, g.Key.Periode, g.Key.Versie, g.First().GemaaktOp, g.First().Reden, g.First().Regels, [.. g]));
}
