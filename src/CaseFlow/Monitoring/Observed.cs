using System.Diagnostics;
using System.Diagnostics.Metrics;
using CaseFlow.Shared;

namespace CaseFlow.Monitoring;

/// <summary>
/// What the application tells of its own work: spans of the source "CaseFlow" and counts of the meter "CaseFlow". What they hold is a code of
/// the program, never a word that somebody typed.
/// </summary>
internal static class Observed
{
    public const string Name = "CaseFlow";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("caseflow.act.duration", "s", "How long an act took, its transaction included.");

    /// <summary>One act: how it ended, and how often it had to begin again because another was a moment earlier.</summary>
    public static async Task<T> ActAsync<T>(Func<Act, Task<T>> act)
    {
        using var span = Source.StartActivity("act");
        var began = Stopwatch.GetTimestamp();
        var told = new Act();
        try
        {
            return await act(told);
        }
        catch (Exception e)
        {
            told.Outcome = e is WeigeringException ? "refused" : "failed";
            span?.SetTag("caseflow.refusal", (e as WeigeringException)?.Id).SetTag("error.type", e.GetType().Name);
            throw;
        }
        finally
        {
            span?.SetTag("caseflow.outcome", told.Outcome).SetTag("caseflow.attempts", told.Attempts);
            Duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("outcome", told.Outcome));
        }
    }

    public static Activity? Job(string kind) => Source.StartActivity($"job {kind}", ActivityKind.Internal)?.SetTag("caseflow.job.kind", kind);

    internal sealed class Act
    {
        public string Outcome { get; set; } = "committed";

        public int Attempts { get; set; }
    }
}
