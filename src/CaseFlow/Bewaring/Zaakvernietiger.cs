using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Plannen;
using CaseFlow.Tellingen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Bewaring;

/// <summary>
/// Destroys one case and all that points to it, inside one transaction. Most tables follow the case by their foreign key; what stands here is
/// the rest: keys that would stop it, ids without a key, the household, the resident, and the hashes by which counted events could be led back.
/// </summary>
public sealed class Zaakvernietiger(CaseFlowDbContext db, Telsleutels sleutels)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The tables that do not go by themselves with a case or a resident, which a test holds against the model.</summary>
    internal static readonly IReadOnlyList<Type> MetDeHand =
    [
        typeof(Teams.OverdrachtRegel), typeof(Wacht), typeof(Ingewijde), typeof(Import.Importregel), typeof(Meldingen.Contactmoment), typeof(Schuldhulp.Schuldtraject), typeof(Schuldhulp.Vroegsignaal),
        typeof(Toegang.Afscherming), typeof(Toegang.Noodtoegang), typeof(Doel), typeof(Plan), typeof(Dossieruitvoer), typeof(Privacyverzoek), typeof(Verzoekbrief), typeof(Vernietigingslijst), typeof(Vernietigingsregel), typeof(Huishoudens.Toestemming),
        typeof(Huishoudens.HuishoudenLid), typeof(Huishoudens.Naamsleutel), typeof(Huishoudens.Persoonswijziging), typeof(Huishoudens.Samenvoegvoorstel), typeof(Huishoudens.Inwoner), typeof(Zaak),
    ];

    /// <summary>The log keeps its random numbers: see docs/decisions/0014.</summary>
    internal static readonly IReadOnlyList<Type> Blijft = [typeof(Logboek.Logregel)];

    /// <returns>The ids of the files that must be wiped once this is committed.</returns>
    public async Task<IReadOnlyList<Guid>> VernietigAsync(Guid zaakId)
    {
        var zaak = await db.Zaken.AsNoTracking().SingleAsync(z => z.Id == zaakId);
        var bestanden = await db.Bijlagen.Where(b => b.ZaakId == zaakId).Select(b => b.Id).ToListAsync();
        await KnipTellingAsync(zaakId);
        await db.OverdrachtRegels.Where(r => r.ZaakId == zaakId).ExecuteDeleteAsync();
        await db.Wachten.Where(w => w.ZaakId == zaakId).ExecuteDeleteAsync();
        await db.Ingewijden.Where(i => i.ZaakId == zaakId).ExecuteDeleteAsync();
        await db.Noodtoegangen.Where(n => n.ZaakId == zaakId).ExecuteDeleteAsync();
        // A resident who is shielded stays so as long as there is another case.
        if (zaak.InwonerId is { } afgeschermd && await db.Zaken.Where(z => z.InwonerId == afgeschermd && z.Id != zaakId).Select(z => (Guid?)z.Id).FirstOrDefaultAsync() is { } andere)
        {
            await db.Afschermingen.Where(a => a.ZaakId == zaakId && a.InwonerId == afgeschermd).ExecuteUpdateAsync(a => a.SetProperty(x => x.ZaakId, andere));
        }
        await db.Afschermingen.Where(a => a.ZaakId == zaakId).ExecuteDeleteAsync();
        await db.Dossieruitvoeren.Where(u => u.ZaakId == zaakId).ExecuteDeleteAsync();
        await db.Contactmomenten.Where(c => c.ZaakId == zaakId).ExecuteDeleteAsync();
        await db.Schuldtrajecten.Where(s => s.ZaakId == zaakId).ExecuteDeleteAsync();
        await db.Persoonswijzigingen.Where(w => w.ZaakId == zaakId).ExecuteDeleteAsync();
        await db.Samenvoegvoorstellen.Where(v => v.ZaakId == zaakId || v.AndereZaakId == zaakId).ExecuteDeleteAsync();
        // That a row was read in stays countable; which it was does not.
        await db.Importregels.Where(r => r.ZaakId == zaakId).ExecuteUpdateAsync(r => r
            .SetProperty(x => x.ZaakId, (Guid?)null).SetProperty(x => x.Sleutel, (string?)null).SetProperty(x => x.Reden, (string?)null).SetProperty(x => x.InhoudVersleuteld, (byte[]?)null));
        await PlannenAsync(zaak);
        // A line that was taken off, or stands on a list that lapsed, would go on laying the number beside the id, and its reason may say more than it should.
        await db.Vernietigingsregels.Where(r => r.OnderwerpId != null && (r.OnderwerpId == zaakId || db.Bijlagen.Any(b => b.Id == r.OnderwerpId && b.ZaakId == zaakId) || db.Gespreksconcepten.Any(c => c.Id == r.OnderwerpId && c.ZaakId == zaakId)))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.OnderwerpId, (Guid?)null).SetProperty(x => x.Reden, (string?)null));
        await db.Zaken.Where(z => z.Id == zaakId).ExecuteDeleteAsync();
        await OpruimenAsync(zaak);
        return bestanden;
    }

    /// <summary>The events stay, and count as before; the keys that lead from a case to them become others that lead nowhere.</summary>
    private async Task KnipTellingAsync(Guid zaakId)
    {
        var record = sleutels.Record(zaakId);
        // A begin and an end share the key of what they are about, and go on sharing one.
        var objecten = await db.Gebeurtenissen.Where(g => g.Recordsleutel == record && g.Objectsleutel != null).Select(g => g.Objectsleutel!).Distinct().ToListAsync();
        foreach (var oud in objecten)
        {
            var nieuw = Willekeurig();
            await db.Gebeurtenissen.Where(g => g.Objectsleutel == oud).ExecuteUpdateAsync(g => g.SetProperty(x => x.Objectsleutel, nieuw));
        }
        var sleutel = Willekeurig();
        await db.Gebeurtenissen.Where(g => g.Recordsleutel == record).ExecuteUpdateAsync(g => g.SetProperty(x => x.Recordsleutel, sleutel));
    }

    // A plan is of the household: what was agreed in this case leaves every version, the rest stays for the others.
    private async Task PlannenAsync(Zaak zaak)
    {
        var teksten = await db.Set<Doel>().Where(d => d.ZaakId == zaak.Id).Select(d => d.Tekst).Distinct().ToListAsync();
        await db.Set<Doel>().Where(d => d.ZaakId == zaak.Id).ExecuteDeleteAsync();
        await AntwoordenAsync(zaak, teksten);
        foreach (var plan in await db.Plannen.AsNoTracking().Where(p => p.ZaakId == zaak.Id).Select(p => new { p.Id, Erfgenaam = p.Doelen.OrderBy(d => d.Volgorde).Select(d => (Guid?)d.ZaakId).FirstOrDefault() }).ToListAsync())
        {
            var rij = db.Plannen.Where(p => p.Id == plan.Id);
            if (plan.Erfgenaam is { } ander)
            {
                await rij.ExecuteUpdateAsync(p => p.SetProperty(x => x.ZaakId, ander).SetProperty(x => x.BezwarenInwoner, (string?)null).SetProperty(x => x.Reden, (string?)null));
            }
            else
            {
                await rij.ExecuteDeleteAsync();
            }
        }
    }

    // Who made a later version of the plan in the case of somebody else had these goals in the form as well.
    private async Task AntwoordenAsync(Zaak zaak, List<string> doelen)
    {
        if (doelen.Count == 0 || zaak.HuishoudenId is not { } huishouden)
        {
            return;
        }
        foreach (var antwoord in await db.TaakAntwoorden.IgnoreQueryFilters(Beslotenheid.Filters).AsNoTracking()
            .Where(a => a.ZaakId != zaak.Id && a.Formulier == "plan" && db.Zaken.Any(z => z.Id == a.ZaakId && z.HuishoudenId == huishouden)).Select(a => new { a.Id, a.Gegevens }).ToListAsync())
        {
            if (JsonNode.Parse(antwoord.Gegevens) is JsonObject gegevens && gegevens["doelen"] is JsonArray lijst && lijst.Where(d => doelen.Contains(Tekst(d))).ToList() is { Count: > 0 } weg)
            {
                weg.ForEach(d => lijst.Remove(d));
                var nieuw = gegevens.ToJsonString(Json);
                await db.TaakAntwoorden.IgnoreQueryFilters(Beslotenheid.Filters).Where(a => a.Id == antwoord.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Gegevens, nieuw));
            }
        }
    }

    private static string Tekst(JsonNode? doel) => (doel is JsonObject regel ? regel["tekst"] : doel)?.ToString().Trim() ?? "";

    private async Task OpruimenAsync(Zaak zaak)
    {
        var huizen = zaak.InwonerId is { } wie ? await db.HuishoudenLeden.Where(l => l.InwonerId == wie).Select(l => l.HuishoudenId).ToListAsync() : [];
        if (zaak.InwonerId is { } inwoner)
        {
            await InwonerAsync(inwoner);
        }
        foreach (var huishouden in huizen.Concat(zaak.HuishoudenId is { } huis ? [huis] : []).Distinct().ToList())
        {
            if (await db.Zaken.AnyAsync(z => z.HuishoudenId == huishouden) || await db.HuishoudenLeden.AnyAsync(l => l.HuishoudenId == huishouden && db.Zaken.Any(z => z.InwonerId == l.InwonerId)))
            {
                continue;
            }
            // Nobody here has a case any more: who was known as a member only is not needed either.
            foreach (var lid in await db.HuishoudenLeden.Where(l => l.HuishoudenId == huishouden).Select(l => l.InwonerId).Distinct().ToListAsync())
            {
                if (!await db.HuishoudenLeden.AnyAsync(l => l.InwonerId == lid && l.HuishoudenId != huishouden))
                {
                    await InwonerAsync(lid);
                }
            }
            await HuishoudenAsync(huishouden);
        }
    }

    private async Task HuishoudenAsync(Guid huishouden)
    {
        if (await db.HuishoudenLeden.AnyAsync(l => l.HuishoudenId == huishouden))
        {
            return;
        }
        await db.Plannen.Where(p => p.HuishoudenId == huishouden).ExecuteDeleteAsync();
        var (oud, nieuw) = (sleutels.Huishouden(huishouden), Willekeurig());
        await db.Gebeurtenissen.Where(g => g.Huishoudsleutel == oud).ExecuteUpdateAsync(g => g.SetProperty(x => x.Huishoudsleutel, nieuw));
        await db.Huishoudens.Where(h => h.Id == huishouden).ExecuteDeleteAsync();
    }

    /// <summary>Destroys the resident, when no case and no request that is open needs the person any more.</summary>
    private async Task InwonerAsync(Guid inwoner)
    {
        if (await db.Zaken.AnyAsync(z => z.InwonerId == inwoner) || await db.Vroegsignalen.AnyAsync(s => s.InwonerId == inwoner) || await db.Toestemmingen.AnyAsync(t => t.InwonerId == inwoner)
            || await db.Schuldtrajecten.AnyAsync(s => s.InwonerId == inwoner) || await db.Indicaties.AnyAsync(i => i.InwonerId == inwoner) || await db.Maatregelen.AnyAsync(m => m.InwonerId == inwoner)
            || await db.Privacyverzoeken.AnyAsync(v => v.InwonerId == inwoner && v.Status == Verzoekstatus.Open))
        {
            return;
        }
        await db.Afschermingen.Where(a => a.InwonerId == inwoner).ExecuteDeleteAsync();
        await db.HuishoudenLeden.Where(l => l.InwonerId == inwoner).ExecuteDeleteAsync();
        await db.Meldingen.Where(m => m.InwonerId == inwoner).ExecuteUpdateAsync(m => m.SetProperty(x => x.InwonerId, (Guid?)null));
        await db.Set<Doel>().Where(d => d.InwonerId == inwoner).ExecuteUpdateAsync(d => d.SetProperty(x => x.InwonerId, (Guid?)null).SetProperty(x => x.Voor, (string?)null));
        // How the municipality answered a request stays to account for; who asked and what does not.
        await db.Verzoekbrieven.Where(b => db.Privacyverzoeken.Any(v => v.Id == b.VerzoekId && v.InwonerId == inwoner)).ExecuteDeleteAsync();
        await db.Privacyverzoeken.Where(v => v.InwonerId == inwoner).ExecuteUpdateAsync(v => v.SetProperty(x => x.InwonerId, (Guid?)null).SetProperty(x => x.VerzoekerNaam, (string?)null)
            .SetProperty(x => x.Omschrijving, (string?)null).SetProperty(x => x.RedenVerlenging, (string?)null).SetProperty(x => x.Motivering, (string?)null));
        await db.Persoonswijzigingen.Where(w => w.InwonerId == inwoner).ExecuteDeleteAsync();
        await db.Samenvoegvoorstellen.Where(v => v.BlijftId == inwoner || v.GaatOpId == inwoner).ExecuteDeleteAsync();
        // Who turned out to be the same person goes along; a pointer has nothing of its own but its name.
        foreach (var verwijzing in await db.Inwoners.Where(i => i.SamengevoegdMetId == inwoner).Select(i => i.Id).ToListAsync())
        {
            await InwonerAsync(verwijzing);
        }
        var (oud, nieuw) = (sleutels.Persoon(inwoner), Willekeurig());
        await db.Gebeurtenissen.Where(g => g.Persoonsleutel == oud).ExecuteUpdateAsync(g => g.SetProperty(x => x.Persoonsleutel, nieuw));
        await db.Inwoners.Where(i => i.Id == inwoner).ExecuteDeleteAsync();
    }

    // As long and of the same letters as the keys that are made from an id.
    private static string Willekeurig() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
