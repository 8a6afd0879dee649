using CaseFlow.Termijnen;

namespace CaseFlow.Werkprocessen;

/// <summary>Which terms a task itself works towards: those that its route names, and the norms of the municipality that are met when the task is done.</summary>
public sealed class Taaktermijnen(Routeboek routes, TermijnRegels regels)
{
    public bool IsVan(string gemeente, string routenaam, string stap, string regel) =>
        (routes.Normen.TryGetValue((routenaam, stap), out var normen) && normen.Contains(regel)) || regels.Normen(gemeente).Any(n => n.Id == regel && n.Klaar?.Taak == stap);
}
