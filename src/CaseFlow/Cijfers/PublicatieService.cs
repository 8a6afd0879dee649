using CaseFlow.Bescherming;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Cijfers;

/// <summary>Makes publications: the only way from counted events to what policy staff see.</summary>
public sealed class PublicatieService(CaseFlowDbContext db, Transactie transactie, Telling telling, Configuratie configuratie)
{
    private static readonly string[] MagPubliceren = [Handeling.RolSysteem, "beleid", "beheer"];

    /// <summary>Publishes the period as it is counted now: the first version, or a correction with its reason.</summary>
    /// <exception cref="WeigeringException">Refused; nothing was stored.</exception>
    public async Task<Publicatie> MaakAsync(string gemeente, Periode periode, string reden, Handeling handeling) =>
        (await MaakAsync(gemeente, periode, reden, handeling, alleenEerste: false))!;

    /// <summary>Publishes the first version, or does nothing when there is one.</summary>
    public async Task<bool> MaakEersteAsync(string gemeente, Periode periode, string reden, Handeling handeling) =>
        await MaakAsync(gemeente, periode, reden, handeling, alleenEerste: true) is not null;

    private async Task<Publicatie?> MaakAsync(string gemeente, Periode periode, string reden, Handeling handeling, bool alleenEerste)
    {
        Controleer(gemeente, periode, reden, handeling);
        // Counting is slow and reads only: it stays outside the transaction, which on SQLite keeps every other writer waiting.
        var telset = await telling.TelAsync(gemeente, periode, []);
        return await transactie.RunAsync(async () =>
        {
            var tekst = periode.ToString();
            var eerder = await db.Publicaties.AsNoTracking().Where(p => p.GemeenteId == gemeente && p.Periode == tekst)
                .OrderBy(p => p.Versie).Select(p => new { p.Versie, Delen = p.Delen.Select(d => d.Inhoud) }).ToListAsync();
            if (alleenEerste && eerder.Count > 0)
            {
                return null;
            }
            var instelling = configuratie.Gemeenten[gemeente].Publicatie;
            var cellen = Bescherm(telset, instelling, [.. eerder.Select(e => Cellen(e.Delen))]);
            var publicatie = new Publicatie
            {
                GemeenteId = gemeente,
                Periode = tekst,
                Soort = periode.Soort,
                Versie = eerder.Count == 0 ? 1 : eerder[^1].Versie + 1,
                GemaaktOp = handeling.Moment,
                Door = handeling.Naam,
                Reden = reden,
                Regels = Deelinhoud.Schrijf(instelling.Regels().Lezen),
                Delen = [.. telset.Delen.Select((d, i) => new Publicatiedeel { Onderwerp = d.Id, Volgorde = i, Inhoud = Deelinhoud.Van(d, cellen).Schrijf() })],
            };
            db.Publicaties.Add(publicatie);
            return publicatie;
        });
    }

    private static Dictionary<string, Cel> Cellen(IEnumerable<string> delen) =>
        delen.SelectMany(d => Deelinhoud.Lees(d).Cellen).DistinctBy(c => c.Key).ToDictionary();

    private static Dictionary<string, Cel> Bescherm(Telset telset, Publicatieregels instelling, IReadOnlyList<IReadOnlyDictionary<string, Cel>> eerder)
    {
        var regels = instelling.Regels();
        return telset.Blokken.SelectMany(b => Onthulling.Bescherm(b, regels, eerder)).ToDictionary();
    }

    private void Controleer(string gemeente, Periode periode, string reden, Handeling handeling)
    {
        if (!MagPubliceren.Contains(handeling.Rol) || gemeente != handeling.Gemeente || !configuratie.Gemeenten.ContainsKey(gemeente))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u voor deze gemeente geen cijfers publiceren.");
        }
        if (!periode.IsAfgesloten(handeling.Vandaag))
        {
            throw new WeigeringException("periode-loopt-nog", $"De periode {periode.Naam} loopt nog. Publiceer de cijfers als zij voorbij is.", "periode");
        }
        // A quarter minus two of its months is the third month: the sums tie their publications together, and that is not judged yet.
        if (periode.Soort != PeriodeSoort.Maand)
        {
            throw new WeigeringException("periode-geen-maand", "Cijfers worden nu per maand gepubliceerd. Een kwartaal naast zijn maanden zou kleine getallen verraden.", "periode");
        }
        if (string.IsNullOrWhiteSpace(reden) || reden.Length > 200)
        {
            throw new WeigeringException("verplicht-veld:reden", "Schrijf in het kort waarom u deze cijfers publiceert (hoogstens 200 tekens).", "reden");
        }
    }
}
