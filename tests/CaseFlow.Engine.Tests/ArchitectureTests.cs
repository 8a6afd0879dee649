using System.Xml.Linq;
using CaseFlow.Engine.Runtime;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests;

/// <summary>The engine stays a pure library.</summary>
public class ArchitectureTests
{
    [Fact]
    public void The_engine_references_only_the_runtime() =>
        typeof(Interpreter).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard");

    [Fact]
    public void The_project_references_no_packages()
    {
        if (Source() is { } source)
        {
            XDocument.Load(Path.Combine(source, "CaseFlow.Engine.csproj")).Descendants().Where(e => e.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("DateTime.Now")]
    [InlineData("DateTime.UtcNow")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("Guid.NewGuid")]
    [InlineData("Random")]
    [InlineData("File.Read")]
    [InlineData("TimeZoneInfo.Local")]
    public void Nothing_in_the_engine_asks_the_world(string forbidden)
    {
        foreach (var file in Source() is { } source ? Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories) : [])
        {
            File.ReadAllText(file).ShouldNotContain(forbidden, Case.Sensitive, file);
        }
    }

    private static string? Source()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "src", "CaseFlow.Engine");
            if (Directory.Exists(path))
            {
                return path;
            }
        }
        return null;
    }
}
