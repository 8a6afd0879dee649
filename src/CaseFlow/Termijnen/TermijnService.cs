using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Termijnen;

/// <summary>Starts, stops and suspends the clocks of a case. It writes rows; the act that calls it commits them.</summary>
public sealed partial class TermijnService(CaseFlowDbContext db, TermijnRegels regels, Kalender kalender, Dossier dossier, JobQueue jobs)
{
    public const string Onbekend = "onbekend";

    // Awb 4:17 lid 1: at most forty-two days.
    private const int DwangsomDagen = 42;

    private static readonly CompiledQuery<Func<CaseFlowDbContext, Guid, IAsyncEnumerable<Termijn>>> VanZaak = new(() => EF.CompileAsyncQuery(
        (CaseFlowDbContext db, Guid zaak) => db.Termijnen.Include(t => t.Opschortingen).Include(t => t.Verlengingen).AsSingleQuery().Where(t => t.ZaakId == zaak).OrderBy(t => t.Id).AsQueryable()));

    private Zaak? _gezien;

    /// <summary>Starts every term that this moment sets going under this law, but for the one that another takes the place of.</summary>
    public void Start(ZaakContext c, string moment, string? wet, DateOnly startdatum, Guid? spoorId = null, Guid? instantieId = null, string? behalve = null)
    {
        foreach (var id in regels.Alle.Concat(regels.Normen(c.Gemeente.Id)).Where(r => r.Start == moment && r.Id != behalve).Select(r => r.Id).Distinct())
        {
            if (Geldend(id, startdatum, c) is { } regel && regel.GeldtVoor(wet ?? Onbekend) && StartRegel(c, regel, startdatum, spoorId) is { } termijn)
            {
                termijn.InstantieId = instantieId;
            }
        }
    }

    /// <summary>Starts one term; the day of the event is not counted. <paramref name="metCommissie"/> asks for the length with a committee.</summary>
    public Termijn StartTermijn(ZaakContext c, string id, DateOnly startdatum, Guid? spoorId = null, bool metCommissie = false)
    {
        var regel = regels.Op(id, startdatum, c.Gemeente.Id);
        return StartRegel(c, metCommissie && regel.DuurMetCommissie is { } duur ? regel with { Duur = duur } : regel, startdatum, spoorId)
            ?? throw new InvalidOperationException($"De termijn {id} is niet gestart.");
    }

    /// <summary>As above, with a length of its own where the rule leaves that to the municipality.</summary>
    public Termijn StartTermijn(ZaakContext c, string id, DateOnly startdatum, Guid? spoorId, Func<TermijnRegel, TermijnRegel> anders) =>
        StartRegel(c, anders(regels.Op(id, startdatum, c.Gemeente.Id)), startdatum, spoorId)
            ?? throw new InvalidOperationException($"De termijn {id} is niet gestart.");

    /// <summary>A step opened: the norms of the municipality that count from it.</summary>
    public void StapGeopend(ZaakContext c, string stap, Guid taakId, Guid? spoorId)
    {
        foreach (var id in regels.Normen(c.Gemeente.Id).Where(r => r.Start == $"taak:{stap}").Select(r => r.Id).Distinct())
        {
            if (Geldend(id, c.Vandaag, c) is { } regel && StartRegel(c, regel, c.Vandaag, spoorId) is { } termijn)
            {
                termijn.TaakId = taakId;
            }
        }
    }

    /// <summary>Brings the terms of the melding in line with the law that turns out to apply.</summary>
    public async Task HerijkAsync(ZaakContext c)
    {
        var termijnen = await TermijnenAsync(c.Zaak);
        var startdatum = AmsterdamTime.DateOf(c.Zaak.Ontvangen);
        foreach (var id in regels.Alle.Where(r => r.Start == "melding").Select(r => r.Id).Distinct())
        {
            var regel = regels.Op(id, startdatum);
            var bestaande = termijnen.LastOrDefault(t => t.Regel == id);
            if (!regel.GeldtVoor(c.Zaak.Wet ?? Onbekend))
            {
                if (bestaande is not null)
                {
                    Vervallen(c, bestaande, "andere-wet");
                }
            }
            else if (bestaande is null or { Status: TermijnStatus.Vervallen, GeeindigdDoor: "andere-wet" })
            {
                StartRegel(c, regel, startdatum, null);
            }
        }
    }

