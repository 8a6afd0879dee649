using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Bewaring;

/// <summary>What is due, by which rule, since when.</summary>
public sealed record Voorgesteld(Bewaarsoort Soort, Guid OnderwerpId, string Aanduiding, string? Wet, string? Resultaat, Bewaarregel Regel, DateOnly Begin, DateOnly VervaltOp);

/// <summary>Finds what the retention rules say is due. What somebody works on, what is held and what stands on another list is never in it.</summary>
public sealed class Bewaarvoorstel(CaseFlowDbContext db, Bewaarregels regels)
{
    /// <summary>So many lines a person can look through; the rest is for the next list.</summary>
    public const int Hoogstens = 500;

    private const int Partij = 500;

    private static readonly Lijststand[] Lopend = [Lijststand.Ontwerp, Lijststand.Aangeboden, Lijststand.Goedgekeurd];

    /// <summary>Closed cases in which nothing runs and that nothing holds.</summary>
    public IQueryable<Zaak> Vrij(DateOnly dag) => db.Zaken.IgnoreQueryFilters(Beslotenheid.Filters).Where(z => z.Status == ZaakStatus.Afgesloten
        && !db.Bewaarplichten.Any(p => p.ZaakId == z.Id && p.BeeindigdOp == null && (p.Tot == null || p.Tot >= dag))
        && !db.RouteInstanties.Any(r => r.ZaakId == z.Id && r.Status == InstantieStatus.Actief)
        && !db.Bezwaren.Any(b => b.ZaakId == z.Id && b.BeslistOp == null)
        && !db.Klachten.Any(k => k.ZaakId == z.Id && k.AfgehandeldOp == null)
        && !db.Privacyverzoeken.Any(v => v.InwonerId == z.InwonerId && v.Status == Verzoekstatus.Open));

    public async Task<IReadOnlyList<Voorgesteld>> MaakAsync(string gemeente, DateOnly dag)
    {
        var op = await OpLijstAsync(gemeente);
        var zaken = await ZakenAsync(gemeente, dag, op);
        var rest = Hoogstens - zaken.Count;
        var bijlagen = await BijlagenAsync(gemeente, dag, op, [.. zaken.Select(z => z.OnderwerpId)], rest);
        var concepten = await ConceptenAsync(gemeente, dag, op, rest -= bijlagen.Count);
        var bestanden = await ImportbestandenAsync(gemeente, dag, op, rest - concepten.Count);
        return [.. zaken, .. bijlagen, .. concepten, .. bestanden];
    }

    /// <summary>How many closed cases fall under a rule that keeps them until the municipality has settled its term.</summary>
    public async Task<int> NogNagaanAsync(string gemeente)
    {
        var lijst = regels.Van(gemeente, Bewaarsoort.Zaak);
        var zaken = await db.Zaken.Where(z => z.GemeenteId == gemeente && z.Status == ZaakStatus.Afgesloten).GroupBy(z => new { z.Wet, z.Resultaat })
            .Select(g => new { g.Key.Wet, g.Key.Resultaat, Aantal = g.Count() }).ToListAsync();
        return zaken.Where(z => lijst.FirstOrDefault(r => r.GeldtVoor(z.Wet, z.Resultaat)) is null or { Nagaan: true, Actie: Bewaaractie.Bewaren }).Sum(z => z.Aantal);
    }

    /// <summary>All closed cases of somebody that may go, for a request that was granted.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Nummer, string? Wet, string? Resultaat, DateOnly Begin)>> VanInwonerAsync(string gemeente, Guid inwoner, DateOnly dag)
    {
        var op = await OpLijstAsync(gemeente);
        var zaken = await Vrij(dag).Where(z => z.GemeenteId == gemeente && z.InwonerId == inwoner).OrderBy(z => z.Nummer).Select(z => new { z.Id, z.Nummer, z.Wet, z.Resultaat, z.AfgeslotenOp }).ToListAsync();
        return [.. zaken.Where(z => !op.Contains(z.Id)).Select(z => (z.Id, z.Nummer, z.Wet, z.Resultaat, AmsterdamTime.DateOf(z.AfgeslotenOp!.Value)))];
    }

    private async Task<HashSet<Guid>> OpLijstAsync(string gemeente) => [.. await db.Vernietigingsregels
        .Where(r => r.OnderwerpId != null && r.Stand == Vernietigingsstand.Voorgesteld && r.Lijst!.GemeenteId == gemeente && Lopend.Contains(r.Lijst.Stand)).Select(r => r.OnderwerpId!.Value).ToListAsync()];

