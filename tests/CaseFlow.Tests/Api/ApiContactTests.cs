using CaseFlow.Api;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Api;

public sealed class ApiContactTests
{
    [Fact]
    public void Who_is_not_set_is_not_named() => new ApiContact { Name = "", Email = "" }.Checked().Describe().ShouldBeNull();

    [Fact]
    public void What_is_set_is_told_and_nothing_beside_it()
    {
        var contact = new ApiContact { Email = "beheer@hengelo.example" }.Checked().Describe()!;
        (contact.Name, contact.Email, contact.Url).ShouldBe((null, "beheer@hengelo.example", null));
    }

    [Theory]
    [InlineData("geen adres", null)]
    [InlineData(null, "hengelo.example")]
    [InlineData(null, "http://hengelo.example")]
    public void A_wrong_value_stops_the_start(string? email, string? url) => Should.Throw<InvalidDataException>(() => new ApiContact { Email = email, Url = url }.Checked());
}
