using System.Text.Json.Nodes;
using CaseFlow.Besluiten;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>
/// The resident moves. To another municipality: work and terms lapse and provisions end by a decision, an objection or complaint runs on.
/// Within this one: a new address and nothing more.
/// </summary>
public sealed class Verhuizing(CaseFlowDbContext db, Werkproces werkproces, TermijnService termijnen, Zaakafsluiting afsluiting, ZaakLader lader, BesluitService besluiten, HuishoudenService huishoudens, Indicaties indicaties, Dossier dossier) : ZaakHandeling
{
    public override string Id => "verhuizing";

    public override string Naam => "Verhuizing";

    public override async Task ControleerRolAsync(ZaakContext c, Invoer invoer)
    {
        var lopend = await db.Indicaties.Where(i => c.Zaak.InwonerId != null && i.InwonerId == c.Zaak.InwonerId && i.BeeindigdOp == null && !i.IsEenmalig && !i.IsTijdelijk).ToListAsync();
        if (lopend.Count > 0 && invoer.Tekst("gemeente") is { } naar && !IsHier(c, naar))
        {
            IndicatieBeeindigen.ControleerRol(c, lopend);
        }
    }

    public override Task ControleerAsync(ZaakContext c, Invoer invoer) => c.Zaak.Inwoner is null
        ? throw new WeigeringException("inwoner-onbekend", "Leg eerst vast om wie het gaat.")
        : Task.CompletedTask;

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var (inwoner, datum, naar) = (c.Zaak.Inwoner!, invoer.Datum("datum") ?? c.Vandaag, invoer.Tekst("gemeente")!);
        if (IsHier(c, naar))
        {
            inwoner.Adres = invoer.Tekst("adres") ?? inwoner.Adres;
            inwoner.Postcode = invoer.Tekst("postcode") ?? inwoner.Postcode;
            inwoner.Wijk = invoer.Tekst("wijk") ?? inwoner.Wijk;
            dossier.Noteer(c.Zaak, c.Handeling, "inwoner.verhuisd", $"De inwoner is op {DatumTekst.Voluit(datum)} binnen {c.Gemeente.Naam} verhuisd. De zaak blijft bij het team.");
            return;
        }
        await db.Entry(inwoner).Collection(i => i.Huishoudens).LoadAsync();
        (inwoner.VerhuisdOp, inwoner.VerhuisdNaar) = (datum, naar);
        huishoudens.Verlaat(inwoner, datum);
        var indicaties = db.Indicaties.Where(i => i.InwonerId == inwoner.Id && (i.BeeindigdOp == null || i.BeeindigdOp > datum));
        var ids = await db.Zaken.Where(z => z.InwonerId == inwoner.Id && (z.Status == ZaakStatus.Open || indicaties.Any(i => i.ZaakId == z.Id)))
            .OrderBy(z => z.Id).Select(z => z.Id).ToListAsync();
        foreach (var id in ids)
        {
            var ander = id == c.Zaak.Id ? c : await lader.LaadAsync(id, c.Handeling);
            dossier.Noteer(ander.Zaak, c.Handeling, "inwoner.verhuisd", $"De inwoner is op {DatumTekst.Voluit(datum)} verhuisd naar {naar}.");
            await EindigAsync(ander, datum, naar);
            if (ander.Zaak.Status == ZaakStatus.Afgesloten)
            {
                continue;
            }
            var actief = await werkproces.ActieveAsync(ander.Zaak);
            foreach (var instantie in actief.Where(i => !i.IsNaast))
            {
                await werkproces.StopAsync(ander, instantie, "verhuisd");
            }
            await termijnen.VervallenAsync(ander, Id, t => !termijnen.Regel(t, ander.Gemeente.Id).LooptNaSluiten && !actief.Any(i => i.IsNaast && i.Id == t.InstantieId));
            await afsluiting.SluitAsync(ander, "verhuisd");
        }
    }

    // Grounds and objection term as in indicatie-beeindigen: a move is a decision, unlike a death.
    private async Task EindigAsync(ZaakContext c, DateOnly datum, string naar)
    {
        foreach (var indicatie in await db.Indicaties.Where(i => i.ZaakId == c.Zaak.Id && !i.IsTijdelijk && (i.BeeindigdOp == null || i.BeeindigdOp > datum)).ToListAsync())
        {
            if (indicatie.BeeindigdOp is not null)
            {
                indicatie.BeeindigdOp = datum;
                indicatie.RedenEinde = "verhuizing";
                await indicaties.TelEindeAsync(c, indicatie, "verhuizing");
                continue;
            }
            await besluiten.BeeindigAsync(c, indicatie, new Invoer(new JsonObject
            {
                ["grond"] = "verhuizing",
                ["ingangsdatum"] = datum.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                ["motivering"] = $"U bent op {DatumTekst.Voluit(datum)} verhuisd naar {naar}. Vanaf die dag helpt de gemeente {naar} u.",
            }));
        }
    }

    private static bool IsHier(ZaakContext c, string naar) =>
        string.Equals(naar, c.Gemeente.Id, StringComparison.OrdinalIgnoreCase) || string.Equals(naar, c.Gemeente.Naam, StringComparison.OrdinalIgnoreCase);
}