    private async Task<IReadOnlyList<Voorgesteld>> ZakenAsync(string gemeente, DateOnly dag, HashSet<Guid> op)
    {
        var (gewoon, signaal) = (regels.Van(gemeente, Bewaarsoort.Zaak), regels.Van(gemeente, Bewaarsoort.Vroegsignaal));
        // No case goes sooner than its shortest rule after it closed.
        var (grens, kort) = (Grens(gewoon, dag), Grens(signaal, dag));
        if (grens is null && kort is null)
        {
            return [];
        }
        var gevonden = new List<Voorgesteld>();
        var zaken = await Vrij(dag).Where(z => z.GemeenteId == gemeente && (z.AfgeslotenOp < grens || (z.AfgeslotenOp < kort && db.Vroegsignalen.Any(s => s.ZaakId == z.Id)))).OrderBy(z => z.AfgeslotenOp).ThenBy(z => z.Id)
            .Select(z => new { z.Id, z.Nummer, z.Wet, z.Resultaat, z.AfgeslotenOp, IsSignaal = db.Vroegsignalen.Any(s => s.ZaakId == z.Id) && !db.Sporen.Any(s => s.ZaakId == z.Id && s.GestartOp != null) }).ToListAsync();
        foreach (var partij in zaken.Where(z => !op.Contains(z.Id)).Chunk(Partij))
        {
            var kandidaten = partij.Select(z => (Zaak: z, Sluit: AmsterdamTime.DateOf(z.AfgeslotenOp!.Value),
                    Regel: (z.IsSignaal ? signaal.FirstOrDefault(r => r.GeldtVoor(z.Wet, z.Resultaat)) : null) ?? gewoon.First(r => r.GeldtVoor(z.Wet, z.Resultaat))))
                .Where(k => k.Regel.Vervalt(k.Sluit) <= dag).ToList();
            var ids = kandidaten.Where(k => k.Regel.Begin == Bewaarbegin.LaatsteStuk).Select(k => k.Zaak.Id).ToList();
            // Whatever comes into a case or is made in it leaves a line there.
            var laatste = ids.Count == 0 ? [] : await db.Dossierregels.IgnoreQueryFilters(Beslotenheid.Filters).Where(d => ids.Contains(d.ZaakId)).GroupBy(d => d.ZaakId)
                .Select(g => new { g.Key, Op = g.Max(d => d.Op) }).ToDictionaryAsync(g => g.Key, g => AmsterdamTime.DateOf(g.Op));
            gevonden.AddRange(kandidaten.Select(k => (k.Zaak, k.Regel, Begin: laatste.TryGetValue(k.Zaak.Id, out var stuk) && stuk > k.Sluit ? stuk : k.Sluit))
                .Where(k => k.Regel.Vervalt(k.Begin) <= dag)
                .Select(k => new Voorgesteld(k.Regel.Soort, k.Zaak.Id, k.Zaak.Nummer, k.Zaak.Wet, k.Zaak.Resultaat, k.Regel, k.Begin, k.Regel.Vervalt(k.Begin)!.Value)));
            if (gevonden.Count >= Hoogstens)
            {
                break;
            }
        }
        return [.. gevonden.Take(Hoogstens)];
    }

    private async Task<IReadOnlyList<Voorgesteld>> BijlagenAsync(string gemeente, DateOnly dag, HashSet<Guid> op, HashSet<Guid> zaken, int hoogstens)
    {
        var lijst = regels.Van(gemeente, Bewaarsoort.Bijlage);
        var (ontvangen, verwijderd) = (Grens(lijst.Where(r => r.Begin == Bewaarbegin.OntvangstStuk), dag), Grens(lijst.Where(r => r.Begin == Bewaarbegin.Verwijderd), dag));
        if (ontvangen is null && verwijderd is null)
        {
            return [];
        }
        var bijlagen = await db.Bijlagen.Where(b => (b.Op < ontvangen || b.VerwijderdOp < verwijderd) && db.Zaken.Any(z => z.Id == b.ZaakId && z.GemeenteId == gemeente)
                && !db.Bewaarplichten.Any(p => p.ZaakId == b.ZaakId && p.BeeindigdOp == null && (p.Tot == null || p.Tot >= dag))
                && !db.Privacyverzoeken.Any(v => v.Status == Verzoekstatus.Open && db.Zaken.Any(z => z.Id == b.ZaakId && z.InwonerId == v.InwonerId)))
            .OrderBy(b => b.Op).Select(b => new { b.Id, b.ZaakId, b.Op, b.VerwijderdOp, Zaak = db.Zaken.Where(z => z.Id == b.ZaakId).Select(z => new { z.Nummer, z.Wet, z.Resultaat }).First() }).ToListAsync();
        return [.. bijlagen.Where(b => !op.Contains(b.Id) && !op.Contains(b.ZaakId) && !zaken.Contains(b.ZaakId))
            .SelectMany(b => lijst.Where(r => r.GeldtVoor(b.Zaak.Wet, b.Zaak.Resultaat)).DistinctBy(r => r.Begin)
                .Select(r => (Regel: r, Moment: r.Begin == Bewaarbegin.Verwijderd ? b.VerwijderdOp : b.Op)).Where(r => r.Moment is not null)
                .Select(r => (r.Regel, Begin: AmsterdamTime.DateOf(r.Moment!.Value))).Where(r => r.Regel.Vervalt(r.Begin) <= dag).Take(1)
                .Select(r => new Voorgesteld(Bewaarsoort.Bijlage, b.Id, $"bijlage van {b.Zaak.Nummer}", b.Zaak.Wet, b.Zaak.Resultaat, r.Regel, r.Begin, r.Regel.Vervalt(r.Begin)!.Value)))
            .Take(Math.Max(0, hoogstens))];
    }

