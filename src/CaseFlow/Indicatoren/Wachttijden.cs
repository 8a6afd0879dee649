using CaseFlow.Bescherming;
using CaseFlow.Cijfers;
using CaseFlow.Grafieken;
using CaseFlow.Tellingen;
using CaseFlow.Termijnen;

namespace CaseFlow.Indicatoren;

/// <summary>A term with how often it was kept.</summary>
/// <param name="Id">The code of its rule, as it was published.</param>
/// <param name="Regel">Its published name, with the code of the rule.</param>
/// <param name="Aandeel">The part that was on time, in words.</param>
public sealed record Termijnstand(string Id, string Naam, string Regel, string Norm, IReadOnlyList<Cel> Cellen, string Aandeel, Cijferbeeld OpTijd, IReadOnlyList<Punt> Verloop)
{
    /// <summary>Whether anything of it can be shown.</summary>
    public bool IsZichtbaar => Cellen.Any(c => c.Getal is not null);
}

/// <summary>What one period says of terms and of waiting.</summary>
/// <param name="Tabel">The published table, for its columns.</param>
/// <param name="Duren">How long people waited, where the publication says so.</param>
public sealed record Wachttijdenbeeld(Deeltabel? Tabel, int Versie, IReadOnlyList<Termijnstand> Termijnen, IReadOnlyList<(Deeluitgave Deel, Deeltabel Tabel)> Duren)
{
    /// <summary>What the columns are here: a count of terms is how many were kept.</summary>
    public IEnumerable<string> Kolommen => Tabel is null ? [] : Tabel.Kolommen.Select(k => k == "Aantal" ? "Op tijd" : k);
}

/// <summary>Waiting times against the terms of the law and the norms of the municipality, as they were published.</summary>
public sealed class Wachttijden(Publicaties publicaties, TermijnRegels regels)
{
    private const string Termijnen = "termijnen";
    private const string Duren = "wachttijden";

    /// <summary>Null when nothing of terms was published over this period.</summary>
    public async Task<Wachttijdenbeeld?> VanAsync(string gemeente, Periode periode)
    {
        var verloop = await publicaties.VerloopAsync(gemeente, [Termijnen, Duren], periode.Soort);
        var termijnen = verloop.Where(d => d.Deel.Id == Termijnen && d.Periode.CompareTo(periode) <= 0).TakeLast(12).ToList();
        if (termijnen.Count == 0 || termijnen[^1].Periode != periode)
        {
            return null;
        }
        var nu = termijnen[^1];
        var tabel = nu.Deel.Tabellen.FirstOrDefault(t => t.Id == "termijn") ?? nu.Deel.Tabellen.FirstOrDefault();
        var rijen = tabel?.Rijen ?? [];
        // Two laws may have a term of the same name; then the code tells them apart.
        var namen = rijen.Select(r => (r.Id, Naam: regels.Alle.LastOrDefault(t => t.Id == r.Id)?.Naam ?? Celtekst.Rijnaam(r))).GroupBy(r => r.Naam)
            .SelectMany(g => g.Select(r => (r.Id, Naam: g.Count() == 1 ? g.Key : $"{g.Key} ({r.Id})"))).ToDictionary(r => r.Id, r => r.Naam);
        return new Wachttijdenbeeld(tabel, nu.Versie, [.. rijen.Where(r => !r.IsTotaal).Select(Stand)],
            [.. verloop.Where(d => d.Deel.Id == Duren && d.Periode == periode).SelectMany(d => d.Deel.Tabellen.Select(t => (d, t)))]);

        Termijnstand Stand(Deelrij rij)
        {
            var beeld = Cijferbeeld.Van(rij.Cijfer, nu, "percentage");
            return new Termijnstand(rij.Id, namen[rij.Id], rij.Naam, Norm(rij.Id), [.. rij.Sleutels.Select(nu.Cel)], Celtekst.Aandeel(rij, nu) ?? beeld.Tekst, beeld, [.. termijnen.Select(t => AlsPunt(t, rij.Id))]);
        }
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
