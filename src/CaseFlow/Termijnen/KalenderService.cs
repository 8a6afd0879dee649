using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Termijnen;

/// <summary>A running term whose last day would be another with a changed calendar.</summary>
public sealed record Verschuiving(Guid TermijnId, Guid ZaakId, string Regel, DateOnly Van, DateOnly Naar);

/// <summary>Keeps the calendar: what the functional manager enters goes over the file, and never touches a running term without saying so first.</summary>
public sealed class KalenderService(CaseFlowDbContext db, Transactie transactie, Kalender kalender, TermijnRegels regels, ZaakLader lader, TermijnService termijnen, Dossier dossier)
{
    private const int GeldigeJarenVooruit = 10;

    /// <summary>Reads what is stored over the file. Cheap, so every instance does it often.</summary>
    public async Task VernieuwAsync(CancellationToken cancellation = default)
    {
        var opgeslagen = await db.KalenderBesluiten.AsNoTracking().OrderBy(b => b.Op).ThenBy(b => b.Id).ToListAsync(cancellation);
        kalender.Zet(opgeslagen.GroupBy(b => b.Jaar).Select(g => g.Last()).Select(b => new GelijkgesteldJaar(b.Jaar, b.Besluit, b.Lijst())));
    }

    /// <summary>Every decision that was entered here, the newest first.</summary>
    public async Task<IReadOnlyList<KalenderBesluit>> GeschiedenisAsync() =>
        await db.KalenderBesluiten.AsNoTracking().OrderByDescending(b => b.Op).ThenByDescending(b => b.Id).ToListAsync();

    /// <summary>The running terms that would get another last day.</summary>
    public async Task<IReadOnlyList<Verschuiving>> GevolgenAsync(GelijkgesteldJaar jaar)
    {
        var straks = kalender.Met(jaar);
        var uitkomst = new List<Verschuiving>();
        var vanaf = new DateOnly(jaar.Jaar, 1, 1).AddDays(-14);
        var tot = new DateOnly(jaar.Jaar, 12, 31).AddDays(14);
        var lopend = await db.Termijnen.AsNoTracking().Include(t => t.Opschortingen).Include(t => t.Verlengingen).AsSingleQuery()
            .Where(t => (t.Status == TermijnStatus.Lopend || t.Status == TermijnStatus.Opgeschort) && t.LaatsteDag >= vanaf && t.LaatsteDag <= tot)
            .Join(db.Zaken, t => t.ZaakId, z => z.Id, (t, z) => new { Termijn = t, z.GemeenteId }).ToListAsync();
        foreach (var (termijn, gemeente) in lopend.Select(l => (l.Termijn, l.GemeenteId)))
        {
            try
            {
                var naar = TermijnBerekening.Bereken(TermijnUitlegger.Vraag(termijn, regels.Van(termijn, gemeente)), straks).LaatsteDag;
                if (naar != termijn.LaatsteDag)
                {
                    uitkomst.Add(new(termijn.Id, termijn.ZaakId, termijn.Regel, termijn.LaatsteDag, naar));
                }
            }
            catch (KalenderOnbeslistException)
            {
                // It could not be computed before either; it keeps the day it has.
            }
        }
        return uitkomst;
    }

