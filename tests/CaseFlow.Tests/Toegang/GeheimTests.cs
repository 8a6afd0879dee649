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

    [Fact]
    public async Task Many_that_start_at_once_have_one_key()
    {
        var map = Directory.CreateTempSubdirectory("caseflow-key-");
        var pad = Path.Combine(map.FullName, "key");
        using var start = new ManualResetEventSlim();

        var sleutels = Enumerable.Range(0, 24).Select(_ => Task.Factory.StartNew(() =>
        {
            start.Wait();
            return Convert.ToHexString(Geheim.LoadOrCreate(pad).Sleutel("x", 16));
        }, TaskCreationOptions.LongRunning)).ToList();
        start.Set();

        (await Task.WhenAll(sleutels)).Distinct().Count().ShouldBe(1);
        Directory.GetFiles(map.FullName).ShouldBe([pad]);
        map.Delete(recursive: true);
    }
}
