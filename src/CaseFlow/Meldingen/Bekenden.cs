using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Meldingen;

/// <summary>A household that is already known, to choose while a melding is typed.</summary>
public sealed record BekendHuishouden(Guid Id, IReadOnlyList<BekendeInwoner> Leden, IReadOnlyList<LopendeZaak> Zaken);

/// <summary>The address is left out where it is secret.</summary>
public sealed record BekendeInwoner(string Naam, DateOnly Geboortedatum, string? Adres, bool IsGevonden);

/// <summary>Of an open case an intaker sees that it is there and whom to call; the number only who may open it.</summary>
public sealed record LopendeZaak(string Team, string? Aanspreekpunt, string Telefoon, string? Nummer);

/// <summary>Finds residents and households of this municipality by BSN, by name and birth date, or by address. Every person found is logged as read; who is shielded is not found.</summary>
public sealed class Bekenden(CaseFlowDbContext db, BsnKluis kluis, ZaakInzage inzage, Afschermingen afschermingen, Dossier dossier, Configuratie configuratie)
{
    private const int MaxHits = 10;

    // Who live behind one number, all its letters included: a flat.
    private const int MeesteBewoners = 200;

    /// <exception cref="WeigeringException">There is nothing to search by, or the BSN is not one.</exception>
    public async Task<IReadOnlyList<BekendHuishouden>> ZoekAsync(Handeling handeling, Invoer inwoner)
    {
        var (gevonden, soort) = await VindAsync(handeling, inwoner);
        var huishoudens = await db.HuishoudenLeden.Where(l => l.Tot == null && gevonden.Contains(l.InwonerId)).Select(l => l.HuishoudenId).Distinct().ToListAsync();
        var leden = await afschermingen.ZonderDichteAsync(handeling, await db.HuishoudenLeden.AsNoTracking().Include(l => l.Inwoner).Where(l => l.Tot == null && huishoudens.Contains(l.HuishoudenId)).ToListAsync());
        var open = await afschermingen.Open(db.Zaken, handeling).AsNoTracking().Where(z => z.Status == ZaakStatus.Open && z.HuishoudenId != null && huishoudens.Contains(z.HuishoudenId.Value)).ToListAsync();
        var zichtbaar = (await inzage.Zichtbaar(handeling).Where(z => z.HuishoudenId != null && huishoudens.Contains(z.HuishoudenId.Value)).Select(z => z.Id).ToListAsync()).ToHashSet();
        var plannen = await db.Plannen.AsNoTracking().Where(p => huishoudens.Contains(p.HuishoudenId)).OrderBy(p => p.Versie).ToListAsync();
        dossier.Inzien(handeling, null, null, $"zoeken bij een melding op {soort}: {gevonden.Count} gevonden");
        foreach (var lid in leden)
        {
            dossier.Inzien(handeling, lid.Inwoner, null, "zoeken bij een melding");
        }
        await db.SaveChangesAsync();
        var gemeente = configuratie.Gemeenten[handeling.Gemeente];
        return [.. leden.GroupBy(l => l.HuishoudenId).Select(h => new BekendHuishouden(
            h.Key,
            [.. h.Select(l => l.Inwoner!).OrderBy(i => i.Geboortedatum).Select(i => new BekendeInwoner(i.Naam, i.Geboortedatum, i.IsAdresGeheim ? null : i.Adres, gevonden.Contains(i.Id)))],
            [.. open.Where(z => z.HuishoudenId == h.Key).Select(z => new LopendeZaak(
                gemeente.Teams.FirstOrDefault(t => t.Id == z.Team)?.Naam ?? z.Team,
                plannen.LastOrDefault(p => p.HuishoudenId == h.Key)?.Aanspreekpunt ?? z.Behandelaar,
                gemeente.Bereikbaarheid.Telefoon,
                zichtbaar.Contains(z.Id) ? z.Nummer : null))]))];
    }

    private async Task<(List<Guid> Gevonden, string Soort)> VindAsync(Handeling handeling, Invoer inwoner)
    {
        var (gemeente, dicht) = (handeling.Gemeente, afschermingen.DichteInwoners(handeling));
        var bekenden = db.Inwoners.Where(i => i.GemeenteId == gemeente && !dicht.Contains(i.Id));
        var gevonden = new List<Guid>();
        var soorten = new List<string>();
        if (inwoner.Tekst("bsn") is { } getypt)
        {
            soorten.Add("BSN");
            var hash = Bsn.TryParse(getypt, out var bsn) ? kluis.Hash(bsn)
                : throw new WeigeringException("bsn-ongeldig", "Dit is geen geldig burgerservicenummer. Kijk de negen cijfers na op het identiteitsbewijs.", "inwoner.bsn");
            gevonden.AddRange(await bekenden.Where(i => i.BsnHash == hash).Select(i => i.Id).ToListAsync());
        }
        if (inwoner.Tekst("naam") is { } naam && inwoner.Datum("geboortedatum") is { } geboren)
        {
            soorten.Add("naam en geboortedatum");
            gevonden.AddRange(await bekenden.Where(i => i.Geboortedatum == geboren).OpNaam(db, gemeente, Naamsleutels.Zoek(naam)).OrderBy(i => i.Id).Take(MaxHits).Select(i => i.Id).ToListAsync());
        }
        if (inwoner.Tekst("postcode") is { } postcode && inwoner.Tekst("adres") is { } adres)
        {
            soorten.Add("postcode en huisnummer");
            var (sleutel, nummer) = (Adressleutels.Van(postcode, adres), Adressleutels.Nummer(adres));
            var bewoners = sleutel is null ? [] : await bekenden.Where(i => i.Adressleutel == sleutel).OrderBy(i => i.Id).Take(MeesteBewoners).Select(i => new { i.Id, i.Adres }).ToListAsync();
            gevonden.AddRange(bewoners.Where(i => Adressleutels.Nummer(i.Adres) == nummer).Take(MaxHits).Select(i => i.Id));
        }
        return soorten.Count > 0 ? ([.. gevonden.Distinct()], string.Join(", ", soorten))
            : throw new WeigeringException("zoekterm-ontbreekt", "Vul eerst een burgerservicenummer in, of naam en geboortedatum, of postcode en adres.", "inwoner.naam");
    }
}
