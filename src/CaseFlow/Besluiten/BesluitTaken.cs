using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Besluiten;

/// <summary>The application came in (or did not): from its day the decision term counts.</summary>
public sealed class AanvraagOntvangen(CaseFlowDbContext db, TermijnService termijnen, Dossier dossier) : TaakUitvoering
{
    public override string Stap => "aanvraag";

    public override Task VerwerkAsync(TaakContext c)
    {
        if (c.Uitkomst == "ontvangen")
        {
            Registreer(c, c.Invoer, c.Spoor!);
        }
        return Task.CompletedTask;
    }

    /// <summary>Also used when the application comes at another moment than the task.</summary>
    public void Registreer(ZaakContext c, Invoer invoer, Plannen.Spoor spoor)
    {
        var aanvraag = new Aanvraag
        {
            ZaakId = c.Zaak.Id,
            SpoorId = spoor.Id,
            Aanvraagdatum = invoer.Datum("aanvraagdatum")!.Value,
            Wet = invoer.Tekst("wet")!,
            Voorziening = invoer.Tekst("voorziening")!,
            Op = c.Nu,
            Door = c.Handeling.Naam,
        };
        db.Aanvragen.Add(aanvraag);
        spoor.Voorziening = aanvraag.Voorziening;
        c.Zaak.Wet ??= aanvraag.Wet;
        spoor.Wet = spoor.Wet is null ? null : aanvraag.Wet;
        termijnen.Start(c, "aanvraag", aanvraag.Wet, aanvraag.Aanvraagdatum, spoor.Id);
        dossier.Noteer(c.Zaak, c.Handeling, "aanvraag.ontvangen",
            $"Aanvraag voor {c.Gemeente.Voorziening(aanvraag.Voorziening)?.Naam ?? aanvraag.Voorziening} ontvangen op {DatumTekst.Datum(aanvraag.Aanvraagdatum)}.");
    }
}

/// <summary>The decision on the application.</summary>
public sealed class BesluitNemen(CaseFlowDbContext db, BesluitService besluiten, TermijnService termijnen) : TaakUitvoering
{
    // In the order of the law; of several that fail the first is told.
    private static readonly (string Veld, string Melding)[] Pgbvoorwaarden =
    [
        ("bekwaam", "de inwoner, of wie helpt, kan het budget niet goed beheren"),
        ("gemotiveerd", "de inwoner heeft niet uitgelegd waarom een pgb beter past"),
        ("kwaliteit", "de hulp is niet veilig, goed en gericht op de inwoner"),
    ];

    public override string Stap => "besluit";

    public override Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(TaakContext c)
    {
        var verplicht = new Dictionary<string, string?>();
        if (c.Uitkomst == "toegekend")
        {
            if (!c.Invoer.Heeft("einddatum") && !c.Invoer.Ja("onbepaalde-tijd") && !c.Invoer.Ja("eenmalig"))
            {
                verplicht["einddatum"] = null;
            }
            if (c.Invoer.Tekst("leveringsvorm") == "zin")
            {
                verplicht["aanbieder"] = null;
            }
            if (c.Invoer.Tekst("leveringsvorm") == "pgb")
            {
                verplicht["pgb"] = null;
                verplicht["pgb.bekwaam"] = null;
                verplicht["pgb.gemotiveerd"] = null;
                verplicht["pgb.kwaliteit"] = null;
            }
        }
        return Task.FromResult<IReadOnlyDictionary<string, string?>>(verplicht);
    }

    public override Task ControleerRegelsAsync(TaakContext c)
    {
        if (c.Uitkomst == "buiten-behandeling" && c.Invoer.Datum("hersteltermijn-tot") >= c.Vandaag)
        {
            throw new WeigeringException("datum-toekomst:hersteltermijn-tot", "De inwoner mag de aanvraag nog aanvullen tot en met deze dag. Wacht tot die voorbij is.", "hersteltermijn-tot");
        }
        if (c.Uitkomst != "toegekend")
        {
            return Task.CompletedTask;
        }
        if (c.Invoer.Datum("einddatum") < c.Invoer.Datum("ingangsdatum"))
        {
            throw new WeigeringException("einddatum-te-vroeg", "De einddatum ligt voor de ingangsdatum.", "einddatum");
        }
        if (c.Gemeente.Voorziening(c.Invoer.Tekst("voorziening")) is { NietAlsMaatwerk: { } waarheen })
        {
            throw new WeigeringException("voorziening-niet-maatwerk", waarheen, "voorziening");
        }
        var pgb = c.Invoer.Groep("pgb");
        if (c.Invoer.Tekst("leveringsvorm") == "pgb" && Pgbvoorwaarden.FirstOrDefault(v => !pgb.Ja(v.Veld)) is { Veld: not null } voorwaarde)
        {
            throw new WeigeringException("pgb-voorwaarde", $"Een pgb kan nu niet: {voorwaarde.Melding} (Wmo 2.3.6, Jeugdwet 8.1.1). Kies zorg in natura, of wijs de aanvraag af en leg uit waarom.", $"pgb.{voorwaarde.Veld}");
        }
        return Task.CompletedTask;
    }

    public override async Task VerwerkAsync(TaakContext c)
    {
        if (c.Uitkomst == "ingetrokken")
        {
            await termijnen.BesluitVervallenAsync(c, "ingetrokken", c.Spoor?.Id);
            return;
        }
        var aanleiding = await db.Taken.Where(t => t.InstantieId == c.Taak.InstantieId && t.Stap == "evaluatie" && t.Status == TaakStatus.Afgerond)
            .OrderByDescending(t => t.GeslotenOp).Select(t => t.Uitkomst).FirstOrDefaultAsync();
        await besluiten.NeemAsync(c, new Besluitgegevens(c.Uitkomst, c.Invoer, c.Spoor) { Aanleiding = aanleiding });
        if (c.Uitkomst == "toegekend")
        {
            c.Spoor!.Voorziening = c.Invoer.Tekst("voorziening");
            c.Variabelen["eenmalig"] = c.Invoer.Ja("eenmalig");
            c.Variabelen["evaluatiedatum"] = c.Invoer.Datum("einddatum")?.AddDays(-7 * c.Gemeente.Regels.EvaluatieWeken);
        }
    }
}
