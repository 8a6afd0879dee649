using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Plannen;
using CaseFlow.Schuldhulp;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>
/// The wrong resident was chosen at the counter: the case with all that was granted and agreed in it goes to the right one, and is counted there.
/// The log keeps that somebody else's name stood on it.
/// </summary>
public sealed class ZaakVerplaatsen(CaseFlowDbContext db, InwonerService inwoners, HuishoudenService huishoudens, Planversies plannen, Signaalsleutels signaalsleutels, Telcorrectie telling, Dossier dossier) : ZaakHandeling
{
    /// <summary>Who may do it when a decision was taken already: that was about somebody else.</summary>
    private static readonly string[] RollenNaBesluit = ["teamleider", "kwaliteit", "jurist"];

    public override string Id => "zaak-verplaatsen";

    public override string Naam => "Zaak naar de juiste inwoner";

    public override bool IsAltijd => true;

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Zaak.InwonerId is not null;

    public override async Task ControleerRolAsync(ZaakContext c, Invoer invoer)
    {
        if (!RollenNaBesluit.Contains(c.Handeling.Rol) && await db.Besluiten.AnyAsync(b => b.ZaakId == c.Zaak.Id))
        {
            throw new WeigeringException("rol-onbevoegd", "In deze zaak is al een besluit genomen. Vraag een teamleider, kwaliteitsmedewerker of jurist om de zaak te verplaatsen.");
        }
    }

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        if (c.Zaak.Inwoner is not { } oud)
        {
            throw new WeigeringException("inwoner-onbekend", "Van deze zaak is nog niet bekend om wie het gaat. Gebruik dan: vastleggen om wie het gaat.");
        }
        if (await inwoners.VindAsync(c.Handeling, invoer.Groep("inwoner")) is { } gevonden && gevonden.Id == oud.Id)
        {
            throw new WeigeringException("zelfde-inwoner", "Dit is de inwoner van deze zaak al. Klopt er iets niet aan de gegevens? Gebruik dan corrigeren.", "inwoner");
        }
        if (await db.Samenvoegvoorstellen.AnyAsync(v => v.IsAkkoord == null && (v.ZaakId == c.Zaak.Id || v.AndereZaakId == c.Zaak.Id)))
        {
            throw new WeigeringException("voorstel-loopt", "Voor deze zaak ligt een voorstel om twee inwoners samen te voegen. Laat dat eerst beoordelen.");
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var (zaak, oud, huis) = (c.Zaak, c.Zaak.Inwoner!, c.Zaak.HuishoudenId);
        dossier.Noteer(zaak, c.Handeling, "zaak.verplaatst", "Deze zaak stond op naam van een andere inwoner. Dat was een vergissing.");
        db.Persoonswijzigingen.Add(Persoonswijziging.Van(c, oud.Id, "De zaak die op deze naam stond", zaak.Nummer));
        var nieuw = await inwoners.VindOfMaakAsync(c.Handeling, invoer.Groep("inwoner"));
        var isEersteKeer = !await db.Zaken.AnyAsync(z => z.InwonerId == nieuw.Id);
        (zaak.InwonerId, zaak.Inwoner, zaak.Wijk) = (nieuw.Id, nieuw, nieuw.Wijk ?? zaak.Wijk);
        foreach (var melding in await db.Meldingen.Where(m => m.ZaakId == zaak.Id && m.InwonerId == oud.Id).ToListAsync())
        {
            (melding.InwonerId, melding.IsEersteKeer) = (nieuw.Id, isEersteKeer);
        }
        await GeefMeeAsync(zaak.Id, oud.Id, nieuw.Id);
        var naar = inwoners.HuishoudenVan(nieuw);
        await huishoudens.VerplaatsZakenAsync([zaak], naar);
        if (huis is { } van && van != naar)
        {
            await plannen.VerhuisAsync(c.Handeling, new Planverhuizing([], [zaak.Id], van, naar));
        }
        foreach (var doel in db.ChangeTracker.Entries<Doel>().Where(d => d.State == EntityState.Added && d.Entity.ZaakId == zaak.Id && d.Entity.InwonerId == oud.Id))
        {
            doel.Entity.InwonerId = nieuw.Id;
        }
        dossier.Noteer(zaak, c.Handeling, "zaak.overgenomen", "De zaak staat nu op naam van de juiste inwoner. Brieven die al verstuurd zijn, blijven zoals ze waren. Kreeg iemand gegevens van een ander te zien? Meld dat als datalek.");
        await db.SaveChangesAsync();
        await telling.HertelAsync(c, zaak, (naam, dimensies) =>
        {
            if (naam == "melding.geregistreerd")
            {
                dimensies["eerste-keer"] = isEersteKeer ? "ja" : "nee";
            }
        }, ookHuishouden: true);
    }

    // What was granted, agreed and allowed in this case is the other's. Earlier versions of a plan stay as they were.
    private async Task GeefMeeAsync(Guid zaak, Guid van, Guid naar)
    {
        foreach (var indicatie in await db.Indicaties.Where(i => i.ZaakId == zaak && i.InwonerId == van).ToListAsync())
        {
            indicatie.InwonerId = naar;
        }
        foreach (var traject in await db.Schuldtrajecten.Where(t => t.ZaakId == zaak && t.InwonerId == van).ToListAsync())
        {
            traject.InwonerId = naar;
        }
        foreach (var signaal in await db.Vroegsignalen.Where(s => s.ZaakId == zaak && s.InwonerId == van).ToListAsync())
        {
            await signaalsleutels.VerhangAsync(db, signaal, naar);
            signaal.InwonerId = naar;
        }
        var laatste = await db.Toestemmingen.Where(t => t.InwonerId == naar).MaxAsync(t => (int?)t.Nummer) ?? 0;
        foreach (var toestemming in await db.Toestemmingen.Where(t => t.ZaakId == zaak && t.InwonerId == van).OrderBy(t => t.Nummer).ToListAsync())
        {
            (toestemming.InwonerId, toestemming.Nummer) = (naar, ++laatste);
        }
    }
}
