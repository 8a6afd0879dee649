using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Voorzieningen;

/// <summary>A provision that asks for attention, with the day by which the list is ordered.</summary>
public sealed record Voorzieningrij(string Nummer, string Inwoner, string Voorziening, string? Aanbieder, string Team, string? Behandelaar, DateOnly Dag, string Stand, string Tekst);

public sealed record Voorzieningenbeeld(IReadOnlyList<Filter> Filters, string Toon, string? Team, IReadOnlyList<Team> Teams, Bladzijde Bladzijde, IReadOnlyList<Voorzieningrij> Rijen);

/// <summary>Who waits for delivery, which provisions end or have ended without a decision, and whose youth help nears the eighteenth birthday.</summary>
public sealed class Voorzieningenlijst(CaseFlowDbContext db, ZaakInzage inzage, Dossier dossier, Configuratie configuratie)
{
    public const string Wachtlijst = "wachtlijst";

    private static readonly (string Id, string Naam)[] Soorten =
        [(Wachtlijst, "Wachtlijst"), (Voorzieningsignalen.LooptAf, "Loopt af"), (Voorzieningsignalen.Verlopen, "Verlopen"), (Voorzieningsignalen.Achttien, "Wordt 18")];

    public async Task<Voorzieningenbeeld> LeesAsync(Handeling handeling, string? toon, string? team, int pagina)
    {
        var (gemeente, vandaag) = (configuratie.Gemeenten[handeling.Gemeente], handeling.Vandaag);
        var gekozen = Soorten.Any(s => s.Id == toon) ? toon! : Wachtlijst;
        var grens = Voorzieningsignalen.Grens(gemeente.Regels, vandaag);
        var (jongste, oudste) = (vandaag.AddDays(7 * gemeente.Regels.AchttienWeken).AddYears(-18), vandaag.AddYears(-18));
        var kandidaten = await inzage.Zichtbaar(handeling)
            .Join(db.Indicaties, z => z.Id, i => i.ZaakId, (z, i) => new { Zaak = z, Indicatie = i, Inwoner = db.Inwoners.First(n => n.Id == i.InwonerId) })
            .Where(x => x.Indicatie.BeeindigdOp == null && !x.Indicatie.IsEenmalig && x.Inwoner.OverledenOp == null
                && ((x.Indicatie.OpWachtlijstSinds != null && x.Indicatie.LeveringGestartOp == null)
                    || x.Indicatie.Einddatum <= grens
                    || (x.Indicatie.Wet == "Jeugdwet" && x.Inwoner.Geboortedatum > oudste && x.Inwoner.Geboortedatum <= jongste)))
            .Select(x => new { x.Zaak.Nummer, x.Zaak.Team, x.Zaak.Behandelaar, x.Inwoner.Naam, x.Inwoner.Geboortedatum, x.Indicatie })
            .AsNoTracking().ToListAsync();
        var regels = kandidaten.SelectMany(k => Soort(k.Indicatie, k.Geboortedatum).Select(s => (Soort: s, Rij: new Voorzieningrij(
            k.Nummer, k.Naam, gemeente.Voorziening(k.Indicatie.Voorziening)?.Naam ?? k.Indicatie.Voorziening, k.Indicatie.Aanbieder,
            k.Team, k.Behandelaar, s.Dag, s.Stand, s.Tekst)))).Where(r => team is null || r.Rij.Team == team).ToList();
        var lijst = regels.Where(r => r.Soort.Id == gekozen).Select(r => r.Rij).OrderBy(r => r.Dag).ThenBy(r => r.Nummer, StringComparer.Ordinal).ToList();
        var bladzijde = Bladzijde.Van(pagina, lijst.Count);
        if (lijst.Count > 0)
        {
            dossier.Inzien(handeling, null, null, $"Voorzieningen, {Soorten.First(s => s.Id == gekozen).Naam.ToLowerInvariant()}");
            await db.SaveChangesAsync();
        }
        return new Voorzieningenbeeld(
            [.. Soorten.Select(s => new Filter(s.Id, s.Naam, regels.Count(r => r.Soort.Id == s.Id)))],
            gekozen,
            team,
            gemeente.Teams,
            bladzijde,
            bladzijde.Uit(lijst));

        // One provision may stand in more than one list.
        IEnumerable<(string Id, DateOnly Dag, string Stand, string Tekst)> Soort(Indicatie i, DateOnly geboren)
        {
            if (i is { OpWachtlijstSinds: { } sinds, LeveringGestartOp: null })
            {
                var dagen = vandaag.DayNumber - sinds.DayNumber;
                yield return (Wachtlijst, sinds, gemeente.Regels.WachtlijstWeken is { } weken && dagen >= 7 * weken ? "nadert" : "geen", $"Sinds {DatumTekst.Datum(sinds)}, {(dagen == 1 ? "1 dag" : $"{dagen} dagen")}");
            }
            if (Voorzieningsignalen.Van(i.Einddatum, gemeente.Regels, vandaag) is { } signaal)
            {
                yield return (signaal, i.Einddatum!.Value, signaal == Voorzieningsignalen.Verlopen ? "verlopen" : "nadert",
                    $"{(signaal == Voorzieningsignalen.Verlopen ? "Liep" : "Loopt")} tot en met {DatumTekst.Datum(i.Einddatum.Value)}");
            }
            if (i.Wet == "Jeugdwet" && Voorzieningsignalen.WordtAchttien(geboren, gemeente.Regels, vandaag))
            {
                yield return (Voorzieningsignalen.Achttien, geboren.AddYears(18), "nadert", $"Wordt 18 op {DatumTekst.Datum(geboren.AddYears(18))}");
            }
        }
    }
}
