using CaseFlow.Bijlagen;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Bewaring;

/// <summary>
/// Carries out an approved list: each line in a transaction of its own, so that after a crash it goes on where it was. Each line is looked at once
/// more before it goes; files are wiped when the rows that told of them are gone, and their ids are kept until then.
/// </summary>
public sealed class Vernietigingen(CaseFlowDbContext db, Transactie transactie, Zaakvernietiger vernietiger, Bewaarvoorstel voorstel, BijlageOpslag opslag, Dossier dossier, Logschrijver log, Configuratie configuratie, Bewaarregels regels)
{
    private static readonly Bewaarsoort[] Zaaksoorten = [Bewaarsoort.Zaak, Bewaarsoort.Vroegsignaal];

    /// <summary>Destroys what is left on the list, at most so many lines. Safe when two do so at once.</summary>
    public async Task GaDoorAsync(Guid id, DateTimeOffset nu, int hoogstens = int.MaxValue, CancellationToken cancellation = default)
    {
        var lijst = await db.Vernietigingslijsten.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.Stand == Lijststand.Goedgekeurd, cancellation);
        while (lijst is not null && hoogstens-- > 0 && !cancellation.IsCancellationRequested)
        {
            var volgende = await db.Vernietigingsregels.AsNoTracking().Where(r => r.LijstId == id && r.Stand == Vernietigingsstand.Voorgesteld).OrderBy(r => r.Id).FirstOrDefaultAsync(cancellation);
            if (volgende is null)
            {
                break;
            }
            await transactie.RunAsync(() => RegelAsync(lijst, volgende, nu), CancellationToken.None);
            await WisBestandenAsync(id);
        }
        // Of who was killed between the rows and their files.
        await WisBestandenAsync(id);
    }

    /// <summary>Everything on it is done: writes the certificate, in the transaction in which the job ends.</summary>
    public async Task SluitAfAsync(Guid id, DateTimeOffset nu)
    {
        var lijst = await db.Vernietigingslijsten.Include(l => l.Regels).AsSingleQuery().SingleAsync(l => l.Id == id);
        if (lijst.Stand != Lijststand.Goedgekeurd)
        {
            return;
        }
        if (lijst.Regels.Exists(r => r.Stand == Vernietigingsstand.Voorgesteld || r.Bestanden is not null))
        {
            throw new InvalidOperationException($"Lijst {lijst.Nummer} is nog niet klaar.");
        }
        (lijst.Stand, lijst.KlaarOp) = (Lijststand.Klaar, nu);
        lijst.Revisie++;
        db.Vernietigingsverklaringen.Add(Verklaringtekst.Maak(lijst, configuratie.Gemeenten[lijst.GemeenteId], regels.Van(lijst.GemeenteId), nu));
        log.Beheerd(Handeling.Systeem(lijst.GemeenteId, nu), $"vernietigingslijst {lijst.Nummer} uitgevoerd");
    }

    private async Task RegelAsync(Vernietigingslijst lijst, Vernietigingsregel gelezen, DateTimeOffset nu)
    {
        if (Dialect.Of(db).Overwrite is { Length: > 0 } overschrijven)
        {
            await db.Database.ExecuteSqlRawAsync(overschrijven);
        }
        // Null: it went along with a case on another list.
        var onderwerp = gelezen.OnderwerpId ?? Guid.Empty;
        // The case first, as in every act; whoever waited here reads what the other did.
        var zaakId = gelezen.Soort switch
        {
            Bewaarsoort.Bijlage => await db.Bijlagen.Where(b => b.Id == onderwerp).Select(b => (Guid?)b.ZaakId).SingleOrDefaultAsync(),
            Bewaarsoort.Concept => await db.Gespreksconcepten.Where(c => c.Id == onderwerp).Select(c => (Guid?)c.ZaakId).SingleOrDefaultAsync(),
            Bewaarsoort.Importbestand => null,
            _ => onderwerp,
        };
        if (zaakId is { } vast)
        {
            await db.Zaken.Where(z => z.Id == vast).ExecuteUpdateAsync(z => z.SetProperty(x => x.Revisie, x => x.Revisie + 1));
        }
        var regel = await db.Vernietigingsregels.SingleAsync(r => r.Id == gelezen.Id);
        if (regel.Stand != Vernietigingsstand.Voorgesteld)
        {
            return;
        }
        var vandaag = AmsterdamTime.DateOf(nu);
        var waaromNiet = await WaaromNietAsync(lijst, regel, onderwerp, zaakId, vandaag);
        if (waaromNiet is null)
        {
            var wie = new Handeling(lijst.BeslotenDoorId, lijst.BeslotenDoor!, Vernietigingslijsten.Goedkeurder, lijst.GemeenteId, nu);
            IReadOnlyList<Guid> bestanden = regel.Soort switch
            {
                Bewaarsoort.Bijlage => await BijlageAsync(onderwerp, zaakId!.Value, regel, wie),
                Bewaarsoort.Concept => await WegAsync(db.Gespreksconcepten.Where(c => c.Id == onderwerp)),
                Bewaarsoort.Importbestand => await WegAsync(db.Importbestanden.Where(b => b.Id == onderwerp)),
                _ => await vernietiger.VernietigAsync(onderwerp),
            };
            regel.Bestanden = bestanden.Count == 0 ? null : string.Join(' ', bestanden.Select(b => b.ToString("N")));
            // Without the id the lines of the log can no longer be laid beside the number.
            log.Beheerd(wie, $"vernietigd, lijst {lijst.Nummer}, soort {regel.Soort.ToString().ToLowerInvariant()}");
        }
        (regel.Stand, regel.Reden, regel.Op, regel.OnderwerpId) = (waaromNiet is null ? Vernietigingsstand.Vernietigd : Vernietigingsstand.Overgeslagen, waaromNiet, nu, null);
    }

    private async Task<string?> WaaromNietAsync(Vernietigingslijst lijst, Vernietigingsregel regel, Guid onderwerp, Guid? zaakId, DateOnly vandaag)
    {
        if (regel.OnderwerpId is null || (regel.Soort != Bewaarsoort.Importbestand && (zaakId is null || !await db.Zaken.AnyAsync(z => z.Id == zaakId && z.GemeenteId == lijst.GemeenteId))))
        {
            return "Het was er al niet meer.";
        }
        if (Zaaksoorten.Contains(regel.Soort))
        {
            return await voorstel.Vrij(vandaag).AnyAsync(z => z.Id == onderwerp) ? null : "De zaak is heropend, er loopt nog iets in, of er rust een bewaarplicht op.";
        }
        if (zaakId is { } zaak && await db.Bewaarplichten.AnyAsync(p => p.ZaakId == zaak && p.BeeindigdOp == null && (p.Tot == null || p.Tot >= vandaag)))
        {
            return "Er rust een bewaarplicht op de zaak.";
        }
        var concept = regel.Soort == Bewaarsoort.Concept ? await db.Gespreksconcepten.Where(c => c.Id == onderwerp).Select(c => (DateTimeOffset?)c.Op).SingleOrDefaultAsync() : null;
        return concept is { } op && AmsterdamTime.DateOf(op) > regel.Begin ? "Aan dit concept is intussen weer gewerkt." : null;
    }

    private async Task<IReadOnlyList<Guid>> BijlageAsync(Guid id, Guid zaakId, Vernietigingsregel regel, Handeling wie)
    {
        var zaak = await db.Zaken.SingleAsync(z => z.Id == zaakId);
        await db.Bijlagen.Where(b => b.Id == id).ExecuteDeleteAsync();
        dossier.Noteer(zaak, wie, "bijlage.vernietigd", $"Een bijlage is vernietigd volgens de bewaarregel {regel.Regel}.");
        return [id];
    }

    private static async Task<IReadOnlyList<Guid>> WegAsync<T>(IQueryable<T> rijen) where T : class
    {
        await rijen.ExecuteDeleteAsync();
        return [];
    }

    private async Task WisBestandenAsync(Guid lijst)
    {
        foreach (var regel in await db.Vernietigingsregels.AsNoTracking().Where(r => r.LijstId == lijst && r.Bestanden != null).Select(r => new { r.Id, r.Bestanden }).ToListAsync())
        {
            foreach (var bestand in regel.Bestanden!.Split(' '))
            {
                opslag.Wis(Guid.ParseExact(bestand, "N"));
            }
            await db.Vernietigingsregels.Where(r => r.Id == regel.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Bestanden, (string?)null));
        }
    }
}
