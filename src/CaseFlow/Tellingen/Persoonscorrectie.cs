using CaseFlow.Data;
using CaseFlow.Huishoudens;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Tellingen;

/// <summary>
/// Lets events count under the right person when it turns out who that is: two residents are one, or somebody whom only a BSN in an imported file
/// stood for becomes known here. What was published stays; the next publication counts one person.
/// </summary>
public sealed class Persoonscorrectie(CaseFlowDbContext db, Telsleutels sleutels)
{
    /// <summary>What was counted for a BSN before this resident was known counts for the resident.</summary>
    public Task KoppelAsync(Inwoner inwoner, string bsnHash) => HerleidAsync(inwoner.GemeenteId, sleutels.Persoon("bsn", bsnHash), inwoner);

    /// <summary>What was counted for a resident counts for the one who turned out to be the same.</summary>
    public Task VoegSamenAsync(Inwoner blijft, Guid gaatOp) => HerleidAsync(blijft.GemeenteId, sleutels.Persoon(gaatOp), blijft);

    /// <summary>The BSN was not of this resident: what only that BSN brought here counts for that BSN again.</summary>
    public async Task OntkoppelAsync(Inwoner inwoner, string bsnHash)
    {
        var (van, naar) = (sleutels.Persoon(inwoner.Id), sleutels.Persoon("bsn", bsnHash));
        var paren = await Geldend(inwoner.GemeenteId, van)
            .Join(db.Gebeurtenissen.AsNoTracking().Where(o => o.Persoonsleutel == naar), g => g.Vervangt, o => o.Sleutel, (g, o) => new { Nu = g, Toen = o }).ToListAsync();
        foreach (var paar in paren)
        {
            db.Gebeurtenissen.Add(Kopie(paar.Toen, naar, paar.Toen.Geslacht, paar.Toen.Leeftijdsklasse, paar.Nu.Sleutel));
        }
    }

    private async Task HerleidAsync(string gemeente, string van, Inwoner inwoner)
    {
        var naar = sleutels.Persoon(inwoner.Id);
        foreach (var oud in await Geldend(gemeente, van).OrderBy(g => g.Id).ToListAsync())
        {
            db.Gebeurtenissen.Add(Kopie(oud, naar, inwoner.Geslacht ?? oud.Geslacht, Leeftijdsklassen.Van(Math.Max(0, inwoner.LeeftijdOp(oud.Datum))), oud.Sleutel));
        }
    }

    private IQueryable<Gebeurtenis> Geldend(string gemeente, string persoon) => db.Gebeurtenissen.AsNoTracking()
        .Where(g => g.GemeenteId == gemeente && g.Persoonsleutel == persoon && !db.Gebeurtenissen.Any(later => later.Vervangt == g.Sleutel));

    private static Gebeurtenis Kopie(Gebeurtenis oud, string persoon, string? geslacht, string? klasse, string vervangt) => new()
    {
        GemeenteId = oud.GemeenteId,
        Naam = oud.Naam,
        Datum = oud.Datum,
        Wijk = oud.Wijk,
        Geslacht = geslacht,
        Leeftijdsklasse = klasse,
        Dimensies = oud.Dimensies,
        Recordsleutel = oud.Recordsleutel,
        Persoonsleutel = persoon,
        Huishoudsleutel = oud.Huishoudsleutel,
        Objectsleutel = oud.Objectsleutel,
        GeldigVan = oud.GeldigVan,
        GeldigTot = oud.GeldigTot,
        Sleutel = Guid.CreateVersion7().ToString("N"),
        Vervangt = vervangt,
    };
}
