using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Bewaring;

/// <summary>A list with how many lines stand how.</summary>
public sealed record Lijstkop(Vernietigingslijst Lijst, int Regels, int Eraf);

/// <summary>Makes lists, takes lines off, offers and approves them. Never one person alone: who made or offered a list does not approve it.</summary>
public sealed class Vernietigingslijsten(CaseFlowDbContext db, Transactie transactie, JobQueue jobs, Bewaarvoorstel voorstel, Logschrijver log)
{
    /// <summary>Makes and offers.</summary>
    public const string Maker = "administratie";

    /// <summary>Approves.</summary>
    public const string Goedkeurder = "privacy";

    public const int LangsteReden = 1000;

    private const string Verzoek = "verzoek";

    /// <exception cref="WeigeringException">Nothing is due, or the day has still to come.</exception>
    public Task<Guid> MaakAsync(Handeling handeling, DateOnly? peildatum) => transactie.RunAsync(async () =>
    {
        Alleen(handeling, Maker);
        if (peildatum is not { } dag || dag > handeling.Vandaag)
        {
            throw new WeigeringException("datum-toekomst:peildatum", "Kies vandaag of een dag die voorbij is.", "peildatum");
        }
        var regels = await voorstel.MaakAsync(handeling.Gemeente, dag);
        if (regels.Count == 0)
        {
            throw new WeigeringException("niets-te-vernietigen", $"Op {DatumTekst.Datum(dag)} was er niets aan de beurt dat niet al op een lijst staat.", "peildatum");
        }
        var lijst = await NieuwAsync(handeling, dag, null);
        lijst.Regels.AddRange(regels.Select(r => new Vernietigingsregel
        {
            Soort = r.Soort, OnderwerpId = r.OnderwerpId, Aanduiding = r.Aanduiding, Wet = r.Wet, Resultaat = r.Resultaat, Regel = r.Regel.Id, Begin = r.Begin, VervaltOp = r.VervaltOp,
        }));
        return lijst.Id;
    });

    /// <summary>The list of a granted request, inside the act that grants it. How many cases are on it.</summary>
    internal async Task<int> VanVerzoekAsync(Handeling handeling, Privacyverzoek verzoek)
    {
        var zaken = await voorstel.VanInwonerAsync(handeling.Gemeente, verzoek.InwonerId!.Value, handeling.Vandaag);
        if (zaken.Count > 0)
        {
            var lijst = await NieuwAsync(handeling, handeling.Vandaag, verzoek.Id);
            lijst.Regels.AddRange(zaken.Select(z => new Vernietigingsregel
            {
                Soort = Bewaarsoort.Zaak, OnderwerpId = z.Id, Aanduiding = z.Nummer, Wet = z.Wet, Resultaat = z.Resultaat, Regel = Verzoek, Begin = z.Begin, VervaltOp = handeling.Vandaag,
            }));
        }
        return zaken.Count;
    }

    /// <summary>Takes lines off a list that is still being made.</summary>
    public Task HaalEraf(Handeling handeling, Guid id, IReadOnlyCollection<Guid> regels, string? reden) => WijzigAsync(handeling, id, Maker, Lijststand.Ontwerp, async lijst =>
    {
        var waarom = Reden(reden, "Schrijf op waarom dit bewaard moet blijven.");
        var gekozen = await db.Vernietigingsregels.Where(r => r.LijstId == lijst.Id && regels.Contains(r.Id) && r.Stand == Vernietigingsstand.Voorgesteld).ToListAsync();
        if (gekozen.Count == 0)
        {
            throw new WeigeringException("veld-verplicht:regels", "Kies ten minste één regel om eraf te halen.");
        }
        foreach (var regel in gekozen)
        {
            (regel.Stand, regel.Reden, regel.Door, regel.Op) = (Vernietigingsstand.Eraf, waarom, handeling.Naam, handeling.Moment);
        }
        log.Beheerd(handeling, $"vernietigingslijst {lijst.Nummer}: {gekozen.Count} eraf gehaald");
    });

    public Task BiedAanAsync(Handeling handeling, Guid id) => WijzigAsync(handeling, id, Maker, Lijststand.Ontwerp, async lijst =>
    {
        if (!await db.Vernietigingsregels.AnyAsync(r => r.LijstId == lijst.Id && r.Stand == Vernietigingsstand.Voorgesteld))
        {
            throw new WeigeringException("lijst-leeg", "Er staat niets meer op deze lijst. Laat haar vervallen.");
        }
        (lijst.Stand, lijst.AangebodenOp, lijst.AangebodenDoorId, lijst.AangebodenDoor, lijst.Reden) = (Lijststand.Aangeboden, handeling.Moment, handeling.MedewerkerId, handeling.Naam, null);
        log.Beheerd(handeling, $"vernietigingslijst {lijst.Nummer} aangeboden");
    });

    public Task LaatVervallenAsync(Handeling handeling, Guid id) => WijzigAsync(handeling, id, Maker, Lijststand.Ontwerp, lijst =>
    {
        if (lijst.VerzoekId is not null)
        {
            throw new WeigeringException("lijst-van-verzoek", "Deze lijst hoort bij een verzoek dat is toegewezen. Haal er met een reden af wat moet blijven, en bied de rest aan.");
        }
        (lijst.Stand, lijst.KlaarOp) = (Lijststand.Vervallen, handeling.Moment);
        log.Beheerd(handeling, $"vernietigingslijst {lijst.Nummer} vervallen");
        return Task.CompletedTask;
    });

