using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Jobs;

/// <summary>What stopped and waits for the functional manager, and how the jobs go. No person: a case number, a route and a step.</summary>
public sealed class StoringenModel(CaseFlowDbContext db, IncidentService incidenten, JobMetrics metrics, TimeProvider klok, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<IncidentView> Storingen { get; private set; } = [];

    public JobMetrics Metrics => metrics;

    /// <summary>Jobs of all municipalities of this installation that are due.</summary>
    public int Wachtend { get; private set; }

    public string Oudste { get; private set; } = "";

    public async Task OnGetAsync()
    {
        var nu = klok.GetUtcNow();
        Storingen = await incidenten.OpenAsync(aanmelding.Handeling(["beheer"]).Gemeente);
        var klaar = db.Jobs.Where(j => j.State == JobState.Ready && j.DueAt <= nu);
        Wachtend = await klaar.CountAsync();
        var oudste = await klaar.MinAsync(j => (DateTimeOffset?)j.DueAt);
        Oudste = oudste is null ? "niets wacht" : Duur(nu - oudste.Value);
    }

    public static string Moment(DateTimeOffset moment) => $"{DatumTekst.Datum(AmsterdamTime.DateOf(moment))} om {AmsterdamTime.Local(moment):HH:mm}";

    public static string Plek(IncidentView storing) => string.Join(", ", new[] { storing.Route, storing.Incident.Element }.OfType<string>()) is { Length: > 0 } plek ? plek : "onbekend";

    public static string Stand(IncidentView storing) => storing switch
    {
        { State: JobState.Failed } => "Wacht op u",
        { State: JobState.Ready } => "Wordt opnieuw geprobeerd",
        _ => "Niet vanzelf te herhalen",
    };

    private static string Duur(TimeSpan duur) => duur switch
    {
        { TotalMinutes: < 1 } => "minder dan een minuut",
        { TotalHours: < 2 } => $"{(int)duur.TotalMinutes} {((int)duur.TotalMinutes == 1 ? "minuut" : "minuten")}",
        { TotalDays: < 2 } => $"{(int)duur.TotalHours} uur",
        _ => $"{(int)duur.TotalDays} dagen",
    };
}
