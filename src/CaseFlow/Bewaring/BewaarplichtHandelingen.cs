using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Bewaring;

/// <summary>From now on nothing of this case is destroyed: objection or appeal, a court, an investigation.</summary>
public sealed class BewaarplichtOpleggen(CaseFlowDbContext db, Verzoekregels regels, Dossier dossier) : ZaakHandeling
{
    internal static readonly string[] Rollen = ["jurist", "teamleider", "kwaliteit", "regisseur", "procesregisseur", "schuldhulpverlener", "jeugdregisseur", "consulent"];

    public override string Id => "bewaarplicht-opleggen";

    public override string Naam => "Langer bewaren";

    public override bool IsAltijd => true;

    public override bool IsZinvol(ZaakOverzicht overzicht) => !overzicht.HeeftBewaarplicht;

    public override Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) =>
        Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>>(new Dictionary<string, IReadOnlyList<Keuze>> { ["grond"] = regels.Bewaarplicht });

    public override Task ControleerRolAsync(ZaakContext c, Invoer invoer) => BewaarplichtRol(c);

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        if (regels.Bewaarplicht.All(g => g.Id != invoer.Tekst("grond")))
        {
            throw new WeigeringException("waarde-onbekend:grond", "Kies waarom deze zaak langer bewaard moet worden.", "grond");
        }
        if (invoer.Datum("tot") <= c.Vandaag)
        {
            throw new WeigeringException("datum-verleden:tot", "Kies een dag die nog komt, of laat dit leeg.", "tot");
        }
        if (await db.Bewaarplichten.AnyAsync(p => p.ZaakId == c.Zaak.Id && p.BeeindigdOp == null && (p.Tot == null || p.Tot >= c.Vandaag)))
        {
            throw new WeigeringException("bewaarplicht-loopt", "Op deze zaak rust al een bewaarplicht. Beëindig die eerst.");
        }
    }

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var plicht = new Bewaarplicht
        {
            GemeenteId = c.Zaak.GemeenteId,
            ZaakId = c.Zaak.Id,
            Grond = invoer.Tekst("grond")!,
            Reden = invoer.Tekst("reden")!,
            Van = c.Vandaag,
            Tot = invoer.Datum("tot"),
            Op = c.Nu,
            MedewerkerId = c.Handeling.MedewerkerId,
            Door = c.Handeling.Naam,
        };
        db.Bewaarplichten.Add(plicht);
        dossier.Noteer(c.Zaak, c.Handeling, "bewaarplicht.opgelegd", $"Deze zaak wordt niet vernietigd: {regels.Bewaarplicht.First(g => g.Id == plicht.Grond).Naam}.{(plicht.Tot is { } tot ? $" Tot en met {DatumTekst.Datum(tot)}." : "")}");
        return Task.CompletedTask;
    }

    internal static Task BewaarplichtRol(ZaakContext c) => Rollen.Contains(c.Handeling.Rol) ? Task.CompletedTask
        : throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u dit niet doen.");
}

/// <summary>The ground is gone: the retention rules hold again.</summary>
public sealed class BewaarplichtBeeindigen(CaseFlowDbContext db, Dossier dossier) : ZaakHandeling
{
    public override string Id => "bewaarplicht-beeindigen";

    public override string Naam => "Niet meer langer bewaren";

    public override bool IsAltijd => true;

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.HeeftBewaarplicht;

    public override Task ControleerRolAsync(ZaakContext c, Invoer invoer) => BewaarplichtOpleggen.BewaarplichtRol(c);

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var plicht = await db.Bewaarplichten.FirstOrDefaultAsync(p => p.ZaakId == c.Zaak.Id && p.BeeindigdOp == null && (p.Tot == null || p.Tot >= c.Vandaag))
            ?? throw new WeigeringException("geen-bewaarplicht", "Op deze zaak rust geen bewaarplicht.");
        (plicht.BeeindigdOp, plicht.BeeindigdDoor, plicht.RedenEinde) = (c.Vandaag, c.Handeling.Naam, invoer.Tekst("reden"));
        dossier.Noteer(c.Zaak, c.Handeling, "bewaarplicht.beeindigd", "De bewaarplicht is voorbij. De bewaartermijn geldt weer.");
    }
}
