namespace CaseFlow.Bescherming;

/// <summary>What everybody may know of how a publication was made. It is stored with the publication, so that its numbers can be read.</summary>
public sealed record Leesregels(int Minimum, int Afronding)
{
    public Methode Methode { get; init; }

    /// <summary>The most that noise adds or takes.</summary>
    public int Ruis { get; init; }

    /// <summary>The smallest count that is shown: neither it nor what it rounds to lies below the minimum.</summary>
    public int Grens => Enumerable.Range(Minimum, Afronding + 1).First(aantal => Afronden.Rond(aantal, Afronding) >= Minimum);

    /// <summary>Every count that is shown as this number: what a reader knows who knows the rules, and of noise only how large it can be.</summary>
    public (int Laag, int Hoog) Bereik(int getoond) =>
        (Math.Max(Grens, getoond - Afronding / 2 - Ruis), getoond + (Afronding - 1) / 2 + Ruis);

    /// <summary>Why there is no number, in the words of the screen.</summary>
    public string Uitleg(Reden reden) => reden switch
    {
        Reden.Getoond => "",
        Reden.TeKlein => $"Kleiner dan {Grens}.",
        _ => "Te klein om te tonen, of nodig om zo'n klein getal te beschermen.",
    };
}

/// <summary>When a count is shown, and how.</summary>
public sealed record Onthullingsregels
{
    public const int MinimumNooitLager = 5;

    /// <summary>An amount is hidden when who contributes second most could work out the largest contribution to within this many per cent.</summary>
    private const int SchattingProcent = 10;

    private readonly int _dominantieProcent = 75;

    public Onthullingsregels(int minimum, int afronding) : this(minimum, new Afronden(afronding))
    {
    }

    public Onthullingsregels(int minimum, Beschermwijze wijze)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, MinimumNooitLager);
        (Wijze, Lezen) = (wijze, wijze.Lezen(minimum));
        Grens = Lezen.Grens;
    }

    public Beschermwijze Wijze { get; }

    /// <summary>What of these rules is published with the numbers.</summary>
    public Leesregels Lezen { get; }

    public int Minimum => Lezen.Minimum;

    public int Afronding => Lezen.Afronding;

    public int Grens { get; }

    /// <summary>When more than this part of a number is of one household or one provider, it says too much of that one.</summary>
    public int DominantieProcent
    {
        get => _dominantieProcent;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100);
            _dominantieProcent = value;
        }
    }

    public (int Laag, int Hoog) Bereik(int getoond) => Lezen.Bereik(getoond);

    /// <summary>The number that is shown of this count, or nothing when it is too small or too much of one.</summary>
    public int? Toon(Telcel cel) =>
        IsKlein(cel) || IsOverheerst(cel.Aantal, cel.GrootsteHuishouden)
        || (cel.Aanbieders is not null && IsOverheerst(cel.Aantal, cel.GrootsteAanbieder))
            ? null
            // Noise may take a count below the minimum: then it is as small as any.
            : Wijze.Toon(cel) is var getal && getal < Minimum ? null : getal;

    /// <summary>So few, or of so few households, that nobody may know whether there is anybody.</summary>
    public bool IsKlein(Telcel cel) => cel.Aantal < Grens || cel.Huishoudens < Minimum;

    /// <summary>The amount that is shown, in two digits and at least thousands, or nothing.</summary>
    public int? Toon(Bedragcel cel)
    {
        if (cel.Bijdragen < Grens || IsOverheerst(cel.Euros, cel.Grootste) || 100 * (cel.Euros - cel.Grootste - cel.Tweede) < SchattingProcent * cel.Grootste)
        {
            return null;
        }
        var stap = Bedragstap(cel.Euros);
        return checked((int)((cel.Euros + stap / 2) / stap * stap));
    }

    /// <summary>The step to which an amount of this size is rounded.</summary>
    public static long Bedragstap(long euros)
    {
        var stap = 1_000L;
        while (euros / stap >= 100)
        {
            stap *= 10;
        }
        return stap;
    }

    private bool IsOverheerst(long geheel, long grootste) => 100 * grootste > DominantieProcent * geheel;
}
