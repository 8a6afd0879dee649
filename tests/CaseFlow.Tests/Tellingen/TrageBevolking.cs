using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Gemeenten;
using CaseFlow.Tellingen;

namespace CaseFlow.Tests.Tellingen;

/// <summary>
/// A made-up year of events of one municipality, the same for the same seed: with corrections, indications that are extended backwards or
/// end before they begin, meldingen that were joined, people without wijk or sex, born on 29 February, or known in two municipalities.
/// </summary>
internal sealed class TrageBevolking(Gemeente gemeente, CaseFlow.Formulieren.Keuzelijsten lijsten, JsonArray soorten, IReadOnlyList<JsonObject> groepen, int zaad)
{
    public const int Jaar = 2024;

    private sealed record Mens(string Sleutel, string? Huishouden, string? Wijk, string? Geslacht, DateOnly Geboren, string[] Zaken);

    private readonly Random _toeval = new(zaad);
    private readonly List<Gebeurtenis> _alle = [];
    private readonly Dictionary<string, List<string>> _woorden = [];
    private List<Mens> _mensen = [];
    private int _teller;

    public List<Gebeurtenis> Maak()
    {
        _mensen = [.. Enumerable.Range(0, 170).Select(Mens_)];
        foreach (var soort in soorten.Select(s => s!.AsObject()))
        {
            var naam = soort["id"]!.GetValue<string>();
            var passend = groepen.Where(g => TrageTelling.Tekst(g["gebeurtenis"]) == naam).ToList();
            if (passend.Count == 0)
            {
                // Also what no definition counts here may stand in the table.
                Rijen(soort, naam, passend, 4);
            }
            else
            {
                Rijen(soort, naam, passend, naam == "indicatie.toegekend" ? 420 : naam == "melding.geregistreerd" ? 260 : Math.Min(60 + 25 * passend.Count, 170));
            }
        }
        Voeg();
        Peil();
        Corrigeer();
        return _alle;
    }

    private Mens Mens_(int nummer)
    {
        // Some are known next door too: the same key, another municipality.
        var sleutel = nummer % 9 == 0 ? $"overal-{nummer:000}" : $"{gemeente.Id}-{nummer:000}";
        var geboren = nummer % 25 == 0 ? new DateOnly(1940 + 4 * _toeval.Next(20), 2, 29)
            : nummer % 3 == 0 ? new DateOnly(2024 - _toeval.Next(0, 20), _toeval.Next(1, 13), _toeval.Next(1, 29)) : new DateOnly(_toeval.Next(1930, 2006), _toeval.Next(1, 13), _toeval.Next(1, 29));
        return new Mens(sleutel, Kans(0.8) ? $"huis-{gemeente.Id}-{nummer / 2}" : null, Kans(0.9) ? Een(gemeente.Wijken).Id : null, Kans(0.95) ? Een(["m", "v", "x", "v", "m"]) : null, geboren,
            [$"zaak-{gemeente.Id}-{nummer}-1", $"zaak-{gemeente.Id}-{nummer}-2"]);
    }

    private void Rijen(JsonObject soort, string naam, List<JsonObject> passend, int aantal)
    {
        var einde = TrageTelling.Tekst(soort["einde"]);
        var soortEinde = einde is null ? null : soorten.Select(s => s!.AsObject()).First(s => s["id"]!.GetValue<string>() == einde);
        for (var n = 0; n < aantal; n++)
        {
            var mens = Kans(0.95) ? Een(_mensen) : null;
            var dag = Dag();
            var dimensies = Dimensies(soort, passend);
            if (einde is null)
            {
                Voeg(naam, dag, mens, dimensies, null, Kans(0.1) ? dag.AddDays(-20) : null, null);
                continue;
            }
            var ding = Kans(0.97) ? $"ding-{gemeente.Id}-{++_teller}" : null;
            // Decided later than it begins, now and then years ago.
            var eerste = Kans(0.3) ? dag.AddDays(-_toeval.Next(1, 90)) : Kans(0.15) ? dag.AddYears(-_toeval.Next(2, 9)) : dag;
            DateOnly? gepland = Kans(0.4) ? eerste.AddDays(_toeval.Next(5, 500)) : null;
            var begin = Voeg(naam, dag, mens, dimensies, ding, Kans(0.8) ? eerste : null, gepland);
            if (ding is null || Kans(0.4))
            {
                continue;
            }
            var wanneer = (begin.GeldigVan ?? begin.Datum).AddDays(_toeval.Next(0, 400));
            var bijEinde = Dimensies(soortEinde!, [.. groepen.Where(g => TrageTelling.Tekst(g["gebeurtenis"]) == einde)]);
            foreach (var zelfde in bijEinde.Keys.Where(dimensies.ContainsKey).ToList())
            {
                bijEinde[zelfde] = dimensies[zelfde];
            }
            var laatste = Kans(0.02) ? (begin.GeldigVan ?? begin.Datum).AddDays(-3) : wanneer;
            Voeg(einde, Kans(0.3) ? wanneer.AddDays(_toeval.Next(1, 40)) : wanneer, mens, bijEinde, ding, null, Kans(0.7) ? laatste : null);
            if (Kans(0.06))
            {
                // The same thing begins again.
                var opnieuw = laatste.AddDays(_toeval.Next(1, 60));
                Voeg(naam, opnieuw, mens, dimensies, ding, opnieuw, null);
            }
        }
    }

