using CaseFlow.Grafieken;
using CaseFlow.Tellingen;

namespace CaseFlow.Indicatoren;

/// <summary>What a figure means beside its target, in words. It uses what is shown and nothing else.</summary>
/// <param name="Stand">Of the light: op-koers, verlopen, nadert or geen.</param>
public sealed record Oordeel(string Stand, string Tekst)
{
    public static readonly Oordeel Geen = new("geen", "geen streefwaarde");

    /// <summary>The direction of the document or of policy staff; else the way from the baseline to the target.</summary>
    public static string? Richting(Indicator indicator, Streefpunt? streef)
    {
        if ((streef?.Richting ?? indicator.Richting) is { } gezegd)
        {
            return gezegd;
        }
        var nul = indicator.Nulmeting.LastOrDefault(w => w.Getal is not null)?.Getal;
        return (nul, streef?.Getal) switch { ({ } van, { } naar) when naar > van => "omhoog", ({ } van, { } naar) when naar < van => "omlaag", _ => null };
    }

    public static Oordeel Van(Indicator indicator, Standpunt? stand, Streefpunt? streef)
    {
        if (stand is null)
        {
            return new("geen", "nog geen cijfer");
        }
        if (streef is null || streef.Waarde is null)
        {
            return Geen;
        }
        if (stand.IsVerdeling)
        {
            return new("geen", "niet te zeggen: dit is een verdeling, zie de tabel");
        }
        if (indicator.Eenheid == "ja-nee")
        {
            if (stand.Laag is not null)
            {
                return new("geen", "niet te zeggen uit dit getal alleen");
            }
            return string.Equals(stand.Tekst, streef.Waarde, StringComparison.OrdinalIgnoreCase) ? new("op-koers", "gehaald") : new("nadert", "nog niet gehaald");
        }
        if (streef.Getal is not { } doel)
        {
            return new("geen", $"niet te zeggen: de streefwaarde is geen getal ({streef.Waarde})");
        }
        // What has no end may be anything from there.
        var hoog = stand.Hoog ?? decimal.MaxValue;
        if (stand.Laag is not { } laag)
        {
            return new("geen", "niet te zeggen: het getal is verborgen");
        }
        return Richting(indicator, streef) switch
        {
            "omhoog" => laag >= doel ? new("op-koers", "op koers") : hoog < doel ? new("verlopen", "onder de streefwaarde") : Tussen(laag, hoog),
            "omlaag" => hoog <= doel ? new("op-koers", "op koers") : laag > doel ? new("verlopen", "boven de streefwaarde") : Tussen(laag, hoog),
            _ => laag == doel && hoog == doel ? new("op-koers", "gelijk aan de streefwaarde") : hoog < doel ? new("geen", "onder de streefwaarde; het document zegt niet of lager beter is")
                : laag > doel ? new("geen", "boven de streefwaarde; het document zegt niet of hoger beter is") : Tussen(laag, hoog),
        };
    }

    private static Oordeel Tussen(decimal laag, decimal hoog) => new("geen",
        hoog == decimal.MaxValue ? $"niet te zeggen: het getal is {Getaltekst.Van(laag)} of meer" : $"niet te zeggen: het getal ligt tussen {Getaltekst.Van(laag)} en {Getaltekst.Van(hoog)}");
}

/// <summary>A target as it holds today: of the document, or of policy staff beside it.</summary>
public sealed record Streefpunt(string Bij, int? Jaar, string? Waarde, decimal? Getal, string? Richting, Streefwaarde? Besluit)
{
    /// <summary>What holds on this day, by year; what is no year (a norm) comes last.</summary>
    public static IReadOnlyList<Streefpunt> Van(Indicator indicator, IEnumerable<Streefwaarde> gezet, DateOnly vandaag)
    {
        var geldig = gezet.Where(s => s.GeldigVan <= vandaag).GroupBy(s => s.Jaar).Select(g => g.MaxBy(s => s.Versie)!).ToDictionary(s => s.Jaar);
        var uitDocument = indicator.Streefwaarden.Where(s => s.Jaar is null || !geldig.ContainsKey(s.Jaar.Value)).Select(s => new Streefpunt(s.Bij, s.Jaar, s.Waarde, s.Getal, null, null));
        return [.. uitDocument.Concat(geldig.Values.Where(s => s.Waarde is not null).Select(s => new Streefpunt($"{s.Jaar}", s.Jaar, s.Waarde, s.Getal, s.Richting, s))).OrderBy(s => s.Jaar ?? int.MaxValue)];
    }

    /// <summary>The one to hold a figure of this year against: of that year, else the next, else the last, else the norm.</summary>
    public static Streefpunt? Voor(IReadOnlyList<Streefpunt> alle, int jaar)
    {
        // A document may say "not known yet" for the one year and a number for the next.
        var bruikbaar = alle.Any(s => s.Getal is not null) ? [.. alle.Where(s => s.Getal is not null)] : alle;
        return bruikbaar.FirstOrDefault(s => s.Jaar >= jaar) ?? bruikbaar.LastOrDefault(s => s.Jaar is not null) ?? bruikbaar.FirstOrDefault();
    }
}

/// <summary>A figure of an indicator at a time, as it may be shown.</summary>
/// <param name="Laag">With <paramref name="Hoog"/> what is known of the number; neither when it is hidden.</param>
public sealed record Standpunt(string Bij, double Plaats, decimal? Laag, decimal? Hoog, string Tekst, Puntsoort Soort)
{
    public Periode? Periode { get; init; }

    /// <summary>The one number that was published, where there is one.</summary>
    public decimal? Getal { get; init; }

    /// <summary>There is no one figure, only how it is divided: see the tables.</summary>
    public bool IsVerdeling { get; init; }

    /// <summary>Where it comes from, in words.</summary>
    public string? Bron { get; init; }

    public Punt AlsPunt() => new(Plaats, Bij, Laag, Hoog, Tekst, Soort) { Getal = Getal };
}
