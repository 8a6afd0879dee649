using System.Security.Claims;
using CaseFlow.Shared;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Shared;

public class NavigatieTests
{
    [Fact]
    public void A_case_worker_sees_the_ways_into_casework() =>
        Labels("consulent").ShouldBe(["Mijn werk", "Contact", "Nieuwe melding", "Afspraken", "Zaken zoeken", "Voorzieningen", "Verzoeken om inzage"]);

    [Fact]
    public void A_team_leader_sees_the_team_too() => Labels("Teamleider").ShouldContain("Team");

    [Fact]
    public void Who_does_no_casework_sees_no_way_into_it()
    {
        Labels("beheer").ShouldBe(["Beheer"]);
        Labels("privacy").ShouldBe(["Verzoeken", "Vernietiging", "Logboek", "Noodtoegang", "Afscherming"]);
        Labels("beleid").ShouldBe(["Doelen", "Cijfers", "Stroom", "Wachttijden", "Vergelijken", "Andere gemeenten", "Voor de raad", "Cijfers van buiten"]);
    }

    [Fact]
    public void Without_a_role_there_is_nothing_to_choose() => Labels().ShouldBeEmpty();

    [Theory]
    [InlineData("/", "Mijn werk")]
    [InlineData("/Zaken/ZK-2026-00044", null)]
    [InlineData("/zaken", "Zaken zoeken")]
    [InlineData("/ZakenAnders", null)]
    public void The_entrance_above_the_page_is_the_current_one(string pad, string? label) =>
        (Navigatie.Voor(Gebruiker("consulent"), pad).SingleOrDefault(i => i.IsHuidig)?.Label).ShouldBe(label);

    private static IEnumerable<string> Labels(params string[] rollen) => Navigatie.Voor(Gebruiker(rollen), "/").Select(i => i.Label);

    private static ClaimsPrincipal Gebruiker(params string[] rollen) =>
        new(new ClaimsIdentity(rollen.Select(rol => new Claim(ClaimTypes.Role, rol)), "test"));
}
