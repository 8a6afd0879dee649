using CaseFlow.Cijfers;
using CaseFlow.Grafieken;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Indicatoren;

/// <summary>Waiting times against the terms of the law and the norms of the municipality.</summary>
public sealed class WachttijdenModel(Publicaties publicaties, Wachttijden wachttijden, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<Periode> Perioden { get; private set; } = [];

    public Periode? Periode { get; private set; }

    /// <summary>Null when nothing of terms was published.</summary>
    public Wachttijdenbeeld? Beeld { get; private set; }

    public IEnumerable<string> Kolommen => Beeld!.Kolommen.Append(Beeld.Tabel!.Cijferkop is null or "Aandeel" ? "Deel op tijd" : Beeld.Tabel.Cijferkop);

    public IEnumerable<Termijnstand> Rijen => Beeld!.Termijnen.Where(t => t.IsZichtbaar);

    /// <summary>Terms of which nothing can be shown.</summary>
    public IReadOnlyList<Termijnstand> Leeg => [.. Beeld!.Termijnen.Where(t => !t.IsZichtbaar)];

    public IReadOnlyList<Staaf> Staven => [.. Rijen.Select(r => new Staaf(r.Naam, r.OpTijd.Laag, r.OpTijd.Hoog, r.Aandeel))];

    public string Bevinding => Staven.Where(s => s.Laag is not null).MinBy(s => s.Hoog) is { } laagst ? $"Het minst vaak op tijd: {laagst.Naam} ({laagst.Tekst})"
        : Rijen.Any() ? "Van geen enkele termijn is het deel op tijd precies te zeggen" : "Geen enkel getal is groot genoeg om te tonen";

    public async Task<IActionResult> OnGetAsync(string? periode)
    {
        var gemeente = aanmelding.Handeling(["beleid"]).Gemeente;
        Perioden = await publicaties.PeriodenAsync(gemeente);
        Periode = periode is null ? Perioden.FirstOrDefault() : Perioden.FirstOrDefault(p => p.ToString() == periode);
        if (Periode is null)
        {
            return periode is null ? Page() : NotFound();
        }
        Beeld = await wachttijden.VanAsync(gemeente, Periode);
        return Page();
    }
}
