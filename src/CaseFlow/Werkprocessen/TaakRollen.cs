using CaseFlow.Engine.Model;
using CaseFlow.Gemeenten;

namespace CaseFlow.Werkprocessen;

/// <summary>Which roles may do a step: those of the route, changed by the law of the case and by the municipality.</summary>
internal static class TaakRollen
{
    public static IReadOnlyList<string> Van(UserTaskNode stap, Configuratie configuratie, Gemeente gemeente, string? wet)
    {
        var formulier = configuratie.Formulieren[stap.Form ?? stap.Id];
        if (wet is not null && formulier.RollenBijWet.TryGetValue(wet, out var anders))
        {
            return anders;
        }
        return stap.Id == "gesprek" && gemeente.Regels.UitvraagDoor == "intake" ? [.. stap.Roles, "intake"] : stap.Roles;
    }
}
