using System.Text.Encodings.Web;
using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Tellingen;

/// <summary>
/// Counts the events of a case again with the facts that turned out to be right: each is replaced by a copy on its own day.
/// What was published stays; the next publication of that period counts the copies.
/// </summary>
public sealed class Telcorrectie(CaseFlowDbContext db, Telsleutels sleutels, TermijnService termijnen)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="c">The act that corrects.</param>
    /// <param name="zaak">The case, with its resident, as it is now.</param>
    /// <param name="pas">Changes the dimensions of an event of this name.</param>
    /// <param name="ookHuishouden">The household was wrong too; else what was counted for one stays there, for people move.</param>
    public async Task HertelAsync(ZaakContext c, Zaak zaak, Action<string, Dictionary<string, string>>? pas = null, bool ookHuishouden = false)
    {
        var record = sleutels.Record(zaak.Id);
        var geteld = await db.Gebeurtenissen.AsNoTracking()
            .Where(g => g.GemeenteId == zaak.GemeenteId && g.Recordsleutel == record && !db.Gebeurtenissen.Any(later => later.Vervangt == g.Sleutel))
            .OrderBy(g => g.Id).ToListAsync();
        var nieuw = new Dictionary<string, string>();
        foreach (var oud in geteld)
        {
            var dimensies = JsonSerializer.Deserialize<Dictionary<string, string>>(oud.Dimensies)!;
            pas?.Invoke(oud.Naam, dimensies);
            var beter = new Gebeurtenis
            {
                GemeenteId = oud.GemeenteId,
                Naam = oud.Naam,
                Datum = oud.Datum,
                Wijk = zaak.Wijk,
                Geslacht = zaak.Inwoner?.Geslacht,
                Leeftijdsklasse = zaak.Inwoner is { } inwoner ? Leeftijdsklassen.Van(Math.Max(0, inwoner.LeeftijdOp(oud.Datum))) : null,
                Dimensies = JsonSerializer.Serialize(dimensies, Json),
                Recordsleutel = record,
                Persoonsleutel = zaak.InwonerId is { } persoon ? sleutels.Persoon(persoon) : null,
                Huishoudsleutel = (ookHuishouden ? null : oud.Huishoudsleutel) ?? (zaak.HuishoudenId is { } huishouden ? sleutels.Huishouden(huishouden) : null),
                Objectsleutel = oud.Objectsleutel,
                GeldigVan = oud.GeldigVan,
                GeldigTot = oud.GeldigTot,
                Sleutel = Guid.CreateVersion7().ToString("N"),
                Vervangt = oud.Sleutel,
            };
            if (IsGelijk(oud, beter))
            {
                continue;
            }
            db.Gebeurtenissen.Add(beter);
            nieuw[oud.Sleutel] = beter.Sleutel;
        }
        await OnthoudAsync(zaak, nieuw);
    }

    private static bool IsGelijk(Gebeurtenis oud, Gebeurtenis beter) =>
        (oud.Wijk, oud.Geslacht, oud.Leeftijdsklasse, oud.Dimensies, oud.Persoonsleutel, oud.Huishoudsleutel)
        == (beter.Wijk, beter.Geslacht, beter.Leeftijdsklasse, beter.Dimensies, beter.Persoonsleutel, beter.Huishoudsleutel);

    // Who keeps the key of an event in order to replace it later must replace the copy.
    private async Task OnthoudAsync(Zaak zaak, Dictionary<string, string> nieuw)
    {
        zaak.TelsleutelUitkomst = Nu(zaak.TelsleutelUitkomst);
        foreach (var spoor in await db.Sporen.Where(s => s.ZaakId == zaak.Id).ToListAsync())
        {
            spoor.TelsleutelUitkomst = Nu(spoor.TelsleutelUitkomst);
        }
        foreach (var termijn in await termijnen.TermijnenAsync(zaak))
        {
            termijn.Telsleutel = Nu(termijn.Telsleutel);
        }

        string? Nu(string? sleutel) => sleutel is null ? null : nieuw.GetValueOrDefault(sleutel, sleutel);
    }
}
