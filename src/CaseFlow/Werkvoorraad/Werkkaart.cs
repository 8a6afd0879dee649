using System.Linq.Expressions;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Werkvoorraad;

/// <summary>
/// What the lists choose and count by. As part of a query it is one open task; read back it is a group of tasks that are alike in all of this.
/// Each condition is written once, as an expression that both the database and the counting of groups take.
/// </summary>
public sealed class Werkkaart
{
    /// <summary>The light as a number: a query knows no names.</summary>
    public const int Opgeschort = (int)Stand.Opgeschort;

    /// <summary>Somebody whom no filter, view or choice asks for: their work is counted together.</summary>
    public static readonly Guid Ander = Guid.Empty;

    public Taak? Taak { get; init; }
    public required string Route { get; init; }
    public required string Stap { get; init; }
    public required string Naam { get; init; }
    public required string Team { get; init; }
    public string? Voorziening { get; init; }
    public Guid? Persoon { get; init; }
    public int Licht { get; init; }
    public bool IsSpoed { get; init; }
    public DateOnly Dag { get; init; }
    public int Aantal { get; init; }
}

/// <summary>Conditions on cards, for groups in memory.</summary>
public static class Werkkaarten
{
    // Interpreted: compiling takes longer than some hundreds of groups do.
    public static int Telling(this IReadOnlyList<Werkkaart> groepen, params IEnumerable<Expression<Func<Werkkaart, bool>>> voorwaarden)
    {
        var alle = voorwaarden.Select(v => v.Compile(preferInterpretation: true)).ToList();
        return groepen.Where(g => alle.TrueForAll(v => v(g))).Sum(g => g.Aantal);
    }
}
