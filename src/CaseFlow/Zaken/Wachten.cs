using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>The work waits for the resident, an advice, a provider or a partner. No term stands still by it.</summary>
public sealed class Wachten(CaseFlowDbContext db, Werkproces werkproces, Dossier dossier) : ZaakHandeling
{
    public override string Id => "wacht-op";

    public override string Naam => "Wachten op iemand";

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) => new Dictionary<string, IReadOnlyList<Keuze>>
    {
        ["taak"] = [.. (await db.Taken.AsNoTracking().Where(t => t.ZaakId == zaak.Id && t.Status == TaakStatus.Open).OrderBy(t => t.GeopendOp).ThenBy(t => t.Id).ToListAsync())
            .Select(t => new Keuze(t.Id.ToString(), t.Naam))],
    };

    public override Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        ControleerTot(c, invoer);
        return Task.CompletedTask;
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        Taak? taak = null;
        if (invoer.Tekst("taak") is { } gekozen)
        {
            taak = (await werkproces.OpenTakenAsync(c.Zaak)).FirstOrDefault(t => !t.IsBesloten && (t.Id.ToString() == gekozen || t.Stap == gekozen))
                ?? throw new WeigeringException("waarde-onbekend:taak", "Deze taak staat niet meer open. Kies een andere taak, of geen.", "taak");
        }
        Begin(db, dossier, c, Enum.Parse<WachtOp>(invoer.Tekst("op")!, ignoreCase: true), invoer, taak);
    }

    internal static void ControleerTot(ZaakContext c, Invoer invoer)
    {
        if (invoer.Datum("tot") < c.Vandaag)
        {
            throw new WeigeringException("datum-verleden:tot", "Kies vandaag of een dag die nog komt.", "tot");
        }
    }

    internal static void Begin(CaseFlowDbContext db, Dossier dossier, ZaakContext c, WachtOp op, Invoer invoer, Taak? taak)
    {
        var wacht = new Wacht
        {
            ZaakId = c.Zaak.Id,
            TaakId = taak?.Id,
            Op = op,
            Reden = invoer.Tekst("reden")!,
            Tot = invoer.Datum("tot")!.Value,
            Sinds = c.Nu,
            Door = c.Handeling.Naam,
        };
        db.Wachten.Add(wacht);
        dossier.Tel(c.Zaak, c.Handeling, op == WachtOp.Advies ? "advies.gevraagd" : "wacht.begonnen",
            $"{taak?.Naam ?? "De zaak"} wacht op {Wachttekst.Op(op)}, tot {DatumTekst.Voluit(wacht.Tot)}. Termijnen lopen door.",
            new Telregel(("op", op.ToString().ToLowerInvariant())) { Over = wacht.Id }, wacht.Reden);
    }

    internal static async Task EindigAsync(CaseFlowDbContext db, Dossier dossier, ZaakContext c, IQueryable<Wacht> welke, string naam, WeigeringException alsErGeenIs)
    {
        var lopend = await welke.Where(w => w.ZaakId == c.Zaak.Id && w.BeeindigdOp == null).ToListAsync();
        if (lopend.Count == 0)
        {
            throw alsErGeenIs;
        }
        foreach (var wacht in lopend)
        {
            wacht.BeeindigdOp = c.Nu;
            wacht.BeeindigdDoor = c.Handeling.Naam;
            dossier.Tel(c.Zaak, c.Handeling, naam, $"Het wachten op {Wachttekst.Op(wacht.Op)} is voorbij.", new Telregel(("op", wacht.Op.ToString().ToLowerInvariant())) { Over = wacht.Id });
        }
    }
}

/// <summary>The work goes on: nobody is waited for any more.</summary>
public sealed class WachtBeeindigen(CaseFlowDbContext db, Dossier dossier) : ZaakHandeling
{
    public override string Id => "wacht-beeindigen";

    public override string Naam => "Wachten is voorbij";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Wachten.Count > 0;

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) =>
        Wachten.EindigAsync(db, dossier, c, db.Wachten, "wacht.beeindigd", new WeigeringException("wacht-niet", "Deze zaak wacht nu op niemand."));
}

/// <summary>An expert is asked; the case waits for the answer.</summary>
public sealed class AdviesVragen(CaseFlowDbContext db, Dossier dossier) : ZaakHandeling
{
    public override string Id => "advies-vragen";

    public override string Naam => "Advies vragen";

    public override Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        Wachten.ControleerTot(c, invoer);
        return Task.CompletedTask;
    }

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        Wachten.Begin(db, dossier, c, WachtOp.Advies, invoer, null);
        return Task.CompletedTask;
    }
}

/// <summary>The answer of the expert came.</summary>
public sealed class AdviesOntvangen(CaseFlowDbContext db, Dossier dossier) : ZaakHandeling
{
    public override string Id => "advies-ontvangen";

    public override string Naam => "Advies ontvangen";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Wachten.Any(w => w.Op == WachtOp.Advies);

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) =>
        Wachten.EindigAsync(db, dossier, c, db.Wachten.Where(w => w.Op == WachtOp.Advies), "advies.ontvangen",
            new WeigeringException("advies-niet-gevraagd", "Er is in deze zaak geen advies gevraagd waar nog op gewacht wordt."));
}

/// <summary>The words of waiting, the same on every screen.</summary>
public static class Wachttekst
{
    public static string Op(WachtOp op) => op switch
    {
        WachtOp.Inwoner => "de inwoner",
        WachtOp.Advies => "een advies",
        WachtOp.Aanbieder => "een aanbieder",
        _ => "een partner",
    };
}
