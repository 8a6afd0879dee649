using System.Globalization;
using System.Threading.RateLimiting;

namespace CaseFlow.Toegang;

/// <summary>How often somebody may try one account, from wherever; known and unknown names alike, so that it tells nothing. Beside the lock-out, which counts wrong answers only.</summary>
public sealed class SignInLimit(RequestLimits limits) : IDisposable
{
    public const string Sentence = "Er is te vaak achter elkaar geprobeerd om aan te melden. Wacht een minuut en probeer het dan opnieuw.";

    private const int LongestName = 200;

    private readonly PartitionedRateLimiter<string> _perAccount = PartitionedRateLimiter.Create<string, string>(
        naam => limits.Window(naam, limits.SignInPerAccount), StringComparer.OrdinalIgnoreCase);

    /// <summary>The seconds to wait, or null when it may be tried now.</summary>
    public string? Refuses(string naam)
    {
        using var lease = _perAccount.AttemptAcquire(naam.Length > LongestName ? naam[..LongestName] : naam);
        return lease.IsAcquired ? null : limits.WindowSeconds.ToString(CultureInfo.InvariantCulture);
    }

    public void Dispose() => _perAccount.Dispose();
}

/// <summary>How many requests are answered in a window of time; 0 is without a limit.</summary>
public sealed record RequestLimits
{
    public int WindowSeconds { get; init; } = 60;

    public int SignInPerAddress { get; init; } = 120;

    public int SignInPerAccount { get; init; } = 10;

    public int SearchPerAccount { get; init; } = 60;

    public int ApiPerAccount { get; init; } = 600;

    /// <exception cref="InvalidDataException">A setting cannot be used.</exception>
    internal RequestLimits Checked() => WindowSeconds is >= 1 and <= 3600 && new[] { SignInPerAddress, SignInPerAccount, SearchPerAccount, ApiPerAccount }.All(n => n >= 0)
        ? this
        : throw new InvalidDataException("Limits: WindowSeconds is 1 to 3600, and the numbers are 0 or more.");

    internal RateLimitPartition<string> Window(string key, int permits) => permits == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromSeconds(WindowSeconds), QueueLimit = 0 });
}
