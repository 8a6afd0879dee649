using System.Security.Cryptography;
using System.Text;
using CaseFlow.Data;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Toegang;

/// <summary>Makes, lists and ends the tokens with which programs come in for somebody.</summary>
public sealed class Toegangstokens(CaseFlowDbContext db, Transactie transactie, Logschrijver log)
{
    /// <summary>By which a token that lies around is known for what it is.</summary>
    public const string Voorvoegsel = "cft_";

    public const int LangsteNaam = 60;

    public const int MaxDagen = 366;

    private const int MaxTokens = 20;

    /// <summary>Somebody's own, the newest first, with the ended ones.</summary>
    public Task<List<Toegangstoken>> EigenAsync(Handeling handeling) =>
        db.Toegangstokens.AsNoTracking().Where(t => t.MedewerkerId == handeling.MedewerkerId).OrderByDescending(t => t.Op).ThenByDescending(t => t.Id).ToListAsync();

    /// <summary>Those of the municipality that still open something.</summary>
    public Task<List<Toegangstoken>> VanGemeenteAsync(Handeling handeling)
    {
        var vandaag = handeling.Vandaag;
        return db.Toegangstokens.AsNoTracking().Include(t => t.Medewerker)
            .Where(t => t.Medewerker!.GemeenteId == handeling.Gemeente && t.IngetrokkenOp == null && t.GeldigTot >= vandaag).OrderBy(t => t.Medewerker!.Naam).ThenBy(t => t.Op).ToListAsync();
    }

    /// <returns>The token, for once.</returns>
    /// <exception cref="WeigeringException">Something is missing, or it would hold too long.</exception>
    public Task<string> MaakAsync(Handeling handeling, string? naam, IReadOnlyCollection<string> bereiken, DateOnly? geldigTot, bool heeftTweeFactoren) => transactie.RunAsync(async () =>
    {
        var fouten = new List<Veldfout>();
        naam = naam?.Trim();
        if (string.IsNullOrEmpty(naam) || naam.Length > LangsteNaam || naam.Any(char.IsControl))
        {
            fouten.Add(new Veldfout("veld-verplicht:naam", "naam", $"Geef het token een naam van hoogstens {LangsteNaam} tekens, bijvoorbeeld het programma dat het gebruikt."));
        }
        if (bereiken.Count == 0 || !bereiken.All(Bereiken.Bestaat))
        {
            fouten.Add(new Veldfout("veld-verplicht:bereik", "bereik", "Kies wat het programma mag. Kies niet meer dan nodig is."));
        }
        if (geldigTot is not { } tot || tot < handeling.Vandaag || tot > handeling.Vandaag.AddDays(MaxDagen))
        {
            fouten.Add(new Veldfout("waarde-onbekend:geldig-tot", "geldigTot", "Kies een laatste dag, vandaag of later en hoogstens een jaar vooruit."));
        }
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
        var vandaag = handeling.Vandaag;
        if (await db.Toegangstokens.CountAsync(t => t.MedewerkerId == handeling.MedewerkerId && t.IngetrokkenOp == null && t.GeldigTot >= vandaag) >= MaxTokens)
        {
            throw new WeigeringException("te-veel-tokens", $"U heeft al {MaxTokens} tokens die gelden. Trek er eerst een in.");
        }
        var geheim = Voorvoegsel + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        db.Toegangstokens.Add(new Toegangstoken
        {
            MedewerkerId = handeling.MedewerkerId!.Value,
            Naam = naam!,
            Hash = Hash(geheim),
            Bereik = string.Join(' ', bereiken.Distinct().Order(StringComparer.Ordinal)),
            HeeftTweeFactoren = heeftTweeFactoren,
            Op = handeling.Moment,
            GeldigTot = geldigTot!.Value,
        });
        log.Beheerd(handeling, $"toegangstoken gemaakt: {naam}");
        return geheim;
    });

    /// <summary>Ends one's own token, or as functional manager one of the municipality. Twice is once.</summary>
    /// <exception cref="WeigeringException">There is none that one may end.</exception>
    public Task IntrekkenAsync(Handeling handeling, Guid id, bool alsBeheerder) => transactie.RunAsync(async () =>
    {
        if (alsBeheerder && handeling.Rol != "beheer")
        {
            throw new WeigeringException("rol-onbevoegd", "Alleen de functioneel beheerder trekt tokens van anderen in.");
        }
        var token = await db.Toegangstokens.Include(t => t.Medewerker)
            .SingleOrDefaultAsync(t => t.Id == id && (alsBeheerder ? t.Medewerker!.GemeenteId == handeling.Gemeente : t.MedewerkerId == handeling.MedewerkerId))
            ?? throw new WeigeringException("token-onbekend", "Dit token bestaat niet.");
        if (token.IngetrokkenOp is null)
        {
            (token.IngetrokkenOp, token.IngetrokkenDoor) = (handeling.Moment, handeling.Naam);
            log.Beheerd(handeling, $"toegangstoken ingetrokken: {token.Naam}, van {token.Medewerker!.UserName}");
        }
    });

    /// <summary>Ends tokens of somebody, inside an act: what was given out under a password, a role or an account that holds no more does not come back with the next one.</summary>
    /// <param name="handeling">Who ends what was behind them.</param>
    /// <param name="medewerker">Whose they are.</param>
    /// <param name="waarom">What happened, for the log (Dutch).</param>
    /// <param name="bereiken">Only those with one of these scopes; null is all.</param>
    /// <returns>How many still held.</returns>
    internal async Task<int> BeeindigAsync(Handeling handeling, Medewerker medewerker, string waarom, IReadOnlyCollection<string>? bereiken = null)
    {
        var open = (await db.Toegangstokens.Where(t => t.MedewerkerId == medewerker.Id && t.IngetrokkenOp == null).ToListAsync())
            .Where(t => t.IsGeldigOp(handeling.Vandaag) && (bereiken is null || t.Bereiken.Any(bereiken.Contains))).ToList();
        foreach (var token in open)
        {
            (token.IngetrokkenOp, token.IngetrokkenDoor) = (handeling.Moment, handeling.Naam);
            log.Beheerd(handeling, $"toegangstoken ingetrokken door {waarom}: {token.Naam}, van {medewerker.UserName}");
        }
        return open.Count;
    }

    /// <summary>The token behind this text with its owner, when it holds today.</summary>
    internal async Task<Toegangstoken?> ZoekAsync(string geheim, DateTimeOffset nu)
    {
        if (!geheim.StartsWith(Voorvoegsel, StringComparison.Ordinal) || geheim.Length > 100)
        {
            return null;
        }
        var hash = Hash(geheim);
        var token = await db.Toegangstokens.AsNoTracking().Include(t => t.Medewerker).SingleOrDefaultAsync(t => t.Hash == hash);
        if (token?.IsGeldigOp(AmsterdamTime.DateOf(nu)) != true)
        {
            return null;
        }
        if (token.LaatstGebruikt is not { } laatst || nu - laatst >= TimeSpan.FromMinutes(1))
        {
            await db.Toegangstokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LaatstGebruikt, nu));
        }
        return token;
    }

    private static string Hash(string geheim) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(geheim)));
}
