using CaseFlow.Gemeenten;
using CaseFlow.Toegang;

namespace CaseFlow.Zaken;

/// <summary>One act on one case: everything that a step needs to know beside its own fields.</summary>
public record ZaakContext(Handeling Handeling, Zaak Zaak, Gemeente Gemeente)
{
    public DateOnly Vandaag => Handeling.Vandaag;

    public DateTimeOffset Nu => Handeling.Moment;
}
