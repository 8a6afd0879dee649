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
/// Open tasks in the order in which they must be done. Plain queries, as many whatever the length of the list: the database counts and
/// sorts, and what is shown is read with the terms and waits of its cases, and its words.
/// </summary>
public sealed class Werklijst(CaseFlowDbContext db, ZaakInzage inzage, Dossier dossier, Haalbaarheid haalbaarheid, Beslotenheid beslotenheid, Configuratie configuratie)
{
    public const int PerPagina = 50;

    private static readonly DateOnly Laatst = DateOnly.MaxValue;

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

    /// <summary>Tasks with what the lists choose, count and sort by, all of it said by the database.</summary>
    public IQueryable<Werkkaart> Kaarten(IQueryable<Taak> taken, DateOnly vandaag) => taken.Select(t => new Werkkaart
    {
        Taak = t,
        Route = t.Route,
        Stap = t.Stap,
        Naam = t.Naam,
        Team = t.Team,
        Voorziening = t.Voorziening,
        Persoon = t.ToegewezenAanId,
        // As Werkregel.Eerste and LopendeTermijn.StandOp say it.
        Licht = db.Termijnen.Where(x => x.ZaakId == t.ZaakId && x.IsSignalerend && (x.Status == TermijnStatus.Lopend || x.Status == TermijnStatus.Opgeschort) && (x.SpoorId == null || x.SpoorId == t.SpoorId))
            .OrderBy(x => x.Status == TermijnStatus.Opgeschort ? 1 : 0).ThenBy(x => x.LaatsteDag).ThenBy(x => x.Id)
            .Select(x => (int?)(x.Status == TermijnStatus.Opgeschort ? (int)Stand.Opgeschort : x.LaatsteDag < vandaag ? (int)Stand.Verlopen : x.NadertVanaf != null && x.NadertVanaf <= vandaag ? (int)Stand.Nadert : (int)Stand.OpKoers))
            .FirstOrDefault() ?? (int)Stand.Geen,
        IsSpoed = db.Niveauwijzigingen.Any(n => n.ZaakId == t.ZaakId && n.VervangenOp == null && n.Zwaarte >= Laddertrede.Crisis)
            || t.Stap == "spoedbeoordeling" || (t.Stap == "triage" && db.Meldingen.Any(m => m.ZaakId == t.ZaakId && m.Spoed != "")),
        Dag = db.Termijnen.Where(x => x.ZaakId == t.ZaakId && x.IsSignalerend && x.Status == TermijnStatus.Lopend && (x.SpoorId == null || x.SpoorId == t.SpoorId)).Min(x => (DateOnly?)x.LaatsteDag)
            ?? (db.Termijnen.Any(x => x.ZaakId == t.ZaakId && x.IsSignalerend && x.Status == TermijnStatus.Opgeschort && (x.SpoorId == null || x.SpoorId == t.SpoorId)) ? Laatst : t.GeplandOp ?? Laatst),
        Aantal = 1,
    });

    /// <summary>Counted by the database: one row for all tasks that are alike.</summary>
    /// <param name="bekend">Whose work is counted apart; that of others comes together.</param>
    public async Task<IReadOnlyList<Werkkaart>> GroepenAsync(IQueryable<Werkkaart> kaarten, IReadOnlyCollection<Guid> bekend) =>
        await kaarten.Select(k => new { k.Route, k.Stap, k.Naam, k.Team, k.Voorziening, Persoon = k.Persoon == null || bekend.Contains(k.Persoon.Value) ? k.Persoon : Werkkaart.Ander, k.Licht })
            .GroupBy(k => k)
            .Select(g => new Werkkaart { Route = g.Key.Route, Stap = g.Key.Stap, Naam = g.Key.Naam, Team = g.Key.Team, Voorziening = g.Key.Voorziening, Persoon = g.Key.Persoon, Licht = g.Key.Licht, Aantal = g.Count() })
            .ToListAsync();

    /// <summary>
    /// The tasks whose term usually cannot be met any more. What is usual is a median of days that no database counts alike, so this reads
    /// candidates: tasks of steps of which something is usual, with a term that ends within the longest of these.
    /// </summary>
    public async Task<IReadOnlyList<(Guid TaakId, Werkkaart Kaart)>> OnhaalbaarAsync(IQueryable<Werkkaart> kaarten, string gemeente, DateOnly vandaag)
    {
        await haalbaarheid.LaadAsync(gemeente, vandaag);
        if (haalbaarheid.Bekend is not { Stappen.Count: > 0 } bekend)
        {
            return [];
        }
        var (stappen, regels, tot) = (bekend.Stappen, bekend.Regels, vandaag.AddDays(bekend.Dagen));
        var gevonden = await kaarten.Where(k => EF.Parameter(stappen).Contains(k.Stap))
            .Join(db.Termijnen.Where(x => x.IsSignalerend && x.Status == TermijnStatus.Lopend && x.LaatsteDag >= vandaag && x.LaatsteDag <= tot && EF.Parameter(regels).Contains(x.Regel)),
                k => k.Taak!.ZaakId, x => x.ZaakId, (k, x) => new { k, x })
            .Where(r => r.x.SpoorId == null || r.x.SpoorId == r.k.Taak!.SpoorId)
            .Select(r => new { r.k.Taak!.Id, r.k.Route, r.k.Stap, r.k.Naam, r.k.Team, r.k.Voorziening, r.k.Persoon, r.k.Licht, r.k.Taak.GeopendOp, r.x.Regel, r.x.LaatsteDag }).ToListAsync();
        return
        [
            .. gevonden.Where(g => haalbaarheid.WaaromNiet(g.Route, g.Stap, g.GeopendOp, g.Regel, g.LaatsteDag, vandaag) is not null).DistinctBy(g => g.Id)
                .Select(g => (g.Id, new Werkkaart { Route = g.Route, Stap = g.Stap, Naam = g.Naam, Team = g.Team, Voorziening = g.Voorziening, Persoon = g.Persoon, Licht = g.Licht, Aantal = 1 })),
        ];
    }

    /// <summary>The tasks that somebody can go on with now: they wait for nobody, and their term does not stand still.</summary>
    public IQueryable<Werkkaart> TeDoen(IQueryable<Werkkaart> kaarten) => kaarten.Where(k => k.Licht != Werkkaart.Opgeschort
        && !db.Wachten.Any(w => w.ZaakId == k.Taak!.ZaakId && w.BeeindigdOp == null && (w.TaakId == null || w.TaakId == k.Taak.Id))
        && (k.Stap != "levering" || db.Indicaties.Where(i => i.SpoorId == k.Taak!.SpoorId && i.BeeindigdOp == null).OrderByDescending(i => i.Id).Select(i => i.OpWachtlijstSinds).FirstOrDefault() == null));

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

    public int Overslaan => (Nummer - 1) * Werklijst.PerPagina;

    public IReadOnlyList<T> Uit<T>(IReadOnlyList<T> alle) => [.. alle.Skip(Overslaan).Take(Werklijst.PerPagina)];
}
