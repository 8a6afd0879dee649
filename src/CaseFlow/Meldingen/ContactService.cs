using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Meldingen;

/// <summary>A contact at the counter or on the phone: one line and one count, never a case.</summary>
public sealed class ContactService(CaseFlowDbContext db, Transactie transactie, Configuratie configuratie, Afschermingen afschermingen, Dossier dossier)
{
    /// <returns>The id of the contact.</returns>
    public Task<Guid> RegistrerenAsync(Handeling handeling, JsonObject gegevens) => transactie.RunAsync(async () =>
    {
        var invoer = new Invoer(gegevens);
        if (Toegangsregels.ZonderZaken.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u geen contact vastleggen.");
        }
        var fouten = FormulierControle.Controleer(new Controlevraag(
            configuratie.Formulieren["contact"], invoer, null, configuratie.Keuzelijsten(handeling.Gemeente), handeling.Moment));
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
        var nummer = invoer.Tekst("zaak");
        var zaak = nummer is null ? null
            : await afschermingen.Open(db.Zaken, handeling).SingleOrDefaultAsync(z => z.Nummer == nummer && z.GemeenteId == handeling.Gemeente)
              ?? throw new WeigeringException("waarde-onbekend:zaak", "Deze zaak is niet gevonden. Kijk het zaaknummer na.", "zaak");
        var contact = new Contactmoment
        {
            GemeenteId = handeling.Gemeente,
            Op = handeling.Moment,
            Kanaal = invoer.Tekst("kanaal")!,
            Vindplaats = invoer.Tekst("vindplaats")!,
            Soort = invoer.Tekst("soort")!,
            Wet = invoer.Tekst("wet"),
            TypeHulpvraag = invoer.Tekst("type-hulpvraag"),
            Tekst = invoer.Tekst("tekst") ?? "",
            ZaakId = zaak?.Id,
            MedewerkerId = handeling.MedewerkerId,
            Door = handeling.Naam,
        };
        db.Contactmomenten.Add(contact);
        var telregel = new Telregel(("kanaal", contact.Kanaal), ("vindplaats", contact.Vindplaats), ("soort", contact.Soort), ("wet", contact.Wet)) { Datum = invoer.Datum("datum") };
        if (zaak is null)
        {
            dossier.Tel(handeling.Gemeente, handeling, "contact.geregistreerd", telregel);
        }
        else
        {
            dossier.Tel(zaak, handeling, "contact.geregistreerd", $"Contact via {contact.Kanaal}.", telregel, contact.Tekst.Length > 0 ? contact.Tekst : null);
        }
        return contact.Id;
    });

    /// <summary>How many contacts somebody wrote down today.</summary>
    public Task<int> VandaagAsync(Handeling handeling)
    {
        var begin = AmsterdamTime.StartOf(handeling.Vandaag);
        return db.Contactmomenten.CountAsync(c => c.GemeenteId == handeling.Gemeente && c.MedewerkerId == handeling.MedewerkerId && c.Op >= begin);
    }

    /// <summary>What somebody wrote down a moment ago, as the first fields of a melding.</summary>
    public async Task<JsonObject> AlsMeldingAsync(Handeling handeling, Guid id)
    {
        var contact = await db.Contactmomenten.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id && c.GemeenteId == handeling.Gemeente && c.MedewerkerId == handeling.MedewerkerId);
        return contact is null ? [] : new JsonObject
        {
            ["kanaal"] = contact.Kanaal,
            ["vindplaats"] = contact.Vindplaats,
            ["wet"] = contact.Wet,
            ["type-hulpvraag"] = contact.TypeHulpvraag,
            ["tekst"] = contact.Tekst,
        };
    }
}
