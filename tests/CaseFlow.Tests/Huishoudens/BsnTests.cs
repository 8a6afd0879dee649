using CaseFlow.Data;
using CaseFlow.Huishoudens;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Huishoudens;

public sealed class BsnTests
{
    [Theory]
    [InlineData("111222333")]
    [InlineData("123456782")]
    [InlineData("999990019")]
    [InlineData("1112.22.333")]
    public void A_number_that_passes_the_eleven_test_is_read(string tekst) => Bsn.TryParse(tekst, out _).ShouldBeTrue();

    [Theory]
    [InlineData("123456789")]
    [InlineData("111111111")]
    [InlineData("987654321")]
    [InlineData("999012345")]
    [InlineData("000000000")]
    [InlineData("1112223334")]
    [InlineData("11122233a")]
    [InlineData("١١١٢٢٢٣٣٣")]
    [InlineData("")]
    [InlineData(null)]
    public void Any_other_text_is_not(string? tekst) => Bsn.TryParse(tekst, out _).ShouldBeFalse();

    [Fact]
    public void Eight_digits_get_a_zero_in_front()
    {
        Bsn.TryParse("10000008", out var bsn).ShouldBeTrue();
        bsn.Onthul().ShouldBe("010000008");
    }

    [Fact]
    public void It_never_prints_its_digits()
    {
        Bsn.TryParse("111222333", out var bsn);
        $"{bsn}".ShouldNotContain("111222");
    }

    [Fact]
    public void The_vault_gives_back_what_it_was_given_and_never_the_same_bytes_twice()
    {
        var kluis = new BsnKluis(Geheim.Ephemeral());
        Bsn.TryParse("111222333", out var bsn);

        var een = kluis.Versleutel(bsn);
        var twee = kluis.Versleutel(bsn);

        kluis.Ontsleutel(een).ShouldBe(bsn);
        een.ShouldNotBe(twee);
        kluis.Hash(bsn).ShouldBe(kluis.Hash(bsn));
        new BsnKluis(Geheim.Ephemeral()).Hash(bsn).ShouldNotBe(kluis.Hash(bsn));
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => new BsnKluis(Geheim.Ephemeral()).Ontsleutel(een));
    }

    [Fact]
    public async Task A_key_file_that_does_not_belong_to_the_database_is_noticed_before_anything_is_read()
    {
        await using var bouwer = await Zaakbouwer.CreateAsync();
        await bouwer.In<CaseFlowDbContext>(async db => (await new BsnKluis(Geheim.Ephemeral()).PastBijAsync(db)).ShouldBeTrue());
        await bouwer.Melding("""{ "inwoner": { "bsn": "111222333" } }""");

        await bouwer.In<CaseFlowDbContext>(async db =>
        {
            (await bouwer.In<BsnKluis, bool>(k => k.PastBijAsync(db))).ShouldBeTrue();
            (await new BsnKluis(Geheim.Ephemeral()).PastBijAsync(db)).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task An_application_with_the_wrong_key_does_not_start_and_says_why()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var eerste = await Zaakbouwer.CreateAsync(database, Zaakbouwer.Workflows))
        {
            await eerste.Melding("""{ "inwoner": { "bsn": "111222333" } }""");
        }

        // Each builder has a key of its own.
        await using var tweede = await Zaakbouwer.CreateAsync(database, Zaakbouwer.Workflows);
        (await Should.ThrowAsync<InvalidDataException>(() => Startup.PrepareAsync(tweede.Services, isDemo: false, heeftDemo: false, 0, default))).Message.ShouldContain("hoort niet bij deze database");
    }
}