    private async Task<IReadOnlyList<Voorgesteld>> ConceptenAsync(string gemeente, DateOnly dag, HashSet<Guid> op, int hoogstens)
    {
        var lijst = regels.Van(gemeente, Bewaarsoort.Concept);
        if (Grens(lijst, dag) is not { } grens)
        {
            return [];
        }
        var concepten = await db.Gespreksconcepten.Where(c => c.Op < grens && db.Zaken.Any(z => z.Id == c.ZaakId && z.GemeenteId == gemeente)
                && !db.Bewaarplichten.Any(p => p.ZaakId == c.ZaakId && p.BeeindigdOp == null && (p.Tot == null || p.Tot >= dag)))
            .OrderBy(c => c.Op).Select(c => new { c.Id, c.Op, c.ZaakId, Zaak = db.Zaken.Where(z => z.Id == c.ZaakId).Select(z => new { z.Nummer, z.Wet, z.Resultaat }).First() }).ToListAsync();
        return [.. concepten.Where(c => !op.Contains(c.Id) && !op.Contains(c.ZaakId)).Select(c => (c, Begin: AmsterdamTime.DateOf(c.Op), Regel: lijst.FirstOrDefault(r => r.GeldtVoor(c.Zaak.Wet, c.Zaak.Resultaat))))
            .Where(x => x.Regel?.Vervalt(x.Begin) <= dag)
            .Select(x => new Voorgesteld(Bewaarsoort.Concept, x.c.Id, $"concept van {x.c.Zaak.Nummer}", x.c.Zaak.Wet, x.c.Zaak.Resultaat, x.Regel!, x.Begin, x.Regel!.Vervalt(x.Begin)!.Value)).Take(Math.Max(0, hoogstens))];
    }

    private async Task<IReadOnlyList<Voorgesteld>> ImportbestandenAsync(string gemeente, DateOnly dag, HashSet<Guid> op, int hoogstens)
    {
        var regel = regels.Van(gemeente, Bewaarsoort.Importbestand).FirstOrDefault(r => r.IsVoorAlles);
        if (regel is null || Grens([regel], dag) is not { } grens)
        {
            return [];
        }
        var bestanden = await db.Importbestanden.Where(b => b.GemeenteId == gemeente && b.KlaarOp != null && b.Op < grens).OrderBy(b => b.Op).Select(b => new { b.Id, b.Soort, b.Op }).ToListAsync();
        return [.. bestanden.Where(b => !op.Contains(b.Id)).Select(b => (b, Begin: AmsterdamTime.DateOf(b.Op))).Where(x => regel.Vervalt(x.Begin) <= dag)
            .Select(x => new Voorgesteld(Bewaarsoort.Importbestand, x.b.Id, $"bestand {x.b.Soort} van {Termijnen.DatumTekst.Datum(x.Begin)}", null, null, regel, x.Begin, regel.Vervalt(x.Begin)!.Value)).Take(Math.Max(0, hoogstens))];
    }

    // What began after this moment is not due by any of these rules; null when none of them destroys.
    private static DateTimeOffset? Grens(IEnumerable<Bewaarregel> lijst, DateOnly dag)
    {
        var dagen = lijst.Where(r => r.Actie == Bewaaractie.Vernietigen)
            .Select(r => r.Eenheid switch { Bewaareenheid.Jaren => dag.AddYears(-r.Duur!.Value), Bewaareenheid.Maanden => dag.AddMonths(-r.Duur!.Value), _ => dag.AddDays(-r.Duur!.Value) }).ToList();
        // A day more: the last day of a month is counted down otherwise than up.
        return dagen.Count == 0 ? null : AmsterdamTime.StartOf(dagen.Max().AddDays(4));
    }
}
