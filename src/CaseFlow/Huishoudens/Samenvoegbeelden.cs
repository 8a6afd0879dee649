using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>A proposal with both residents beside each other; a side that somebody may not see is null.</summary>
public sealed record Samenvoegbeeld(Samenvoegvoorstel Voorstel, Samenvoegkant? Blijft, Samenvoegkant? GaatOp);

public sealed record Samenvoegkant(string Zaaknummer, Inwoner Inwoner, string? Bsn);

/// <summary>Shows who judges a proposal whom it is about. Each resident shown is logged as read.</summary>
public sealed class Samenvoegbeelden(ZaakInzage inzage, BsnKluis kluis, Dossier dossier)
{
    public async Task<Samenvoegbeeld> VanAsync(Samenvoegvoorstel voorstel, Handeling handeling)
    {
        var zaken = await inzage.Zichtbaar(handeling).AsNoTracking().Include(z => z.Inwoner).Where(z => z.Id == voorstel.ZaakId || z.Id == voorstel.AndereZaakId).ToListAsync();
        return new Samenvoegbeeld(voorstel, Kant(voorstel.ZaakId), Kant(voorstel.AndereZaakId));

        Samenvoegkant? Kant(Guid id)
        {
            if (zaken.Find(z => z.Id == id) is not { Inwoner: { } inwoner } zaak)
            {
                return null;
            }
            dossier.Inzien(handeling, inwoner, zaak, "voorstel om samen te voegen");
            return new Samenvoegkant(zaak.Nummer, inwoner, kluis.Gemaskeerd(inwoner.BsnVersleuteld));
        }
    }
}
