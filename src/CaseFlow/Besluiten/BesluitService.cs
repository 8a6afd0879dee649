using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Rechtsbescherming;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Voorzieningen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Besluiten;

/// <summary>The fields of a decision as they were filled in.</summary>
public sealed record Besluitgegevens(string Soort, Invoer Invoer, Spoor? Spoor)
{
    public bool IsTijdelijk { get; init; }

    /// <summary>Outcome of the evaluation that led to it: verlengen, opschalen, afschalen.</summary>
    public string? Aanleiding { get; init; }
}

/// <summary>Takes a decision: the row, the provision it grants, the terms it meets and starts, the letter and the counted event.</summary>
public sealed class BesluitService(CaseFlowDbContext db, Configuratie configuratie, TermijnService termijnen, BriefService brieven, DwangsomService dwangsommen, Indicaties indicaties, Dossier dossier)
{
    public async Task NeemAsync(ZaakContext c, Besluitgegevens gegevens)
    {
        var invoer = gegevens.Invoer;
        var bekendmaking = invoer.Datum("bekendmaking") ?? c.Vandaag;
        var aanvraag = gegevens.Spoor is null ? null
            : await db.Aanvragen.Where(a => a.SpoorId == gegevens.Spoor.Id).OrderByDescending(a => a.Id).FirstOrDefaultAsync();
        var besluit = new Besluit
        {
            ZaakId = c.Zaak.Id,
            SpoorId = gegevens.Spoor?.Id,
            Soort = gegevens.Soort,
            Voorziening = invoer.Tekst("voorziening") ?? gegevens.Spoor?.Voorziening ?? aanvraag?.Voorziening,
            Wet = gegevens.IsTijdelijk ? "Wmo" : aanvraag?.Wet ?? c.Zaak.Wet,
            Bekendmaking = bekendmaking,
            Motivering = invoer.Tekst("motivering") ?? "",
            DragendeBevinding = invoer.Tekst("dragende-bevinding"),
            Gegevens = invoer.Gegevens.ToJsonString(),
            Op = c.Nu,
            MedewerkerId = c.Handeling.MedewerkerId,
            Door = c.Handeling.Naam,
            Rol = c.Handeling.Rol,
        };
        db.Besluiten.Add(besluit);
        await termijnen.BesluitGenomenAsync(c, bekendmaking, gegevens.Spoor?.Id);
        await dwangsommen.StopAsync(c, bekendmaking);
        termijnen.Start(c, "bekendmaking", besluit.Wet, bekendmaking, gegevens.Spoor?.Id);
        if (!gegevens.IsTijdelijk)
        {
            await EindigTijdelijkeAsync(c, gegevens.Soort == "toegekend" ? invoer.Datum("ingangsdatum")!.Value : bekendmaking);
        }
        if (gegevens.Soort is "toegekend" or "tijdelijke-voorziening")
        {
            await KenToeAsync(c, gegevens, besluit);
        }
        else
        {
            dossier.Tel(c.Zaak, c.Handeling, "indicatie.afgewezen", gegevens.Soort == "buiten-behandeling" ? "De aanvraag is buiten behandeling gesteld." : "De aanvraag is afgewezen.",
                new Telregel(("wet", besluit.Wet), ("voorziening", besluit.Voorziening), ("grondslag", gegevens.Soort)));
        }
        await BriefAsync(c, besluit, invoer, aanvraag);
    }

    private async Task KenToeAsync(ZaakContext c, Besluitgegevens gegevens, Besluit besluit)
    {
        var invoer = gegevens.Invoer;
        var soort = c.Gemeente.Voorziening(besluit.Voorziening);
        var indicatie = new Indicatie
        {
            ZaakId = c.Zaak.Id,
            InwonerId = c.Zaak.InwonerId!.Value,
            SpoorId = gegevens.Spoor?.Id,
            BesluitId = besluit.Id,
            Voorziening = besluit.Voorziening!,
            Wet = besluit.Wet,
            Leveringsvorm = invoer.Tekst("leveringsvorm") ?? "zin",
            Ingangsdatum = invoer.Datum("ingangsdatum")!.Value,
            Einddatum = invoer.Datum("einddatum"),
            IsOnbepaaldeTijd = invoer.Ja("onbepaalde-tijd"),
            IsEenmalig = invoer.Ja("eenmalig"),
            IsTijdelijk = gegevens.IsTijdelijk,
            Omvang = invoer.Tekst("omvang"),
            Aanbieder = invoer.Tekst("aanbieder"),
            IsEigenBijdrageVerschuldigd = besluit.Wet != "Jeugdwet" && (invoer.JaNee("eigen-bijdrage") ?? soort?.EigenBijdrage ?? false),
        };
        var vervangen = await db.Indicaties
            .Where(i => i.ZaakId == c.Zaak.Id && i.BeeindigdOp == null && i.SpoorId != null && i.SpoorId == indicatie.SpoorId)
            .ToListAsync();
        foreach (var oud in vervangen)
        {
            oud.BeeindigdOp = indicatie.Ingangsdatum > oud.Ingangsdatum ? indicatie.Ingangsdatum.AddDays(-1) : indicatie.Ingangsdatum;
            oud.RedenEinde = gegevens.Aanleiding ?? "vervangen";
            await indicaties.TelEindeAsync(c, oud, oud.RedenEinde, isGenoteerd: true);
        }
        db.Indicaties.Add(indicatie);
        if (Overgang(gegevens.Aanleiding) is { } overgang)
        {
            dossier.Tel(c.Zaak, c.Handeling, overgang, $"De voorziening gaat door na de evaluatie: {gegevens.Aanleiding}.",
                new Telregel(("wet", indicatie.Wet), ("voorziening", indicatie.Voorziening)) { GeldigVan = indicatie.Ingangsdatum, GeldigTot = indicatie.Einddatum, Over = indicatie.Id });
        }
        indicaties.TelToegekend(c, indicatie, invoer.Tekst("contractvorm"), invoer.Tekst("locatie"));
    }

