using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Aanleveringen;

/// <summary>Half a year of the calendar, the period of both deliveries; written as 2026-H1.</summary>
public sealed record Halfjaar(int Jaar, int Nummer)
{
    public DateOnly Van => new(Jaar, Nummer == 1 ? 1 : 7, 1);

    public DateOnly Tot => Van.AddMonths(6).AddDays(-1);

    public string Naam => $"{(Nummer == 1 ? "januari tot en met juni" : "juli tot en met december")} {Jaar}";

    public static Halfjaar Met(DateOnly dag) => new(dag.Year, dag.Month <= 6 ? 1 : 2);

    public Halfjaar Vorige() => Met(Van.AddDays(-1));

    public static bool TryParse(string? tekst, [NotNullWhen(true)] out Halfjaar? halfjaar)
    {
        halfjaar = tekst is { Length: 7 } && tekst[4..6] == "-H" && tekst[6] is '1' or '2' && int.TryParse(tekst[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var jaar) && jaar is >= 1900 and <= 2999
            ? new Halfjaar(jaar, tekst[6] - '0') : null;
        return halfjaar is not null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Jaar:0000}-H{Nummer}");
}

/// <summary>A file that was made, and how many were left out because nobody knows their number.</summary>
public sealed record Aanleverbestand(string Naam, string Soort, string Inhoud, int Regels, int ZonderBsn)
{
    /// <summary>How many lines were left out because they are of shielded cases.</summary>
    public int Afgeschermd { get; init; }
}

/// <summary>
/// Drafts of what a municipality delivers to CBS about persons: Wmo provisions (GMSD) and debt support (in the manner of DDAS). Every field
/// that CaseFlow does not know stays empty. The forms are not those of a current protocol: whoever delivers compares them first. A file is
/// made when it is asked for and not kept, and each person in it is logged as read. What is shielded from who makes it is left out and counted.
/// </summary>
public sealed class Aanlevering(CaseFlowDbContext db, BsnKluis kluis, Afschermingen afschermingen, Dossier dossier, Configuratie configuratie)
{
    public const string Wmo = "gmsd-wmo";
    public const string Schuldhulp = "ddas-schuldhulp";
    public const string Concept = "CONCEPT: vergelijk elk veld met het geldende protocol van het CBS voordat u dit aanlevert";

    public static readonly IReadOnlyList<string> Kolommen =
    [
        "concept", "bestandsdatum", "gemeentecode", "bsn", "productcategorie", "soort-aanbieder", "startdatum-gepland", "einddatum-gepland", "leveringsvorm",
        "startdatum", "einddatum", "omvang", "betaald-bedrag", "reden-beeindiging",
    ];

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="WeigeringException">Not by this role, or the half year is not over.</exception>
    public Task<Aanleverbestand> MaakAsync(Handeling handeling, string soort, Halfjaar halfjaar)
    {
        if (!Toegangsregels.Aanleverrollen.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u geen gegevens voor het CBS maken.");
        }
        if (halfjaar.Tot >= handeling.Vandaag)
        {
            throw new WeigeringException("periode-loopt-nog", $"De periode {halfjaar.Naam} loopt nog. Maak het bestand als zij voorbij is.", "halfjaar");
        }
        return soort switch
        {
            Wmo => WmoAsync(handeling, halfjaar),
            Schuldhulp => SchuldhulpAsync(handeling, halfjaar),
            _ => throw new WeigeringException("waarde-onbekend:soort", "Kies welke gegevens u wilt maken.", "soort"),
        };
    }

    // Provisions under the Wmo that ran on some day of the half year.
    private async Task<Aanleverbestand> WmoAsync(Handeling handeling, Halfjaar halfjaar)
    {
        var (gemeente, van, tot) = (handeling.Gemeente, halfjaar.Van, halfjaar.Tot);
        var rijen = await db.Indicaties.AsNoTracking()
            .Where(i => i.Wet == "Wmo" && i.Ingangsdatum <= tot && (i.BeeindigdOp == null || i.BeeindigdOp >= van) && (i.Einddatum == null || i.Einddatum >= van))
            .Join(db.Zaken.Where(z => z.GemeenteId == gemeente), i => i.ZaakId, z => z.Id, (i, z) => new { Indicatie = i, Zaak = z, Inwoner = db.Inwoners.First(n => n.Id == i.InwonerId) })
            .OrderBy(r => r.Zaak.Nummer).ThenBy(r => r.Indicatie.Ingangsdatum).ThenBy(r => r.Indicatie.Id).ToListAsync();
        var open = await OpenAsync(handeling);
        var afgeschermd = rijen.RemoveAll(r => !open(r.Zaak));
        var csv = new StringBuilder();
        Regel(csv, Kolommen);
        var bekend = rijen.Where(r => r.Inwoner.BsnVersleuteld is not null).ToList();
        foreach (var r in bekend)
        {
            Regel(csv,
            [
                Concept, Dag(handeling.Vandaag), configuratie.Gemeenten[gemeente].CbsCode ?? "", Bsn(r.Inwoner), r.Indicatie.Voorziening, "", Dag(r.Indicatie.Ingangsdatum), Dag(r.Indicatie.Einddatum),
                r.Indicatie.Leveringsvorm, Dag(r.Indicatie.LeveringGestartOp), Dag(r.Indicatie.BeeindigdOp), r.Indicatie.Omvang ?? "", "", r.Indicatie.RedenEinde ?? "",
            ]);
            dossier.Inzien(handeling, r.Inwoner, r.Zaak, $"concept voor het CBS, Wmo {halfjaar}");
        }
        await db.SaveChangesAsync();
        return new Aanleverbestand($"concept-{Wmo}-{gemeente}-{halfjaar}.csv", "text/csv; charset=utf-8", csv.ToString(), bekend.Count, rijen.Count - bekend.Count) { Afgeschermd = afgeschermd };
    }

