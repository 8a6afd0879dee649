using System.Text.RegularExpressions;
using CaseFlow.Api;
using CaseFlow.Data;
using CaseFlow.Mail;
using CaseFlow.Toegang;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Architecture;

/// <summary>appsettings.example.json names every setting that the code reads, and no other.</summary>
public sealed partial class SettingsTests
{
    // Settings of the framework that an administrator needs and that our code does not read itself.
    private static readonly string[] Framework = ["Urls", "Logging:LogLevel:Default", "Logging:LogLevel:Microsoft.AspNetCore", "AllowedHosts"];

    [Fact]
    public void The_example_is_complete_and_says_nothing_else()
    {
        var read = Repository.Sources("src/CaseFlow").SelectMany(p => Setting().Matches(File.ReadAllText(p)).Select(m => m.Groups[1].Value))
            .Concat(typeof(DatabaseOptions).GetProperties().Where(p => p.CanWrite).Select(p => $"Database:{p.Name}"))
            .Concat(typeof(RequestLimits).GetProperties().Where(p => p.CanWrite).Select(p => $"Limits:{p.Name}"))
            .Concat(typeof(MailOptions).GetProperties().Where(p => p.CanWrite).Select(p => $"Mail:{p.Name}"))
            .Concat(typeof(ApiContact).GetProperties().Where(p => p.CanWrite).Select(p => $"Api:Contact:{p.Name}"))
            .Distinct().ToList();
        read.ShouldContain("Database:Provider");
        var example = new ConfigurationBuilder().AddJsonFile(Repository.PathOf("appsettings.example.json")).Build()
            .AsEnumerable().Where(s => s.Value is not null).Select(s => s.Key).Where(k => !Framework.Contains(k)).ToList();
        example.ShouldBe(read, ignoreOrder: true);
    }

    [GeneratedRegex("""(?:instellingen\[|settings\[|GetValue(?:<[a-z]+>)?\()"([A-Z][A-Za-z]+:[A-Za-z:]+)"[\],)]""")]
    private static partial Regex Setting();
}
