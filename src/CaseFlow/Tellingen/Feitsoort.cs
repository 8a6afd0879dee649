using System.Text.RegularExpressions;
using CaseFlow.Gemeenten;

namespace CaseFlow.Tellingen;

/// <summary>An event that may come from elsewhere, read from workflows/feiten.json: what it is called and what may be counted of it.</summary>
public sealed record Feitsoort(string Id, string Naam)
{
    public IReadOnlyList<Feitdimensie> Dimensies { get; init; } = [];
}

public sealed record Feitdimensie(string Id)
{
    public bool Verplicht { get; init; }

    /// <summary>What it is counted as, where its column cannot have that name.</summary>
    public string? Als { get; init; }

    /// <summary>The words it may be; empty is any word in kebab-case.</summary>
    public IReadOnlyList<string> Keuzes { get; init; } = [];
}

/// <summary>What must hold in feiten.json beside its shape.</summary>
public static partial class Feitcontrole
{
    // Columns that every fact has.
    public static readonly IReadOnlyList<string> Vast = ["gebeurtenis", "datum", "bron", "kenmerk", "bsn", "persoon", "huishouden", "geboortedatum", "geslacht", "wijk", "geldig-van", "geldig-tot"];

    public static bool IsWoord(string waarde) => waarde.Length <= 100 && Woord().IsMatch(waarde);

    internal static IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, IReadOnlyList<Feitsoort> soorten)
    {
        foreach (var soort in soorten)
        {
            if (!Scenarios.Gebeurtenisnamen.Bekend.Contains(soort.Id))
            {
                yield return bestand.Fout(soort.Id, $"De gebeurtenis '{soort.Id}' is niet bekend.", "Schrijf haar zoals in de lijst met gebeurtenissen, bijvoorbeeld uitkering.toegekend.");
            }
            if (soorten.Count(s => s.Id == soort.Id) > 1)
            {
                yield return bestand.Fout(soort.Id, $"De gebeurtenis '{soort.Id}' staat er twee keer.", "Voeg de dimensies samen.");
            }
            foreach (var dimensie in soort.Dimensies.Where(d => !IsWoord(d.Id) || Vast.Contains(d.Id) || soort.Dimensies.Count(x => x.Id == d.Id) > 1))
            {
                yield return bestand.Fout(dimensie.Id, $"De dimensie '{dimensie.Id}' van {soort.Id} kan niet.", $"Schrijf kleine letters met streepjes, elk een keer, en niet een vaste kolom ({string.Join(", ", Vast)}).");
            }
            foreach (var keuze in soort.Dimensies.SelectMany(d => d.Keuzes).Where(k => !IsWoord(k)))
            {
                yield return bestand.Fout(keuze, $"De keuze '{keuze}' bij {soort.Id} kan niet.", "Schrijf kleine letters met streepjes.");
            }
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Woord();
}
