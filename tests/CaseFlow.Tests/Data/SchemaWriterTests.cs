using Xunit;

namespace CaseFlow.Tests.Data;

public class SchemaWriterTests
{
    /// <summary>
    /// Before the first release: <c>CASEFLOW_WRITE_SCHEMA=1 dotnet test tests/CaseFlow.Tests --filter Rewrites_the_ground</c>.
    /// After it 0001 never changes, and a change of the model comes with a script written by hand.
    /// </summary>
    [WriteSchemaFact]
    public void Rewrites_the_ground_of_each_database()
    {
        foreach (var (provider, product) in new[] { ("sqlite", "SQLite"), ("postgresql", "PostgreSQL"), ("sqlserver", "SQL Server") })
        {
            var folder = Directory.CreateDirectory(Path.Combine(Root(), "db", provider)).FullName;
            File.WriteAllText(Path.Combine(folder, "0001_ground.sql"), SchemaWriter.Write(provider, product));
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CaseFlow.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No CaseFlow.sln above the tests.");
        }
        return folder.FullName;
    }

    private sealed class WriteSchemaFactAttribute : FactAttribute
    {
        public WriteSchemaFactAttribute()
        {
            if (Environment.GetEnvironmentVariable("CASEFLOW_WRITE_SCHEMA") != "1")
            {
                Skip = "Writes db/*/0001_ground.sql; set CASEFLOW_WRITE_SCHEMA=1 to do so.";
            }
        }
    }
}