    /// <summary>A term that counts from a day which turned out to be another one.</summary>
    public async Task VerzetAsync(ZaakContext c, string id, DateOnly van, DateOnly naar)
    {
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(t => t.IsLopend && t.Regel == id && t.Startdatum == van))
        {
            termijn.Startdatum = naar;
            Herbereken(termijn, c.Gemeente.Id);
            Plan(c, termijn);
        }
    }

    /// <summary>Another report of the same question came in earlier: the terms of the melding count from that day.</summary>
    public async Task VervroegAsync(ZaakContext c, DateOnly startdatum)
    {
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(t => t.Status == TermijnStatus.Lopend && Regel(t, c.Gemeente.Id).Start == "melding" && startdatum < t.Startdatum))
        {
            termijn.Startdatum = startdatum;
            Herbereken(termijn, c.Gemeente.Id);
            Plan(c, termijn);
        }
    }

    /// <summary>The version of the rule that this term keeps.</summary>
    public TermijnRegel Regel(Termijn termijn, string gemeente) => regels.Van(termijn, gemeente);

    public bool KentTermijn(string id) => regels.Bestaat(id);

    /// <summary>The terms of a case, the rows that this act added included.</summary>
    public async Task<IReadOnlyList<Termijn>> TermijnenAsync(Zaak zaak)
    {
        // An act holds the case locked, so one look is enough; the next act comes with a case of its own.
        if (!ReferenceEquals(zaak, _gezien))
        {
            await foreach (var _ in VanZaak.For(db)(db, zaak.Id)) { }
            _gezien = zaak;
        }
        return [.. db.Termijnen.Local.Where(t => t.ZaakId == zaak.Id).OrderBy(t => t.Id)];
    }

    /// <summary>The last day again, from what the term keeps itself: its length, the days it stood still and the time it was given.</summary>
    internal void Herbereken(Termijn termijn, string gemeente)
    {
        var uitkomst = Bereken(termijn, gemeente);
        termijn.LaatsteDag = uitkomst.LaatsteDag;
        termijn.Uitleg = uitkomst.Uitleg.Tekst;
        termijn.NadertVanaf = TermijnSignaal.NadertVanaf(uitkomst.LaatsteDag, Regel(termijn, gemeente), kalender);
    }

    internal TermijnUitkomst Bereken(Termijn termijn, string gemeente)
    {
        try
        {
            return TermijnBerekening.Bereken(TermijnUitlegger.Vraag(termijn, Regel(termijn, gemeente)), kalender);
        }
        catch (KalenderOnbeslistException e)
        {
            throw new WeigeringException("kalender-onbeslist", e.Message);
        }
    }

    // A norm may begin to hold later than the day a case was reported.
    private TermijnRegel? Geldend(string id, DateOnly startdatum, ZaakContext c) =>
        regels.Normen(c.Gemeente.Id).Any(r => r.Id == id) && !regels.Normen(c.Gemeente.Id).Any(r => r.Id == id && r.GeldigVanaf <= startdatum)
            ? null
            : regels.Op(id, startdatum, c.Gemeente.Id);

    private Termijn? StartRegel(ZaakContext c, TermijnRegel regel, DateOnly startdatum, Guid? spoorId)
    {
        var termijn = new Termijn
        {
            ZaakId = c.Zaak.Id,
            SpoorId = spoorId,
            Soort = regel.Soort,
            Regel = regel.Id,
            RegelVanaf = regel.GeldigVanaf,
            Duur = regel.Duur,
            Eenheid = regel.Eenheid,
            Awt = regel.Awt,
            Startdatum = startdatum,
            Uitleg = "",
            IsSignalerend = regel.IsSignalerend,
            // Nothing falls due for a clock that is neither counted nor lapses.
            IsAfloopGeteld = !regel.IsGeteld && regel.NaAfloop != NaAfloop.Vervallen,
        };
        try
        {
            Herbereken(termijn, c.Gemeente.Id);
        }
        catch (WeigeringException) when (regel.Soort != TermijnSoort.Wettelijk)
        {
            // A norm of the municipality never holds up an act.
            dossier.Noteer(c.Zaak, c.Handeling, "termijn.niet_gestart", $"De norm {regel.Id} is niet uit te rekenen: de vrije dagen zijn nog niet bekend.");
            return null;
        }
        db.Termijnen.Add(termijn);
        if (!termijn.IsAfloopGeteld)
        {
            jobs.Add(new Job { Kind = JobKinds.Term, ZaakId = termijn.ZaakId, Reference = termijn.Id.ToString("N"), DueAt = VerlooptOp(termijn.LaatsteDag) });
        }
        return termijn;
    }

    // The day after the last one begins in Amsterdam; until then it can still be met.
    private static DateTimeOffset VerlooptOp(DateOnly laatsteDag) => AmsterdamTime.StartOf(laatsteDag.AddDays(1));

    /// <summary>Keeps the job of a term in line with it: a running term expires, and a set period to repair an application passes.</summary>
    internal void Plan(ZaakContext c, Termijn termijn) => jobs.Set(
        new JobKey(JobKinds.Term, termijn.ZaakId, null, termijn.Id.ToString("N")),
        termijn.Status switch
        {
            TermijnStatus.Lopend when !termijn.IsAfloopGeteld => VerlooptOp(termijn.LaatsteDag),
            TermijnStatus.Opgeschort when termijn.Opschortingen.Find(o => o.Tot is null)?.HersteltermijnTot is { } tot => VerlooptOp(tot),
            _ => null,
        },
        c.Nu);
}
