using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Logboek;
using CaseFlow.Plannen;
using CaseFlow.Rechtsbescherming;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>Reads a case that somebody has opened through <see cref="ZaakInzage"/>: one query per kind of thing that it has, none per row.</summary>
public sealed class ZaakOverzichtQuery(CaseFlowDbContext db, Configuratie configuratie, TermijnRegels regels, TermijnUitlegger uitlegger, Dwangsomtarieven tarieven, Kalender kalender, RouteKaartQuery kaarten, Beslotenheid beslotenheid, Voorkennis voorkennis, HuishoudenService huishoudens, Afschermingen afschermingen, AfschermingService afscherming, PlanQuery plannen, Werkvoorraad.Haalbaarheid haalbaarheid)
{
    public const string Alles = "alles";
    private const int RegelsPerBlad = 50;
    private const int LaatsteInzagen = 10;

    public static readonly IReadOnlyList<(string Soort, string Naam)> Tijdlijnsoorten =
        [(Alles, "Alles"), ("contact", "Contact"), ("notities", "Notities"), ("brieven", "Brieven"), ("besluiten", "Besluiten"), ("termijnen", "Termijnen")];

    /// <param name="zaak">The case that was opened.</param>
    /// <param name="handeling">Who looks: what is closed comes along only for who works on it.</param>
    /// <param name="soort">Kind of lines of the timeline.</param>
    /// <param name="voor">Lines before this one.</param>
    public async Task<ZaakOverzicht> LaadAsync(Zaak zaak, Handeling handeling, string? soort = null, long? voor = null)
    {
        var (nu, vandaag) = (handeling.Moment, handeling.Vandaag);
        await haalbaarheid.LaadAsync(zaak.GemeenteId, vandaag);
        var heeft = await ZaakInhoud.VanAsync(db, zaak, vandaag);
        var huishouden = await plannen.VanZaakAsync(zaak, handeling, heeft.Plan);
        var termijnen = await TermijnenAsync(zaak, vandaag);
        return new(zaak, configuratie.Gemeenten[zaak.GemeenteId], configuratie.Keuzelijsten(zaak.GemeenteId), vandaag)
        {
            Route = await kaarten.LaadAsync(zaak, handeling),
            Afschermingen = heeft.Afschermingen ? await afscherming.VanZaakAsync(zaak) : [],
            HeeftAve = heeft.Ave,
            HeeftBewaarplicht = heeft.Bewaarplicht,
            Melding = await db.Meldingen.AsNoTracking().Include(m => m.Vertegenwoordigers).OrderBy(m => m.Id).FirstOrDefaultAsync(m => m.ZaakId == zaak.Id),
            Termijnen = termijnen,
            Dwangsommen = termijnen.All(t => t.Regel.Start != "ingebrekestelling") ? []
                : [.. (await db.Ingebrekestellingen.AsNoTracking().Where(i => i.ZaakId == zaak.Id).OrderBy(i => i.Ontvangen).ToListAsync()).Select(i => new Dwangsomstand(i, tarieven.Op(i.EersteDag), vandaag))],
            Haalbaarheid = haalbaarheid,
            Wachten = !heeft.Wachten ? [] : await db.Wachten.AsNoTracking().Where(w => w.ZaakId == zaak.Id && w.BeeindigdOp == null && (w.TaakId == null || db.Taken.Any(t => t.Id == w.TaakId && t.Status == TaakStatus.Open)))
                .OrderBy(w => w.Sinds).ToListAsync(),
            Bevindingen = heeft.Bevindingen ? await BevindingenAsync(zaak) : [],
            Gesprekken = !heeft.Gesprekken ? [] : await db.Gesprekken.AsNoTracking().Where(g => g.ZaakId == zaak.Id).OrderBy(g => g.Datum).ThenBy(g => g.Op).ToListAsync(),
            Vastgelegd = heeft.Antwoorden ? await voorkennis.VastgelegdAsync(zaak, handeling) : [],
            Planbeeld = huishouden.Plan,
            Sporen = huishouden.Sporen,
            AndereZaken = huishouden.AndereZaken,
            ZichtbareZaken = huishouden.Zichtbaar,
            Toestemmingen = !heeft.Toestemmingen ? [] : await db.Toestemmingen.AsNoTracking().Where(t => t.InwonerId == zaak.InwonerId).OrderBy(t => t.Nummer).ToListAsync(),
            Leden = zaak.HuishoudenId is { } huis ? await afschermingen.ZonderDichteAsync(handeling, await huishoudens.LedenAsync(huis), zaak.InwonerId) : [],
            Wijzigingen = !heeft.Wijzigingen ? [] : await db.Persoonswijzigingen.AsNoTracking().Where(w => w.InwonerId == zaak.InwonerId).OrderByDescending(w => w.Op).ThenByDescending(w => w.Id).ToListAsync(),
            Samenvoeging = !heeft.Samenvoeging ? null : await db.Samenvoegvoorstellen.AsNoTracking().FirstOrDefaultAsync(v => v.IsAkkoord == null && (v.ZaakId == zaak.Id || v.AndereZaakId == zaak.Id)),
            Besluiten = !heeft.Besluiten ? [] : await db.Besluiten.AsNoTracking().Where(b => b.ZaakId == zaak.Id).OrderByDescending(b => b.Op).ThenByDescending(b => b.Id)
                .LeftJoin(db.Indicaties, b => (Guid?)b.Id, i => i.BesluitId, (b, i) => new BesluitOverzicht(b, i)).ToListAsync(),
            Voorzieningen = heeft.Indicaties ? await VoorzieningenAsync(zaak, vandaag) : [],
            Maatregelen = !heeft.Maatregelen ? [] : await db.Maatregelen.AsNoTracking().Where(m => m.ZaakId == zaak.Id).OrderByDescending(m => m.Van).ToListAsync(),
            Brieven = !heeft.Brieven ? [] : await db.Brieven.Where(b => b.ZaakId == zaak.Id).OrderByDescending(b => b.Op).ThenByDescending(b => b.Id)
                .Select(b => new BriefKop(b.Id, b.Onderwerp, b.Op, b.Door)).ToListAsync(),
            Afspraken = !heeft.Afspraken ? [] : await db.Afspraken.AsNoTracking().Where(a => a.ZaakId == zaak.Id).ToListAsync(),
            Bijlagen = !heeft.Bijlagen ? [] : await db.Bijlagen.AsNoTracking().Where(b => b.ZaakId == zaak.Id && b.VerwijderdOp == null).OrderByDescending(b => b.Op).ThenByDescending(b => b.Id).ToListAsync(),
            Nu = nu,
            Tijdlijn = await TijdlijnAsync(zaak, handeling, soort, voor),
            Inzagen = await db.Logregels.AsNoTracking().Where(i => i.ZaakId == zaak.Id && i.Soort == Logsoort.Lezen).OrderByDescending(i => i.Id).Take(LaatsteInzagen).ToListAsync(),
        };
    }