    /// <summary>
    /// Stores the equated days of a year. Running terms whose last day moves are computed anew and say so in the case file; that is done only
    /// when <paramref name="isGezien"/> says that their number was seen.
    /// </summary>
    /// <exception cref="WeigeringException">A day that cannot be, or terms that would move unseen (<c>termijnen-verschuiven</c>).</exception>
    public async Task<int> LegVastAsync(Handeling handeling, int jaar, string? besluit, IReadOnlyList<DateOnly> dagen, bool isGezien)
    {
        if (handeling.Rol != "beheer")
        {
            throw new WeigeringException("rol-onbevoegd", "Alleen de functioneel beheerder legt dit vast.");
        }
        if (jaar < Feestdagen.EersteJaar || jaar > handeling.Vandaag.Year + GeldigeJarenVooruit)
        {
            throw new WeigeringException("waarde-onbekend:jaar", $"Kies een jaar van {Feestdagen.EersteJaar} tot en met {handeling.Vandaag.Year + GeldigeJarenVooruit}.", "jaar");
        }
        if (string.IsNullOrWhiteSpace(besluit))
        {
            throw new WeigeringException("veld-verplicht:besluit", "Noem het besluit waarin de dagen staan, bijvoorbeeld: Stcrt. 2025, 24713.", "besluit");
        }
        foreach (var dag in dagen)
        {
            if (dag.Year != jaar || dag.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Feestdagen.Van(jaar).Any(f => f.Datum == dag))
            {
                throw new WeigeringException("waarde-onbekend:dagen", $"{DatumTekst.Hoofdletter(DatumTekst.Voluit(dag))} kan hier niet: {(dag.Year != jaar ? $"die dag valt niet in {jaar}" : "dat is al een weekend of feestdag")}.", "dagen");
            }
        }
        var nieuw = new GelijkgesteldJaar(jaar, besluit.Trim(), [.. dagen.Distinct().Order()]);
        var gevolgen = await GevolgenAsync(nieuw);
        if (gevolgen.Count > 0 && !isGezien)
        {
            throw new WeigeringException("termijnen-verschuiven", $"{(gevolgen.Count == 1 ? "Een lopende termijn krijgt" : $"{gevolgen.Count} lopende termijnen krijgen")} hierdoor een andere laatste dag. Kijk ze na en bevestig het.", "gezien");
        }
        await transactie.RunAsync(() =>
        {
            db.KalenderBesluiten.Add(new KalenderBesluit
            {
                Jaar = jaar,
                Besluit = nieuw.Besluit,
                Dagen = string.Join(',', nieuw.Dagen.Select(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
                Verschoven = gevolgen.Count,
                MedewerkerId = handeling.MedewerkerId,
                Door = handeling.Naam,
                Op = handeling.Moment,
            });
            return Task.CompletedTask;
        });
        await VernieuwAsync();
        foreach (var zaak in gevolgen.GroupBy(g => g.ZaakId))
        {
            await transactie.RunAsync(() => HerberekenAsync(handeling, zaak.Key, [.. zaak.Select(g => g.TermijnId)], nieuw));
        }
        return gevolgen.Count;
    }

    private async Task HerberekenAsync(Handeling handeling, Guid zaakId, IReadOnlyList<Guid> ids, GelijkgesteldJaar jaar)
    {
        // Not an act of somebody on the case: the calendar of the whole installation changed.
        var c = await lader.LaadAsync(zaakId, Handeling.Systeem("", handeling.Moment));
        c = c with { Handeling = Handeling.Systeem(c.Zaak.GemeenteId, handeling.Moment) };
        foreach (var termijn in (await termijnen.TermijnenAsync(c.Zaak)).Where(t => ids.Contains(t.Id) && t.IsLopend))
        {
            var was = termijn.LaatsteDag;
            termijnen.Herbereken(termijn, c.Gemeente.Id);
            termijnen.Plan(c, termijn);
            dossier.Noteer(c.Zaak, c.Handeling, "termijn.herberekend",
                $"De laatste dag van {termijn.Regel} ging van {DatumTekst.Voluit(was)} naar {DatumTekst.Voluit(termijn.LaatsteDag)}: de kalender van {jaar.Jaar} is gewijzigd ({jaar.Besluit}).");
        }
    }
}

/// <summary>Another instance, or somebody on it, may have changed the calendar: looks every half minute.</summary>
public sealed class KalenderVernieuwer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<KalenderVernieuwer> log) : BackgroundService
{
    private static readonly TimeSpan Tussen = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tussen, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<KalenderService>().VernieuwAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "De kalender is niet te verversen; over een halve minuut opnieuw.");
            }
        }
    }
}
