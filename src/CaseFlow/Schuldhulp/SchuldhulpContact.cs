using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Schuldhulp;

/// <summary>How often a step of debt help ended so, since the resident last came back.</summary>
public sealed class Pogingen(CaseFlowDbContext db)
{
    public async Task<int> TelAsync(Taak taak, string uitkomst)
    {
        var sinds = await db.Taken.Where(t => t.SpoorId == taak.SpoorId && t.Stap == "nazorg" && t.Uitkomst == "terugval").OrderByDescending(t => t.GeslotenOp).Select(t => t.GeslotenOp).FirstOrDefaultAsync();
        return await db.Taken.CountAsync(t => t.SpoorId == taak.SpoorId && t.Stap == taak.Stap && t.Uitkomst == uitkomst && (sinds == null || t.GeslotenOp > sinds));
    }
}

/// <summary>Reaching the resident to make an appointment.</summary>
public sealed class SchuldhulpContact(
    CaseFlowDbContext db, Schuldhulpvraag vraag, Pogingen pogingen, Vroegsignalen signalen, TermijnService termijnen, BriefService brieven, Dossier dossier) : TaakUitvoering
{
    private static readonly string[] Bereikt = ["afspraak", "afgezien", "opgelost"];

    public override string Stap => "contact";

    public override async Task ControleerUitkomstAsync(TaakContext c)
    {
        if (c.Uitkomst == "niet-bereikt" && await pogingen.TelAsync(c.Taak, "geen-contact") < c.Gemeente.Schuldhulp.Contactpogingen)
        {
            throw new WeigeringException("uitkomst-onbekend", $"Dit kan pas na {c.Gemeente.Schuldhulp.Contactpogingen} pogingen zonder contact.");
        }
    }

    public override async Task VerwerkAsync(TaakContext c)
    {
        var (datum, soort, isBereikt) = (c.Invoer.Datum("datum") ?? c.Vandaag, c.Invoer.Tekst("soort"), Bereikt.Contains(c.Uitkomst));
        await NeemOpZichAsync(c);
        if (isBereikt || c.Uitkomst == "geen-contact" || (c.Uitkomst == "niet-bereikt" && soort is not null))
        {
            dossier.Tel(c.Zaak, c.Handeling, "schuldhulp.contact_opgenomen", isBereikt ? "De inwoner is bereikt." : "De inwoner is niet bereikt.",
                new Telregel(("bereikt", isBereikt ? "ja" : "nee"), ("soort", soort)) { Datum = datum }, c.Invoer.Tekst("toelichting"));
        }
        await signalen.VolgOpAsync(c, datum, c.Uitkomst == "niet-opgepakt" ? c.Invoer.Tekst("reden") : null);
        switch (c.Uitkomst)
        {
            case "afspraak":
                await termijnen.StapGeslotenAsync(c, Stap, c.Taak.Id, c.Uitkomst, datum);
                brieven.Maak(c, "schuldhulp-uitnodiging", Uitnodiging(c));
                return;
            case "geen-contact":
                if (soort == "brief")
                {
                    brieven.Maak(c, "schuldhulp-aanbod", new Dictionary<string, string?>());
                }
                return;
            default:
                c.Variabelen["resultaat"] = Resultaat(c);
                await vraag.VervallenAsync(c, c.Taak.SpoorId);
                return;
        }
    }

    /// <summary>Where and when the talk is, as far as it was filled in.</summary>
    internal static Dictionary<string, string?> Uitnodiging(TaakContext c) => new()
    {
        ["gesprek-op"] = c.Invoer.Moment("gesprek-op") is { } op ? $"{DatumTekst.Voluit(AmsterdamTime.DateOf(op))} om {AmsterdamTime.Local(op):HH:mm} uur" : null,
        ["gesprek-plaats"] = c.Invoer.Tekst("gesprek-plaats"),
    };

    // Who does this goes on with the debts; who held the broad talk stays the one for the rest of the case.
    private async Task NeemOpZichAsync(TaakContext c)
    {
        if (c.Spoor is { } spoor)
        {
            (spoor.BehandelaarId, spoor.Behandelaar) = (c.Handeling.MedewerkerId, c.Handeling.Naam);
        }
        if (c.Zaak.BehandelaarId is null || !await db.Gesprekken.AnyAsync(g => g.ZaakId == c.Zaak.Id && g.IsVerschenen))
        {
            (c.Zaak.BehandelaarId, c.Zaak.Behandelaar) = (c.Handeling.MedewerkerId, c.Handeling.Naam);
        }
    }

    private static string Resultaat(TaakContext c) => c.Uitkomst switch
    {
        "opgelost" => "eigen-kracht",
        "niet-opgepakt" when c.Invoer.Tekst("reden") == "overleden" => "overleden",
        "niet-opgepakt" => "afgewezen",
        _ => c.Uitkomst,
    };
}
