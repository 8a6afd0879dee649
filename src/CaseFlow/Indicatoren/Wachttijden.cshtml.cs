using CaseFlow.Bescherming;
using CaseFlow.Cijfers;
using CaseFlow.Grafieken;
using CaseFlow.Tellingen;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Indicatoren;

/// <summary>A term with how often it was kept.</summary>
/// <param name="Regel">Its published name, with the code of the rule.</param>
public sealed record Termijnstand(string Naam, string Regel, string Norm, IReadOnlyList<Cel> Cellen, string Aandeel, IReadOnlyList<Punt> Verloop);

/// <summary>Waiting times against the terms of the law and the norms of the municipality.</summary>
public sealed class WachttijdenModel(Publicaties publicaties, TermijnRegels regels, Aanmelding aanmelding) : PageModel
{
    private const string Termijnen = "termijnen";
    private const string Wachttijden = "wachttijden";

    public IReadOnlyList<Periode> Perioden { get; private set; } = [];

    public Periode? Periode { get; private set; }

    /// <summary>The published table, for its columns.</summary>
    public Deeltabel? Tabel { get; private set; }

    /// <summary>What the columns are here: a count of terms is how many were kept.</summary>
    public IEnumerable<string> Kolommen => Tabel!.Kolommen.Select(k => k == "Aantal" ? "Op tijd" : k).Append(Tabel.Cijferkop is null or "Aandeel" ? "Deel op tijd" : Tabel.Cijferkop);

    public IReadOnlyList<Termijnstand> Rijen { get; private set; } = [];

    /// <summary>Terms of which nothing can be shown.</summary>
    public IReadOnlyList<Termijnstand> Leeg { get; private set; } = [];

    public IReadOnlyList<Staaf> Staven { get; private set; } = [];

    /// <summary>How long people waited, where the publication says so.</summary>
    public IReadOnlyList<(Deeluitgave Deel, Deeltabel Tabel)> Duren { get; private set; } = [];

    public string Bevinding { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? periode)
    {
        var gemeente = aanmelding.Handeling(["beleid"]).Gemeente;
        Perioden = await publicaties.PeriodenAsync(gemeente);
        Periode = periode is null ? Perioden.FirstOrDefault() : Perioden.FirstOrDefault(p => p.ToString() == periode);
        if (Periode is null)
        {
            return periode is null ? Page() : NotFound();
        }
        var verloop = await publicaties.VerloopAsync(gemeente, [Termijnen, Wachttijden], Periode.Soort);
        var termijnen = verloop.Where(d => d.Deel.Id == Termijnen && d.Periode.CompareTo(Periode) <= 0).TakeLast(12).ToList();
        if (termijnen.Count == 0 || termijnen[^1].Periode != Periode)
        {
            return Page();
        }
        var nu = termijnen[^1];
        Tabel = nu.Deel.Tabellen.FirstOrDefault(t => t.Id == "termijn") ?? nu.Deel.Tabellen.FirstOrDefault();
        // Two laws may have a term of the same name; then the code tells them apart.
        var namen = (Tabel?.Rijen ?? []).Select(r => (r.Id, Naam: regels.Alle.LastOrDefault(t => t.Id == r.Id)?.Naam ?? Celtekst.Rijnaam(r))).GroupBy(r => r.Naam)
            .SelectMany(g => g.Select(r => (r.Id, Naam: g.Count() == 1 ? g.Key : $"{g.Key} ({r.Id})"))).ToDictionary(r => r.Id, r => r.Naam);
        var standen = (Tabel?.Rijen ?? []).Where(r => !r.IsTotaal).Select(rij => (rij, Stand: new Termijnstand(namen[rij.Id], rij.Naam, Norm(rij.Id), [.. rij.Sleutels.Select(nu.Cel)], Celtekst.Aandeel(rij, nu) ?? Cijferbeeld.Van(rij.Cijfer, nu, "percentage").Tekst,
            [.. termijnen.Select(t => AlsPunt(t, rij.Id))]))).ToList();
        Rijen = [.. standen.Select(s => s.Stand).Where(s => s.Cellen.Any(c => c.Getal is not null))];
        Leeg = [.. standen.Select(s => s.Stand).Where(s => s.Cellen.All(c => c.Getal is null))];
        Staven = [.. standen.Where(s => Rijen.Contains(s.Stand)).Select(s => (s.Stand, Beeld: Cijferbeeld.Van(s.rij.Cijfer, nu, "percentage")))
            .Select(s => new Staaf(s.Stand.Naam, s.Beeld.Laag, s.Beeld.Hoog, s.Stand.Aandeel))];
        Duren = [.. verloop.Where(d => d.Deel.Id == Wachttijden && d.Periode == Periode).SelectMany(d => d.Deel.Tabellen.Select(t => (d, t)))];
        var getoond = Staven.Where(s => s.Laag is not null).ToList();
        Bevinding = getoond.MinBy(s => s.Hoog) is { } laagst ? $"Het minst vaak op tijd: {laagst.Naam} ({laagst.Tekst})"
            : Rijen.Count == 0 ? "Geen enkel getal is groot genoeg om te tonen" : "Van geen enkele termijn is het deel op tijd precies te zeggen";
        return Page();
    }

    private static Punt AlsPunt(Deeluitgave uitgave, string termijn)
    {
        var rij = uitgave.Deel.Tabellen.SelectMany(t => t.Rijen).FirstOrDefault(r => r.Id == termijn && r.Cijfer is not null);
        var beeld = Cijferbeeld.Van(rij?.Cijfer, uitgave, "percentage");
        return new Punt(Beleidsbeelden.Plaats(uitgave.Periode), uitgave.Periode.Naam, beeld.Laag, beeld.Hoog, beeld.Tekst, Puntsoort.Gemeten) { Getal = beeld.Getal };
    }

    private string Norm(string termijn) => regels.Alle.LastOrDefault(r => r.Id == termijn) is { } regel
        ? $"{regel.Duur} {(regel.Duur == 1 ? Enkelvoud(regel.Eenheid) : regel.Eenheid.ToString().ToLowerInvariant())} ({(regel.Soort == TermijnSoort.Wettelijk ? "wet" : "norm")})"
        : "";

    private static string Enkelvoud(Eenheid eenheid) => eenheid switch
    {
        Eenheid.Kalenderdagen => "kalenderdag", Eenheid.Werkdagen => "werkdag", Eenheid.Weken => "week", Eenheid.Maanden => "maand", _ => "jaar",
    };
}
