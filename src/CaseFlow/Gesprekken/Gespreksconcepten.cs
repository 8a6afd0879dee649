using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Gesprekken;

/// <summary>Keeps a talk as it is filled in. Nobody overwrites what somebody else, or another tab, saved in between.</summary>
public sealed class Gespreksconcepten(CaseFlowDbContext db, Transactie transactie, ZaakLader lader)
{
    public const string IntussenGewijzigd = "concept-intussen-gewijzigd";

    private const int Grootst = 300_000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<Gespreksconcept?> LeesAsync(Guid zaakId, string stap) =>
        db.Gespreksconcepten.AsNoTracking().SingleOrDefaultAsync(g => g.ZaakId == zaakId && g.Stap == stap);

    /// <param name="handeling">Who fills it in.</param>
    /// <param name="taakId">The open task of the talk.</param>
    /// <param name="versie">The version that the screen showed; 0 when there was none.</param>
    /// <param name="gegevens">All answers so far.</param>
    /// <exception cref="WeigeringException"><see cref="IntussenGewijzigd"/> when another version was saved since.</exception>
    public Task<Gespreksconcept> BewaarAsync(Handeling handeling, Guid taakId, int versie, JsonObject gegevens) => transactie.RunAsync(async () =>
    {
        var gevonden = await db.Taken.AsNoTracking().Include(t => t.Rollen).SingleOrDefaultAsync(t => t.Id == taakId);
        var c = gevonden is null ? null : await lader.LaadAsync(gevonden.ZaakId, handeling);
        // Read again now that the case is held.
        if (c is null || !await db.Taken.AnyAsync(t => t.Id == taakId && t.Status == TaakStatus.Open))
        {
            throw new WeigeringException("taak-niet-open", "Deze taak staat niet meer open. Wat u typt, kan hier niet meer bewaard worden.");
        }
        if (gevonden!.Rollen.All(r => r.Rol != handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Deze taak hoort niet bij uw rol.");
        }
        var tekst = gegevens.ToJsonString(Json);
        if (tekst.Length > Grootst)
        {
            throw new WeigeringException("te-lang:gesprek", "Dit is te veel tekst voor een gesprek. Maak het korter, of voeg een bijlage toe aan de zaak.");
        }
        var concept = await db.Gespreksconcepten.SingleOrDefaultAsync(g => g.ZaakId == c.Zaak.Id && g.Stap == gevonden.Stap);
        // Sent again because the answer stayed away: it is there already.
        if (concept is not null && concept.Gegevens == tekst)
        {
            return concept;
        }
        if ((concept?.Versie ?? 0) != versie)
        {
            throw new WeigeringException(IntussenGewijzigd, concept is null
                ? "Dit gesprek is intussen afgerond of leeggemaakt."
                : $"{concept.Door} bewaarde om {AmsterdamTime.Local(concept.Op):HH:mm} iets anders.");
        }
        if (concept is null)
        {
            concept = new Gespreksconcept { ZaakId = c.Zaak.Id, Stap = gevonden.Stap, Gegevens = tekst, Door = handeling.Naam };
            db.Gespreksconcepten.Add(concept);
        }
        concept.Gegevens = tekst;
        concept.Versie = versie + 1;
        concept.Op = c.Nu;
        concept.MedewerkerId = handeling.MedewerkerId;
        concept.Door = handeling.Naam;
        return concept;
    });

    /// <summary>The talk is over: what was filled in stands in the case now.</summary>
    public async Task RuimOpAsync(Zaak zaak, string stap)
    {
        if (await db.Gespreksconcepten.SingleOrDefaultAsync(g => g.ZaakId == zaak.Id && g.Stap == stap) is { } concept)
        {
            db.Gespreksconcepten.Remove(concept);
        }
    }
}
