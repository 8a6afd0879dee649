using System.Text.Json;

namespace CaseFlow.Werkprocessen;

/// <summary>What a service task asks of another system. It holds the parameters that the route names, and nothing else of the case.</summary>
/// <param name="Naam">The value of cf:handler.</param>
/// <param name="Gemeente">Id of the municipality.</param>
/// <param name="Zaak">Case number.</param>
/// <param name="Route">Id of the route.</param>
/// <param name="Stap">Id of the service task.</param>
/// <param name="Parameters">Each cf:parameter; a value such as <c>=uitkomst</c> is the variable of that name.</param>
public sealed record ExternalCall(string Naam, string Gemeente, string Zaak, string Route, string Stap, IReadOnlyDictionary<string, string?> Parameters)
{
    /// <summary>The same at every try: by this the other side sees that it had the call already.</summary>
    public Guid Key { get; init; }

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static ExternalCall FromJson(string json) => JsonSerializer.Deserialize<ExternalCall>(json)!;
}

/// <summary>The answer of the other system.</summary>
public abstract record ExternalResult
{
    /// <summary>It is done; the route goes on with these variables.</summary>
    public sealed record Done(IReadOnlyDictionary<string, object?> Variables) : ExternalResult;

    /// <summary>It will never be done this way. An error event of the route with this code takes over, or it becomes an incident.</summary>
    public sealed record Refused(string Code, string Message) : ExternalResult;
}

/// <summary>
/// Does the work of a service task outside: after the commit of the act that reached it, without a transaction, at least once.
/// An exception is tried again later. Work in our own database belongs in an <see cref="IServiceHandler"/>.
/// </summary>
public interface IExternalHandler
{
    /// <summary>The value of cf:handler in the route.</summary>
    string Naam { get; }

    Task<ExternalResult> CallAsync(ExternalCall call, CancellationToken cancellation);
}
