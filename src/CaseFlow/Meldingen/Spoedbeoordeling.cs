using CaseFlow.Besluiten;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Meldingen;

/// <summary>Urgent cases: a temporary provision at once (Wmo 2.3.3), or the ordinary way.</summary>
public sealed class Spoedbeoordeling(BesluitService besluiten) : TaakUitvoering
{
    public override string Stap => "spoedbeoordeling";

    public override Task ControleerRegelsAsync(TaakContext c) =>
        c.Uitkomst == "tijdelijke-voorziening" && c.Zaak.InwonerId is null
            ? throw new WeigeringException("inwoner-onbekend", "Leg eerst vast om wie het gaat; zonder naam kan er geen besluit zijn.")
            : Task.CompletedTask;

    public override async Task VerwerkAsync(TaakContext c)
    {
        if (c.Uitkomst == "tijdelijke-voorziening")
        {
            await besluiten.NeemAsync(c, new Besluitgegevens("tijdelijke-voorziening", c.Invoer, null) { IsTijdelijk = true });
        }
    }
}
