using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Plannen;

/// <summary>The plan was looked at with the resident; when that is done again.</summary>
public sealed class PlanEvalueren(CaseFlowDbContext db, Planversies versies, Dossier dossier) : ZaakHandeling
{
    public override string Id => "plan-evalueren";

    public override string Naam => "Plan evalueren";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Plan is not null;

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var plan = await Bestaand.PlanAsync(versies, c);
        var volgende = invoer.Datum("volgende");
        if (volgende <= c.Vandaag)
        {
            throw new WeigeringException("datum-verleden:volgende", "Kies voor de volgende evaluatie een dag die nog komt.", "volgende");
        }
        plan.EvaluatieOp = volgende;
        var datum = invoer.Datum("datum") ?? c.Vandaag;
        db.Planevaluaties.Add(new Planevaluatie
        {
            HuishoudenId = plan.HuishoudenId,
            ZaakId = c.Zaak.Id,
            Versie = plan.Versie,
            Datum = datum,
            Verslag = invoer.Tekst("verslag")!,
            Volgende = volgende,
            Op = c.Nu,
            Door = c.Handeling.Naam,
        });
        dossier.Tel(c.Zaak, c.Handeling, "plan.geevalueerd", $"Het plan is op {DatumTekst.Voluit(datum)} besproken.{(volgende is { } v ? $" De volgende keer is op {DatumTekst.Voluit(v)}." : "")}", Telregel.Leeg, invoer.Tekst("verslag"));
    }
}

/// <summary>Somebody else holds the regie of the household from now.</summary>
public sealed class RegieOverdragen(Planversies versies, Dossier dossier) : ZaakHandeling
{
    public override string Id => "regie-overdragen";

    public override string Naam => "Regie overdragen";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Plan is not null;

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var plan = await Bestaand.PlanAsync(versies, c);
        var naar = invoer.Tekst("naar")!;
        if (naar == plan.Regisseur)
        {
            throw new WeigeringException("niets-gewijzigd", $"{naar} voert de regie al.", "naar");
        }
        await versies.NieuwAsync(c, plan.HuishoudenId, invoer.Tekst("reden"), p => p.Regisseur = naar);
        dossier.Noteer(c.Zaak, c.Handeling, "regie.overgedragen", plan.Regisseur is null ? $"De regie ligt nu bij {naar}." : $"{plan.Regisseur} droeg de regie over aan {naar}.");
    }
}

/// <summary>A track goes on under another law. Its goals and its history stay; what is asked from now on falls under the new law.</summary>
public sealed class WetWisselen(CaseFlowDbContext db, Planversies versies, Werkproces werkproces, Configuratie configuratie, Dossier dossier) : ZaakHandeling
{
    public override string Id => "wet-wisselen";

    public override string Naam => "Spoor naar een andere wet";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Plan is not null && overzicht.Sporen.Any(s => s.GeeindigdOp is null);

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) => new Dictionary<string, IReadOnlyList<Keuze>>
    {
        ["spoor"] = [.. (await LopendAsync(zaak.Id)).Select(s => PlanBijstellen.Keuze(configuratie, zaak, s))],
    };

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        await Bestaand.PlanAsync(versies, c);
        var spoor = await SpoorAsync(c, invoer) ?? throw new WeigeringException("waarde-onbekend:spoor", "Dit spoor loopt niet in deze zaak. Kies een ander.", "spoor");
        if (Wet(c, spoor) == invoer.Tekst("wet"))
        {
            throw new WeigeringException("niets-gewijzigd", $"Dit spoor valt al onder {invoer.Tekst("wet")}.", "wet");
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var spoor = (await SpoorAsync(c, invoer))!;
        var (van, naar) = (Wet(c, spoor), invoer.Tekst("wet")!);
        spoor.Wet = naar;
        await werkproces.HerverdeelAsync(c);
        var plan = await versies.NieuwAsync(c, c.Zaak.HuishoudenId!.Value, invoer.Tekst("reden"), p => p.IsInwonerAkkoord = invoer.JaNee("akkoord-inwoner"));
        dossier.Tel(c.Zaak, c.Handeling, "plan.bijgesteld", $"Het spoor {spoor.Naam} gaat verder onder {naar}{(van is null ? "" : $", eerst {van}")} (plan versie {plan.Versie}). De doelen blijven.", new Telregel(("wet", naar)));
    }

    private static string? Wet(ZaakContext c, Spoor spoor) => spoor.Wet ?? c.Zaak.Wet;

    private async Task<Spoor?> SpoorAsync(ZaakContext c, Invoer invoer) => (await LopendAsync(c.Zaak.Id)).Find(s => s.Naam == invoer.Tekst("spoor"));

    private Task<List<Spoor>> LopendAsync(Guid zaak) =>
        db.Sporen.Where(s => s.ZaakId == zaak && s.GestartOp != null && s.GeeindigdOp == null).OrderBy(s => s.GestartOp).ThenBy(s => s.Id).ToListAsync();
}

internal static class Bestaand
{
    /// <exception cref="WeigeringException"><c>plan-ontbreekt</c>.</exception>
    public static async Task<Plan> PlanAsync(Planversies versies, ZaakContext c) =>
        (c.Zaak.HuishoudenId is { } huishouden ? await versies.HuidigAsync(huishouden) : null)
        ?? throw new WeigeringException("plan-ontbreekt", "Dit huishouden heeft nog geen plan. Stel eerst een plan vast.");
}
