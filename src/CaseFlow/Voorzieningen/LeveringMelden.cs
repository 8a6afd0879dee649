using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Voorzieningen;

/// <summary>The delivery of a provision starts, is interrupted, goes on or stops; the indication itself stays.</summary>
public sealed class LeveringMelden(Indicaties indicaties, Leveringen leveringen, Werkproces werkproces, TaakService taken) : ZaakHandeling
{
    public override string Id => "levering-melden";

    public override string Naam => "Levering melden";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.HeeftLopendeVoorziening;

    public override Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) => indicaties.KeuzesAsync(zaak);

    public override Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(ZaakContext c, Invoer invoer) => indicaties.KeuzeVerplichtAsync(c.Zaak.Id);

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer) =>
        await leveringen.ControleerAsync(await indicaties.KiesAsync(c.Zaak.Id, invoer), invoer.Tekst("soort")!);

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var indicatie = await indicaties.KiesAsync(c.Zaak.Id, invoer);
        var (soort, datum, reden) = (invoer.Tekst("soort")!, invoer.Datum("datum")!.Value, invoer.Tekst("reden"));
        var open = soort == "gestart" && indicatie.SpoorId is { } spoor ? (await werkproces.OpenTakenAsync(c.Zaak)).FirstOrDefault(t => t.Stap == "levering" && t.SpoorId == spoor) : null;
        if (open is null)
        {
            leveringen.Meld(c, indicatie, soort, datum, reden);
            return;
        }
        // The open task asks for the same fact; nobody tells it twice.
        await taken.AfrondenAsync(c, open, "gestart", new JsonObject { ["datum"] = invoer["datum"]!.DeepClone(), ["toelichting"] = reden }, isRolGecontroleerd: true);
    }
}
