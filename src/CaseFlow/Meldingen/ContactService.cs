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
public sealed class ContactService(CaseFlowDbContext db, Transactie transactie, Configuratie configuratie, Dossier dossier)
{
    private static readonly string[] ZonderContact = ["beleid", "beheer", "privacy"];

    public Task RegistrerenAsync(Handeling handeling, JsonObject gegevens) => transactie.RunAsync(async () =>
    {
        var invoer = new Invoer(gegevens);
        if (ZonderContact.Contains(handeling.Rol))
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
            : await db.Zaken.SingleOrDefaultAsync(z => z.Nummer == nummer && z.GemeenteId == handeling.Gemeente)
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
    });
}
