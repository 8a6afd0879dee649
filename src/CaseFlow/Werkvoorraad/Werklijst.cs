using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkvoorraad;

/// <summary>
/// Open tasks in the order in which they must be done. Plain queries, as many whatever the length of the list: all tasks without words, to
/// sort and count, the terms and waits of their cases, and then the words of the one page that is shown.
/// </summary>
public sealed class Werklijst(CaseFlowDbContext db, ZaakInzage inzage, Dossier dossier, Haalbaarheid haalbaarheid, Beslotenheid beslotenheid, Configuratie configuratie)
{
    public const int PerPagina = 50;

    /// <summary>Open tasks of the cases that this person may see.</summary>
    public IQueryable<Taak> OpenTaken(Handeling handeling)
    {
        var zichtbaar = inzage.Zichtbaar(handeling);
        return db.Taken.Where(t => t.Status == TaakStatus.Open && zichtbaar.Any(z => z.Id == t.ZaakId));
    }

    /// <summary>As <see cref="OpenTaken"/>, with the closed tasks that this person works on.</summary>
    public IQueryable<Taak> OpenTakenMetBesloten(Handeling handeling)
    {
        var (zichtbaar, mijne) = (inzage.Zichtbaar(handeling), beslotenheid.Instanties(handeling));
        return db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).Where(t => t.Status == TaakStatus.Open && zichtbaar.Any(z => z.Id == t.ZaakId) && (!t.IsBesloten || mijne.Contains(t.InstantieId)));
    }

    /// <summary>The teams that somebody is in today.</summary>
    public IQueryable<string> Teams(Handeling handeling)
    {
        var (wie, vandaag) = (handeling.MedewerkerId, handeling.Vandaag);
        return db.Set<Teamlid>().Where(l => l.MedewerkerId == wie && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)).Select(l => l.Team);
    }

    /// <summary>A crisis first, then the soonest last day.</summary>
    public async Task<IReadOnlyList<Werkregel>> RegelsAsync(IQueryable<Taak> taken, string gemeente, DateOnly vandaag)
    {
        await haalbaarheid.LaadAsync(gemeente, vandaag);
        var rijen = await taken.AsNoTracking().Select(t => new
        {
            t.Id,
            t.ZaakId,
            t.Team,
            t.ToegewezenAanId,
            t.ToegewezenAan,
            IsCrisis = db.Niveauwijzigingen.Any(n => n.ZaakId == t.ZaakId && n.VervangenOp == null && n.Zwaarte >= Laddertrede.Crisis),
            IsSpoed = t.Stap == "spoedbeoordeling" || (t.Stap == "triage" && db.Meldingen.Any(m => m.ZaakId == t.ZaakId && m.Spoed != "")),
            t.GeplandOp,
            t.GeopendOp,
            t.SpoorId,
            t.Route,
            t.Stap,
            t.Naam,
            t.Voorziening,
            Wachtlijst = t.Stap != "levering" ? null
                : db.Indicaties.Where(i => i.SpoorId == t.SpoorId && i.BeeindigdOp == null).OrderByDescending(i => i.Id).Select(i => i.OpWachtlijstSinds).FirstOrDefault(),
            Einde = db.Indicaties.Where(i => i.ZaakId == t.ZaakId && (t.SpoorId == null || i.SpoorId == null || i.SpoorId == t.SpoorId) && i.BeeindigdOp == null && !i.IsEenmalig).Min(i => i.Einddatum),
            Geboren = t.Zaak!.Wet == "Jeugdwet" ? (DateOnly?)t.Zaak.Inwoner!.Geboortedatum : null,
        }).ToListAsync();
        // Apart, and by the cases that were found: joined to the tasks each term would come once for every task and every wait of its case. As one parameter, however many cases.
        var zaken = rijen.Select(r => r.ZaakId).Distinct().ToList();
        var termijnenVan = (await db.Termijnen.AsNoTracking()
            .Where(x => EF.Parameter(zaken).Contains(x.ZaakId) && x.IsSignalerend && (x.Status == TermijnStatus.Lopend || x.Status == TermijnStatus.Opgeschort))
            .Select(x => new
            {
                x.ZaakId,
                x.SpoorId,
                Stand = new LopendeTermijn(x.Id, x.Regel, x.Startdatum, x.LaatsteDag, x.NadertVanaf, x.Status, x.Opschortingen.Where(o => o.Tot == null).Select(o => o.Artikel ?? o.Grond).FirstOrDefault(), x.Soort),
            }).ToListAsync()).ToLookup(x => x.ZaakId);
        var wachtenVan = (await db.Wachten.AsNoTracking().Where(w => EF.Parameter(zaken).Contains(w.ZaakId) && w.BeeindigdOp == null)
            .Select(w => new { w.ZaakId, w.TaakId, Stand = new Wachtstand(w.Op, w.Sinds, w.Tot, w.Reden) }).ToListAsync()).ToLookup(w => w.ZaakId);
        return
        [
            .. rijen.Select(t =>
                {
                    var termijnen = termijnenVan[t.ZaakId].Where(x => x.SpoorId is null || x.SpoorId == t.SpoorId).Select(x => x.Stand).ToList();
                    return new Werkregel(t.Id, t.ZaakId, t.Team, t.ToegewezenAanId, t.ToegewezenAan, t.IsSpoed || t.IsCrisis, t.GeplandOp, t.GeopendOp, termijnen)
                    {
                        Route = t.Route,
                        Stap = t.Stap,
                        Naam = t.Naam,
                        Voorziening = t.Voorziening,
                        IsCrisis = t.IsCrisis,
                        Wacht = wachtenVan[t.ZaakId].Where(w => w.TaakId is null || w.TaakId == t.Id).Select(w => w.Stand).MinBy(w => w.Sinds),
                        OpWachtlijstSinds = t.Wachtlijst,
                        Signalen = Signalen(t.Einde, t.Geboren, configuratie.Gemeenten[gemeente].Regels, vandaag),
                        Onhaalbaar = termijnen.Where(x => x.Status == TermijnStatus.Lopend).OrderBy(x => x.LaatsteDag)
                            .Select(x => haalbaarheid.WaaromNiet(t.Route, t.Stap, t.GeopendOp, x.Regel, x.LaatsteDag, vandaag) is { } waarom ? new Onhaalbaar(x.Id, waarom) : null).FirstOrDefault(o => o is not null),
                    };
                })
                .OrderByDescending(r => r.IsSpoed).ThenBy(r => r.Dag).ThenBy(r => r.GeopendOp).ThenBy(r => r.TaakId),
        ];
    }

    private static IReadOnlyList<string> Signalen(DateOnly? einde, DateOnly? geboren, GemeenteRegels regels, DateOnly vandaag) =>
        [.. new[] { Voorzieningsignalen.Van(einde, regels, vandaag), geboren is { } dag && Voorzieningsignalen.WordtAchttien(dag, regels, vandaag) ? Voorzieningsignalen.Achttien : null }.OfType<string>()];

    /// <summary>Adds the words to the lines of one page, and logs that names were shown.</summary>
    public async Task<IReadOnlyList<Werkrij>> RijenAsync(Handeling handeling, IReadOnlyCollection<string> rollen, IReadOnlyList<Werkregel> regels, string onderdeel)
    {
        if (regels.Count == 0)
        {
            return [];
        }
        var ids = regels.Select(r => r.TaakId).ToList();
        var woorden = await db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).AsNoTracking().Where(t => ids.Contains(t.Id)).Select(t => new
        {
            t.Id,
            t.Naam,
            t.Route,
            t.Zaak!.Nummer,
            Inwoner = t.Zaak.Inwoner!.Naam,
            t.Voorziening,
            MagOppakken = t.Rollen.Any(r => rollen.Contains(r.Rol)),
        }).ToDictionaryAsync(t => t.Id);
        dossier.Inzien(handeling, null, null, onderdeel);
        await db.SaveChangesAsync();
        var gemeente = configuratie.Gemeenten[handeling.Gemeente];
        // A task that was finished between the two queries is simply not there any more.
        return [.. regels.Where(r => woorden.ContainsKey(r.TaakId)).Select(r => (Regel: r, Woord: woorden[r.TaakId]))
            .Select(x => new Werkrij(x.Regel, x.Woord.Naam, x.Woord.Route, x.Woord.Nummer, x.Woord.Inwoner, gemeente.Voorziening(x.Woord.Voorziening)?.Naam ?? x.Woord.Voorziening, x.Woord.MagOppakken))];
    }
}

/// <summary>One page out of a longer list.</summary>
public sealed record Bladzijde(int Nummer, int Aantal)
{
    public static Bladzijde Van(int gevraagd, int regels)
    {
        var aantal = Math.Max(1, (regels + Werklijst.PerPagina - 1) / Werklijst.PerPagina);
        return new Bladzijde(Math.Clamp(gevraagd, 1, aantal), aantal);
    }

    public IReadOnlyList<T> Uit<T>(IReadOnlyList<T> alle) => [.. alle.Skip((Nummer - 1) * Werklijst.PerPagina).Take(Werklijst.PerPagina)];
}
