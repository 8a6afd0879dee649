using System.Globalization;

namespace CaseFlow.Engine.Feel;

/// <summary>Reading dates and times, and placing local times in a zone.</summary>
internal static class Moments
{
    private static readonly string[] TimeFormats = ["HH:mm:ss", "HH:mm", "HH:mm:ss.FFFFFFF"];

    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>Reads a moment; without offset it is a local time of the zone.</summary>
    public static bool TryMoment(string text, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        moment = default;
        var t = text.IndexOf('T');
        if (t < 0 || !TryDate(text[..t], out var date))
        {
            return false;
        }
        var rest = text[(t + 1)..];
        var sign = rest.IndexOfAny(['+', '-', 'Z', '@']);
        if (!TryTime(sign < 0 ? rest : rest[..sign], out var time))
        {
            return false;
        }
        var local = date.ToDateTime(time);
        if (sign < 0)
        {
            moment = AtZone(local, zone);
            return true;
        }
        var suffix = rest[sign..];
        if (suffix == "Z")
        {
            moment = new DateTimeOffset(local, TimeSpan.Zero);
            return true;
        }
        if (suffix[0] == '@')
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(suffix[1..], out var named))
            {
                return false;
            }
            moment = AtZone(local, named);
            return true;
        }
        if (!TimeSpan.TryParseExact(suffix[1..], ["hh\\:mm", "hh\\:mm\\:ss"], CultureInfo.InvariantCulture, out var offset) || offset.TotalHours > 14)
        {
            return false;
        }
        moment = new DateTimeOffset(local, suffix[0] == '-' ? -offset : offset);
        return true;
    }

    /// <summary>A local time as a moment; in the hour that summer time skips, the clock has moved on, and in the doubled hour the first counts.</summary>
    public static DateTimeOffset AtZone(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
        {
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(local, zone.GetUtcOffset(local.AddHours(-3))), zone);
        }
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    public static DateTimeOffset AtMidnight(DateOnly date, TimeZoneInfo zone) => AtZone(date.ToDateTime(TimeOnly.MinValue), zone);
}
