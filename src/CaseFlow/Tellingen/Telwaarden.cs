using System.Security.Cryptography;
using System.Text;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Termijnen;

namespace CaseFlow.Tellingen;

/// <summary>One row or column of a table.</summary>
internal sealed record Telwaarde(string Id, string Naam, Woordbereik Bereik);

/// <summary>The words of the dimensions in one municipality.</summary>
internal sealed class Telwaarden(Gemeente gemeente, Keuzelijsten lijsten, TermijnRegels termijnregels, IReadOnlyDictionary<string, Gebeurtenissoort> soorten)
{
    public const string Wijk = "wijk";
    public const string Geslacht = "geslacht";
    public const string Leeftijd = "leeftijd";
    public const string EindeVoorvoegsel = "einde.";
    private const string Voorziening = "voorziening";
    private const string Wet = "wet";

    private static readonly Dictionary<string, string> Vast = new() { [Wijk] = "wijken", [Geslacht] = "geslacht" };

    public Gebeurtenissoort Soort(string gebeurtenis) => soorten[gebeurtenis];

    /// <summary>The list of a dimension, or null where it has none.</summary>
    public IReadOnlyList<Keuze>? Keuzes(string? gebeurtenis, string dimensie)
    {
        if (Vast.TryGetValue(dimensie, out var lijst))
        {
            return Lijst(lijst);
        }
        var gevonden = gebeurtenis is null ? null : Dimensie(gebeurtenis, dimensie);
        return gevonden?.Lijst is { } naam ? Lijst(naam)
            : gevonden?.Keuzes is { Count: > 0 } woorden ? [.. woorden.Select(w => new Keuze(w, Naam(w)))] : null;
    }

    /// <summary>A dimension of the event, or with <c>einde.</c> before it of the event that ends it.</summary>
    public Teldimensie? Dimensie(string gebeurtenis, string dimensie) =>
        !dimensie.StartsWith(EindeVoorvoegsel, StringComparison.Ordinal) ? soorten.GetValueOrDefault(gebeurtenis)?.Dimensie(dimensie)
        : soorten.GetValueOrDefault(gebeurtenis)?.Einde is { } einde ? soorten.GetValueOrDefault(einde)?.Dimensie(dimensie[EindeVoorvoegsel.Length..]) : null;

    /// <summary>What <c>waar</c> says, with the law that follows from the provisions.</summary>
    public Conditie Voorwaarden(string? gebeurtenis, IReadOnlyDictionary<string, Telwoorden> waar)
    {
        var delen = waar.ToDictionary(w => w.Key, w => Bereik(gebeurtenis, w.Key, w.Value.Woorden));
        if (gebeurtenis is not null && delen.TryGetValue(Voorziening, out var gekozen) && !delen.ContainsKey(Wet) && Dimensie(gebeurtenis, Wet)?.VolgtUit == Voorziening
            && gekozen.Woorden is { } woorden && woorden.Select(w => gemeente.Voorziening(w)?.Wet).Distinct().ToList() is [{ } wet])
        {
            delen[Wet] = Woordbereik.Van([wet]);
        }
        return new Conditie(delen, []);
    }

