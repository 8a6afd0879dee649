using CaseFlow.Termijnen;
using CaseFlow.Werkvoorraad;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Werkvoorraad;

public sealed class WerkkeuzeTests
{
    private static readonly DateOnly Vandaag = new(2026, 3, 3);

    [Theory]
    [InlineData("?toon=van-mij&stap=triage&team=zorgloket&route=Wmo&voorziening=rolstoel&licht=nadert,verlopen&licht=onzin&volgorde=nieuwste&kolom=team&kolom=laatste-dag", "?toon=van-mij&stap=triage&team=zorgloket&route=Wmo&voorziening=rolstoel&licht=verlopen,nadert&volgorde=nieuwste&kolom=laatste-dag,team")]
    [InlineData("?persoon=niemand&volgorde=onzin&kolom=onzin&stap=", "?toon=voor-mij")]
    [InlineData("", "?toon=voor-mij")]
    public void What_is_stored_is_what_was_chosen_without_what_does_not_exist(string adres, string bewaard)
    {
        var keuze = Werkkeuze.Lees(adres);

        Uri.UnescapeDataString(keuze.Adres).ShouldBe(bewaard);
        Werkkeuze.Lees(keuze.Adres).Adres.ShouldBe(keuze.Adres);
    }

    [Fact]
    public void A_line_must_fit_each_filter_and_one_of_the_lights()
    {
        var wie = Guid.NewGuid();
        var kaart = new Werkkaart { Route = "Route", Stap = "triage", Naam = "Triage", Team = "a", Persoon = wie, Licht = (int)Stand.Verlopen, Aantal = 1 };

        Past("?stap=triage&team=a&licht=verlopen,geen").ShouldBeTrue();
        Past($"?persoon={wie}").ShouldBeTrue();
        Past($"?persoon={Guid.NewGuid()}").ShouldBeFalse();
        Past("?stap=triage&team=b").ShouldBeFalse();
        Past("?licht=nadert,op-koers").ShouldBeFalse();

        bool Past(string adres) => new[] { kaart }.Telling(Werkkeuze.Lees(adres).Voorwaarden()) == 1;
    }

    [Fact]
    public void Whatever_the_order_what_is_urgent_stays_on_top()
    {
        var (oud, nieuw, spoed) = (Regel("b", null, null, 3), Regel("a", null, null, 1), Regel("c", null, null, 2) with { IsSpoed = true });

        foreach (var (id, _) in Werkkeuze.Volgordes)
        {
            new Werkkeuze { Volgorde = id }.InVolgorde([spoed, oud, nieuw]).First().ShouldBe(spoed, id);
        }
        new Werkkeuze { Volgorde = "langst-open" }.InVolgorde([nieuw, oud]).ShouldBe([oud, nieuw]);
        new Werkkeuze { Volgorde = "stap" }.InVolgorde([oud, nieuw]).ShouldBe([nieuw, oud]);
    }

    private static Werkregel Regel(string stap, Guid? wie, DateOnly? laatste, int dagen = 0) =>
        new(Guid.NewGuid(), Guid.NewGuid(), "a", wie, wie is null ? null : "Anna", false, null, new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero).AddDays(-dagen),
            laatste is { } dag ? [new LopendeTermijn(Guid.NewGuid(), "regel", dag, dag, dag, TermijnStatus.Lopend, null)] : [])
        { Route = "Route", Stap = stap, Naam = stap };
}
