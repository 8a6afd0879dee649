using CaseFlow.Gemeenten;

namespace CaseFlow.Demo;

/// <summary>How much the demo fills. The same seed and moment give the same people, cases and acts.</summary>
internal sealed record DemoOpties
{
    public int Maanden { get; init; } = 6;

    /// <summary>Share of the volumes: with all of them the first page would take three minutes on two cores. Tests fill a fraction.</summary>
    public double Schaal { get; init; } = 0.75;

    public int Zaad { get; init; } = 7551;
}

/// <summary>What reaches a municipality in a month: the averages of the Zorgloket of Hengelo, times the share that its file asks for.</summary>
internal sealed record Maandvolume(double Contacten, double Wmo, double Jeugd, double SocialeZaken, double Vroegsignalen)
{
    private static readonly Maandvolume Zorgloket = new(1100, 350, 100, 100, 25);

    public static Maandvolume Van(Gemeente gemeente, double schaal) => Zorgloket.Maal(schaal * gemeente.DemoAandeel);

    private Maandvolume Maal(double factor) => new(Contacten * factor, Wmo * factor, Jeugd * factor, SocialeZaken * factor, Vroegsignalen * factor);
}
