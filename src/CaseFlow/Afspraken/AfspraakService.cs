using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Afspraken;

/// <summary>Makes, moves and ends appointments inside an act on their case.</summary>
public sealed class AfspraakService(CaseFlowDbContext db, Configuratie configuratie, BriefService brieven, Dossier dossier)
{
    private const int LangsteMinuten = 12 * 60;

    /// <summary>The tasks that are themselves an appointment: their outcome says whether it took place.</summary>
    private static readonly string[] Gesprekstaken = ["gesprek", "eerste-gesprek"];

    public static bool IsGesprekstaak(string stap) => Gesprekstaken.Contains(stap);

    public async Task<Afspraak> MaakAsync(ZaakContext c, Invoer invoer)
    {
        var (wie, naam) = await MedewerkerAsync(c, invoer.Tekst("medewerker"));
        var id = Guid.CreateVersion7();
        var afspraak = new Afspraak
        {
            Id = id,
            Reeks = id,
            ZaakId = c.Zaak.Id,
            Onderwerp = invoer.Tekst("onderwerp")!,
            Vorm = invoer.Tekst("vorm")!,
            Begin = Begin(c, invoer),
            Minuten = Minuten(invoer) ?? 60,
            Plaats = invoer.Tekst("plaats"),
            MedewerkerId = wie,
            Medewerker = naam,
            Aanwezig = invoer.Teksten("aanwezig") is { Count: > 0 } namen ? string.Join(", ", namen) : null,
            Op = c.Nu,
            Door = c.Handeling.Naam,
        };
        db.Afspraken.Add(afspraak);
        Noteer(c, afspraak, "afspraak.gemaakt", $"Afspraak gemaakt: {Woorden(c, afspraak)}.");
        if (invoer.JaNee("uitnodiging") ?? true)
        {
            Brief(c, afspraak, "uitnodiging", new() { ["meenemen"] = invoer.Tekst("meenemen") });
        }
        return afspraak;
    }

    public async Task VerzetAsync(ZaakContext c, Invoer invoer)
    {
        var oud = await GeplandAsync(c, invoer);
        var nieuw = new Afspraak
        {
            ZaakId = oud.ZaakId,
            Reeks = oud.Reeks,
            Volgnummer = oud.Volgnummer + 1,
            Onderwerp = oud.Onderwerp,
            Vorm = invoer.Tekst("vorm") ?? oud.Vorm,
            Begin = Begin(c, invoer),
            Minuten = Minuten(invoer) ?? oud.Minuten,
            Plaats = invoer.Tekst("plaats") ?? oud.Plaats,
            MedewerkerId = oud.MedewerkerId,
            Medewerker = oud.Medewerker,
            Aanwezig = oud.Aanwezig,
            Op = c.Nu,
            Door = c.Handeling.Naam,
        };
        Eindig(c, oud, AfspraakStand.Verzet, invoer.Tekst("reden"));
        db.Afspraken.Add(nieuw);
        Noteer(c, nieuw, "afspraak.verzet", $"Afspraak verzet: van {Afspraaktekst.Moment(oud)} naar {Woorden(c, nieuw)}.");
        if (invoer.JaNee("uitnodiging") ?? true)
        {
            Brief(c, nieuw, "afspraak-verzet", new() { ["oude-datum"] = Afspraaktekst.Moment(oud) });
        }
    }

    public async Task ZegAfAsync(ZaakContext c, Invoer invoer)
    {
        var afspraak = await GeplandAsync(c, invoer);
        var doorInwoner = invoer.Tekst("afgezegd-door") == "inwoner";
        Eindig(c, afspraak, AfspraakStand.Afgezegd, invoer.Tekst("reden"));
        Noteer(c, afspraak, "afspraak.afgezegd", $"Afspraak afgezegd door {(doorInwoner ? "de inwoner" : "de gemeente")}: {Woorden(c, afspraak)}.");
        if (invoer.JaNee("uitnodiging") ?? !doorInwoner)
        {
            Brief(c, afspraak, "afspraak-afgezegd", []);
        }
    }

    /// <summary>The resident did not come.</summary>
    public void NietVerschenen(ZaakContext c, Afspraak afspraak, string? toelichting)
    {
        Eindig(c, afspraak, AfspraakStand.NietVerschenen, toelichting);
        Noteer(c, afspraak, "afspraak.niet_verschenen", $"De inwoner kwam niet: {Woorden(c, afspraak)}.");
    }

    /// <summary>The task that is this appointment was done: it took place, or nobody came.</summary>
    public async Task TaakAfgerondAsync(ZaakContext c, string stap, string uitkomst)
    {
        var afspraken = await db.Afspraken.Where(a => a.ZaakId == c.Zaak.Id && a.Onderwerp == stap && a.Stand == AfspraakStand.Gepland && a.Begin <= c.Nu).ToListAsync();
        if (afspraken.MaxBy(a => a.Begin) is not { } laatste)
        {
            return;
        }
        if (uitkomst == "niet-verschenen")
        {
            NietVerschenen(c, laatste, null);
        }
        else if (uitkomst is "afgerond" or "gevoerd")
        {
            Eindig(c, laatste, AfspraakStand.Gehouden, null);
        }
    }

