using CaseFlow.Bewaring;
using CaseFlow.Jobs;
using CaseFlow.Tests.Jobs;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Bewaring;

/// <summary>Kills real processes that destroy, two at a time, on the database of this run of the tests.</summary>
public sealed class VernietigingKillTests
{
    private const int Zaken = 120;

    [Fact]
    public async Task Killed_anywhere_every_case_goes_whole_and_there_is_one_certificate()
    {
        await using var ground = await KillGround.CreateAsync();
        var lijst = Lijst();
        await using (var db = ground.Database.NewContext())
        {
            db.Vernietigingslijsten.Add(lijst);
            foreach (var regel in lijst.Regels)
            {
                db.Zaken.Add(new Zaak { Id = regel.OnderwerpId!.Value, Nummer = regel.Aanduiding, GemeenteId = "hengelo", Team = "zorgloket", Wet = "Wmo", TypeHulpvraag = "huishouden", Status = ZaakStatus.Afgesloten, Resultaat = "afgewezen", AfgeslotenOp = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero) });
                db.Dossierregels.Add(new Dossierregel { ZaakId = regel.OnderwerpId!.Value, Naam = "proef", Omschrijving = "proef", Door = "Bram", Rol = "consulent" });
            }
            db.Jobs.Add(new Job { Kind = JobKinds.Destruction, Reference = lijst.Id.ToString("N"), DueAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), MaxAttempts = 10 });
            await db.SaveChangesAsync();
        }

        for (var kill = 0; kill < 2; kill++)
        {
            var twee = await Task.WhenAll(ground.StartAsync(clients: 0), ground.StartAsync(clients: 0));
            await Task.Delay(Random.Shared.Next(100, 900));
            foreach (var host in twee)
            {
                await host.KillAsync();
                await host.DisposeAsync();
            }
            await HeelAsync(ground, lijst.Id);
        }
        await using (var last = await ground.StartAsync(clients: 0, drain: true))
        {
            (await last.EndAsync(TimeSpan.FromMinutes(2))).ShouldBe(0, last.Said);
        }

        (await HeelAsync(ground, lijst.Id)).ShouldBe(Zaken);
        await using var einde = ground.Database.NewContext();
        (await einde.Vernietigingsverklaringen.CountAsync(v => v.LijstId == lijst.Id)).ShouldBe(1);
        (await einde.Vernietigingslijsten.Select(l => l.Stand).SingleAsync()).ShouldBe(Lijststand.Klaar);
        (await einde.Incidents.CountAsync()).ShouldBe(0);
    }

    /// <summary>A line is done exactly when its case is gone, and nothing of a case is left without it. How many went.</summary>
    private static async Task<int> HeelAsync(KillGround ground, Guid lijst)
    {
        await using var db = ground.Database.NewContext();
        var (gedaan, over) = (await db.Vernietigingsregels.CountAsync(r => r.LijstId == lijst && r.Stand == Vernietigingsstand.Vernietigd), await db.Zaken.CountAsync());
        (gedaan + over).ShouldBe(Zaken);
        (await db.Dossierregels.CountAsync(d => d.Naam == "proef")).ShouldBe(over);
        return gedaan;
    }

    private static Vernietigingslijst Lijst()
    {
        var (op, lijst) = (new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Guid.CreateVersion7());
        var nieuw = new Vernietigingslijst
        {
            Id = lijst, GemeenteId = "hengelo", Nummer = 1, Peildatum = new(2026, 1, 1), Stand = Lijststand.Goedgekeurd, Op = op, Door = "Ank", AangebodenOp = op, AangebodenDoor = "Ank", BeslotenOp = op, BeslotenDoor = "Petra",
        };
        nieuw.Regels.AddRange(Enumerable.Range(1, Zaken).Select(n => new Vernietigingsregel { Soort = Bewaarsoort.Zaak, OnderwerpId = Guid.CreateVersion7(), Aanduiding = $"Z2001-{n:000000}", Regel = "wmo-zaak", Begin = new(2001, 1, 1), VervaltOp = new(2016, 1, 1) }));
        return nieuw;
    }
}
