using System.Text;
using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Jobs;
using CaseFlow.Mail;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkvoorraad;

/// <summary>
/// The signals of a team, once a day by mail, to the address the municipality's configuration names. A signal is told once: what was told
/// and the mail to send are stored in one transaction, and two that do so at once meet in a unique row. The mail names no person, and of a shielded case only the day.
/// </summary>
public sealed class Dagberichten(CaseFlowDbContext db, Transactie transactie, JobQueue jobs, Werklijst lijst, Afschermingen afschermingen, Configuratie configuratie, TermijnRegels regels)
{
    /// <summary>From this hour in Amsterdam the digest of the day is made.</summary>
    public const int Uur = 7;

    /// <summary>Makes the digests of today that are not made yet; tells how many.</summary>
    public async Task<int> LoopAsync(DateTimeOffset nu, CancellationToken cancellation = default)
    {
        if (AmsterdamTime.Local(nu).Hour < Uur)
        {
            return 0;
        }
        var gemaakt = 0;
        foreach (var gemeente in configuratie.Gemeenten.Values.Where(g => g.Dagbericht.Count > 0))
        {
            foreach (var (team, adres) in gemeente.Dagbericht)
            {
                cancellation.ThrowIfCancellationRequested();
                gemaakt += await transactie.RunAsync(() => MaakAsync(gemeente, team, adres, nu), cancellation) ? 1 : 0;
            }
        }
        return gemaakt;
    }

    private async Task<bool> MaakAsync(Gemeente gemeente, string team, string adres, DateTimeOffset nu)
    {
        var vandaag = AmsterdamTime.DateOf(nu);
        if (await db.Dagberichten.AnyAsync(d => d.GemeenteId == gemeente.Id && d.Team == team && d.Dag == vandaag))
        {
            return false;
        }
        var werk = await lijst.RegelsAsync(db.Taken.Where(t => t.Status == TaakStatus.Open && t.Team == team && t.Zaak!.GemeenteId == gemeente.Id), gemeente.Id, vandaag);
        var kandidaten = werk.SelectMany(r => r.Termijnen.Select(t => (Regel: r, Termijn: t, Soort: SoortVan(r, t, vandaag)))).Where(k => k.Soort is not null)
            .GroupBy(k => (k.Termijn.Id, k.Soort)).Select(g => g.First()).ToList();
        var termijnen = kandidaten.Select(k => k.Termijn.Id).ToList();
        var verteld = (await db.VerteldeSignalen.AsNoTracking().Where(s => s.Team == team && termijnen.Contains(s.TermijnId)).ToListAsync())
            .Select(s => (s.TermijnId, s.Soort, s.LaatsteDag)).ToHashSet();
        var nieuw = kandidaten.Where(k => !verteld.Contains((k.Termijn.Id, k.Soort!.Value, k.Termijn.LaatsteDag))).ToList();
        var voorzieningen = await VoorzieningenAsync(gemeente, team, vandaag);
        var aantal = nieuw.Count + voorzieningen.Count;
        db.Dagberichten.Add(new Dagbericht { GemeenteId = gemeente.Id, Team = team, Dag = vandaag, Aantal = aantal, Op = nu });
        db.VerteldeVoorzieningen.AddRange(voorzieningen.Select(v => new VerteldeVoorziening { IndicatieId = v.IndicatieId, Signaal = v.Signaal, Dag = v.Dag, Team = team, Op = nu }));
        db.VerteldeSignalen.AddRange(nieuw.Select(k => new VerteldSignaal { TermijnId = k.Termijn.Id, Soort = k.Soort!.Value, LaatsteDag = k.Termijn.LaatsteDag, Team = team, Op = nu }));
        if (aantal > 0)
        {
            var zaken = nieuw.Select(k => k.Regel.ZaakId).Distinct().ToList();
            var nummers = await db.Zaken.Where(z => zaken.Contains(z.Id)).Select(z => new { z.Id, z.Nummer }).ToDictionaryAsync(z => z.Id, z => z.Nummer);
            var afgeschermd = (await afschermingen.Afgeschermd(gemeente.Id).Select(z => new { z.Id, z.Nummer }).ToListAsync()).ToDictionary(z => z.Id, z => z.Nummer);
            var naam = gemeente.Teams.First(t => t.Id == team).Naam;
            var onderwerp = $"CaseFlow: {(aantal == 1 ? "1 signaal" : $"{aantal} signalen")} voor {naam}, {DatumTekst.Kort(vandaag)}";
            var tekst = new StringBuilder($"Nieuwe signalen voor {naam} op {DatumTekst.Voluit(vandaag)}.\n");
            foreach (var groep in nieuw.GroupBy(k => k.Soort!.Value).OrderByDescending(g => g.Key))
            {
                tekst.Append('\n').Append(Kop(groep.Key)).Append('\n');
                foreach (var (regel, termijn, _) in groep.OrderBy(k => k.Termijn.LaatsteDag).ThenBy(k => nummers[k.Regel.ZaakId], StringComparer.Ordinal))
                {
                    tekst.Append(afgeschermd.ContainsKey(regel.ZaakId)
                        ? $"- afgeschermde zaak: uiterlijk {DatumTekst.Voluit(termijn.LaatsteDag)}\n"
                        : $"- {nummers[regel.ZaakId]}, {regel.Route}, {regel.Naam}: uiterlijk {DatumTekst.Voluit(termijn.LaatsteDag)} ({regels.Titel(termijn.Regel)})\n");
                }
            }
            foreach (var groep in voorzieningen.GroupBy(v => v.Signaal).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                tekst.Append('\n').Append(Voorzieningsignalen.Tekst(groep.Key)).Append('\n');
                foreach (var v in groep.OrderBy(v => v.Dag).ThenBy(v => v.Nummer, StringComparer.Ordinal))
                {
                    tekst.Append(afgeschermd.ContainsValue(v.Nummer) ? $"- afgeschermde zaak: {DatumTekst.Voluit(v.Dag)}\n" : $"- {v.Nummer}, {gemeente.Voorziening(v.Voorziening)?.Naam ?? v.Voorziening}: {DatumTekst.Voluit(v.Dag)}\n");
                }
            }
            tekst.Append("\nIeder signaal staat een keer in een bericht. In CaseFlow, onder Team, staat alles wat nu nadert of verlopen is.\n");
            jobs.Add(new Job { Kind = JobKinds.Mail, DueAt = nu, MaxAttempts = MailJob.MaxAttempts, Payload = JsonSerializer.Serialize(new Mailbericht(adres, onderwerp, tekst.ToString())) });
        }
        return true;
    }

