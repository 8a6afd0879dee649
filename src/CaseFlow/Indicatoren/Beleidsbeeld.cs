using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Grafieken;
using CaseFlow.Tellingen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Indicatoren;

/// <summary>All there is to see of an indicator: its figures over time, its targets, and what it comes to.</summary>
public sealed record Indicatorbeeld(Indicator Indicator, IReadOnlyList<Standpunt> Standen, IReadOnlyList<Streefpunt> Streven, DateOnly Vandaag)
{
    /// <summary>The last figure that was measured; without one the last of the document.</summary>
    public Standpunt? Nieuwste { get; } = Standen.LastOrDefault(s => s.Soort == Puntsoort.Gemeten)
        ?? Standen.LastOrDefault(s => s.Plaats > 0 && (s.Laag is not null || Indicator.Eenheid == "ja-nee"));

    public Streefpunt? Streef => Streefpunt.Voor(Streven, Nieuwste is { Plaats: > 0 } ? (int)Math.Floor(Nieuwste.Plaats) : Vandaag.Year);

    public Oordeel Oordeel => Oordeel.Van(Indicator, Nieuwste, Streef);

    public Duiding? Duiding { get; init; }

    /// <summary>Figures and targets in the order of time, for a chart.</summary>
    public IReadOnlyList<Punt> Punten =>
    [
        .. Standen.Where(s => s is { Plaats: > 0, IsVerdeling: false } && (s.Laag is not null || s.Soort == Puntsoort.Gemeten)).Select(s => s.AlsPunt())
            .Concat(Streven.Where(s => s is { Jaar: not null, Getal: not null }).Select(s => new Punt(s.Jaar!.Value + 0.5, s.Bij, s.Getal, s.Getal, Getaltekst.Van(s.Getal!.Value, Indicator.Eenheid), Puntsoort.Streef)))
            .OrderBy(p => p.Plaats),
    ];

    /// <summary>What the chart shows, in a sentence.</summary>
    public string Bevinding
    {
        get
        {
            var getoond = Standen.Where(s => s.Plaats > 0 && s.Laag is not null).ToList();
            if (getoond.Count == 0)
            {
                return Standen.Any(s => s.IsVerdeling) ? "Dit is een verdeling: zie de tabellen hieronder" : Standen.Any(s => s.Soort == Puntsoort.Gemeten) ? "Geen enkel getal is groot genoeg om te tonen" : "Er zijn nog geen cijfers";
            }
            return Verloop ?? $"{getoond[^1].Tekst} in {getoond[^1].Bij}";
        }
    }

    /// <summary>What became of the first figure that is shown; null without a second.</summary>
    public string? Verloop
    {
        get
        {
            var getoond = Standen.Where(s => s.Plaats > 0 && s.Laag is not null).ToList();
            if (getoond.Count < 2)
            {
                return null;
            }
            var (eerste, laatste) = (getoond[0], getoond[^1]);
            return laatste.Laag > (eerste.Hoog ?? decimal.MaxValue) ? $"Gestegen van {eerste.Tekst} in {eerste.Bij} naar {laatste.Tekst} in {laatste.Bij}"
                : laatste.Hoog < eerste.Laag ? $"Gedaald van {eerste.Tekst} in {eerste.Bij} naar {laatste.Tekst} in {laatste.Bij}"
                : $"{laatste.Tekst} in {laatste.Bij}, ongeveer gelijk aan {eerste.Tekst} in {eerste.Bij}";
        }
    }
}

/// <summary>An indicator with all that its own page shows.</summary>
public sealed record Indicatordossier(Indicatorbeeld Beeld, IReadOnlyList<ExterneWaarde> Waarden, IReadOnlyList<Deeluitgave> Uitgaven, PeriodeSoort Per)
{
    /// <summary>The last publication of the chosen kind of period, with the breakdowns.</summary>
    public Deeluitgave? Laatste => Uitgaven.LastOrDefault(u => u.Periode.Soort == Per);

    public IReadOnlyList<PeriodeSoort> Soorten => [.. Uitgaven.Select(u => u.Periode.Soort).Distinct().OrderDescending()];
}

/// <summary>Puts together what policy staff see of their indicators: publications, figures from outside, the document, and their own choices.</summary>
public sealed class Beleidsbeelden(CaseFlowDbContext db, Configuratie configuratie, ExterneWaarden externe, Publicaties publicaties)
{
    private const int MeestePerioden = 36;

