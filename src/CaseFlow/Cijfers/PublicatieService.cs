using CaseFlow.Bescherming;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Cijfers;

/// <summary>How far a publication is: what is being done, and how many parts of it are ready.</summary>
public sealed record Publicatiestand(string Stap, int Gedaan, int Totaal);

/// <summary>A publication that was counted and protected but not stored yet, and how many publications there were when it was made.</summary>
public sealed record Publicatieontwerp(string Gemeente, Periode Periode, int Gezien, Leesregels Regels, IReadOnlyList<Deelinhoud> Delen);

/// <summary>
/// Makes publications: the only way from counted events to what policy staff see. Counting and protecting take long and only read, so they
/// stay outside the transaction, which on SQLite keeps every other writer waiting; storing is refused when another publication came in between.
/// </summary>
public sealed class PublicatieService(CaseFlowDbContext db, Transactie transactie, Telling telling, Peiling peiling, Configuratie configuratie)
{
    public const string Eerste = "Eerste publicatie op de vaste datum";
    public const int MaxReden = 200;
    private const string Intussen = "intussen-gepubliceerd";

    private static readonly string[] MagPubliceren = [Handeling.RolSysteem, "beleid", "beheer"];

    /// <summary>Publishes the period as it is counted now: the first version, or a correction with its reason.</summary>
    /// <exception cref="WeigeringException">Refused; nothing was stored.</exception>
    public async Task<Publicatie> MaakAsync(string gemeente, Periode periode, string reden, Handeling handeling, Func<Publicatiestand, Task>? meld = null, CancellationToken cancellation = default)
    {
        Controleer(gemeente, periode, reden, handeling);
        var ontwerp = await StelOpAsync(gemeente, periode, handeling.Moment, meld, cancellation);
        return await transactie.RunAsync(() => LegVastAsync(ontwerp, reden, handeling), cancellation);
    }

    /// <summary>Publishes the first version, or does nothing when there is one.</summary>
    public async Task<bool> MaakEersteAsync(string gemeente, Periode periode, Handeling handeling, Func<Publicatiestand, Task>? meld = null, CancellationToken cancellation = default)
    {
        Controleer(gemeente, periode, Eerste, handeling);
        if (await IsGepubliceerdAsync(gemeente, periode))
        {
            return false;
        }
        var ontwerp = await StelOpAsync(gemeente, periode, handeling.Moment, meld, cancellation);
        try
        {
            await transactie.RunAsync(() => LegVastAsync(ontwerp, Eerste, handeling), cancellation);
            return true;
        }
        catch (WeigeringException w) when (w.Id == Intussen)
        {
            // Whoever was first may have stored the same one.
            if (await IsGepubliceerdAsync(gemeente, periode))
            {
                return false;
            }
            throw;
        }
    }

    public Task<bool> IsGepubliceerdAsync(string gemeente, Periode periode)
    {
        var tekst = periode.ToString();
        return db.Publicaties.AnyAsync(p => p.GemeenteId == gemeente && p.Periode == tekst);
    }

    /// <summary>Counts and protects; stores no figures.</summary>
    public async Task<Publicatieontwerp> StelOpAsync(string gemeente, Periode periode, DateTimeOffset asOf, Func<Publicatiestand, Task>? meld = null, CancellationToken cancellation = default)
    {
        meld ??= _ => Task.CompletedTask;
        await meld(new Publicatiestand("tellen", 0, 1));
        if (periode.Soort != PeriodeSoort.Maand)
        {
            // Who is counted on the last day is counted under the age of that day.
            await peiling.PeilAsync(gemeente, periode.Tot, asOf, cancellation);
        }
        var bestaand = await db.Publicaties.AsNoTracking().Where(p => p.GemeenteId == gemeente).Select(p => p.Periode).ToListAsync(cancellation);
        var telset = await telling.TelAsync(gemeente, periode, [.. bestaand.Distinct().Select(Periode.Parse).Where(p => p != periode)], cancellation);
        var eerder = await EerderAsync(gemeente, periode, telset, cancellation);
        var regels = configuratie.Gemeenten[gemeente].Publicatie.Regels();
        var cellen = new Dictionary<string, Cel>();
        for (var i = 0; i < telset.Blokken.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            await meld(new Publicatiestand("beschermen", i, telset.Blokken.Count));
            foreach (var (sleutel, cel) in Onthulling.Bescherm(telset.Blokken[i], regels, eerder))
            {
                cellen.Add(sleutel, cel);
            }
        }
        await meld(new Publicatiestand("opslaan", 0, 1));
        // A figure may divide by a cell of a year before; it was published then, and its newest form holds.
        foreach (var (sleutel, cel) in telset.Delen.SelectMany(Deelinhoud.Sleutels).Where(s => !cellen.ContainsKey(s)).Distinct()
            .SelectMany(s => Enumerable.Reverse(eerder).Where(e => e.Cellen.ContainsKey(s)).Take(1).Select(e => (s, e.Cellen[s]))))
        {
            cellen[sleutel] = cel;
        }
        return new Publicatieontwerp(gemeente, periode, bestaand.Count, regels.Lezen, [.. telset.Delen.Select(d => Deelinhoud.Van(d, cellen))]);
    }

