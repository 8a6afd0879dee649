namespace CaseFlow.Termijnen;

/// <summary>
/// One step of a calculation: the rule that worked, its article, the last day before and after, and a
/// plain Dutch sentence. Equal days before and after: the rule was looked at and moved nothing.
/// </summary>
public sealed record UitlegStap(string Regel, string Artikel, DateOnly Van, DateOnly Tot, string Zin)
{
    /// <summary>The weekends, holidays and equated days that made the rule work.</summary>
    public IReadOnlyList<VrijeDag> VrijeDagen { get; init; } = [];

    public bool IsVerschoven => Van != Tot;
}

/// <summary>How a last day was found, for people to read and check.</summary>
public sealed record Uitleg(IReadOnlyList<UitlegStap> Stappen)
{
    public string Tekst => string.Join(' ', Stappen.Select(stap => stap.Zin));

    public override string ToString() => Tekst;
}

/// <summary>The ids of the rules in <see cref="UitlegStap.Regel"/>.</summary>
public static class UitlegRegel
{
    public const string Telling = "telling";
    public const string Maandeinde = "maandeinde";
    public const string Opschorting = "opschorting";
    public const string Awt1 = "awt-1";
    public const string Awt2 = "awt-2";
    public const string Awt4 = "awt-4";
    public const string GeenAwt = "geen-awt";
    public const string Eu = "eu-1182-71";
    public const string Verlenging = "verlenging";
}
