using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Engine.Model;

namespace CaseFlow.Werkprocessen;

/// <summary>How a route begins and whose it is, as its own file says in its properties.</summary>
public sealed partial record Routebegin
{
    public const string BijMelding = "melding";
    public const string BijTriage = "triage";
    public const string Naast = "naast";
    public const string BijHandeling = "handeling";

    /// <summary>The ways a route may begin.</summary>
    public static readonly IReadOnlyList<string> Manieren = [BijMelding, BijTriage, Naast, BijHandeling];

    /// <summary>The properties that a route file may have.</summary>
    public static readonly IReadOnlyList<string> Eigenschappen = ["begint", "spoor", "leeftijd", "wetten", "door", "besloten"];

    internal static readonly Routebegin Gewoon = new();

    /// <summary>Ways in which it begins; a route that says nothing is chosen at the triage or started by another route.</summary>
    public IReadOnlyList<string> Begint { get; private init; } = [BijTriage];

    /// <summary>The kind of track of the plan as which it runs; null when it is no track.</summary>
    public string? Spoor { get; private init; }

    /// <summary>Begins by itself when the resident reaches this age.</summary>
    public (int Jaren, int Maanden)? Leeftijd { get; private init; }

    /// <summary>Laws of the case under which it begins by itself.</summary>
    public IReadOnlyList<string> Wetten { get; private init; } = [];

    /// <summary>Roles that may start it beside a case; empty is everybody who works on cases.</summary>
    public IReadOnlyList<string> Door { get; private init; } = [];

    /// <summary>Nobody but who works on it may know that it runs.</summary>
    public bool IsBesloten { get; private init; }

    public bool IsBijTriage => Begint.Contains(BijTriage);

    public bool IsNaastTeStarten => Begint.Contains(Naast);

    /// <summary>It is never the case's own route: it does not keep a case open.</summary>
    public bool IsAltijdNaast => Spoor is null && !IsBijTriage && !Begint.Contains(BijMelding);

    public DateOnly? DagVoor(DateOnly geboren) => Leeftijd is var (jaren, maanden) ? geboren.AddYears(jaren).AddMonths(maanden) : null;

    internal static Routebegin Van(ProcessDefinition proces) => new()
    {
        Begint = Woorden(proces, "begint") is { Count: > 0 } manieren ? manieren : Gewoon.Begint,
        Spoor = proces.Properties.GetValueOrDefault("spoor"),
        Leeftijd = LeesLeeftijd(proces.Properties.GetValueOrDefault("leeftijd")),
        Wetten = Woorden(proces, "wetten"),
        Door = Woorden(proces, "door"),
        IsBesloten = proces.Properties.GetValueOrDefault("besloten") == "ja",
    };

    /// <summary>An age as <c>P17Y6M</c>; null when it is none.</summary>
    internal static (int Jaren, int Maanden)? LeesLeeftijd(string? tekst) => tekst is not null && Duur().Match(tekst) is { Success: true } m
        ? (int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture), m.Groups[2].Success ? int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : 0)
        : null;

    private static IReadOnlyList<string> Woorden(ProcessDefinition proces, string naam) =>
        (proces.Properties.GetValueOrDefault(naam) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^P(\d{1,2})Y(?:(\d{1,2})M)?$")]
    private static partial Regex Duur();
}
