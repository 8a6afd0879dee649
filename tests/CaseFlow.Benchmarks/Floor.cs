using System.Diagnostics;
using CaseFlow.Data;
using CaseFlow.Logboek;
using CaseFlow.Tellingen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Benchmarks;

/// <summary>
/// The floor: the rows that an act reads and writes, by EF Core alone. The same tables and indexes, one transaction per act with the same
/// lock, the fewest statements, queries compiled once; no rules, no engine, no services.
/// </summary>
internal sealed class Floor(DbContextOptions<CaseFlowDbContext> options)
{
    // About what the engine keeps of this route between two acts.
    private static readonly string State = new('x', 420);

    private readonly Func<CaseFlowDbContext, Guid, Task<Zaak>> _zaakOf =
        EF.CompileAsyncQuery((CaseFlowDbContext db, Guid id) => db.Zaken.Include(z => z.Inwoner).Single(z => z.Id == id));

    private readonly Func<CaseFlowDbContext, Guid, Task<Taak>> _taskOf =
        EF.CompileAsyncQuery((CaseFlowDbContext db, Guid id) => db.Taken.Include(t => t.Rollen).Single(t => t.Id == id));

    private readonly Func<CaseFlowDbContext, Guid, Task<RouteInstantie>> _instanceOf =
        EF.CompileAsyncQuery((CaseFlowDbContext db, Guid id) => db.RouteInstanties.Single(i => i.Id == id));

    private readonly Func<CaseFlowDbContext, Guid, Task<RouteStap>> _stepOf =
        EF.CompileAsyncQuery((CaseFlowDbContext db, Guid id) => db.RouteStappen.Single(s => s.InstantieId == id && s.VerlatenOp == null));

    /// <summary>One run of the three-task route: four acts.</summary>
    public async Task RunAsync(Guid zaakId, Action<double> timed)
    {
        var began = Stopwatch.GetTimestamp();
        Taak open;
        await using (var db = new CaseFlowDbContext(options))
        {
            await using var transaction = await BeginAsync(db, zaakId);
            var zaak = await _zaakOf(db, zaakId);
            var instance = new RouteInstantie { ZaakId = zaak.Id, Route = "three-tasks", Versie = 1, Toestand = State, Revisie = 1, GestartOp = DateTimeOffset.UtcNow };
            db.Add(instance);
            AddStep(db, instance, "start", null);
            db.Add(open = NewTask(instance, "een"));
            AddStep(db, instance, "een", open);
            await CommitAsync(db, transaction);
        }
        timed(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        foreach (var next in new[] { "twee", "drie", null })
        {
            began = Stopwatch.GetTimestamp();
            await using var db = new CaseFlowDbContext(options);
            await using var transaction = await BeginAsync(db, zaakId);
            var zaak = await _zaakOf(db, zaakId);
            var task = await _taskOf(db, open.Id);
            var instance = await _instanceOf(db, open.InstantieId);
            task.Status = TaakStatus.Afgerond;
            task.Uitkomst = "klaar";
            task.GeslotenOp = DateTimeOffset.UtcNow;
            task.AfgerondDoor = "Carla";
            task.Revisie++;
            instance.Toestand = State + next;
            instance.Revisie++;
            AddLine(db, zaak, "taak.afgerond", $"{task.Naam}: Klaar.", isCounted: false);
            AddLog(db, zaak, next is null ? "taak.afgerond, zaak.afgesloten" : "taak.afgerond");
            var step = await _stepOf(db, instance.Id);
            step.VerlatenOp = DateTimeOffset.UtcNow;
            step.Seconden = 0;
            if (next is null)
            {
                AddStep(db, instance, "einde", null);
                Close(db, zaak, instance);
            }
            else
            {
                db.Add(open = NewTask(instance, next));
                AddStep(db, instance, next, open);
            }
            await CommitAsync(db, transaction);
            timed(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
    }

    private static async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> BeginAsync(CaseFlowDbContext db, Guid zaak)
    {
        db.Database.AutoSavepointsEnabled = false;
        var transaction = await db.Database.BeginTransactionAsync();
        await db.Zaken.Where(z => z.Id == zaak).ExecuteUpdateAsync(z => z.SetProperty(x => x.Revisie, x => x.Revisie + 1));
        return transaction;
    }

    private static async Task CommitAsync(CaseFlowDbContext db, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction)
    {
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static Taak NewTask(RouteInstantie instance, string step)
    {
        var task = new Taak
        {
            ZaakId = instance.ZaakId, InstantieId = instance.Id, EngineId = "t1", Stap = step, Naam = $"Taak {step}", Route = "Three tasks", Team = "wmo",
            GeopendOp = DateTimeOffset.UtcNow, ToegewezenAanId = Cases.Consulent, ToegewezenAan = "Carla",
        };
        task.Rollen.Add(new TaakRol { TaakId = task.Id, Rol = "consulent" });
        return task;
    }

    private static void AddStep(CaseFlowDbContext db, RouteInstantie instance, string element, Taak? task) => db.Add(new RouteStap
    {
        InstantieId = instance.Id, Versie = 1, Element = element, Op = DateTimeOffset.UtcNow, TaakId = task?.Id,
        VerlatenOp = task is null ? DateTimeOffset.UtcNow : null, Seconden = task is null ? 0 : null,
    });

    private static void AddLine(CaseFlowDbContext db, Zaak zaak, string name, string text, bool isCounted) => db.Add(new Dossierregel
    {
        ZaakId = zaak.Id, Op = DateTimeOffset.UtcNow, Naam = name, Omschrijving = text, MedewerkerId = Cases.Consulent, Door = "Carla", Rol = "consulent", IsGeteld = isCounted,
    });

    private static void AddLog(CaseFlowDbContext db, Zaak zaak, string facts) => db.Add(new Logregel
    {
        Op = DateTimeOffset.UtcNow, GemeenteId = "hengelo", Soort = Logsoort.Schrijven, MedewerkerId = Cases.Consulent, Medewerker = "Carla", Rol = "consulent",
        InwonerId = zaak.InwonerId, ZaakId = zaak.Id, Onderdeel = facts, Doel = "Wmo", Handtekening = "",
    });

    private static void Close(CaseFlowDbContext db, Zaak zaak, RouteInstantie instance)
    {
        instance.Status = InstantieStatus.Beeindigd;
        instance.GeeindigdOp = DateTimeOffset.UtcNow;
        zaak.Status = ZaakStatus.Afgesloten;
        zaak.Resultaat = "beantwoord";
        zaak.AfgeslotenOp = DateTimeOffset.UtcNow;
        AddLine(db, zaak, "zaak.afgesloten", "De zaak is afgesloten. Resultaat: beantwoord.", isCounted: true);
        db.Add(new Gebeurtenis
        {
            GemeenteId = "hengelo", Naam = "zaak.afgesloten", Datum = DateOnly.FromDateTime(DateTime.UtcNow), Leeftijdsklasse = "75-84", Dimensies = """{"resultaat":"beantwoord","wet":"Wmo"}""",
            Recordsleutel = Guid.NewGuid().ToString("N"), Persoonsleutel = Guid.NewGuid().ToString("N"), Sleutel = Guid.NewGuid().ToString("N"),
        });
    }
}
