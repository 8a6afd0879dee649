using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>Two residents seem to be one person. Nothing moves until somebody else has looked.</summary>
public sealed class InwonerSamenvoegen(CaseFlowDbContext db, ZaakInzage inzage, ZaakLader lader, Dossier dossier) : ZaakHandeling
{
    public override string Id => "inwoner-samenvoegen";

    public override string Naam => "Dubbele inwoner samenvoegen";

    public override bool IsAltijd => true;

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Zaak.InwonerId is not null && overzicht.Samenvoeging is null;

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        if (c.Zaak.Inwoner is not { } blijft)
        {
            throw new WeigeringException("inwoner-onbekend", "Leg eerst vast om wie het gaat.");
        }
        var nummer = invoer.Tekst("zaak")!.Trim().ToUpperInvariant();
        var ander = (await inzage.Zichtbaar(c.Handeling).AsNoTracking().Include(z => z.Inwoner).SingleOrDefaultAsync(z => z.Nummer == nummer))?.Inwoner
            ?? throw new WeigeringException("waarde-onbekend:zaak", "Deze zaak is er niet, u mag hem niet zien, of hij heeft geen inwoner. Laat iemand die beide zaken ziet het voorstellen.", "zaak");
        if (ander.Id == blijft.Id)
        {
            throw new WeigeringException("zelfde-inwoner", "Die zaak is al van dezelfde inwoner.", "zaak");
        }
        await ControleerAsync(db, blijft, ander, invoer.Tekst("huishouden"));
        if (await db.Samenvoegvoorstellen.AnyAsync(v => v.IsAkkoord == null && (v.BlijftId == blijft.Id || v.GaatOpId == blijft.Id || v.BlijftId == ander.Id || v.GaatOpId == ander.Id)))
        {
            throw new WeigeringException("voorstel-loopt", "Voor een van deze inwoners ligt al een voorstel om samen te voegen. Wacht tot dat beoordeeld is.");
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var nummer = invoer.Tekst("zaak")!.Trim().ToUpperInvariant();
        var ander = await lader.LaadAsync(await db.Zaken.Where(z => z.Nummer == nummer && z.GemeenteId == c.Gemeente.Id).Select(z => z.Id).SingleAsync(), c.Handeling);
        db.Samenvoegvoorstellen.Add(new Samenvoegvoorstel
        {
            GemeenteId = c.Gemeente.Id,
            ZaakId = c.Zaak.Id,
            AndereZaakId = ander.Zaak.Id,
            BlijftId = c.Zaak.InwonerId!.Value,
            GaatOpId = ander.Zaak.InwonerId!.Value,
            Huishouden = invoer.Tekst("huishouden"),
            Reden = invoer.Tekst("reden")!,
            Op = c.Nu,
            MedewerkerId = c.Handeling.MedewerkerId,
            Door = c.Handeling.Naam,
        });
        dossier.Noteer(c.Zaak, c.Handeling, "inwoner.samenvoegen_voorgesteld", "Er is voorgesteld om twee inschrijvingen van deze inwoner samen te voegen. Een collega beoordeelt dat.");
        dossier.Noteer(ander.Zaak, c.Handeling, "inwoner.samenvoegen_voorgesteld", "Er is voorgesteld om twee inschrijvingen van deze inwoner samen te voegen. Een collega beoordeelt dat.");
    }

    internal static async Task ControleerAsync(CaseFlowDbContext db, Inwoner blijft, Inwoner gaatOp, string? huishouden)
    {
        if (blijft.BsnHash is not null && gaatOp.BsnHash is not null)
        {
            throw new WeigeringException("bsn-verschilt", "Beide inwoners hebben een eigen burgerservicenummer. Dan zijn het twee personen, of een van de nummers is verkeerd. Corrigeer dat nummer eerst.");
        }
        if (blijft.SamengevoegdMetId is not null || gaatOp.SamengevoegdMetId is not null)
        {
            throw new WeigeringException("al-samengevoegd", "Een van deze inwoners is intussen al samengevoegd.");
        }
        if (huishouden is null && await IsGedeeldAsync(db, blijft.Id) && await IsGedeeldAsync(db, gaatOp.Id) && await HuishoudenVanAsync(db, blijft.Id) != await HuishoudenVanAsync(db, gaatOp.Id))
        {
            throw new WeigeringException("veld-verplicht:huishouden", "Beide inwoners hebben huisgenoten. Kies bij welk huishouden deze inwoner hoort.", "huishouden");
        }
    }