    private async Task<IReadOnlyList<TermijnOverzicht>> TermijnenAsync(Zaak zaak, DateOnly vandaag)
    {
        var termijnen = await db.Termijnen.AsNoTracking().Include(t => t.Opschortingen).Include(t => t.Verlengingen).AsSingleQuery().Where(t => t.ZaakId == zaak.Id).ToListAsync();
        return
        [
            .. termijnen.Select(t => Overzicht(t, zaak, vandaag)).OrderBy(t => !t.IsLopend).ThenBy(t => t.Termijn.Soort).ThenBy(t => !t.Termijn.IsSignalerend).ThenBy(t => t.Termijn.LaatsteDag).ThenBy(t => t.Regel.Id, StringComparer.Ordinal),
        ];
    }

    private TermijnOverzicht Overzicht(Termijn termijn, Zaak zaak, DateOnly vandaag)
    {
        var regel = regels.Van(termijn, zaak.GemeenteId);
        var (licht, dag) = termijn.Status switch
        {
            TermijnStatus.Opgeschort => ("opgeschort", "Staat stil"),
            TermijnStatus.Gehaald when termijn.IsTeLaatOp(vandaag) => ("verlopen", $"Te laat: klaar op {DatumTekst.Kort(termijn.GeeindigdOp!.Value)}, uiterste dag was {DatumTekst.Kort(termijn.LaatsteDag)}"),
            TermijnStatus.Gehaald => ("op-koers", $"Op tijd klaar op {DatumTekst.Kort(termijn.GeeindigdOp!.Value)}"),
            TermijnStatus.Vervallen => ("geen", "Vervallen"),
            _ => (Licht(termijn, vandaag), Resttijd.Tekst(termijn.LaatsteDag, vandaag, kalender)),
        };
        return new TermijnOverzicht(termijn, regel, uitlegger.Leg(termijn, zaak.GemeenteId), licht, dag);
    }

