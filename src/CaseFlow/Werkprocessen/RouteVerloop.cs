namespace CaseFlow.Werkprocessen;

/// <summary>Days on which a step waited, and for whom or what.</summary>
public sealed record Wachtdagen(string Op, int Dagen);

/// <summary>One visit of a run to a step: from when to when, by whom and with which outcome.</summary>
/// <param name="Keer">The how-manieth visit to this step it is.</param>
/// <param name="Tot">Null while the run is still here.</param>
/// <param name="Tegelijk">Steps of the same run that went on meanwhile, by another branch.</param>
public sealed record Stapbezoek(string Element, string Naam, string Soort, int Keer, DateTimeOffset Van, DateTimeOffset? Tot, int Dagen, IReadOnlyList<Wachtdagen> Gewacht, string? Wie, string? Uitkomst, bool IsVervallen, IReadOnlyList<string> Tegelijk)
{
    /// <summary>It takes no time: where a route begins or ends, or what CaseFlow did by itself.</summary>
    public bool IsMeteen { get; init; }
}

/// <summary>All visits to one step together.</summary>
public sealed record Staptijd(string Element, string Naam, int Keren, int Dagen, IReadOnlyList<Wachtdagen> Gewacht, bool IsHier)
{
    /// <summary>For beside the step in the drawing.</summary>
    public string Kort => (Keren > 1 ? $"{Keren} × " : "") + Dagtekst.Van(Dagen);
}

/// <summary>One run of a route, as it was walked.</summary>
public sealed record Verloopblad(Guid InstantieId, string Route, string Titel, int Versie, DateTimeOffset Van, DateTimeOffset? Tot, bool IsGestopt, int Dagen, IReadOnlyList<string> Huidig, IReadOnlyList<string> Gedaan, IReadOnlyList<string> Pijlen, IReadOnlyList<Stapbezoek> Bezoeken, IReadOnlyList<Staptijd> Stappen)
{
    public bool IsLopend => Tot is null && !IsGestopt;

    public string BpmnPad => $"/Routes/{Route}/{Versie}";
}

/// <summary>Every run of a case, in the order in which they began.</summary>
/// <param name="IsIngekort">There were more visits than are read.</param>
public sealed record Zaakverloop(IReadOnlyList<Verloopblad> Bladen, bool IsIngekort);

/// <summary>Calendar days as people say them: what began and ended on one day took no day.</summary>
public static class Dagtekst
{
    public static string Van(int dagen) => dagen switch { 0 => "dezelfde dag", 1 => "1 dag", _ => $"{dagen} dagen" };
}

/// <summary>Days that count once however many reasons there are for them.</summary>
internal static class Wachttelling
{
    /// <param name="periodes">Each with the first day, and the first day that does not belong to it.</param>
    public static int Dagen(IEnumerable<(DateOnly Van, DateOnly Tot)> periodes)
    {
        var (dagen, geteld) = (0, DateOnly.MinValue);
        foreach (var (van, tot) in periodes.OrderBy(p => p.Van))
        {
            var vanaf = van > geteld ? van : geteld;
            dagen += Math.Max(0, tot.DayNumber - vanaf.DayNumber);
            geteld = tot > geteld ? tot : geteld;
        }
        return dagen;
    }
}
