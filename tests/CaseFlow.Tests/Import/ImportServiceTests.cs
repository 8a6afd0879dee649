using System.Text;
using System.Text.Json;
using CaseFlow.Import;
using CaseFlow.Schuldhulp;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Import;

public sealed class ImportServiceTests : IAsyncLifetime
{
    private const string Signalen = """
        bron;datum;bedrag;crisis;kenmerk;bsn;naam;geboortedatum;postcode;huisnummer;adres
        energie;2026-03-01;310,50;;E-1;123456782;;;;;
        verhuurder;2-3-2026;900;ja;V-1;;Nel Nieuw;1970-03-03;;;
        drinkwater;2026-03-01;80;;D-1;;;;7551 AB;12;
        energie;2026-03-01;310,50;;E-1;123456782;;;;;
        bakker;2026-03-01;10;;B-1;123456782;;;;;
        energie;2026-03-05;10;;E-2;123456782;;;;;
        energie;2026-03-01;10;;E-3;123456789;;;;;
        energie;2026-03-01;10;;E-4;;;;7551 AB;99;
        123456782;2026-03-01;10;;E-5;;Nel Nieuw;1970-03-03;;;
        energie;2026-03-01;veel;;E-6;;Nel Nieuw;1970-03-03;;;
        energie;2026-03-01
        """;

    private Zaakbouwer _bouwer = null!;

    public async Task InitializeAsync() => _bouwer = await Zaakbouwer.CreateAsync();

    public async Task DisposeAsync() => await _bouwer.DisposeAsync();

    [Fact]
    public async Task Each_row_finds_its_resident_or_is_given_back_with_the_reason()
    {
        await BekendeAsync();

        var stand = await LeesAsync(Signalen);

        stand.Aantal(Rijuitslag.Verwerkt).ShouldBe(2);
        stand.Aantal(Rijuitslag.Twijfel).ShouldBe(1);
        stand.Aantal(Rijuitslag.Dubbel).ShouldBe(1);
        stand.Aantal(Rijuitslag.Afgewezen).ShouldBe(7);
        var redenen = (await RegelsAsync()).Where(r => r.Uitslag == Rijuitslag.Afgewezen).ToDictionary(r => r.Nummer, r => r.Reden!);
        redenen[6].ShouldContain("'bakker' staat niet in de lijst");
        redenen[7].ShouldContain("in de toekomst");
        redenen[8].ShouldContain("geen geldig burgerservicenummer");
        redenen[9].ShouldContain("niemand bekend");
        redenen[10].ShouldNotContain("123456782");
        redenen[11].ShouldContain("420,50");
        redenen[12].ShouldContain("2 velden");
        var zaken = await _bouwer.In<CaseFlow.Data.CaseFlowDbContext, int>(db => db.Vroegsignalen.Select(s => s.ZaakId).Distinct().CountAsync());
        zaken.ShouldBe(2, "two of the three signals are about the same resident");
    }

    [Fact]
    public async Task The_same_file_twice_does_nothing_twice()
    {
        await BekendeAsync();
        await LeesAsync(Signalen);
        var eerst = await TelAsync();

        var stand = await LeesAsync(Signalen);

        stand.Aantal(Rijuitslag.Dubbel).ShouldBe(4);
        (await TelAsync()).ShouldBe(eerst);
    }

    [Fact]
    public async Task What_was_broken_off_is_finished_by_reading_it_again()
    {
        await BekendeAsync();
        using var gestopt = new CancellationTokenSource();
        var wie = await _bouwer.Als("schuldhulpverlener");
        // Three rows in, the process ends.
        await LeesAsync(string.Join('\n', Signalen.Split('\n').Take(3)));
        await gestopt.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => _bouwer.In<ImportService, Guid>(i => i.LeesAsync(wie, "vroegsignalen", Encoding.UTF8.GetBytes(Signalen), cancellation: gestopt.Token)));

        var stand = await LeesAsync(Signalen);

