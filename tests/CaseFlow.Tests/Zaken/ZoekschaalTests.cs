using System.Text.RegularExpressions;
using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Zaken;

/// <summary>Among 200,000 residents each way to search goes by its index: what the database says it would do, not how long it takes.</summary>
public sealed partial class ZoekschaalTests
{
    private const int Inwoners = 200_000;

    [SkippableScale]
    public async Task Every_search_goes_by_an_index()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.In<CaseFlowDbContext>(VulAsync);
        var wie = await bouwer.Als("consulent");
        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            db.Set<Teamlid>().Add(new Teamlid { MedewerkerId = wie.MedewerkerId!.Value, Team = "zorgloket", Van = DateOnly.MinValue });
            await db.SaveChangesAsync();
        });

        await ByIndexAsync(bouwer, wie, Vraag() with { Naam = Naamsleutels.Zoek("naamxaabcd") }, "ix_naamsleutel_");
        await ByIndexAsync(bouwer, wie, Vraag() with { Naam = Naamsleutels.Zoek("gewoon naamxaabcd") }, "ix_naamsleutel_");
        await ByIndexAsync(bouwer, wie, Vraag() with { BsnHash = "hash77" }, "ix_inwoner_gemeente_id_bsn_hash");
        await ByIndexAsync(bouwer, wie, Vraag() with { Geboren = new DateOnly(1951, 4, 12) }, "ix_inwoner_gemeente_id_geboortedatum");
        await ByIndexAsync(bouwer, wie, Vraag() with { Adressleutel = "7551AA-77" }, "ix_inwoner_gemeente_id_adressleutel");
    }

    private static Zoekvraag Vraag() => new(null, null, null, null, []) { Tekst = "" };

    private static Task ByIndexAsync(Zaakbouwer bouwer, Handeling wie, Zoekvraag vraag, string index) => bouwer.In<ZaakZoeker>(async zoeker =>
    {
        await using var command = zoeker.Zoek(wie, vraag).CreateDbCommand();
        command.CommandText = (TestDatabase.ChosenProvider == "sqlite" ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
        var plan = new List<string>();
        await command.Connection!.OpenAsync();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(reader.FieldCount - 1));
        }
        var alles = string.Join("\n", plan);
        alles.ShouldContain(index, Case.Sensitive, alles);
        // What the database put together itself has a name of its own, and is read whole.
        plan.Where(r => WholeTable().IsMatch(r) && !plan.Contains(r.Replace("SCAN", "CO-ROUTINE"))).ShouldBeEmpty(alles);
    });

    private static async Task VulAsync(CaseFlowDbContext db)
    {
        var isSqlite = TestDatabase.ChosenProvider == "sqlite";
        string Id(string soort) => isSqlite ? $"printf('{soort}0000000-0000-7000-8000-%012X', n)" : $"('{soort}0000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
        var (nee, dag, nu) = isSqlite ? ("0", "date('1930-01-01', (n % 30000) || ' days')", "'2026-01-01 00:00:00'") : ("false", "date '1930-01-01' + n % 30000", "timestamptz '2026-01-01'");
        var rijen = $"with recursive t(n) as (select 1 union all select n + 1 from t where n < {Inwoners})";
        // Letters only, as keys are: the number written in the letters a to j.
        var letters = "'naamx'" + string.Concat(Enumerable.Range(0, 6).Select(i => $" || substr('abcdefghij', (n / {Math.Pow(10, 5 - i):0}) % 10 + 1, 1)"));
        string[] statements =
        [
            $"insert into inwoner (id, gemeente_id, naam, geboortedatum, bsn_hash, adressleutel, is_adres_geheim, is_ongeboren, geregistreerd) {rijen} select {Id("a")}, 'hengelo', 'Naam ' || n, {dag}, 'hash' || n, '7551AA-' || (n % 50000), {nee}, {nee}, {nu} from t",
            $"insert into naamsleutel (inwoner_id, gemeente_id, sleutel) {rijen} select {Id("a")}, 'hengelo', {letters} from t",
            $"insert into naamsleutel (inwoner_id, gemeente_id, sleutel) {rijen} select {Id("a")}, 'hengelo', 'gewoon' from t",
            $"insert into huishouden (id, gemeente_id) {rijen} select {Id("c")}, 'hengelo' from t",
            $"insert into zaak (id, nummer, gemeente_id, inwoner_id, huishouden_id, team, type_hulpvraag, ontvangen, status, revisie) {rijen} select {Id("b")}, 'Z1999-' || n, 'hengelo', {Id("a")}, {Id("c")}, case when n % 2 = 0 then 'zorgloket' else 'elders' end, 'huishouden', {nu}, 'Open', 0 from t",
        ];
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        foreach (var sql in statements)
        {
            await db.Database.ExecuteSqlRawAsync(sql);
        }
        await db.Database.ExecuteSqlRawAsync("analyze");
    }

    [GeneratedRegex(@"^SCAN (z|i|n|zaak|inwoner|naamsleutel)\d*$|Seq Scan on (zaak|inwoner|naamsleutel)\b")]
    private static partial Regex WholeTable();

    private sealed class SkippableScaleAttribute : FactAttribute
    {
        public SkippableScaleAttribute() => Skip = TestDatabase.ChosenProvider == "sqlserver" ? "SQL Server tells its plan in another way." : null;
    }
}
