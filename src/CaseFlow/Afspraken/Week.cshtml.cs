using System.Globalization;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Afspraken;

/// <summary>An appointment as it stands in somebody's week.</summary>
public sealed record Weekregel(Afspraak Afspraak, string Onderwerp, string Vorm, string Zaaknummer, string? Inwoner, bool Overlapt);

/// <summary>Somebody's own week, of the cases that they may see.</summary>
public sealed class WeekModel(CaseFlowDbContext db, ZaakInzage inzage, Configuratie configuratie, Aanmelding aanmelding) : PageModel
{
    /// <summary>As <c>2026-W10</c>; anything else is this week, or the coming one in a weekend without appointments.</summary>
    [FromQuery]
    public string? Week { get; set; }

    public DateOnly Vandaag { get; private set; }

    public DateOnly Maandag { get; private set; }

    public int Weeknummer => ISOWeek.GetWeekOfYear(Maandag.ToDateTime(TimeOnly.MinValue));

    public bool IsDezeWeek => Vandaag >= Maandag && Vandaag < Maandag.AddDays(7);

    public IReadOnlyList<(DateOnly Dag, IReadOnlyList<Weekregel> Afspraken)> Dagen { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        Vandaag = handeling.Vandaag;
        Maandag = Lees(Week) ?? await StandaardAsync(handeling);
        var (van, tot) = (AmsterdamTime.StartOf(Maandag), AmsterdamTime.StartOf(Maandag.AddDays(7)));
        var rijen = await db.Afspraken.AsNoTracking()
            .Where(a => a.MedewerkerId == handeling.MedewerkerId && a.Begin >= van && a.Begin < tot && a.Stand != AfspraakStand.Verzet)
            .Join(inzage.Zichtbaar(handeling), a => a.ZaakId, z => z.Id, (a, z) => new { Afspraak = a, z.Nummer, Naam = z.Inwoner == null ? null : z.Inwoner.Naam })
            .OrderBy(r => r.Afspraak.Begin).ThenBy(r => r.Afspraak.Id).ToListAsync();
        var lijsten = configuratie.Keuzelijsten(handeling.Gemeente);
        var gepland = rijen.Select(r => r.Afspraak).Where(a => a.Stand == AfspraakStand.Gepland).ToList();
        Dagen = [.. rijen.Select(r => new Weekregel(
                r.Afspraak, lijsten.Naam("afspraak-onderwerp", r.Afspraak.Onderwerp), lijsten.Naam("vorm-gesprek", r.Afspraak.Vorm), r.Nummer, r.Naam,
                r.Afspraak.Stand == AfspraakStand.Gepland && gepland.Any(a => a.Id != r.Afspraak.Id && a.Begin < r.Afspraak.Einde && r.Afspraak.Begin < a.Einde)))
            .GroupBy(r => AmsterdamTime.DateOf(r.Afspraak.Begin)).Select(g => (g.Key, (IReadOnlyList<Weekregel>)[.. g]))];
    }

    // Who plans on Sunday looks at the week that comes; who still has something to do this weekend looks at that first.
    private async Task<DateOnly> StandaardAsync(Handeling handeling)
    {
        var deze = AmsterdamTime.MondayOf(Vandaag);
        var (nu, einde) = (AmsterdamTime.StartOf(Vandaag), AmsterdamTime.StartOf(deze.AddDays(7)));
        var isWeekend = Vandaag >= deze.AddDays(5);
        return isWeekend && !await db.Afspraken.AnyAsync(a => a.MedewerkerId == handeling.MedewerkerId && a.Begin >= nu && a.Begin < einde && a.Stand == AfspraakStand.Gepland)
            ? deze.AddDays(7)
            : deze;
    }

    public static string Kenmerk(DateOnly dag)
    {
        var moment = dag.ToDateTime(TimeOnly.MinValue);
        return $"{ISOWeek.GetYear(moment)}-W{ISOWeek.GetWeekOfYear(moment):00}";
    }

    private static DateOnly? Lees(string? week) => week?.Split("-W") is [{ Length: 4 } jaartekst, { Length: 2 } nummertekst]
        && int.TryParse(jaartekst, NumberStyles.None, CultureInfo.InvariantCulture, out var jaar) && jaar is >= 2000 and <= 2200
        && int.TryParse(nummertekst, NumberStyles.None, CultureInfo.InvariantCulture, out var nummer) && nummer >= 1 && nummer <= ISOWeek.GetWeeksInYear(jaar)
            ? DateOnly.FromDateTime(ISOWeek.ToDateTime(jaar, nummer, DayOfWeek.Monday))
            : null;
}
