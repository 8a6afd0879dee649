using CaseFlow.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Data;

/// <summary>
/// The statements on jobs that each database says in its own way: claiming, and everything that compares the time of the database.
/// Between two processes only that time counts; their clocks may differ.
/// </summary>
public sealed class JobSql
{
    private readonly IReadOnlyDictionary<JobLane, string> _claims;
    private readonly string _renew;

    private JobSql(IReadOnlyDictionary<JobLane, string> claims, string renew) => (_claims, _renew) = (claims, renew);

    // Free is: nobody holds it, nor another job of the same run, and it is the first of that run that is due.
    private const string Free = """
        j.state = 'Ready' and j.due_at <= {2} @lane and (j.lease_until is null or j.lease_until < @now)
        and not exists (
            select 1 from job o where o.instantie_id = j.instantie_id and o.id <> j.id
            and (o.lease_until >= @now or (o.state = 'Ready' and (o.due_at < j.due_at or (o.due_at = j.due_at and o.id < j.id)))))
        """;

    private const string Take = "lease_owner = {0}, lease_until = @later, lease_no = lease_no + 1, attempts = attempts + 1";

    private static readonly JobSql Sqlite = Of(
        $"update job set {Take} where id in (select j.id from job j where {Free} order by j.due_at, j.id limit {{3}}) returning *",
        "strftime('%Y-%m-%d %H:%M:%f', 'now')",
        "strftime('%Y-%m-%d %H:%M:%f', 'now', '+' || {1} || ' seconds')");

    private static readonly JobSql PostgreSql = Of(
        $"update job set {Take} where id in (select j.id from job j where {Free} order by j.due_at, j.id limit {{3}} for update of j skip locked) returning *",
        "clock_timestamp()",
        "clock_timestamp() + make_interval(secs => {1})");

    // TOP without an order: SQL Server locks what it reads, and an order would lock every job that is due.
    public static readonly JobSql SqlServer = Of(
        $"update top ({{3}}) j set {Take} output inserted.* from job j with (updlock, rowlock, readpast) where {Free}",
        "sysutcdatetime()",
        "dateadd(second, {1}, sysutcdatetime())");

    /// <summary>Every statement, for the tests that read them.</summary>
    public IReadOnlyList<string> Statements => [.. _claims.Values, _renew];

    public static JobSql Of(CaseFlowDbContext db) => db.Database.ProviderName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => Sqlite,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => PostgreSql,
        "Microsoft.EntityFrameworkCore.SqlServer" => SqlServer,
        var other => throw new NotSupportedException($"No statements for {other}."),
    };

    /// <summary>Takes at most this many jobs that are due, in the order in which they are due. Each gets a new lease number and loses a try.</summary>
    public async Task<IReadOnlyList<Job>> ClaimAsync(CaseFlowDbContext db, string owner, TimeSpan lease, DateTimeOffset asOf, int count, CancellationToken ct, JobLane lane = JobLane.All)
    {
        var claimed = await db.Jobs.FromSqlRaw(_claims[lane], owner, (int)lease.TotalSeconds, asOf.UtcDateTime, count).AsNoTracking().ToListAsync(ct);
        return [.. claimed.OrderBy(j => j.DueAt).ThenBy(j => j.Id)];
    }

    /// <summary>Says that this owner still works on the job; false when the lease is lost.</summary>
    public async Task<bool> RenewAsync(CaseFlowDbContext db, Job job, TimeSpan lease, CancellationToken ct) =>
        await db.Database.ExecuteSqlRawAsync(_renew, [job.Id, (int)lease.TotalSeconds, job.LeaseNo], ct) == 1;

    private static JobSql Of(string claim, string now, string later)
    {
        string Timed(string sql) => sql.Replace("@now", now, StringComparison.Ordinal).Replace("@later", later, StringComparison.Ordinal);
        return new JobSql(Enum.GetValues<JobLane>().ToDictionary(l => l, l => Timed(claim.Replace("@lane", Kinds(l), StringComparison.Ordinal))), Timed("update job set lease_until = @later where id = {0} and lease_no = {2}"));
    }

    private static string Kinds(JobLane lane) => lane switch
    {
        JobLane.Prompt => $"and j.kind not in ('{string.Join("', '", JobKinds.NotPrompt)}')",
        JobLane.Patient => $"and j.kind in ('{string.Join("', '", JobKinds.Patient)}')",
        JobLane.Figures => $"and j.kind in ('{string.Join("', '", JobKinds.Figures)}')",
        _ => "",
    };
}
