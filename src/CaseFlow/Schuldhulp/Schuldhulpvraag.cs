using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Schuldhulp;

/// <summary>When somebody asked for debt help, and which clock that sets going: four weeks, or three working days under a threat (Wgs 4).</summary>
public sealed class Schuldhulpvraag(CaseFlowDbContext db, TermijnService termijnen, Dossier dossier)
{
    public const string Route = "schuldhulp";

    private const string Wgs = "Wgs";
    private const string Gewoon = "WGS-4W";
    private const string Crisis = "WGS-3D";

    // The list of Wgs 4 lid 2 is exhaustive.
    private static readonly string[] Crisisgronden = ["ontruiming", "energie-water", "zorgverzekering"];

    /// <summary>What was reported asks for debt help by its law, or by a threat.</summary>
    public static bool IsGevraagd(string? wet, IEnumerable<string> spoed) => wet == Wgs || IsCrisis(spoed);

    public static bool IsCrisis(IEnumerable<string> spoed) => spoed.Any(Crisisgronden.Contains);

    /// <summary>Debt help was asked for on this day. A clock that runs goes on; only a threat that shows later makes it the shorter one.</summary>
    public async Task GevraagdAsync(ZaakContext c, DateOnly op, bool isCrisis)
    {
        if (!c.Gemeente.Routes.Contains(Route) || c.Zaak.InwonerId is null)
        {
            return;
        }
        var lopend = await LopendAsync(c);
        if (lopend.Count == 0)
        {
            termijnen.Start(c, "schuldhulpvraag", Wgs, op, behalve: isCrisis ? Gewoon : Crisis);
        }
        else if (isCrisis && !lopend.Contains(Crisis))
        {
            await termijnen.VervallenAsync(c, "crisis", t => t.Regel == Gewoon);
            termijnen.StartTermijn(c, Crisis, op);
        }
    }

    /// <summary>The talk may have brought the question for debt help, or the threat.</summary>
    public async Task BijGesprekAsync(ZaakContext c, Invoer gesprek, DateOnly datum)
    {
        var spoed = gesprek.Teksten("spoed");
        if (gesprek.Heeft("schuldhulp-gevraagd-op") || IsGevraagd(c.Zaak.Wet, spoed))
        {
            await GevraagdAsync(c, gesprek.Datum("schuldhulp-gevraagd-op") ?? datum, IsCrisis(spoed));
        }
    }

    /// <summary>Debt help is chosen, at triage, with urgency or in the plan.</summary>
    public async Task KiesAsync(Werkproces werkproces, ZaakContext c)
    {
        var (op, isCrisis) = await WanneerAsync(c);
        await GevraagdAsync(c, op, isCrisis);
        isCrisis |= (await LopendAsync(c)).Contains(Crisis);
        c.Zaak.Wet ??= Wgs;
        if ((await werkproces.ActieveAsync(c.Zaak)).All(i => i.Route != "brede-uitvraag"))
        {
            await termijnen.VervallenAsync(c, Route, t => t.Regel is "WMO-OND" or "WMO-PLAN");
        }
        dossier.Tel(c.Zaak, c.Handeling, "schuldhulp.aanmelding_geregistreerd", isCrisis ? "Aangemeld voor schuldhulp, met een dreigende crisis." : "Aangemeld voor schuldhulp.",
            new Telregel(("crisis", isCrisis ? "ja" : "nee")));
    }

    /// <summary>The first talk, or the decision after it, can no longer come.</summary>
    public Task VervallenAsync(ZaakContext c, Guid? spoorId) => termijnen.VervallenAsync(c, Route,
        t => (t.SpoorId is null || t.SpoorId == spoorId) && termijnen.Regel(t, c.Gemeente.Id).Start is "schuldhulpvraag" or "eerste-gesprek");

    /// <summary>The first talk was held: it meets what waited for it, and the decision term begins (Wgs 4a lid 3).</summary>
    public async Task GevoerdAsync(TaakContext c, DateOnly op)
    {
        await termijnen.VoltooiAsync(c, t => t.Regel is Gewoon or Crisis, op, c.Taak.Stap);
        await termijnen.StapGeslotenAsync(c, c.Taak.Stap, c.Taak.Id, c.Uitkomst, op);
        termijnen.Start(c, "eerste-gesprek", Wgs, op, c.Taak.SpoorId, behalve: SchuldhulpBesluiten.Termijn);
        // A shorter term stands in a bylaw, which the Algemene termijnenwet does not name.
        var weken = c.Gemeente.Schuldhulp.BesluitWeken;
        termijnen.StartTermijn(c, SchuldhulpBesluiten.Termijn, op, c.Taak.SpoorId, r => weken >= r.Duur ? r : r with { Duur = weken, Awt = AwtToepassing.Nee });
    }

    private async Task<IReadOnlyList<string>> LopendAsync(ZaakContext c) =>
        [.. (await termijnen.TermijnenAsync(c.Zaak)).Where(t => t.IsLopend && t.Regel is Gewoon or Crisis).Select(t => t.Regel)];

    // Asked with the melding, unless a talk brought it up.
    private async Task<(DateOnly Op, bool IsCrisis)> WanneerAsync(ZaakContext c)
    {
        var gemeld = await db.Meldingen.Where(m => m.ZaakId == c.Zaak.Id).Select(m => m.Spoed).ToListAsync();
        var spoed = gemeld.SelectMany(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var gesprek = await db.Gesprekken.AsNoTracking().Where(g => g.ZaakId == c.Zaak.Id && g.IsVerschenen).OrderByDescending(g => g.Op).FirstOrDefaultAsync();
        if (gesprek is null)
        {
            return (AmsterdamTime.DateOf(c.Zaak.Ontvangen), IsCrisis(spoed));
        }
        var antwoorden = new Invoer(JsonNode.Parse(gesprek.Gegevens) as JsonObject ?? []);
        return (antwoorden.Datum("schuldhulp-gevraagd-op") ?? gesprek.Datum, IsCrisis(spoed.Concat(antwoorden.Teksten("spoed"))));
    }
}