    // Debt support that ran on some day of the half year.
    private async Task<Aanleverbestand> SchuldhulpAsync(Handeling handeling, Halfjaar halfjaar)
    {
        var (gemeente, van, tot) = (handeling.Gemeente, halfjaar.Van, halfjaar.Tot);
        var rijen = await db.Schuldtrajecten.AsNoTracking().Where(t => t.GestartOp <= tot && (t.GeeindigdOp == null || t.GeeindigdOp >= van))
            .Join(db.Zaken.Where(z => z.GemeenteId == gemeente), t => t.ZaakId, z => z.Id, (t, z) => new
            {
                Traject = t,
                Zaak = z,
                Inwoner = db.Inwoners.First(n => n.Id == t.InwonerId),
                Toegekend = db.Besluiten.Where(b => b.SpoorId == t.SpoorId && b.Bekendmaking <= t.GestartOp).OrderByDescending(b => b.Bekendmaking).Select(b => (DateOnly?)b.Bekendmaking).FirstOrDefault(),
                IsCrisis = db.Vroegsignalen.Any(s => s.ZaakId == z.Id && s.IsCrisis),
            })
            .OrderBy(r => r.Zaak.Nummer).ThenBy(r => r.Traject.GestartOp).ThenBy(r => r.Traject.Id).ToListAsync();
        var open = await OpenAsync(handeling);
        var afgeschermd = rijen.RemoveAll(r => !open(r.Zaak));
        var bekend = rijen.Where(r => r.Inwoner.BsnVersleuteld is not null).ToList();
        var trajecten = new JsonArray();
        foreach (var r in bekend)
        {
            trajecten.Add((JsonNode)new JsonObject
            {
                ["client"] = new JsonObject { ["burgerservicenummer"] = Bsn(r.Inwoner), ["geboortedatum"] = Dag(r.Inwoner.Geboortedatum), ["geslachtsaanduiding"] = r.Inwoner.Geslacht switch { "m" => "Man", "v" => "Vrouw", _ => null } },
                ["startdatum"] = Dag(r.Traject.GestartOp),
                ["einddatum"] = Leeg(r.Traject.GeeindigdOp),
                ["toekenningsdatum"] = Leeg(r.Toegekend),
                ["totaleSchuldBijStart"] = null,
                ["aanmelding"] = new JsonObject { ["crisisinterventie"] = r.IsCrisis },
                ["begeleiding"] = new JsonObject { ["soort"] = r.Traject.Soort, ["startdatum"] = Dag(r.Traject.GestartOp), ["einddatum"] = Leeg(r.Traject.GeeindigdOp) },
                ["schuldregeling"] = null,
            });
            dossier.Inzien(handeling, r.Inwoner, r.Zaak, $"concept voor het CBS, schuldhulp {halfjaar}");
        }
        await db.SaveChangesAsync();
        var bestand = new JsonObject
        {
            ["concept"] = Concept,
            ["startdatumLevering"] = Dag(van),
            ["einddatumLevering"] = Dag(tot),
            ["aanmaakmoment"] = handeling.Moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["codeLeverancier"] = "CaseFlow",
            ["organisatie"] = new JsonObject { ["naam"] = configuratie.Gemeenten[gemeente].Naam, ["gemeentecode"] = configuratie.Gemeenten[gemeente].CbsCode, ["kvkNummer"] = null },
            ["schuldhulptrajecten"] = trajecten,
        };
        return new Aanleverbestand($"concept-{Schuldhulp}-{gemeente}-{halfjaar}.json", "application/json; charset=utf-8", bestand.ToJsonString(Json), bekend.Count, rijen.Count - bekend.Count) { Afgeschermd = afgeschermd };
    }

    private async Task<Func<Zaak, bool>> OpenAsync(Handeling handeling)
    {
        var (zaken, inwoners) = (await afschermingen.DichteZaken(handeling).ToListAsync(), await afschermingen.DichteInwoners(handeling).ToListAsync());
        return z => !zaken.Contains(z.Id) && (z.InwonerId is not { } wie || !inwoners.Contains(wie));
    }

    private string Bsn(Inwoner inwoner) => kluis.Ontsleutel(inwoner.BsnVersleuteld!).Onthul();

    private static void Regel(StringBuilder csv, IEnumerable<string> velden) => csv.AppendJoin(',', velden.Select(CsvUitvoer.Veld)).Append("\r\n");

    private static string Dag(DateOnly? dag) => dag?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string? Leeg(DateOnly? dag) => dag is null ? null : Dag(dag);
}
