using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Plannen;

/// <summary>The findings in the legal order and the tracks that follow from them (Wmo 2.3.2 lid 4, CRvB 2018:819).</summary>
public sealed class Afwegen(CaseFlowDbContext db, Configuratie configuratie, Werkproces werkproces, TermijnService termijnen, BriefService brieven, Dossier dossier) : TaakUitvoering
{
    public static readonly IReadOnlyList<string> Volgorde =
        ["hulpvraag", "problemen", "benodigde-ondersteuning", "eigen-kracht", "netwerk", "algemene-voorziening", "voorliggende-voorziening", "rest"];

    private static readonly string[] MetVolstaat = ["eigen-kracht", "netwerk", "algemene-voorziening", "voorliggende-voorziening"];

    internal static readonly string[] SporenVanPlan = [.. MetVolstaat, "maatwerk", "schuldhulp", "ave"];

    public override string Stap => "afweging";

    public override Task ControleerUitkomstAsync(TaakContext c)
    {
        foreach (var soort in Sporen(c.Invoer).Select(s => s.Soort).Where(s => s is "schuldhulp" or "ave"))
        {
            if (!werkproces.HeeftRoute(c.Gemeente, soort) && !(soort == "ave" && c.Gemeente.Ladder is null))
            {
                throw new WeigeringException("route-ontbreekt", $"De route '{soort}' is er in deze installatie nog niet. Kies een ander spoor.", "sporen");
            }
        }
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(TaakContext c)
    {
        var bevindingen = c.Invoer.Groep("bevindingen");
        var leeg = Volgorde.FirstOrDefault(v => !bevindingen.Heeft(v));
        if (leeg is not null && Volgorde.SkipWhile(v => v != leeg).FirstOrDefault(bevindingen.Heeft) is { } later)
        {
            throw new WeigeringException("bevinding-volgorde", $"Vul eerst '{leeg}' in; daarna pas '{later}'. De wet vraagt deze volgorde.", $"bevindingen.{leeg}");
        }
        var verplicht = new Dictionary<string, string?> { ["bevindingen"] = null };
        foreach (var soort in Volgorde.Take(AantalNodig(c.Invoer, bevindingen)).Union(Volgorde.Where(bevindingen.Heeft)))
        {
            verplicht[$"bevindingen.{soort}"] = null;
            verplicht[$"bevindingen.{soort}.tekst"] = null;
            verplicht[$"bevindingen.{soort}.bron"] = null;
        }
        return Task.FromResult<IReadOnlyDictionary<string, string?>>(verplicht);
    }

    public override Task ControleerRegelsAsync(TaakContext c)
    {
        var sporen = Sporen(c.Invoer);
        if (sporen.Any(s => !IsBekend(c, s.Soort, s.Voorziening)))
        {
            throw new WeigeringException("waarde-onbekend:sporen", $"Een van de sporen staat niet in de lijst van {c.Gemeente.Naam}. Alleen achter maatwerk mag een voorziening staan.", "sporen");
        }
        var bevindingen = c.Invoer.Groep("bevindingen");
        if (sporen.Any(s => s.Soort == "maatwerk") && MetVolstaat.FirstOrDefault(v => Volstaat(bevindingen, v) == "ja") is { } genoeg)
        {
            throw new WeigeringException("eerdere-bevinding-volstaat", $"Bij '{genoeg}' staat dat dit genoeg is. Maatwerk kan dan niet. Kies een ander spoor of pas die bevinding aan.", $"bevindingen.{genoeg}.volstaat");
        }
        if (sporen.Any(s => s.Soort == "ave") && c.Gemeente.Ladder is null)
        {
            throw new WeigeringException("ave-geen-ladder", $"{c.Gemeente.Naam} werkt niet met een escalatieladder. Kies een ander spoor.", "sporen");
        }
        return Task.CompletedTask;
    }

    public override async Task VerwerkAsync(TaakContext c)
    {
        await BewaarAsync(c, c.Invoer.Groep("bevindingen"));
        foreach (var oud in db.Sporen.Local.Where(s => s.ZaakId == c.Zaak.Id && s.GestartOp is null).ToList())
        {
            db.Sporen.Remove(oud);
        }
        var lopend = db.Sporen.Local.Where(s => s.ZaakId == c.Zaak.Id && s.GestartOp is not null && s.GeeindigdOp is null).ToList();
        foreach (var (soort, voorziening) in Sporen(c.Invoer).Where(s => !lopend.Any(l => l.Soort == s.Soort && (s.Voorziening is null || l.Voorziening == s.Voorziening))))
        {
            db.Sporen.Add(new Spoor { HuishoudenId = c.Zaak.HuishoudenId!.Value, ZaakId = c.Zaak.Id, Soort = soort, Voorziening = voorziening });
        }
        var verzonden = c.Invoer.Datum("verslag-verzonden") ?? c.Vandaag;
        await termijnen.GehaaldAsync(c, "WMO-OND", verzonden, "afweging");
        var gesprekken = await db.Gesprekken.AsNoTracking().Where(g => g.ZaakId == c.Zaak.Id && g.IsVerschenen).OrderBy(g => g.Datum).ThenBy(g => g.Op).ToListAsync();
        var verslag = Verslagtekst.Van(c.Zaak.Wet, gesprekken, c.Invoer, c.Vandaag, c.Gemeente, configuratie.Keuzelijsten(c.Gemeente.Id));
        verslag["datum"] = DatumTekst.Datum(verzonden);
        brieven.Maak(c, "onderzoeksverslag", verslag);
        dossier.Noteer(c.Zaak, c.Handeling, "onderzoek.afgerond", $"Het onderzoek is klaar. Gekozen: {string.Join(", ", c.Invoer.Teksten("sporen"))}.");
    }

    /// <summary>Stores a revised finding as a new version.</summary>
    public async Task BewaarAsync(TaakContext c, Invoer bevindingen)
    {
        var versies = await db.Bevindingen.Where(b => b.ZaakId == c.Zaak.Id).GroupBy(b => b.Soort).Select(g => new { g.Key, Versie = g.Max(b => b.Versie) }).ToDictionaryAsync(g => g.Key, g => g.Versie);
        foreach (var soort in Volgorde.Where(bevindingen.Heeft))
        {
            var bevinding = bevindingen.Groep(soort);
            db.Bevindingen.Add(new Bevinding
            {
                ZaakId = c.Zaak.Id,
                Soort = soort,
                Versie = versies.GetValueOrDefault(soort) + 1,
                Tekst = bevinding.Tekst("tekst") ?? "",
                Bron = bevinding.Tekst("bron") ?? "",
                Deskundigheid = bevinding.Tekst("deskundigheid"),
                Volstaat = Volstaat(bevindingen, soort),
                Op = c.Nu,
                Door = c.Handeling.Naam,
            });
        }
    }

    private static List<(string Soort, string? Voorziening)> Sporen(Invoer invoer) =>
        [.. invoer.Teksten("sporen").Distinct().Select(s => s.Split(':', 2)).Select(d => (d[0], d.Length > 1 ? d[1] : null))];

    private static bool IsBekend(TaakContext c, string soort, string? voorziening) =>
        SporenVanPlan.Contains(soort) && (voorziening is null || (soort == "maatwerk" && c.Gemeente.Voorziening(voorziening) is { Soort: SoortVoorziening.Maatwerk }));

    // Maatwerk needs all findings; another track all of them up to the one that suffices, or up to its own step when none says so.
    private static int AantalNodig(Invoer invoer, Invoer bevindingen)
    {
        var sporen = Sporen(invoer).Select(s => s.Soort).ToList();
        if (sporen.Contains("maatwerk"))
        {
            return Volgorde.Count;
        }
        if (MetVolstaat.FirstOrDefault(v => Volstaat(bevindingen, v) == "ja") is { } genoeg)
        {
            return Volgorde.ToList().IndexOf(genoeg) + 1;
        }
        return Math.Max(3, sporen.Select(s => Volgorde.ToList().IndexOf(s) + 1).DefaultIfEmpty(0).Max());
    }

    private static string? Volstaat(Invoer bevindingen, string soort) => bevindingen.Groep(soort).Tekst("volstaat") switch
    {
        "true" => "ja",
        "false" => "nee",
        var anders => anders,
    };
}
