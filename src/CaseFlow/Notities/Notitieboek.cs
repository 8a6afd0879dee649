using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Notities;

/// <summary>A note with what its writer added to it later.</summary>
public sealed record Notitiebeeld(Dossierregel Notitie, IReadOnlyList<Dossierregel> Aanvullingen);

/// <summary>A note in which somebody is named and that they did not mark as read.</summary>
public sealed record Genoemd(Guid Id, string Nummer, string Door, DateTimeOffset Op, string Tekst);

/// <summary>
/// Notes inside a case. A note is a line of the case file, so that what reaches the file reaches it too: the timeline, the copy for the resident, destruction.
/// It is never changed: who wrote it may add to it. A colleague may have acted on the first words already, and the file must go on showing that.
/// </summary>
public sealed class Notitieboek(CaseFlowDbContext db, ZaakInzage inzage, Dossier dossier, Transactie transactie)
{
    public const string Geschreven = "notitie.geschreven";
    public const string Aangevuld = "notitie.aangevuld";

    /// <summary>So many colleagues at most in one note; a team is reached in another way.</summary>
    public const int MeesteGenoemden = 10;

    /// <summary>So many mentions are shown at once; the query asks for no more.</summary>
    public const int Getoond = 20;

    private const int RegelsPerZaak = 30;
    private const int Begintekst = 300;
    private const int LangsteNamen = 500;

    /// <summary>The newest notes of a case that somebody opened; one query over the lines of this case.</summary>
    public async Task<IReadOnlyList<Notitiebeeld>> VanZaakAsync(Zaak zaak)
    {
        var regels = await db.Dossierregels.AsNoTracking().Where(d => d.ZaakId == zaak.Id && (d.Naam == Geschreven || d.Naam == Aangevuld)).OrderByDescending(d => d.Id).Take(RegelsPerZaak).ToListAsync();
        var erbij = regels.Where(r => r.BijId is not null).ToLookup(r => r.BijId!.Value);
        return [.. regels.Where(r => r.BijId is null).Select(r => new Notitiebeeld(r, [.. erbij[r.Id].OrderBy(a => a.Id)]))];
    }

    /// <summary>Writes a note, inside an act that already holds the case and checked the form.</summary>
    internal async Task SchrijfAsync(ZaakContext c, string tekst, IReadOnlyList<string> genoemd, Dossierregel? bij = null)
    {
        var mensen = await GenoemdenAsync(c, tekst, genoemd);
        var namen = string.Join(", ", mensen.Select(m => m.Naam));
        var voor = namen.Length == 0 ? "" : $" voor {(namen.Length > LangsteNamen ? $"{mensen.Count} collega's" : namen)}";
        var regel = bij is null
            ? dossier.Noteer(c.Zaak, c.Handeling, Geschreven, $"Notitie{voor}.", tekst)
            : dossier.Noteer(c.Zaak, c.Handeling, Aangevuld, $"Aanvulling{voor} op de notitie van {Moment(bij.Op)}.", tekst);
        regel.BijId = bij?.Id;
        db.Vermeldingen.AddRange(mensen.Select(m => new Vermelding { Regel = regel, MedewerkerId = m.Id }));
    }

    /// <summary>The note of this case with this id, for who wrote it.</summary>
    /// <exception cref="WeigeringException">It is not a note of this case, or somebody else wrote it.</exception>
    internal async Task<Dossierregel> EigenAsync(ZaakContext c, string? id) =>
        long.TryParse(id, out var nummer) && await db.Dossierregels.AsNoTracking().SingleOrDefaultAsync(d => d.Id == nummer && d.ZaakId == c.Zaak.Id && d.Naam == Geschreven) is { } notitie
            ? notitie.MedewerkerId == c.Handeling.MedewerkerId ? notitie
                : throw new WeigeringException("notitie-niet-van-u", $"Deze notitie is van {notitie.Door}. Alleen wie een notitie schreef, vult haar aan. Schrijf zelf een nieuwe notitie.", "notitie")
            : throw new WeigeringException("waarde-onbekend:notitie", "Kies een notitie van deze zaak.", "notitie");

