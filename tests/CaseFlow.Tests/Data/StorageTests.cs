using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Meldingen;
using CaseFlow.Termijnen;
using CaseFlow.Tests.Testing;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Data;

/// <summary>Values that behave the same on every database.</summary>
public class StorageTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_moment_comes_back_as_the_same_moment_in_utc()
    {
        var op = new DateTimeOffset(2026, 3, 29, 3, 30, 0, 123, 456, TimeSpan.FromHours(2)).AddTicks(7);
        await using var database = await TestDatabase.CreateAsync();
        var zaak = await AddZaakAsync(database, z => z.Ontvangen = op);

        await using var db = database.NewContext();
        var stored = (await db.Zaken.SingleAsync(z => z.Id == zaak.Id)).Ontvangen;

        stored.ShouldBe(op.AddTicks(-7));
        stored.Offset.ShouldBe(TimeSpan.Zero);
        (await db.Zaken.SingleAsync(z => z.Ontvangen == op)).AfgeslotenOp.ShouldBeNull();
    }

    [Fact]
    public async Task Moments_are_ordered_and_compared_as_moments()
    {
        // As text these would sort otherwise: other offsets, and fractions of other lengths.
        DateTimeOffset[] inOrder =
        [
            Noon.AddMilliseconds(-1),
            Noon.ToOffset(TimeSpan.FromHours(-5)),
            Noon.AddMicroseconds(45).ToOffset(TimeSpan.FromHours(2)),
            Noon.AddMicroseconds(500),
            Noon.AddMilliseconds(5),
            Noon.AddSeconds(1).ToOffset(TimeSpan.FromHours(14)),
        ];
        await using var database = await TestDatabase.CreateAsync();
        foreach (var op in inOrder.Reverse())
        {
            await AddZaakAsync(database, z => z.Ontvangen = op);
        }

        await using var db = database.NewContext();
        (await db.Zaken.OrderBy(z => z.Ontvangen).Select(z => z.Ontvangen).ToListAsync()).ShouldBe(inOrder);
        (await db.Zaken.CountAsync(z => z.Ontvangen > Noon.ToOffset(TimeSpan.FromHours(9)))).ShouldBe(4);
    }

    [Fact]
    public async Task Days_are_ordered_and_compared_as_days()
    {
        DateOnly[] inOrder = [new(999, 12, 31), new(2025, 12, 31), new(2026, 1, 2), new(2026, 1, 10), new(2026, 10, 1)];
        await using var database = await TestDatabase.CreateAsync();
        var zaak = await AddZaakAsync(database);
        await using var db = database.NewContext();
        db.AddRange(inOrder.Reverse().Select(dag =>
            new Termijn { ZaakId = zaak.Id, Regel = "WMO-OND", Uitleg = "", LaatsteDag = dag }));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        (await db.Termijnen.OrderBy(t => t.LaatsteDag).Select(t => t.LaatsteDag).ToListAsync()).ShouldBe(inOrder);
        (await db.Termijnen.CountAsync(t => t.LaatsteDag < new DateOnly(2026, 1, 10))).ShouldBe(3);
        (await db.Termijnen.FirstAsync(t => t.LaatsteDag == new DateOnly(2026, 1, 10))).NadertVanaf.ShouldBeNull();
    }

    [Fact]
    public async Task A_status_is_stored_as_its_word()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddZaakAsync(database, z => z.Status = ZaakStatus.Afgesloten);

        await using var db = database.NewContext();
        (await db.Database.SqlQuery<string>($"""select status as "Value" from zaak""").SingleAsync()).ShouldBe("Afgesloten");
        (await db.Zaken.SingleAsync(z => z.Status == ZaakStatus.Afgesloten)).Status.ShouldBe(ZaakStatus.Afgesloten);
    }

    [Fact]
    public async Task Who_saves_an_older_revision_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var zaak = await AddZaakAsync(database);
        await using var first = database.NewContext();
        await using var second = database.NewContext();
        var early = await first.Zaken.SingleAsync(z => z.Id == zaak.Id);
        var late = await second.Zaken.SingleAsync(z => z.Id == zaak.Id);

        early.Revisie++;
        await first.SaveChangesAsync();
        late.Revisie++;

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    [Fact]
    public async Task A_bsn_is_known_once_per_gemeente_and_may_be_unknown_often()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.NewContext();
        db.AddRange(Inwoner("een", null), Inwoner("een", null), Inwoner("een", "a1"), Inwoner("twee", "a1"));
        await db.SaveChangesAsync();

        db.Add(Inwoner("een", "a1"));

        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Json_may_be_long_and_full_of_signs()
    {
        var toestand = "{\"tekst\":\"" + string.Concat(Enumerable.Repeat("Zoë's 'huis' {0} €😀\\n", 20_000)) + "\"}";
        await using var database = await TestDatabase.CreateAsync();
        var zaak = await AddZaakAsync(database);
        await using var db = database.NewContext();
        db.Add(new RouteInstantie { ZaakId = zaak.Id, Route = "melding", Toestand = toestand });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        (await db.RouteInstanties.SingleAsync()).Toestand.ShouldBe(toestand);
    }

    [Fact]
    public async Task Lines_of_a_dossier_are_numbered_in_the_order_they_were_written()
    {
        await using var database = await TestDatabase.CreateAsync();
        var zaak = await AddZaakAsync(database);
        await using var db = database.NewContext();
        foreach (var naam in new[] { "een", "twee" })
        {
            db.Add(new Dossierregel { ZaakId = zaak.Id, Naam = naam, Omschrijving = "", Door = "", Rol = "" });
            await db.SaveChangesAsync();
        }

        (await db.Dossierregels.OrderBy(d => d.Id).Select(d => d.Naam).ToListAsync()).ShouldBe(["een", "twee"]);
    }

    [Fact]
    public async Task A_row_without_its_case_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.NewContext();
        db.Add(new Melding { ZaakId = Guid.NewGuid(), Kanaal = "", Vindplaats = "", Melder = "", TypeHulpvraag = "", Door = "" });

        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    private static async Task<Zaak> AddZaakAsync(TestDatabase database, Action<Zaak>? change = null)
    {
        var zaak = new Zaak { Nummer = Guid.NewGuid().ToString("N"), GemeenteId = "een", Team = "wmo", TypeHulpvraag = "zelfredzaamheid" };
        change?.Invoke(zaak);
        await using var db = database.NewContext();
        db.Add(zaak);
        await db.SaveChangesAsync();
        return zaak;
    }

    private static Inwoner Inwoner(string gemeente, string? hash) => new() { GemeenteId = gemeente, Naam = "Iemand", BsnHash = hash };
}