    private static Task<Guid?> HuishoudenVanAsync(CaseFlowDbContext db, Guid inwoner) => db.HuishoudenLeden.Where(l => l.InwonerId == inwoner && l.Tot == null).Select(l => (Guid?)l.HuishoudenId).FirstOrDefaultAsync();

    private static Task<bool> IsGedeeldAsync(CaseFlowDbContext db, Guid inwoner) =>
        db.HuishoudenLeden.AnyAsync(l => l.InwonerId == inwoner && l.Tot == null && db.HuishoudenLeden.Any(a => a.HuishoudenId == l.HuishoudenId && a.InwonerId != inwoner && a.Tot == null));
}

/// <summary>The second look at a proposal to make one resident of two: by somebody else, who sees both cases.</summary>
public sealed class SamenvoegingBeoordelen(CaseFlowDbContext db, ZaakInzage inzage, ZaakLader lader, Samenvoegen samenvoegen, Dossier dossier) : ZaakHandeling
{
    /// <summary>Who answers for the files of a team, and not only for a case of their own.</summary>
    public static readonly IReadOnlyList<string> Rollen = ["teamleider", "kwaliteit", "administratie"];

    public override string Id => "samenvoeging-beoordelen";

    public override string Naam => "Samenvoegen beoordelen";

    public override bool IsAltijd => true;

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Samenvoeging is not null;

    public override async Task ControleerRolAsync(ZaakContext c, Invoer invoer)
    {
        if (!Rollen.Contains(c.Handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Samenvoegen kan niet teruggedraaid worden. Een teamleider, kwaliteitsmedewerker of administratief medewerker beoordeelt het.");
        }
        var voorstel = await VoorstelAsync(c);
        if (voorstel.MedewerkerId == c.Handeling.MedewerkerId)
        {
            throw new WeigeringException("vier-ogen", "U stelde dit zelf voor. Laat een collega het beoordelen.");
        }
        if (await inzage.Zichtbaar(c.Handeling).CountAsync(z => z.Id == voorstel.ZaakId || z.Id == voorstel.AndereZaakId) < 2)
        {
            throw new WeigeringException("geen-toegang", "U mag een van de twee zaken niet zien. Laat iemand die beide zaken ziet het beoordelen.");
        }
    }

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        var voorstel = await VoorstelAsync(c);
        if (invoer.Ja("akkoord"))
        {
            var twee = await db.Inwoners.Where(i => i.Id == voorstel.BlijftId || i.Id == voorstel.GaatOpId).ToDictionaryAsync(i => i.Id);
            await InwonerSamenvoegen.ControleerAsync(db, twee[voorstel.BlijftId], twee[voorstel.GaatOpId], voorstel.Huishouden);
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var voorstel = await VoorstelAsync(c);
        (voorstel.IsAkkoord, voorstel.BeoordeeldOp, voorstel.BeoordeeldDoor) = (invoer.Ja("akkoord"), c.Nu, c.Handeling.Naam);
        if (invoer.Ja("akkoord"))
        {
            await samenvoegen.VoerUitAsync(c, voorstel);
            return;
        }
        foreach (var id in new[] { voorstel.ZaakId, voorstel.AndereZaakId }.Order())
        {
            var zaak = id == c.Zaak.Id ? c.Zaak : (await lader.LaadAsync(id, c.Handeling)).Zaak;
            dossier.Noteer(zaak, c.Handeling, "inwoner.samenvoegen_afgewezen", "Het voorstel om twee inschrijvingen samen te voegen is afgewezen: het zijn twee personen. Er is niets veranderd.");
        }
    }

    private async Task<Samenvoegvoorstel> VoorstelAsync(ZaakContext c) =>
        await db.Samenvoegvoorstellen.FirstOrDefaultAsync(v => v.IsAkkoord == null && (v.ZaakId == c.Zaak.Id || v.AndereZaakId == c.Zaak.Id))
        ?? throw new WeigeringException("voorstel-ontbreekt", "Er ligt geen voorstel om deze inwoner samen te voegen.");
}
