using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Plannen;

/// <summary>The one plan of a household changes by a new version; every earlier one stays as it was.</summary>
public sealed class Planversies(CaseFlowDbContext db, Dossier dossier)
{
    private static readonly string[] TeltVoorRegie = ["maatwerk", "schuldhulp", "ave"];

    public Task<Plan?> HuidigAsync(Guid huishouden) =>
        db.Plannen.Include(p => p.Doelen).Where(p => p.HuishoudenId == huishouden).OrderByDescending(p => p.Versie).FirstOrDefaultAsync();

    /// <summary>A copy of the plan as it is now, changed, under the next number. Whoever gets the regie by it is recorded.</summary>
    public async Task<Plan> NieuwAsync(ZaakContext c, Guid huishouden, string? reden, Action<Plan> wijzig, IReadOnlyList<Doelregel>? regels = null)
    {
        var vorige = await HuidigAsync(huishouden);
        var plan = new Plan
        {
            HuishoudenId = huishouden,
            ZaakId = c.Zaak.Id,
            Versie = (vorige?.Versie ?? 0) + 1,
            Aanspreekpunt = vorige?.Aanspreekpunt ?? "",
            Regisseur = vorige?.Regisseur,
            RegisseurId = vorige?.RegisseurId,
            IsInwonerAkkoord = vorige?.IsInwonerAkkoord,
            BezwarenInwoner = vorige?.BezwarenInwoner,
            EvaluatieOp = vorige?.EvaluatieOp,
            Reden = reden,
            VastgesteldOp = c.Nu,
            Door = c.Handeling.Naam,
        };
        plan.Doelen.AddRange((vorige?.Doelen ?? []).OrderBy(d => d.Volgorde).Select(d => d.Kopie()));
        wijzig(plan);
        await VulDoelenAsync(c, plan, regels ?? [], (vorige?.Doelen ?? []).ToDictionary(d => d.Volgorde, d => d.Sleutel));
        Nummer(plan);
        db.Plannen.Add(plan);
        if (plan.Regisseur is { } regisseur && regisseur != vorige?.Regisseur)
        {
            plan.RegisseurId = await AccountAsync(c.Gemeente.Id, regisseur);
            dossier.Tel(c.Zaak, c.Handeling, "regie.toegewezen", vorige?.Regisseur is null ? $"{regisseur} voert de regie." : $"{regisseur} voert de regie, in plaats van {vorige.Regisseur}.", Telregel.Leeg);
        }
        return plan;
    }

    /// <summary>Whether so many heavy tracks run in the household, or are chosen in this case, that somebody has to hold regie.</summary>
    public async Task<bool> IsRegieNodigAsync(ZaakContext c)
    {
        var elders = await db.Sporen.CountAsync(s => s.HuishoudenId == c.Zaak.HuishoudenId && s.ZaakId != c.Zaak.Id
            && s.GestartOp != null && s.GeeindigdOp == null && TeltVoorRegie.Contains(s.Soort));
        return elders + Zwaar(s => s.ZaakId == c.Zaak.Id) >= c.Gemeente.Regels.RegisseurVanaf;
    }

    internal static bool TeltMee(string soort) => TeltVoorRegie.Contains(soort);

    /// <summary>Somebody went to another household: the goals of this person go along, in a new version of both plans. Nobody asked the residents yet.</summary>
    public async Task VerhuisAsync(Handeling handeling, Inwoner inwoner, Guid van, Guid naar)
    {
        var zaken = db.Zaken.Local.Where(z => z.InwonerId == inwoner.Id && z.HuishoudenId == naar).Select(z => z.Id).ToHashSet();
        if (await HuidigAsync(van) is not { } oud || oud.Doelen.Where(d => d.InwonerId == inwoner.Id || zaken.Contains(d.ZaakId)).ToList() is not { Count: > 0 } mee)
        {
            return;
        }
        var doel = await HuidigAsync(naar);
        var achter = Kopie(oud, van, handeling, $"{inwoner.Naam} hoort niet meer bij dit huishouden.");
        achter.Doelen.RemoveAll(d => mee.Any(m => m.Sleutel == d.Sleutel));
        Nummer(achter);
        var nieuw = Kopie(doel ?? oud, naar, handeling, doel is null ? $"{inwoner.Naam} heeft een eigen huishouden." : $"{inwoner.Naam} hoort nu bij dit huishouden.");
        if (doel is null)
        {
            nieuw.Versie = 1;
            nieuw.Doelen.Clear();
            if (Zwaar(s => zaken.Contains(s.ZaakId)) < 2)
            {
                (nieuw.Regisseur, nieuw.RegisseurId) = (null, null);
            }
        }
        nieuw.ZaakId = mee[0].ZaakId;
        nieuw.Doelen.AddRange(mee.Select(d => d.Kopie()));
        Nummer(nieuw);
        db.Plannen.AddRange(achter, nieuw);
    }

