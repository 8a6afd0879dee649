namespace CaseFlow.Termijnen;

public enum Eenheid { Kalenderdagen, Werkdagen, Weken, Maanden, Jaren }

/// <summary>Which law moves the last day of a term off a free day.</summary>
public enum AwtToepassing
{
    /// <summary>Algemene termijnenwet, inside its own limits (art. 4).</summary>
    Ja,

    /// <summary>Nothing moves: a term that only a municipal verordening sets.</summary>
    Nee,

    /// <summary>Regulation (EEC, Euratom) 1182/71, for terms of EU law such as the AVG.</summary>
    Eu,
}

/// <summary>How files spell the values above.</summary>
internal static class Spelling
{
    public static readonly IReadOnlyDictionary<string, Eenheid> Eenheden = Of<Eenheid>();
    public static readonly IReadOnlyDictionary<string, AwtToepassing> Awt = Of<AwtToepassing>();

    public static Dictionary<string, T> Of<T>() where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => value.ToString().ToLowerInvariant());
}
