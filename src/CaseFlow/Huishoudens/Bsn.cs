namespace CaseFlow.Huishoudens;

/// <summary>A citizen service number that passed the 11-proef. It prints masked, so that it cannot leak into a log or an error.</summary>
public readonly record struct Bsn
{
    private static readonly int[] Gewichten = [9, 8, 7, 6, 5, 4, 3, 2, -1];

    private readonly string? _cijfers;

    private Bsn(string cijfers) => _cijfers = cijfers;

    /// <summary>The nine digits; only for storing encrypted and for showing to who asked for it (which is logged).</summary>
    public string Onthul() => _cijfers ?? throw new InvalidOperationException("Een lege BSN heeft geen cijfers.");

    /// <summary>Eight digits are read with a zero in front; spaces, dots and dashes are passed over.</summary>
    public static bool TryParse(string? tekst, out Bsn bsn)
    {
        bsn = default;
        var cijfers = string.Concat((tekst ?? "").Where(c => c is not (' ' or '.' or '-')));
        if (cijfers.Length == 8)
        {
            cijfers = "0" + cijfers;
        }
        if (cijfers.Length != 9 || !cijfers.All(char.IsAsciiDigit) || cijfers == "000000000")
        {
            return false;
        }
        var som = cijfers.Select((c, i) => (c - '0') * Gewichten[i]).Sum();
        if (som % 11 != 0)
        {
            return false;
        }
        bsn = new Bsn(cijfers);
        return true;
    }

    /// <summary>All but the last three digits hidden: how a BSN stands on a page until somebody asks for it.</summary>
    public string Gemaskeerd => "••••••" + Onthul()[^3..];

    public override string ToString() => "BSN ******" + (_cijfers is null ? "***" : _cijfers[^3..]);
}
