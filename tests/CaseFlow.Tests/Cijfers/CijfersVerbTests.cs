using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Tests.Tellingen;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Tellingen.Gebeurtenissen;

namespace CaseFlow.Tests.Cijfers;

public sealed class CijfersVerbTests : IAsyncLifetime
{
    private static readonly Lazy<Bronnen> Bron = new(() => Bronnen.Load(Zaakbouwer.Workflows));

    private readonly DirectoryInfo _map = Directory.CreateTempSubdirectory("caseflow-cijfers-");
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await using var db = _database.NewContext();
        db.Gebeurtenissen.AddRange([.. Maand(Februari), .. Maand(Februari, "almelo")]);
        await db.SaveChangesAsync();
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _map.Delete(recursive: true);
    }

    [Fact]
    public async Task A_period_is_published_with_progress_and_again_only_with_a_reason()
    {
        var (code, uit, _) = await PubliceerAsync("2026-02", "hengelo");
        code.ShouldBe(0);
        uit.ShouldContain("hengelo 2026-02: tellen");
        uit.ShouldContain("hengelo 2026-02: beschermen, 75 %");
        uit.ShouldContain("hengelo 2026-02: gepubliceerd, versie 1.");

        (code, _, var fout) = await PubliceerAsync("2026-02", "hengelo");
        code.ShouldBe(1);
        fout.ShouldContain("--reden");
        (code, uit, _) = await PubliceerAsync("2026-02", "hengelo", "Post vergeten");
        code.ShouldBe(0);
        uit.ShouldContain("versie 2");
        await using var db = _database.NewContext();
        (await db.Publicaties.OrderBy(p => p.Versie).Select(p => p.Reden).ToListAsync()).ShouldBe([PublicatieService.Eerste, "Post vergeten"]);
    }

    [Theory]
    [InlineData("februari", "hengelo", 2, "is geen periode")]
    [InlineData("2026-02", "enschede", 2, "bestaat niet")]
    [InlineData("2999-12", "hengelo", 1, "loopt nog")]
    public async Task What_cannot_be_published_is_told_in_a_sentence(string periode, string gemeente, int verwacht, string zin)
    {
        var (code, _, fout) = await PubliceerAsync(periode, gemeente);
        code.ShouldBe(verwacht);
        fout.ShouldContain(zin);
        fout.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_export_holds_what_is_published_and_nothing_else()
    {
        var (csv, xlsx) = (Path.Combine(_map.FullName, "uit.csv"), Path.Combine(_map.FullName, "uit.xlsx"));
        var vraag = new Exportvraag("2026-02", null, csv, xlsx);
        var leeg = await DraaiAsync((uit, fout) => CijfersVerb.ExporteerAsync(vraag, Bron.Value, _database.Options, Geheim.Ephemeral(), uit, fout, default));
        leeg.Code.ShouldBe(1);
        leeg.Fout.ShouldContain("nog niets gepubliceerd");
        File.Exists(csv).ShouldBeFalse();

        (await PubliceerAsync("2026-02", null)).Code.ShouldBe(0);
        var gelukt = await DraaiAsync((uit, fout) => CijfersVerb.ExporteerAsync(vraag, Bron.Value, _database.Options, Geheim.Ephemeral(), uit, fout, default));

        gelukt.Code.ShouldBe(0);
        var regels = await File.ReadAllLinesAsync(csv);
        regels.Skip(1).Select(r => r.Split(',')[0]).Distinct().Count().ShouldBe(Bron.Value.Configuratie.Gemeenten.Count);
        regels.ShouldContain("almelo,2026-02,1,vindplaatsen,Meldingen per vindplaats,,,,,aantal,100,100,getoond");
        regels.ShouldAllBe(r => !r.Contains(",58,") && !r.Contains(",4,"));
        new FileInfo(xlsx).Length.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void An_export_without_a_file_is_refused_before_anything_is_opened() =>
        Verbs.Cijfers().Parse(["export", "--periode", "2026-02"]).Errors.ShouldNotBeEmpty();

    private Task<(int Code, string Uit, string Fout)> PubliceerAsync(string periode, string? gemeente, string? reden = null) =>
        DraaiAsync((uit, fout) => CijfersVerb.PubliceerAsync(new Publiceervraag(periode, gemeente, reden), Bron.Value, _database.Options, Geheim.Ephemeral(), uit, fout, default));

    private static async Task<(int Code, string Uit, string Fout)> DraaiAsync(Func<TextWriter, TextWriter, Task<int>> verb)
    {
        using var uit = new StringWriter();
        using var fout = new StringWriter();
        var code = await verb(uit, fout);
        return (code, uit.ToString(), fout.ToString());
    }
}
