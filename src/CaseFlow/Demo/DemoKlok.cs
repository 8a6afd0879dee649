using CaseFlow.Shared;
using CaseFlow.Termijnen;

namespace CaseFlow.Demo;

/// <summary>Office hours on working days, in Amsterdam.</summary>
internal sealed class DemoKlok(Kalender kalender)
{
    private const int Open = 8 * 60 + 30;
    private const int Dicht = 16 * 60 + 50;
    private const int LaatsteOpVandaag = 15 * 60 + 30;

    public bool IsWerkdag(DateOnly dag) => kalender.ZekerVrij(dag) is null;

    /// <summary>Some moment of this working day.</summary>
    public static DateTimeOffset Op(DateOnly dag, Random toeval) => Om(dag, toeval.Next(Open, Dicht), toeval.Next(60));

    /// <summary>So many working days later; with 0 still today when the day is long enough.</summary>
    public DateTimeOffset Na(DateTimeOffset van, int werkdagen, Random toeval)
    {
        var lokaal = AmsterdamTime.Local(van);
        var dag = DateOnly.FromDateTime(lokaal.DateTime);
        if (werkdagen == 0 && IsWerkdag(dag) && lokaal.Hour * 60 + lokaal.Minute < LaatsteOpVandaag)
        {
            return van.AddMinutes(toeval.Next(8, 75)).AddSeconds(toeval.Next(60));
        }
        for (var over = Math.Max(1, werkdagen); over > 0; over--)
        {
            do
            {
                dag = dag.AddDays(1);
            }
            while (!IsWerkdag(dag));
        }
        return Op(dag, toeval);
    }

    /// <summary>Typed in by the first colleague of the next working day: what came by mail in the evening or the weekend.</summary>
    public DateTimeOffset Ochtend(DateOnly dag, Random toeval)
    {
        do
        {
            dag = dag.AddDays(1);
        }
        while (!IsWerkdag(dag));
        return Om(dag, toeval.Next(Open, Open + 60), toeval.Next(60));
    }

    public static DateTimeOffset Om(DateOnly dag, int minuten, int seconden = 0) =>
        AmsterdamTime.At(dag.ToDateTime(new TimeOnly(minuten / 60, minuten % 60, seconden)));
}

/// <summary>What is going to happen, in order of time over all cases.</summary>
internal sealed class DemoAgenda
{
    private readonly PriorityQueue<Func<DateTimeOffset, Task>, (DateTimeOffset Op, long Volgnummer)> _rij = new();
    private long _volgnummer;

    public void Plan(DateTimeOffset op, Func<DateTimeOffset, Task> act) => _rij.Enqueue(act, (op, _volgnummer++));

    /// <summary>The next act that falls before this moment.</summary>
    public bool Volgende(DateTimeOffset voor, out DateTimeOffset op, out Func<DateTimeOffset, Task> act)
    {
        op = default;
        if (!_rij.TryPeek(out act!, out var sleutel) || sleutel.Op > voor)
        {
            return false;
        }
        op = sleutel.Op;
        _rij.Dequeue();
        return true;
    }
}

internal static class Toeval
{
    public static bool Kans(this Random toeval, double kans) => toeval.NextDouble() < kans;

    public static T Een<T>(this Random toeval, IReadOnlyList<T> lijst) => lijst[toeval.Next(lijst.Count)];

    /// <summary>One of these by weight.</summary>
    public static T Gewogen<T>(this Random toeval, params ReadOnlySpan<(double Gewicht, T Wat)> keuzes)
    {
        var som = 0.0;
        foreach (var (gewicht, _) in keuzes)
        {
            som += gewicht;
        }
        var punt = toeval.NextDouble() * som;
        foreach (var (gewicht, wat) in keuzes)
        {
            if ((punt -= gewicht) < 0)
            {
                return wat;
            }
        }
        return keuzes[^1].Wat;
    }

    /// <summary>Between both, low values more often.</summary>
    public static int Laag(this Random toeval, int van, int tot) => van + (int)((tot - van + 1) * toeval.NextDouble() * toeval.NextDouble());
}
