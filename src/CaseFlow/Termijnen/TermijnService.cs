using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Termijnen;

/// <summary>Starts, stops and suspends the clocks of a case. It writes rows; the act that calls it commits them.</summary>
public sealed class TermijnService(CaseFlowDbContext db, TermijnRegels regels, Kalender kalender, Dossier dossier, JobQueue jobs)
{
    public const string Onbekend = "onbekend";

    private static readonly CompiledQuery<Func<CaseFlowDbContext, Guid, IAsyncEnumerable<Termijn>>> VanZaak = new(() => EF.CompileAsyncQuery(
        (CaseFlowDbContext db, Guid zaak) => db.Termijnen.Include(t => t.Opschortingen).Where(t => t.ZaakId == zaak).OrderBy(t => t.Id).AsQueryable()));

    private Zaak? _gezien;

    /// <summary>Starts every term that this moment sets going under this law.</summary>
    public void Start(ZaakContext c, string moment, string? wet, DateOnly startdatum, Guid? spoorId = null)
    {
        foreach (var id in regels.Alle.Where(r => r.Start == moment).Select(r => r.Id).Distinct())
        {
            if (regels.Op(id, startdatum) is var regel && regel.GeldtVoor(wet ?? Onbekend))
            {
                StartRegel(c, regel, startdatum, spoorId);
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
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(t => t.Regel == id && t.SpoorId == spoorId && IsLopend(t)))
        {
            Haal(c, termijn, op, door);
        }
    }

    /// <summary>The act that would meet these terms can no longer come.</summary>
    public async Task VervallenAsync(ZaakContext c, string door, Func<Termijn, bool> welke)
    {
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(t => IsLopend(t) && welke(t)))
        {
            Vervallen(c, termijn, door);
        }
    }