    /// <summary>Every indicator of the municipality, in the order of its document. It asks the same few questions whatever there is to see.</summary>
    public async Task<IReadOnlyList<Indicatorbeeld>> AlleAsync(string gemeente, DateOnly vandaag, bool metDuiding, CancellationToken cancellation = default)
    {
        var indicatoren = configuratie.IndicatorenVan(gemeente);
        var gepubliceerd = (await publicaties.LangsteVerloopAsync(gemeente, [.. indicatoren.Where(i => i.Telling is not null).Select(i => i.Id)])).ToLookup(d => d.Deel.Id);
        var waarden = await externe.GeldigAsync(gemeente, cancellation);
        var streven = (await db.Streefwaarden.AsNoTracking().Where(s => s.GemeenteId == gemeente).ToListAsync(cancellation)).ToLookup(s => s.IndicatorId);
        var duidingen = (metDuiding ? await db.Duidingen.AsNoTracking()
            .Where(d => d.GemeenteId == gemeente && !db.Duidingen.Any(later => later.GemeenteId == gemeente && later.IndicatorId == d.IndicatorId && later.Periode == d.Periode && later.Versie > d.Versie))
            .ToListAsync(cancellation) : []).ToLookup(d => d.IndicatorId);
        return
        [
            .. indicatoren.Select(i =>
            {
                var gemeten = gepubliceerd[i.Id].Select(d => Cijferbeeld.AlsStand(i, d)).Concat(waarden[i.Id].Select(w => VanBuiten(i, w))).ToList();
                var beeld = new Indicatorbeeld(i, Standen(i, gemeten), Streefpunt.Van(i, streven[i.Id], vandaag), vandaag);
                return beeld with { Duiding = duidingen[i.Id].FirstOrDefault(d => d.Periode == beeld.Nieuwste?.Periode?.ToString() && d.Tekst.Length > 0) };
            }),
        ];
    }

    /// <summary>One indicator: per year, quarter or month, with everything that was published of it and every version of its values from outside.</summary>
    public async Task<Indicatordossier> EenAsync(Indicator indicator, DateOnly vandaag, PeriodeSoort? per = null, CancellationToken cancellation = default)
    {
        var uitgaven = indicator.Telling is null ? [] : await publicaties.VerloopAsync(indicator.Gemeente, [indicator.Id]);
        var soort = per ?? (uitgaven.Count == 0 ? PeriodeSoort.Jaar : uitgaven.Max(d => d.Periode.Soort));
        var waarden = await externe.VanAsync(indicator.Gemeente, indicator.Id, cancellation);
        var streven = await db.Streefwaarden.AsNoTracking().Where(s => s.GemeenteId == indicator.Gemeente && s.IndicatorId == indicator.Id).ToListAsync(cancellation);
        // More than this is no chart and no table any more; the rest stands in the exports.
        var gemeten = uitgaven.Where(d => d.Periode.Soort == soort).TakeLast(MeestePerioden).Select(d => Cijferbeeld.AlsStand(indicator, d))
            .Concat(waarden.GroupBy(w => w.Periode).Select(g => VanBuiten(indicator, g.First()))).ToList();
        return new(new Indicatorbeeld(indicator, Standen(indicator, gemeten), Streefpunt.Van(indicator, streven, vandaag), vandaag), waarden, uitgaven, soort);
    }

    /// <summary>What was measured, and before it what the document says.</summary>
    public static IReadOnlyList<Standpunt> Standen(Indicator indicator, IReadOnlyList<Standpunt> gemeten)
    {
        var jaren = gemeten.Select(s => (int)Math.Floor(s.Plaats)).ToHashSet();
        var document = indicator.Nulmeting.Concat(indicator.Historie).Where(w => w.Jaar is null || !jaren.Contains(w.Jaar.Value))
            .GroupBy(w => w.Bij).Select(g => g.Last())
            .Select(w => new Standpunt(w.Bij, w.Jaar is { } jaar ? jaar + 0.5 : 0, w.Getal, w.Getal, w.Getal is { } getal ? Getaltekst.Van(getal, indicator.Eenheid) : w.Waarde, Puntsoort.Document)
            {
                Bron = $"{indicator.Bron.Document}, regel {indicator.Bron.Regels}",
            });
        return [.. document.Concat(gemeten).OrderBy(s => s.Plaats)];
    }

    public static Standpunt VanBuiten(Indicator indicator, ExterneWaarde waarde)
    {
        var periode = Periode.Parse(waarde.Periode);
        return new Standpunt(periode.Naam, Plaats(periode), waarde.Getal, waarde.Getal, waarde.Getal is { } getal ? Getaltekst.Van(getal, indicator.Eenheid) : waarde.Waarde, Puntsoort.Gemeten)
        {
            Periode = periode,
            Bron = $"{waarde.Bron}, {Termijnen.DatumTekst.Datum(waarde.Brondatum)}",
        };
    }

    /// <summary>The middle of a period, as a number of years.</summary>
    public static double Plaats(Periode periode) => periode.Jaar + (periode.Van.DayOfYear + periode.Tot.DayOfYear) / 2.0 / 366;
}