    private Gebeurtenis Voeg(string naam, DateOnly dag, Mens? mens, Dictionary<string, string> dimensies, string? ding, DateOnly? van, DateOnly? tot)
    {
        var gebeurtenis = new Gebeurtenis
        {
            GemeenteId = gemeente.Id,
            Naam = naam,
            Datum = dag,
            Wijk = mens is null ? null : Kans(0.95) ? mens.Wijk : Een(gemeente.Wijken).Id,
            Geslacht = mens?.Geslacht,
            Leeftijdsklasse = mens is null ? null : Klasse(mens.Geboren, dag),
            Dimensies = JsonSerializer.Serialize(dimensies),
            Recordsleutel = mens is null ? $"los-{gemeente.Id}-{++_teller}" : Een(mens.Zaken),
            Persoonsleutel = mens?.Sleutel,
            Huishoudsleutel = mens?.Huishouden,
            Objectsleutel = ding,
            GeldigVan = van,
            GeldigTot = tot,
            Sleutel = $"{gemeente.Id}-{++_teller}",
        };
        _alle.Add(gebeurtenis);
        return gebeurtenis;
    }

    private Dictionary<string, string> Dimensies(JsonObject soort, List<JsonObject> passend)
    {
        var uit = new Dictionary<string, string>();
        foreach (var dimensie in (soort["dimensies"] as JsonArray ?? []).Select(d => d!.AsObject()))
        {
            var id = dimensie["id"]!.GetValue<string>();
            if (Kans(0.85) && Woorden(dimensie) is { Count: > 0 } woorden)
            {
                uit[id] = Kans(0.04) ? "vreemd-woord" : Een(woorden);
            }
            if (dimensie["getal"]?.GetValue<bool>() == true)
            {
                uit[id] = _toeval.Next(0, 60).ToString(CultureInfo.InvariantCulture);
            }
        }
        if (passend.Count > 0 && Kans(0.75) && Een(passend)["waar"] is JsonObject waar)
        {
            foreach (var (id, gevraagd) in waar)
            {
                var woord = Een(TrageTelling.Woorden(gevraagd!));
                if (id is not ("wijk" or "geslacht" or "leeftijd" or "einde.uitkomst" or "einde.reden") && woord is not ("onbekend" or "overig") && Kans(0.93))
                {
                    uit[id] = woord.Replace("*", "x", StringComparison.Ordinal);
                }
            }
        }
        if (uit.TryGetValue("voorziening", out var voorziening) && uit.ContainsKey("wet") && gemeente.Voorziening(voorziening)?.Wet is { } wet && Kans(0.9))
        {
            uit["wet"] = wet;
        }
        return uit;
    }

    private List<string> Woorden(JsonObject dimensie)
    {
        if (dimensie["keuzes"] is JsonArray keuzes)
        {
            return [.. keuzes.Select(k => k!.GetValue<string>())];
        }
        var lijst = TrageTelling.Tekst(dimensie["lijst"]);
        if (lijst is null)
        {
            return ["betaald-werk", "anders", "gestopt"];
        }
        if (!_woorden.TryGetValue(lijst, out var woorden))
        {
            woorden = _woorden[lijst] = lijst switch
            {
                "termijnen" => ["WMO-OND", "AWB-413", "WGS-4W", "WGS-3D", "WGS-CONTACT"],
                "uitkomsten" => ["informatie-advies", "doorverwezen", "maatwerk", "eigen-kracht", "netwerk", "algemene-voorziening", "voorliggende-voorziening"],
                "regelingen" => [.. gemeente.Voorzieningen.Select(v => v.Regeling).OfType<string>().Distinct()],
                _ => [.. lijsten.Keuzes(lijst).Select(k => k.Id).Take(14)],
            };
        }
        return woorden;
    }

