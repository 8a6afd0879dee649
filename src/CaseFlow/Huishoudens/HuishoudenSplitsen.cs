using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>
/// One household becomes two, each with its own plan: who goes takes the open cases and goals along, and a regisseur of their own when one is named.
/// The earlier versions of the plan stay with the household that was.
/// </summary>
public sealed class HuishoudenSplitsen(CaseFlowDbContext db, HuishoudenService huishoudens, Planversies plannen, Telcorrectie telling, Dossier dossier) : ZaakHandeling
{
    public override string Id => "huishouden-splitsen";

    public override string Naam => "Huishouden splitsen";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Leden.Count(l => l.Tot is null) > 1;

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) => new Dictionary<string, IReadOnlyList<Keuze>>
    {
        ["leden"] = zaak.HuishoudenId is { } huis ? [.. (await LedenAsync(huis)).Select(l => new Keuze(l.InwonerId.ToString("N"), $"{l.Inwoner!.Naam}, geboren {DatumTekst.Datum(l.Inwoner.Geboortedatum)}"))] : [],
    };

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        if (c.Zaak.HuishoudenId is not { } huis)
        {
            throw new WeigeringException("inwoner-onbekend", "Leg eerst vast om wie het gaat.");
        }
        var leden = await LedenAsync(huis);
        if (leden.Count < 2)
        {
            throw new WeigeringException("huishouden-alleen", "Dit huishouden bestaat uit één persoon.");
        }
        var gaan = Gekozen(leden, invoer);
        if (gaan.Count == leden.Count)
        {
            throw new WeigeringException("niemand-blijft", "Er moet minstens één persoon in dit huishouden blijven.", "leden");
        }
        if (invoer.Datum("datum") is { } datum && gaan.Any(l => l.Van > datum))
        {
            throw new WeigeringException("datum-te-vroeg:datum", "Deze dag ligt voor de dag waarop iemand bij het huishouden kwam. Kies een latere dag.", "datum");
        }
        if (invoer.Heeft("regisseur"))
        {
            await Bestaand.PlanAsync(plannen, c);
        }
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var huis = c.Zaak.HuishoudenId!.Value;
        var gaan = Gekozen(await LedenAsync(huis), invoer);
        var isNooitSamen = invoer.Ja("nooit-samen");
        var naar = await huishoudens.VindOfMaakAsync(c.Handeling, null);
        dossier.Noteer(c.Zaak, c.Handeling, "huishouden.gesplitst", $"Het huishouden is gesplitst. {string.Join(" en ", gaan.Select(l => l.Inwoner!.Naam))} {(gaan.Count == 1 ? "heeft" : "hebben")} nu een eigen huishouden.");
        var zaken = await huishoudens.SplitsAsync(c.Handeling, gaan, naar, isNooitSamen ? null : invoer.Datum("datum") ?? c.Vandaag);
        var plan = await plannen.VerhuisAsync(c.Handeling, new Planverhuizing([.. gaan.Select(l => l.Inwoner!)], [.. zaken.Select(z => z.Id)], huis, naar.Id) { IsSplitsing = true, IsGezamenlijkMee = invoer.Tekst("gezamenlijke-doelen") == "ook-mee" });
        if (plan is not null && invoer.Tekst("regisseur") is { } regisseur)
        {
            await plannen.GeefRegieAsync(c with { Zaak = zaken.FirstOrDefault() ?? c.Zaak }, plan, regisseur);
        }
        if (isNooitSamen)
        {
            await db.SaveChangesAsync();
            foreach (var zaak in zaken)
            {
                await telling.HertelAsync(c, zaak, ookHuishouden: true);
            }
        }
    }

    private Task<List<HuishoudenLid>> LedenAsync(Guid huis) => db.HuishoudenLeden.Include(l => l.Inwoner).Where(l => l.HuishoudenId == huis && l.Tot == null).OrderBy(l => l.Inwoner!.Geboortedatum).ThenBy(l => l.Id).ToListAsync();

    // By the id that the screen sends, or by the name as a scenario writes it.
    private static List<HuishoudenLid> Gekozen(List<HuishoudenLid> leden, Invoer invoer) => [.. invoer.Teksten("leden").Distinct().Select(w =>
        leden.Find(l => l.InwonerId.ToString("N") == w) ?? leden.Where(l => l.Inwoner!.Naam.ToLowerInvariant().Replace(' ', '-') == w).Take(2).ToList() switch
        {
            [var een] => een,
            _ => throw new WeigeringException("waarde-onbekend:leden", "Een van deze personen hoort niet bij dit huishouden.", "leden"),
        }).Distinct()];
}
