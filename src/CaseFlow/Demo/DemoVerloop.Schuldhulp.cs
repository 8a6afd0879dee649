using System.Text.Json.Nodes;

namespace CaseFlow.Demo;

// Debt help: reaching somebody, the first talk, the plan, the track and the aftercare. One in four goes on at the Stadsbank.
internal sealed partial class DemoVerloop
{
    private static readonly string[] Afspraken =
        ["Budgetbeheer met leefgeld per week", "Geen nieuwe leningen", "Toeslagen aanvragen", "Elke maand een gesprek", "Een betalingsregeling met de verhuurder", "Post samen openmaken"];

    private void PlanSchuldhulp(DemoTaak taak, string na, DateTimeOffset op)
    {
        var traag = taak.Zaak.IsTraag;
        if (!taak.Zaak.HeeftSchuldhulp)
        {
            taak.Zaak.HeeftSchuldhulp = true;
            taak.Zaak.Inwoner!.Huishouden.Zwaar++;
        }
        switch (taak.Stap)
        {
            case "contact":
                Straks(taak, op, na == "contact" ? 1 : 0, traag ? 5 : 2, m => ContactAsync(taak, m));
                break;
            case "eerste-gesprek":
                Straks(taak, op, 2, traag ? 22 : 14, m => EersteGesprekAsync(taak, m));
                break;
            case "plan-van-aanpak":
                Straks(taak, op, 6, traag ? 42 : 26, m => PlanVanAanpakAsync(taak, m));
                break;
            case "traject":
                Straks(taak, op, 25, 120, m => TrajectAsync(taak, m));
                break;
            case "nazorg":
                Straks(taak, op, 40, 90, m => RondAfAsync(taak, Schuldhulpverlener(taak.Zaak), m, taak.Zaak.Toeval.Gewogen((90, "afgerond"), (10, "terugval")), []));
                break;
        }
    }

    private Task ContactAsync(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var toeval = zaak.Toeval;
        var soort = toeval.Gewogen((48, "telefoon"), (20, "brief"), (16, "huisbezoek"), (10, "kaartje"), (6, "sms"));
        var uitkomst = zaak.ZonderContact >= zaak.Gemeente.Schuldhulp.Contactpogingen && toeval.Kans(0.4) ? "niet-bereikt"
            : toeval.Gewogen((62, "afspraak"), (28, "geen-contact"), (5, "afgezien"), (4, "opgelost"), (1, "niet-opgepakt"));
        var gegevens = new JsonObject { ["soort"] = soort };
        if (uitkomst == "geen-contact")
        {
            zaak.ZonderContact++;
        }
        if (uitkomst == "niet-opgepakt")
        {
            gegevens["reden"] = toeval.Een(["herhaald", "onterecht", "andere-gemeente"]);
        }
        if (uitkomst == "afspraak")
        {
            gegevens["gesprek-op"] = $"{Dag(_klok.Na(op, 4, toeval))}T10:00";
            gegevens["gesprek-plaats"] = zaak.Gemeente.Bereikbaarheid.Adres;
        }
        return RondAfAsync(taak, Schuldhulpverlener(zaak), op, uitkomst, gegevens);
    }

    private Task EersteGesprekAsync(DemoTaak taak, DateTimeOffset op)
    {
        var uitkomst = taak.Zaak.Toeval.Gewogen((84, "gevoerd"), (11, "niet-verschenen"), (5, "afgezien"));
        var gegevens = uitkomst == "gevoerd"
            ? new JsonObject { ["vorm"] = taak.Zaak.Toeval.Gewogen((60, "kantoor"), (30, "huisbezoek"), (10, "telefoon")), ["weken-tot-resultaat"] = 8, ["oorzaak"] = taak.Zaak.Toeval.Een(["Baan kwijt", "Scheiding", "Moeite met lezen en schrijven", "Ziekte", "Te weinig overzicht"]) }
            : [];
        return RondAfAsync(taak, Schuldhulpverlener(taak.Zaak), op, uitkomst, gegevens);
    }

    private Task PlanVanAanpakAsync(DemoTaak taak, DateTimeOffset op)
    {
        var toeval = taak.Zaak.Toeval;
        var uitkomst = toeval.Gewogen((90, "plan"), (5, "weigering"), (5, "afgezien"));
        var gegevens = uitkomst switch
        {
            "plan" => new JsonObject
            {
                ["afspraken"] = new JsonArray(toeval.Een(Afspraken), "Wij schrijven uw schuldeisers aan"),
                ["soort"] = toeval.Gewogen((36, "saneringskrediet"), (28, "schuldregeling"), (22, "betalingsregeling"), (14, "begeleiding")),
                ["uitvoerder"] = taak.Zaak.Gemeente.Schuldhulp.EersteUitvoerder,
                ["looptijd-maanden"] = 18,
            },
            "weigering" => new JsonObject { ["motivering"] = "U kreeg eerder schuldhulp en hield zich niet aan de afspraken. Wij denken met u mee over andere hulp." },
            _ => new JsonObject { ["bevestigd-op"] = Dag(op) },
        };
        taak.Zaak.IsBijStadsbank = taak.Zaak.Gemeente.Schuldhulp.EersteUitvoerder == "stadsbank";
        return RondAfAsync(taak, Schuldhulpverlener(taak.Zaak), op, uitkomst, gegevens);
    }

    private Task TrajectAsync(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var uitkomst = !zaak.IsBijStadsbank && zaak.Toeval.Kans(0.24) ? "doorverwezen-stadsbank" : zaak.Toeval.Gewogen((88, "afgerond"), (12, "gestopt"));
        zaak.IsBijStadsbank |= uitkomst == "doorverwezen-stadsbank";
        var gegevens = uitkomst == "gestopt"
            ? new JsonObject { ["grond"] = "De afspraken zijn niet nagekomen", ["motivering"] = "U maakte nieuwe schulden en kwam drie keer niet op het gesprek." }
            : [];
        return RondAfAsync(taak, Schuldhulpverlener(zaak), op, uitkomst, gegevens);
    }

    private DemoCollega Schuldhulpverlener(DemoZaak zaak) =>
        zaak.Schuldhulpverlener ??= _collegas.Kies(zaak.Gemeente.Id, "schuldhulpverlener", zaak.Gemeente.TeamVoor("schuldhulpverlener", zaak.Wijk), zaak.Toeval, zaak.IsTraag ? 0.8 : 0.2);
}
