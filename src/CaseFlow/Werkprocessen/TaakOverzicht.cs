using System.Text.Json.Nodes;
using CaseFlow.Besluiten;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>One way to end a task: the words on its button, what happens then, and why it cannot be chosen now.</summary>
public sealed record UitkomstKeuze(string Waarde, string Label, string? Gevolg)
{
    /// <summary>Null when it is offered.</summary>
    public string? NietNu { get; init; }

    /// <summary>Roles that may choose it.</summary>
    public IReadOnlyList<string> Rollen { get; init; } = [];
}

/// <summary>A task as somebody sees it who is going to do it.</summary>
public sealed record TaakOverzicht(Taak Taak, Zaak Zaak, Gemeente Gemeente, Formulier Formulier, IReadOnlyList<UitkomstKeuze> Uitkomsten)
{
    /// <summary>The running term this task works against.</summary>
    public Termijn? Termijn { get; init; }

    /// <summary>The first term of the case that warns, for a task that works against none of its own.</summary>
    public Termijn? Zaaktermijn { get; init; }

    /// <summary>What the form holds before anybody types: what the case already knows.</summary>
    public JsonObject Ingevuld { get; init; } = [];

    /// <summary>What is known and stands beside the form, to read.</summary>
    public IReadOnlyList<Bekend> Bekend { get; init; } = [];

    /// <summary>What a decision table suggests; null when there is no suggestion.</summary>
    public Voorstel? Voorstel { get; init; }

    /// <summary>A decision that somebody without mandate proposes; null when there is none.</summary>
    public Besluitvoorstel? Besluitvoorstel { get; init; }

    /// <summary>Fields (paths) that this case asks for on top of the form, before anything is filled in.</summary>
    public IReadOnlyCollection<string> OokVerplicht { get; init; } = [];

    /// <summary>Routes to which a choice in the form would lead, and that this municipality does not have.</summary>
    public IReadOnlyCollection<string> RoutesDieErNietZijn { get; init; } = [];

    public bool IsOpen => Taak.Status == TaakStatus.Open;
}

