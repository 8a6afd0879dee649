using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Bewaring;

/// <summary>What the privacy officer fills in when a request comes.</summary>
public sealed record Verzoekinvoer(Verzoeksoort? Soort, string? Wet, DateOnly? Ontvangen, Verzoeker? Verzoeker, string? VerzoekerNaam, bool IsWilsonbekwaam, string? Identificatie, string? Omschrijving);

/// <summary>A request in a list, with the name of whom it is about; null when that person is destroyed.</summary>
public sealed record Verzoekkop(Privacyverzoek Verzoek, string? Naam);

/// <summary>A case of the resident in an inspection request, and whether its part has been made. What it is about stays with who works on it.</summary>
public sealed record Verzoekzaak(Guid Id, string Nummer, string Team, Dossieruitvoer? Gemaakt);

/// <summary>Requests of residents about their own data, from receipt to decision, within their legal term. Everything is logged.</summary>
public sealed class PrivacyverzoekService(
    CaseFlowDbContext db, Transactie transactie, BriefService brieven, TermijnRegels termijnen, Kalender kalender, Verzoekregels regels, Configuratie configuratie, Vernietigingslijsten lijsten, Logschrijver log)
{
    private const int LangsteTekst = 4000;

    /// <exception cref="WeigeringException">Something is missing, or it came before today only in the future.</exception>
    public Task<Guid> RegistreerAsync(Handeling handeling, Guid inwonerId, Verzoekinvoer invoer) => transactie.RunAsync(async () =>
    {
        Alleen(handeling);
        var inwoner = await db.Inwoners.SingleOrDefaultAsync(i => i.Id == inwonerId && i.GemeenteId == handeling.Gemeente) ?? throw new WeigeringException("inwoner-onbekend", "Deze inwoner is niet bekend. Zoek opnieuw.", "wie");
        Controleer(handeling, invoer);
        var soort = regels.Van(invoer.Soort!.Value);
        var (regel, ontvangen) = (soort.TermijnVoor(invoer.Wet), invoer.Ontvangen!.Value);
        var uitkomst = termijnen.Op(regel, ontvangen, handeling.Gemeente).Bereken(ontvangen, null, kalender);
        var verzoek = new Privacyverzoek
        {
            GemeenteId = handeling.Gemeente, InwonerId = inwoner.Id, Soort = soort.Id, Wet = invoer.Wet, Ontvangen = ontvangen,
            Verzoeker = invoer.Verzoeker!.Value, VerzoekerNaam = invoer.Verzoeker == Verzoeker.Vertegenwoordiger ? invoer.VerzoekerNaam!.Trim() : null, IsWilsonbekwaam = invoer.IsWilsonbekwaam,
            Identificatie = invoer.Identificatie!, Omschrijving = Kort(invoer.Omschrijving),
            Termijn = regel, LaatsteDag = uitkomst.LaatsteDag, Uitleg = uitkomst.Uitleg.ToString(),
            Op = handeling.Moment, MedewerkerId = handeling.MedewerkerId, Door = handeling.Naam,
        };
        db.Privacyverzoeken.Add(verzoek);
        Brief(handeling, verzoek, inwoner, "privacyverzoek-ontvangen", []);
        log.Verzoek(handeling, inwoner.Id, $"verzoek om {soort.Naam.ToLowerInvariant()} vastgelegd");
        return verzoek.Id;
    });

    /// <summary>Two months more, told to the resident within the first term (AVG 12 lid 3). Once.</summary>
    public Task VerlengAsync(Handeling handeling, Guid id, string? reden) => WijzigAsync(handeling, id, (verzoek, inwoner) =>
    {
        var waarom = Vernietigingslijsten.Reden(reden, "Schrijf op waarom er meer tijd nodig is. De inwoner leest dit.");
        if (Verlenging(verzoek) is not { } meer)
        {
            throw new WeigeringException("verlengen-kan-niet", "De wet geeft voor dit verzoek geen extra tijd.");
        }
        if (verzoek.VerlengdOp is not null)
        {
            throw new WeigeringException("verlengen-al-gedaan", "Deze termijn is al verlengd. Dat kan één keer.");
        }
        if (handeling.Vandaag > verzoek.LaatsteDag)
        {
            throw new WeigeringException("verlengen-te-laat", $"Verlengen kon tot en met {DatumTekst.Datum(verzoek.LaatsteDag)}. Beslis zo snel mogelijk.");
        }
        var regel = termijnen.Op(verzoek.Termijn, verzoek.Ontvangen, verzoek.GemeenteId);
        var uitkomst = (regel with { Duur = regel.Duur + meer.Max!.Value }).Bereken(verzoek.Ontvangen, null, kalender);
        (verzoek.VerlengdOp, verzoek.RedenVerlenging, verzoek.LaatsteDag, verzoek.Uitleg) = (handeling.Vandaag, waarom, uitkomst.LaatsteDag, uitkomst.Uitleg.ToString());
        Brief(handeling, verzoek, inwoner, "privacyverzoek-verlengd", new() { ["reden"] = waarom });
        return Task.FromResult("termijn verlengd");
    });

    /// <exception cref="WeigeringException">The ages of the law, a ground or the reasons are not in order, or not every part was made.</exception>
    public Task BeslisAsync(Handeling handeling, Guid id, Verzoekbesluit? besluit, string? grond, string? motivering) => WijzigAsync(handeling, id, async (verzoek, inwoner) =>
    {
        if (besluit is not { } keuze)
        {
            throw new WeigeringException("veld-verplicht:besluit", "Kies wat er besloten wordt.", "besluit");
        }
        var reden = keuze == Verzoekbesluit.Toegewezen ? null : regels.Grond(grond) is { } g && g.GeldtBij(verzoek.Soort) ? g : throw new WeigeringException("veld-verplicht:grond", "Kies op welke grond u het verzoek (deels) weigert.", "grond");
        if (keuze != Verzoekbesluit.Toegewezen && string.IsNullOrWhiteSpace(motivering))
        {
            throw new WeigeringException("veld-verplicht:motivering", "Leg uit wat u weigert en waarom. De inwoner leest dit.", "motivering");
        }
        if (keuze != Verzoekbesluit.Afgewezen && WaaromNiet(verzoek, inwoner) is { } mag)
        {
            throw new WeigeringException("verzoeker-mag-niet", mag, "besluit");
        }
        if (keuze != Verzoekbesluit.Afgewezen && verzoek.Soort == Verzoeksoort.Inzage && (await ZakenAsync(verzoek)).Count(z => z.Gemaakt is null) is var mist and > 0 && keuze == Verzoekbesluit.Toegewezen)
        {
            throw new WeigeringException("inzage-niet-klaar", $"Van {(mist == 1 ? "1 zaak" : $"{mist} zaken")} is het dossier nog niet gemaakt. Vraag het team van die zaak, of wijs het verzoek deels toe.", "besluit");
        }
        (verzoek.Status, verzoek.Besluit, verzoek.Grond, verzoek.Motivering, verzoek.BeslotenOp, verzoek.BeslotenDoor) = (Verzoekstatus.Besloten, keuze, reden?.Id, Kort(motivering), handeling.Moment, handeling.Naam);
        // The decision is stored first: a request that is open keeps its own cases off every list.
        await db.SaveChangesAsync();
        if (keuze != Verzoekbesluit.Afgewezen && verzoek.Soort == Verzoeksoort.Vernietiging && await lijsten.VanVerzoekAsync(handeling, verzoek) == 0)
        {
            throw new WeigeringException("niets-te-vernietigen", "Er is geen afgesloten zaak die weg mag: alles loopt nog, of er rust een bewaarplicht op. Sluit eerst de zaken, of wijs het verzoek af.", "besluit");
        }
        var bezwaar = termijnen.Op("AWB-67", handeling.Vandaag, verzoek.GemeenteId).Bereken(handeling.Vandaag, null, kalender);
        Brief(handeling, verzoek, inwoner, "privacyverzoek-besluit", new()
        {
            ["besluit"] = keuze switch { Verzoekbesluit.Toegewezen => "Wij doen wat u vraagt.", Verzoekbesluit.Deels => "Wij doen een deel van wat u vraagt.", _ => "Wij doen niet wat u vraagt." },
            ["gevolg"] = keuze == Verzoekbesluit.Afgewezen ? null : Gevolg(verzoek),
            ["grond"] = reden is null ? null : $"{reden.Zin} ({reden.Artikel})",
            ["motivering"] = verzoek.Motivering,
            ["laatste-dag-bezwaar"] = DatumTekst.Voluit(bezwaar.LaatsteDag),
        });
        return $"besluit: {keuze.ToString().ToLowerInvariant()}";
    });

    /// <summary>What was made is given to who asked.</summary>
    public Task OverhandigAsync(Handeling handeling, Guid id) => transactie.RunAsync(async () =>
    {
        Alleen(handeling);
        var verzoek = await db.Privacyverzoeken.SingleOrDefaultAsync(v => v.Id == id && v.GemeenteId == handeling.Gemeente) ?? throw Onbekend();
        if (verzoek is not { Soort: Verzoeksoort.Inzage, Status: Verzoekstatus.Besloten, OverhandigdOp: null } || verzoek.Besluit == Verzoekbesluit.Afgewezen)
        {
            throw new WeigeringException("overhandigen-kan-niet", "Dit kan pas als het verzoek om inzage is toegewezen, en één keer.");
        }
        (verzoek.OverhandigdOp, verzoek.OverhandigdDoor) = (handeling.Moment, handeling.Naam);
        verzoek.Revisie++;
        log.Verzoek(handeling, verzoek.InwonerId, "dossier overhandigd");
    });

    public async Task<IReadOnlyList<Verzoekkop>> AlleAsync(Handeling handeling, bool open)
    {
        var verzoeken = db.Privacyverzoeken.AsNoTracking().Where(v => v.GemeenteId == handeling.Gemeente && v.Status == (open ? Verzoekstatus.Open : Verzoekstatus.Besloten));
        var gevonden = await (open ? verzoeken.OrderBy(v => v.LaatsteDag).ThenBy(v => v.Op) : verzoeken.OrderByDescending(v => v.BeslotenOp)).Take(200)
            .Select(v => new Verzoekkop(v, db.Inwoners.Where(i => i.Id == v.InwonerId).Select(i => i.Naam).FirstOrDefault())).ToListAsync();
        foreach (var inwoner in gevonden.Select(v => v.Verzoek.InwonerId).OfType<Guid>().Distinct())
        {
            log.Gelezen(handeling, inwoner, null, "verzoeken van inwoners");
        }
        await db.SaveChangesAsync();
        return gevonden;
    }

    /// <returns>Null when this municipality has no such request.</returns>
    public async Task<(Privacyverzoek Verzoek, Inwoner? Inwoner, IReadOnlyList<Verzoekzaak> Zaken)?> LeesAsync(Handeling handeling, Guid id)
    {
        var verzoek = await db.Privacyverzoeken.AsNoTracking().Include(v => v.Brieven).AsSingleQuery().SingleOrDefaultAsync(v => v.Id == id && v.GemeenteId == handeling.Gemeente);
        if (verzoek is null)
        {
            return null;
        }
        var inwoner = await db.Inwoners.AsNoTracking().SingleOrDefaultAsync(i => i.Id == verzoek.InwonerId);
        log.Gelezen(handeling, verzoek.InwonerId, null, "verzoek van een inwoner");
        await db.SaveChangesAsync();
        return (verzoek, inwoner, verzoek.Soort == Verzoeksoort.Inzage ? await ZakenAsync(verzoek) : []);
    }

    /// <summary>What may be extended by how much; null where the law gives no more time.</summary>
    public Verlengmogelijkheid? Verlenging(Privacyverzoek verzoek) =>
        termijnen.Op(verzoek.Termijn, verzoek.Ontvangen, verzoek.GemeenteId).Verlengingen.FirstOrDefault(v => v is { Gevolg: VerlengingGevolg.Verschuift, Max: not null });

    /// <summary>Why this person cannot get what they ask (Wmo 5.3.2); null when nothing in the ages stands in the way.</summary>
    public string? WaaromNiet(Privacyverzoek verzoek, Inwoner inwoner)
    {
        var leeftijd = inwoner.LeeftijdOp(verzoek.Ontvangen);
        return verzoek.Verzoeker switch
        {
            Verzoeker.Inwoner when leeftijd < regels.ZelfVanaf => $"De inwoner is jonger dan {regels.ZelfVanaf}. Alleen een vertegenwoordiger kan dit vragen.",
            Verzoeker.Inwoner when verzoek.IsWilsonbekwaam => "De inwoner kan dit niet zelf afwegen. Alleen een vertegenwoordiger kan dit vragen.",
            Verzoeker.Vertegenwoordiger when leeftijd >= regels.VertegenwoordigerTot && !verzoek.IsWilsonbekwaam => $"De inwoner is {regels.VertegenwoordigerTot} of ouder en kan dit zelf afwegen. De inwoner moet het zelf vragen.",
            _ => null,
        };
    }

    private static string Gevolg(Privacyverzoek verzoek) => verzoek.Soort switch
    {
        Verzoeksoort.Inzage => "U krijgt uw dossier van ons. Gegevens over anderen staan er niet in.",
        Verzoeksoort.Vernietiging => "Wij vernietigen de zaken die afgesloten zijn. Daar kijken altijd twee mensen naar.",
        Verzoeksoort.Correctie => "Wij passen de gegevens aan. Wat er eerst stond, blijft terug te vinden.",
        _ => "Wij gebruiken deze gegevens niet meer.",
    };

    private Task<List<Verzoekzaak>> ZakenAsync(Privacyverzoek verzoek) => db.Zaken.Where(z => z.InwonerId == verzoek.InwonerId && verzoek.InwonerId != null && z.GemeenteId == verzoek.GemeenteId).OrderBy(z => z.Nummer)
        .Select(z => new Verzoekzaak(z.Id, z.Nummer, z.Team, db.Dossieruitvoeren.Where(u => u.VerzoekId == verzoek.Id && u.ZaakId == z.Id).OrderByDescending(u => u.Op).FirstOrDefault())).ToListAsync();

    private void Brief(Handeling handeling, Privacyverzoek verzoek, Inwoner inwoner, string soort, Dictionary<string, string?> waarden)
    {
        waarden["verzoek"] = regels.Van(verzoek.Soort).Zin;
        waarden["ontvangen"] = DatumTekst.Datum(verzoek.Ontvangen);
        waarden["laatste-dag"] = DatumTekst.Voluit(verzoek.LaatsteDag);
        waarden["vertegenwoordiger"] = verzoek.VerzoekerNaam;
        if (brieven.Stel(configuratie.Gemeenten[verzoek.GemeenteId], inwoner, handeling, soort, waarden) is { } brief)
        {
            db.Verzoekbrieven.Add(Verzoekbrief.Van(brief, verzoek.Id));
        }
    }

    private void Controleer(Handeling handeling, Verzoekinvoer invoer)
    {
        var fouten = new List<Veldfout>();
        void Als(bool fout, string id, string veld, string melding)
        {
            if (fout)
            {
                fouten.Add(new Veldfout(id, veld, melding));
            }
        }
        Als(invoer.Soort is null || !Enum.IsDefined(invoer.Soort.Value), "veld-verplicht:soort", "soort", "Kies wat de inwoner vraagt.");
        Als(invoer.Wet is not null && configuratie.Keuzelijsten(handeling.Gemeente).Keuzes("wet").All(w => w.Id != invoer.Wet), "waarde-onbekend:wet", "wet", "Kies een wet uit de lijst, of laat dit leeg.");
        Als(invoer.Ontvangen is null, "veld-verplicht:ontvangen", "ontvangen", "Vul in wanneer het verzoek is ontvangen.");
        Als(invoer.Ontvangen > handeling.Vandaag, "datum-toekomst:ontvangen", "ontvangen", "Kies vandaag of een dag die voorbij is.");
        Als(invoer.Ontvangen < handeling.Vandaag.AddYears(-2), "datum-te-vroeg:ontvangen", "ontvangen", "Deze dag ligt meer dan twee jaar terug. Kijk haar na.");
        Als(invoer.Verzoeker is null || !Enum.IsDefined(invoer.Verzoeker.Value), "veld-verplicht:verzoeker", "verzoeker", "Kies wie het vraagt.");
        Als(invoer.Verzoeker == Verzoeker.Vertegenwoordiger && string.IsNullOrWhiteSpace(invoer.VerzoekerNaam), "veld-verplicht:verzoekernaam", "verzoekernaam", "Vul in wie de vertegenwoordiger is.");
        Als(invoer.VerzoekerNaam?.Length > 200, "veld-te-lang:verzoekernaam", "verzoekernaam", "Houd het bij 200 tekens.");
        Als(regels.Identificatie.All(i => i.Id != invoer.Identificatie), "veld-verplicht:identificatie", "identificatie", "Kies hoe is vastgesteld wie dit vraagt.");
        Als(invoer.Omschrijving?.Length > LangsteTekst, "veld-te-lang:omschrijving", "omschrijving", $"Houd het bij {LangsteTekst} tekens.");
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
    }

    private Task WijzigAsync(Handeling handeling, Guid id, Func<Privacyverzoek, Inwoner, Task<string>> wijzig) => transactie.RunAsync(async () =>
    {
        Alleen(handeling);
        var verzoek = await db.Privacyverzoeken.SingleOrDefaultAsync(v => v.Id == id && v.GemeenteId == handeling.Gemeente) ?? throw Onbekend();
        if (verzoek.Status != Verzoekstatus.Open || await db.Inwoners.SingleOrDefaultAsync(i => i.Id == verzoek.InwonerId) is not { } inwoner)
        {
            throw new WeigeringException("verzoek-besloten", "Over dit verzoek is al besloten.");
        }
        var feit = await wijzig(verzoek, inwoner);
        verzoek.Revisie++;
        log.Verzoek(handeling, inwoner.Id, $"verzoek om {regels.Van(verzoek.Soort).Naam.ToLowerInvariant()}, {feit}");
    });

    private static void Alleen(Handeling handeling)
    {
        if (handeling.Rol != Vernietigingslijsten.Goedkeurder)
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u dit niet doen.");
        }
    }

    private static string? Kort(string? tekst) => string.IsNullOrWhiteSpace(tekst) ? null
        : tekst.Trim() is { Length: > LangsteTekst } ? throw new WeigeringException("veld-te-lang:motivering", $"Houd het bij {LangsteTekst} tekens.", "motivering") : tekst.Trim();

    private static WeigeringException Onbekend() => new("verzoek-onbekend", "Dit verzoek bestaat niet.");
}
