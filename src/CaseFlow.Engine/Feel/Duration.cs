using System.Globalization;
using System.Text;

namespace CaseFlow.Engine.Feel;

/// <summary>
/// A length of time in the sense of ISO 8601: months (years are 12 of them) and an exact time.
/// FEEL uses one of both; timers may mix them.
/// </summary>
/// <param name="Months">Whole months; negative for a length back in time.</param>
/// <param name="Time">Days, hours, minutes and seconds.</param>
public readonly record struct Duration(int Months, TimeSpan Time)
{
    /// <summary>Reads <c>P1Y2M3DT4H5M6S</c> or <c>P2W</c>, with an optional sign in front.</summary>
    public static bool TryParse(string text, out Duration duration)
    {
        duration = default;
        var rest = text.AsSpan().Trim();
        var isNegative = rest.Length > 0 && rest[0] == '-';
        rest = isNegative ? rest[1..] : rest;
        if (rest.Length < 3 || rest[0] != 'P')
        {
            return false;
        }
        rest = rest[1..];
        decimal months = 0, seconds = 0;
        var isTime = false;
        var last = -1;
        while (rest.Length > 0)
        {
            if (rest[0] == 'T' && !isTime && rest.Length > 1)
            {
                isTime = true;
                rest = rest[1..];
                continue;
            }
            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits <= 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            {
                return false;
            }
            var unit = (isTime ? "____HMS" : "YMWD").IndexOf(rest[digits], StringComparison.Ordinal);
            if (unit <= last || amount > 10_000_000_000m || (amount % 1 != 0 && unit != 6))
            {
                return false;
            }
            last = unit;
            months += unit switch { 0 => amount * 12, 1 => amount, _ => 0 };
            seconds += unit switch { 2 => amount * 604_800, 3 => amount * 86_400, 4 => amount * 3_600, 5 => amount * 60, 6 => amount, _ => 0 };
            rest = rest[(digits + 1)..];
        }
        if (months > 1_200_000 || seconds > 1_000_000_000_00m)
        {
            return false;
        }
        duration = new Duration((int)months, TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)));
        duration = isNegative ? -duration : duration;
        return true;
    }

    /// <summary>The same length in the other direction.</summary>
    public static Duration operator -(Duration value) => new(-value.Months, -value.Time);

    /// <summary>Adds the length to a date; a part of a day is dropped.</summary>
    public DateOnly AddTo(DateOnly date) => date.AddMonths(Months).AddDays((int)Math.Floor(Time.TotalDays));

    /// <summary>Adds the length to a moment: months and whole days by the calendar of the zone, the rest exactly.</summary>
    public DateTimeOffset AddTo(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var days = (int)Math.Truncate(Time.TotalDays);
        if (Months != 0 || days != 0)
        {
            var local = TimeZoneInfo.ConvertTime(moment, zone).DateTime.AddMonths(Months).AddDays(days);
            moment = Moments.AtZone(local, zone);
        }
        return moment + (Time - TimeSpan.FromDays(days));
    }

    /// <summary>ISO 8601 again.</summary>
    public override string ToString()
    {
        if (Months == 0 && Time == TimeSpan.Zero)
        {
            return "PT0S";
        }
        var isNegative = Months < 0 || Time < TimeSpan.Zero;
        var (months, time) = isNegative ? (-Months, -Time) : (Months, Time);
        var text = new StringBuilder(isNegative ? "-P" : "P");
        Append(months / 12, 'Y');
        Append(months % 12, 'M');
        Append(time.Days, 'D');
        var ofDay = time - TimeSpan.FromDays(time.Days);
        if (ofDay != TimeSpan.Zero)
        {
            text.Append('T');
            Append(ofDay.Hours, 'H');
            Append(ofDay.Minutes, 'M');
            Append(ofDay.Ticks % TimeSpan.TicksPerMinute / (decimal)TimeSpan.TicksPerSecond, 'S');
        }
        return text.ToString();

        void Append(decimal amount, char unit)
        {
            if (amount != 0)
            {
                text.Append(amount.ToString("0.#######", CultureInfo.InvariantCulture)).Append(unit);
            }
        }
    }
}
