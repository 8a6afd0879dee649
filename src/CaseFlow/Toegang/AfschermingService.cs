using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Teams;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Toegang;

/// <summary>A shield as the privacy officer sees it: of the case only its number.</summary>
public sealed record Afschermingregel(Afscherming Afscherming, string Nummer);

/// <summary>Shields a case or a resident, and lifts that: a team lead in a case they see, the privacy officer by the number of the case.</summary>
public sealed class AfschermingService(CaseFlowDbContext db, Transactie transactie, ZaakLader lader, Teamleden teams, Configuratie configuratie, Afschermingen afschermingen, Dossier dossier, Logschrijver log)
{
    public const string Formulier = "afschermen";

    private const int LangsteNamen = 500;

    /// <summary>By the privacy officer, who never sees the case.</summary>
    public Task AfschermenAsync(Handeling handeling, string? nummer, JsonObject gegevens) => transactie.RunAsync(async () =>
    {
        ControleerRol(handeling);
        var gezocht = nummer?.Trim().ToUpperInvariant();
        var id = await db.Zaken.Where(z => z.Nummer == gezocht && z.GemeenteId == handeling.Gemeente).Select(z => (Guid?)z.Id).SingleOrDefaultAsync()
            ?? throw new WeigeringException("zaak-onbekend", "Er is geen zaak met dit nummer. Kijk het zaaknummer na.", "nummer");
        var c = await lader.LaadAsync(id, handeling);
        var invoer = new Invoer(gegevens);
        var fouten = FormulierControle.Controleer(new Controlevraag(configuratie.Formulieren[Formulier], invoer, null, configuratie.Keuzelijsten(c.Gemeente.Id), c.Nu));
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
        await AfschermenAsync(c, invoer);
    });

    /// <summary>As above, inside an act that already holds the case and checked the form.</summary>
    internal async Task AfschermenAsync(ZaakContext c, Invoer invoer)
    {
        var isHeleInwoner = invoer.Tekst("omvang") == "inwoner";
        if (isHeleInwoner && c.Zaak.InwonerId is null)
        {
            throw new WeigeringException("waarde-onbekend:omvang", "Van deze zaak is niet bekend om wie het gaat. Scherm alleen de zaak af.", "omvang");
        }
        var mensen = await MensenAsync(c, invoer.Teksten("mensen"));
        var namen = string.Join(", ", mensen.Select(m => m.Naam));
        await BeeindigAsync(c, "Vervangen door een nieuwe afscherming.");
        var grond = configuratie.Keuzelijsten(c.Gemeente.Id).Naam("afscherming-grond", invoer.Tekst("grond"));
        var afscherming = new Afscherming
        {
            GemeenteId = c.Gemeente.Id,
            ZaakId = c.Zaak.Id,
            InwonerId = isHeleInwoner ? c.Zaak.InwonerId : null,
            Grond = invoer.Tekst("grond")!,
            Toelichting = invoer.Tekst("toelichting")!,
            Op = c.Nu,
            Door = c.Handeling.Naam,
            Rol = c.Handeling.Rol,
        };
        afscherming.Genoemden.AddRange(mensen.Select(m => new Genoemde { MedewerkerId = m.Id, Naam = m.Naam }));
        db.Afschermingen.Add(afscherming);
        dossier.Noteer(c.Zaak, c.Handeling, "zaak.afgeschermd", $"{(isHeleInwoner ? "Elke zaak van deze inwoner" : "Deze zaak")} is afgeschermd ({grond.ToLowerInvariant()}). Wie haar nog zien: {(namen.Length > LangsteNamen ? $"{mensen.Count} mensen" : namen)}.", afscherming.Toelichting);
    }

    /// <summary>By the privacy officer.</summary>
    public Task OpheffenAsync(Handeling handeling, Guid id, string? reden) => transactie.RunAsync(async () =>
    {
        ControleerRol(handeling);
        if (string.IsNullOrWhiteSpace(reden) || reden.Length > 1000)
        {
            throw new WeigeringException("veld-verplicht:reden", "Schrijf op waarom de afscherming eindigt, in hooguit 1000 tekens.", "reden");
        }
        var zaak = await db.Afschermingen.Where(a => a.Id == id && a.GemeenteId == handeling.Gemeente).Select(a => (Guid?)a.ZaakId).SingleOrDefaultAsync()
            ?? throw new WeigeringException("afscherming-onbekend", "Deze afscherming bestaat niet.");
        var c = await lader.LaadAsync(zaak, handeling);
        var afscherming = await db.Afschermingen.SingleAsync(a => a.Id == id);
        if (afscherming.OpgehevenOp is not null)
        {
            throw new WeigeringException("afscherming-onbekend", "Deze afscherming is al opgeheven.");
        }
        HefOp(c, afscherming, reden.Trim());
        Noteer(c, reden.Trim());
    });

