using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Schuldhulp;

/// <summary>The decision after the first talk: a plan, or a refusal (Wgs 4a lid 1). None when the resident does not want it any more (lid 2).</summary>
public sealed class PlanVanAanpak(CaseFlowDbContext db, Configuratie configuratie, Schuldhulpvraag vraag, SchuldhulpBesluiten besluiten, Vroegsignalen signalen, Dossier dossier) : TaakUitvoering
{
    public override string Stap => "plan-van-aanpak";

    public override async Task VerwerkAsync(TaakContext c)
    {
        await signalen.VolgOpAsync(c, c.Vandaag);
        switch (c.Uitkomst)
        {
            case "plan":
                await BeginAsync(c);
                return;
            case "weigering":
                c.Variabelen["resultaat"] = "afgewezen";
                dossier.Noteer(c.Zaak, c.Handeling, "schuldhulp.geweigerd", "De schuldhulp is geweigerd.");
                await besluiten.NeemAsync(c, SchuldhulpBesluiten.Weigering, new Dictionary<string, string?>());
                return;
            default:
                c.Variabelen["resultaat"] = c.Uitkomst;
                dossier.Noteer(c.Zaak, c.Handeling, "schuldhulp.afgezien", $"De inwoner ziet af van schuldhulp, bevestigd op {DatumTekst.Datum(c.Invoer.Datum("bevestigd-op")!.Value)}.", c.Invoer.Tekst("toelichting"));
                await vraag.VervallenAsync(c, c.Taak.SpoorId);
                return;
        }
    }

    private async Task BeginAsync(TaakContext c)
    {
        var inwoner = c.Zaak.InwonerId!.Value;
        var traject = new Schuldtraject
        {
            ZaakId = c.Zaak.Id,
            SpoorId = c.Spoor!.Id,
            InwonerId = inwoner,
            Soort = c.Invoer.Tekst("soort"),
            Uitvoerder = c.Invoer.Tekst("uitvoerder") ?? c.Gemeente.Schuldhulp.EersteUitvoerder,
            LooptijdMaanden = c.Invoer.Getal("looptijd-maanden"),
            IsHerhaald = await db.Schuldtrajecten.AnyAsync(t => t.InwonerId == inwoner),
            GestartOp = c.Invoer.Datum("bekendmaking") ?? c.Vandaag,
        };
        db.Schuldtrajecten.Add(traject);
        var lijsten = configuratie.Keuzelijsten(c.Gemeente.Id);
        dossier.Tel(c.Zaak, c.Handeling, "schuldhulp.traject_gestart", $"Het plan van aanpak is vastgesteld; {lijsten.Naam("schuldhulp-uitvoerders", traject.Uitvoerder)} voert het uit.", Schuldtrajecten.Telregel(traject) with { GeldigVan = traject.GestartOp });
        await besluiten.NeemAsync(c, SchuldhulpBesluiten.Plan, new Dictionary<string, string?>
        {
            ["afspraken"] = string.Join('\n', c.Invoer.Teksten("afspraken").Select(a => $"- {a}")),
            ["soort"] = traject.Soort is null ? null : Beschikkingtekst.Klein(lijsten.Naam("soort-schuldhulp", traject.Soort)),
            ["uitvoerder"] = lijsten.Naam("schuldhulp-uitvoerders", traject.Uitvoerder),
            ["looptijd"] = traject.LooptijdMaanden is { } maanden ? $"{maanden} maanden" : null,
            ["voorwaarden"] = c.Invoer.Tekst("voorwaarden"),
        });
    }
}
