namespace CaseFlow.Tellingen;

/// <summary>Which other periods hang together with one: a year is its quarters, a quarter its months.</summary>
internal static class Telkring
{
    /// <summary>
    /// The period, and every other of which a cell is tied to it by what is published: below a published quarter its months, and the
    /// same for a year. Where nothing of a larger period is published nothing ties its parts.
    /// </summary>
    public static IReadOnlyList<Periode> Van(Periode periode, IReadOnlyCollection<Periode> gepubliceerd)
    {
        var alle = gepubliceerd.Append(periode).ToHashSet();
        var top = Jaar(periode) is var jaar && alle.Contains(jaar) ? jaar : Kwartaal(periode) is { } kwartaal && alle.Contains(kwartaal) ? kwartaal : periode;
        var kring = new List<Periode>();
        VoegToe(top, alle, kring);
        return kring;
    }

    public static IReadOnlyList<Periode> Delen(Periode periode)
    {
        if (periode.Soort == PeriodeSoort.Maand)
        {
            return [];
        }
        var delen = new List<Periode>();
        for (var dag = periode.Van; dag <= periode.Tot; dag = dag.AddMonths(periode.Soort == PeriodeSoort.Jaar ? 3 : 1))
        {
            delen.Add(periode.Soort == PeriodeSoort.Jaar ? Kwartaal(Periode.Maand(dag))! : Periode.Maand(dag));
        }
        return delen;
    }

    public static Periode Jaar(Periode periode) => Periode.Parse($"{periode.Jaar:0000}");

    private static Periode? Kwartaal(Periode periode) => periode.Soort switch
    {
        PeriodeSoort.Jaar => null,
        PeriodeSoort.Kwartaal => periode,
        _ => Periode.Parse($"{periode.Jaar:0000}-Q{(periode.Van.Month + 2) / 3}"),
    };

    private static void VoegToe(Periode periode, HashSet<Periode> alle, List<Periode> kring)
    {
        kring.Add(periode);
        var delen = Delen(periode);
        if (delen.Any(d => Raakt(d, alle)))
        {
            foreach (var deel in delen)
            {
                VoegToe(deel, alle, kring);
            }
        }
    }

    private static bool Raakt(Periode periode, HashSet<Periode> alle) => alle.Contains(periode) || Delen(periode).Any(d => Raakt(d, alle));
}
