using CaseFlow.Notities;
using CaseFlow.Shared;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Notities;

public sealed class NaamzoekerTests
{
    private static readonly IReadOnlyList<Collega> Collegas =
    [
        new(Guid.NewGuid(), "Anna", "anna", "intake"), new(Guid.NewGuid(), "Anna de Wit", "awit", "consulent"), new(Guid.NewGuid(), "Bram (consulent)", "bram.hengelo", "consulent"),
        new(Guid.NewGuid(), "Kees Jansen", "kees1", "consulent"), new(Guid.NewGuid(), "Kees Jansen", "kees2", "intake"),
    ];

    [Theory]
    [InlineData("Zie dit, @bram.", "Bram (consulent)")]
    [InlineData("@Anna de Wit en @anna: kijk even", "Anna de Wit|Anna")]
    [InlineData("@Anna de Witte kijkt", "Anna")]
    [InlineData("(@bram.hengelo)", "Bram (consulent)")]
    [InlineData("@Bram (consulent) @BRAM", "Bram (consulent)")]
    [InlineData("Mail naar anna@voorbeeld.nl of 10 @ 2 euro @", "")]
    public void Finds_who_is_named_in_a_text(string tekst, string namen) =>
        string.Join('|', Naamzoeker.InTekst(tekst, Collegas, "tekst").Select(c => c.Naam)).ShouldBe(namen);

    [Theory]
    [InlineData("Vraag @Quirine", "waarde-onbekend:tekst")]
    [InlineData("Vraag @Kees Jansen", "naam-meer-dan-een:tekst")]
    [InlineData("Vraag @kees", "naam-meer-dan-een:tekst")]
    public void Refuses_who_is_not_known_or_more_than_one(string tekst, string id) =>
        Should.Throw<WeigeringException>(() => Naamzoeker.InTekst(tekst, Collegas, "tekst")).Id.ShouldBe(id);

    [Fact]
    public void An_account_says_which_of_two_with_one_name() => Naamzoeker.InTekst("@kees2!", Collegas, "tekst").ShouldHaveSingleItem().Account.ShouldBe("kees2");
}
