using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Afspraken;

/// <summary>A talk is planned: when, where, who; the resident gets an invitation.</summary>
public sealed class AfspraakMaken(CaseFlowDbContext db, AfspraakService afspraken) : ZaakHandeling
{
    public override string Id => "afspraak-maken";

    public override string Naam => "Afspraak maken";

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak)
    {
        var collegas = await db.Users.AsNoTracking()
            .Where(u => u.GemeenteId == zaak.GemeenteId && u.Teams.Any(t => t.Team == zaak.Team && t.Tot == null))
            .OrderBy(u => u.Naam).ThenBy(u => u.Id).Select(u => new { u.Id, u.Naam }).ToListAsync();
        return new Dictionary<string, IReadOnlyList<Keuze>> { ["medewerker"] = [.. collegas.Select(u => new Keuze(u.Id.ToString(), u.Naam))] };
    }

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) => afspraken.MaakAsync(c, invoer);
}

/// <summary>An act on an appointment that is planned.</summary>
public abstract class AfspraakHandeling(CaseFlowDbContext db, Configuratie configuratie) : ZaakHandeling
{
    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Afspraken.Any(a => a.Stand == AfspraakStand.Gepland);

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak)
    {
        var lijsten = configuratie.Keuzelijsten(zaak.GemeenteId);
        var gepland = await db.Afspraken.AsNoTracking().Where(a => a.ZaakId == zaak.Id && a.Stand == AfspraakStand.Gepland).OrderBy(a => a.Begin).ToListAsync();
        return new Dictionary<string, IReadOnlyList<Keuze>>
        {
            ["afspraak"] = [.. gepland.Select(a => new Keuze(a.Id.ToString(), $"{lijsten.Naam("afspraak-onderwerp", a.Onderwerp)}, {Afspraaktekst.Moment(a)}"))],
        };
    }
}

/// <summary>To another moment; the old one stays in the history.</summary>
public sealed class AfspraakVerzetten(CaseFlowDbContext db, Configuratie configuratie, AfspraakService afspraken) : AfspraakHandeling(db, configuratie)
{
    public override string Id => "afspraak-verzetten";

    public override string Naam => "Afspraak verzetten";

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) => afspraken.VerzetAsync(c, invoer);
}

/// <summary>It does not take place.</summary>
public sealed class AfspraakAfzeggen(CaseFlowDbContext db, Configuratie configuratie, AfspraakService afspraken) : AfspraakHandeling(db, configuratie)
{
    public override string Id => "afspraak-afzeggen";

    public override string Naam => "Afspraak afzeggen";

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) => afspraken.ZegAfAsync(c, invoer);
}

/// <summary>Nobody came. Where the appointment is a task, that task ends with the same outcome: it is told once.</summary>
public sealed class AfspraakNietVerschenen(CaseFlowDbContext db, Configuratie configuratie, AfspraakService afspraken, Werkproces werkproces, TaakService taken) : AfspraakHandeling(db, configuratie)
{
    public override string Id => "afspraak-niet-verschenen";

    public override string Naam => "Niet gekomen op de afspraak";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Afspraken.Any(a => a.Stand == AfspraakStand.Gepland && a.Begin <= overzicht.Nu);

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var afspraak = await afspraken.GeplandAsync(c, invoer);
        if (afspraak.Begin > c.Nu)
        {
            throw new WeigeringException("afspraak-nog-niet-geweest", "Deze afspraak moet nog komen. Verzet hem, of zeg hem af.", "afspraak");
        }
        if (AfspraakService.IsGesprekstaak(afspraak.Onderwerp) && (await werkproces.OpenTakenAsync(c.Zaak)).FirstOrDefault(t => t.Stap == afspraak.Onderwerp) is { } taak)
        {
            await taken.AfrondenAsync(c, taak, "niet-verschenen", invoer.Tekst("toelichting") is { } tekst ? new() { ["toelichting"] = tekst } : []);
            // The task ends the appointment that was last; this one may be another.
            if (afspraak.Stand != AfspraakStand.Gepland)
            {
                return;
            }
        }
        afspraken.NietVerschenen(c, afspraak, invoer.Tekst("toelichting"));
    }
}
