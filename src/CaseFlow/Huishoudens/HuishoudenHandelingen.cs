using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>The resident joins a household that is known, or a new one under this key.</summary>
public sealed class HuishoudenIn(CaseFlowDbContext db, HuishoudenService huishoudens, Afschermingen afschermingen) : ZaakHandeling
{
    public override string Id => "huishouden-in";

    public override string Naam => "Bij een huishouden voegen";

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        await Huisgenoten.LaadAsync(db, c, invoer);
        if (await afschermingen.Open(db.Zaken, c.Handeling).AnyAsync(z => z.GemeenteId == c.Gemeente.Id && z.Nummer == invoer.Tekst("huishouden") && z.HuishoudenId == null))
        {
            throw new WeigeringException("waarde-onbekend:huishouden", "Van die zaak is niet bekend om wie het gaat. Kies een andere zaak van het huishouden.", "huishouden");
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var naar = await huishoudens.VindOfMaakAsync(c.Handeling, invoer.Tekst("huishouden"));
        if (c.Zaak.Inwoner!.Huishoudens.Any(l => l.Tot is null && l.HuishoudenId == naar.Id && (invoer.Tekst("rol") ?? l.Rol) == l.Rol))
        {
            throw new WeigeringException("al-in-huishouden", "Deze inwoner hoort al bij dit huishouden.", "huishouden");
        }
        await huishoudens.PlaatsAsync(c.Handeling, c.Zaak.Inwoner!, naar, invoer.Datum("datum") ?? c.Vandaag, invoer.Tekst("rol"));
    }
}

/// <summary>The resident leaves the household and gets one of their own; the others and their cases stay.</summary>
public sealed class HuishoudenUit(CaseFlowDbContext db, HuishoudenService huishoudens) : ZaakHandeling
{
    public override string Id => "huishouden-uit";

    public override string Naam => "Uit het huishouden halen";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Leden.Count(l => l.Tot is null) > 1;

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        await Huisgenoten.LaadAsync(db, c, invoer);
        if (!await db.HuishoudenLeden.AnyAsync(l => l.HuishoudenId == c.Zaak.HuishoudenId && l.Tot == null && l.InwonerId != c.Zaak.InwonerId))
        {
            throw new WeigeringException("huishouden-alleen", "Deze inwoner heeft al een huishouden alleen.");
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer) =>
        await huishoudens.PlaatsAsync(c.Handeling, c.Zaak.Inwoner!, await huishoudens.VindOfMaakAsync(c.Handeling, null), invoer.Datum("datum") ?? c.Vandaag);
}

internal static class Huisgenoten
{
    /// <summary>Reads the memberships of the resident of this case; the day asked for may not lie before the membership that holds now.</summary>
    public static async Task LaadAsync(CaseFlowDbContext db, ZaakContext c, Invoer invoer)
    {
        if (c.Zaak.Inwoner is not { } inwoner)
        {
            throw new WeigeringException("inwoner-onbekend", "Leg eerst vast om wie het gaat.");
        }
        await db.Entry(inwoner).Collection(i => i.Huishoudens).LoadAsync();
        if (invoer.Datum("datum") is { } datum && inwoner.Huishoudens.Any(l => l.Tot is null && l.Van > datum))
        {
            throw new WeigeringException("datum-te-vroeg:datum", "Deze dag ligt voor de dag waarop de inwoner bij het huishouden kwam. Kies een latere dag.", "datum");
        }
    }
}
