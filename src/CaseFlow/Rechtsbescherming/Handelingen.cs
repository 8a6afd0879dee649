using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Zaken;

namespace CaseFlow.Rechtsbescherming;

// The acts by which somebody stands up for their rights. They may come at any moment, also after the case was closed.

/// <summary>An objection against a decision of this case.</summary>
public sealed class BezwaarMaken(BezwaarService bezwaren) : ZaakHandeling
{
    public override string Id => "bezwaar";

    public override string Naam => "Bezwaar ontvangen";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Besluiten.Count > 0;

    public override bool IsAltijd => true;

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) => bezwaren.OntvangenAsync(c, invoer);
}

/// <summary>A complaint about how somebody was treated.</summary>
public sealed class KlachtIndienen(KlachtService klachten) : ZaakHandeling
{
    public override string Id => "klacht";

    public override string Naam => "Klacht ontvangen";

    public override bool IsAltijd => true;

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) => klachten.OntvangenAsync(c, invoer);
}

/// <summary>A notice of default.</summary>
public sealed class IngebrekestellingOntvangen(DwangsomService dwangsommen) : ZaakHandeling
{
    public override string Id => "ingebrekestelling";

    public override string Naam => "Ingebrekestelling ontvangen";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Termijnen.Any(t => t.Termijn.Status == TermijnStatus.Lopend && t.Termijn.LaatsteDag < overzicht.Vandaag
        && DwangsomService.Besluittermijnen.Contains(t.Regel.Start) && overzicht.Dwangsommen.All(d => d.Ingebreke.TermijnId != t.Termijn.Id));

    public override bool IsAltijd => true;

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) => dwangsommen.OntvangenAsync(c, invoer);
}

/// <summary>Fixes the amount of a penalty.</summary>
public sealed class DwangsomVaststellen(DwangsomService dwangsommen) : ZaakHandeling
{
    private static readonly string[] Rollen = ["jurist", "teamleider", "consulent", "jeugdregisseur", "schuldhulpverlener", "klantmanager"];

    public override string Id => "dwangsom-vaststellen";

    public override string Naam => "Dwangsom vaststellen";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Dwangsommen.Any(d => d.Ingebreke.Vastgesteld is null && d.Dagen > 0 && d.Ingebreke.IsVoorbij(overzicht.Vandaag));

    public override bool IsAltijd => true;

    public override Task ControleerAsync(ZaakContext c, Invoer invoer) => Rollen.Contains(c.Handeling.Rol)
        ? Task.CompletedTask
        : throw new WeigeringException("rol-onbevoegd", "Een dwangsom vaststellen is een besluit. Dat hoort niet bij uw rol.");

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) => dwangsommen.StelVastAsync(c, invoer);
}