    /// <summary>The case closes: the investigation is met by it, what waits for an act that cannot come lapses, objection runs on.</summary>
    public async Task SluitAsync(ZaakContext c)
    {
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(IsLopend))
        {
            if (termijn.Regel == "WMO-OND")
            {
                Haal(c, termijn, c.Vandaag, "afsluiten");
            }
            else if (Regel(termijn).Start != "bekendmaking")
            {
                Vervallen(c, termijn, "afsluiten");
            }
        }
    }

    /// <summary>A reopened case: what only the closing had met runs again, against the same last day.</summary>
    public async Task HeropenAsync(ZaakContext c, Guid? spoorId)
    {
        // The decision term of the track that is taken up again lapsed only because the question was withdrawn.
        bool IsGestuit(Termijn t) => t is { Status: TermijnStatus.Vervallen, GeeindigdDoor: "intrekken" or "ingetrokken" or "afsluiten" }
            && spoorId is not null && t.SpoorId == spoorId && Regel(t).Start == "aanvraag";
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(t => t is { Status: TermijnStatus.Gehaald, GeeindigdDoor: "afsluiten" } || IsGestuit(t)))
        {
            termijn.Status = TermijnStatus.Lopend;
            termijn.GeeindigdOp = null;
            termijn.GeeindigdDoor = null;
            Plan(c, termijn);
            dossier.Noteer(c.Zaak, c.Handeling, "termijn.hervat", $"De termijn {termijn.Regel} loopt weer, tot en met {DatumTekst.Voluit(termijn.LaatsteDag)}.");
        }
    }

    /// <summary>Suspends from the day after <paramref name="datum"/>, the day of the invitation.</summary>
    public async Task OpschortenAsync(ZaakContext c, string id, string grond, DateOnly datum)
    {
        var termijn = (await TermijnenAsync(c.Zaak)).LastOrDefault(t => t.Regel == id && t.Status == TermijnStatus.Lopend)
            ?? throw new WeigeringException("termijn-loopt-niet", $"De termijn {id} loopt niet bij deze zaak.", "termijn");
        var regel = Regel(termijn);
        if (datum > c.Vandaag)
        {
            throw new WeigeringException("datum-toekomst:datum", "De datum mag niet in de toekomst liggen.", "datum");
        }
        if (!regel.IsOpschortbaar)
        {
            throw new WeigeringException("termijn-niet-opschortbaar", $"De termijn {id} kan niet worden opgeschort ({regel.OpschortingArtikel}). {regel.OpschortingReden}", "termijn");
        }
        if (datum >= termijn.LaatsteDag)
        {
            throw new WeigeringException("termijn-verstreken", $"De laatste dag van {id} was {DatumTekst.Voluit(termijn.LaatsteDag)}; daarna kan niet meer worden opgeschort.", "datum");
        }
        termijn.Opschortingen.Add(new TermijnOpschorting { Grond = grond, Van = datum.AddDays(1), Door = c.Handeling.Naam });
        termijn.Status = TermijnStatus.Opgeschort;
        Plan(c, termijn);
        dossier.Noteer(c.Zaak, c.Handeling, "termijn.opgeschort", $"De termijn {id} staat stil vanaf {DatumTekst.Voluit(datum.AddDays(1))}.", grond);
    }

    /// <summary>Ends the suspension; <paramref name="datum"/> is the day of the completion, which counts again.</summary>
    public async Task HervattenAsync(ZaakContext c, string id, DateOnly datum)
    {
        var termijn = (await TermijnenAsync(c.Zaak)).LastOrDefault(t => t.Regel == id && t.Status == TermijnStatus.Opgeschort)
            ?? throw new WeigeringException("termijn-niet-opgeschort", $"De termijn {id} staat niet stil.", "termijn");
        if (datum > c.Vandaag)
        {
            throw new WeigeringException("datum-toekomst:datum", "De datum mag niet in de toekomst liggen.", "datum");
        }
        var open = termijn.Opschortingen.Single(o => o.Tot is null);
        if (datum.AddDays(1) < open.Van)
        {
            throw new WeigeringException("datum-te-vroeg:datum", $"De termijn staat stil vanaf {DatumTekst.Voluit(open.Van)}. Kies die dag of later.", "datum");
        }
        open.Tot = datum.AddDays(-1);
        Herbereken(termijn);
        termijn.Status = TermijnStatus.Lopend;
        Plan(c, termijn);
        dossier.Noteer(c.Zaak, c.Handeling, "termijn.hervat", $"De termijn {id} loopt weer, tot en met {DatumTekst.Voluit(termijn.LaatsteDag)}.");
    }

    /// <summary>Another report of the same question came in earlier: the terms of the melding count from that day.</summary>
    public async Task VervroegAsync(ZaakContext c, DateOnly startdatum)
    {
        foreach (var termijn in (await TermijnenAsync(c.Zaak)).Where(t => t.Status == TermijnStatus.Lopend && Regel(t).Start == "melding" && startdatum < t.Startdatum))
        {
            termijn.Startdatum = startdatum;
            Herbereken(termijn);
            Plan(c, termijn);
        }
    }

    /// <summary>Counts, once, the term whose last day has passed without being met; a right of the resident lapses quietly.</summary>
    public void Verloop(ZaakContext c, Termijn termijn)
    {
        if (Regel(termijn).NaAfloop == NaAfloop.Vervallen)
        {
            Vervallen(c, termijn, "verlopen");
            return;
        }
        Tel(c, termijn, "te-laat", c.Vandaag);
    }

    public TermijnRegel Regel(Termijn termijn) => regels.Op(termijn.Regel, termijn.Startdatum);

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

    private void StartRegel(ZaakContext c, TermijnRegel regel, DateOnly startdatum, Guid? spoorId)
    {
        var uitkomst = Bereken(regel, startdatum, []);
        var termijn = new Termijn
        {
            ZaakId = c.Zaak.Id,
            SpoorId = spoorId,
            Regel = regel.Id,
            RegelVanaf = regel.GeldigVanaf,
            Startdatum = startdatum,
            LaatsteDag = uitkomst.LaatsteDag,
            Uitleg = uitkomst.Uitleg.Tekst,
            NadertVanaf = TermijnSignaal.NadertVanaf(uitkomst.LaatsteDag, regel, kalender),
            IsSignalerend = regel.IsSignalerend,
        };
        db.Termijnen.Add(termijn);
        jobs.Add(new Job { Kind = JobKinds.Term, ZaakId = termijn.ZaakId, Reference = termijn.Id.ToString("N"), DueAt = VerlooptOp(termijn) });
    }

    // The day after the last one begins in Amsterdam; until then it can still be met.
    private static DateTimeOffset VerlooptOp(Termijn termijn) => AmsterdamTime.StartOf(termijn.LaatsteDag.AddDays(1));

    /// <summary>Keeps the job that counts the expiry in line with the term: only a running term expires.</summary>
    private void Plan(ZaakContext c, Termijn termijn) => jobs.Set(
        new JobKey(JobKinds.Term, termijn.ZaakId, null, termijn.Id.ToString("N")),
        termijn.Status == TermijnStatus.Lopend && !termijn.IsAfloopGeteld ? VerlooptOp(termijn) : null,
        c.Nu);

    private TermijnUitkomst Bereken(TermijnRegel regel, DateOnly startdatum, IReadOnlyList<Opschorting> perioden)
    {
        try
        {
            return regel.Bereken(startdatum, perioden, kalender);
        }
        catch (KalenderOnbeslistException e)
        {
            throw new WeigeringException("kalender-onbeslist", e.Message);
        }
    }

    private void Herbereken(Termijn termijn)
    {
        var regel = Regel(termijn);
        var perioden = termijn.Opschortingen.Where(o => o.Tot >= o.Van).Select(o => new Opschorting(o.Van, o.Tot!.Value)).ToList();
        var uitkomst = Bereken(regel, termijn.Startdatum, perioden);
        termijn.LaatsteDag = uitkomst.LaatsteDag;
        termijn.Uitleg = uitkomst.Uitleg.Tekst;
        termijn.NadertVanaf = TermijnSignaal.NadertVanaf(uitkomst.LaatsteDag, regel, kalender);
    }

    private void Haal(ZaakContext c, Termijn termijn, DateOnly op, string door)
    {
        if (termijn.Opschortingen.SingleOrDefault(o => o.Tot is null) is { } open)
        {
            // Decided while it stood still: the days up to the decision do not count.
            open.Tot = op.AddDays(-1);
            Herbereken(termijn);
        }
        termijn.Status = TermijnStatus.Gehaald;
        termijn.GeeindigdOp = op;
        termijn.GeeindigdDoor = door;
        Plan(c, termijn);
        Tel(c, termijn, op > termijn.LaatsteDag ? "te-laat" : "gehaald", op);
    }

    private void Vervallen(ZaakContext c, Termijn termijn, string door)
    {
        if (!IsLopend(termijn))
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
        dossier.Tel(c.Zaak, c.Handeling, "termijn.afgelopen", uitkomst switch
        {
            "gehaald" => $"De termijn {termijn.Regel} is gehaald.",
            "vervallen" => $"De termijn {termijn.Regel} is vervallen.",
            _ => $"De termijn {termijn.Regel} is niet gehaald: de laatste dag was {DatumTekst.Voluit(termijn.LaatsteDag)}.",
        }, new Telregel(("termijn", termijn.Regel), ("uitkomst", uitkomst), ("duur", Math.Max(0, op.DayNumber - termijn.Startdatum.DayNumber).ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    private static bool IsLopend(Termijn t) => t.Status is TermijnStatus.Lopend or TermijnStatus.Opgeschort;
}
