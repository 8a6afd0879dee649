using System.Text;
using CaseFlow.Bijlagen;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Bijlagen;

/// <summary>Files are shown to clamd, over its own protocol, before anything of them is kept.</summary>
public sealed class VirusscannerTests
{
    private static readonly byte[] Groot = [.. Enumerable.Repeat((byte)'a', 200_000)];

    [Fact]
    public async Task A_virus_is_refused_and_a_clean_file_of_several_pieces_is_taken_over_both_kinds_of_socket()
    {
        var map = Directory.CreateTempSubdirectory("clamd");
        foreach (var pad in new[] { null, Path.Combine(map.FullName, "s") })
        {
            await using var clamd = new Clamd(pad);
            var scanner = Scanner(clamd.Adres);
            await scanner.ControleerAsync(Groot);
            var fout = await Should.ThrowAsync<WeigeringException>(() => scanner.ControleerAsync([.. Groot, .. Clamd.Eicar]));
            fout.Id.ShouldBe("bijlage-virus");
            fout.Message.ShouldContain("zit een virus");
            clamd.Bekeken.ShouldBe(2);
        }
        map.Delete(recursive: true);
    }

    [Fact]
    public async Task A_scanner_that_is_away_refuses_or_accepts_as_set_and_one_that_could_not_look_always_refuses()
    {
        await using var clamd = new Clamd { Meest = 1000 };
        foreach (var accepts in new[] { false, true })
        {
            (await Should.ThrowAsync<WeigeringException>(() => Scanner(clamd.Adres, accepts).ControleerAsync(Groot))).Id.ShouldBe("bijlage-niet-gecontroleerd");
        }
        await clamd.DisposeAsync();
        (await Should.ThrowAsync<WeigeringException>(() => Scanner(clamd.Adres).ControleerAsync(Groot))).Message.ShouldContain("over een kwartier opnieuw");
        await Scanner(clamd.Adres, accepts: true).ControleerAsync(Groot);
    }

    [Fact]
    public async Task Of_a_refused_file_nothing_is_kept_and_its_name_is_in_no_log()
    {
        await using var clamd = new Clamd();
        await using var app = new WebApp { Log = new Loglezer(), Instellingen = new Dictionary<string, string> { ["Attachments:Scanner"] = clamd.Adres } };
        await app.InitializeAsync();
        var bouwer = app.Bouwer();
        await bouwer.Melding();
        var wie = await bouwer.Als("consulent");
        await Should.ThrowAsync<WeigeringException>(() => bouwer.In<BijlageService>(b => b.ToevoegenAsync(wie, bouwer.Zaak.Id, "brief van Johanna.txt", "verwijzing", new MemoryStream(Clamd.Eicar))));
        (await app.DbAsync(db => db.Bijlagen.CountAsync())).ShouldBe(0);
        (await bouwer.In<BijlageOpslag, int>(o => Task.FromResult(o.Ouder(DateTimeOffset.MaxValue).Count()))).ShouldBe(0);
        app.Log!.Regels.ShouldContain(r => r.Contains("Eicar-Test-Signature"));
        app.Log.Regels.ShouldAllBe(r => !r.Contains("Johanna"));
        await bouwer.In<BijlageService>(b => b.ToevoegenAsync(wie, bouwer.Zaak.Id, "schoon.txt", "verwijzing", new MemoryStream(Encoding.UTF8.GetBytes("niets aan de hand"))));
        (await app.DbAsync(db => db.Bijlagen.CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("localhost:3310")]
    [InlineData("http://localhost:3310")]
    [InlineData("unix:")]
    public void An_address_that_is_none_stops_the_start(string adres) =>
        Should.Throw<InvalidOperationException>(() => new BijlageOptions { Scanner = adres }.Checked()).Message.ShouldContain("Attachments:Scanner");

    private static Virusscanner Scanner(string adres, bool accepts = false) => new(new BijlageOptions { Scanner = adres, AcceptsUnscanned = accepts }, NullLogger<Virusscanner>.Instance);
}
