using CaseFlow.Data;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Toegang;

/// <summary>A case that was opened in need, with its number.</summary>
public sealed record Noodregel(Noodtoegang Noodtoegang, string Nummer);

/// <summary>One of them from near: every line of the log that belongs to it.</summary>
public sealed record Noodbeeld(Noodtoegang Noodtoegang, string Nummer, IReadOnlyList<Logregel> Regels);

/// <summary>
/// Break-glass: who works on cases opens one they may not see, for some hours and with a reason. Who works on it is told, the privacy officer
/// judges it, and every line of the log says on which ground it was read. A closed run (meldcode) stays closed: that has its own people.
/// </summary>
public sealed class Noodtoegangen(CaseFlowDbContext db, Transactie transactie, ZaakLader lader, ZaakInzage inzage, Afschermingen afschermingen, Dossier dossier, Logschrijver log)
{
    public const int KortsteReden = 20;
    public const int LangsteReden = 1000;

    private const int DagenSignaal = 14;
    private const int Hoogstens = 200;

    /// <returns>Until when the case is open.</returns>
    /// <exception cref="WeigeringException">Refused; the attempt is logged.</exception>
    public async Task<DateTimeOffset> OpenenAsync(Handeling handeling, string nummer, string? reden)
    {
        if (!Toegangsregels.Zaakrollen.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Noodtoegang is voor wie met zaken werkt.");
        }
        var tekst = reden?.Trim() ?? "";
        if (tekst.Length is < KortsteReden or > LangsteReden || tekst.Any(t => char.IsControl(t) && t is not ('\n' or '\r' or '\t')))
        {
            throw new WeigeringException("veld-verplicht:reden", $"Schrijf in {KortsteReden} tot {LangsteReden} tekens op waarom u deze zaak nu moet zien, en waarom u niet kunt wachten.", "reden");
        }
        var gevraagd = nummer.Trim().ToUpperInvariant();
        if (await db.Zaken.AsNoTracking().Where(z => z.Nummer == gevraagd && z.GemeenteId == handeling.Gemeente).Select(z => (Guid?)z.Id).SingleOrDefaultAsync() is not { } zaakId)
        {
            log.Gelezen(handeling, null, null, "noodtoegang, onbekend zaaknummer", isToegestaan: false);
            await db.SaveChangesAsync();
            throw new WeigeringException("zaak-onbekend", "Er is geen zaak met dit nummer. Kijk het zaaknummer na.");
        }
        return await transactie.RunAsync(async () =>
        {
            var c = await lader.LaadAsync(zaakId, handeling);
            if (await inzage.Zichtbaar(handeling).AnyAsync(z => z.Id == zaakId))
            {
                throw new WeigeringException("al-zichtbaar", "U mag deze zaak al zien. Noodtoegang is niet nodig.");
            }
            var noodtoegang = new Noodtoegang
            {
                GemeenteId = handeling.Gemeente,
                ZaakId = zaakId,
                MedewerkerId = handeling.MedewerkerId!.Value,
                Medewerker = handeling.Naam,
                Rol = handeling.Rol,
                Reden = tekst,
                Op = c.Nu,
                Tot = c.Nu.AddHours(c.Gemeente.Regels.NoodtoegangUren),
                IsAfgeschermd = await afschermingen.Afgeschermd(handeling.Gemeente).AnyAsync(z => z.Id == zaakId),
                BeoordelenVoor = c.Vandaag.AddDays(c.Gemeente.Regels.NoodtoegangBeoordelenDagen),
            };
            db.Noodtoegangen.Add(noodtoegang);
            log.OpGrond(zaakId, Grond);
            dossier.Noteer(c.Zaak, handeling, "noodtoegang.geopend", $"{handeling.Naam} opende deze zaak met noodtoegang, tot {Moment(noodtoegang.Tot)}.", tekst);
            return noodtoegang.Tot;
        });
    }

    /// <summary>How the log names the ground.</summary>
    public const string Grond = "noodtoegang";