/// <summary>Reads one task for its page, for who may see the case.</summary>
public sealed class TaakOverzichten(
    CaseFlowDbContext db,
    ZaakInzage inzage,
    Werkproces werkproces,
    Routeboek routeboek,
    Configuratie configuratie,
    Voorkennis voorkennis,
    Voorstellen voorstellen,
    Beslotenheid beslotenheid,
    Taaktermijnen taaktermijnen,
    BesluitvoorstelService besluitvoorstellen,
    MandaatService mandaat,
    IEnumerable<TaakUitvoering> uitvoeringen)
{
    /// <returns>Null when there is no such task, or none that this person may see.</returns>
    public async Task<TaakOverzicht?> LeesAsync(Handeling handeling, Guid id)
    {
        var nummer = await Zichtbaar(handeling).Where(t => t.Id == id).Select(t => t.Zaak!.Nummer).SingleOrDefaultAsync();
        if (nummer is null)
        {
            return null;
        }
        Zaak zaak;
        try
        {
            zaak = await inzage.OpenAsync(handeling, nummer, "taak");
        }
        catch (WeigeringException)
        {
            return null;
        }
        var taak = await Zichtbaar(handeling).AsNoTracking().Include(t => t.Rollen).SingleAsync(t => t.Id == id);
        await db.Sporen.Where(s => s.ZaakId == zaak.Id).LoadAsync();
        var stap = await werkproces.StapAsync(taak);
        var gemeente = configuratie.Gemeenten[zaak.GemeenteId];
        var formulier = configuratie.Formulieren[stap.Form ?? stap.Id];
        var keuzes = new List<UitkomstKeuze>();
        var uitvoering = uitvoeringen.FirstOrDefault(u => u.Stap == taak.Stap);
        var ookVerplicht = new HashSet<string>();
        foreach (var uitkomst in stap.Outcomes)
        {
            var leeg = new TaakContext(handeling, zaak, gemeente, taak, uitkomst.Value, Invoer.Empty);
            ookVerplicht.UnionWith(uitvoering is null ? [] : (await uitvoering.OokVerplichtAsync(leeg)).Keys);
            ookVerplicht.UnionWith(MandaatService.Verplicht(mandaat.Eis(leeg)));
            keuzes.Add(new UitkomstKeuze(uitkomst.Value, uitkomst.Label, Routevervolg.Woorden(stap, uitkomst.Value, routeboek))
            {
                NietNu = werkproces.WaaromNiet(gemeente, uitkomst.Route)?.Message ?? await WaaromNietAsync(uitvoering, leeg),
                Rollen = formulier.RollenBijUitkomst.GetValueOrDefault(uitkomst.Value) ?? [.. taak.Rollen.Select(r => r.Rol)],
            });
        }
        var regels = (stap.Deadline ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var termijnen = (await db.Termijnen.AsNoTracking()
            .Where(t => t.ZaakId == zaak.Id && (t.SpoorId == null || t.SpoorId == taak.SpoorId)
                && (t.Status == TermijnStatus.Lopend || t.Status == TermijnStatus.Opgeschort)).ToListAsync())
            .OrderBy(t => t.Status == TermijnStatus.Opgeschort).ThenBy(t => t.LaatsteDag).ThenBy(t => t.Id).ToList();
        var eigen = termijnen.Find(t => regels.Contains(t.Regel) || (t.IsSignalerend && taaktermijnen.IsVan(gemeente.Id, taak.Route, taak.Stap, t.Regel)));
        var ingevuld = await voorkennis.IngevuldAsync(taak, zaak, formulier);
        var besluitvoorstel = taak.Status == TaakStatus.Open ? await besluitvoorstellen.VanAsync(taak.Id) : null;
        if (besluitvoorstel is not null)
        {
            ingevuld = JsonNode.Parse(besluitvoorstel.Gegevens) as JsonObject ?? [];
            // Who proposed it has read it.
            ingevuld[MandaatService.GezienDoor] ??= besluitvoorstel.Door;
        }
        return new TaakOverzicht(taak, zaak, gemeente, formulier, keuzes)
        {
            Besluitvoorstel = besluitvoorstel,
            OokVerplicht = ookVerplicht,
            RoutesDieErNietZijn = [.. new[] { "schuldhulp", "ave" }.Where(r => werkproces.WaaromNiet(gemeente, r) is not null), .. gemeente.Routes.Where(r => !routeboek.Begin(r).IsBijTriage)],
            Termijn = eigen,
            Zaaktermijn = eigen is null ? termijnen.Find(t => t.IsSignalerend) : null,
            Ingevuld = ingevuld,
            Bekend = await voorkennis.BekendAsync(zaak, handeling),
            Voorstel = taak.Status == TaakStatus.Open ? await voorstellen.VoorAsync(taak, zaak, handeling.Moment) : null,
        };
    }

    private IQueryable<Taak> Zichtbaar(Handeling handeling)
    {
        var mijne = beslotenheid.Instanties(handeling);
        return db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).Where(t => !t.IsBesloten || mijne.Contains(t.InstantieId));
    }

    /// <summary>Whether the case is still in sight after the task was done.</summary>
    public Task<bool> IsZichtbaarAsync(Handeling handeling, Guid zaakId) => inzage.Zichtbaar(handeling).AnyAsync(z => z.Id == zaakId);

    // The step itself knows what it does not offer; asked with an empty form, before anybody fills one in.
    private static async Task<string?> WaaromNietAsync(TaakUitvoering? uitvoering, TaakContext c)
    {
        try
        {
            await (uitvoering?.ControleerUitkomstAsync(c) ?? Task.CompletedTask);
            return null;
        }
        catch (WeigeringException weigering)
        {
            return weigering.Message;
        }
    }
}
