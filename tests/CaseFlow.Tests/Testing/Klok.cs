namespace CaseFlow.Tests.Testing;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class Klok(DateTimeOffset nu) : TimeProvider
{
    /// <summary>Tuesday 3 March 2026, nine in the morning in Amsterdam.</summary>
    public static readonly DateTimeOffset Dinsdag = new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero);

    public Klok() : this(Dinsdag) { }

    public DateTimeOffset Nu { get; set; } = nu;

    public override DateTimeOffset GetUtcNow() => Nu;

    public void Vooruit(TimeSpan duur) => Nu += duur;

    public void Dagen(int aantal) => Nu = Nu.AddDays(aantal);
}
