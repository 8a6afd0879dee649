using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Toegang;
using CaseFlow.Zaken;

namespace CaseFlow.Werkprocessen;

/// <summary>A task that is being completed: the case, the chosen outcome and what was filled in.</summary>
public sealed record TaakContext(Handeling Handeling, Zaak Zaak, Gemeente Gemeente, Taak Taak, string Uitkomst, Invoer Invoer)
    : ZaakContext(Handeling, Zaak, Gemeente)
{
    /// <summary>The track of the plan this task belongs to, if any.</summary>
    public Spoor? Spoor { get; init; }

    /// <summary>What the route decides on after this task; the outcome is always in it.</summary>
    public Dictionary<string, object?> Variabelen { get; } = new() { ["uitkomst"] = Uitkomst };
}

/// <summary>What one step means for the case. The order in which these are called is the order of the checks.</summary>
public abstract class TaakUitvoering
{
    /// <summary>Id of the step in the route.</summary>
    public abstract string Stap { get; }

    /// <summary>Refuses an outcome that is not offered now, or that leads to a route which this installation does not have.</summary>
    public virtual Task ControleerUitkomstAsync(TaakContext c) => Task.CompletedTask;

    /// <summary>Fields (paths) that are required in this case on top of the form, with their own error id or null.</summary>
    public virtual Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(TaakContext c) =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());

    /// <summary>Refuses what breaks a rule, after all fields were checked.</summary>
    public virtual Task ControleerRegelsAsync(TaakContext c) => Task.CompletedTask;

    /// <summary>Writes what the step means: findings, decisions, terms, events; sets the variables of the route.</summary>
    public virtual Task VerwerkAsync(TaakContext c) => Task.CompletedTask;
}
