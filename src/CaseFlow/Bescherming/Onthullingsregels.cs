namespace CaseFlow.Bescherming;

/// <summary>The smallest count a municipality shows, and the base to which every shown count is rounded.</summary>
public sealed record Onthullingsregels
{
    public const int MinimumNooitLager = 5;

    public Onthullingsregels(int minimum, int afronding)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, MinimumNooitLager);
        ArgumentOutOfRangeException.ThrowIfLessThan(afronding, 1);
        (Minimum, Afronding) = (minimum, afronding);
        Grens = Enumerable.Range(minimum, afronding + 1).First(aantal => Rond(aantal) >= minimum);
    }

    public int Minimum { get; }

    public int Afronding { get; }

    /// <summary>The smallest count that may be shown: neither it nor what it rounds to lies below the minimum.</summary>
    public int Grens { get; }

    public int Rond(int aantal) => (aantal + Afronding / 2) / Afronding * Afronding;

    /// <summary>Every count that is shown as this number: what a reader knows who knows the rules.</summary>
    public (int Laag, int Hoog) Bereik(int getoond) =>
        (Math.Max(Grens, getoond - Afronding / 2), getoond + (Afronding - 1) / 2);
}
