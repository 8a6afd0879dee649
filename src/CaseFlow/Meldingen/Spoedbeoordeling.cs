using CaseFlow.Besluiten;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Meldingen;

/// <summary>Urgent cases: a temporary provision at once (Wmo 2.3.3), or the ordinary way.</summary>
public sealed class Spoedbeoordeling(BesluitService besluiten) : TaakUitvoering
{
    public override string Stap => "spoedbeoordeling";

    public override Task ControleerUitkomstAsync(TaakContext c) =>
        c.Uitkomst != "geen-spoed" && c.Zaak.InwonerId is null
            ? throw new WeigeringException("uitkomst-onbekend", "Leg eerst vast om wie het gaat. Bij een anonieme melding kan dit niet.")
            : Task.CompletedTask;

    public override async Task VerwerkAsync(TaakContext c)
    {
        if (c.Uitkomst == "tijdelijke-voorziening")
        {
            await besluiten.NeemAsync(c, new Besluitgegevens("tijdelijke-voorziening", c.Invoer, null) { IsTijdelijk = true });
        }
    }
}
