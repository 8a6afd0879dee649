namespace CaseFlow.Bescherming;

/// <summary>What everybody may know of how a publication was made. It is stored with the publication, so that its numbers can be read.</summary>
public sealed record Leesregels(int Minimum, int Afronding)
{
    /// <summary>The smallest count that is shown: neither it nor what it rounds to lies below the minimum.</summary>
    public int Grens => Enumerable.Range(Minimum, Afronding + 1).First(aantal => Rond(aantal) >= Minimum);

    public int Rond(int aantal) => (aantal + Afronding / 2) / Afronding * Afronding;

    /// <summary>Every count that is shown as this number: what a reader knows who knows the rules.</summary>
    public (int Laag, int Hoog) Bereik(int getoond) =>
        (Math.Max(Grens, getoond - Afronding / 2), getoond + (Afronding - 1) / 2);
}

/// <summary>The smallest count a municipality shows, and the base to which every shown count is rounded.</summary>
public sealed record Onthullingsregels
{
    public const int MinimumNooitLager = 5;

    public Onthullingsregels(int minimum, int afronding)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, MinimumNooitLager);
        ArgumentOutOfRangeException.ThrowIfLessThan(afronding, 1);
        Lezen = new Leesregels(minimum, afronding);
        Grens = Lezen.Grens;
    }

    /// <summary>What of these rules is published with the numbers.</summary>
    public Leesregels Lezen { get; }

    public int Minimum => Lezen.Minimum;

    public int Afronding => Lezen.Afronding;

    public int Grens { get; }

    public int Rond(int aantal) => Lezen.Rond(aantal);

    public (int Laag, int Hoog) Bereik(int getoond) => Lezen.Bereik(getoond);

    /// <summary>When more than this part of a count is of one household or one provider, it says too much of that one.</summary>
    public int DominantieProcent { get; init; } = 75;

    /// <summary>The number that is shown of this count, or nothing when it is too small or too much of one.</summary>
    public int? Toon(Telcel cel) =>
        cel.Aantal < Grens || cel.Huishoudens < Minimum || IsOverheerst(cel.Aantal, cel.GrootsteHuishouden)
        || (cel.Aanbieders is not null && IsOverheerst(cel.Aantal, cel.GrootsteAanbieder))
            ? null : Rond(cel.Aantal);

    private bool IsOverheerst(int aantal, int grootste) => 100L * grootste > (long)DominantieProcent * aantal;
}
