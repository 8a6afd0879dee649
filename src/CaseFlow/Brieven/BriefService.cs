using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Zaken;

namespace CaseFlow.Brieven;

/// <summary>Fills a template from workflows and keeps the letter as it was made.</summary>
public sealed class BriefService(CaseFlowDbContext db, Configuratie configuratie, Dossier dossier)
{
    /// <summary>The placeholders that every letter may use.</summary>
    public static readonly IReadOnlyList<string> Altijd = ["naam", "zaaknummer", "gemeente", "datum", "datum-melding", "toegang", "telefoon", "mail", "adres", "ondertekenaar"];

    private readonly List<Brief> _gemaakt = [];

    /// <summary>The letters that this act made so far.</summary>
    public IReadOnlyList<Brief> Gemaakt => _gemaakt;

    /// <summary>Makes the letter; without a resident, or after a death, there is nobody to write to.</summary>
    /// <exception cref="InvalidOperationException">A decision that does not say until when somebody can object (Awb 3:45).</exception>
    /// <returns>The id of the letter, or null when none was made.</returns>
    public Guid? Maak(ZaakContext c, string soort, IReadOnlyDictionary<string, string?> waarden)
    {
        if (c.Zaak.Inwoner is not { } inwoner)
        {
            return null;
        }
        var vanZaak = new Dictionary<string, string?> { ["zaaknummer"] = c.Zaak.Nummer, ["datum-melding"] = DatumTekst.Datum(AmsterdamTime.DateOf(c.Zaak.Ontvangen)) };
        foreach (var (naam, waarde) in waarden)
        {
            vanZaak[naam] = waarde;
        }
        if (Stel(c.Gemeente, inwoner, c.Handeling, soort, vanZaak) is not { } brief)
        {
            return null;
        }
        brief.ZaakId = c.Zaak.Id;
        brief.Verzegel();
        db.Brieven.Add(brief);
        _gemaakt.Add(brief);
        dossier.Noteer(c.Zaak, c.Handeling, "brief.gemaakt", $"Brief gemaakt: {brief.Onderwerp}.");
        return brief.Id;
    }

    /// <summary>Fills in a letter to a resident, which still has to be kept and sealed with what it is about; null as in <see cref="Maak"/>.</summary>
    public Brief? Stel(Gemeente gemeente, Inwoner inwoner, Handeling handeling, string soort, IReadOnlyDictionary<string, string?> waarden)
    {
        if (inwoner.OverledenOp is not null || configuratie.Brieven.Sjabloon(gemeente.Id, soort) is not { } sjabloon)
        {
            return null;
        }
        var bezwaar = waarden.GetValueOrDefault(BriefControle.LaatsteDagBezwaar);
        var isBesluit = soort.StartsWith("beschikking-", StringComparison.Ordinal) || configuratie.Brieven.Soorten.Brieven.GetValueOrDefault(soort) is { Bezwaar: true };
        if (isBesluit && string.IsNullOrWhiteSpace(bezwaar))
        {
            throw new InvalidOperationException($"De brief {soort} noemt geen laatste dag voor bezwaar en gaat niet uit.");
        }
        var alles = new Dictionary<string, string?>
        {
            ["naam"] = inwoner.Naam,
            ["gemeente"] = gemeente.Naam,
            ["datum"] = DatumTekst.Datum(handeling.Vandaag),
            ["toegang"] = gemeente.Bereikbaarheid.Toegang,
            ["telefoon"] = gemeente.Bereikbaarheid.Telefoon,
            ["mail"] = gemeente.Bereikbaarheid.Mail,
            ["adres"] = gemeente.Bereikbaarheid.Adres,
            ["ondertekenaar"] = handeling.Naam,
        };
        foreach (var (naam, waarde) in waarden)
        {
            alles[naam] = waarde;
        }
        var (onderwerp, tekst) = Briefsjabloon.Vul(sjabloon, alles);
        return new Brief { ZaakId = Guid.Empty, Soort = soort, Geadresseerde = Adres(inwoner), Onderwerp = onderwerp, Tekst = tekst, Op = handeling.Moment, Door = handeling.Naam };
    }

    // A secret address is copied nowhere: who sends the letter looks it up.
    private static string Adres(Inwoner inwoner) => string.Join('\n', new[]
    {
        inwoner.Naam,
        inwoner.IsAdresGeheim ? null : inwoner.Adres,
        inwoner.IsAdresGeheim ? null : inwoner.Postcode,
    }.Where(r => !string.IsNullOrWhiteSpace(r)));
}

/// <summary>Shows the letters of an act before it is done: the act is tried, and nothing of it stays.</summary>
public sealed class Briefvoorbeeld(Transactie transactie, BriefService brieven)
{
    /// <exception cref="WeigeringException">The act itself would be refused.</exception>
    public async Task<IReadOnlyList<Brief>> VanAsync(Func<Task> handeling)
    {
        await transactie.TryAsync(handeling);
        // An act that had to run twice made its letters twice.
        return [.. brieven.Gemaakt.DistinctBy(b => (b.Soort, b.Tekst))];
    }
}
