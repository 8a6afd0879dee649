using CaseFlow.Toegang;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Toegang;

public sealed class GeheimTests
{
    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("geen base64!")]
    public void A_key_file_that_was_cut_off_is_refused_instead_of_making_keys_that_anybody_can_work_out(string inhoud)
    {
        var pad = Path.GetTempFileName();
        File.WriteAllText(pad, inhoud);

        Should.Throw<InvalidDataException>(() => Geheim.LoadOrCreate(pad)).Message.ShouldContain(pad);

        File.Delete(pad);
    }

    [Fact]
    public void The_same_file_gives_the_same_keys()
    {
        var pad = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        Geheim.LoadOrCreate(pad).Sleutel("x", 16).ShouldBe(Geheim.LoadOrCreate(pad).Sleutel("x", 16));

        File.Delete(pad);
    }
}
