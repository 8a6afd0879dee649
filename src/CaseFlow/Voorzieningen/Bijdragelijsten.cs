using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Voorzieningen;

/// <summary>A line that has to be reported, as the page shows it: without a name.</summary>
public sealed record Bijdragemelding(Guid IndicatieId, string Zaaknummer, string Voorziening, string Soort, DateOnly Startdatum, DateOnly? Stopdatum, bool HeeftBsn);

public sealed record Bijdragekop(int Nummer, DateTimeOffset Op, string Door, int Aantal);

/// <summary>
/// The own contribution of the Wmo is charged by the CAK, which hears from the municipality what starts and stops. A list holds what changed since the list
/// before it, each change once, and never of a case that is shielded from who makes it; the file is made anew each time it is fetched, and fetching is logged per person.
/// </summary>
public sealed class Bijdragelijsten(CaseFlowDbContext db, Transactie transactie, BsnKluis kluis, Afschermingen afschermingen, Dossier dossier)
{
    /// <summary>The columns of the file. They hold what a start or stop asks for; compare them with the current form of the CAK before the first use.</summary>
    public static readonly IReadOnlyList<string> Kolommen =
        ["lijst", "regel", "soort", "bsn", "geboortedatum", "zaaknummer", "voorziening", "leveringsvorm", "startdatum", "stopdatum", "kosten"];

    /// <summary>What is not reported yet, and the lists that were made.</summary>
    public async Task<(IReadOnlyList<Bijdragemelding> Nieuw, IReadOnlyList<Bijdragekop> Lijsten)> LeesAsync(Handeling handeling)
    {
        Controleer(handeling);
        return (
            await NieuwAsync(handeling),
            await db.Bijdragelijsten.AsNoTracking().Where(l => l.GemeenteId == handeling.Gemeente).OrderByDescending(l => l.Nummer)
                .Select(l => new Bijdragekop(l.Nummer, l.Op, l.Door, l.Regels.Count)).ToListAsync());
    }

    /// <summary>Makes the next list; tells its number.</summary>
    /// <exception cref="WeigeringException"><c>niets-te-melden</c>.</exception>
    public Task<int> MaakAsync(Handeling handeling) => transactie.RunAsync(async () =>
    {
        Controleer(handeling);
        var nieuw = (await NieuwAsync(handeling)).Where(n => n.HeeftBsn).ToList();
        if (nieuw.Count == 0)
        {
            throw new WeigeringException("niets-te-melden", "Er is sinds de vorige lijst niets veranderd dat het CAK moet weten.");
        }
        var lijst = new Bijdragelijst
        {
            GemeenteId = handeling.Gemeente,
            Nummer = (await db.Bijdragelijsten.Where(l => l.GemeenteId == handeling.Gemeente).MaxAsync(l => (int?)l.Nummer) ?? 0) + 1,
            Op = handeling.Moment,
            Door = handeling.Naam,
        };
        lijst.Regels.AddRange(nieuw.Select(n => new Bijdrageregel { IndicatieId = n.IndicatieId, Soort = n.Soort, Startdatum = n.Startdatum, Stopdatum = n.Stopdatum }));
        db.Bijdragelijsten.Add(lijst);
        return lijst.Nummer;
    });

    /// <summary>The file of a list, or null; each person in it is logged as read.</summary>
    public async Task<string?> CsvAsync(Handeling handeling, int nummer)
    {
        Controleer(handeling);
        var regels = await db.Bijdrageregels.AsNoTracking()
            .Where(r => db.Bijdragelijsten.Any(l => l.Id == r.LijstId && l.GemeenteId == handeling.Gemeente && l.Nummer == nummer))
            .Join(db.Indicaties, r => r.IndicatieId, i => i.Id, (r, i) => new { Regel = r, Indicatie = i })
            .Join(afschermingen.Open(db.Zaken, handeling), x => x.Indicatie.ZaakId, z => z.Id, (x, z) => new
            {
                x.Regel,
                x.Indicatie,
                Zaak = z,
                Inwoner = db.Inwoners.First(n => n.Id == x.Indicatie.InwonerId),
                Gegevens = db.Besluiten.Where(b => b.Id == x.Indicatie.BesluitId).Select(b => b.Gegevens).FirstOrDefault(),
            })
            .OrderBy(x => x.Zaak.Nummer).ThenBy(x => x.Regel.Id).ToListAsync();
        if (regels.Count == 0)
        {
            return null;
        }
        var csv = new StringBuilder();
        Regel(csv, Kolommen);
        foreach (var (x, i) in regels.Select((x, i) => (x, i)))
        {
            var kosten = x.Gegevens is null ? null : new Invoer(JsonNode.Parse(x.Gegevens) as JsonObject ?? []).Tekst("bedrag");
            Regel(csv,
            [
                Tekst(nummer), Tekst(i + 1), x.Regel.Soort, x.Inwoner.BsnVersleuteld is { } bsn ? kluis.Ontsleutel(bsn).Onthul() : "", Dag(x.Inwoner.Geboortedatum), x.Zaak.Nummer,
                x.Indicatie.Voorziening, x.Indicatie.Leveringsvorm, Dag(x.Regel.Startdatum), Dag(x.Regel.Stopdatum), kosten ?? "",
            ]);
            dossier.Inzien(handeling, x.Inwoner, x.Zaak, $"eigen bijdrage, lijst {nummer}");
        }
        await db.SaveChangesAsync();
        return csv.ToString();
    }

