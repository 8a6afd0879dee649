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
        foreach (var id in await db.Zaken.Where(z => z.InwonerId == inwoner.Id && z.Status == ZaakStatus.Open).OrderBy(z => z.Id).Select(z => z.Id).ToListAsync())
        {
            // The case of the act itself is held already.
            var zaak = db.Zaken.Local.FirstOrDefault(z => z.Id == id) ?? (await lader.LaadAsync(id, handeling)).Zaak;
            zaak.HuishoudenId = naar.Id;
            await db.Niveauwijzigingen.Where(n => n.ZaakId == id).ExecuteUpdateAsync(n => n.SetProperty(x => x.HuishoudenId, naar.Id));
            foreach (var spoor in db.Sporen.Local.Where(s => s.ZaakId == id))
            {
                spoor.HuishoudenId = naar.Id;
            }
            dossier.Noteer(zaak, handeling, "huishouden.gewijzigd", $"De inwoner hoort vanaf {DatumTekst.Voluit(vanaf)} bij een ander huishouden. Deze zaak gaat mee.");
        }
        if (huidig is not null)
        {
            await plannen.VerhuisAsync(handeling, inwoner, huidig.HuishoudenId, naar.Id);
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
