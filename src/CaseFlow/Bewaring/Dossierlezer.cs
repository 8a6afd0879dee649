using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Logboek;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Bewaring;

/// <summary>One thing in the file, which its maker may leave out.</summary>
public sealed record Dossierstuk(string Sleutel, string Kop, IReadOnlyList<BekendeRegel> Regels)
{
    /// <summary>The attachment it tells of.</summary>
    public Guid? BijlageId { get; init; }
}

/// <summary>The resident, or one case.</summary>
public sealed record Dossierdeel(string Kop, IReadOnlyList<Dossierstuk> Stukken);

/// <summary>A file for the resident: only about this person, without what is closed.</summary>
public sealed record Inzagedossier(string Naam, string Gemeente, DateOnly Dag, IReadOnlyList<Zaak> Zaken, IReadOnlyList<Dossierdeel> Delen)
{
    public IEnumerable<Guid> Bijlagen => Delen.SelectMany(d => d.Stukken).Select(s => s.BijlageId).OfType<Guid>();

    /// <summary>The same file without what its maker chose to leave out.</summary>
    public Inzagedossier Zonder(IReadOnlyCollection<string> weg) => this with { Delen = [.. Delen.Select(d => d with { Stukken = [.. d.Stukken.Where(s => !weg.Contains(s.Sleutel))] })] };
}