    // A clock that gives no signal still shows where it stands.
    private static string Licht(Termijn termijn, DateOnly vandaag) =>
        vandaag > termijn.LaatsteDag ? "verlopen" : vandaag >= termijn.NadertVanaf && (termijn.IsSignalerend || termijn.Soort != TermijnSoort.Wettelijk) ? "nadert" : "op-koers";

    private async Task<IReadOnlyList<VoorzieningOverzicht>> VoorzieningenAsync(Zaak zaak, DateOnly vandaag)
    {
        var rijen = await db.Indicaties.AsNoTracking().Where(i => i.ZaakId == zaak.Id)
            .Select(i => new { Indicatie = i, Meldingen = db.Leveringsmeldingen.Where(l => l.IndicatieId == i.Id).OrderBy(l => l.Op).ThenBy(l => l.Id).ToList() }).ToListAsync();
        return [.. rijen.Select(r => new VoorzieningOverzicht(r.Indicatie, r.Meldingen, vandaag)).OrderBy(v => v.Stand).ThenByDescending(v => v.Indicatie.Ingangsdatum)];
    }

    private async Task<IReadOnlyList<BevindingOverzicht>> BevindingenAsync(Zaak zaak)
    {
        var versies = (await db.Bevindingen.AsNoTracking().Where(b => b.ZaakId == zaak.Id).OrderByDescending(b => b.Versie).ToListAsync()).ToLookup(b => b.Soort);
        var lijsten = configuratie.Keuzelijsten(zaak.GemeenteId);
        return [.. Afwegen.Volgorde.Where(versies.Contains).Select(s => new BevindingOverzicht(lijsten.Naam("bevindingen", s), versies[s].First(), [.. versies[s].Skip(1)]))];
    }

    private async Task<Tijdlijn> TijdlijnAsync(Zaak zaak, Handeling handeling, string? gevraagd, long? voor)
    {
        var soort = Tijdlijnsoorten.Any(s => s.Soort == gevraagd) ? gevraagd! : Alles;
        var mijne = beslotenheid.Instanties(handeling);
        var regels = db.Dossierregels.IgnoreQueryFilters(Beslotenheid.Filters).AsNoTracking()
            .Where(d => d.ZaakId == zaak.Id && (voor == null || d.Id < voor) && (d.BeslotenInstantieId == null || mijne.Contains(d.BeslotenInstantieId.Value)));
        regels = soort switch
        {
            "contact" => regels.Where(d => d.Naam.StartsWith("contact.") || d.Naam.StartsWith("melding.") || d.Naam.StartsWith("uitvraag.") || d.Naam.StartsWith("huisbezoek.")),
            "notities" => regels.Where(d => d.Naam.StartsWith("notitie.")),
            "brieven" => regels.Where(d => d.Naam.StartsWith("brief.")),
            "besluiten" => regels.Where(d => d.Naam.StartsWith("indicatie.") || d.Naam.StartsWith("aanvraag.") || d.Naam.StartsWith("uitkomst.")),
            "termijnen" => regels.Where(d => d.Naam.StartsWith("termijn.")),
            _ => regels,
        };
        var gelezen = await regels.OrderByDescending(d => d.Id).Take(RegelsPerBlad + 1).ToListAsync();
        var blad = gelezen.Take(RegelsPerBlad).ToList();
        return new Tijdlijn(blad, soort, gelezen.Count > RegelsPerBlad ? blad[^1].Id : null, voor is null);
    }
}