    // Some meldingen belong to another case.
    private void Voeg()
    {
        foreach (var melding in _alle.Where(g => g.Naam == "melding.geregistreerd").ToList().Where(_ => Kans(0.05)))
        {
            _alle.Add(new Gebeurtenis { GemeenteId = gemeente.Id, Naam = "melding.gevoegd", Datum = melding.Datum.AddDays(_toeval.Next(0, 40)), Dimensies = "{}", Recordsleutel = melding.Recordsleutel, Persoonsleutel = melding.Persoonsleutel, Sleutel = $"{gemeente.Id}-{++_teller}" });
        }
    }

    private void Peil()
    {
        foreach (var dag in new DateOnly[] { new(2023, 12, 31), new(2024, 3, 31), new(2024, 6, 30), new(2024, 9, 30), new(2024, 12, 31) })
        {
            foreach (var mens in _mensen.Where(_ => Kans(0.9)))
            {
                _alle.Add(new Gebeurtenis
                {
                    GemeenteId = gemeente.Id, Naam = "inwoner.gepeild", Datum = dag, Wijk = mens.Wijk, Geslacht = mens.Geslacht, Leeftijdsklasse = Klasse(mens.Geboren, dag),
                    Dimensies = "{}", Recordsleutel = mens.Zaken[0], Persoonsleutel = mens.Sleutel, Sleutel = $"{gemeente.Id}-{++_teller}",
                });
            }
        }
    }

    // A correction is a new event instead of the old one, sometimes corrected again.
    private void Corrigeer()
    {
        foreach (var oud in _alle.ToList().Where(_ => Kans(0.06)))
        {
            var nieuw = Opnieuw(oud);
            if (Kans(0.2))
            {
                Opnieuw(nieuw);
            }
        }

        Gebeurtenis Opnieuw(Gebeurtenis oud)
        {
            var dimensies = JsonSerializer.Deserialize<Dictionary<string, string>>(oud.Dimensies)!;
            if (dimensies.Count > 0 && Kans(0.5))
            {
                dimensies.Remove(Een(dimensies.Keys.ToList()));
            }
            var nieuw = new Gebeurtenis
            {
                GemeenteId = oud.GemeenteId, Naam = oud.Naam, Datum = oud.Naam != "inwoner.gepeild" && Kans(0.2) ? oud.Datum.AddDays(_toeval.Next(-30, 30)) : oud.Datum,
                Wijk = Kans(0.3) ? Een(gemeente.Wijken).Id : oud.Wijk, Geslacht = oud.Geslacht, Leeftijdsklasse = oud.Leeftijdsklasse, Dimensies = JsonSerializer.Serialize(dimensies),
                Recordsleutel = oud.Recordsleutel, Persoonsleutel = oud.Persoonsleutel, Huishoudsleutel = oud.Huishoudsleutel, Objectsleutel = oud.Objectsleutel,
                GeldigVan = oud.GeldigVan, GeldigTot = oud.GeldigTot is { } tot && Kans(0.3) ? tot.AddDays(15) : oud.GeldigTot, Sleutel = $"{gemeente.Id}-{++_teller}", Vervangt = oud.Sleutel,
            };
            _alle.Add(nieuw);
            return nieuw;
        }
    }

    private DateOnly Dag() => Kans(0.03) ? new DateOnly(Jaar, 2, 29) : Kans(0.04) ? new DateOnly(Jaar, 12, 31) : Kans(0.75) ? new DateOnly(Jaar, 1, 1).AddDays(_toeval.Next(366)) : new DateOnly(2022, 6, 1).AddDays(_toeval.Next(1100));

    private static string Klasse(DateOnly geboren, DateOnly dag)
    {
        var jaren = 0;
        while (geboren.AddYears(jaren + 1) <= dag)
        {
            jaren++;
        }
        return jaren <= 3 ? "0-3" : jaren <= 10 ? "4-10" : jaren <= 15 ? "11-15" : jaren <= 17 ? "16-17" : jaren <= 22 ? "18-22" : jaren <= 26 ? "23-26" : jaren <= 59 ? "27-59" : jaren <= 64 ? "60-64" : jaren <= 74 ? "65-74" : "75+";
    }

    private bool Kans(double kans) => _toeval.NextDouble() < kans;

    private T Een<T>(IReadOnlyList<T> keuzes) => keuzes[_toeval.Next(keuzes.Count)];
}
