using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>Finds the person somebody reports about, or registers a new one, and puts people in one household by its key.</summary>
public sealed class InwonerService(CaseFlowDbContext db, BsnKluis kluis, HuishoudenService huishoudens, Persoonscorrectie personen)
{
    /// <summary>The same BSN is the same person. Without a BSN on one of both sides, the same name and birth date are.</summary>
    public async Task<Inwoner> VindOfMaakAsync(Handeling handeling, Invoer invoer)
    {
        var hash = Bsn.TryParse(invoer.Tekst("bsn"), out var bsn) ? kluis.Hash(bsn) : null;
        var naam = invoer.Tekst("naam")!;
        var geboortedatum = invoer.Datum("geboortedatum")!.Value;
        var inwoner = await VindAsync(handeling, invoer);
        if (inwoner is null)
        {
            inwoner = new Inwoner { GemeenteId = handeling.Gemeente, Naam = naam, Geboortedatum = geboortedatum, Geregistreerd = handeling.Moment };
            db.Inwoners.Add(inwoner);
        }
        var isNieuwNummer = hash is not null && inwoner.BsnHash is null;
        if (isNieuwNummer)
        {
            inwoner.BsnHash = hash;
            inwoner.BsnVersleuteld = kluis.Versleutel(bsn);
        }
        VulAan(inwoner, invoer);
        if (isNieuwNummer)
        {
            await personen.KoppelAsync(inwoner, hash!);
        }
        (inwoner.VerhuisdOp, inwoner.VerhuisdNaar) = (null, null);
        await PlaatsInHuishoudenAsync(handeling, inwoner, invoer.Tekst("huishouden"));
        return inwoner;
    }

    public Guid HuishoudenVan(Inwoner inwoner) => inwoner.Huishoudens.Single(l => l.Tot is null).HuishoudenId;

    /// <summary>Who is known by these facts already; null when nobody is.</summary>
    internal async Task<Inwoner?> VindAsync(Handeling handeling, Invoer invoer)
    {
        var (gemeente, naam, geboortedatum) = (handeling.Gemeente, invoer.Tekst("naam"), invoer.Datum("geboortedatum"));
        var hash = Bsn.TryParse(invoer.Tekst("bsn"), out var bsn) ? kluis.Hash(bsn) : null;
        var metBsn = hash is null ? null : await db.Inwoners.Include(i => i.Huishoudens).FirstOrDefaultAsync(i => i.GemeenteId == gemeente && i.BsnHash == hash);
        return metBsn ?? await db.Inwoners.Include(i => i.Huishoudens)
            .Where(i => i.GemeenteId == gemeente && i.Geboortedatum == geboortedatum && i.Naam == naam && (i.BsnHash == null || hash == null) && i.SamengevoegdMetId == null)
            .OrderBy(i => i.Id)
            .FirstOrDefaultAsync();
    }

    // What was already known stays when the caller left it out; what is told now is newer.
    private static void VulAan(Inwoner inwoner, Invoer invoer)
    {
        var contact = invoer.Groep("contact");
        inwoner.Geslacht = invoer.Tekst("geslacht") ?? inwoner.Geslacht;
        inwoner.Adres = invoer.Tekst("adres") ?? inwoner.Adres;
        inwoner.Postcode = invoer.Tekst("postcode") ?? inwoner.Postcode;
        inwoner.Wijk = invoer.Tekst("wijk") ?? inwoner.Wijk;
        inwoner.Telefoon = contact.Tekst("telefoon") ?? inwoner.Telefoon;
        inwoner.Mail = contact.Tekst("mail") ?? inwoner.Mail;
        inwoner.ContactVoorkeur = contact.Tekst("voorkeur") ?? inwoner.ContactVoorkeur;
        inwoner.VeiligBereikbaar = contact.Tekst("veilig-bereikbaar") ?? inwoner.VeiligBereikbaar;
        inwoner.Tolk = contact.Tekst("tolk") ?? inwoner.Tolk;
        inwoner.IsAdresGeheim = invoer.JaNee("geheim-adres") ?? inwoner.IsAdresGeheim;
        inwoner.IsOngeboren = invoer.JaNee("ongeboren") ?? inwoner.IsOngeboren;
        inwoner.VerwachteGeboortedatum = invoer.Datum("verwachte-geboortedatum") ?? inwoner.VerwachteGeboortedatum;
    }

    private async Task PlaatsInHuishoudenAsync(Handeling handeling, Inwoner inwoner, string? sleutel)
    {
        var huidig = inwoner.Huishoudens.SingleOrDefault(l => l.Tot is null);
        if (huidig is null || sleutel is not null)
        {
            await huishoudens.PlaatsAsync(handeling, inwoner, await huishoudens.VindOfMaakAsync(handeling, sleutel), handeling.Vandaag);
        }
    }
}
