using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>A message from another system, for the run in this case that waits for it.</summary>
public sealed record Bericht(string Sleutel, string Naam, string Zaak, IReadOnlyDictionary<string, object?> Variabelen);

/// <summary>Takes in messages of other systems. The same message, known by its key, is delivered once.</summary>
public sealed class BerichtService(CaseFlowDbContext db, Transactie transactie, ZaakLader lader, Werkproces werkproces, Zaakafsluiting afsluiting, Dossier dossier)
{
    /// <returns>False when this message was delivered before.</returns>
    /// <exception cref="WeigeringException">There is no such case, nobody waits, or the message holds what the route does not know.</exception>
    public Task<bool> OntvangAsync(string gemeente, Bericht bericht, DateTimeOffset moment) => transactie.RunAsync(async () =>
    {
        var handeling = Handeling.Systeem(gemeente, moment);
        var zaakId = await db.Zaken.Where(z => z.Nummer == bericht.Zaak && z.GemeenteId == gemeente).Select(z => (Guid?)z.Id).SingleOrDefaultAsync()
            ?? throw new WeigeringException("zaak-onbekend", "Deze zaak bestaat niet.", "zaak");
        var c = await lader.LaadAsync(zaakId, handeling);
        if (await db.ReceivedMessages.AsNoTracking().SingleOrDefaultAsync(m => m.GemeenteId == gemeente && m.Key == bericht.Sleutel) is { } eerder)
        {
            return eerder.Name == bericht.Naam && eerder.ZaakId == zaakId
                ? false
                : throw new WeigeringException("sleutel-hergebruikt", "Deze Idempotency-Key hoort al bij een ander bericht. Geef elk bericht een eigen sleutel.", "Idempotency-Key");
        }
        var bekend = await werkproces.VariabelenVoorAsync(c, bericht.Naam)
            ?? throw new WeigeringException("niemand-wacht", "Deze zaak wacht nu niet op dit bericht. Het is niet bewaard; stuur het later opnieuw als dat nodig is.", "bericht");
        if (bericht.Variabelen.Keys.FirstOrDefault(v => !bekend.Contains(v)) is { } vreemd)
        {
            throw new WeigeringException("variabele-onbekend", $"De route kent de variabele '{vreemd}' niet.", "variabelen");
        }
        await werkproces.BezorgAsync(c, bericht.Naam, null, bericht.Variabelen);
        db.ReceivedMessages.Add(new ReceivedMessage { GemeenteId = gemeente, Key = bericht.Sleutel, Name = bericht.Naam, ZaakId = zaakId, At = moment });
        dossier.Noteer(c.Zaak, handeling, "bericht.ontvangen", $"Een ander systeem gaf door: {bericht.Naam}.");
        await afsluiting.ControleerAsync(c, werkproces);
        return true;
    });
}
