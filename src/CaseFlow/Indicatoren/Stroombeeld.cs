using CaseFlow.Bescherming;
using CaseFlow.Cijfers;
using CaseFlow.Grafieken;
using CaseFlow.Tellingen;

namespace CaseFlow.Indicatoren;

/// <summary>The flow of a period as columns of places with bands between them, and the tables with the same numbers.</summary>
public sealed record Stroombeeld(IReadOnlyList<IReadOnlyList<Knoop>> Kolommen, IReadOnlyList<Band> Banden, IReadOnlyList<(Deeluitgave Deel, Deeltabel Tabel)> Tabellen, string Bevinding)
{
    /// <summary>From place to law to outcome where the publication has both tables of two dimensions, else places and outcomes by themselves; null when it has neither.</summary>
    public static Stroombeeld? Van(Uitgave uitgave)
    {
        var (binnen, uit) = (Tabel(uitgave, "stroom-melding", "vindplaats.wet"), Tabel(uitgave, "stroom-uitkomst", "wet.uitkomst"));
        if (binnen is { } een && uit is { } ander)
        {
            return Gekruist(een, ander);
        }
        (binnen, uit) = (Tabel(uitgave, "vindplaatsen", "vindplaats"), Tabel(uitgave, "uitkomsten", "uitkomst"));
        return binnen is { } links && uit is { } rechts ? Los(links, rechts) : null;
    }

    private static Stroombeeld Gekruist((Deeluitgave Deel, Deeltabel Tabel) binnen, (Deeluitgave Deel, Deeltabel Tabel) uit)
    {
        var links = Rijknopen(binnen, "in-");
        var rechts = Kolomknopen(uit, "uit-");
        // What a law got is a margin of one table, and what came of it one of the other; the widest is drawn.
        var wetten = Kolomknopen(binnen, "wet-");
        Band[] banden =
        [
            .. binnen.Tabel.Rijen.Where(r => !r.IsTotaal).SelectMany(r => Losse(binnen.Tabel).Select(k => new Band("in-" + r.Naam, "wet-" + binnen.Tabel.Kolommen[k], binnen.Deel.Cel(r.Sleutels[k]).Getal))),
            .. uit.Tabel.Rijen.Where(r => !r.IsTotaal).SelectMany(r => Losse(uit.Tabel).Select(k => new Band("wet-" + r.Naam, "uit-" + uit.Tabel.Kolommen[k], uit.Deel.Cel(r.Sleutels[k]).Getal))),
        ];
        return Maak([links, wetten, rechts], banden, [binnen, uit]);
    }

    private static Stroombeeld Los((Deeluitgave Deel, Deeltabel Tabel) binnen, (Deeluitgave Deel, Deeltabel Tabel) uit)
    {
        var (links, rechts) = (Rijknopen(binnen, "in-"), Rijknopen(uit, "uit-"));
        Knoop[] midden = [Totaal(binnen, "meldingen", "Meldingen"), Totaal(uit, "uitkomsten", "Uitkomsten")];
        return Maak([links, midden, rechts], [.. links.Select(k => new Band(k.Id, "meldingen", k.Getal)), .. rechts.Select(k => new Band("uitkomsten", k.Id, k.Getal))], [binnen, uit]);
    }

    // Rows that are hidden whole have no band; the table names them.
    private static Stroombeeld Maak(IReadOnlyList<IReadOnlyList<Knoop>> kolommen, IReadOnlyList<Band> banden, IReadOnlyList<(Deeluitgave, Deeltabel)> tabellen)
    {
        var getoond = kolommen.SelectMany((k, i) => k.Where(n => n.Getal is not null || i == 1)).Select(n => n.Id).Concat(banden.Where(b => b.Getal is not null).SelectMany(b => new[] { b.Van, b.Naar })).ToHashSet();
        var delen = new List<string>();
        if (Grootste(kolommen[0]) is { } meest)
        {
            delen.Add($"De meeste meldingen kwamen binnen bij {meest.Naam} ({meest.Tekst})");
        }
        if (Grootste(kolommen[^1]) is { } vaakst)
        {
            delen.Add($"{(delen.Count == 0 ? "De" : "de")} uitkomst was het vaakst {vaakst.Naam} ({vaakst.Tekst})");
        }
        return new([.. kolommen.Select(k => (IReadOnlyList<Knoop>)[.. k.Where(n => getoond.Contains(n.Id))])], [.. banden.Where(b => b.Getal is not null)], tabellen,
            delen.Count == 0 ? "Geen enkel getal is groot genoeg om te tonen" : string.Join("; ", delen));
    }

    private static Knoop? Grootste(IReadOnlyList<Knoop> knopen) => knopen.Where(k => k.Getal is not null).MaxBy(k => k.Getal);

    private static (Deeluitgave Deel, Deeltabel Tabel)? Tabel(Uitgave uitgave, string onderwerp, string id) =>
        uitgave.Deel(onderwerp) is { } deel && deel.Deel.Tabellen.FirstOrDefault(t => t.Id == id) is { } tabel ? (deel, tabel) : null;

    // The last column of a table of two dimensions may be the sum of the others.
    private static bool HeeftTotaal(Deeltabel tabel) => tabel.Kolommen.Count > 1 && (tabel.Kolommen[^1].StartsWith("Alle", StringComparison.Ordinal) || tabel.Kolommen[^1].StartsWith("Totaal", StringComparison.Ordinal));

    private static IEnumerable<int> Losse(Deeltabel tabel) => Enumerable.Range(0, tabel.Kolommen.Count - (HeeftTotaal(tabel) ? 1 : 0));

    private static List<Knoop> Rijknopen((Deeluitgave Deel, Deeltabel Tabel) waar, string voor) =>
        [.. waar.Tabel.Rijen.Where(r => !r.IsTotaal).Select(r => Knoop(waar, voor + r.Naam, r.Naam, waar.Tabel.Kolommen.Count == 1 || HeeftTotaal(waar.Tabel) ? r.Sleutels[^1] : null, r.Sleutels))];

    private static List<Knoop> Kolomknopen((Deeluitgave Deel, Deeltabel Tabel) waar, string voor) =>
        [.. Losse(waar.Tabel).Select(k => Knoop(waar, voor + waar.Tabel.Kolommen[k], waar.Tabel.Kolommen[k], waar.Tabel.Rijen.FirstOrDefault(r => r.IsTotaal)?.Sleutels[k], [.. waar.Tabel.Rijen.Where(r => !r.IsTotaal).Select(r => r.Sleutels[k])]))];

    // Without a margin of its own a place is as wide as the bands that are shown, and says no number.
    private static Knoop Knoop((Deeluitgave Deel, Deeltabel Tabel) waar, string id, string naam, string? rand, IReadOnlyList<string> delen)
    {
        if (rand is not null && waar.Deel.Cel(rand) is var cel && (cel.Getal is not null || delen.Count == 1))
        {
            return new Knoop(id, naam, Celtekst.Van(cel), cel.Getal);
        }
        return new Knoop(id, naam, Celtekst.Verborgen, null);
    }

    private static Knoop Totaal((Deeluitgave Deel, Deeltabel Tabel) waar, string id, string naam)
    {
        var cel = waar.Tabel.Rijen.FirstOrDefault(r => r.IsTotaal) is { } rij ? waar.Deel.Cel(rij.Sleutels[^1]) : Cel.Verborgen;
        return new Knoop(id, naam, Celtekst.Van(cel), cel.Getal);
    }
}
