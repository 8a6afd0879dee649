using CaseFlow.Brieven;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Schuldhulp;

/// <summary>The first talk, in which the question for help is set (Wgs 4).</summary>
public sealed class EersteGesprek(Schuldhulpvraag vraag, Pogingen pogingen, Vroegsignalen signalen, BriefService brieven, Dossier dossier) : TaakUitvoering
{
    public override string Stap => "eerste-gesprek";

    public override async Task ControleerUitkomstAsync(TaakContext c)
    {
        if (c.Uitkomst == "gestaakt" && await pogingen.TelAsync(c.Taak, "niet-verschenen") < c.Gemeente.Regels.Uitnodigingen)
        {
            throw new WeigeringException("uitkomst-onbekend", $"Stoppen kan pas na {c.Gemeente.Regels.Uitnodigingen} uitnodigingen waarop de inwoner niet kwam.");
        }
    }

    public override async Task VerwerkAsync(TaakContext c)
    {
        var datum = c.Invoer.Datum("datum") ?? c.Vandaag;
        await signalen.VolgOpAsync(c, datum);
        switch (c.Uitkomst)
        {
            case "gevoerd":
                await vraag.GevoerdAsync(c, datum);
                dossier.Tel(c.Zaak, c.Handeling, "schuldhulp.gesprek_gehouden", "Het eerste gesprek over de schulden is gevoerd.",
                    new Telregel(("vorm", c.Invoer.Tekst("vorm"))) { Datum = datum }, c.Invoer.Tekst("toelichting"));
                dossier.Tel(c.Zaak, c.Handeling, "schuldhulp.case_gestart", "De schuldhulp is begonnen.", new Telregel(("uitvoerder", c.Gemeente.Schuldhulp.EersteUitvoerder)) { Datum = datum });
                if (c.Invoer.Tekst("verwezen-naar") is { } naar)
                {
                    dossier.Tel(c.Zaak, c.Handeling, "verwijzing.geregistreerd", $"Ook aangemeld bij: {c.Gemeente.Voorziening(naar)?.Naam ?? naar}.",
                        new Telregel(("van", c.Gemeente.Schuldhulp.EersteUitvoerder), ("naar", naar), ("wet", "Wgs")) { Datum = datum });
                }
                return;
            case "niet-verschenen":
                dossier.Noteer(c.Zaak, c.Handeling, "schuldhulp.niet_verschenen", "De inwoner kwam niet op het gesprek.", c.Invoer.Tekst("toelichting"));
                if (c.Invoer.Heeft("gesprek-op"))
                {
                    brieven.Maak(c, "schuldhulp-uitnodiging", SchuldhulpContact.Uitnodiging(c));
                }
                return;
            default:
                c.Variabelen["resultaat"] = c.Uitkomst == "gestaakt" ? "geen-medewerking" : c.Uitkomst;
                dossier.Noteer(c.Zaak, c.Handeling, $"schuldhulp.{c.Uitkomst}", c.Uitkomst == "gestaakt" ? "De schuldhulp stopt: de inwoner kwam steeds niet." : "De inwoner ziet af van schuldhulp.",
                    c.Invoer.Tekst("motivering") ?? c.Invoer.Tekst("toelichting"));
                await vraag.VervallenAsync(c, c.Taak.SpoorId);
                return;
        }
    }
}
