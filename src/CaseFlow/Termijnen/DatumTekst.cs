namespace CaseFlow.Termijnen;

/// <summary>Dutch dates in words, the same on every machine whatever its regional settings.</summary>
public static class DatumTekst
{
    private static readonly string[] Weekdagen = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];

    private static readonly string[] Maanden =
    [
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ];

    /// <summary><c>dinsdag 7 april 2026</c></summary>
    public static string Voluit(DateOnly dag) => $"{ZonderJaar(dag)} {dag.Year}";

    /// <summary><c>dinsdag 7 april</c></summary>
    public static string ZonderJaar(DateOnly dag) => $"{Weekdagen[(int)dag.DayOfWeek]} {dag.Day} {Maand(dag)}";

    /// <summary><c>di 7 april</c></summary>
    public static string Kort(DateOnly dag) => $"{Weekdagen[(int)dag.DayOfWeek][..2]} {dag.Day} {Maand(dag)}";

    /// <summary><c>7 april 2026</c></summary>
    public static string Datum(DateOnly dag) => $"{dag.Day} {Maand(dag)} {dag.Year}";

    /// <summary>The short word by which every screen tells the four clocks apart.</summary>
    public static string Klok(TermijnSoort soort) => soort switch
    {
        TermijnSoort.Wettelijk => "wettelijk",
        TermijnSoort.Gepland => "streefdatum",
        TermijnSoort.Intern => "intern",
        _ => "stap",
    };

    internal static string Maand(DateOnly dag) => Maanden[dag.Month - 1];

    internal static string Hoofdletter(string zin) => char.ToUpperInvariant(zin[0]) + zin[1..];

    /// <summary><c>a, b en c</c></summary>
    internal static string Opsomming(IReadOnlyList<string> delen) => delen.Count < 2
        ? string.Concat(delen)
        : $"{string.Join(", ", delen.Take(delen.Count - 1))} en {delen[^1]}";

    /// <summary>Names free days with their reason; the two days of one weekend together.</summary>
    internal static string Redenen(IReadOnlyList<VrijeDag> dagen)
    {
        var delen = new List<string>();
        for (var i = 0; i < dagen.Count; i++)
        {
            var dag = dagen[i];
            var isPaar = i + 1 < dagen.Count && dag.Soort == VrijeDagSoort.Weekend && dagen[i + 1].Soort == VrijeDagSoort.Weekend
                && dagen[i + 1].Datum == dag.Datum.AddDays(1);
            delen.Add(dag.Soort switch
            {
                VrijeDagSoort.Weekend when isPaar =>
                    $"{ZonderJaar(dag.Datum)} en {ZonderJaar(dagen[++i].Datum)} vallen in het weekend",
                VrijeDagSoort.Weekend => $"{ZonderJaar(dag.Datum)} valt in het weekend",
                VrijeDagSoort.Feestdag => $"{ZonderJaar(dag.Datum)} is {dag.Naam}",
                _ => $"{ZonderJaar(dag.Datum)} is gelijkgesteld met een feestdag ({dag.Grondslag})",
            });
        }
        return string.Join(", ", delen);
    }
}
