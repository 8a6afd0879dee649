using System.Data.Common;
using System.Diagnostics;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Jobs;

/// <summary>A job that cannot be done; the message (Dutch) names no person.</summary>
public sealed class JobException(string message, bool isFinal = false) : Exception(message)
{
    /// <summary>Trying again does not help: somebody has to do something first.</summary>
    public bool IsFinal => isFinal;
}

/// <summary>
/// What may be kept of an exception. Its message may quote what somebody typed, so only messages of our own that are known to name no person
/// are kept; of the rest the type, and the methods it went through.
/// </summary>
internal static class ErrorText
{
    private const int MaxFrames = 12;

    public static IncidentReport Of(Exception e) => RouteFout.Van(e) is { } fout
        ? new(fout.Melding, fout.Element, Detail(e))
        : new(Message(e), null, Detail(e));

    private static string Message(Exception e) => e switch
    {
        JobException => e.Message,
        WeigeringException w => $"De handeling werd geweigerd: {w.Id}.",
        DbException d => $"De database gaf een fout ({d.GetType().Name} {d.SqlState}).",
        HttpRequestException h => $"De verbinding mislukte ({h.HttpRequestError}).",
        TaskCanceledException or TimeoutException => "Het antwoord bleef te lang uit.",
        _ when e.InnerException is { } inner and (DbException or WeigeringException) => Message(inner),
        _ => $"Onverwachte fout ({e.GetType().Name}).",
    };

    private static string Detail(Exception e)
    {
        var frames = new StackTrace(e, fNeedFileInfo: false).GetFrames().Select(f => f.GetMethod()).Where(m => m?.DeclaringType is not null)
            .Select(m => $"{m!.DeclaringType!.FullName}.{m.Name}").Take(MaxFrames);
        var types = new List<string>();
        for (var at = e; at is not null; at = at.InnerException)
        {
            types.Add(at.GetType().Name);
        }
        return string.Join('\n', frames.Prepend(string.Join(" < ", types)));
    }
}
