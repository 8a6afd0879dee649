using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Meldcodes;

/// <summary>Somebody sees signals of violence, abuse or neglect.</summary>
public sealed class MeldcodeStarten(MeldcodeService meldcodes, Werkproces werkproces) : ZaakHandeling
{
    public override string Id => "meldcode-starten";

    public override string Naam => "Meldcode starten";

    public override bool IsAltijd => true;

    public override bool IsBesloten => true;

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Gemeente.Routes.Contains(MeldcodeService.Route);

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        if (await meldcodes.LooptAsync(c))
        {
            throw new WeigeringException("meldcode-loopt-al", "U werkt in deze zaak al aan een meldcode. Ga daar verder.");
        }
    }

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) => meldcodes.StartAsync(werkproces, c, invoer.Tekst("aanleiding")!);
}

/// <summary>The fifth step decides twice: is a report needed, and can enough help be given (law: the assessment framework)?</summary>
public sealed class MeldcodeBeslissen : TaakUitvoering
{
    public override string Stap => "beslissen";

    public override Task ControleerRegelsAsync(TaakContext c) => !c.Invoer.Ja("melden") && !c.Invoer.Ja("hulp")
        ? throw new WeigeringException("meldcode-melding-of-hulp", "Kan er geen hulp komen die genoeg is, dan hoort er een melding bij Veilig Thuis.", "melden")
        : Task.CompletedTask;
}
