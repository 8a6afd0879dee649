using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Voorzieningen;

/// <summary>How the delivery of a provision goes: waiting, started, interrupted, resumed, stopped.</summary>
public sealed class Leveringen(CaseFlowDbContext db, Dossier dossier)
{
    /// <summary>The provision that a track delivers now.</summary>
    public Task<Indicatie> VanSpoorAsync(Guid spoorId) =>
        db.Indicaties.Where(i => i.SpoorId == spoorId && i.BeeindigdOp == null).OrderByDescending(i => i.Id).FirstAsync();

    /// <summary>What was told last, waiting left out; null while nothing was delivered.</summary>
    public async Task<string?> StandAsync(Indicatie indicatie) =>
        await db.Leveringsmeldingen.Where(l => l.IndicatieId == indicatie.Id && l.Soort != "wachtlijst").OrderByDescending(l => l.Op).ThenByDescending(l => l.Id).Select(l => l.Soort).FirstOrDefaultAsync()
        ?? (indicatie.LeveringGestartOp is null ? null : "gestart");

    /// <exception cref="WeigeringException"><c>levering-volgorde</c>: this cannot follow on what was told before.</exception>
    public async Task ControleerAsync(Indicatie indicatie, string soort)
    {
        var melding = (soort, await StandAsync(indicatie)) switch
        {
            ("gestart", null or "gestopt") or ("onderbroken" or "gestopt", "gestart" or "hervat") or ("hervat" or "gestopt", "onderbroken") => null,
            ("gestart", _) => "De levering is al gestart. Meld een onderbreking, of dat zij weer verdergaat.",
            ("hervat", _) => "De levering is niet onderbroken, dus zij kan niet verdergaan.",
            (_, null) => "De levering is nog niet gestart. Meld eerst wanneer zij begint.",
            (_, "gestopt") => "De levering is al gestopt. Meld eerst dat zij opnieuw begint.",
            _ => "De levering staat al stil. Meld dat zij weer verdergaat, of dat zij stopt.",
        };
        if (melding is not null)
        {
            throw new WeigeringException("levering-volgorde", melding, "soort");
        }
    }

    public void Meld(ZaakContext c, Indicatie indicatie, string soort, DateOnly datum, string? reden)
    {
        if (soort == "gestart")
        {
            if (indicatie.OpWachtlijstSinds is not null && indicatie.LeveringGestartOp is null)
            {
                dossier.Tel(c.Zaak, c.Handeling, "wachtlijst.verlaten", $"{Indicaties.Naam(c, indicatie)}: van de wachtlijst af.", Dimensies(indicatie) with { GeldigTot = datum < c.Vandaag ? datum : c.Vandaag });
            }
            indicatie.LeveringGestartOp = datum;
        }
        Voeg(c, indicatie, soort, datum, reden);
        dossier.Tel(c.Zaak, c.Handeling, $"levering.{soort}", $"{Indicaties.Naam(c, indicatie)}: levering {soort} per {DatumTekst.Datum(datum)}.",
            Dimensies(indicatie) with { Datum = datum > c.Vandaag ? null : datum, GeldigVan = IsBegin(soort) ? datum : null, GeldigTot = IsBegin(soort) ? null : datum }, reden);
    }

    /// <summary>The resident waits; since when counts from the first time.</summary>
    public void Wacht(ZaakContext c, Indicatie indicatie, string? reden)
    {
        if (indicatie.OpWachtlijstSinds is not null)
        {
            return;
        }
        indicatie.OpWachtlijstSinds = c.Vandaag;
        Voeg(c, indicatie, "wachtlijst", c.Vandaag, reden);
        dossier.Tel(c.Zaak, c.Handeling, "wachtlijst.geplaatst", $"{Indicaties.Naam(c, indicatie)}: op de wachtlijst geplaatst.", Dimensies(indicatie), reden);
    }

    private void Voeg(ZaakContext c, Indicatie indicatie, string soort, DateOnly datum, string? reden) => db.Leveringsmeldingen.Add(new Leveringsmelding
    {
        IndicatieId = indicatie.Id,
        Soort = soort,
        Datum = datum,
        Reden = reden,
        Op = c.Nu,
        Door = c.Handeling.Naam,
    });

    private static bool IsBegin(string soort) => soort is "gestart" or "hervat";

    private static Telregel Dimensies(Indicatie indicatie) => new(("voorziening", indicatie.Voorziening), ("wet", indicatie.Wet)) { Over = indicatie.Id };
}
