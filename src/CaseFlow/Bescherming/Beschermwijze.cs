namespace CaseFlow.Bescherming;

/// <summary>How a count that is large enough is changed before it is shown.</summary>
public abstract record Beschermwijze
{
    public abstract Methode Methode { get; }

    /// <summary>What a reader may know of it.</summary>
    internal abstract Leesregels Lezen(int minimum);

    internal abstract int Toon(Telcel cel);
}

/// <summary>The methods a municipality can choose.</summary>
public enum Methode
{
    Afronden,
    CellKey,
}

/// <summary>To the nearest multiple of the base.</summary>
public sealed record Afronden : Beschermwijze
{
    public Afronden(int basis)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(basis, 1);
        Basis = basis;
    }

    public int Basis { get; }

    public override Methode Methode => Methode.Afronden;

    internal override Leesregels Lezen(int minimum) => new(minimum, Basis);

    internal override int Toon(Telcel cel) => Rond(cel.Aantal, Basis);

    internal static int Rond(int aantal, int basis) => (aantal + basis / 2) / basis * basis;
}

/// <summary>The cell key method: noise by the record keys of what was counted.</summary>
public sealed record CellKey(Ruistabel Tabel) : Beschermwijze
{
    private const decimal Geheel = 1L + uint.MaxValue;

    public override Methode Methode => Methode.CellKey;

    internal override Leesregels Lezen(int minimum) => new(minimum, 1) { Methode = Methode.CellKey, Ruis = Tabel.Ruis };

    internal override int Toon(Telcel cel) => cel.Aantal + Tabel.Zoek(cel.Aantal, cel.Sleutel / Geheel);

    /// <summary>The record key of a counted subject as a number: keys are added up, modulo 2^32.</summary>
    /// <param name="recordsleutel">A keyed hash in hexadecimal digits.</param>
    public static uint Sleutel(string recordsleutel) => Convert.ToUInt32(recordsleutel[..8], 16);
}
