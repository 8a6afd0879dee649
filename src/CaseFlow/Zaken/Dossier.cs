using System.Text.Encodings.Web;
using System.Text.Json;
using CaseFlow.Abonnementen;
using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Logboek;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>Writes what happened: a clear line in the case file, and beside it an event for counting that carries no person.</summary>
public sealed class Dossier(CaseFlowDbContext db, Telsleutels sleutels, Logschrijver log, Gebeurtenismelder melder)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Begin, string Einde)[] Paren =
    [
        ("wachtlijst.geplaatst", "wachtlijst.verlaten"), ("schuldhulp.traject_gestart", "schuldhulp.traject_afgerond"),
        ("plaatsing.gestart", "plaatsing.beeindigd"), ("ondersteuning.gestart", "ondersteuning.beeindigd"),
    ];

    private Guid? _besloten;

    /// <summary>Until this is disposed of, every line is one of this run, and only who works on it reads it; null changes nothing.</summary>
    public IDisposable Besloten(Guid? instantieId)
    {
        var vorige = _besloten;
        _besloten = instantieId ?? vorige;
        return new Einde(() => _besloten = vorige);
    }

    /// <summary>A line that is not counted.</summary>
    public Dossierregel Noteer(Zaak zaak, Handeling handeling, string naam, string omschrijving, string? toelichting = null) =>
        Regel(zaak, handeling, naam, omschrijving, toelichting, isGeteld: false);

    /// <summary>A line in the case file and an event for counting; returns the key by which a later event can replace this one.</summary>
    public string Tel(Zaak zaak, Handeling handeling, string naam, string omschrijving, Telregel telregel, string? toelichting = null)
    {
        Regel(zaak, handeling, naam, omschrijving, toelichting, isGeteld: true);
        return Tel(zaak.GemeenteId, handeling, naam, telregel, zaak);
    }

    /// <summary>An event without a case: a contact at the counter.</summary>
    public string Tel(string gemeente, Handeling handeling, string naam, Telregel telregel, Zaak? zaak = null) => Tel(gemeente, handeling, naam, telregel, zaak, null);

    private string Tel(string gemeente, Handeling handeling, string naam, Telregel telregel, Zaak? zaak, string? objectsleutel)
    {
        var inwoner = zaak?.Inwoner;
        var datum = telregel.Datum ?? handeling.Vandaag;
        var gebeurtenis = new Gebeurtenis
        {
            GemeenteId = gemeente,
            Naam = naam,
            Datum = datum,
            Wijk = zaak?.Wijk,
            Geslacht = inwoner?.Geslacht,
            Leeftijdsklasse = inwoner is null ? null : Leeftijdsklassen.Van(Math.Max(0, inwoner.LeeftijdOp(datum))),
            Dimensies = JsonSerializer.Serialize(telregel.Dimensies.Where(d => d.Value is not null).ToDictionary(), Json),
            Recordsleutel = sleutels.Record(zaak?.Id ?? Guid.CreateVersion7()),
            Persoonsleutel = zaak?.InwonerId is { } persoon ? sleutels.Persoon(persoon) : null,
            Huishoudsleutel = zaak?.HuishoudenId is { } huishouden ? sleutels.Huishouden(huishouden) : null,
            Objectsleutel = objectsleutel ?? ((telregel.Over ?? zaak?.Id) is { } over ? sleutels.Object(over, telregel.Onderdeel) : null),
            GeldigVan = telregel.GeldigVan,
            GeldigTot = telregel.GeldigTot,
            Sleutel = Guid.CreateVersion7().ToString("N"),
            Vervangt = telregel.Vervangt,
        };
        db.Gebeurtenissen.Add(gebeurtenis);
        return gebeurtenis.Sleutel;
    }

    /// <summary>The key of the event of this name that stands about this thing, so that it can be replaced; null where there is none.</summary>
    public async Task<string?> LaatsteAsync(string gemeente, string naam, Guid over, string? onderdeel = null)
    {
        var sleutel = sleutels.Object(over, onderdeel);
        return db.Gebeurtenissen.Local.Where(g => g.Objectsleutel == sleutel && g.Naam == naam && g.GemeenteId == gemeente).Select(g => g.Sleutel).LastOrDefault()
            ?? await db.Gebeurtenissen.Where(g => g.GemeenteId == gemeente && g.Objectsleutel == sleutel && g.Naam == naam && !db.Gebeurtenissen.Any(later => later.Vervangt == g.Sleutel))
                .OrderByDescending(g => g.Id).Select(g => g.Sleutel).FirstOrDefaultAsync();
    }

    /// <summary>
    /// Ends what is counted as running in a case that closes and that no step ended: a waiting place and a debt traject, and of who died or
    /// moved away every placement and support too. Indications and measures have an end of their own, which may come later.
    /// </summary>
    public async Task EindigLopendAsync(Zaak zaak, Handeling handeling, string reden)
    {
        var record = sleutels.Record(zaak.Id);
        var geteld = await db.Gebeurtenissen.AsNoTracking().Where(g => g.GemeenteId == zaak.GemeenteId && g.Recordsleutel == record).OrderBy(g => g.Id).ToListAsync();
        geteld.AddRange(db.Gebeurtenissen.Local.Where(g => g.Recordsleutel == record));
        var vervangen = geteld.Select(g => g.Vervangt).ToHashSet();
        var paren = reden is "overleden" or "verhuisd" ? Paren : Paren.Take(2);
        foreach (var (begin, einde) in paren)
        {
            foreach (var open in geteld.Where(g => g.Naam == begin && !vervangen.Contains(g.Sleutel) && !geteld.Exists(e => e.Naam == einde && e.Objectsleutel == g.Objectsleutel)))
            {
                var dimensies = JsonSerializer.Deserialize<Dictionary<string, string?>>(open.Dimensies)!.Where(d => d.Key is "voorziening" or "wet" or "woonplaats" or "uitvoerder").ToDictionary();
                dimensies["reden"] = reden;
                Tel(zaak.GemeenteId, handeling, einde, new Telregel(dimensies) { GeldigVan = open.GeldigVan, GeldigTot = handeling.Vandaag }, zaak, open.Objectsleutel);
            }
        }
    }

    /// <summary>Logs that this person's data were read. Committed with the act or the page that read them.</summary>
    public void Inzien(Handeling handeling, Inwoner? inwoner, Zaak? zaak, string onderdeel, bool isToegestaan = true) =>
        log.Gelezen(handeling, inwoner?.Id, zaak, onderdeel, isToegestaan);

    /// <summary>From here on every line of the log about this case says on which ground.</summary>
    public void OpGrond(Zaak zaak, string grond) => log.OpGrond(zaak.Id, grond);

    private Dossierregel Regel(Zaak zaak, Handeling handeling, string naam, string omschrijving, string? toelichting, bool isGeteld)
    {
        // The log of a closed run tells that something was done, not what.
        log.Geschreven(handeling, zaak, _besloten is null ? naam : "besloten");
        if (_besloten is null)
        {
            melder.Gebeurd(zaak, naam, handeling);
        }
        return db.Dossierregels.Add(new Dossierregel
        {
            ZaakId = zaak.Id,
            Op = handeling.Moment,
            Naam = naam,
            Omschrijving = omschrijving,
            Toelichting = toelichting ?? handeling.Reden,
            MedewerkerId = handeling.MedewerkerId,
            Door = handeling.Naam,
            Rol = handeling.Rol,
            IsGeteld = isGeteld,
            BeslotenInstantieId = _besloten,
        }).Entity;
    }

    private sealed class Einde(Action herstel) : IDisposable
    {
        public void Dispose() => herstel();
    }
}

/// <summary>The dimensions of one counted event.</summary>
public sealed record Telregel(IReadOnlyDictionary<string, string?> Dimensies)
{
    public static readonly Telregel Leeg = new(new Dictionary<string, string?>());

    public Telregel(params (string Naam, string? Waarde)[] dimensies) : this(dimensies.ToDictionary(d => d.Naam, d => d.Waarde)) { }

    public DateOnly? Datum { get; init; }

    /// <summary>The first day on which it holds, which may lie before the day it is counted on.</summary>
    public DateOnly? GeldigVan { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly? GeldigTot { get; init; }

    /// <summary>What begins or ends with it, so that an end finds its beginning; without it the case.</summary>
    public Guid? Over { get; init; }

    /// <summary>Which part of that, where it has several that begin and end.</summary>
    public string? Onderdeel { get; init; }
    public string? Vervangt { get; init; }
}