    /// <summary>The case closes: what was still planned falls away.</summary>
    public async Task VervalAsync(ZaakContext c)
    {
        foreach (var afspraak in await db.Afspraken.Where(a => a.ZaakId == c.Zaak.Id && a.Stand == AfspraakStand.Gepland).ToListAsync())
        {
            // Of one that began already nobody said how it went; that it was there is what remains.
            Eindig(c, afspraak, afspraak.Begin <= c.Nu ? AfspraakStand.Gehouden : AfspraakStand.Vervallen, null);
        }
    }

    /// <summary>The planned appointment that is meant: by its id, by what it is about, or the only one there is.</summary>
    public async Task<Afspraak> GeplandAsync(ZaakContext c, Invoer invoer)
    {
        var gepland = await db.Afspraken.Where(a => a.ZaakId == c.Zaak.Id && a.Stand == AfspraakStand.Gepland).OrderBy(a => a.Begin).ToListAsync();
        var gekozen = invoer.Tekst("afspraak");
        return gepland.Where(a => gekozen is null || a.Id.ToString() == gekozen || a.Onderwerp == gekozen).ToList() switch
        {
            [var een] => een,
            [] when gepland.Count == 0 => throw new WeigeringException("afspraak-geen", "Er staat in deze zaak geen afspraak gepland."),
            [] => throw new WeigeringException("waarde-onbekend:afspraak", "Deze afspraak staat niet meer gepland. Kies een andere.", "afspraak"),
            _ => throw new WeigeringException("veld-verplicht:afspraak", "Er staan meer afspraken gepland. Kies welke u bedoelt.", "afspraak"),
        };
    }

    private static DateTimeOffset Begin(ZaakContext c, Invoer invoer) => invoer.Moment("moment") is { } moment && moment >= c.Nu
        ? moment
        : throw new WeigeringException("datum-verleden:moment", "Kies een dag en een tijd die nog komen.", "moment");

    private static int? Minuten(Invoer invoer) => !invoer.Heeft("minuten") ? null
        : invoer.Getal("minuten") is > 0 and <= LangsteMinuten and var minuten ? minuten
        : throw new WeigeringException("waarde-onbekend:minuten", "Vul een heel aantal minuten in, niet meer dan een dag.", "minuten");

    private async Task<(Guid Id, string Naam)> MedewerkerAsync(ZaakContext c, string? gekozen)
    {
        if (gekozen is null && c.Handeling.MedewerkerId is { } zelf)
        {
            return (zelf, c.Handeling.Naam);
        }
        var collega = Guid.TryParse(gekozen, out var id)
            ? await db.Users.Where(u => u.Id == id && u.GemeenteId == c.Gemeente.Id).Select(u => new { u.Id, u.Naam }).SingleOrDefaultAsync()
            : null;
        return collega is null
            ? throw new WeigeringException("waarde-onbekend:medewerker", "Kies een collega uit de lijst.", "medewerker")
            : (collega.Id, collega.Naam);
    }

    private static void Eindig(ZaakContext c, Afspraak afspraak, AfspraakStand stand, string? reden)
    {
        afspraak.Stand = stand;
        afspraak.Reden = reden;
        afspraak.GeeindigdOp = c.Nu;
        afspraak.GeeindigdDoor = c.Handeling.Naam;
    }

    private void Noteer(ZaakContext c, Afspraak afspraak, string naam, string zin) =>
        dossier.Tel(c.Zaak, c.Handeling, naam, zin, new Telregel(("onderwerp", afspraak.Onderwerp), ("vorm", afspraak.Vorm)) { Over = afspraak.Id });

    private string Woorden(ZaakContext c, Afspraak afspraak)
    {
        var lijsten = configuratie.Keuzelijsten(c.Gemeente.Id);
        return $"{lijsten.Naam("afspraak-onderwerp", afspraak.Onderwerp)}, {Afspraaktekst.Moment(afspraak)}, met {afspraak.Medewerker}";
    }

    private void Brief(ZaakContext c, Afspraak afspraak, string soort, Dictionary<string, string?> waarden)
    {
        waarden["datum-afspraak"] = Afspraaktekst.Dag(afspraak);
        waarden["tijd"] = Afspraaktekst.Tijd(afspraak);
        waarden["onderwerp"] = configuratie.Keuzelijsten(c.Gemeente.Id).Naam("afspraak-onderwerp", afspraak.Onderwerp).ToLowerInvariant();
        waarden["met"] = afspraak.Medewerker;
        waarden["aanwezig"] = afspraak.Aanwezig;
        waarden["plaats"] = afspraak switch
        {
            { Vorm: "telefoon" } => "Wij bellen u.",
            { Vorm: "beeldbellen" } => $"Wij spreken u via beeldbellen.{(afspraak.Plaats is { } waar ? $" {waar}" : "")}",
            { Vorm: "huisbezoek", Plaats: null } => "Wij komen bij u thuis.",
            { Plaats: { } plaats } => plaats,
            _ => c.Gemeente.Bereikbaarheid.Adres,
        };
        brieven.Maak(c, soort, waarden);
    }
}