    /// <exception cref="WeigeringException"><c>zelfde-persoon</c>: who made or offered it cannot approve it.</exception>
    public Task KeurGoedAsync(Handeling handeling, Guid id) => WijzigAsync(handeling, id, Goedkeurder, Lijststand.Aangeboden, lijst =>
    {
        Tweede(handeling, lijst);
        (lijst.Stand, lijst.BeslotenOp, lijst.BeslotenDoorId, lijst.BeslotenDoor) = (Lijststand.Goedgekeurd, handeling.Moment, handeling.MedewerkerId, handeling.Naam);
        jobs.Add(new Job { Kind = JobKinds.Destruction, Reference = lijst.Id.ToString("N"), DueAt = handeling.Moment, MaxAttempts = 10 });
        log.Beheerd(handeling, $"vernietigingslijst {lijst.Nummer} goedgekeurd");
        return Task.CompletedTask;
    });

    public Task StuurTerugAsync(Handeling handeling, Guid id, string? reden) => WijzigAsync(handeling, id, Goedkeurder, Lijststand.Aangeboden, lijst =>
    {
        (lijst.Stand, lijst.Reden) = (Lijststand.Ontwerp, Reden(reden, "Schrijf op wat er anders moet."));
        (lijst.AangebodenOp, lijst.AangebodenDoorId, lijst.AangebodenDoor) = (null, null, null);
        log.Beheerd(handeling, $"vernietigingslijst {lijst.Nummer} teruggestuurd");
        return Task.CompletedTask;
    });

    public async Task<IReadOnlyList<Lijstkop>> AlleAsync(string gemeente) => await db.Vernietigingslijsten.AsNoTracking().Where(l => l.GemeenteId == gemeente).OrderByDescending(l => l.Nummer).Take(200)
        .Select(l => new Lijstkop(l, l.Regels.Count, l.Regels.Count(r => r.Stand == Vernietigingsstand.Eraf || r.Stand == Vernietigingsstand.Overgeslagen))).ToListAsync();

    /// <returns>Null when this municipality has no such list.</returns>
    public Task<Vernietigingslijst?> LeesAsync(Handeling handeling, Guid id) =>
        db.Vernietigingslijsten.AsNoTracking().Include(l => l.Regels).AsSingleQuery().SingleOrDefaultAsync(l => l.Id == id && l.GemeenteId == handeling.Gemeente);

    public Task<Vernietigingsverklaring?> VerklaringAsync(Guid lijst) => db.Vernietigingsverklaringen.AsNoTracking().SingleOrDefaultAsync(v => v.LijstId == lijst);

    /// <summary>Whether this person may approve this list.</summary>
    public static bool MagKeuren(Handeling handeling, Vernietigingslijst lijst) =>
        handeling.MedewerkerId is { } wie && wie != lijst.AangebodenDoorId && (wie != lijst.MedewerkerId || lijst.VerzoekId is not null);

    private static void Tweede(Handeling handeling, Vernietigingslijst lijst)
    {
        if (!MagKeuren(handeling, lijst))
        {
            throw new WeigeringException("zelfde-persoon", "U hebt deze lijst zelf gemaakt of aangeboden. Een ander moet haar goedkeuren.");
        }
    }

    private async Task<Vernietigingslijst> NieuwAsync(Handeling handeling, DateOnly dag, Guid? verzoek)
    {
        var lijst = new Vernietigingslijst
        {
            GemeenteId = handeling.Gemeente,
            // Of two at once one meets a number that is taken, and runs again.
            Nummer = (await db.Vernietigingslijsten.Where(l => l.GemeenteId == handeling.Gemeente).MaxAsync(l => (int?)l.Nummer) ?? 0) + 1,
            Peildatum = dag, VerzoekId = verzoek, Op = handeling.Moment, MedewerkerId = handeling.MedewerkerId, Door = handeling.Naam,
        };
        db.Vernietigingslijsten.Add(lijst);
        log.Beheerd(handeling, $"vernietigingslijst {lijst.Nummer} gemaakt");
        return lijst;
    }

    private Task WijzigAsync(Handeling handeling, Guid id, string rol, Lijststand nu, Func<Vernietigingslijst, Task> wijzig) => transactie.RunAsync(async () =>
    {
        Alleen(handeling, rol);
        var lijst = await db.Vernietigingslijsten.SingleOrDefaultAsync(l => l.Id == id && l.GemeenteId == handeling.Gemeente)
            ?? throw new WeigeringException("lijst-onbekend", "Deze lijst bestaat niet.");
        if (lijst.Stand != nu)
        {
            throw new WeigeringException("lijst-verder", "Deze lijst is intussen verder. Bekijk haar opnieuw.");
        }
        await wijzig(lijst);
        lijst.Revisie++;
    });

    private static void Alleen(Handeling handeling, string rol)
    {
        if (handeling.Rol != rol)
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u dit niet doen.");
        }
    }

    internal static string Reden(string? reden, string anders) => string.IsNullOrWhiteSpace(reden) ? throw new WeigeringException("veld-verplicht:reden", anders, "reden")
        : reden.Trim() is { Length: > LangsteReden } ? throw new WeigeringException("veld-te-lang:reden", $"Houd het bij {LangsteReden} tekens.", "reden") : reden.Trim();
}
