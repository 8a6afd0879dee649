using System.Globalization;
using CaseFlow.Benchmarks;

// dotnet CaseFlow.Benchmarks.dll [--long] [--only engine,act,log,timers,sweep,steps,pages,bpmn-engine] [--database sqlite] [--cases 1000000]
// PostgreSQL is measured when CASEFLOW_TEST_POSTGRES names a server; tests/CaseFlow.Benchmarks/bench starts one.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var isLong = args.Contains("--long");
var only = Value("--only")?.Split(',');
var many = Value("--cases") is { } cases ? int.Parse(cases, CultureInfo.InvariantCulture) : isLong ? 1_000_000 : 100_000;
var report = new Report();
report.Line($"# Benchmarks, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {(isLong ? "long" : "short")} run");
report.Line();
report.Line($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, load average at the start {Report.Load()}. Everything shares this one machine.");

if (Asked("engine"))
{
    EngineBench.Run(report, isLong);
}
var servers = Server.All(report);
if (Value("--database") is { } database)
{
    servers.RemoveAll(s => s.Name != database);
    if (servers.Count == 0)
    {
        Console.Error.WriteLine($"There is no {database} to measure on. Choose sqlite, or postgresql where it is installed.");
        return 2;
    }
}
foreach (var server in servers)
{
    if (Asked("act"))
    {
        await ActBench.RunAsync(report, server, isLong);
    }
}
foreach (var server in servers)
{
    if (Asked("log"))
    {
        await LogBench.RunAsync(report, server, isLong);
    }
    if (Asked("timers"))
    {
        await TimerBench.RunAsync(report, server, isLong);
    }
    if (Asked("sweep"))
    {
        await SweepBench.RunAsync(report, server, isLong);
    }
    if (Asked("steps"))
    {
        await StepBench.RunAsync(report, server, isLong);
    }
}
foreach (var server in servers)
{
    if (Asked("pages"))
    {
        await PageBench.RunAsync(report, server, many, isLong);
    }
}
if (Asked("bpmn-engine"))
{
    await BpmnEngineBench.RunAsync(report, servers[0], isLong);
}
report.Line();
report.Line($"Load average at the end {Report.Load()}, peak memory {Environment.WorkingSet / 1_000_000} MB, {report.Elapsed} in all.");
report.Save();
return report.IsFaulty ? 1 : 0;

bool Asked(string part) => only is null || only.Contains(part);

string? Value(string option) => args.SkipWhile(a => a != option).Skip(1).FirstOrDefault();
