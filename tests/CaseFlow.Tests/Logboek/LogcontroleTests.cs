using System.Data.Common;
using CaseFlow.Data;
using CaseFlow.Logboek;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Logboek;

public sealed class LogcontroleTests : IAsyncLifetime
{
    private static readonly string[] Tekstkolommen = ["gemeente_id", "medewerker", "rol", "onderdeel", "doel", "handtekening"];

    private readonly string _ankerbestand = Path.Combine(Path.GetTempPath(), $"anker-{Guid.NewGuid():N}");

    private Zaakbouwer _bouwer = null!;

    public async Task InitializeAsync()
    {
        _bouwer = await Zaakbouwer.CreateAsync();
        for (var i = 0; i < 3; i++)
        {
            await _bouwer.Melding();
            await _bouwer.Tot("afweging");
        }
        (await VerzegelAsync()).ShouldBeGreaterThan(8);
    }

    public async Task DisposeAsync()
    {
        await _bouwer.DisposeAsync();
        File.Delete(_ankerbestand);
    }

    [Fact]
    public async Task A_log_that_nobody_touched_is_whole()
    {
        await _bouwer.Melding();
        var oordeel = await ControleerAsync(_ => Task.CompletedTask);
        oordeel.Fouten.ShouldBeEmpty();
        oordeel.Verzegeld.ShouldBe(await TelAsync(db => db.Logzegels.LongCountAsync()));
        oordeel.Open.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_change_of_one_byte_anywhere_is_found_a_hundred_times()
    {
        var random = new Random(7);
        var ids = await TelAsync(db => db.Logregels.OrderBy(r => r.Id).Select(r => r.Id).ToListAsync());
        for (var keer = 0; keer < 100; keer++)
        {
            var id = ids[random.Next(ids.Count)];
            var wat = random.Next(10);
            var oordeel = await ControleerAsync(async db =>
            {
                var regels = db.Logregels.Where(r => r.Id == id);
                var raak = wat switch
                {
                    0 => await regels.ExecuteUpdateAsync(s => s.SetProperty(r => r.IsToegestaan, r => !r.IsToegestaan)),
                    1 => await regels.ExecuteUpdateAsync(s => s.SetProperty(r => r.Soort, r => r.Soort == Logsoort.Lezen ? Logsoort.Schrijven : Logsoort.Lezen)),
                    2 => await VerschuifAsync(db, id),
                    3 => await VeranderZegelAsync(db, id, random),
                    _ => await VeranderTekstAsync(db, id, Tekstkolommen[random.Next(Tekstkolommen.Length)], random),
                };
                raak.ShouldBe(1);
            });
            oordeel.Fouten.ShouldContain(f => f.RegelId == id, $"keer {keer}, soort {wat}");
        }
    }

    [Fact]
    public async Task A_line_taken_away_is_missed()
    {
        var id = await MiddelsteAsync();
        (await ControleerAsync(db => db.Logregels.Where(r => r.Id == id).ExecuteDeleteAsync())).Fouten.ShouldHaveSingleItem().RegelId.ShouldBe(id);
        (await ControleerAsync(async db =>
        {
            await db.Logregels.Where(r => r.Id == id).ExecuteDeleteAsync();
            await db.Logzegels.Where(z => z.RegelId == id).ExecuteDeleteAsync();
        })).IsGaaf.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_lines_that_changed_places_are_found()
    {
        var id = await MiddelsteAsync();
        (await ControleerAsync(async db =>
        {
            await db.Logregels.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Id, -1));
            await db.Logregels.Where(r => r.Id == id + 1).ExecuteUpdateAsync(s => s.SetProperty(r => r.Id, id));
            await db.Logregels.Where(r => r.Id == -1).ExecuteUpdateAsync(s => s.SetProperty(r => r.Id, id + 1));
        })).Fouten.Select(f => f.RegelId).ShouldBe([id, id + 1], ignoreOrder: true);
    }

    [Fact]
    public async Task The_end_that_was_cut_off_is_missed_by_the_anchor()
    {
        var helft = await TelAsync(db => db.Logzegels.LongCountAsync()) / 2;
        var oordeel = await ControleerAsync(async db =>
        {
            await db.Logregels.Where(r => db.Logzegels.Any(z => z.RegelId == r.Id && z.Volgnummer > helft)).ExecuteDeleteAsync();
            await db.Logzegels.Where(z => z.Volgnummer > helft).ExecuteDeleteAsync();
        });
        oordeel.Fouten.ShouldHaveSingleItem().Melding.ShouldContain("het einde is weggehaald");
    }

