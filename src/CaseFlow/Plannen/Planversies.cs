using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Plannen;

/// <summary>Whose goals go from the plan of one household to that of another.</summary>
public sealed record Planverhuizing(IReadOnlyList<Inwoner> Wie, IReadOnlyList<Guid> Zaken, Guid Van, Guid Naar)
{
    /// <summary>Where there was one plan there are two from now, also when no goal goes along.</summary>
    public bool IsSplitsing { get; init; }

    /// <summary>The goals of all of them go on in both plans.</summary>
    public bool IsGezamenlijkMee { get; init; }

    /// <summary>It is the same household under another name: who held the regie holds it.</summary>
    public bool HoudtRegie { get; init; }
}

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

    /// <summary>Somebody, or a case, went to another household: their goals go along, in a new version of both plans. Nobody asked the residents yet.</summary>
    /// <returns>The plan where they went; null when there was nothing to take along.</returns>
    public async Task<Plan?> VerhuisAsync(Handeling handeling, Planverhuizing v)
    {
        if (await HuidigAsync(v.Van) is not { } oud)
        {
            return null;
        }
        var mee = oud.Doelen.Where(d => v.Wie.Any(i => i.Id == d.InwonerId) || v.Zaken.Contains(d.ZaakId)).ToList();
        if (mee.Count == 0 && !v.IsSplitsing)
        {
            return null;
        }
        var (doel, wie, zijnEr) = (await HuidigAsync(v.Naar), v.Wie.Count == 0 ? "Een zaak" : string.Join(" en ", v.Wie.Select(i => i.Naam)), v.Wie.Count > 1);
        var achter = Kopie(oud, v.Van, handeling, $"{wie} {(zijnEr ? "horen" : "hoort")} niet meer bij dit huishouden.");
        achter.Doelen.RemoveAll(d => mee.Any(m => m.Sleutel == d.Sleutel));
        // A goal of all of them goes on in two plans: from here each is a goal of its own.
        var gezamenlijk = v.IsGezamenlijkMee ? achter.Doelen.Where(d => d.InwonerId is null).Select(d => d.Kopie()).ToList() : [];
        gezamenlijk.ForEach(d => d.Sleutel = Guid.CreateVersion7());
        Nummer(achter);
        var nieuw = Kopie(doel ?? oud, v.Naar, handeling, $"{wie} {(zijnEr ? (doel is null ? "hebben een eigen huishouden" : "horen nu bij dit huishouden") : doel is null ? "heeft een eigen huishouden" : "hoort nu bij dit huishouden")}.");
        if (doel is null)
        {
            nieuw.Versie = 1;
            nieuw.Doelen.Clear();
            if (!v.HoudtRegie && Zwaar(s => v.Zaken.Contains(s.ZaakId)) < 2)
            {
                (nieuw.Regisseur, nieuw.RegisseurId) = (null, null);
            }
        }
        nieuw.ZaakId = mee.Count > 0 ? mee[0].ZaakId : v.Zaken.Count > 0 ? v.Zaken[0] : oud.ZaakId;
        nieuw.Doelen.AddRange(mee.Select(d => d.Kopie()).Concat(gezamenlijk));
        Nummer(nieuw);
        db.Plannen.AddRange(achter, nieuw);
        return nieuw;
    }

    /// <summary>Names who holds the regie of a plan that was just made.</summary>
    internal async Task GeefRegieAsync(ZaakContext c, Plan plan, string regisseur)
    {
        (plan.Regisseur, plan.RegisseurId) = (regisseur, await AccountAsync(c.Gemeente.Id, regisseur));
        dossier.Tel(c.Zaak, c.Handeling, "regie.toegewezen", $"{regisseur} voert de regie.", Telregel.Leeg);
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
