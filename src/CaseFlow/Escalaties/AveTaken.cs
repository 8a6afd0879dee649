using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Escalaties;

/// <summary>The first rung: any of them, because nobody knows beforehand how bad it is.</summary>
public sealed class NiveauBepalen(AveService ave) : TaakUitvoering
{
    public override string Stap => "niveau-bepalen";

    public override Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(TaakContext c) =>
        Task.FromResult(AveRegels.Verplicht(c.Gemeente.Ladder?.Trede(c.Invoer.Tekst("niveau"))));

    public override Task ControleerRegelsAsync(TaakContext c)
    {
        AveRegels.ControleerLadder(c.Gemeente);
        AveRegels.ControleerRegie(Naar(c), c.Invoer);
        return Task.CompletedTask;
    }

    public override Task VerwerkAsync(TaakContext c) => ave.ZetAsync(c, Naar(c), Richting.Start);

    private static Laddertrede Naar(TaakContext c) => c.Gemeente.Ladder!.Trede(c.Invoer.Tekst("niveau"))!;
}

/// <summary>Up, down, the same, or the end: one rung at a time, more only upwards and when it is acute.</summary>
public sealed class Voortgang(AveService ave) : TaakUitvoering
{
    private const string Overgeslagen = "ave-stap-overgeslagen";

    public override string Stap => "voortgang";

    public override async Task ControleerUitkomstAsync(TaakContext c)
    {
        var (ladder, van) = await StandAsync(c);
        if (ladder is null || van is null)
        {
            return;
        }
        if ((c.Uitkomst == "opschalen" && ladder.Naast(van, 1) is null) || (c.Uitkomst == "afschalen" && ladder.Plaats(van) == 0))
        {
            throw new WeigeringException("uitkomst-onbekend", c.Uitkomst == "opschalen" ? $"Trede {van.Aanduiding} is de zwaarste." : $"Trede {van.Aanduiding} is de lichtste.");
        }
        // With nothing filled in there is nothing else to refuse, so that the page can say it before anybody types.
        if (c.Invoer.Gegevens.Count == 0)
        {
            ControleerEinde(c, ladder, van);
        }
    }

    public override async Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(TaakContext c)
    {
        var (ladder, van) = await StandAsync(c);
        if (c.Uitkomst is not ("opschalen" or "afschalen"))
        {
            return AveRegels.Verplicht(null);
        }
        // The ladder changed and this rung is gone: then the new one has to be named.
        return van is null ? new Dictionary<string, string?> { ["niveau"] = null } : AveRegels.Verplicht(Naar(c, ladder!, van));
    }

    public override async Task ControleerRegelsAsync(TaakContext c)
    {
        AveRegels.ControleerLadder(c.Gemeente);
        var (ladder, van) = await StandAsync(c);
        if (van is not null)
        {
            ControleerEinde(c, ladder!, van);
        }
        if (c.Uitkomst is "opschalen" or "afschalen")
        {
            var naar = Naar(c, ladder!, van)!;
            ControleerStap(c, ladder!, van, naar);
            AveRegels.ControleerRegie(naar, c.Invoer);
        }
        else if (c.Uitkomst == "handhaven" && van is not null)
        {
            var huidig = await ave.LaatsteAsync(c.Zaak.Id);
            AveRegels.ControleerRegie(van, c.Invoer, huidig?.Casusregie, huidig?.Procesregie);
        }
    }

    public override async Task VerwerkAsync(TaakContext c)
    {
        var (ladder, van) = await StandAsync(c);
        await (c.Uitkomst switch
        {
            "opschalen" => ave.ZetAsync(c, Naar(c, ladder!, van), Richting.Omhoog),
            "afschalen" => ave.ZetAsync(c, Naar(c, ladder!, van), Richting.Omlaag),
            "handhaven" when van is not null => ave.ZetAsync(c, van, Richting.Gelijk),
            "beeindigen" => ave.ZetAsync(c, null, Richting.Einde),
            _ => Task.CompletedTask,
        });
    }

    private async Task<(Escalatieladder? Ladder, Laddertrede? Van)> StandAsync(TaakContext c) =>
        (c.Gemeente.Ladder, c.Gemeente.Ladder?.Trede((await ave.LaatsteAsync(c.Zaak.Id))?.Naar));

    // Nobody has to name the next rung; it is the one beside it.
    private static Laddertrede? Naar(TaakContext c, Escalatieladder ladder, Laddertrede? van) => c.Invoer.Tekst("niveau") is { } gevraagd ? ladder.Trede(gevraagd)
        : van is null ? null
        : ladder.Naast(van, c.Uitkomst == "opschalen" ? 1 : -1);

    private static void ControleerStap(TaakContext c, Escalatieladder ladder, Laddertrede? van, Laddertrede naar)
    {
        if (van is null)
        {
            return;
        }
        var plaatsen = ladder.Plaats(naar) - ladder.Plaats(van);
        if (c.Uitkomst == "opschalen" ? plaatsen <= 0 : plaatsen >= 0)
        {
            throw new WeigeringException("waarde-onbekend:niveau", $"Het huishouden staat op trede {van.Aanduiding}. Kies een trede die {(c.Uitkomst == "opschalen" ? "zwaarder" : "lichter")} is.", "niveau");
        }
        if (!ladder.IsToegestaan(van, naar) && !(plaatsen > 0 && c.Invoer.Ja("acuut")))
        {
            throw new WeigeringException(Overgeslagen, plaatsen > 0
                ? $"Van trede {van.Code} naar {naar.Code} slaat een trede over. Dat kan alleen als het acuut is; zet dat er dan bij."
                : $"Van trede {van.Code} naar {naar.Code} slaat een trede over. Afschalen gaat stap voor stap.", "niveau");
        }
    }

    private static void ControleerEinde(TaakContext c, Escalatieladder ladder, Laddertrede van)
    {
        if (c.Uitkomst == "beeindigen" && !van.BeeindigenMag)
        {
            throw new WeigeringException(Overgeslagen, $"Van trede {van.Aanduiding} kan de aanpak niet eindigen. Schaal eerst af tot trede {string.Join(" of ", ladder.Treden.Where(t => t.BeeindigenMag).Select(t => t.Code))}.");
        }
    }
}

internal static class AveRegels
{
    public static IReadOnlyDictionary<string, string?> Verplicht(Laddertrede? naar) =>
        naar is { ProcesregieVerplicht: true } ? new Dictionary<string, string?> { ["procesregie"] = null } : new Dictionary<string, string?>();

    public static void ControleerLadder(Gemeente gemeente)
    {
        if (gemeente.Ladder is null)
        {
            throw new WeigeringException("ave-geen-ladder", $"{gemeente.Naam} werkt niet met een escalatieladder.");
        }
    }

    public static void ControleerRegie(Laddertrede trede, Invoer invoer, string? casusregie = null, string? procesregie = null)
    {
        if (trede.ProcesregieVerplicht && string.Equals(invoer.Tekst("casusregie") ?? casusregie, invoer.Tekst("procesregie") ?? procesregie, StringComparison.OrdinalIgnoreCase))
        {
            throw new WeigeringException("regie-zelfde-persoon", $"Vanaf trede {trede.Aanduiding} voert een ander de procesregie dan wie de casusregie voert. Noem twee mensen.", "procesregie");
        }
    }
}