    [Fact]
    public async Task A_line_that_is_not_in_the_chain_yet_is_signed_already()
    {
        await _bouwer.Melding();
        var id = await TelAsync(db => db.Logregels.MaxAsync(r => r.Id));
        (await ControleerAsync(db => db.Logregels.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Medewerker, "Iemand anders")))).Fouten.ShouldHaveSingleItem().RegelId.ShouldBe(id);
    }

    [Fact]
    public async Task Sealing_that_stops_half_way_goes_on_and_two_at_once_make_one_chain()
    {
        for (var i = 0; i < 8; i++)
        {
            await _bouwer.Melding();
        }
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                await VerzegelAsync();
            }
            catch (Exception e) when (e is DbException or DbUpdateException)
            {
                // Too busy: the next round does it.
            }
        })));
        await VerzegelAsync();
        var oordeel = await ControleerAsync(_ => Task.CompletedTask);
        oordeel.Fouten.ShouldBeEmpty();
        oordeel.Open.ShouldBe(0);
    }

    [Fact]
    public async Task The_verb_names_the_line_and_fails()
    {
        var (uit, fout) = (new StringWriter(), new StringWriter());
        // Another key: every line is as if somebody else had written it.
        (await AuditVerb.RunAsync(Bronnen.Load(Zaakbouwer.Workflows), _bouwer.Database.Options, Geheim.Ephemeral(), new LogboekOptions(), uit, fout, default)).ShouldBe(1);
        uit.ToString().ShouldContain("is gewijzigd");
        uit.ToString().ShouldContain("Het logboek is NIET gaaf");
    }

    private async Task<int> VerzegelAsync()
    {
        await using var ruimte = _bouwer.Services.CreateAsyncScope();
        var s = ruimte.ServiceProvider;
        return await new Logverzegelaar(s.GetRequiredService<CaseFlowDbContext>(), s.GetRequiredService<Logsleutel>(), new Loganker(new LogboekOptions(_ankerbestand))).LoopAsync(_bouwer.Klok.Nu);
    }

    /// <summary>What the check says of a log in which this was done; afterwards it is as it was.</summary>
    private async Task<Logoordeel> ControleerAsync(Func<CaseFlowDbContext, Task> knoei)
    {
        await using var ruimte = _bouwer.Services.CreateAsyncScope();
        var s = ruimte.ServiceProvider;
        var db = s.GetRequiredService<CaseFlowDbContext>();
        await using var transactie = await db.Database.BeginTransactionAsync();
        await knoei(db);
        var oordeel = await new Logcontrole(db, s.GetRequiredService<Logsleutel>(), new Loganker(new LogboekOptions(_ankerbestand))).ControleerAsync();
        await transactie.RollbackAsync();
        return oordeel;
    }

    private Task<T> TelAsync<T>(Func<CaseFlowDbContext, Task<T>> lees) => _bouwer.In(lees);

    private async Task<long> MiddelsteAsync()
    {
        var ids = await TelAsync(db => db.Logregels.OrderBy(r => r.Id).Select(r => r.Id).ToListAsync());
        return ids.First(id => id > ids[ids.Count / 2] && ids.Contains(id + 1));
    }

    private static async Task<int> VerschuifAsync(CaseFlowDbContext db, long id)
    {
        var op = await db.Logregels.Where(r => r.Id == id).Select(r => r.Op).SingleAsync();
        return await db.Logregels.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Op, op.AddMicroseconds(1)));
    }

    private static async Task<int> VeranderZegelAsync(CaseFlowDbContext db, long id, Random random)
    {
        var zegel = await db.Logzegels.Where(z => z.RegelId == id).Select(z => z.Zegel).SingleAsync();
        return await db.Logzegels.Where(z => z.RegelId == id).ExecuteUpdateAsync(s => s.SetProperty(z => z.Zegel, Ander(zegel, random)));
    }

    private static async Task<int> VeranderTekstAsync(CaseFlowDbContext db, long id, string kolom, Random random)
    {
#pragma warning disable EF1002 // the column is one of ours
        var tekst = await db.Database.SqlQueryRaw<string>($"select {kolom} as \"Value\" from logregel where id = {id}").SingleAsync();
        return await db.Database.ExecuteSqlRawAsync($"update logregel set {kolom} = {{0}} where id = {id}", Ander(tekst, random));
#pragma warning restore EF1002
    }

    private static string Ander(string tekst, Random random)
    {
        var plek = random.Next(tekst.Length);
        return tekst[..plek] + (char)(tekst[plek] ^ 1) + tekst[(plek + 1)..];
    }
}