    /// <summary>Stores it, inside a transaction.</summary>
    /// <exception cref="WeigeringException">Another publication was stored since it was made: what it showed was not looked at.</exception>
    public async Task<Publicatie> LegVastAsync(Publicatieontwerp ontwerp, string reden, Handeling handeling)
    {
        var (gemeente, tekst) = (ontwerp.Gemeente, ontwerp.Periode.ToString());
        // Read at one moment: between two questions another could be stored, and this one would pass for a correction of it.
        var nu = await db.Publicaties.AsNoTracking().Where(p => p.GemeenteId == gemeente).Select(p => new { p.Periode, p.Versie }).ToListAsync();
        if (nu.Count != ontwerp.Gezien)
        {
            throw new WeigeringException(Intussen, "Intussen is er een andere publicatie gemaakt. Probeer het opnieuw.");
        }
        var publicatie = new Publicatie
        {
            GemeenteId = gemeente,
            Periode = tekst,
            Soort = ontwerp.Periode.Soort,
            Versie = 1 + nu.Where(p => p.Periode == tekst).Select(p => p.Versie).DefaultIfEmpty(0).Max(),
            GemaaktOp = handeling.Moment,
            Door = handeling.Naam,
            Reden = reden,
            Regels = Deelinhoud.Schrijf(ontwerp.Regels),
            Delen = [.. ontwerp.Delen.Select((d, i) => new Publicatiedeel { Onderwerp = d.Deel.Id, Volgorde = i, Inhoud = d.Schrijf() })],
        };
        db.Publicaties.Add(publicatie);
        return publicatie;
    }

    /// <exception cref="WeigeringException">This may not be published, not by this role, or not yet.</exception>
    public void Controleer(string gemeente, Periode periode, string reden, Handeling handeling)
    {
        if (!MagPubliceren.Contains(handeling.Rol) || gemeente != handeling.Gemeente || !configuratie.Gemeenten.ContainsKey(gemeente))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u voor deze gemeente geen cijfers publiceren.");
        }
        if (!periode.IsAfgesloten(handeling.Vandaag))
        {
            throw new WeigeringException("periode-loopt-nog", $"De periode {periode.Naam} loopt nog. Publiceer de cijfers als zij voorbij is.", "periode");
        }
        if (string.IsNullOrWhiteSpace(reden) || reden.Length > MaxReden)
        {
            throw new WeigeringException("verplicht-veld:reden", $"Schrijf in het kort waarom u deze cijfers publiceert (hoogstens {MaxReden} tekens).", "reden");
        }
    }

    /// <summary>What was published before of the cells of this set: all versions of every period that its keys name, the oldest first.</summary>
    private async Task<List<Uitgegeven>> EerderAsync(string gemeente, Periode periode, Telset telset, CancellationToken cancellation)
    {
        var perioden = telset.Blokken.SelectMany(b => b.Cellen.Keys).Concat(telset.Delen.SelectMany(Deelinhoud.Sleutels))
            .Select(s => s[(s.LastIndexOf('|') + 1)..]).Where(p => Periode.TryParse(p, out _)).Append(periode.ToString()).Distinct().ToList();
        var rijen = await db.Publicaties.AsNoTracking().Where(p => p.GemeenteId == gemeente && perioden.Contains(p.Periode))
            .Join(db.Publicatiedelen, p => p.Id, d => d.PublicatieId, (p, d) => new { p.Id, p.Versie, p.Regels, d.Inhoud }).OrderBy(r => r.Versie).ToListAsync(cancellation);
        return [.. rijen.GroupBy(r => r.Id).Select(g => new Uitgegeven(
            g.SelectMany(r => Deelinhoud.Lees(r.Inhoud).Cellen).DistinctBy(c => c.Key).ToDictionary(), Deelinhoud.LeesRegels(g.First().Regels)))];
    }
}