    /// <summary>Ends what shields this case, inside an act that already holds it.</summary>
    internal async Task OpheffenAsync(ZaakContext c, string reden)
    {
        if (await BeeindigAsync(c, reden) == 0)
        {
            throw new WeigeringException("afscherming-onbekend", "Deze zaak is niet afgeschermd.");
        }
        Noteer(c, reden);
    }

    /// <summary>A team lead shields cases of their own teams, as far as they may see them.</summary>
    internal async Task ControleerTeamAsync(ZaakContext c)
    {
        if (!await teams.Geleid(c.Handeling).ContainsAsync(c.Zaak.Team))
        {
            throw new WeigeringException("rol-onbevoegd", "Afschermen doet de teamleider van het team van deze zaak, of de privacyfunctionaris.");
        }
        if (!await afschermingen.Open(db.Zaken, c.Handeling).AnyAsync(z => z.Id == c.Zaak.Id))
        {
            throw new WeigeringException("zaak-onbekend", "Deze zaak bestaat niet.");
        }
    }

    /// <summary>What shields this case now; empty when nothing does.</summary>
    public async Task<IReadOnlyList<Afscherming>> VanZaakAsync(Zaak zaak) => await Lopend(zaak).AsNoTracking().Include(a => a.Genoemden).OrderBy(a => a.Op).ToListAsync();

    /// <summary>Every shield of the municipality, those that hold first; that they were read is logged.</summary>
    public async Task<IReadOnlyList<Afschermingregel>> LeesAsync(Handeling handeling)
    {
        ControleerRol(handeling);
        log.Gelezen(handeling, null, null, "afschermingen");
        await db.SaveChangesAsync();
        var rijen = await db.Afschermingen.AsNoTracking().Include(a => a.Genoemden).Where(a => a.GemeenteId == handeling.Gemeente)
            .Join(db.Zaken, a => a.ZaakId, z => z.Id, (a, z) => new { Afscherming = a, z.Nummer }).ToListAsync();
        return [.. rijen.OrderBy(r => r.Afscherming.OpgehevenOp is not null).ThenByDescending(r => r.Afscherming.Op).Select(r => new Afschermingregel(r.Afscherming, r.Nummer))];
    }

    private IQueryable<Afscherming> Lopend(Zaak zaak)
    {
        var (id, inwoner) = (zaak.Id, zaak.InwonerId);
        return db.Afschermingen.Where(a => a.OpgehevenOp == null && ((a.InwonerId == null && a.ZaakId == id) || (a.InwonerId != null && a.InwonerId == inwoner)));
    }

    private async Task<int> BeeindigAsync(ZaakContext c, string reden)
    {
        var lopend = await Lopend(c.Zaak).ToListAsync();
        lopend.ForEach(a => HefOp(c, a, reden));
        return lopend.Count;
    }

    private static void HefOp(ZaakContext c, Afscherming afscherming, string reden) =>
        (afscherming.OpgehevenOp, afscherming.OpgehevenDoor, afscherming.RedenOpheffen) = (c.Nu, c.Handeling.Naam, reden);

    private void Noteer(ZaakContext c, string reden) => dossier.Noteer(c.Zaak, c.Handeling, "afscherming.opgeheven", "De afscherming is opgeheven. Wie voor het team of op naam met deze zaak werkt, ziet haar weer.", reden);

    private async Task<IReadOnlyList<(Guid Id, string Naam)>> MensenAsync(ZaakContext c, IReadOnlyList<string> namen)
    {
        var (vandaag, rollen) = (c.Vandaag, Toegangsregels.Zaakrollen);
        var bekend = await db.Users.AsNoTracking().Where(m => m.GemeenteId == c.Gemeente.Id && (namen.Contains(m.Naam) || namen.Contains(m.UserName!))
                && m.Rollen.Any(r => rollen.Contains(r.Rol) && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)))
            .Select(m => new { m.Id, m.Naam, m.UserName }).ToListAsync();
        var gevonden = new List<(Guid, string)>();
        foreach (var naam in namen.Distinct())
        {
            var passend = bekend.Where(m => m.UserName == naam).ToList() is { Count: > 0 } opAccount ? opAccount : bekend.Where(m => m.Naam == naam).ToList();
            gevonden.Add(passend.Count == 1 ? (passend[0].Id, passend[0].Naam) : throw new WeigeringException("waarde-onbekend:mensen", passend.Count == 0
                ? $"Er is geen collega '{(naam.Length > 60 ? naam[..60] + "…" : naam)}' die aan zaken werkt. Schrijf de naam zoals die in CaseFlow staat, of de gebruikersnaam."
                : $"Er zijn meer collega's die {naam} heten. Schrijf de gebruikersnaam.", "mensen"));
        }
        return [.. gevonden.Distinct()];
    }

    private static void ControleerRol(Handeling handeling)
    {
        if (handeling.Rol != "privacy")
        {
            throw new WeigeringException("rol-onbevoegd", "Dit doet de privacyfunctionaris.");
        }
    }
}
