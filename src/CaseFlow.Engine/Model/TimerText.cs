using System.Globalization;
using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Model;

/// <summary>When a timer fires: at a moment, or an interval after it began, and how often.</summary>
/// <param name="Start">First moment; null means one interval after the timer began.</param>
/// <param name="Interval">Length between two times; null for a single moment.</param>
/// <param name="Repeats">Number of times; null means without end.</param>
internal sealed record TimerPlan(DateTimeOffset? Start, Duration? Interval, int? Repeats);

/// <summary>Reads the ISO 8601 text of timers.</summary>
internal static class TimerText
{
    public static TimerPlan? Read(TimerKind kind, string text, TimeZoneInfo zone)
    {
        text = text.Trim();
        return kind switch
        {
            TimerKind.Date => ReadMoment(text, zone) is { } moment ? new TimerPlan(moment, null, 1) : null,
            TimerKind.Duration => Duration.TryParse(text, out var duration) ? new TimerPlan(null, duration, 1) : null,
            _ => ReadCycle(text, zone),
        };
    }

    private static DateTimeOffset? ReadMoment(string text, TimeZoneInfo zone) =>
        Moments.TryMoment(text, zone, out var moment) ? moment
        : Moments.TryDate(text, out var date) ? Moments.AtMidnight(date, zone)
        : null;

    private static TimerPlan? ReadCycle(string text, TimeZoneInfo zone)
    {
        var parts = text.Split('/');
        if (parts.Length is < 2 or > 3 || !parts[0].StartsWith('R') || !Duration.TryParse(parts[^1], out var interval)
            || interval.Months < 0 || interval.Time < TimeSpan.Zero || interval == default)
        {
            return null;
        }
        int? repeats = null;
        if (parts[0].Length > 1)
        {
            if (!int.TryParse(parts[0][1..], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            {
                return null;
            }
            repeats = count;
        }
        var start = parts.Length == 3 ? ReadMoment(parts[1], zone) : null;
        return parts.Length == 3 && start is null ? null : new TimerPlan(start, interval, repeats);
    }
}
