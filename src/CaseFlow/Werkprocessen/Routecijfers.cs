using CaseFlow.Data;
using CaseFlow.Engine.Model;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>How often a step was done in a version of a route, how many cases are there now, and how long it takes: half of the times shorter, half longer.</summary>
public sealed record Stapcijfer(string Element, string Naam, string Soort, long Aantal, int Nu, double? Mediaan)
{
    /// <summary>In words; null when it was never done. By the clock, so nights and weekends count.</summary>
    public string? Duur => Mediaan switch { null => null, 0 => "meteen", var seconden => Doorlooptijd.Tekst(seconden.Value) };
}

/// <summary>A version of a route for who manages it: no case and no person.</summary>
public sealed record Versieregel(int Versie, DateTimeOffset GeladenOp, int Lopend);

/// <summary>The steps of one version with their figures over a period.</summary>
public sealed record Routebeeld(string Route, string Naam, int Versie, DateOnly Sinds, IReadOnlyList<Versieregel> Versies, IReadOnlyList<Stapcijfer> Stappen);

/// <summary>
/// Figures of the steps of a route in one municipality, for who leads the work: not a publication, and never shown to who may only read those.
/// Counted in the database over the last twelve months, however many rows there are.
/// </summary>
public sealed class Routecijfers(CaseFlowDbContext db, Routeboek routeboek)
{
    public const int Maanden = 12;

    /// <returns>Null when there is no such route or version.</returns>
    public async Task<Routebeeld?> LeesAsync(string gemeente, string route, int? versie, DateTimeOffset nu)
    {
        var versies = await VersiesAsync(gemeente, route);
        if (versies.Count == 0 || (versie is not null && versies.All(v => v.Versie != versie)))
        {
            return null;
        }
        var gekozen = versie ?? versies[0].Versie;
        var sinds = AmsterdamTime.DateOf(nu).AddMonths(-Maanden);
        var gedaan = await GedaanAsync(gemeente, route, gekozen, AmsterdamTime.StartOf(sinds).UtcDateTime);
        var hier = await db.RouteStappen
            .Where(s => s.VerlatenOp == null && s.Versie == gekozen && db.RouteInstanties.Any(i => i.Id == s.InstantieId && i.Route == route && i.Status == InstantieStatus.Actief && i.Zaak!.GemeenteId == gemeente))
            .GroupBy(s => s.Element).Select(g => new { Element = g.Key, Aantal = g.Count() }).ToDictionaryAsync(g => g.Element, g => g.Aantal);
        var definitie = await routeboek.DefinitieAsync(db, route, gekozen);
        return new Routebeeld(route, definitie.Name ?? route, gekozen, sinds, versies, [.. definitie.Nodes.Where(IsStap).Select(n => new Stapcijfer(
            n.Id, n.Name ?? n.Id, Stapsoort.Naam(n), gedaan.GetValueOrDefault(n.Id)?.Aantal ?? 0, hier.GetValueOrDefault(n.Id), gedaan.GetValueOrDefault(n.Id)?.Mediaan))]);
    }

    /// <summary>The versions of a route, newest first, with the cases of this municipality that run on them.</summary>
    public Task<List<Versieregel>> VersiesAsync(string gemeente, string route) => db.RouteVersies.Where(v => v.Route == route).OrderByDescending(v => v.Versie)
        .Select(v => new Versieregel(v.Versie, v.GeladenOp,
            db.RouteInstanties.Count(i => i.Route == v.Route && i.Versie == v.Versie && i.Status == InstantieStatus.Actief && i.Zaak!.GemeenteId == gemeente)))
        .ToListAsync();

    private sealed record Telling(string Element, long Aantal, double Mediaan);

    // The middle of the sorted lengths, or the mean of the middle two; written so that the three databases read it alike.
    internal const string Sql = """
        select x.element as "Element", x.aantal as "Aantal", avg(cast(x.seconden as float)) as "Mediaan"
        from (select s.element, s.seconden,
                row_number() over (partition by s.element order by s.seconden) as plaats,
                count(*) over (partition by s.element) as aantal
              from route_instantie i
              join zaak z on z.id = i.zaak_id
              join route_stap s on s.instantie_id = i.id
              where i.route = {0} and z.gemeente_id = {1} and s.versie = {2} and s.verlaten_op >= {3}) x
        where x.plaats in ((x.aantal + 1) / 2, (x.aantal + 2) / 2)
        group by x.element, x.aantal
        """;

    private async Task<Dictionary<string, Telling>> GedaanAsync(string gemeente, string route, int versie, DateTime sinds) =>
        await db.Database.SqlQueryRaw<Telling>(Sql, route, gemeente, versie, sinds).ToDictionaryAsync(t => t.Element);

    private static bool IsStap(Node node) => node is not (GatewayNode or StartEventNode { Parent: not null });
}

/// <summary>What kind of step an element is, in the words of the screen.</summary>
internal static class Stapsoort
{
    public static string Naam(Node node) => node.Kind switch
    {
        NodeKind.StartEvent => "begin",
        NodeKind.EndEvent => "einde",
        NodeKind.UserTask => "taak",
        NodeKind.ManualTask => "stap zonder taak",
        NodeKind.ServiceTask or NodeKind.SendTask or NodeKind.BusinessRuleTask => "doet CaseFlow zelf",
        NodeKind.ReceiveTask or NodeKind.CatchEvent => "wacht",
        NodeKind.BoundaryEvent => "bij een taak: op tijd of bericht",
        NodeKind.ThrowEvent => "meldt iets",
        NodeKind.SubProcess or NodeKind.EventSubProcess or NodeKind.Transaction or NodeKind.AdHocSubProcess => "deel van de route",
        NodeKind.CallActivity => "andere route",
        _ => "keuze",
    };
}
