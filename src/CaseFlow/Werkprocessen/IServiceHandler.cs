using CaseFlow.Zaken;

namespace CaseFlow.Werkprocessen;

/// <summary>What a service task of a route asks for.</summary>
public sealed record RouteOpdracht(
    Werkproces Werkproces,
    ZaakContext Context,
    RouteInstantie Instantie,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, object?> Variabelen)
{
    /// <summary>The parameter, or the variable of that name when the route leaves it open.</summary>
    public string? Waarde(string naam) =>
        Parameters.TryGetValue(naam, out var vast) && vast.Length > 0 ? vast : Variabelen.GetValueOrDefault(naam) as string;
}

/// <summary>Does the work behind a service task, inside the transaction of the act that reached it.</summary>
public interface IServiceHandler
{
    /// <summary>The value of cf:handler in the route.</summary>
    string Naam { get; }

    /// <summary>Returns the variables that the route goes on with.</summary>
    Task<IReadOnlyDictionary<string, object?>> VoerUitAsync(RouteOpdracht opdracht);
}
