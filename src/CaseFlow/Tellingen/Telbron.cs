using System.Text.Json;
using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Tellingen;

/// <summary>
/// The rows of one count, each read once whatever the number of definitions: the events of the period and what they look back to, and what
/// ran in it. What ended before the period stays in the database.
/// </summary>
internal sealed class Telbron
{
    private const string Gevoegd = "melding.gevoegd";
    public const string Gepeild = "inwoner.gepeild";

    private static readonly string[] Meldingen = ["melding.geregistreerd", "melding.opgepakt"];

    private readonly Dictionary<string, Dictionary<long, Telrij>> _gebeurtenissen = [];
    private readonly Dictionary<string, List<Telrij>> _lopend = [];
    private readonly Dictionary<string, Telrij> _peilingen = [];
    private readonly Dictionary<string, ILookup<string, Telrij>> _verwanten = [];
    private readonly Dictionary<string, string> _woorden = [];

    private Telbron() { }

    /// <summary>How many rows were read.</summary>
    public int Gelezen { get; private set; }

    public IEnumerable<Telrij> Gebeurtenissen(string naam, DateOnly van, DateOnly tot) =>
        _gebeurtenissen.TryGetValue(naam, out var rijen) ? rijen.Values.Where(r => r.Datum >= van && r.Datum <= tot) : [];

    public IReadOnlyList<Telrij> Lopend(string begin) => _lopend.GetValueOrDefault(begin) ?? [];

    public Telrij? Peiling(string persoon) => _peilingen.GetValueOrDefault(persoon);

    /// <summary>The other events of the same person, case or household that meet a condition, oldest first.</summary>
    public IEnumerable<Telrij> Verwanten(Telverband verband, Conditie waar, Telrij rij)
    {
        if (rij.Verwant(verband.Van) is not { } sleutel)
        {
            return [];
        }
        var teken = $"{verband.LooptNa is not null}{Verbandeis.Basis(verband, waar)}";
        if (!_verwanten.TryGetValue(teken, out var gevonden))
        {
            IEnumerable<Telrij> alle = verband.LooptNa is not null ? Lopend(verband.Gebeurtenis) : _gebeurtenissen.GetValueOrDefault(verband.Gebeurtenis)?.Values ?? Enumerable.Empty<Telrij>();
            _verwanten[teken] = gevonden = alle.Where(a => a.Verwant(verband.Van) is not null && waar.Waar.All(w => w.Value.Bevat(a.Woord(w.Key))))
                .OrderBy(a => a.Datum).ThenBy(a => a.Id).ToLookup(a => a.Verwant(verband.Van)!);
        }
        return gevonden[sleutel].Where(a => a.Id != rij.Id);
    }

    public static async Task<Telbron> LeesAsync(CaseFlowDbContext db, Telvraag vraag, CancellationToken cancellation)
    {
        var bron = new Telbron();
        var gevoegd = db.Gebeurtenissen.Where(v => v.GemeenteId == vraag.Gemeente && v.Naam == Gevoegd);
        var geldig = db.Gebeurtenissen.AsNoTracking().Where(g => g.GemeenteId == vraag.Gemeente && !db.Gebeurtenissen.Any(later => later.Vervangt == g.Sleutel)
            && (!Meldingen.Contains(g.Naam) || !gevoegd.Any(v => v.Recordsleutel == g.Recordsleutel)));
        foreach (var groep in vraag.Gebeurtenissen.GroupBy(g => g.Value))
        {
            var (namen, van, tot) = (groep.Select(g => g.Key).ToArray(), groep.Key, vraag.Tot);
            await bron.VoegToeAsync(geldig.Where(g => namen.Contains(g.Naam) && g.Datum >= van && g.Datum <= tot), cancellation);
        }
        foreach (var ((verwant, basis), namen) in vraag.Eerder)
        {
            await bron.VoegToeAsync(Eerder(db, vraag, geldig, verwant, basis, [.. namen]), cancellation);
        }
        foreach (var (begin, einde) in vraag.Lopend)
        {
            await bron.VoegLopendToeAsync(db, vraag, geldig, begin, einde, cancellation);
        }
        if (vraag.VraagtPeiling)
        {
            var dag = vraag.Periode.Tot;
            foreach (var rij in await bron.RijenAsync(geldig.Where(g => g.Naam == Gepeild && g.Datum == dag && g.Persoonsleutel != null), cancellation))
            {
                bron._peilingen[rij.Persoon!] = rij;
            }
        }
        return bron;
    }

    // A melding of another year that led to what happened now: found by the key that both have, so that no history is read.
    private static IQueryable<Gebeurtenis> Eerder(CaseFlowDbContext db, Telvraag vraag, IQueryable<Gebeurtenis> geldig, Telverwant verwant, string basis, string[] namen)
    {
        var (van, tot) = (vraag.Van, vraag.Tot);
        var nu = db.Gebeurtenissen.Where(n => n.GemeenteId == vraag.Gemeente && n.Naam == basis && n.Datum >= van && n.Datum <= tot);
        var eerder = geldig.Where(g => namen.Contains(g.Naam) && g.Datum <= tot);
        // The keys as one list: asked row by row, SQLite reads all events of the period again for each.
        return verwant switch
        {
            Telverwant.Zaak => eerder.Where(g => nu.Select(n => n.Recordsleutel).Contains(g.Recordsleutel)),
            Telverwant.Huishouden => eerder.Where(g => g.Huishoudsleutel != null && nu.Where(n => n.Huishoudsleutel != null).Select(n => n.Huishoudsleutel).Contains(g.Huishoudsleutel)),
            _ => eerder.Where(g => g.Persoonsleutel != null && nu.Where(n => n.Persoonsleutel != null).Select(n => n.Persoonsleutel).Contains(g.Persoonsleutel)),
        };
    }