    /// <summary>The notes in which this person is named, newest first, of the cases they may see now. Who shows them logs that.</summary>
    public async Task<IReadOnlyList<Genoemd>> VoorAsync(Handeling handeling)
    {
        var (wie, zichtbaar) = (handeling.MedewerkerId, inzage.Zichtbaar(handeling));
        var rijen = await db.Vermeldingen.AsNoTracking().Where(v => v.MedewerkerId == wie && v.GelezenOp == null)
            .Join(db.Dossierregels, v => v.RegelId, d => d.Id, (v, d) => new { v.Id, Regel = d })
            .Where(x => zichtbaar.Any(z => z.Id == x.Regel.ZaakId))
            .Join(db.Zaken, x => x.Regel.ZaakId, z => z.Id, (x, z) => new { x.Id, Volgnummer = x.Regel.Id, z.Nummer, x.Regel.Door, x.Regel.Op, x.Regel.Toelichting })
            .OrderByDescending(x => x.Volgnummer).Take(Getoond).ToListAsync();
        return [.. rijen.Select(r => new Genoemd(r.Id, r.Nummer, r.Door, r.Op, r.Toelichting is { Length: > Begintekst } lang ? lang[..Begintekst] + "…" : r.Toelichting ?? ""))];
    }

    /// <summary>Marks a mention of this person as read.</summary>
    public Task GelezenAsync(Handeling handeling, Guid id)
    {
        var (wie, nu) = (handeling.MedewerkerId, handeling.Moment);
        return transactie.RunAsync(async () => { await db.Vermeldingen.Where(v => v.Id == id && v.MedewerkerId == wie && v.GelezenOp == null).ExecuteUpdateAsync(v => v.SetProperty(x => x.GelezenOp, nu)); });
    }

    /// <summary>The notes of a case as choices for a form.</summary>
    internal async Task<IReadOnlyList<Gemeenten.Keuze>> KeuzesAsync(Zaak zaak) =>
        [.. (await VanZaakAsync(zaak)).Select(n => new Gemeenten.Keuze(n.Notitie.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{Moment(n.Notitie.Op)}, {n.Notitie.Door}: {Kort(n.Notitie.Toelichting)}"))];

    public static string Moment(DateTimeOffset op) => $"{DatumTekst.Kort(AmsterdamTime.DateOf(op))} {AmsterdamTime.Local(op):HH:mm}";

    private static string Kort(string? tekst) => tekst is { Length: > 60 } lang ? lang[..60] + "…" : tekst ?? "";

    // Whoever is named is a colleague who works on cases here today, and may see this case.
    private async Task<IReadOnlyList<(Guid Id, string Naam)>> GenoemdenAsync(ZaakContext c, string tekst, IReadOnlyList<string> namen)
    {
        if (namen.Count == 0 && !tekst.Contains('@', StringComparison.Ordinal))
        {
            return [];
        }
        var (vandaag, rollen) = (c.Vandaag, Toegangsregels.Zaakrollen);
        var collegas = await db.Users.AsNoTracking()
            .Where(m => m.GemeenteId == c.Gemeente.Id && m.Rollen.Any(r => rollen.Contains(r.Rol) && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)))
            .Select(m => new Collega(m.Id, m.Naam, m.UserName ?? "", m.Rollen.Where(r => rollen.Contains(r.Rol) && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)).Select(r => r.Rol).Min()!)).ToListAsync();
        var gevonden = namen.Select(n => Naamzoeker.Vind(n, collegas, "genoemd")).Concat(Naamzoeker.InTekst(tekst, collegas, "tekst")).Where(m => m.Id != c.Handeling.MedewerkerId).DistinctBy(m => m.Id).ToList();
        if (gevonden.Count > MeesteGenoemden)
        {
            throw new WeigeringException("genoemden-te-veel", $"Noem hooguit {MeesteGenoemden} collega's in een notitie.", "genoemd");
        }
        foreach (var collega in gevonden)
        {
            if (!await inzage.Zichtbaar(c.Handeling with { MedewerkerId = collega.Id, Rol = collega.Rol }).AnyAsync(z => z.Id == c.Zaak.Id))
            {
                throw new WeigeringException("genoemde-ziet-zaak-niet", $"{collega.Naam} mag deze zaak niet zien en kan de notitie dus niet lezen. Haal deze naam weg, of noem iemand die aan de zaak werkt.", namen.Count > 0 ? "genoemd" : "tekst");
            }
        }
        return [.. gevonden.Select(m => (m.Id, m.Naam))];
    }
}
