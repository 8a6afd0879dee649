using System.Text;
using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Jobs;
using CaseFlow.Mail;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkvoorraad;

/// <summary>
/// The signals of a team, once a day by mail, to the address the municipality's configuration names. A signal is told once: what was told
/// and the mail to send are stored in one transaction, and two that do so at once meet in a unique row. The mail names no person.
/// </summary>
public sealed class Dagberichten(CaseFlowDbContext db, Transactie transactie, JobQueue jobs, Werklijst lijst, Configuratie configuratie, TermijnRegels regels)
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
        db.Dagberichten.Add(new Dagbericht { GemeenteId = gemeente.Id, Team = team, Dag = vandaag, Aantal = nieuw.Count, Op = nu });
        db.VerteldeSignalen.AddRange(nieuw.Select(k => new VerteldSignaal { TermijnId = k.Termijn.Id, Soort = k.Soort!.Value, LaatsteDag = k.Termijn.LaatsteDag, Team = team, Op = nu }));
        if (nieuw.Count > 0)
        {
            var zaken = nieuw.Select(k => k.Regel.ZaakId).Distinct().ToList();
            var nummers = await db.Zaken.Where(z => zaken.Contains(z.Id)).Select(z => new { z.Id, z.Nummer }).ToDictionaryAsync(z => z.Id, z => z.Nummer);
            var naam = gemeente.Teams.First(t => t.Id == team).Naam;
            var onderwerp = $"CaseFlow: {(nieuw.Count == 1 ? "1 signaal" : $"{nieuw.Count} signalen")} voor {naam}, {DatumTekst.Kort(vandaag)}";
            var tekst = new StringBuilder($"Nieuwe signalen voor {naam} op {DatumTekst.Voluit(vandaag)}.\n");
            foreach (var groep in nieuw.GroupBy(k => k.Soort!.Value).OrderByDescending(g => g.Key))
            {
                tekst.Append('\n').Append(Kop(groep.Key)).Append('\n');
                foreach (var (regel, termijn, _) in groep.OrderBy(k => k.Termijn.LaatsteDag).ThenBy(k => nummers[k.Regel.ZaakId], StringComparer.Ordinal))
                {
                    tekst.Append($"- {nummers[regel.ZaakId]}, {regel.Route}, {regel.Naam}: uiterlijk {DatumTekst.Voluit(termijn.LaatsteDag)} ({regels.Omschrijving(termijn.Regel).TrimEnd('.')})\n");
                }
            }
            tekst.Append("\nIeder signaal staat een keer in een bericht. In CaseFlow, onder Team, staat alles wat nu nadert of verlopen is.\n");
            jobs.Add(new Job { Kind = JobKinds.Mail, DueAt = nu, MaxAttempts = MailJob.MaxAttempts, Payload = JsonSerializer.Serialize(new Mailbericht(adres, onderwerp, tekst.ToString())) });
        }
        return true;
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
