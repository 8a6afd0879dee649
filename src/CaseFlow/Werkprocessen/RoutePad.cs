using CaseFlow.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>Keeps the walked path of one run during one act. What is open from earlier acts is read only when something of it is left.</summary>
internal sealed class RoutePad(CaseFlowDbContext db, RouteInstantie instantie, DateTimeOffset nu)
{
    private static readonly CompiledQuery<Func<CaseFlowDbContext, Guid, IAsyncEnumerable<RouteStap>>> Open = new(() => EF.CompileAsyncQuery(
        (CaseFlowDbContext db, Guid id) => db.RouteStappen.Where(s => s.InstantieId == id && s.VerlatenOp == null)));

    private readonly List<RouteStap> _hier = [];
    private readonly Dictionary<string, Guid> _klaar = [];
    private bool _isGelezen;

    public RouteStap Betreden(string element)
    {
        var stap = new RouteStap { InstantieId = instantie.Id, Versie = instantie.Versie, Element = element, Op = nu };
        db.RouteStappen.Add(stap);
        _hier.Add(stap);
        return stap;
    }

    /// <summary>The work of this visit is this task.</summary>
    public void Begint(string element, Guid taakId)
    {
        if (_hier.LastOrDefault(s => s.Element == element && s.TaakId is null) is { } stap)
        {
            stap.TaakId = taakId;
        }
    }

    /// <summary>This task is done: the visit that is left next at this element is its.</summary>
    public void Klaar(string element, Guid taakId) => _klaar[element] = taakId;

    public async Task<RouteStap?> VerlatenAsync(string element)
    {
        var taakId = _klaar.Remove(element, out var id) ? id : (Guid?)null;
        var stap = Kies(element, taakId);
        if (!_isGelezen && (stap is null || (taakId is not null && stap.TaakId != taakId)))
        {
            await LeesAsync();
            stap = Kies(element, taakId);
        }
        if (stap is null)
        {
            // Its row was cleared away, or dates from before rows were kept.
            return null;
        }
        _hier.Remove(stap);
        stap.VerlatenOp = nu;
        stap.Seconden = Math.Max(0, (long)(nu - stap.Op).TotalSeconds);
        return stap;
    }

    /// <summary>By a move to another version the run is at another element: one visit ends and the next begins, for the same task.</summary>
    public async Task OverzettenAsync(string van, string naar)
    {
        var vorige = await VerlatenAsync(van);
        Betreden(naar).TaakId = vorige?.TaakId;
    }

    private RouteStap? Kies(string element, Guid? taakId) =>
        (taakId is null ? null : _hier.Find(s => s.Element == element && s.TaakId == taakId)) ?? _hier.Find(s => s.Element == element);

    private async Task LeesAsync()
    {
        _isGelezen = true;
        if (db.Entry(instantie).State == EntityState.Added)
        {
            return;
        }
        await foreach (var _ in Open.For(db)(db, instantie.Id)) { }
        // What an earlier step of this same act wrote is not in the database yet, and what it closed is still open there.
        _hier.Clear();
        _hier.AddRange(db.RouteStappen.Local.Where(s => s.InstantieId == instantie.Id && s.VerlatenOp is null).OrderBy(s => s.Op));
    }
}
