using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Architecture;

/// <summary>Rules of security that can be read off the sources.</summary>
public sealed partial class SecurityTests
{
    private static readonly string[] Skipped = ["bin", "obj", "artifacts", ".git", "node_modules", "data", "lib", "TestResults"];

    // Where an address of another site is meant: to the provider of the organisation, and from http to https.
    private static readonly string[] Redirecting = ["Organisatie.cshtml.cs", "OidcSignIn.cs", "WebSecurity.cs", "Toegangsregels.cs", "Aanmeldbezoek.cs"];

    // A document of its own, that somebody saves and opens without CaseFlow.
    private static readonly string[] Documents = ["Dossierbestand.cs"];

    [Fact]
    public void Nothing_in_the_repository_looks_like_a_secret()
    {
        var read = 0;
        var found = new List<string>();
        foreach (var file in Files(Repository.Root).Where(f => new FileInfo(f).Length < 2_000_000))
        {
            read++;
            found.AddRange(Secret().Matches(File.ReadAllText(file)).Select(m => $"{Path.GetRelativePath(Repository.Root, file)}: {m.Value[..Math.Min(12, m.Length)]}..."));
        }
        read.ShouldBeGreaterThan(500);
        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("-----BEGIN RSA PRIVATE " + "KEY-----")]
    [InlineData("AKIA" + "ABCDEFGHIJKLMNOP")]
    [InlineData("ghp_" + "0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("\"Password\": \"" + "Zomer-in-Twente\"")]
    [InlineData("Host=db;Password=" + "hunter22;")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIx" + "MjM0NTY3ODkwIn0.c2lnbmF0dXJl")]
    public void What_is_looked_for_is_found(string secret) => Secret().IsMatch(secret).ShouldBeTrue();

    [Fact]
    public void Pages_have_no_script_style_or_handler_in_line() =>
        Files(Repository.PathOf("src", "CaseFlow")).Where(f => (f.EndsWith(".cshtml") || f.EndsWith(".cs") || f.EndsWith(".js")) && !Documents.Contains(Path.GetFileName(f)))
            .SelectMany(f => InLine().Matches(File.ReadAllText(f)).Select(m => $"{Path.GetRelativePath(Repository.Root, f)}: {m.Value}")).ShouldBeEmpty("the Content-Security-Policy blocks it");

    [Fact]
    public void Nobody_is_sent_to_an_address_that_came_with_the_request() =>
        Repository.Sources("src/CaseFlow").Where(f => !Redirecting.Contains(Path.GetFileName(f)) && OpenRedirect().IsMatch(File.ReadAllText(f)))
            .Select(Path.GetFileName).ShouldBeEmpty("use LocalRedirect or RedirectToPage");

    [Fact]
    public void Nothing_runs_a_program_or_reads_what_can_become_any_type() =>
        Repository.Sources("src").Where(f => Dangerous().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName).ShouldBeEmpty();

    private static IEnumerable<string> Files(string folder) => Directory.GetDirectories(folder).Where(d => !Skipped.Contains(Path.GetFileName(d))).SelectMany(Files)
        .Concat(Directory.GetFiles(folder).Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" or ".js" or ".json" or ".md" or ".sql" or ".txt" or ".sh" or ".bpmn" or ".dmn" or ".csproj" or ".props" or ".yml" or ".yaml" or ".csv" or ".pem" or ".key" or ".config" or ""));

    [GeneratedRegex("""-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[0-9A-Za-z]{36}|\bxox[abprs]-[0-9A-Za-z-]{10,}|\bAIza[0-9A-Za-z_-]{35}|\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.|AccountKey=[0-9A-Za-z+/=]{20,}|(?i:password|pwd)=(?!\.\.\.|x\b)[^\s;"'{}<>]{4,}[;"]|"(?i:password|clientsecret|apikey)"\s*:\s*"(?!\.\.\.)[^"]{4,}["]""")]
    private static partial Regex Secret();

    [GeneratedRegex("""<[a-z][^<>@]* style="|<style|<script(?![^>]*\ssrc=)[^>]*>|<[a-z][^<>@]* on[a-z]+="|setAttribute\('style'""")]
    private static partial Regex InLine();

    [GeneratedRegex(@"(?<![A-Za-z])Redirect(Permanent|PreserveMethod|PermanentPreserveMethod)?\(")]
    private static partial Regex OpenRedirect();

    [GeneratedRegex(@"\bProcess\.Start\b|\bBinaryFormatter\b|TypeNameHandling|DtdProcessing\.Parse|new XmlUrlResolver|\bAssembly\.Load(From|File)\b\(.*Request")]
    private static partial Regex Dangerous();
}