    private int Zwaar(Func<Spoor, bool> welke) => db.Sporen.Local.Count(s => welke(s) && s.GeeindigdOp is null && TeltVoorRegie.Contains(s.Soort));

    private static Plan Kopie(Plan plan, Guid huishouden, Handeling handeling, string reden)
    {
        var kopie = new Plan
        {
            HuishoudenId = huishouden,
            ZaakId = plan.ZaakId,
            Versie = plan.Versie + 1,
            Aanspreekpunt = plan.Aanspreekpunt,
            Regisseur = plan.Regisseur,
            RegisseurId = plan.RegisseurId,
            EvaluatieOp = plan.EvaluatieOp,
            Reden = reden,
            VastgesteldOp = handeling.Moment,
            Door = handeling.Naam,
        };
        kopie.Doelen.AddRange(plan.Doelen.OrderBy(d => d.Volgorde).Select(d => d.Kopie()));
        return kopie;
    }

    private static void Nummer(Plan plan)
    {
        for (var i = 0; i < plan.Doelen.Count; i++)
        {
            plan.Doelen[i].Volgorde = i + 1;
        }
    }

    // A goal is known again by its number on the screen, else by its words.
    private async Task VulDoelenAsync(ZaakContext c, Plan plan, IReadOnlyList<Doelregel> regels, Dictionary<int, Guid> nummers)
    {
        var leden = regels.Any(r => r.Voor is not null)
            ? await db.HuishoudenLeden.Where(l => l.HuishoudenId == plan.HuishoudenId && l.Tot == null).Select(l => new { l.InwonerId, l.Inwoner!.Naam }).ToListAsync()
            : [];
        foreach (var regel in regels)
        {
            var doel = regel.Nummer is { } nummer
                ? plan.Doelen.Find(d => nummers.GetValueOrDefault(nummer) == d.Sleutel) ?? throw new WeigeringException("waarde-onbekend:nummer", $"Doel {nummer} staat niet in het plan. Laat het nummer leeg voor een nieuw doel.", "doelen")
                : plan.Doelen.Find(d => d.Tekst == regel.Tekst);
            if (doel is null)
            {
                doel = new Doel { Tekst = regel.Tekst!, ZaakId = c.Zaak.Id, InwonerId = regel.Voor is null ? c.Zaak.InwonerId : null };
                plan.Doelen.Add(doel);
            }
            doel.Tekst = regel.Tekst ?? doel.Tekst;
            if (regel.Voor is { } voor)
            {
                doel.Voor = voor;
                doel.InwonerId = leden.Find(l => string.Equals(l.Naam, voor, StringComparison.OrdinalIgnoreCase))?.InwonerId;
            }
            doel.Leefgebied = regel.Leefgebied ?? doel.Leefgebied;
            doel.Wie = regel.Wie ?? doel.Wie;
            doel.Uiterlijk = regel.Uiterlijk ?? doel.Uiterlijk;
            doel.Stand = regel.Stand ?? doel.Stand;
            if (regel.Spoor is { } naam)
            {
                doel.SpoorId = (db.Sporen.Local.FirstOrDefault(s => s.ZaakId == c.Zaak.Id && s.GeeindigdOp is null && (s.Naam == naam || s.Soort == naam))
                    ?? await db.Sporen.FirstOrDefaultAsync(s => s.HuishoudenId == plan.HuishoudenId && s.GeeindigdOp == null && s.Soort == naam))?.Id
                    ?? throw new WeigeringException("waarde-onbekend:spoor", $"Het spoor '{naam}' loopt niet in dit huishouden.", "doelen");
            }
        }
    }

    private async Task<Guid?> AccountAsync(string gemeente, string naam)
    {
        var gevonden = await db.Users.Where(u => u.GemeenteId == gemeente && u.Naam == naam).Select(u => (Guid?)u.Id).Take(2).ToListAsync();
        return gevonden.Count == 1 ? gevonden[0] : null;
    }
}
