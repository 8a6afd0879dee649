using Xunit;

namespace CaseFlow.Tests.Testing;

/// <summary>A test of something that does not depend on the database, and is too long to run on each.</summary>
public sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute(string reason = "About SQLite only.") => Skip = TestDatabase.ChosenProvider == "sqlite" ? null : reason;
}
