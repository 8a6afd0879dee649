using CaseFlow.Schuldhulp;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Termijnen;

// How a clock ends: met, lapsed, passed, or closed with its case, and begun again when the case is reopened.
public sealed partial class TermijnService
{
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

    private bool IsVoorBesluit(Termijn termijn, ZaakContext c) => Regel(termijn, c.Gemeente.Id).Start is "aanvraag" or "hersteltermijn" or "ingebrekestelling" or "mededeling";

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
            // Nobody need have done what the term asks for: closing in time is enough.
            "gehaald" when termijn.GeeindigdDoor == "afsluiten" => $"{regel.Zin} loopt niet meer: de zaak is op tijd gesloten.",
            "gehaald" => $"{regel.Zin} is gehaald.",
            "vervallen" => $"{regel.Zin} is vervallen.",
            _ => $"{regel.Zin} is niet gehaald: de laatste dag was {DatumTekst.Voluit(termijn.LaatsteDag)}.",
        }, new Telregel(("termijn", termijn.Regel), ("uitkomst", uitkomst), ("duur", Math.Max(0, op.DayNumber - termijn.Startdatum.DayNumber).ToString(System.Globalization.CultureInfo.InvariantCulture)))
        {
            GeldigVan = termijn.Startdatum,
            GeldigTot = termijn.LaatsteDag,
            Over = termijn.Id,
            Vervangt = termijn.Telsleutel,
        });
    }
}
