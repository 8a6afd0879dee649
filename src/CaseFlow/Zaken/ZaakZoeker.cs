using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

public sealed record GevondenZaak(string Nummer, string? Inwoner, DateOnly? Geboortedatum, string? TypeHulpvraag, string? NietGetoond, string Team, ZaakStatus Status, DateTimeOffset Ontvangen);

/// <summary>Finds cases by number, name or birth date, among those that somebody may see.</summary>
public sealed partial class ZaakZoeker(CaseFlowDbContext db, ZaakInzage inzage, Doelweging weging, Configuratie configuratie, Dossier dossier)
{
    public const int Hoogstens = 50;

    private static readonly string[] Datums = ["d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "yyyy-MM-dd", "d MMMM yyyy", "ddMMyyyy"];

    /// <returns>At most one more than <see cref="Hoogstens"/>, so that the page can say there are more.</returns>
    /// <exception cref="WeigeringException">There is nothing to search for.</exception>
    public async Task<IReadOnlyList<GevondenZaak>> ZoekAsync(Handeling handeling, string? vraag)
    {
        var zoek = (vraag ?? "").Trim();
        var gevonden = await Zoek(inzage.Zichtbaar(handeling).Include(z => z.Inwoner), zoek).AsNoTracking()
            .OrderByDescending(z => z.Status == ZaakStatus.Open).ThenByDescending(z => z.Ontvangen).Take(Hoogstens + 1).ToListAsync();
        // Unlike a list of work, this is looking for somebody: each person that is shown is logged.
        foreach (var zaak in gevonden)
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

    private static IQueryable<Zaak> Zoek(IQueryable<Zaak> zaken, string zoek)
    {
        if (Bsn().IsMatch(zoek))
        {
            throw new WeigeringException("zoeken-op-bsn", "Zoeken op BSN kan hier niet. Zoek op zaaknummer, naam of geboortedatum.", "zoek");
        }
        if (Zaaknummer().Match(zoek) is { Success: true } nummer)
        {
            var gevraagd = $"Z{nummer.Groups[1].Value}-{nummer.Groups[2].Value.PadLeft(6, '0')}";
            return zaken.Where(z => z.Nummer == gevraagd);
        }
        if (DateOnly.TryParseExact(zoek.ToLowerInvariant(), Datums, CultureInfo.GetCultureInfo("nl-NL"), DateTimeStyles.None, out var dag))
        {
            return zaken.Where(z => z.Inwoner!.Geboortedatum == dag);
        }
        var woorden = zoek.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 1).Take(5).ToList();
        if (woorden.Count == 0)
        {
            throw new WeigeringException("zoekvraag-leeg", "Vul een zaaknummer, een naam (minstens 2 letters) of een geboortedatum in.", "zoek");
        }
        foreach (var woord in woorden)
        {
            // SQLite lowers a to z only: Özdemir stays Özdemir there, so that a first letter with an accent is tried as a capital too.
            var klein = woord.ToLowerInvariant();
            var groot = EersteMetAccent().Replace(klein, m => m.Value.ToUpperInvariant());
            zaken = zaken.Where(z => z.Inwoner!.Naam.ToLower().Contains(klein) || z.Inwoner.Naam.ToLower().Contains(groot));
        }
        return zaken;
    }

    [GeneratedRegex(@"^[zZ]?(\d{4})-(\d{1,6})$")]
    private static partial Regex Zaaknummer();

    [GeneratedRegex(@"(?<!\p{L})[^\x00-\x7F]")]
    private static partial Regex EersteMetAccent();

    [GeneratedRegex(@"^\d[\d. ]{6,9}\d$")]
    private static partial Regex Bsn();
}
