using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>Closes a case that cannot go on: the resident died, moved or cannot be reached, or the case is a double.</summary>
public sealed class Afsluiten(CaseFlowDbContext db, Werkproces werkproces, TermijnService termijnen, Zaakafsluiting afsluiting, Overlijden overlijden, Verhuizing verhuizing, Afschermingen afschermingen, Dossier dossier) : ZaakHandeling
{
    public override string Id => "afsluiten";

    public override string Naam => "Zaak afsluiten";

    public override Task ControleerRolAsync(ZaakContext c, Invoer invoer) =>
        invoer.Tekst("reden") == "verhuisd" ? verhuizing.ControleerRolAsync(c, invoer) : Task.CompletedTask;

    public override Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(ZaakContext c, Invoer invoer) =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(invoer.Tekst("reden") switch
        {
            "verhuisd" => new Dictionary<string, string?> { ["gemeente"] = null },
            "dubbel" => new Dictionary<string, string?> { ["zaak"] = null },
            _ => [],
        });

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        switch (invoer.Tekst("reden"))
        {
            case "overleden":
                await overlijden.ControleerAsync(c, invoer);
                return;
            case "verhuisd":
                await verhuizing.ControleerAsync(c, invoer);
                return;
            case "dubbel" when await AndereAsync(c, invoer) is null:
                throw new WeigeringException("waarde-onbekend:zaak", "Deze zaak is niet gevonden. Kijk het zaaknummer na.", "zaak");
        }
        if (await db.Indicaties.AnyAsync(i => i.ZaakId == c.Zaak.Id && i.BeeindigdOp == null && !i.IsEenmalig && !i.IsTijdelijk))
        {
            throw new WeigeringException("indicatie-loopt", "In deze zaak loopt nog een voorziening. Beëindig die eerst met een besluit.");
        }
    }

    public override async Task VoerUitAsync(ZaakContext zaak, Invoer invoer)
    {
        var reden = invoer.Tekst("reden")!;
        // The reason is a word of the list here; what somebody wrote with it is the explanation.
        var c = zaak with { Handeling = zaak.Handeling with { Reden = invoer.Tekst("toelichting") } };
        switch (reden)
        {
            case "overleden":
                await overlijden.VoerUitAsync(c, invoer);
                return;
            case "verhuisd":
                await verhuizing.VoerUitAsync(c, invoer);
                return;
            case "dubbel":
                var ander = (await AndereAsync(c, invoer))!;
                if (c.Zaak.Ontvangen < ander.Ontvangen)
                {
                    ander.Ontvangen = c.Zaak.Ontvangen;
                    await termijnen.VervroegAsync(c with { Zaak = ander }, AmsterdamTime.DateOf(ander.Ontvangen));
                }
                dossier.Noteer(ander, c.Handeling, "melding.gevoegd", $"Zaak {c.Zaak.Nummer} is een dubbele van deze zaak en is afgesloten.");
                dossier.Tel(c.Zaak, c.Handeling, "melding.gevoegd", $"Gevoegd bij zaak {ander.Nummer}.", Telregel.Leeg);
                break;
            default:
                dossier.Noteer(c.Zaak, c.Handeling, "inwoner.niet_bereikt", "De inwoner is niet te bereiken.");
                break;
        }
        foreach (var instantie in (await werkproces.ActieveAsync(c.Zaak)).Where(i => !i.IsNaast))
        {
            await werkproces.StopAsync(c, instantie, reden);
        }
        await afsluiting.SluitAsync(c, reden == "dubbel" ? "gevoegd" : "niet-bereikt");
    }

    private Task<Zaak?> AndereAsync(ZaakContext c, Invoer invoer)
    {
        var nummer = invoer.Tekst("zaak");
        return afschermingen.Open(db.Zaken, c.Handeling).FirstOrDefaultAsync(z => z.Nummer == nummer && z.GemeenteId == c.Gemeente.Id && z.Id != c.Zaak.Id);
    }
}
