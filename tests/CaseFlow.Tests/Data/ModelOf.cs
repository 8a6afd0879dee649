using CaseFlow.Data;
using CaseFlow.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Tests.Data;

/// <summary>The model as each provider sees it; nothing connects.</summary>
internal static class ModelOf
{
    public static CaseFlowDbContext Context(string provider)
    {
        var builder = new DbContextOptionsBuilder<CaseFlowDbContext>();
        _ = provider switch
        {
            "sqlite" => builder.UseSqlite("Data Source=:memory:"),
            "postgresql" => builder.UseNpgsql("Host=none"),
            "sqlserver" => builder.UseSqlServer("Server=none", SqlServerProvider.Configure),
            _ => throw new ArgumentException(provider),
        };
        return new CaseFlowDbContext(builder.Options);
    }
}