    /// <summary>The rows of a breakdown of what meets this condition: together they are all of it.</summary>
    public IReadOnlyList<Telwaarde> Rijen(string? gebeurtenis, Conditie conditie, string dimensie, Uitsplitsing uitsplitsing)
    {
        if (dimensie == Leeftijd)
        {
            var klassen = uitsplitsing.Klassen.Count > 0 && uitsplitsing.Op.Contains(Leeftijd) ? uitsplitsing.Klassen : Leeftijdsklassen.Alle;
            var gevraagd = conditie.Waar.GetValueOrDefault(Leeftijd)?.Woorden;
            var rijen = klassen.Where(k => gevraagd is null || Leeftijdsklassen.Klassen(k).All(gevraagd.Contains))
                .Select(k => new Telwaarde(k, k == Woordbereik.Onbekend ? "Onbekend" : k + " jaar", Woordbereik.Van(Leeftijdsklassen.Klassen(k), k))).ToList();
            return gevraagd is null ? [.. rijen, new Telwaarde(Woordbereik.Onbekend, "Onbekend", Woordbereik.Rest(Leeftijdsklassen.Alle, Woordbereik.Onbekend))] : rijen;
        }
        var lijst = (uitsplitsing.Waarden.Count > 0 ? uitsplitsing.Waarden : Keuzes(gebeurtenis, dimensie) ?? []).Where(k => k.Id != Woordbereik.Overig).ToList();
        if (dimensie == Voorziening && uitsplitsing.Waarden.Count == 0 && conditie.Waar.GetValueOrDefault(Wet) is { } wetten)
        {
            lijst = [.. lijst.Where(k => gemeente.Voorziening(k.Id)?.Wet is not { } wet || wetten.Bevat(wet))];
        }
        if (conditie.Waar.GetValueOrDefault(dimensie)?.Woorden is { } woorden)
        {
            return [.. lijst.Where(k => woorden.Contains(k.Id)).Concat(woorden.Where(w => lijst.TrueForAll(k => k.Id != w)).Order(StringComparer.Ordinal).Select(w => new Keuze(w, Naam(w))))
                .Select(k => new Telwaarde(k.Id, k.Naam, Woordbereik.Van([k.Id])))];
        }
        var rest = uitsplitsing.Waarden.Count > 0 ? $"{Woordbereik.Overig}~{Merk(lijst)}" : Woordbereik.Overig;
        return [.. lijst.Select(k => new Telwaarde(k.Id, k.Naam, Woordbereik.Van([k.Id]))), new Telwaarde(Woordbereik.Overig, "Overig of onbekend", Woordbereik.Rest(lijst.Select(k => k.Id), rest))];
    }

    /// <summary>May one unit be in one row only?</summary>
    public static bool IsUitsluitend(Teleenheid eenheid, string dimensie) => eenheid switch
    {
        Teleenheid.Stuk => true,
        Teleenheid.Persoon => dimensie is Wijk or Geslacht or Leeftijd,
        Teleenheid.Huishouden => dimensie == Wijk,
        _ => false,
    };

    private Woordbereik Bereik(string? gebeurtenis, string dimensie, IReadOnlyList<string> woorden)
    {
        if (dimensie == Leeftijd)
        {
            var klassen = woorden.SelectMany(Leeftijdsklassen.Klassen).Distinct().ToList();
            return Woordbereik.Van(klassen, Leeftijdsklassen.Samen(klassen));
        }
        return woorden is [Woordbereik.Overig] && Keuzes(gebeurtenis, dimensie) is { } lijst
            ? Woordbereik.Rest(lijst.Select(k => k.Id).Where(id => id != Woordbereik.Overig)) : Woordbereik.Van(woorden);
    }

    private IReadOnlyList<Keuze> Lijst(string naam) => naam switch
    {
        "termijnen" => [.. termijnregels.Alle.Concat(termijnregels.Normen(gemeente.Id)).Where(r => r.IsGeteld).GroupBy(r => r.Id).Select(r => new Keuze(r.Key, $"{r.Last().Omschrijving.TrimEnd('.')} ({r.Key})"))],
        "uitkomsten" => [.. lijsten.Keuzes("resultaat").Where(r => r.Id is "informatie-advies" or "doorverwezen"), .. lijsten.Keuzes("sporen")],
        "regelingen" => [.. gemeente.Voorzieningen.Where(v => v.Regeling is not null).GroupBy(v => v.Regeling!).Select(g => new Keuze(g.Key, g.Count() == 1 ? g.First().Naam : Naam(g.Key)))],
        _ => lijsten.Keuzes(naam),
    };

    private static string Naam(string woord) => woord.Length == 0 ? "Onbekend" : char.ToUpperInvariant(woord[0]) + woord[1..].Replace('-', ' ');

    private static string Merk(IEnumerable<Keuze> lijst) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', lijst.Select(k => k.Id)))).AsSpan(0, 3));
}
