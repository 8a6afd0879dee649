using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Data;

/// <summary>
/// Keeps what the planner of queries knows up to date, once a day. Without it SQLite looks for one resident by walking through all cases of the municipality.
/// </summary>
public sealed class QueryStatistics(CaseFlowDbContext db)
{
    /// <returns>How many databases were looked at: none where the database does this by itself.</returns>
    public async Task<int> RefreshAsync(CancellationToken cancellation = default)
    {
        if (Dialect.Of(db).Statistics is not { Length: > 0 } statistics)
        {
            return 0;
        }
        await db.Database.ExecuteSqlRawAsync(statistics, cancellation);
        return 1;
    }
}
