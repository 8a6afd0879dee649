using CaseFlow.Formulieren;
using CaseFlow.Zaken;

namespace CaseFlow.Toegang;

/// <summary>Only named people see this case, or this resident, from now on.</summary>
public sealed class Afschermen(AfschermingService service) : ZaakHandeling
{
    public override string Id => AfschermingService.Formulier;

    public override string Naam => "Afschermen";

    public override bool IsAltijd => true;

    public override IReadOnlyList<string>? AlleenVoor => ["teamleider"];

    public override Task ControleerRolAsync(ZaakContext c, Invoer invoer) => service.ControleerTeamAsync(c);

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) => service.AfschermenAsync(c, invoer);
}

/// <summary>Who works with the case sees it again.</summary>
public sealed class AfschermingOpheffen(AfschermingService service) : ZaakHandeling
{
    public override string Id => "afscherming-opheffen";

    public override string Naam => "Afscherming opheffen";

    public override bool IsAltijd => true;

    public override IReadOnlyList<string>? AlleenVoor => ["teamleider"];

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Afschermingen.Count > 0;

    public override Task ControleerRolAsync(ZaakContext c, Invoer invoer) => service.ControleerTeamAsync(c);

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) => service.OpheffenAsync(c, invoer.Tekst("reden")!);
}
