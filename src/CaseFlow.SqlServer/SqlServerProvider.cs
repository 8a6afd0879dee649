using System.Data.Common;
using System.Reflection;
using CaseFlow.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.SqlServer;

/// <summary>SQL Server 2019 and later.</summary>
public sealed class SqlServerProvider : DatabaseProvider
{
    // A unique index (2601), a primary key or unique constraint (2627), chosen as the victim of a deadlock (1205).
    private static readonly int[] Conflicts = [2601, 2627, 1205];

    public override string Name => "sqlserver";

    /// <exception cref="DatabaseException">This build lacks a part of the driver, and could translate queries but not send one.</exception>
    public override DbConnectionStringBuilder Parse(string connectionString)
    {
        var parsed = new SqlConnectionStringBuilder(connectionString);
        return IsWhole() ? parsed : throw new DatabaseException(
            "Dit onderdeel voor SQL Server is gebouwd zonder het pakket Microsoft.SqlServer.Server en kan geen verbinding maken. "
            + "Bouw het met -p:FullFeed=true tegen een volledige pakketbron.");
    }

    // No EnableRetryOnFailure: an act is one transaction of its own, which a retry of one command would tear.
    public override void Use(DbContextOptionsBuilder builder, string connectionString) => builder.UseSqlServer(connectionString, Configure);

    /// <summary>The version that the queries are written for: 2019.</summary>
    public static void Configure(Microsoft.EntityFrameworkCore.Infrastructure.SqlServerDbContextOptionsBuilder sqlServer) =>
        sqlServer.UseCompatibilityLevel(150);

    public override bool IsConflict(DbException e) => e is SqlException s && s.Errors.Cast<SqlError>().Any(error => Conflicts.Contains(error.Number));

    private static bool IsWhole()
    {
        try
        {
            return Assembly.Load("Microsoft.SqlServer.Server") is not null;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
