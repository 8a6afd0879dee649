using System.Text.Json.Nodes;
using CaseFlow.Shared;
using CaseFlow.Zaken;

namespace CaseFlow.Demo;

// From application to evaluation of a provision with a decision.
internal sealed partial class DemoVerloop
{
    private static readonly string[] Eenmalig = ["woonvoorziening", "hulpmiddelen", "bijzondere-bijstand", "verhuiskosten", "kindpakket"];

    private async Task AanvraagAsync(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var voorziening = taak.Voorziening ?? zaak.Maatwerk[0];
        if (zaak.Toeval.Kans(0.06))
        {
            if (await RondAfAsync(taak, Behandelaar(zaak), op, "geen-aanvraag", new JsonObject { ["reden"] = "De inwoner wil het eerst zelf proberen." }))
            {
                zaak.Inwoner!.Huishouden.Zwaar--;
            }
            return;
        }
        await RondAfAsync(taak, Behandelaar(zaak), op, "ontvangen", Aanvraag(zaak, voorziening, op, zaak.Toeval.Next(3)));
    }

    private static JsonObject Aanvraag(DemoZaak zaak, string voorziening, DateTimeOffset op, int dagenGeleden)
    {
        zaak.Wet = zaak.Gemeente.Voorziening(voorziening)!.Wet ?? zaak.Wet;
        return new JsonObject { ["aanvraagdatum"] = Dag(op, -dagenGeleden), ["wet"] = zaak.Wet, ["voorziening"] = voorziening };
    }

    private void PlanBesluit(DemoTaak taak, string na, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var (minst, meest) = (zaak.Wet, zaak.IsTraag) switch
        {
            ("Wmo", false) => (2, 9),
            ("Wmo", true) => (7, 18),
            (_, false) => (6, 32),
            (_, true) => (30, 50),
        };
        if (na == "aanvraag" && zaak.Sporen.Count(s => s.StartsWith("maatwerk", StringComparison.Ordinal)) == 1 && zaak.Toeval.Kans(0.1))
        {
            Straks(taak, op, 1, 4, m => OpschortenAsync(taak, m));
            return;
        }
        Straks(taak, op, minst, meest, m => BesluitAsync(taak, na, m));
    }

    /// <summary>Something is missing: the term stands still until the resident completes the application, or it is not dealt with.</summary>
    private async Task OpschortenAsync(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var termijn = zaak.Wet == "Wmo" ? "WMO-BES" : "AWB-413";
        var wie = Behandelaar(zaak);
        if (!await _uitvoering.DoeAsync(op, "opschorten", s => s.GetRequiredService<TermijnHandelingen>().OpschortenAsync(wie.Op(op), zaak.Id, termijn, "aanvulling", null, toelichting: "Een kopie van de huurovereenkomst.")))
        {
            return;
        }
        if (zaak.Toeval.Kans(0.2))
        {
            Straks(taak, op, 12, 18, m => RondAfMaatwerkAsync(taak, m, "buiten-behandeling", new JsonObject
            {
                ["hersteltermijn-tot"] = Dag(op, 14),
                ["motivering"] = "Wij hebben u om gegevens gevraagd. Die hebben wij niet gekregen. Daarom kunnen wij uw aanvraag niet behandelen.",
            }));
            return;
        }
        Straks(taak, op, 4, 15, async m =>
        {
            if (await _uitvoering.DoeAsync(m, "hervatten", s => s.GetRequiredService<TermijnHandelingen>().HervattenAsync(wie.Op(m), zaak.Id, termijn, null)))
            {
                Straks(taak, m, 1, 6, n => BesluitAsync(taak, "aanvraag", n));
            }
        });
    }

    private Task BesluitAsync(DemoTaak taak, string na, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var toeval = zaak.Toeval;
        var uitkomst = na == "evaluatie" ? "toegekend" : toeval.Gewogen((87, "toegekend"), (10, "afgewezen"), (3, "ingetrokken"));
        return RondAfMaatwerkAsync(taak, op, uitkomst, uitkomst switch
        {
            "toegekend" => Toekenning(zaak, taak.Voorziening ?? zaak.Maatwerk[0], op),
            "afgewezen" => new JsonObject { ["dragende-bevinding"] = toeval.Een(["eigen-kracht", "netwerk", "algemene-voorziening", "voorliggende-voorziening"]), ["motivering"] = toeval.Een(DemoTeksten.Afwijzing) },
            _ => new JsonObject { ["toelichting"] = toeval.Een(DemoTeksten.Ingetrokken) },
        });
    }

