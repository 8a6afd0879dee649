using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

public sealed record GevondenZaak(string Nummer, string? Inwoner, DateOnly? Geboortedatum, string? TypeHulpvraag, string? NietGetoond, string Team, ZaakStatus Status, DateTimeOffset Ontvangen);

/// <summary>Finds cases by number, or by what is known of the resident, among those that somebody may see.</summary>
public sealed class ZaakZoeker(CaseFlowDbContext db, ZaakInzage inzage, Doelweging weging, Configuratie configuratie, Dossier dossier)
{
    public const int Hoogstens = 50;

    /// <returns>At most one more than <see cref="Hoogstens"/>, so that the page can say there are more.</returns>
    public async Task<IReadOnlyList<GevondenZaak>> ZoekAsync(Handeling handeling, Zoekvraag vraag)
    {
        var gevonden = await Zoek(handeling, vraag).ToListAsync();
        // Unlike a list of work, this is looking for somebody: the search is logged, and each person that is shown.
        dossier.Inzien(handeling, null, null, $"zoeken op {vraag.Soort}: {(gevonden.Count > Hoogstens ? $"meer dan {Hoogstens}" : gevonden.Count)} gevonden");
        foreach (var zaak in gevonden.Take(Hoogstens))
        {
            dossier.Inzien(handeling, zaak.Inwoner, zaak, "Zaken zoeken");
        }
        await db.SaveChangesAsync();
        var gemeente = configuratie.Gemeenten[handeling.Gemeente];
        var gegeven = await weging.GegevenAsync([.. gevonden.Select(z => z.InwonerId).OfType<Guid>().Distinct()], handeling.Vandaag);
        return [.. gevonden.Select(z =>
        {
            // Who works for one law only, and not on this case, reads what another law gathered as far as the matrix lets them.
            var oordeel = configuratie.Doelbinding.WettenVan(handeling.Rol) is { } wetten && z.BehandelaarId != handeling.MedewerkerId
                ? weging.Weeg(z.Wet, z.InwonerId, [.. wetten], gegeven, handeling.Vandaag, $"{gemeente.Teams.FirstOrDefault(t => t.Id == z.Team)?.Naam ?? z.Team}, telefoon {gemeente.Bereikbaarheid.Telefoon}")
                : new Weging(true, null);
            return new GevondenZaak(z.Nummer, z.Inwoner?.Naam, z.Inwoner?.Geboortedatum, oordeel.Mag ? z.TypeHulpvraag : null, oordeel.Waarom, z.Team, z.Status, z.Ontvangen);
        })];
    }

    internal IQueryable<Zaak> Zoek(Handeling handeling, Zoekvraag vraag) => Passend(inzage.Zichtbaar(handeling).Include(z => z.Inwoner), handeling.Gemeente, vraag).AsNoTracking()
        .OrderByDescending(z => z.Status == ZaakStatus.Open).ThenByDescending(z => z.Ontvangen).Take(Hoogstens + 1);

    // Each key by its own index, so that the size of the municipality does not matter.
    private IQueryable<Zaak> Passend(IQueryable<Zaak> zaken, string gemeente, Zoekvraag vraag)
    {
        if (vraag.Nummer is { } nummer)
        {
            return zaken.Where(z => z.Nummer == nummer);
        }
        var inwoners = db.Inwoners.Where(i => i.GemeenteId == gemeente);
        if (vraag.BsnHash is { } hash)
        {
            inwoners = inwoners.Where(i => i.BsnHash == hash);
        }
        if (vraag.Geboren is { } dag)
        {
            inwoners = inwoners.Where(i => i.Geboortedatum == dag);
        }
        if (vraag.Adressleutel is { } adres)
        {
            inwoners = inwoners.Where(i => i.Adressleutel == adres);
        }
        if (vraag.Naam.Count > 0)
        {
            inwoners = inwoners.OpNaam(db, gemeente, vraag.Naam);
        }
        var ids = inwoners.Select(i => (Guid?)i.Id);
        return zaken.Where(z => ids.Contains(z.InwonerId));
    }
}
