namespace CaseFlow.Engine.Feel;

/// <summary>Parts of dates, times and durations, read as <c>value.part</c>.</summary>
internal static class Properties
{
    public static object? Get(object? value, string name) => value switch
    {
        DateOnly d => OfDate(d, name),
        DateTimeOffset m => OfDate(DateOnly.FromDateTime(m.DateTime), name) ?? OfTime(TimeOnly.FromDateTime(m.DateTime), name) ?? name switch
        {
            "date" => DateOnly.FromDateTime(m.DateTime),
            "time" => TimeOnly.FromDateTime(m.DateTime),
            _ => null,
        },
        TimeOnly t => OfTime(t, name),
        Duration d => OfDuration(d, name),
        _ => null,
    };

    private static object? OfDate(DateOnly date, string name) => name switch
    {
        "year" => (decimal)date.Year,
        "month" => (decimal)date.Month,
        "day" => (decimal)date.Day,
        "weekday" => date.DayOfWeek == DayOfWeek.Sunday ? 7m : (decimal)date.DayOfWeek,
        _ => null,
    };

    private static object? OfTime(TimeOnly time, string name) => name switch
    {
        "hour" => (decimal)time.Hour,
        "minute" => (decimal)time.Minute,
        "second" => time.Second + (time.Ticks % TimeSpan.TicksPerSecond / (decimal)TimeSpan.TicksPerSecond),
        _ => null,
    };

    private static object? OfDuration(Duration duration, string name) => name switch
    {
        "years" => (decimal)(duration.Months / 12),
        "months" => (decimal)(duration.Months % 12),
        "days" => (decimal)duration.Time.Days,
        "hours" => (decimal)duration.Time.Hours,
        "minutes" => (decimal)duration.Time.Minutes,
        "seconds" => (decimal)duration.Time.Seconds,
        _ => null,
    };
}
