using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Besluiten;

/// <summary>Without mandate one keeps the decision as a proposal and hands over the same task to who may sign it.</summary>
public sealed class BesluitvoorstelService(CaseFlowDbContext db, Transactie transactie, ZaakLader lader, TaakService taken, Werkproces werkproces, Configuratie configuratie, MandaatService mandaat, Dossier dossier)
{
    /// <summary>To whom a proposal can go: colleagues with a role that may sign, then the teams of those roles.</summary>
    public async Task<IReadOnlyList<Keuze>> OntvangersAsync(Gemeente gemeente, IReadOnlyList<string> rollen, DateOnly vandaag, Guid? behalve)
    {
        var mensen = await db.Users.AsNoTracking()
            .Where(m => m.GemeenteId == gemeente.Id && m.Id != behalve && m.Rollen.Any(r => rollen.Contains(r.Rol) && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)))
            .OrderBy(m => m.Naam).Select(m => new { m.Id, m.Naam }).ToListAsync();
        return
        [
            .. mensen.Select(m => new Keuze(m.Id.ToString(), m.Naam)),
            .. rollen.Select(r => gemeente.Rol(r).Team).Distinct().Select(t => new Keuze(t, $"Team {gemeente.Teams.First(x => x.Id == t).Naam}")),
        ];
    }

    /// <param name="handeling">Who proposes.</param>
    /// <param name="taakId">The task that decides.</param>
    /// <param name="uitkomst">What is proposed.</param>
    /// <param name="gegevens">What was filled in.</param>
    /// <param name="naar">Id of a colleague or of a team.</param>
    /// <exception cref="WeigeringException">Refused; nothing has changed.</exception>
    public Task BewaarAsync(Handeling handeling, Guid taakId, string uitkomst, JsonObject gegevens, string? naar) => transactie.RunAsync(async () =>
    {
        if (!await lader.VergrendelVanTaakAsync(taakId))
        {
            throw new WeigeringException("taak-niet-open", "Deze taak bestaat niet.");
        }
        var taak = await db.Taken.Include(t => t.Rollen).SingleAsync(t => t.Id == taakId);
        var basis = await lader.LeesAsync(taak.ZaakId, handeling);
        if (taak.Status != TaakStatus.Open)
        {
            throw new WeigeringException("taak-niet-open", "Deze taak staat niet meer open.");
        }
        if (taak.Rollen.All(r => r.Rol != handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Deze taak hoort niet bij uw rol.");
        }
        var stap = await werkproces.StapAsync(taak);
        var gekozen = stap.Outcomes.FirstOrDefault(o => o.Value == uitkomst) ?? throw new WeigeringException("uitkomst-onbekend", "Kies wat u voorstelt.");
        var c = new TaakContext(basis.Handeling, basis.Zaak, basis.Gemeente, taak, uitkomst, new Invoer(gegevens));
        var fouten = FormulierControle.Controleer(new Controlevraag(configuratie.Formulieren[stap.Form ?? stap.Id], c.Invoer, uitkomst, configuratie.Keuzelijsten(c.Gemeente.Id), c.Nu));
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
        if (mandaat.Eis(c).Tekent is not { } tekent || tekent.Contains(handeling.Rol))
        {
            throw new WeigeringException("voorstel-niet-nodig", "U mag dit besluit zelf nemen. Een voorstel is niet nodig.");
        }
        var medewerker = Guid.TryParse(naar, out var id) ? await db.Users.Include(m => m.Rollen).SingleOrDefaultAsync(m => m.Id == id) : null;
        if (string.IsNullOrEmpty(naar) || (medewerker is null && c.Gemeente.Teams.All(t => t.Id != naar)))
        {
            throw new WeigeringException("veld-verplicht:naar", "Kies wie het besluit tekent.", "naar");
        }
        db.Besluitvoorstellen.Add(new Besluitvoorstel
        {
            ZaakId = c.Zaak.Id,
            TaakId = taak.Id,
            Uitkomst = uitkomst,
            Gegevens = gegevens.ToJsonString(),
            Op = c.Nu,
            MedewerkerId = handeling.MedewerkerId,
            Door = handeling.Naam,
            Rol = handeling.Rol,
        });
        taak.Rollen.AddRange(tekent.Where(r => taak.Rollen.All(t => t.Rol != r)).Select(r => new TaakRol { TaakId = taak.Id, Rol = r }));
        dossier.Noteer(c.Zaak, c.Handeling, "besluit.voorgesteld", $"{taak.Naam}: voorgesteld is {gekozen.Label.ToLowerInvariant()}.");
        var (wie, naam) = (c.Zaak.BehandelaarId, c.Zaak.Behandelaar);
        await taken.DraagOverAsync(c, taak.Id, medewerker, medewerker is null ? naar : null);
        // Who signs does not become the resident's contact.
        (c.Zaak.BehandelaarId, c.Zaak.Behandelaar) = (wie, naam);
    });

    /// <summary>The newest proposal for a task, or null.</summary>
    public Task<Besluitvoorstel?> VanAsync(Guid taakId) =>
        db.Besluitvoorstellen.AsNoTracking().Where(v => v.TaakId == taakId).OrderByDescending(v => v.Op).ThenByDescending(v => v.Id).FirstOrDefaultAsync();
}
