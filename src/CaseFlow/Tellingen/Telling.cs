using CaseFlow.Bescherming;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Termijnen;

namespace CaseFlow.Tellingen;

/// <summary>Counts a period: all definitions of a municipality in one pass over the rows. The exact counts go to disclosure control and nowhere else.</summary>
public sealed class Telling(CaseFlowDbContext db, Configuratie configuratie, TermijnRegels termijnregels, ExterneWaarden waarden)
{
    /// <param name="gemeente">Whose events.</param>
    /// <param name="periode">What is counted; it is over.</param>
    /// <param name="gepubliceerd">The other periods of this municipality that have a publication. Their cells come along where a sum ties them to this period.</param>
    /// <param name="cancellation">Stops it; nothing is stored.</param>
    public async Task<Telset> TelAsync(string gemeente, Periode periode, IReadOnlyCollection<Periode> gepubliceerd, CancellationToken cancellation = default)
    {
        var boek = configuratie.Indicatorenboek;
        var woorden = new Telwaarden(configuratie.Gemeenten[gemeente], configuratie.Keuzelijsten(gemeente), termijnregels, boek.Soorten);
        var plan = new Telplan(woorden, gemeente, periode, gepubliceerd);
        var maker = new Deelmaker(plan, await NoemersAsync(gemeente, periode, cancellation));
        var delen = new List<Deel>();
        foreach (var (id, titel, uitleg, telling) in boek.Algemeen.Select(t => (t.Id, t.Titel, t.Uitleg, t.Telling))
            .Concat(boek.Indicatoren.Where(i => i.Gemeente == gemeente && i.Telling is not null).Select(i => (i.Id, i.Titel, Telzin.Van(i.Telling!, woorden), i.Telling!))))
        {
            if (maker.Maak(id, titel, uitleg, telling) is { } deel)
            {
                delen.Add(deel);
            }
        }
        var bron = await Telbron.LeesAsync(db, plan.Vraag, cancellation);
        var nu = "|" + periode;
        var kop = delen.Select(d => d.Cijfer).OfType<Cijfer>().SelectMany(c => c.Teller.Concat(c.Noemer)).ToHashSet();
        return new Telset(plan.Tel(bron).Blokken(s => s.EndsWith(nu, StringComparison.Ordinal), kop), delen) { Gelezen = bron.Gelezen };
    }

    /// <summary>What is known of a group outside: of the last period that does not begin after this one.</summary>
    private async Task<Func<string, decimal?>> NoemersAsync(string gemeente, Periode periode, CancellationToken cancellation)
    {
        var geldig = await waarden.GeldigAsync(gemeente, cancellation);
        return noemer => geldig[noemer].Select(w => (Periode: Periode.TryParse(w.Periode, out var van) ? van : null, w.Getal))
            .Where(w => w.Periode is not null && w.Getal is not null && w.Periode.Van <= periode.Tot)
            .OrderByDescending(w => w.Periode!.Van).ThenByDescending(w => w.Periode!.Tot).Select(w => w.Getal).FirstOrDefault();
    }
}
