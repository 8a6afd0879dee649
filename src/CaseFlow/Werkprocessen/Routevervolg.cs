using CaseFlow.Engine.Model;

namespace CaseFlow.Werkprocessen;

/// <summary>Says in words what a route does after a task ends with some outcome, as far as the drawing tells.</summary>
internal static class Routevervolg
{
    private const int MaxSteps = 20;

    /// <returns>Null when the drawing does not say it by the outcome alone.</returns>
    public static string? Woorden(UserTaskNode taak, string uitkomst, Routeboek routeboek)
    {
        var hier = Volgende(taak, uitkomst);
        for (var i = 0; i < MaxSteps && hier is not null; i++, hier = Volgende(hier, uitkomst))
        {
            switch (hier)
            {
                case UserTaskNode volgende:
                    return volgende.Id == taak.Id ? "Deze taak opent opnieuw." : $"Daarna: {volgende.Name ?? volgende.Id}.";
                case ServiceTaskNode werk:
                    return Werk(werk, routeboek);
                case not GatewayNode { Kind: NodeKind.ExclusiveGateway }:
                    return hier.Kind == NodeKind.CatchEvent && hier.Name is { } wacht ? $"CaseFlow wacht: {wacht}." : null;
            }
        }
        return null;
    }

    private static string? Werk(ServiceTaskNode werk, Routeboek routeboek) => werk.Handler switch
    {
        "sluit-zaak" => "De zaak sluit, als er niets anders meer loopt.",
        "start-route" when werk.Parameters.GetValueOrDefault("route") is { } route => EersteTaak(routeboek.Huidige(route)) is { } taak ? $"Daarna: {taak.Name ?? taak.Id}." : null,
        "start-route" => "De route die u kiest, begint.",
        "start-sporen" => "Alle sporen van het plan beginnen.",
        "einde-spoor" => "Dit spoor is klaar.",
        "heropen-afweging" => "De afweging opent opnieuw.",
        "start-spoor-maatwerk" => "Er begint een spoor maatwerk.",
        "start-ave" => "De aanpak voorkoming escalatie begint.",
        _ => null,
    };

    private static UserTaskNode? EersteTaak(ProcessDefinition? route)
    {
        Node? hier = route?.StartEvents.FirstOrDefault(s => s.Kind == NodeKind.StartEvent && s.Outgoing.Count == 1);
        for (var i = 0; i < MaxSteps && hier is { Outgoing.Count: 1 }; i++)
        {
            hier = hier.Outgoing[0].Target;
            if (hier is UserTaskNode taak)
            {
                return taak;
            }
        }
        return null;
    }

    private static Node? Volgende(Node hier, string uitkomst)
    {
        if (hier.Outgoing.Count == 1)
        {
            return hier.Outgoing[0].Target;
        }
        foreach (var pijl in hier.Outgoing.Where(p => !p.IsDefault && p.Condition is not null))
        {
            if (!pijl.Condition!.Names.IsSubsetOf(["uitkomst"]))
            {
                return null;
            }
            if (pijl.Condition.Evaluate(new Dictionary<string, object?> { ["uitkomst"] = uitkomst }, default) is true)
            {
                return pijl.Target;
            }
        }
        return hier.Outgoing.FirstOrDefault(p => p.IsDefault)?.Target;
    }
}
