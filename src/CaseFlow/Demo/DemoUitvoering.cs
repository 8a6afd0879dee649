using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Demo;

/// <summary>Carries out acts as a page does: one service, one transaction each. It keeps up which tasks are open.</summary>
internal sealed class DemoUitvoering(IServiceProvider services, DemoMedewerkers collegas, DemoVoortgang voortgang) : IAsyncDisposable
{
    // The rounds of the clock show that services can carry many acts; a scope and a connection for each act cost a quarter of the time.
    private AsyncServiceScope? _scope;
    private CaseFlowDbContext? _db;

    private readonly Dictionary<Guid, DemoZaak> _zaken = [];
    private readonly Dictionary<Guid, DemoTaak> _open = [];
    private readonly Dictionary<string, List<DemoZaak>> _lopend = [];

    /// <summary>A task opened, after the step that is named.</summary>
    public Action<DemoTaak, string, DateTimeOffset> TaakGeopend { get; set; } = (_, _, _) => { };

    public bool IsOpen(DemoTaak taak) => _open.ContainsKey(taak.Id);

    public bool HeeftOpenTaak(DemoZaak zaak) => _open.Values.Any(t => t.Zaak == zaak);

    /// <summary>Open cases of a municipality.</summary>
    public IReadOnlyList<DemoZaak> Lopend(string gemeente) => _lopend.GetValueOrDefault(gemeente) ?? [];

    public void Voeg(DemoZaak zaak, Zaak gemaakt)
    {
        zaak.Id = gemaakt.Id;
        zaak.Nummer = gemaakt.Nummer;
        zaak.Inwoner?.Zaken.Add(zaak);
        _zaken[zaak.Id] = zaak;
        ZetOpen(zaak, true);
    }

    /// <returns>Whether the act was done; a refusal is counted and told at the end.</returns>
    public async Task<bool> DoeAsync(DateTimeOffset op, string stap, Func<IServiceProvider, Task> act)
    {
        if (await WaaromNietAsync(op, stap, act) is not { } geweigerd)
        {
            return true;
        }
        NietGelukt($"{stap}: {geweigerd.Id} {geweigerd.Fouten[0].Veld}".TrimEnd());
        return false;
    }

    /// <summary>As <see cref="DoeAsync"/>, for who has something else to try when it is refused.</summary>
    public async Task<bool> ProbeerAsync(DateTimeOffset op, string stap, Func<IServiceProvider, Task> act) => await WaaromNietAsync(op, stap, act) is null;

    public void NietGelukt(string wat) => voortgang.Geweigerd(wat);

    private async Task<WeigeringException?> WaaromNietAsync(DateTimeOffset op, string stap, Func<IServiceProvider, Task> act)
    {
        var (dienst, db) = await OpenAsync();
        try
        {
            await act(dienst);
        }
        catch (WeigeringException e)
        {
            return e;
        }
        voortgang.Gedaan(1, op);
        Bijwerken(db, stap, op);
        return null;
    }

    /// <summary>What the clock does by itself, as of this moment; with it a new day begins.</summary>
    public async Task RondeAsync(DateTimeOffset op, CancellationToken cancellation)
    {
        await SluitAsync();
        var (dienst, db) = await OpenAsync();
        voortgang.Gedaan(await dienst.GetRequiredService<JobLoop>().LoopAsync(op, cancellation), op);
        db.ChangeTracker.Clear();
        await db.Taken.Include(t => t.Rollen).Where(t => t.Status == TaakStatus.Open && t.GeopendOp == op).LoadAsync(cancellation);
        Bijwerken(db, "ronde", op);
    }

    public async ValueTask DisposeAsync()
    {
        if (_db is not null)
        {
            Snelschrijven.ZetUit(_db);
        }
        await SluitAsync();
    }

    private async Task SluitAsync()
    {
        if (_scope is { } scope)
        {
            await scope.DisposeAsync();
        }
        (_scope, _db) = (null, null);
    }

    private async Task<(IServiceProvider Dienst, CaseFlowDbContext Db)> OpenAsync()
    {
        if (_db is null)
        {
            _scope = services.CreateAsyncScope();
            _db = _scope.Value.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
            await Snelschrijven.ZetAanAsync(_db);
        }
        return (_scope!.Value.ServiceProvider, _db);
    }

    // The rows of the act are still at hand in its context: no query is needed to see what it opened and closed.
    private void Bijwerken(CaseFlowDbContext db, string stap, DateTimeOffset op)
    {
        foreach (var rij in db.ChangeTracker.Entries<Zaak>().Select(e => e.Entity))
        {
            if (_zaken.TryGetValue(rij.Id, out var zaak) && zaak.IsOpen != (rij.Status == ZaakStatus.Open))
            {
                ZetOpen(zaak, !zaak.IsOpen);
            }
        }
        List<DemoTaak> nieuw = [];
        foreach (var rij in db.Taken.Local)
        {
            if (rij.Status != TaakStatus.Open)
            {
                if (_open.Remove(rij.Id, out var klaar))
                {
                    ZetOpNaam(klaar, null);
                }
            }
            else if (_open.TryGetValue(rij.Id, out var taak))
            {
                ZetOpNaam(taak, collegas.Vind(rij.ToegewezenAanId));
            }
            else if (_zaken.TryGetValue(rij.ZaakId, out var zaak))
            {
                taak = new DemoTaak(rij.Id, zaak, rij.Route, rij.Stap, rij.Voorziening, [.. rij.Rollen.Select(r => r.Rol).Order(StringComparer.Ordinal)]);
                _open[rij.Id] = taak;
                ZetOpNaam(taak, collegas.Vind(rij.ToegewezenAanId));
                nieuw.Add(taak);
            }
        }
        foreach (var taak in nieuw.OrderBy(t => t.Zaak.Nummer, StringComparer.Ordinal).ThenBy(t => t.Stap, StringComparer.Ordinal).ThenBy(t => t.Voorziening, StringComparer.Ordinal))
        {
            TaakGeopend(taak, stap, op);
        }
    }

    private static void ZetOpNaam(DemoTaak taak, DemoCollega? collega)
    {
        if (taak.Van != collega)
        {
            taak.Van?.Werklast -= 1;
            collega?.Werklast += 1;
            taak.Van = collega;
        }
    }

    private void ZetOpen(DemoZaak zaak, bool isOpen)
    {
        zaak.IsOpen = isOpen;
        if (!_lopend.TryGetValue(zaak.Gemeente.Id, out var lijst))
        {
            _lopend[zaak.Gemeente.Id] = lijst = [];
        }
        if (isOpen)
        {
            lijst.Add(zaak);
        }
        else
        {
            lijst.Remove(zaak);
        }
    }
}

/// <summary>
/// Does not wait for the disk after each act, and keeps more of the file at hand. It holds for this one connection;
/// when the demo is filled the connection is thrown away, so that nothing else works with it.
/// </summary>
internal static class Snelschrijven
{
    private const string Sqlite = "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000;";

    public static async Task ZetAanAsync(CaseFlowDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.Database.IsSqlite() ? Sqlite : "SET synchronous_commit TO OFF";
        await command.ExecuteNonQueryAsync();
    }

    public static void ZetUit(CaseFlowDbContext db)
    {
        if (db.Database.GetDbConnection() is SqliteConnection connection)
        {
            SqliteConnection.ClearPool(connection);
        }
    }
}
