using Xunit;

namespace CaseFlow.Tests.Testing;

/// <summary>What is about SQLite, or makes an SQLite file of its own: a second run on another database would tell nothing new.</summary>
public sealed class SqliteTheoryAttribute : TheoryAttribute
{
    public SqliteTheoryAttribute() => Skip = TestDatabase.ChosenProvider == "sqlite" ? null : "About SQLite only.";
}
