using CaseFlow.Besluiten;
using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Rechtsbescherming;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Schuldhulp;

/// <summary>The decisions of debt help (Wgs 4a): a plan, a refusal, an early end. Each meets its term, opens the way to object and tells the resident.</summary>
public sealed class SchuldhulpBesluiten(CaseFlowDbContext db, TermijnService termijnen, DwangsomService dwangsommen, BriefService brieven)
{
    internal const string Termijn = "WGS-8W";

    public const string Plan = "schuldhulp-plan";
    public const string Weigering = "schuldhulp-weigering";
    public const string Beeindiging = "schuldhulp-beeindiging";

    public async Task NeemAsync(TaakContext c, string soort, IReadOnlyDictionary<string, string?> brief)
    {
        var bekendmaking = c.Invoer.Datum("bekendmaking") ?? c.Vandaag;
        db.Besluiten.Add(new Besluit
        {
            ZaakId = c.Zaak.Id,
            SpoorId = c.Taak.SpoorId,
            Soort = soort,
            Wet = "Wgs",
            Bekendmaking = bekendmaking,
            Motivering = c.Invoer.Tekst("motivering") ?? "",
            Gegevens = c.Invoer.Gegevens.ToJsonString(),
            Op = c.Nu,
            MedewerkerId = c.Handeling.MedewerkerId,
            Door = c.Handeling.Naam,
            Rol = c.Handeling.Rol,
        });
        await termijnen.GehaaldAsync(c, Termijn, bekendmaking, c.Taak.Stap, c.Taak.SpoorId);
        await dwangsommen.StopAsync(c, bekendmaking);
        termijnen.Start(c, "bekendmaking", "Wgs", bekendmaking, c.Taak.SpoorId);
        var bezwaar = (await termijnen.TermijnenAsync(c.Zaak)).Last(t => t.Regel == "AWB-67" && t.SpoorId == c.Taak.SpoorId);
        brieven.Maak(c, $"beschikking-{soort}", new Dictionary<string, string?>(brief)
        {
            ["datum"] = DatumTekst.Datum(bekendmaking),
            ["motivering"] = c.Invoer.Tekst("motivering"),
            ["laatste-dag-bezwaar"] = DatumTekst.Voluit(bezwaar.LaatsteDag),
        });
    }
}
