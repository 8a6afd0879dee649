using CaseFlow.Import;
using CaseFlow.Toegang;

namespace CaseFlow.Schuldhulp;

/// <summary>Early signals, brought in as a file or one by one.</summary>
public sealed class VroegsignalenModel(ImportService import, VroegsignaalRijen rijen, Aanmelding aanmelding) : ImportPagina(import, aanmelding, VroegsignaalRijen.Naam, "/Vroegsignalen", VroegsignaalService.Rollen)
{
    public IReadOnlyList<string> Kolommen => rijen.Kolommen;
}