    private async Task<IReadOnlyList<Bijdragemelding>> NieuwAsync(Handeling handeling)
    {
        var (gemeente, vandaag) = (handeling.Gemeente, handeling.Vandaag);
        var rijen = await db.Indicaties.AsNoTracking().Where(i => i.IsEigenBijdrageVerschuldigd && i.LeveringGestartOp != null && i.LeveringGestartOp <= vandaag)
            .Join(afschermingen.Open(db.Zaken, handeling).Where(z => z.GemeenteId == gemeente), i => i.ZaakId, z => z.Id, (i, z) => new
            {
                Indicatie = i,
                z.Nummer,
                HeeftBsn = db.Inwoners.Any(n => n.Id == i.InwonerId && n.BsnVersleuteld != null),
                Levering = db.Leveringsmeldingen.Where(l => l.IndicatieId == i.Id && l.Soort != "wachtlijst").OrderByDescending(l => l.Op).ThenByDescending(l => l.Id).FirstOrDefault(),
                Gemeld = db.Bijdrageregels.Where(r => r.IndicatieId == i.Id).OrderByDescending(r => r.Id).FirstOrDefault(),
            })
            .AsSingleQuery().ToListAsync();
        return
        [
            .. rijen.Select(r => (Rij: r, Wat: Wat(r.Indicatie, r.Levering, r.Gemeld, vandaag))).Where(x => x.Wat is not null)
                .Select(x => new Bijdragemelding(x.Rij.Indicatie.Id, x.Rij.Nummer, x.Rij.Indicatie.Voorziening, x.Wat!.Value.Soort, x.Wat.Value.Start, x.Wat.Value.Stop, x.Rij.HeeftBsn))
                .OrderBy(m => m.Zaaknummer, StringComparer.Ordinal).ThenBy(m => m.Voorziening, StringComparer.Ordinal),
        ];
    }

    /// <summary>What the CAK does not know yet of this provision; null when nothing changed.</summary>
    internal static (string Soort, DateOnly Start, DateOnly? Stop)? Wat(Indicatie indicatie, Leveringsmelding? levering, Bijdrageregel? gemeld, DateOnly vandaag)
    {
        var start = indicatie.LeveringGestartOp!.Value;
        DateOnly? stop = new[] { indicatie.BeeindigdOp, indicatie.Einddatum < vandaag ? indicatie.Einddatum : null, levering is { Soort: "gestopt" } ? levering.Datum : null }.Min();
        return gemeld switch
        {
            null => stop < start ? null : ("start", start, stop),
            // It began again after it had stopped.
            { Stopdatum: { } einde } when start > einde => ("start", start, stop),
            _ when stop != gemeld.Stopdatum => (stop is null ? "wijziging" : "stop", start, stop),
            _ when start != gemeld.Startdatum => ("wijziging", start, stop),
            _ => null,
        };
    }

    private static void Controleer(Handeling handeling)
    {
        if (!Toegangsregels.Bijdragerollen.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "De eigen bijdrage melden hoort niet bij uw rol.");
        }
    }

    private static void Regel(StringBuilder csv, IEnumerable<string> velden) => csv.AppendJoin(',', velden.Select(CsvUitvoer.Veld)).Append("\r\n");

    private static string Dag(DateOnly? dag) => dag?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Tekst(int getal) => getal.ToString(CultureInfo.InvariantCulture);
}
