using CaseFlow.Data;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>Who belongs to which household. Open cases, their tracks and the goals of the plan go along with the person; what is closed stays where it was.</summary>
public sealed class HuishoudenService(CaseFlowDbContext db, ZaakLader lader, Planversies plannen, Afschermingen afschermingen, Dossier dossier)
{
    /// <summary>The household of this key, else a new one. Without a key a household of one's own.</summary>
    public async Task<Huishouden> VindOfMaakAsync(Handeling handeling, string? sleutel)
    {
        if (sleutel is not null && await VindAsync(handeling, sleutel) is { } bestaand)
        {
            return bestaand;
        }
        var huishouden = new Huishouden { GemeenteId = handeling.Gemeente, Sleutel = sleutel };
        db.Huishoudens.Add(huishouden);
        return huishouden;
    }

    // A scenario names a household by a key of its own; the screen by the number of a case in it, or by the id of one that was found.
    private async Task<Huishouden?> VindAsync(Handeling handeling, string sleutel)
    {
        var gemeente = handeling.Gemeente;
        if (Guid.TryParse(sleutel, out var id))
        {
            return await db.Huishoudens.FirstOrDefaultAsync(h => h.GemeenteId == gemeente && h.Id == id);
        }
        var nummer = sleutel.ToUpperInvariant();
        return await afschermingen.Open(db.Zaken, handeling).Where(z => z.GemeenteId == gemeente && z.Nummer == nummer && z.HuishoudenId != null).Select(z => z.Huishouden).FirstOrDefaultAsync()
            ?? await db.Huishoudens.FirstOrDefaultAsync(h => h.GemeenteId == gemeente && h.Sleutel == sleutel);
    }

    /// <summary>Puts somebody in a household from this day, and takes the person out of the one before.</summary>
    public async Task PlaatsAsync(Handeling handeling, Inwoner inwoner, Huishouden naar, DateOnly vanaf, string? rol = null)
    {
        var huidig = inwoner.Huishoudens.SingleOrDefault(l => l.Tot is null);
        if (huidig?.HuishoudenId == naar.Id)
        {
            huidig.Rol = rol ?? huidig.Rol;
            return;
        }
        if (huidig is not null)
        {
            // Not before the day it began: who was put in the wrong household today was never in it.
            huidig.Tot = vanaf > huidig.Van ? vanaf : huidig.Van;
        }
        db.HuishoudenLeden.Add(new HuishoudenLid { HuishoudenId = naar.Id, InwonerId = inwoner.Id, Inwoner = inwoner, Van = vanaf, Rol = rol });
        var zaken = await ZakenAsync(handeling, db.Zaken.Where(z => z.InwonerId == inwoner.Id && z.Status == ZaakStatus.Open));
        await GaMeeAsync(handeling, zaken, naar.Id, vanaf);
        if (huidig is not null)
        {
            await plannen.VerhuisAsync(handeling, new Planverhuizing([inwoner], [.. zaken.Select(z => z.Id)], huidig.HuishoudenId, naar.Id));
        }
    }

    /// <summary>Lets members go to a new household together. The plan is left to the caller.</summary>
    /// <param name="handeling">Who does it.</param>
    /// <param name="gaan">Who go, with their resident.</param>
    /// <param name="naar">The household they get.</param>
    /// <param name="vanaf">From which day; null when it never was one household, and then closed cases go along too.</param>
    /// <returns>The cases that went along.</returns>
    internal async Task<IReadOnlyList<Zaak>> SplitsAsync(Handeling handeling, IReadOnlyList<HuishoudenLid> gaan, Huishouden naar, DateOnly? vanaf)
    {
        foreach (var lid in gaan)
        {
            db.HuishoudenLeden.Add(new HuishoudenLid { HuishoudenId = naar.Id, InwonerId = lid.InwonerId, Inwoner = lid.Inwoner, Van = vanaf ?? lid.Van, Rol = lid.Rol });
            lid.Tot = vanaf;
            if (vanaf is null)
            {
                db.HuishoudenLeden.Remove(lid);
            }
        }
        var (huis, ids) = (gaan[0].HuishoudenId, gaan.Select(l => (Guid?)l.InwonerId).ToList());
        var zaken = await ZakenAsync(handeling, db.Zaken.Where(z => z.HuishoudenId == huis && ids.Contains(z.InwonerId) && (vanaf == null || z.Status == ZaakStatus.Open)));
        await GaMeeAsync(handeling, zaken, naar.Id, vanaf ?? handeling.Vandaag);
        return zaken;
    }

    /// <summary>Puts cases that are held, with their tracks and rungs, under another household.</summary>
    internal async Task VerplaatsZakenAsync(IReadOnlyCollection<Zaak> zaken, Guid naar)
    {
        foreach (var zaak in zaken)
        {
            zaak.HuishoudenId = naar;
            await db.Niveauwijzigingen.Where(n => n.ZaakId == zaak.Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.HuishoudenId, naar));
            foreach (var spoor in db.Sporen.Local.Where(s => s.ZaakId == zaak.Id))
            {
                spoor.HuishoudenId = naar;
            }
        }
    }

    private async Task<IReadOnlyList<Zaak>> ZakenAsync(Handeling handeling, IQueryable<Zaak> welke)
    {
        var zaken = new List<Zaak>();
        foreach (var id in await welke.OrderBy(z => z.Id).Select(z => z.Id).ToListAsync())
        {
            // The case of the act itself is held already.
            zaken.Add(db.Zaken.Local.FirstOrDefault(z => z.Id == id) ?? (await lader.LaadAsync(id, handeling)).Zaak);
        }
        return zaken;
    }

    private async Task GaMeeAsync(Handeling handeling, IReadOnlyList<Zaak> zaken, Guid naar, DateOnly vanaf)
    {
        await VerplaatsZakenAsync(zaken, naar);
        foreach (var zaak in zaken)
        {
            dossier.Noteer(zaak, handeling, "huishouden.gewijzigd", $"De inwoner hoort vanaf {DatumTekst.Voluit(vanaf)} bij een ander huishouden. Deze zaak gaat mee.");
        }
    }

    /// <summary>The members of a household, those who left it last.</summary>
    public async Task<IReadOnlyList<HuishoudenLid>> LedenAsync(Guid huishouden) =>
        [.. (await db.HuishoudenLeden.AsNoTracking().Include(l => l.Inwoner).Where(l => l.HuishoudenId == huishouden).ToListAsync())
            .OrderBy(l => l.Tot is not null).ThenBy(l => l.Inwoner!.Geboortedatum).ThenBy(l => l.Van)];

    /// <summary>Takes somebody out of the household without putting the person in another: moved away.</summary>
    public void Verlaat(Inwoner inwoner, DateOnly vanaf)
    {
        if (inwoner.Huishoudens.SingleOrDefault(l => l.Tot is null) is { } huidig)
        {
            huidig.Tot = vanaf > huidig.Van ? vanaf : huidig.Van;
        }
    }
}
