using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Schuldhulp;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Termijnen;

/// <summary>Starts, stops and suspends the clocks of a case. It writes rows; the act that calls it commits them.</summary>
public sealed class TermijnService(CaseFlowDbContext db, TermijnRegels regels, Kalender kalender, Dossier dossier, JobQueue jobs)
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

    /// <summary>A step was done with this outcome, or lapsed without one (null): the norms that it meets.</summary>
    public async Task StapGeslotenAsync(ZaakContext c, string stap, Guid taakId, string? uitkomst, DateOnly? op = null)
    {
        if (!regels.Normen(c.Gemeente.Id).Any(r => r.Klaar?.Taak == stap))
        {
            return;
        }
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(t => t.IsLopend && (t.TaakId is null || t.TaakId == taakId)))
        {
            var klaar = Regel(termijn, c.Gemeente.Id).Klaar;
            if (klaar?.Taak != stap)
            {
                continue;
            }
            if (uitkomst is not null && (klaar.Value.Uitkomst ?? uitkomst) == uitkomst)
            {
                Haal(c, termijn, op ?? c.Vandaag, stap);
            }
            else if (uitkomst is null && termijn.TaakId == taakId)
            {
                Vervallen(c, termijn, "stap-vervallen");
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

    /// <summary>The term is met on this day; met after its last day it stays too late for ever.</summary>
    public async Task GehaaldAsync(ZaakContext c, string id, DateOnly op, string door, Guid? spoorId = null)
    {
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(t => t.Regel == id && t.SpoorId == spoorId && t.IsLopend))
        {
            Haal(c, termijn, op, door);
        }
    }

    /// <summary>As <see cref="GehaaldAsync(ZaakContext, string, DateOnly, string, Guid?)"/>, for one term by its id.</summary>
    public Task GehaaldAsync(ZaakContext c, Guid termijnId, DateOnly op, string door) => VoltooiAsync(c, t => t.Id == termijnId, op, door);

    /// <summary>The running terms that this asks for are met.</summary>
    public async Task VoltooiAsync(ZaakContext c, Func<Termijn, bool> welke, DateOnly op, string door)
    {
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(t => t.IsLopend && welke(t)))
        {
            Haal(c, termijn, op, door);
        }
    }

    /// <summary>The act turns out to have come in time, though the term had lapsed already: the count of that is replaced.</summary>
    public async Task AlsnogGehaaldAsync(ZaakContext c, Termijn termijn, DateOnly op, string door)
    {
        if (termijn is { Status: TermijnStatus.Vervallen, GeeindigdDoor: "verlopen" })
        {
            termijn.Status = TermijnStatus.Lopend;
            termijn.IsAfloopGeteld = false;
        }
        await GehaaldAsync(c, termijn.Id, op, door);
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

    /// <summary>The act that would meet these terms can no longer come.</summary>
    public async Task VervallenAsync(ZaakContext c, string door, Func<Termijn, bool> welke)
    {
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(t => t.IsLopend && welke(t)))
        {
            Vervallen(c, termijn, door);
        }
    }

    /// <summary>The case closes: the investigation is met by it, what waits for an act that cannot come lapses, objection runs on.</summary>
    public async Task SluitAsync(ZaakContext c)
    {
        var naast = db.RouteInstanties.Local.Where(i => i is { IsNaast: true, Status: InstantieStatus.Actief }).Select(i => (Guid?)i.Id).ToHashSet();
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(t => t.IsLopend && !naast.Contains(t.InstantieId)))
        {
            if (termijn.Regel == "WMO-OND")
            {
                Haal(c, termijn, c.Vandaag, "afsluiten");
            }
            else if (!Regel(termijn, c.Gemeente.Id).LooptNaSluiten)
            {
                Vervallen(c, termijn, "afsluiten");
            }
        }
    }

    /// <summary>A reopened case: what only the closing had met runs again, against the same last day.</summary>
    public async Task HeropenAsync(ZaakContext c, Guid? spoorId)
    {
        // The decision term of the track that is taken up again lapsed only because the question was withdrawn.
        var termijnen = await TermijnenAsync(c.Zaak);
        var isSchuldhulp = db.Sporen.Local.Any(s => s.Id == spoorId && s.Soort == Schuldhulpvraag.Route);
        bool IsGestuit(Termijn t) => t is { Status: TermijnStatus.Vervallen, GeeindigdDoor: "intrekken" or "ingetrokken" or "afsluiten" or Schuldhulpvraag.Route }
            && spoorId is not null && (t.SpoorId == spoorId ? Regel(t, c.Gemeente.Id).Start is "aanvraag" or "eerste-gesprek"
                : isSchuldhulp && t.SpoorId is null && Regel(t, c.Gemeente.Id).Start == "schuldhulpvraag" && termijnen.Last(x => x.Regel == t.Regel) == t);
        foreach (var termijn in termijnen.Where(t => t is { Status: TermijnStatus.Gehaald, GeeindigdDoor: "afsluiten" } || IsGestuit(t)))
        {
            // What was too late stays so; an end in time is counted again when it comes, and replaces this one.
            termijn.IsAfloopGeteld = termijn.GeeindigdOp > termijn.LaatsteDag;
            termijn.Status = TermijnStatus.Lopend;
            termijn.GeeindigdOp = null;
            termijn.GeeindigdDoor = null;
            Plan(c, termijn);
            dossier.Noteer(c.Zaak, c.Handeling, "termijn.hervat", $"{Regel(termijn, c.Gemeente.Id).Zin} loopt weer, tot en met {DatumTekst.Voluit(termijn.LaatsteDag)}.");
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

    /// <summary>Counts, once, the term whose last day has passed without being met; a right of the resident lapses quietly.</summary>
    public void Verloop(ZaakContext c, Termijn termijn)
    {
        if (Regel(termijn, c.Gemeente.Id).NaAfloop == NaAfloop.Vervallen)
        {
            Vervallen(c, termijn, "verlopen");
            return;
        }
        Tel(c, termijn, "te-laat", c.Vandaag);
        if (termijn.Regel == "AWB-417")
        {
            // The penalty runs from tomorrow; when it is over its amount must be fixed (Awb 4:18).
            StartTermijn(c, "AWB-418", termijn.LaatsteDag.AddDays(DwangsomDagen), termijn.SpoorId);
        }
    }

    /// <summary>The version of the rule that this term keeps.</summary>
    public TermijnRegel Regel(Termijn termijn, string gemeente) => regels.Van(termijn, gemeente);

    public bool KentTermijn(string id) => regels.Bestaat(id);

    /// <summary>A decision was made known on this day: it meets every term that asked for it.</summary>
    public async Task BesluitGenomenAsync(ZaakContext c, DateOnly op, Guid? spoorId)
    {
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(t => t.SpoorId == spoorId && t.IsLopend && IsVoorBesluit(t, c)))
        {
            Haal(c, termijn, op, "besluit");
        }
    }

    /// <summary>The decision will not come: what waited for it lapses.</summary>
    public Task BesluitVervallenAsync(ZaakContext c, string door, Guid? spoorId) => VervallenAsync(c, door, t => t.SpoorId == spoorId && IsVoorBesluit(t, c));

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

    private bool IsVoorBesluit(Termijn termijn, ZaakContext c) => Regel(termijn, c.Gemeente.Id).Start is "aanvraag" or "hersteltermijn" or "ingebrekestelling" or "mededeling";

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

    private void Haal(ZaakContext c, Termijn termijn, DateOnly op, string door)
    {
        if (termijn.Opschortingen.SingleOrDefault(o => o.Tot is null) is { } open)
        {
            // Decided while it stood still: the days up to the decision do not count.
            open.Tot = op.AddDays(-1);
            open.Lezing = OpschortingLezing.TotDeDag;
            open.HervatDoor = c.Handeling.Naam;
            Herbereken(termijn, c.Gemeente.Id);
        }
        termijn.Status = TermijnStatus.Gehaald;
        termijn.GeeindigdOp = op;
        termijn.GeeindigdDoor = door;
        Plan(c, termijn);
        Tel(c, termijn, op > termijn.LaatsteDag ? "te-laat" : "gehaald", op);
    }

    private void Vervallen(ZaakContext c, Termijn termijn, string door)
    {
        if (!termijn.IsLopend)
        {
            return;
        }
        termijn.Status = TermijnStatus.Vervallen;
        termijn.GeeindigdOp = c.Vandaag;
        termijn.GeeindigdDoor = door;
        Plan(c, termijn);
        Tel(c, termijn, "vervallen", c.Vandaag);
    }

    private void Tel(ZaakContext c, Termijn termijn, string uitkomst, DateOnly op)
    {
        if (termijn.IsAfloopGeteld)
        {
            return;
        }
        termijn.IsAfloopGeteld = true;
        var regel = Regel(termijn, c.Gemeente.Id);
        if (!regel.IsGeteld)
        {
            return;
        }
        termijn.Telsleutel = dossier.Tel(c.Zaak, c.Handeling, "termijn.afgelopen", uitkomst switch
        {
            "gehaald" => $"{regel.Zin} is gehaald.",
            "vervallen" => $"{regel.Zin} is vervallen.",
            _ => $"{regel.Zin} is niet gehaald: de laatste dag was {DatumTekst.Voluit(termijn.LaatsteDag)}.",
        }, new Telregel(("termijn", termijn.Regel), ("uitkomst", uitkomst), ("duur", Math.Max(0, op.DayNumber - termijn.Startdatum.DayNumber).ToString(System.Globalization.CultureInfo.InvariantCulture)))
        {
            GeldigVan = termijn.Startdatum,
            GeldigTot = termijn.LaatsteDag,
            Vervangt = termijn.Telsleutel,
        });
    }
}