    private async Task VoegLopendToeAsync(CaseFlowDbContext db, Telvraag vraag, IQueryable<Gebeurtenis> geldig, string begin, string einde, CancellationToken cancellation)
    {
        var (van, tot) = (vraag.Periode.Van, vraag.Periode.Tot);
        var eindes = geldig.Where(e => e.Naam == einde && e.Objectsleutel != null);
        var begonnen = await RijenAsync(geldig.Where(g => g.Naam == begin && (g.GeldigVan ?? g.Datum) <= tot && (g.GeldigTot == null || g.GeldigTot >= van)
            && !eindes.Any(e => e.Objectsleutel == g.Objectsleutel && (e.GeldigTot ?? e.Datum) < van && (e.GeldigTot ?? e.Datum) >= (g.GeldigVan ?? g.Datum))
            // Ended before it began, such as help that had still to start when somebody died: it never ran.
            && !(eindes.Any(e => e.Objectsleutel == g.Objectsleutel && (e.GeldigTot ?? e.Datum) < (g.GeldigVan ?? g.Datum))
                && !geldig.Any(b => b.Naam == begin && b.Objectsleutel != null && g.Objectsleutel != null && b.Objectsleutel == g.Objectsleutel && (b.GeldigVan ?? b.Datum) < (g.GeldigVan ?? g.Datum)))), cancellation);
        var beeindigd = await RijenAsync(eindes.Where(e => (e.GeldigTot ?? e.Datum) >= van && (e.GeldigTot ?? e.Datum) <= tot), cancellation);
        _lopend[begin] = [.. Paar(begonnen, beeindigd.ToLookup(e => e.Ding!)).Where(r => r.Tot is not { } laatste || laatste >= van)];
    }

    /// <summary>Every beginning with the first end on or after it; the same thing that begins again ends the day before.</summary>
    private static IEnumerable<Telrij> Paar(IEnumerable<Telrij> begonnen, ILookup<string, Telrij> beeindigd)
    {
        foreach (var ding in begonnen.GroupBy(b => b.Ding ?? $"e{b.Id}"))
        {
            var begins = ding.OrderBy(b => b.Eerste).ThenBy(b => b.Id).ToList();
            var eindes = beeindigd[ding.Key].Select(e => (Rij: e, Op: e.Tot ?? e.Datum)).OrderBy(e => e.Op).ThenBy(e => e.Rij.Id).ToList();
            for (var i = 0; i < begins.Count; i++)
            {
                var begin = begins[i];
                DateOnly? volgende = i + 1 < begins.Count ? begins[i + 1].Eerste : null;
                var einde = eindes.FirstOrDefault(e => e.Op >= begin.Eerste && (volgende is null || e.Op < volgende));
                DateOnly? op = einde.Rij is not null ? einde.Op : volgende?.AddDays(-1);
                var laatste = op is null || begin.Tot < op ? begin.Tot : op;
                if (laatste is null || laatste >= begin.Eerste)
                {
                    yield return begin.Als(laatste, einde.Rij?.Dimensies);
                }
            }
        }
    }

    private async Task VoegToeAsync(IQueryable<Gebeurtenis> gevraagd, CancellationToken cancellation)
    {
        foreach (var rij in await RijenAsync(gevraagd, cancellation))
        {
            if (!_gebeurtenissen.TryGetValue(rij.Naam, out var rijen))
            {
                _gebeurtenissen[rij.Naam] = rijen = [];
            }
            rijen[rij.Id] = rij;
        }
    }

    private async Task<List<Telrij>> RijenAsync(IQueryable<Gebeurtenis> gevraagd, CancellationToken cancellation)
    {
        var rijen = new List<Telrij>();
        await foreach (var g in gevraagd.Select(g => new { g.Id, g.Naam, g.Datum, g.Wijk, g.Geslacht, g.Leeftijdsklasse, g.Recordsleutel, g.Persoonsleutel, g.Huishoudsleutel, g.Objectsleutel, g.GeldigVan, g.GeldigTot, g.Dimensies })
            .AsAsyncEnumerable().WithCancellation(cancellation))
        {
            rijen.Add(new Telrij
            {
                Id = g.Id, Naam = Eens(g.Naam), Datum = g.Datum, Wijk = Eens(g.Wijk), Geslacht = Eens(g.Geslacht), Leeftijd = Eens(g.Leeftijdsklasse), Record = g.Recordsleutel,
                Persoon = g.Persoonsleutel, Huishouden = g.Huishoudsleutel, Ding = g.Objectsleutel, Van = g.GeldigVan, Tot = g.GeldigTot, Dimensies = Ontleed(g.Dimensies),
            });
        }
        Gelezen += rijen.Count;
        return rijen;
    }

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _ontleed = [];

    // The same few words come back in every row.
    private IReadOnlyDictionary<string, string> Ontleed(string dimensies)
    {
        if (!_ontleed.TryGetValue(dimensies, out var woorden))
        {
            _ontleed[dimensies] = woorden = JsonSerializer.Deserialize<Dictionary<string, string>>(dimensies)!;
        }
        return woorden;
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(woord))]
    private string? Eens(string? woord) => woord is null ? null : _woorden.TryGetValue(woord, out var bekend) ? bekend : _woorden[woord] = woord;
}