        stand.Bestand.KlaarOp.ShouldNotBeNull();
        (await TelAsync()).ShouldBe((3, 3));
        stand.Aantal(Rijuitslag.Verwerkt).ShouldBe(0);
        stand.Aantal(Rijuitslag.Twijfel).ShouldBe(1);
    }

    [Fact]
    public async Task Refused_rows_come_back_whole_and_are_not_readable_in_the_database()
    {
        await BekendeAsync();
        var stand = await LeesAsync(Signalen);
        var wie = await _bouwer.Als("schuldhulpverlener");

        var csv = await _bouwer.In<ImportService, string?>(i => i.AfgewezenAsync(wie, "vroegsignalen", stand.Bestand.Id));

        csv!.ShouldStartWith("regel,waarom-afgewezen,bron,datum");
        csv.ShouldContain("E-2");
        (await LeesAsync(csv.Replace("bakker", "cak"))).Aantal(Rijuitslag.Gevoegd).ShouldBe(1, "a mended file is read as it came back");
        csv.ShouldContain("123456782");
        (await RegelsAsync()).Where(r => r.InhoudVersleuteld is not null).ShouldAllBe(r => !Encoding.UTF8.GetString(r.InhoudVersleuteld!).Contains("123456782"));
        var ander = await _bouwer.Als("schuldhulpverlener") with { Gemeente = "almelo" };
        (await _bouwer.In<ImportService, string?>(i => i.AfgewezenAsync(ander, "vroegsignalen", stand.Bestand.Id))).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_in_the_form_of_VNG_is_read_too()
    {
        await BekendeAsync();

        var stand = await LeesAsync("""
            { "codeGegevensleverancier": "x", "leveringen": [ { "teller": 1, "gemeentecode": "0164", "vroegsignalen": [
              { "ID": "VS-1", "crisissignaal": true, "bedrag": 450, "signaaldatum": "2026-03-01", "status": "Nog niet opgepakt", "signaalpartner": { "type": "Energie" }, "client": { "burgerservicenummer": "123456782" } },
              { "ID": "VS-2", "bedrag": 90, "signaaldatum": "2026-03-01", "signaalpartner": { "type": "Water" }, "client": { "geboortedatum": "1980-01-01", "postcode": "7551AB", "huisnummer": "12" } },
              { "ID": "VS-3", "signaaldatum": "2026-03-01", "status": "Opgepakt", "signaalpartner": { "type": "Huur" }, "client": { "burgerservicenummer": "123456782" } },
              { "ID": "VS-4", "signaaldatum": "2026-03-01", "signaalpartner": { "type": "DUO" }, "client": { "burgerservicenummer": "123456782" } }
            ] } ] }
            """);

        stand.Aantal(Rijuitslag.Verwerkt).ShouldBe(1);
        stand.Aantal(Rijuitslag.Twijfel).ShouldBe(1);
        stand.Aantal(Rijuitslag.Afgewezen).ShouldBe(2);
        var signaal = await _bouwer.In<CaseFlow.Data.CaseFlowDbContext, Vroegsignaal>(db => db.Vroegsignalen.OrderBy(s => s.Id).FirstAsync());
        (signaal.Bron, signaal.Bedrag, signaal.IsCrisis).ShouldBe(("energie", 450m, true));
    }

    [Fact]
    public async Task Facts_become_events_without_a_person()
    {
        await BekendeAsync();
        const string feiten = """
            gebeurtenis,datum,bron,kenmerk,bsn,persoon,geboortedatum,geslacht,wijk,regeling,reden
            uitkering.toegekend,2026-02-01,suite,U-1,123456782,,,,,participatiewet,
            uitkering.beeindigd,2026-03-01,suite,U-1,123456782,,,,,participatiewet,betaald-werk
            lks.gestart,2026-02-01,suite,,,klant-7,1990-05-05,v,,,
            lks.gestart,2026-02-01,suite,,,klant-7,1990-05-05,v,,,
            uitkering.toegekend,2026-02-01,suite,U-2,,,,,,geen-idee,
            uitkering.toegekend,2026-02-01,suite,U-3,,,,,,,
            lks.gestart,2026-02-01,suite,U-4,,,,,,participatiewet,
            hond.geaaid,2026-02-01,suite,U-5,,,,,,,
            """;

        var stand = await LeesAsync(feiten, "feiten", "beheer");

        stand.Aantal(Rijuitslag.Verwerkt).ShouldBe(3);
        stand.Aantal(Rijuitslag.Dubbel).ShouldBe(1);
        stand.Aantal(Rijuitslag.Afgewezen).ShouldBe(4);
        var rijen = await _bouwer.In<CaseFlow.Data.CaseFlowDbContext, List<Gebeurtenis>>(db => db.Gebeurtenissen.AsNoTracking().Where(g => g.Naam.StartsWith("uitkering") || g.Naam.StartsWith("lks")).OrderBy(g => g.Id).ToListAsync());
        rijen[0].Recordsleutel.ShouldBe(rijen[1].Recordsleutel, "an end finds its beginning");
        rijen[0].Objectsleutel.ShouldNotBeNull().ShouldBe(rijen[1].Objectsleutel);
        rijen[2].Objectsleutel.ShouldBeNull("without a mark it ends nothing");
        var vanMelding = await _bouwer.In<CaseFlow.Data.CaseFlowDbContext, string?>(db => db.Gebeurtenissen.Where(g => g.Naam == "melding.geregistreerd").Select(g => g.Persoonsleutel).FirstAsync());
        rijen[0].Persoonsleutel.ShouldBe(vanMelding, "who is known here counts as one person, whatever the source");
        JsonSerializer.Deserialize<Dictionary<string, string>>(rijen[1].Dimensies)!.ShouldBe(new Dictionary<string, string> { ["regeling"] = "participatiewet", ["reden"] = "betaald-werk", ["herkomst"] = "suite" }, ignoreOrder: true);
        (rijen[2].Leeftijdsklasse, rijen[2].Geslacht).ShouldBe(("27-59", "v"));
        (await LeesAsync(feiten, "feiten", "beheer")).Aantal(Rijuitslag.Dubbel).ShouldBe(4);
        rijen.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("vroegsignalen", "consulent")]
    [InlineData("vroegsignalen", "beheer")]
    [InlineData("feiten", "schuldhulpverlener")]
    public async Task Who_may_not_bring_it_is_refused(string soort, string rol) =>
        (await Should.ThrowAsync<WeigeringException>(() => LeesAsync("bron,datum\n", soort, rol))).Id.ShouldBe("rol-onbevoegd");

    // A resident of Hengelo with a number and an address.
    private Task BekendeAsync() => _bouwer.Melding("""{ "inwoner": { "naam": "Bea Bekend", "geboortedatum": "1980-01-01", "bsn": "123456782", "adres": "Dorpsstraat 12", "postcode": "7551 AB" } }""");

    private async Task<Importstand> LeesAsync(string tekst, string soort = "vroegsignalen", string rol = "schuldhulpverlener")
    {
        var wie = await _bouwer.Als(rol);
        var id = await _bouwer.In<ImportService, Guid>(i => i.LeesAsync(wie, soort, Encoding.UTF8.GetBytes(tekst)));
        return (await _bouwer.In<ImportService, IReadOnlyList<Importstand>>(i => i.GeschiedenisAsync(wie, soort))).Single(s => s.Bestand.Id == id);
    }

    private Task<List<Importregel>> RegelsAsync() => _bouwer.In<CaseFlow.Data.CaseFlowDbContext, List<Importregel>>(db => db.Importregels.AsNoTracking().OrderBy(r => r.Nummer).ToListAsync());

    private Task<(int Signalen, int Gebeurtenissen)> TelAsync() => _bouwer.In<CaseFlow.Data.CaseFlowDbContext, (int, int)>(async db =>
        (await db.Vroegsignalen.CountAsync(), await db.Gebeurtenissen.CountAsync(g => g.Naam == "vroegsignaal.ontvangen")));
}
