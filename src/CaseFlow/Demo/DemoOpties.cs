namespace CaseFlow.Demo;

/// <summary>How much the demo fills. The same seed and moment give the same people, cases and acts.</summary>
internal sealed record DemoOpties
{
    public int Maanden { get; init; } = 6;

    /// <summary>Share of the volumes; tests fill a fraction.</summary>
    public double Schaal { get; init; } = 1;

    public int Zaad { get; init; } = 7551;
}

/// <summary>What reaches a municipality of some 80,000 inhabitants in a month: the averages of the Zorgloket of Hengelo.</summary>
internal sealed record Maandvolume(double Contacten, double Wmo, double Jeugd, double SocialeZaken)
{
    private static readonly Maandvolume Hengelo = new(1100, 350, 100, 100);

    /// <summary>Other municipalities stay small, so that the demo starts soon.</summary>
    private const double AndereGemeente = 0.25;

    public static Maandvolume Van(string gemeente, double schaal) => Hengelo.Maal(gemeente == "hengelo" ? schaal : schaal * AndereGemeente);

    private Maandvolume Maal(double factor) => new(Contacten * factor, Wmo * factor, Jeugd * factor, SocialeZaken * factor);
}