    private async Task RondAfMaatwerkAsync(DemoTaak taak, DateTimeOffset op, string uitkomst, JsonObject gegevens)
    {
        var isEinde = uitkomst != "toegekend" && uitkomst != "wachtlijst" && uitkomst != "gestart";
        if (await RondAfAsync(taak, Behandelaar(taak.Zaak), op, uitkomst, gegevens) && isEinde)
        {
            taak.Zaak.Inwoner!.Huishouden.Zwaar--;
        }
    }

    private static JsonObject Toekenning(DemoZaak zaak, string voorziening, DateTimeOffset op)
    {
        var toeval = zaak.Toeval;
        var vorm = zaak.Wet == "Participatiewet" ? "financieel" : toeval.Gewogen((88, "zin"), (12, "pgb"));
        var vanaf = AmsterdamTime.DateOf(op).AddDays(toeval.Next(1, 21));
        var gegevens = new JsonObject
        {
            ["voorziening"] = voorziening,
            ["leveringsvorm"] = vorm,
            ["ingangsdatum"] = Dag(vanaf),
            ["omvang"] = Omvang(voorziening, toeval),
            ["aanbieder"] = vorm == "zin" ? toeval.Een(DemoTeksten.Aanbieders) : null,
            ["motivering"] = toeval.Een(DemoTeksten.Toekenning),
        };
        if (vorm == "pgb")
        {
            gegevens["pgb"] = new JsonObject { ["bekwaam"] = true, ["gemotiveerd"] = true, ["kwaliteit"] = true, ["hulpverlener"] = toeval.Een(["professioneel", "informeel"]) };
        }
        if (Eenmalig.Contains(voorziening))
        {
            gegevens["eenmalig"] = true;
        }
        else if (voorziening is "vervoer" or "rolstoel" || toeval.Kans(0.08))
        {
            gegevens["onbepaalde-tijd"] = true;
        }
        else
        {
            // Youth help is granted for months, Wmo for years.
            gegevens["einddatum"] = Dag(vanaf.AddMonths(zaak.Wet == "Wmo" ? toeval.Een([6, 12, 12, 24, 24, 36, 60]) : toeval.Een([3, 4, 6, 6, 9, 12])).AddDays(-1));
        }
        return gegevens;
    }

    private static string Omvang(string voorziening, Random toeval) => voorziening switch
    {
        "huishoudelijke-ondersteuning" => $"{toeval.Een([90, 105, 120, 150, 180])} minuten per week",
        "dagbesteding" or "begeleiding-groep" => $"{toeval.Next(2, 7)} dagdelen per week",
        "vervoer" => "taxipas voor 1500 kilometer per jaar",
        "bijzondere-bijstand" or "kindpakket" => $"{toeval.Next(4, 40) * 25} euro",
        "woonvoorziening" or "hulpmiddelen" or "rolstoel" => "volgens het advies van de ergotherapeut",
        _ => $"{toeval.Next(1, 6)} uur per week",
    };

    private async Task LeveringAsync(DemoTaak taak, bool isWachtend, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var toeval = zaak.Toeval;
        if (!isWachtend && toeval.Kans(0.14))
        {
            await RondAfAsync(taak, Behandelaar(zaak), op, "wachtlijst", new JsonObject { ["reden"] = toeval.Een(DemoTeksten.Wachten) });
            return;
        }
        if (!await RondAfAsync(taak, Behandelaar(zaak), op, "gestart", new JsonObject { ["datum"] = Dag(op, toeval.Next(0, 11)) }))
        {
            return;
        }
        if (Eenmalig.Contains(taak.Voorziening))
        {
            zaak.Inwoner!.Huishouden.Zwaar--;
        }
        else if (taak.Voorziening is "vervoer" or "rolstoel" && toeval.Kans(0.04))
        {
            PlanHeronderzoek(zaak, op);
        }
    }

    private async Task EvaluatieAsync(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var uitkomst = zaak.Toeval.Gewogen((45, "verlengen"), (9, "opschalen"), (18, "afschalen"), (28, "beeindigen"));
        var gegevens = new JsonObject { ["toelichting"] = zaak.Toeval.Een(DemoTeksten.Terug) };
        if (uitkomst == "beeindigen" && (taak.Voorziening is "vervoer" or "rolstoel" || zaak.Toeval.Kans(0.3)))
        {
            // Before the last day, or without one, stopping is a decision.
            gegevens["ingangsdatum"] = Dag(op, 14);
            gegevens["grond"] = zaak.Toeval.Een(["eigen-verzoek", "niet-langer-aangewezen"]);
            gegevens["motivering"] = "We hebben samen gekeken hoe het gaat. De hulp is niet meer nodig; u redt het nu zelf.";
        }
        if (await RondAfAsync(taak, Behandelaar(zaak), op, uitkomst, gegevens) && uitkomst == "beeindigen")
        {
            zaak.Inwoner!.Huishouden.Zwaar--;
        }
    }
}