/// <summary>
/// Gathers what the municipality knows of a resident from the cases that its maker may see anyway. What is about others in the household and
/// what is closed (meldcode) is not asked for: the filter of the database context stays on.
/// </summary>
public sealed class Dossierlezer(CaseFlowDbContext db, ZaakInzage inzage, Dossier dossier, Configuratie configuratie, TermijnRegels regels)
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The open inspection requests about people of whom this person sees a case.</summary>
    public async Task<IReadOnlyList<(Privacyverzoek Verzoek, string Naam, IReadOnlyList<string> Zaken, bool IsGemaakt)>> VerzoekenAsync(Handeling handeling)
    {
        var open = db.Privacyverzoeken.AsNoTracking().Where(v => v.GemeenteId == handeling.Gemeente && v.Soort == Verzoeksoort.Inzage && v.Status == Verzoekstatus.Open);
        var zaken = await inzage.Zichtbaar(handeling).Where(z => open.Any(v => v.InwonerId == z.InwonerId)).OrderBy(z => z.Nummer).Select(z => new { z.Id, z.Nummer, z.InwonerId }).ToListAsync();
        var (wie, ids) = (zaken.Select(z => z.InwonerId).Distinct().ToList(), zaken.ConvertAll(z => z.Id));
        var verzoeken = await open.Where(v => wie.Contains(v.InwonerId)).OrderBy(v => v.LaatsteDag).ToListAsync();
        var inwoners = await db.Inwoners.AsNoTracking().Where(i => wie.Contains(i.Id)).ToDictionaryAsync(i => i.Id);
        var gemaakt = (await db.Dossieruitvoeren.Where(u => ids.Contains(u.ZaakId)).Select(u => new { u.VerzoekId, u.ZaakId }).ToListAsync()).ToHashSet();
        foreach (var inwoner in inwoners.Values)
        {
            dossier.Inzien(handeling, inwoner, null, "verzoeken om inzage");
        }
        await db.SaveChangesAsync();
        return [.. verzoeken.Select(v => (v, inwoners[v.InwonerId!.Value].Naam, zaken.Where(z => z.InwonerId == v.InwonerId).ToList()))
            .Select(x => (x.v, x.Naam, (IReadOnlyList<string>)x.Item3.ConvertAll(z => z.Nummer), x.Item3.TrueForAll(z => gemaakt.Contains(new { VerzoekId = x.v.Id, ZaakId = z.Id }))))];
    }

    /// <returns>Null when there is no such open request, or this person sees no case of who it is about: the answer tells no difference.</returns>
    public async Task<Inzagedossier?> LeesAsync(Handeling handeling, Guid verzoekId)
    {
        var verzoek = await db.Privacyverzoeken.AsNoTracking().SingleOrDefaultAsync(v => v.Id == verzoekId && v.GemeenteId == handeling.Gemeente && v.Soort == Verzoeksoort.Inzage && v.Status == Verzoekstatus.Open && v.InwonerId != null);
        var zaken = verzoek is null ? [] : await inzage.Zichtbaar(handeling).AsNoTracking().Where(z => z.InwonerId == verzoek.InwonerId).OrderBy(z => z.Nummer).ToListAsync();
        if (zaken.Count == 0)
        {
            return null;
        }
        var inwoner = await db.Inwoners.AsNoTracking().SingleAsync(i => i.Id == verzoek!.InwonerId);
        var delen = new List<Dossierdeel> { new("Over u", [await PersoonAsync(inwoner), .. await ToestemmingenAsync(inwoner)]) };
        foreach (var zaak in zaken)
        {
            dossier.Inzien(handeling, inwoner, zaak, "dossier voor een verzoek om inzage");
            delen.Add(new Dossierdeel($"Zaak {zaak.Nummer}", await ZaakAsync(zaak, handeling)));
        }
        await db.SaveChangesAsync();
        return new Inzagedossier(inwoner.Naam, configuratie.Gemeenten[inwoner.GemeenteId].Naam, handeling.Vandaag, zaken, delen);
    }

    private async Task<Dossierstuk> PersoonAsync(Inwoner i) => new("persoon", "Wie u bent", Gevuld(
        ("Naam", i.Naam), ("Geboortedatum", DatumTekst.Datum(i.Geboortedatum)), ("Burgerservicenummer", i.BsnHash is null ? "" : "Bekend; niet afgedrukt"), ("Geslacht", i.Geslacht),
        ("Adres", i.Adres), ("Postcode", i.Postcode), ("Geheim adres", i.IsAdresGeheim ? "Ja" : ""), ("Telefoon", i.Telefoon), ("Mail", i.Mail), ("Voorkeur voor contact", i.ContactVoorkeur), ("Tolk", i.Tolk),
        ("Bij ons bekend sinds", Dag(i.Geregistreerd)), ("Anderen in uw huishouden", await db.HuishoudenLeden.AnyAsync(l => l.InwonerId == i.Id && l.Tot == null && db.HuishoudenLeden.Any(a => a.HuishoudenId == l.HuishoudenId && a.InwonerId != i.Id && a.Tot == null)) ? "Ja; hun gegevens staan hier niet" : "")));

    private async Task<IEnumerable<Dossierstuk>> ToestemmingenAsync(Inwoner i) => (await db.Toestemmingen.AsNoTracking().Where(t => t.InwonerId == i.Id).OrderBy(t => t.Nummer).ToListAsync())
        .Select(t => new Dossierstuk($"toestemming-{t.Nummer}", $"Toestemming {t.Nummer}", Gevuld(("Waarvoor", t.Wat), ("Met wie", t.Ontvanger), ("Doel", t.Doel), ("Van", DatumTekst.Datum(t.Van)), ("Tot en met", Dag(t.Tot)), ("Ingetrokken op", Dag(t.IngetrokkenOp)))));

    private async Task<IReadOnlyList<Dossierstuk>> ZaakAsync(Zaak zaak, Handeling handeling)
    {
        var (stukken, lijsten, gemeente) = (new List<Dossierstuk>(), configuratie.Keuzelijsten(zaak.GemeenteId), configuratie.Gemeenten[zaak.GemeenteId]);
        void Stuk(string soort, string kop, params (string, string?)[] waarden) => Voeg(soort, kop, Gevuld(waarden));
        void Voeg(string soort, string kop, IReadOnlyList<BekendeRegel> inhoud, Guid? bijlage = null)
        {
            if (inhoud.Count > 0)
            {
                stukken.Add(new Dossierstuk($"{zaak.Nummer}-{soort}-{stukken.Count(s => s.Sleutel.StartsWith($"{zaak.Nummer}-{soort}-", StringComparison.Ordinal)) + 1}", kop, inhoud) { BijlageId = bijlage });
            }
        }
        Stuk("zaak", "De zaak", ("Uw vraag", lijsten.Naam("type-hulpvraag", zaak.TypeHulpvraag)), ("Wet", lijsten.Naam("wet", zaak.Wet)), ("Ontvangen", Dag(zaak.Ontvangen)),
            ("Team", gemeente.Teams.FirstOrDefault(t => t.Id == zaak.Team)?.Naam ?? zaak.Team), ("Behandelaar", zaak.Behandelaar), ("Afgesloten", Dag(zaak.AfgeslotenOp)), ("Resultaat", zaak.Resultaat is null ? null : lijsten.Naam("resultaat", zaak.Resultaat)));
        foreach (var m in await db.Meldingen.AsNoTracking().Include(m => m.Vertegenwoordigers).Where(m => m.ZaakId == zaak.Id).OrderBy(m => m.Geregistreerd).ToListAsync())
        {
            // Who reported is somebody else: what kind of person, not who.
            Stuk("melding", $"Melding van {Dag(m.Ontvangen)}", ("Wie meldde", lijsten.Naam("melder", m.Melder)), ("Hoe", lijsten.Naam("kanaal", m.Kanaal)), ("Gevraagd", lijsten.Naam("voorzieningen", m.GevraagdeVoorziening)), ("Het verhaal", m.Tekst),
                ("Wie voor u sprak", string.Join(", ", m.Vertegenwoordigers.Select(v => v.Naam))));
        }
        foreach (var c in await db.Contactmomenten.AsNoTracking().Where(c => c.ZaakId == zaak.Id).OrderBy(c => c.Op).ToListAsync())
        {
            Stuk("contact", $"Contact op {Dag(c.Op)}", ("Hoe", lijsten.Naam("kanaal", c.Kanaal)), ("Wat", c.Tekst));
        }
        foreach (var a in await db.Afspraken.AsNoTracking().Where(a => a.ZaakId == zaak.Id).OrderBy(a => a.Begin).ToListAsync())
        {
            Stuk("afspraak", $"Afspraak op {Dag(a.Begin)}", ("Waarover", a.Onderwerp), ("Met", a.Medewerker), ("Waar", a.Plaats), ("Stand", a.Stand.ToString()), ("Reden", a.Reden));
        }
        foreach (var g in await db.Gesprekken.AsNoTracking().Where(g => g.ZaakId == zaak.Id).OrderBy(g => g.Datum).ToListAsync())
        {
            Voeg("gesprek", $"Gesprek van {DatumTekst.Datum(g.Datum)}", g.IsVerschenen && configuratie.Formulieren.GetValueOrDefault("gesprek") is { } formulier
                ? Voorkennis.Antwoorden(formulier, JsonNode.Parse(g.Gegevens) as JsonObject ?? [], lijsten) : [new BekendeRegel("Uitkomst", "U kwam niet.")]);
        }
        Voeg("bevindingen", "Wat wij vonden", [.. (await db.Bevindingen.AsNoTracking().Where(b => b.ZaakId == zaak.Id).ToListAsync()).GroupBy(b => b.Soort).Select(g => g.MaxBy(b => b.Versie)!)
            .OrderBy(b => Afwegen.Volgorde.ToList().IndexOf(b.Soort)).Select(b => new BekendeRegel(lijsten.Naam("bevindingen", b.Soort), b.Tekst))]);
        await PlanAsync(zaak, Voeg);
        await BesluitenAsync(zaak, lijsten, gemeente, (soort, kop, waarden) => Voeg(soort, kop, waarden));
        foreach (var a in await db.TaakAntwoorden.AsNoTracking().Where(a => a.ZaakId == zaak.Id && a.Formulier != "gesprek").OrderBy(a => a.Op).ThenBy(a => a.Id).ToListAsync())
        {
            if (configuratie.Formulieren.GetValueOrDefault(a.Formulier) is { } formulier && (formulier.ZichtbaarVoor.Count == 0 || formulier.ZichtbaarVoor.Contains(handeling.Rol)))
            {
                Voeg("taak", $"{a.Kop} ({Dag(a.Op)})", Voorkennis.Antwoorden(formulier, Invoer.Parse(a.Gegevens).Gegevens, lijsten));
            }
        }
        var besloten = db.RouteInstanties.Where(r => r.IsBesloten).Select(r => (Guid?)r.Id);
        foreach (var t in await db.Termijnen.AsNoTracking().Where(t => t.ZaakId == zaak.Id && t.Soort == TermijnSoort.Wettelijk && (t.InstantieId == null || !besloten.Contains(t.InstantieId)) && (t.TaakId == null || db.Taken.Any(x => x.Id == t.TaakId))).OrderBy(t => t.Startdatum).ToListAsync())
        {
            Stuk("termijn", $"Termijn {t.Regel}", ("Wat", regels.Omschrijving(t.Regel)), ("Begon op", DatumTekst.Datum(t.Startdatum)), ("Laatste dag", DatumTekst.Datum(t.LaatsteDag)), ("Waarom die dag", t.Uitleg), ("Geëindigd op", Dag(t.GeeindigdOp)));
        }
        foreach (var b in await db.Brieven.AsNoTracking().Where(b => b.ZaakId == zaak.Id).OrderBy(b => b.Op).ThenBy(b => b.Id).ToListAsync())
        {
            Stuk("brief", $"Brief van {Dag(b.Op)}", ("Onderwerp", b.Onderwerp), ("Tekst", b.Tekst));
        }
        foreach (var b in await db.Bijlagen.AsNoTracking().Where(b => b.ZaakId == zaak.Id && b.VerwijderdOp == null).OrderBy(b => b.Op).ThenBy(b => b.Id).ToListAsync())
        {
            Voeg("bijlage", $"Bijlage van {Dag(b.Op)}", Gevuld(("Bestand", b.Naam), ("Soort", lijsten.Naam("bijlage-soort", b.Soort)), ("Grootte", b.Omvang)), b.Id);
        }
        foreach (var n in await db.Dossierregels.AsNoTracking().Where(d => d.ZaakId == zaak.Id && d.Naam.StartsWith("notitie.")).OrderBy(d => d.Id).ToListAsync())
        {
            Stuk("notitie", $"{(n.BijId is null ? "Notitie" : "Aanvulling op een notitie")} van {Moment(n.Op)}", ("Tekst", n.Toelichting));
        }
        Voeg("tijdlijn", "Wat er gebeurde", [.. (await db.Dossierregels.AsNoTracking().Where(d => d.ZaakId == zaak.Id && !d.Naam.StartsWith("notitie.")).OrderBy(d => d.Id).ToListAsync())
            .Select(d => new BekendeRegel(Moment(d.Op), string.Join(' ', new[] { d.Omschrijving, d.Toelichting }.Where(t => !string.IsNullOrWhiteSpace(t)))))]);
        // A line of closed work tells that there is some.
        Voeg("inzage", "Wie keek in deze zaak", [.. (await db.Logregels.AsNoTracking().Where(r => r.ZaakId == zaak.Id && r.Soort == Logsoort.Lezen && r.IsToegestaan && !r.Onderdeel.Contains("besloten")).OrderBy(r => r.Id).ToListAsync())
            .Select(r => new BekendeRegel(Moment(r.Op), $"{gemeente.Rollen.FirstOrDefault(x => x.Id == r.Rol)?.Titel ?? r.Rol}{(r.Namens is { } namens ? $" van {namens}" : "")}: {r.Onderdeel}"))]);
        return stukken;
    }

    // The plan is of the household: the goals of this case, of this person or of all together.
    private async Task PlanAsync(Zaak zaak, Action<string, string, IReadOnlyList<BekendeRegel>, Guid?> voeg)
    {
        if (zaak.HuishoudenId is { } huishouden && await db.Plannen.AsNoTracking().Include(p => p.Doelen).AsSingleQuery().Where(p => p.HuishoudenId == huishouden).OrderByDescending(p => p.Versie).FirstOrDefaultAsync() is { } plan)
        {
            var doelen = plan.Doelen.Where(d => d.ZaakId == zaak.Id && (d.InwonerId is null || d.InwonerId == zaak.InwonerId) && (d.Voor is null || d.InwonerId == zaak.InwonerId)).OrderBy(d => d.Volgorde).ToList();
            voeg("plan", $"Uw deel van het plan, versie {plan.Versie}", doelen.Count == 0 ? [] : [.. doelen.Select(d => new BekendeRegel($"Doel ({d.Stand})", d.Tekst)), .. Gevuld(("Aanspreekpunt", plan.Aanspreekpunt), ("Wat u anders ziet", plan.ZaakId == zaak.Id ? plan.BezwarenInwoner : null))], null);
        }
    }

    private async Task BesluitenAsync(Zaak zaak, Keuzelijsten lijsten, Gemeente gemeente, Action<string, string, IReadOnlyList<BekendeRegel>> voeg)
    {
        string Voorziening(string? id) => gemeente.Voorziening(id)?.Naam ?? id ?? "";
        foreach (var a in await db.Aanvragen.AsNoTracking().Where(a => a.ZaakId == zaak.Id).OrderBy(a => a.Aanvraagdatum).ToListAsync())
        {
            voeg("aanvraag", $"Aanvraag van {DatumTekst.Datum(a.Aanvraagdatum)}", Gevuld(("Voorziening", Voorziening(a.Voorziening)), ("Wet", lijsten.Naam("wet", a.Wet))));
        }
        foreach (var b in await db.Besluiten.AsNoTracking().Where(b => b.ZaakId == zaak.Id).OrderBy(b => b.Op).ToListAsync())
        {
            voeg("besluit", $"Besluit van {DatumTekst.Datum(b.Bekendmaking)}", Gevuld(("Besluit", b.Soort), ("Voorziening", Voorziening(b.Voorziening)), ("Waarom", b.Motivering)));
        }
        foreach (var i in await db.Indicaties.AsNoTracking().Where(i => i.ZaakId == zaak.Id).OrderBy(i => i.Ingangsdatum).ToListAsync())
        {
            voeg("indicatie", $"Voorziening vanaf {DatumTekst.Datum(i.Ingangsdatum)}", Gevuld(("Voorziening", Voorziening(i.Voorziening)), ("Omvang", i.Omvang), ("Aanbieder", i.Aanbieder), ("Tot en met", Dag(i.Einddatum)), ("Beëindigd op", Dag(i.BeeindigdOp))));
        }
        foreach (var m in await db.Maatregelen.AsNoTracking().Where(m => m.ZaakId == zaak.Id).OrderBy(m => m.Van).ToListAsync())
        {
            voeg("maatregel", $"Maatregel vanaf {DatumTekst.Datum(m.Van)}", Gevuld(("Soort", lijsten.Naam("soort-maatregel", m.Soort)), ("Tot en met", Dag(m.Tot))));
        }
        foreach (var s in await db.Vroegsignalen.AsNoTracking().Where(s => s.ZaakId == zaak.Id).OrderBy(s => s.Datum).ToListAsync())
        {
            voeg("vroegsignaal", $"Melding van achterstand van {DatumTekst.Datum(s.Datum)}", Gevuld(("Van", lijsten.Naam("bron-vroegsignaal", s.Bron)), ("Bedrag", s.Bedrag is { } bedrag ? $"{bedrag.ToString("0.##", Nederlands)} euro" : null), ("Afloop", s.Afloop)));
        }
        foreach (var t in await db.Schuldtrajecten.AsNoTracking().Where(t => t.ZaakId == zaak.Id).OrderBy(t => t.GestartOp).ToListAsync())
        {
            voeg("schuldtraject", $"Schuldtraject van {DatumTekst.Datum(t.GestartOp)}", Gevuld(("Soort", lijsten.Naam("soort-schuldhulp", t.Soort)), ("Uitvoerder", lijsten.Naam("schuldhulp-uitvoerders", t.Uitvoerder)), ("Afloop", t.Afloop)));
        }
        foreach (var b in await db.Bezwaren.AsNoTracking().Where(b => b.ZaakId == zaak.Id).OrderBy(b => b.Ontvangen).ToListAsync())
        {
            voeg("bezwaar", $"Bezwaar van {DatumTekst.Datum(b.Ontvangen)}", Gevuld(("Gronden", b.Gronden), ("Uitkomst", b.Uitkomst), ("Waarom", b.Motivering)));
        }
        foreach (var k in await db.Klachten.AsNoTracking().Where(k => k.ZaakId == zaak.Id).OrderBy(k => k.Ontvangen).ToListAsync())
        {
            voeg("klacht", $"Klacht van {DatumTekst.Datum(k.Ontvangen)}", Gevuld(("Klacht", k.Tekst), ("Uitkomst", k.Uitkomst)));
        }
    }

    private static string Dag(DateTimeOffset op) => DatumTekst.Datum(AmsterdamTime.DateOf(op));

    private static string? Dag(DateTimeOffset? op) => op is { } moment ? Dag(moment) : null;

    private static string? Dag(DateOnly? dag) => dag is { } d ? DatumTekst.Datum(d) : null;

    private static string Moment(DateTimeOffset op) => $"{Dag(op)}, {AmsterdamTime.Local(op):HH:mm} uur";

    private static IReadOnlyList<BekendeRegel> Gevuld(params (string Label, string? Tekst)[] regels) =>
        [.. regels.Where(r => !string.IsNullOrWhiteSpace(r.Tekst)).Select(r => new BekendeRegel(r.Label, r.Tekst!))];
}