    // Of the cases of this team: what nears its end, is past it, or belongs to somebody who turns 18; each told once for its day.
    private async Task<List<(Guid IndicatieId, string Nummer, string Voorziening, string Signaal, DateOnly Dag)>> VoorzieningenAsync(Gemeente gemeente, string team, DateOnly vandaag)
    {
        var grens = Voorzieningsignalen.Grens(gemeente.Regels, vandaag);
        var (jongste, oudste) = (vandaag.AddDays(7 * gemeente.Regels.AchttienWeken).AddYears(-18), vandaag.AddYears(-18));
        var kandidaten = await db.Indicaties.AsNoTracking().Where(i => i.BeeindigdOp == null && !i.IsEenmalig)
            .Join(db.Zaken.Where(z => z.GemeenteId == gemeente.Id && z.Team == team && z.Status == ZaakStatus.Open && z.Inwoner!.OverledenOp == null), i => i.ZaakId, z => z.Id,
                (i, z) => new { i.Id, z.Nummer, i.Voorziening, i.Wet, i.Einddatum, Geboren = z.Inwoner!.Geboortedatum })
            .Where(x => x.Einddatum <= grens || (x.Wet == "Jeugdwet" && x.Geboren > oudste && x.Geboren <= jongste)).ToListAsync();
        var signalen = kandidaten.SelectMany(x => new[]
        {
            (Signaal: Voorzieningsignalen.Van(x.Einddatum, gemeente.Regels, vandaag), Dag: x.Einddatum ?? default),
            (Signaal: x.Wet == "Jeugdwet" && Voorzieningsignalen.WordtAchttien(x.Geboren, gemeente.Regels, vandaag) ? Voorzieningsignalen.Achttien : null, Dag: x.Geboren.AddYears(18)),
        }.Where(s => s.Signaal is not null).Select(s => (IndicatieId: x.Id, x.Nummer, x.Voorziening, Signaal: s.Signaal!, s.Dag))).ToList();
        var ids = signalen.Select(s => s.IndicatieId).Distinct().ToList();
        var verteld = (await db.VerteldeVoorzieningen.AsNoTracking().Where(v => v.Team == team && ids.Contains(v.IndicatieId)).ToListAsync())
            .Select(v => (v.IndicatieId, v.Signaal, v.Dag)).ToHashSet();
        return [.. signalen.Where(s => !verteld.Contains((s.IndicatieId, s.Signaal, s.Dag)))];
    }

    private static SignaalSoort? SoortVan(Werkregel regel, LopendeTermijn termijn, DateOnly vandaag) => termijn.StandOp(vandaag) switch
    {
        Stand.Verlopen => SignaalSoort.Verlopen,
        Stand.Nadert => SignaalSoort.Nadert,
        Stand.OpKoers when regel.Onhaalbaar?.TermijnId == termijn.Id => SignaalSoort.Onhaalbaar,
        _ => null,
    };

    private static string Kop(SignaalSoort soort) => soort switch
    {
        SignaalSoort.Verlopen => "Verlopen: de laatste dag is voorbij",
        SignaalSoort.Onhaalbaar => "Waarschijnlijk niet meer haalbaar: de stappen die nog komen duren gewoonlijk langer",
        _ => "Nadert: de laatste dag is dichtbij",
    };
}
