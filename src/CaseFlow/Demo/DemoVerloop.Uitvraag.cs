using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Demo;

// The broad intake: talk, findings, plan, and help without an indication.
internal sealed partial class DemoVerloop
{
    private void PlanGesprek(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var wie = Behandelaar(zaak);
        Straks(taak, op, 0, 3, async m =>
        {
            await OppakkenAsync(taak, wie, m);
            if (zaak.Toeval.Kans(0.03))
            {
                Straks(taak, m, 2, 6, n => OverdragenAsync(taak, n));
            }
            var gesprek = Straks(taak, m, zaak.IsTraag ? 18 : 4, zaak.IsTraag ? 42 : 20, n => GesprekAsync(taak, n));
            if (wie.IsVast && zaak.Inwoner is not null && _uitvoering.IsOpen(taak))
            {
                await HandelAsync(zaak, m, "afspraak-maken", Uitnodiging(zaak, gesprek));
            }
        });
    }

    // At the half hour before the moment at which the talk is written down.
    private static JsonObject Uitnodiging(DemoZaak zaak, DateTimeOffset gesprek)
    {
        var daar = AmsterdamTime.Local(gesprek);
        return new JsonObject
        {
            ["onderwerp"] = "gesprek",
            ["vorm"] = zaak.IsEersteKeer ? "huisbezoek" : "kantoor",
            ["moment"] = daar.AddMinutes(-(daar.Minute % 30)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        };
    }

    private async Task OverdragenAsync(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var leider = _collegas.Kies(zaak.Gemeente.Id, "teamleider", null, zaak.Toeval);
        var naar = _collegas.Kies(zaak.Gemeente.Id, zaak.Rol, zaak.Gemeente.TeamVoor(zaak.Rol, zaak.Wijk), zaak.Toeval);
        if (naar != zaak.Behandelaar && await _uitvoering.DoeAsync(op, "overdragen",
            s => s.GetRequiredService<TaakService>().OverdragenAsync(leider.Op(op) with { Reden = "Ziekte van de collega." }, taak.Id, naar.Account, null)))
        {
            zaak.Behandelaar = naar;
        }
    }

    private Task GesprekAsync(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var toeval = zaak.Toeval;
        var wie = Behandelaar(zaak);
        if (zaak.NietVerschenen >= zaak.Gemeente.Regels.Uitnodigingen && toeval.Kans(0.6))
        {
            var leider = _collegas.Kies(zaak.Gemeente.Id, "teamleider", null, toeval);
            return RondAfAsync(taak, leider, op, "gestaakt", new JsonObject { ["motivering"] = "Twee keer een brief gestuurd en een keer langs geweest. Geen reactie. Er zijn geen zorgen over veiligheid.", ["veiligheid-gewogen"] = true });
        }
        var uitkomst = toeval.Gewogen((90, "afgerond"), (7, "niet-verschenen"), (3, "ingetrokken"));
        if (uitkomst == "niet-verschenen")
        {
            zaak.NietVerschenen++;
            return RondAfAsync(taak, wie, op, uitkomst, new JsonObject { ["toelichting"] = "Niet thuis op de afgesproken tijd. Kaartje in de bus gedaan en een nieuwe afspraak gestuurd." });
        }
        if (uitkomst == "ingetrokken")
        {
            return RondAfAsync(taak, wie, op, uitkomst, new JsonObject { ["toelichting"] = toeval.Een(DemoTeksten.Ingetrokken) });
        }
        var thuis = zaak.IsEersteKeer || toeval.Kans(0.6);
        var gegevens = new JsonObject
        {
            ["huisbezoek"] = thuis,
            ["veiligheid"] = toeval.Gewogen((zaak.Vraag.Type == "veiligheid" ? 20 : 91, "geen-zorg"), (8.4, "zorg"), (0.6, "acuut")),
            ["clientondersteuning-aangeboden"] = true,
            ["leefgebieden"] = Leefgebieden(zaak),
            ["vorm"] = thuis ? "huisbezoek" : toeval.Gewogen((70, "kantoor"), (25, "telefoon"), (5, "beeldbellen")),
            ["aanwezig"] = toeval.Een(["inwoner", "inwoner en partner", "inwoner en dochter", "inwoner en cliëntondersteuner", "inwoner en beide ouders"]),
            ["identiteit-vastgesteld"] = toeval.Kans(0.93),
            ["pgb-uitgelegd"] = toeval.Kans(0.9),
            ["bijdrage-uitgelegd"] = toeval.Kans(0.88),
            ["mantelzorger"] = toeval.Een(["geen", "partner", "dochter, heeft het zwaar", "zoon", "buren helpen"]),
        };
        if (zaak.Wet is null)
        {
            zaak.Wet = zaak.Vraag.Wet;
            gegevens["wet"] = zaak.Wet;
        }
        return RondAfAsync(taak, wie, op, uitkomst, gegevens);
    }

    private static JsonObject Leefgebieden(DemoZaak zaak)
    {
        var gebieden = new JsonObject();
        foreach (var gebied in zaak.Gemeente.Leefgebieden.Where(_ => zaak.Toeval.Kans(0.4)))
        {
            gebieden[gebied.Id] = new JsonObject { ["score"] = zaak.Toeval.Next(3, 10), ["tekst"] = zaak.Toeval.Een(DemoTeksten.Leefgebied) };
        }
        return gebieden;
    }

    private async Task AfwegingAsync(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var sporen = KiesSporen(zaak);
        if (await RondAfAsync(taak, Behandelaar(zaak), op, "vastgesteld", new JsonObject
        {
            ["sporen"] = new JsonArray([.. sporen.Select(s => JsonValue.Create(s))]),
            ["bevindingen"] = Bevindingen(zaak, sporen),
        }))
        {
            zaak.IsAfgewogen = true;
            zaak.Sporen = sporen;
        }
    }

    private static string[] KiesSporen(DemoZaak zaak)
    {
        var toeval = zaak.Toeval;
        if (zaak.IsAlgemeenGeprobeerd)
        {
            return [zaak.Maatwerk.Count > 0 ? $"maatwerk:{zaak.Maatwerk[0]}" : "netwerk"];
        }
        var soort = zaak.Vraag switch
        {
            { Type: "huishouden" or "vervoer" or "hulpmiddel-woning" } => toeval.Gewogen((60, "maatwerk"), (15, "algemene-voorziening"), (10, "eigen-kracht"), (7, "netwerk"), (8, "voorliggende-voorziening")),
            { Wet: "Jeugdwet" } => toeval.Gewogen((52, "maatwerk"), (32, "algemene-voorziening"), (6, "eigen-kracht"), (6, "netwerk"), (4, "voorliggende-voorziening")),
            { Wet: "Wgs" } => toeval.Gewogen((14, "maatwerk"), (70, "algemene-voorziening"), (10, "eigen-kracht"), (6, "netwerk")),
            { Wet: "Participatiewet" } => toeval.Gewogen((56, "maatwerk"), (22, "algemene-voorziening"), (10, "eigen-kracht"), (12, "voorliggende-voorziening")),
            _ => toeval.Gewogen((34, "maatwerk"), (42, "algemene-voorziening"), (9, "eigen-kracht"), (8, "netwerk"), (7, "voorliggende-voorziening")),
        };
        if (soort != "maatwerk")
        {
            return [soort];
        }
        if (zaak.Maatwerk.Count == 0)
        {
            return ["algemene-voorziening"];
        }
        var eerste = zaak.Maatwerk[0];
        if (zaak.Wet == "Wmo" && toeval.Kans(0.2))
        {
            var tweede = toeval.Een(new[] { "vervoer", "hulpmiddelen", "dagbesteding", "woonvoorziening", "huishoudelijke-ondersteuning" }.Where(v => v != eerste && zaak.Gemeente.Voorziening(v) is not null).ToList());
            return [$"maatwerk:{eerste}", $"maatwerk:{tweede}"];
        }
        var maatwerk = toeval.Kans(0.65) ? $"maatwerk:{eerste}" : "maatwerk";
        return toeval.Kans(0.12) ? [maatwerk, "algemene-voorziening"] : [maatwerk];
    }

    private static JsonObject Bevindingen(DemoZaak zaak, string[] sporen)
    {
        var toeval = zaak.Toeval;
        var volledig = sporen.Any(s => s.StartsWith("maatwerk", StringComparison.Ordinal));
        var bevindingen = new JsonObject();
        (string Soort, string Tekst, bool IsOplossing)[] alle =
        [
            ("hulpvraag", $"{zaak.Vraag.Doel}.", false), ("problemen", toeval.Een(DemoTeksten.Problemen), false), ("benodigde-ondersteuning", toeval.Een(DemoTeksten.Nodig), false),
            ("eigen-kracht", toeval.Een(DemoTeksten.EigenKracht), true), ("netwerk", toeval.Een(DemoTeksten.Netwerk), true),
            ("algemene-voorziening", toeval.Een(DemoTeksten.Algemeen), true), ("voorliggende-voorziening", toeval.Een(DemoTeksten.Voorliggend), true), ("rest", toeval.Een(DemoTeksten.Rest), false),
        ];
        foreach (var (soort, tekst, isOplossing) in alle)
        {
            var bevinding = new JsonObject { ["tekst"] = tekst, ["bron"] = toeval.Een(DemoTeksten.Bron) };
            var volstaat = !volledig && sporen.Contains(soort);
            if (isOplossing)
            {
                bevinding["volstaat"] = volstaat ? "ja" : toeval.Een(["deels", "nee"]);
            }
            bevindingen[soort] = bevinding;
            if (volstaat)
            {
                break;
            }
        }
        return bevindingen;
    }

    private async Task PlanAsync(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var toeval = zaak.Toeval;
        var wie = Behandelaar(zaak);
        if (zaak.Sporen.All(s => s is "eigen-kracht" or "netwerk" or "voorliggende-voorziening") && toeval.Kans(0.6))
        {
            await RondAfAsync(taak, wie, op, "niet-nodig", new JsonObject { ["toelichting"] = "Het verslag is genoeg; de inwoner weet wie te bellen." });
            return;
        }
        var huishouden = zaak.Inwoner!.Huishouden;
        var zwaar = zaak.Sporen.Count(s => s.StartsWith("maatwerk", StringComparison.Ordinal));
        var akkoord = toeval.Kans(0.95);
        var gegevens = new JsonObject
        {
            ["doelen"] = new JsonArray([zaak.Vraag.Doel, .. DemoTeksten.Doelen.Where(_ => toeval.Kans(0.25))]),
            ["aanspreekpunt"] = wie.Account.Naam,
            ["akkoord-inwoner"] = akkoord,
            ["bezwaren-inwoner"] = akkoord ? null : toeval.Een(DemoTeksten.Bezwaren),
        };
        if (huishouden.Zwaar + huishouden.Overig + zwaar >= zaak.Gemeente.Regels.RegisseurVanaf)
        {
            gegevens["regisseur"] = _collegas.Kies(zaak.Gemeente.Id, "regisseur", null, toeval).Account.Naam;
        }
        if (zaak.Sporen.Contains("voorliggende-voorziening"))
        {
            gegevens["naar"] = zaak.Vraag.Wet == "Participatiewet" ? "uwv" : toeval.Een(["wlz", "zvw", "onderwijs"]);
            gegevens["overbrugging"] = zaak.IsOverbrugging = toeval.Kans(0.3);
        }
        if (await RondAfAsync(taak, wie, op, "vastgesteld", gegevens))
        {
            huishouden.Zwaar += zwaar;
        }
    }

    private Task ToeleidingAsync(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var toeval = zaak.Toeval;
        var uitkomst = toeval.Gewogen((88, "gestart"), (7, "geweigerd"), (5, "niet-passend"));
        zaak.IsAlgemeenGeprobeerd |= uitkomst == "niet-passend";
        return RondAfAsync(taak, Behandelaar(zaak), op, uitkomst, uitkomst == "gestart"
            ? new JsonObject { ["voorziening"] = toeval.Kans(0.7) ? zaak.Algemeen[0] : toeval.Een(zaak.Algemeen), ["warm"] = toeval.Kans(0.65) }
            : new JsonObject { ["reden"] = uitkomst == "geweigerd" ? "Wil er na een keer kijken niet meer heen." : "De groep past niet bij de vraag; er is meer begeleiding nodig." });
    }

    private async Task TerugkoppelingAsync(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var toeval = zaak.Toeval;
        var kanMaatwerk = !zaak.IsOverbrugging && zaak.Maatwerk.Count > 0;
        var uitkomst = toeval.Gewogen((60, "opgelost"), (31, "loopt-door"), (kanMaatwerk ? 9 : 0, "alsnog-maatwerk"));
        var gegevens = new JsonObject { ["toelichting"] = toeval.Een(DemoTeksten.Terug) };
        if (uitkomst == "alsnog-maatwerk")
        {
            gegevens["bevindingen"] = new JsonObject
            {
                ["algemene-voorziening"] = new JsonObject { ["tekst"] = "Geprobeerd, maar het is te weinig: er is vaste begeleiding nodig.", ["bron"] = "gesprek", ["volstaat"] = "nee" },
            };
        }
        if (await RondAfAsync(taak, Behandelaar(zaak), op, uitkomst, gegevens) && uitkomst == "alsnog-maatwerk")
        {
            zaak.Inwoner!.Huishouden.Zwaar++;
        }
    }
}
