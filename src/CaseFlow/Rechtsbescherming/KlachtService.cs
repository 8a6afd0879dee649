using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Rechtsbescherming;

/// <summary>A complaint comes in: its route, and six weeks, or ten with a committee (Awb 9:11).</summary>
public sealed class KlachtService(CaseFlowDbContext db, Werkproces werkproces, TermijnService termijnen, BriefService brieven, Dossier dossier)
{
    public async Task OntvangenAsync(ZaakContext c, Invoer invoer)
    {
        if (!werkproces.HeeftRoute(c.Gemeente, Naastroutes.Klacht))
        {
            throw new WeigeringException("route-ontbreekt", "De route klacht is er in deze gemeente nog niet.");
        }
        var (ontvangen, metCommissie) = (invoer.Datum("ontvangen") ?? c.Vandaag, invoer.Ja("commissie"));
        var termijn = termijnen.StartTermijn(c, "AWB-911", ontvangen, null, metCommissie);
        var instantie = await werkproces.StartMetBerichtAsync(c, Naastroutes.Klacht, "klacht-ontvangen", new Dictionary<string, object?>());
        db.Klachten.Add(new Klacht
        {
            ZaakId = c.Zaak.Id,
            InstantieId = instantie.Id,
            TermijnId = termijn.Id,
            Ontvangen = ontvangen,
            IsMetCommissie = metCommissie,
            OverMedewerker = invoer.Tekst("over-medewerker"),
            Tekst = invoer.Tekst("tekst") ?? "",
            Door = c.Handeling.Naam,
            Op = c.Nu,
        });
        dossier.Tel(c.Zaak, c.Handeling, "klacht.ingediend", $"Klacht ontvangen op {DatumTekst.Datum(ontvangen)}.", new Telregel(("commissie", metCommissie ? "ja" : "nee")) { Over = instantie.Id });
        brieven.Maak(c, "klacht-ontvangen", new Dictionary<string, string?> { ["ontvangen"] = DatumTekst.Datum(ontvangen), ["laatste-dag"] = DatumTekst.Voluit(termijn.LaatsteDag) });
    }

    public Task<Klacht> VanAsync(Taak taak) => db.Klachten.SingleAsync(k => k.InstantieId == taak.InstantieId);

    /// <summary>The complaint is over, told to who complained.</summary>
    public async Task HandelAfAsync(TaakContext c, Klacht klacht)
    {
        klacht.Uitkomst = c.Uitkomst;
        klacht.AfgehandeldOp = c.Invoer.Datum("datum") ?? c.Vandaag;
        await termijnen.GehaaldAsync(c, klacht.TermijnId, klacht.AfgehandeldOp.Value, c.Taak.Stap);
        dossier.Tel(c.Zaak, c.Handeling, "klacht.afgehandeld", $"De klacht is afgehandeld: {c.Uitkomst}.", new Telregel(("uitkomst", c.Uitkomst)) { Over = klacht.InstantieId });
        brieven.Maak(c, "klacht-afgehandeld", new Dictionary<string, string?>
        {
            ["ontvangen"] = DatumTekst.Datum(klacht.Ontvangen),
            ["bevindingen"] = c.Invoer.Tekst("bevindingen"),
            ["uitkomst"] = c.Uitkomst switch
            {
                "opgelost" => "Wij hebben uw klacht samen met u opgelost.",
                "gegrond" => "Uw klacht is gegrond.",
                "deels-gegrond" => "Uw klacht is deels gegrond.",
                "ongegrond" => "Uw klacht is ongegrond.",
                "ingetrokken" => "U heeft uw klacht ingetrokken.",
                _ => "Wij behandelen uw klacht niet verder.",
            },
            ["maatregelen"] = c.Invoer.Tekst("maatregelen"),
        });
    }

    /// <summary>Nobody handles a complaint about themselves (Awb 9:7).</summary>
    public async Task ControleerAsync(TaakContext c)
    {
        if (string.Equals((await VanAsync(c.Taak)).OverMedewerker, c.Handeling.Naam, StringComparison.OrdinalIgnoreCase))
        {
            throw new WeigeringException("klacht-zelfde-persoon", "De klacht gaat over u. Een ander behandelt haar (Awb 9:7). Draag de taak over.");
        }
    }
}

/// <summary>Hearing who complained, or solving it at once (Awb 9:5 and 9:10).</summary>
public sealed class KlachtHoren(KlachtService klachten) : TaakUitvoering
{
    public override string Stap => "klacht-horen";

    public override Task ControleerRegelsAsync(TaakContext c) => klachten.ControleerAsync(c);

    public override async Task VerwerkAsync(TaakContext c)
    {
        if (c.Uitkomst is "opgelost" or "ingetrokken")
        {
            await klachten.HandelAfAsync(c, await klachten.VanAsync(c.Taak));
        }
    }
}

/// <summary>The findings, and what follows from them (Awb 9:12).</summary>
public sealed class KlachtAfhandelen(KlachtService klachten) : TaakUitvoering
{
    public override string Stap => "klacht-afhandelen";

    public override Task ControleerRegelsAsync(TaakContext c) => klachten.ControleerAsync(c);

    public override async Task VerwerkAsync(TaakContext c) => await klachten.HandelAfAsync(c, await klachten.VanAsync(c.Taak));
}
