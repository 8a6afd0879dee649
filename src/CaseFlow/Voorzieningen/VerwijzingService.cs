using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Voorzieningen;

/// <summary>Youth help that somebody else than the municipality opened the way to.</summary>
public sealed record Verwijzing(string Verwijzer, string Voorziening, DateOnly Van)
{
    public DateOnly? Tot { get; init; }
    public string? Aanbieder { get; init; }
    public string? Omvang { get; init; }

    /// <summary>From the referrer, unless it is said.</summary>
    public string? Grondslag { get; init; }

    /// <summary>Youth help ends before the twenty-third birthday, also when it is continued after the eighteenth.</summary>
    public static bool KanVoor(Inwoner? inwoner, DateOnly vandaag) => inwoner is not null && inwoner.LeeftijdOp(vandaag) < 23;

    /// <summary>Reads the fields of verwijzing-registreren, which a task may ask as well.</summary>
    public static Verwijzing Lees(ZaakContext c, Invoer invoer) => new(invoer.Tekst("verwijzer")!, invoer.Tekst("voorziening")!, invoer.Datum("van") ?? c.Vandaag)
    {
        Tot = invoer.Datum("tot"),
        Aanbieder = invoer.Tekst("aanbieder"),
        Omvang = invoer.Tekst("omvang"),
        Grondslag = invoer.Tekst("grondslag"),
    };
}

/// <summary>
/// Registers a referral or a measure. The help runs as an indication without a decision (Jeugdwet 2.6 lid 1 onder g, 3.5): no letter, no objection term,
/// no track of the plan. To be called inside an act that holds the case.
/// </summary>
public sealed class VerwijzingService(CaseFlowDbContext db, Indicaties indicaties, Dossier dossier)
{
    /// <exception cref="WeigeringException">Nobody is known to give the help to, or it ends before it begins.</exception>
    public static void Controleer(ZaakContext c, DateOnly van, DateOnly? tot)
    {
        if (c.Zaak.InwonerId is null)
        {
            throw new WeigeringException("inwoner-onbekend", "Leg eerst vast om wie het gaat.");
        }
        if (tot < van)
        {
            throw new WeigeringException("einddatum-te-vroeg", "De laatste dag ligt voor de eerste.", "tot");
        }
    }

    public Indicatie Registreer(ZaakContext c, Verwijzing verwijzing)
    {
        Controleer(c, verwijzing.Van, verwijzing.Tot);
        var wet = c.Gemeente.Voorziening(verwijzing.Voorziening)?.Wet ?? "Jeugdwet";
        var indicatie = new Indicatie
        {
            ZaakId = c.Zaak.Id,
            InwonerId = c.Zaak.InwonerId!.Value,
            Grondslag = verwijzing.Grondslag ?? Grondslagen.Van(verwijzing.Verwijzer),
            Verwijzer = verwijzing.Verwijzer,
            Voorziening = verwijzing.Voorziening,
            Wet = wet,
            Leveringsvorm = "zin",
            Ingangsdatum = verwijzing.Van,
            Einddatum = verwijzing.Tot,
            IsOnbepaaldeTijd = verwijzing.Tot is null,
            Omvang = verwijzing.Omvang,
            Aanbieder = verwijzing.Aanbieder,
        };
        db.Indicaties.Add(indicatie);
        c.Zaak.Wet ??= wet;
        dossier.Tel(c.Zaak, c.Handeling, "verwijzing.geregistreerd", $"Verwijzing naar {Indicaties.Naam(c, indicatie)} geregistreerd.", new Telregel(
            ("van", verwijzing.Verwijzer), ("naar", Indicaties.Kebab(verwijzing.Aanbieder)), ("verwijzer", verwijzing.Verwijzer), ("wet", wet), ("voorziening", verwijzing.Voorziening)) { Over = indicatie.Id });
        indicaties.TelToegekend(c, indicatie);
        return indicatie;
    }

    /// <summary>The same measure from the same day is the same measure: its end is written down, nothing begins twice.</summary>
    public async Task RegistreerAsync(ZaakContext c, Maatregel maatregel)
    {
        Controleer(c, maatregel.Van, maatregel.Tot);
        var bekend = await db.Maatregelen.FirstOrDefaultAsync(m => m.InwonerId == maatregel.InwonerId && m.Soort == maatregel.Soort && m.Van == maatregel.Van);
        if (bekend is null)
        {
            db.Maatregelen.Add(maatregel);
            dossier.Tel(c.Zaak, c.Handeling, "maatregel.gestart", $"Maatregel geregistreerd, vanaf {DatumTekst.Datum(maatregel.Van)}.",
                new Telregel(("soort", maatregel.Soort)) { Datum = maatregel.Van > c.Vandaag ? null : maatregel.Van, GeldigVan = maatregel.Van, GeldigTot = maatregel.Tot, Over = maatregel.Id });
            return;
        }
        if (maatregel.Tot is not { } tot || bekend.Tot == tot)
        {
            throw new WeigeringException("maatregel-bestaat", "Deze maatregel staat er al, vanaf dezelfde dag. Vul de laatste dag in als hij eindigt.", "tot");
        }
        bekend.Tot = tot;
        dossier.Tel(c.Zaak, c.Handeling, "maatregel.beeindigd", $"De maatregel loopt tot en met {DatumTekst.Datum(tot)}.",
            new Telregel(("soort", bekend.Soort)) { Datum = tot > c.Vandaag ? null : tot, GeldigVan = bekend.Van, GeldigTot = tot, Over = bekend.Id, Vervangt = await dossier.LaatsteAsync(c.Zaak.GemeenteId, "maatregel.beeindigd", bekend.Id) });
    }
}