    /// <summary>What others opened lately of the cases on this person's name, of the teams they lead, or in which they are named.</summary>
    public async Task<IReadOnlyList<Noodregel>> SignalenAsync(Handeling handeling)
    {
        var (wie, vandaag, isLeider, sinds) = (handeling.MedewerkerId, handeling.Vandaag, handeling.Rol == "teamleider", handeling.Moment.AddDays(-DagenSignaal));
        var (genoemdeZaken, genoemdeInwoners) = (afschermingen.GenoemdeZaken(handeling), afschermingen.GenoemdeInwoners(handeling));
        var rijen = await db.Noodtoegangen.AsNoTracking().Where(n => n.GemeenteId == handeling.Gemeente && n.Op >= sinds && n.MedewerkerId != wie)
            .Join(inzage.Zichtbaar(handeling).Where(z => z.BehandelaarId == wie || genoemdeZaken.Contains(z.Id) || (z.InwonerId != null && genoemdeInwoners.Contains(z.InwonerId.Value))
                    || (isLeider && db.Set<Teamlid>().Any(l => l.MedewerkerId == wie && l.IsLeider && l.Team == z.Team && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)))),
                n => n.ZaakId, z => z.Id, (n, z) => new { Noodtoegang = n, z.Nummer })
            .OrderByDescending(n => n.Noodtoegang.Op).Take(20).ToListAsync();
        return [.. rijen.Select(r => new Noodregel(r.Noodtoegang, r.Nummer))];
    }

    /// <summary>How many wait for the privacy officer.</summary>
    public Task<int> AantalAsync(Handeling handeling) => db.Noodtoegangen.CountAsync(n => n.GemeenteId == handeling.Gemeente && n.IsTerecht == null);

    /// <summary>What waits, the first to judge first, and after it what was judged last.</summary>
    public async Task<IReadOnlyList<Noodregel>> LeesAsync(Handeling handeling)
    {
        ControleerRol(handeling);
        log.Gelezen(handeling, null, null, "noodtoegangen");
        await db.SaveChangesAsync();
        var rijen = await db.Noodtoegangen.AsNoTracking().Where(n => n.GemeenteId == handeling.Gemeente).OrderByDescending(n => n.IsTerecht == null).ThenByDescending(n => n.Op).Take(Hoogstens)
            .Join(db.Zaken, n => n.ZaakId, z => z.Id, (n, z) => new { Noodtoegang = n, z.Nummer }).ToListAsync();
        return
        [
            .. rijen.OrderBy(r => r.Noodtoegang.IsTerecht is not null).ThenByDescending(r => r.Noodtoegang.BeoordeeldOp).ThenByDescending(r => r.Noodtoegang.IsAfgeschermd).ThenBy(r => r.Noodtoegang.BeoordelenVoor)
                .Select(r => new Noodregel(r.Noodtoegang, r.Nummer)),
        ];
    }

    /// <summary>One of them with all that was read and done under it; null when this municipality has no such.</summary>
    public async Task<Noodbeeld?> BekijkAsync(Handeling handeling, Guid id)
    {
        ControleerRol(handeling);
        var gevonden = await db.Noodtoegangen.AsNoTracking().Where(n => n.Id == id && n.GemeenteId == handeling.Gemeente)
            .Join(db.Zaken, n => n.ZaakId, z => z.Id, (n, z) => new { Noodtoegang = n, Zaak = z }).SingleOrDefaultAsync();
        if (gevonden is null)
        {
            return null;
        }
        log.Gelezen(handeling, null, gevonden.Zaak, "noodtoegang beoordelen");
        await db.SaveChangesAsync();
        var (n, zaak, inwoner) = (gevonden.Noodtoegang, gevonden.Zaak.Id, gevonden.Zaak.InwonerId);
        // A line of the log is as fine as every database keeps it, so it may lie just before the moment itself.
        var begin = n.Op.AddTicks(-TimeSpan.TicksPerMillisecond);
        var regels = await db.Logregels.AsNoTracking().Where(r => r.MedewerkerId == n.MedewerkerId && r.Op >= begin && r.Op < n.Tot && (r.ZaakId == zaak || (inwoner != null && r.InwonerId == inwoner)))
            .OrderBy(r => r.Op).ThenBy(r => r.Id).Take(500).ToListAsync();
        return new Noodbeeld(n, gevonden.Zaak.Nummer, regels);
    }

    /// <exception cref="WeigeringException">Judged already, of oneself, or without the reason why it was wrong.</exception>
    public Task BeoordelenAsync(Handeling handeling, Guid id, bool? isTerecht, string? opmerking) => transactie.RunAsync(async () =>
    {
        ControleerRol(handeling);
        if (isTerecht is null)
        {
            throw new WeigeringException("veld-verplicht:terecht", "Kies of de noodtoegang terecht was.", "terecht");
        }
        var tekst = opmerking?.Trim() ?? "";
        if ((isTerecht == false && tekst.Length == 0) || tekst.Length > LangsteReden)
        {
            throw new WeigeringException("veld-verplicht:opmerking", $"Schrijf op waarom het niet terecht was, in hooguit {LangsteReden} tekens.", "opmerking");
        }
        var zaak = await db.Noodtoegangen.Where(n => n.Id == id && n.GemeenteId == handeling.Gemeente).Select(n => (Guid?)n.ZaakId).SingleOrDefaultAsync()
            ?? throw new WeigeringException("noodtoegang-onbekend", "Deze noodtoegang bestaat niet.");
        var c = await lader.LaadAsync(zaak, handeling);
        var noodtoegang = await db.Noodtoegangen.SingleAsync(n => n.Id == id);
        if (noodtoegang.IsTerecht is not null)
        {
            throw new WeigeringException("al-beoordeeld", $"{noodtoegang.BeoordeeldDoor} heeft deze noodtoegang al beoordeeld.");
        }
        if (noodtoegang.MedewerkerId == handeling.MedewerkerId)
        {
            throw new WeigeringException("rol-onbevoegd", "U opende deze zaak zelf. Laat een ander de noodtoegang beoordelen.");
        }
        (noodtoegang.IsTerecht, noodtoegang.Opmerking, noodtoegang.BeoordeeldOp, noodtoegang.BeoordeeldDoor) = (isTerecht, tekst.Length > 0 ? tekst : null, c.Nu, handeling.Naam);
        dossier.Noteer(c.Zaak, handeling, "noodtoegang.beoordeeld", $"De noodtoegang van {noodtoegang.Medewerker} op {Moment(noodtoegang.Op)} is beoordeeld: {(isTerecht.Value ? "terecht" : "niet terecht")}.", noodtoegang.Opmerking);
    });

    private static string Moment(DateTimeOffset op) => ZaakModel.Moment(op);

    private static void ControleerRol(Handeling handeling)
    {
        if (handeling.Rol != "privacy")
        {
            throw new WeigeringException("rol-onbevoegd", "Dit doet de privacyfunctionaris.");
        }
    }
}
