using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Logboek;

public enum Logkeuze { Alles, Lezen, Schrijven, Geweigerd }

/// <summary>What is looked for in the log; all that is filled in must hold.</summary>
/// <param name="Wie">A case number, a BSN, or a name with a birth date.</param>
public sealed record Logvraag(string? Wie, Guid? InwonerId, string? Medewerker, DateOnly? Van, DateOnly? Tot, Logkeuze Keuze);

public sealed record Gevondenregel(Logregel Regel, string? Zaaknummer);

/// <param name="Inwoner">The resident the lines are about, when it was asked for one.</param>
/// <param name="Kandidaten">More than one fits: choose first.</param>
public sealed record Logantwoord(IReadOnlyList<Gevondenregel> Regels, bool ZijnErMeer, Inwoner? Inwoner, IReadOnlyList<Inwoner> Kandidaten);

/// <summary>Lets the privacy officer search the log of their municipality. The search itself is logged.</summary>
public sealed partial class Logzoeker(CaseFlowDbContext db, Logschrijver log, BsnKluis kluis)
{
    public const int Hoogstens = 200;
    private const int MeesteKandidaten = 20;

    private static readonly string[] Datums = ["d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "yyyy-MM-dd"];

    /// <exception cref="WeigeringException">There is nothing to search for, or nobody like this is known.</exception>
    public async Task<Logantwoord> ZoekAsync(Handeling handeling, Logvraag vraag)
    {
        var regels = db.Logregels.AsNoTracking().Where(r => r.GemeenteId == handeling.Gemeente);
        var (inwoner, kandidaten) = await InwonerAsync(handeling, vraag);
        log.Gelezen(handeling, inwoner?.Id, null, "logboek");
        await db.SaveChangesAsync();
        if (kandidaten.Count > 1)
        {
            return new Logantwoord([], false, null, kandidaten);
        }
        if (inwoner is not null)
        {
            var verwijzingen = Verwijzingen(inwoner.Id);
            regels = regels.Where(r => r.InwonerId == inwoner.Id || verwijzingen.Contains(r.InwonerId));
        }
        else if (Zaaknummer().IsMatch(vraag.Wie?.Trim() ?? ""))
        {
            var nummer = vraag.Wie!.Trim().ToUpperInvariant();
            regels = regels.Where(r => db.Zaken.Any(z => z.Id == r.ZaakId && z.Nummer == nummer));
        }
        if (vraag.Medewerker?.Trim() is { Length: > 1 } naam)
        {
            var klein = naam.ToLowerInvariant();
            regels = regels.Where(r => r.Medewerker.ToLower().Contains(klein));
        }
        if (vraag.Van is { } van)
        {
            var begin = AmsterdamTime.StartOf(van);
            regels = regels.Where(r => r.Op >= begin);
        }
        if (vraag.Tot is { } tot)
        {
            var einde = AmsterdamTime.StartOf(tot.AddDays(1));
            regels = regels.Where(r => r.Op < einde);
        }
        regels = vraag.Keuze switch
        {
            Logkeuze.Lezen => regels.Where(r => r.Soort == Logsoort.Lezen && r.IsToegestaan),
            Logkeuze.Schrijven => regels.Where(r => r.Soort == Logsoort.Schrijven),
            Logkeuze.Geweigerd => regels.Where(r => !r.IsToegestaan),
            _ => regels,
        };
        var gevonden = await MetNummer(regels.OrderByDescending(r => r.Op).ThenByDescending(r => r.Id).Take(Hoogstens + 1)).ToListAsync();
        return new Logantwoord([.. gevonden.Take(Hoogstens)], gevonden.Count > Hoogstens, inwoner, []);
    }

    /// <summary>Every line about this resident, oldest first, for the resident.</summary>
    public async Task<(Inwoner Inwoner, IReadOnlyList<Gevondenregel> Regels)> OverInwonerAsync(Handeling handeling, Guid inwonerId)
    {
        var inwoner = await db.Inwoners.AsNoTracking().SingleOrDefaultAsync(i => i.Id == inwonerId && i.GemeenteId == handeling.Gemeente)
            ?? throw new WeigeringException("inwoner-onbekend", "Deze inwoner is niet bekend. Zoek opnieuw.");
        log.Gelezen(handeling, inwoner.Id, null, "logboek, overzicht voor de inwoner");
        await db.SaveChangesAsync();
        var verwijzingen = Verwijzingen(inwonerId);
        return (inwoner, await MetNummer(db.Logregels.AsNoTracking().Where(r => r.InwonerId == inwonerId || verwijzingen.Contains(r.InwonerId)).OrderBy(r => r.Op).ThenBy(r => r.Id)).ToListAsync());
    }

    // A line never changes: what was read of a row that turned out to be the same person stands under that row.
    private IQueryable<Guid?> Verwijzingen(Guid inwonerId) => db.Inwoners.Where(i => i.SamengevoegdMetId == inwonerId).Select(i => (Guid?)i.Id);

    /// <summary>Who is meant, for what is done about this resident; the look-up is logged. More than one may fit.</summary>
    public async Task<(Inwoner? Inwoner, IReadOnlyList<Inwoner> Kandidaten)> InwonerAsync(Handeling handeling, string? wie)
    {
        if (string.IsNullOrWhiteSpace(wie) || Zaaknummer().IsMatch(wie.Trim()))
        {
            throw new WeigeringException("zoekvraag-leeg", "Schrijf een BSN, of een naam met daarachter de geboortedatum. Bijvoorbeeld: de Vries 12-4-1951.", "wie");
        }
        var (inwoner, kandidaten) = await InwonerAsync(handeling, new Logvraag(wie, null, null, null, null, Logkeuze.Alles));
        log.Gelezen(handeling, inwoner?.Id, null, "verzoek van een inwoner, zoeken");
        await db.SaveChangesAsync();
        return (inwoner, kandidaten);
    }

    private IQueryable<Gevondenregel> MetNummer(IQueryable<Logregel> regels) =>
        regels.Select(r => new Gevondenregel(r, db.Zaken.Where(z => z.Id == r.ZaakId).Select(z => z.Nummer).FirstOrDefault()));

    private async Task<(Inwoner? Inwoner, IReadOnlyList<Inwoner> Kandidaten)> InwonerAsync(Handeling handeling, Logvraag vraag)
    {
        var eigen = db.Inwoners.AsNoTracking().Where(i => i.GemeenteId == handeling.Gemeente && i.SamengevoegdMetId == null);
        if (vraag.InwonerId is { } gekozen)
        {
            return (await eigen.SingleOrDefaultAsync(i => i.Id == gekozen) ?? throw Onbekend(), []);
        }
        var wie = vraag.Wie?.Trim() ?? "";
        if (wie.Length == 0 || Zaaknummer().IsMatch(wie))
        {
            return wie.Length > 0 || vraag.Medewerker?.Trim().Length > 1 || (vraag.Van is not null && vraag.Tot is not null) ? (null, [])
                : throw new WeigeringException("zoekvraag-leeg", "Vul in om wie of welke zaak het gaat, een medewerker, of een begin en een einde.", "wie");
        }
        if (Bsn.TryParse(wie, out var bsn))
        {
            var hash = kluis.Hash(bsn);
            return (await eigen.FirstOrDefaultAsync(i => i.BsnHash == hash) ?? throw Onbekend(), []);
        }
        var woorden = wie.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (woorden.Length < 2 || !DateOnly.TryParseExact(woorden[^1], Datums, CultureInfo.InvariantCulture, DateTimeStyles.None, out var geboren))
        {
            throw new WeigeringException("zoekvraag-onduidelijk", "Schrijf een zaaknummer, een BSN, of een naam met daarachter de geboortedatum. Bijvoorbeeld: de Vries 12-4-1951.", "wie");
        }
        var zelfdeDag = await eigen.Where(i => i.Geboortedatum == geboren).OrderBy(i => i.Naam).ToListAsync();
        var passend = zelfdeDag.Where(i => woorden[..^1].All(w => CultureInfo.InvariantCulture.CompareInfo.IndexOf(i.Naam, w, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0)).Take(MeesteKandidaten).ToList();
        return passend.Count switch { 0 => throw Onbekend(), 1 => (passend[0], passend), _ => (null, passend) };
    }

    private static WeigeringException Onbekend() => new("inwoner-onbekend", "Er is geen inwoner gevonden die hierbij past. Kijk het nummer, de naam en de geboortedatum na.", "wie");

    [GeneratedRegex(@"^[Zz]\d{4}-\d{1,6}$")]
    private static partial Regex Zaaknummer();
}
