using CaseFlow.Besluiten;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Voorzieningen;

/// <summary>Leads somebody to a general provision, without a decision.</summary>
public sealed class Toeleiding(Dossier dossier) : TaakUitvoering
{
    public override string Stap => "toeleiding";

    public override Task VerwerkAsync(TaakContext c)
    {
        if (c.Uitkomst == "gestart")
        {
            c.Spoor!.Voorziening = c.Invoer.Tekst("voorziening");
            dossier.Tel(c.Zaak, c.Handeling, "ondersteuning.gestart", $"Toegeleid naar {c.Gemeente.Voorziening(c.Spoor.Voorziening)?.Naam}.",
                new Telregel(("voorziening", c.Spoor.Voorziening), ("vorm", c.Invoer.Ja("warm") ? "warm" : "gewoon"), ("wet", c.Zaak.Wet)) { Over = c.Spoor.Id });
        }
        return Task.CompletedTask;
    }
}

/// <summary>Did the general provision help?</summary>
public sealed class Terugkoppeling(Afwegen afwegen, Dossier dossier) : TaakUitvoering
{
    public override string Stap => "terugkoppeling";

    public override Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(TaakContext c)
    {
        var verplicht = new Dictionary<string, string?>();
        if (c.Uitkomst == "alsnog-maatwerk")
        {
            verplicht["bevindingen"] = null;
            verplicht["bevindingen.algemene-voorziening"] = null;
            verplicht["bevindingen.algemene-voorziening.tekst"] = null;
        }
        return Task.FromResult<IReadOnlyDictionary<string, string?>>(verplicht);
    }

    public override Task ControleerRegelsAsync(TaakContext c)
    {
        if (c.Uitkomst == "alsnog-maatwerk" && c.Invoer.Groep("bevindingen").Groep("algemene-voorziening").Tekst("volstaat") is "ja" or "true")
        {
            throw new WeigeringException("eerdere-bevinding-volstaat", "U schrijft dat de algemene voorziening genoeg is. Maatwerk kan dan niet.", "bevindingen.algemene-voorziening.volstaat");
        }
        return Task.CompletedTask;
    }

    public override async Task VerwerkAsync(TaakContext c)
    {
        if (c.Uitkomst == "alsnog-maatwerk")
        {
            await afwegen.BewaarAsync(c, c.Invoer.Groep("bevindingen"));
        }
        if (c.Uitkomst != "loopt-door" && c.Spoor is { } spoor)
        {
            dossier.Tel(c.Zaak.GemeenteId, c.Handeling, "ondersteuning.beeindigd", new Telregel(("voorziening", spoor.Voorziening), ("reden", c.Uitkomst)) { GeldigTot = c.Vandaag, Over = spoor.Id }, c.Zaak);
        }
        dossier.Tel(c.Zaak, c.Handeling, "hulpvraag.teruggekoppeld", "Er is nagegaan of de hulp werkt.",
            new Telregel(("voorziening", c.Spoor?.Voorziening), ("resultaat", c.Uitkomst), ("wet", c.Zaak.Wet)) { Over = c.Spoor?.Id });
    }
}

/// <summary>The provision is delivered from a day on, or waits.</summary>
public sealed class Levering(Leveringen leveringen) : TaakUitvoering
{
    public override string Stap => "levering";

    public override async Task VerwerkAsync(TaakContext c)
    {
        var indicatie = await leveringen.VanSpoorAsync(c.Spoor!.Id);
        indicatie.Aanbieder = c.Invoer.Tekst("aanbieder") ?? indicatie.Aanbieder;
        if (c.Uitkomst == "wachtlijst")
        {
            leveringen.Wacht(c, indicatie, c.Invoer.Tekst("reden"));
        }
        else
        {
            leveringen.Meld(c, indicatie, "gestart", c.Invoer.Datum("datum")!.Value, c.Invoer.Tekst("toelichting"));
        }
    }
}

/// <summary>Looks, before the end, whether the provision goes on, changes or stops.</summary>
public sealed class Evaluatie(CaseFlowDbContext db, BesluitService besluiten, MandaatService mandaat, Indicaties indicaties) : TaakUitvoering
{
    public override string Stap => "evaluatie";

    public override async Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(TaakContext c)
    {
        var verplicht = new Dictionary<string, string?>();
        if (c.Uitkomst == "verlengen" && c.Gemeente.Regels.KeuzeboomVerplicht)
        {
            verplicht["keuzeboom"] = null;
        }
        foreach (var indicatie in await VoorEindeAsync(c))
        {
            (verplicht["ingangsdatum"], verplicht["grond"], verplicht["motivering"]) = (null, null, null);
            foreach (var veld in MandaatService.Verplicht(Eis(c, indicatie)))
            {
                verplicht[veld] = null;
            }
        }
        return verplicht;
    }

    public override async Task ControleerRegelsAsync(TaakContext c)
    {
        if (c.Uitkomst == "verlengen" && c.Gemeente.Regels.KeuzeboomVerplicht
            && c.Gemeente.Keuzeboom.FirstOrDefault(v => c.Invoer.Groep("keuzeboom").Groep(v.Id).JaNee("antwoord") is null) is { } vraag)
        {
            throw new WeigeringException("veld-verplicht:keuzeboom", $"Beantwoord eerst: {vraag.Naam}", $"keuzeboom.{vraag.Id}.antwoord");
        }
        foreach (var indicatie in await VoorEindeAsync(c))
        {
            MandaatService.Controleer(c, Eis(c, indicatie), c.Invoer);
        }
    }

    public override async Task VerwerkAsync(TaakContext c)
    {
        if (c.Uitkomst != "beeindigen")
        {
            return;
        }
        foreach (var indicatie in await LopendAsync(c))
        {
            if (IsVoorEinde(indicatie, c.Invoer))
            {
                await besluiten.BeeindigAsync(c, indicatie, c.Invoer);
                continue;
            }
            indicatie.BeeindigdOp = indicatie.Einddatum;
            indicatie.RedenEinde = "beeindigd-na-evaluatie";
            await indicaties.TelEindeAsync(c, indicatie, "evaluatie");
        }
    }

    private async Task<List<Indicatie>> VoorEindeAsync(TaakContext c) =>
        c.Uitkomst == "beeindigen" ? [.. (await LopendAsync(c)).Where(i => IsVoorEinde(i, c.Invoer))] : [];

    // The same decision as the act beside the tasks, and the same mandate.
    private Mandaateis Eis(TaakContext c, Indicatie indicatie) => mandaat.Eis(c, "indicatie-beeindigen", "beeindigd", c.Invoer, indicatie.Voorziening, indicatie.SpoorId);

    // Stopping on the last day is no decision; stopping earlier takes something away and is one.
    private static bool IsVoorEinde(Indicatie indicatie, Invoer invoer) =>
        indicatie.Einddatum is not { } einddatum || invoer.Datum("ingangsdatum") < einddatum;

    private Task<List<Indicatie>> LopendAsync(TaakContext c) =>
        db.Indicaties.Where(i => i.SpoorId == c.Spoor!.Id && i.BeeindigdOp == null).ToListAsync();
}