    /// <summary>Ends the temporary provisions of this case from the day something else takes effect (Wmo 2.3.3).</summary>
    public async Task EindigTijdelijkeAsync(ZaakContext c, DateOnly vanaf)
    {
        var lopend = await db.Indicaties.Where(i => i.ZaakId == c.Zaak.Id && i.IsTijdelijk && i.BeeindigdOp == null).ToListAsync();
        foreach (var tijdelijk in lopend.Where(i => i.BeeindigdOp is null))
        {
            tijdelijk.BeeindigdOp = vanaf > tijdelijk.Ingangsdatum ? vanaf.AddDays(-1) : tijdelijk.Ingangsdatum;
            tijdelijk.RedenEinde = "besluit";
            await indicaties.TelEindeAsync(c, tijdelijk, "besluit");
        }
    }

    /// <summary>
    /// Ends a running provision before its last day: a decision, with its own objection term (grounds as in indicatie-beeindigen).
    /// None where the resident died, or where an institution or the court decides on the help.
    /// </summary>
    public async Task BeeindigAsync(ZaakContext c, Indicatie indicatie, Invoer invoer)
    {
        var grond = invoer.Tekst("grond")!;
        indicatie.BeeindigdOp = invoer.Datum("ingangsdatum")!.Value;
        indicatie.RedenEinde = grond;
        await indicaties.TelEindeAsync(c, indicatie, grond);
        if (grond == "overlijden" || indicatie.Grondslag is Grondslagen.Instelling or Grondslagen.Rechter)
        {
            return;
        }
        var besluit = new Besluit
        {
            ZaakId = c.Zaak.Id,
            SpoorId = indicatie.SpoorId,
            Soort = "beeindigd",
            Voorziening = indicatie.Voorziening,
            Wet = indicatie.Wet,
            Bekendmaking = invoer.Datum("bekendmaking") ?? c.Vandaag,
            Motivering = invoer.Tekst("motivering")!,
            Gegevens = invoer.Gegevens.ToJsonString(),
            Op = c.Nu,
            MedewerkerId = c.Handeling.MedewerkerId,
            Door = c.Handeling.Naam,
            Rol = c.Handeling.Rol,
        };
        db.Besluiten.Add(besluit);
        termijnen.Start(c, "bekendmaking", indicatie.Wet, besluit.Bekendmaking, indicatie.SpoorId);
        await BriefAsync(c, besluit, invoer, null);
    }

    private static string? Overgang(string? aanleiding) => aanleiding switch
    {
        "verlengen" => "indicatie.verlengd",
        "opschalen" => "indicatie.opgeschaald",
        "afschalen" => "indicatie.afgeschaald",
        _ => null,
    };

    private async Task BriefAsync(ZaakContext c, Besluit besluit, Invoer invoer, Aanvraag? aanvraag)
    {
        var bezwaar = (await termijnen.TermijnenAsync(c.Zaak)).Where(t => t.Regel == "AWB-67" && t.SpoorId == besluit.SpoorId && t.Startdatum == besluit.Bekendmaking)
            .Select(t => (DateOnly?)t.LaatsteDag).FirstOrDefault();
        var indicatie = db.Indicaties.Local.FirstOrDefault(i => i.BesluitId == besluit.Id);
        var soort = besluit.Soort == "tijdelijke-voorziening" ? "toegekend" : besluit.Soort;
        brieven.Maak(c, $"beschikking-{soort}", Beschikkingtekst.Van(besluit, invoer, aanvraag, indicatie, bezwaar, c.Gemeente, configuratie.Keuzelijsten(c.Gemeente.Id)));
    }
}
