using System.Text.Json.Nodes;

namespace CaseFlow.Demo;

// What happens when it is not safe or gets stuck: the ladder, and the meldcode beside the case.
internal sealed partial class DemoVerloop
{
    private const int Begintrede = 2;

    private void PlanEscalatie(DemoTaak taak, DateTimeOffset op)
    {
        if (taak.Stap == "niveau-bepalen")
        {
            Straks(taak, op, 0, 3, m => NiveauAsync(taak, m));
        }
        else
        {
            Straks(taak, op, 12, 40, m => VoortgangAsync(taak, m));
        }
    }

    private Task NiveauAsync(DemoTaak taak, DateTimeOffset op)
    {
        var (zaak, toeval) = (taak.Zaak, taak.Zaak.Toeval);
        var niveau = Math.Min(Begintrede + toeval.Gewogen((70, 0), (27, 1), (3, 2)), zaak.Gemeente.Ladder!.Treden.Count - 1);
        zaak.Trede = niveau;
        return RondAfAsync(taak, _collegas.Kies(zaak.Gemeente.Id, "procesregisseur", null, toeval), op, "vastgesteld",
            Regie(zaak, new JsonObject { ["niveau"] = zaak.Gemeente.Ladder.Treden[niveau].Code, ["aanleiding"] = "De hulp loopt langs elkaar heen.", ["doel"] = "Eén plan waar iedereen zich aan houdt." }));
    }

    private async Task VoortgangAsync(DemoTaak taak, DateTimeOffset op)
    {
        var (zaak, toeval, treden) = (taak.Zaak, taak.Zaak.Toeval, taak.Zaak.Gemeente.Ladder!.Treden);
        var uitkomst = treden[zaak.Trede].BeeindigenMag ? "beeindigen"
            : toeval.Gewogen((zaak.Trede < treden.Count - 1 ? 12 : 0, "opschalen"), (55, "afschalen"), (33, "handhaven"));
        var nieuw = zaak.Trede + uitkomst switch { "opschalen" => 1, "afschalen" => -1, _ => 0 };
        var gegevens = uitkomst is "opschalen" or "afschalen"
            ? Regie(zaak, new JsonObject { ["aanleiding"] = uitkomst == "opschalen" ? "Er was weer ruzie en de politie kwam." : "Iedereen houdt zich aan het plan.", ["doel"] = "Rust in huis." }, nieuw)
            : new JsonObject { ["toelichting"] = uitkomst == "beeindigen" ? "Het doel is gehaald." : "Het gaat de goede kant op. Nog even zo door." };
        if (await RondAfAsync(taak, _collegas.Kies(zaak.Gemeente.Id, "procesregisseur", null, toeval), op, uitkomst, gegevens))
        {
            zaak.Trede = nieuw;
        }
    }

    private JsonObject Regie(DemoZaak zaak, JsonObject gegevens, int? trede = null)
    {
        gegevens["casusregie"] = Behandelaar(zaak).Account.Naam;
        if (zaak.Gemeente.Ladder!.Treden[trede ?? zaak.Trede].ProcesregieVerplicht)
        {
            gegevens["procesregie"] = _collegas.Kies(zaak.Gemeente.Id, "procesregisseur", null, zaak.Toeval).Account.Naam;
        }
        return gegevens;
    }

    // Only who has it on their name knows of it.
    private Task MeldcodeAsync(DemoTaak taak, DateTimeOffset op)
    {
        var toeval = taak.Zaak.Toeval;
        var melden = toeval.Kans(0.3);
        var (uitkomst, gegevens) = taak.Stap switch
        {
            "signalen-in-kaart" when toeval.Kans(0.2) => ("geen-vermoeden", new JsonObject { ["reden"] = "Het verhaal klopt bij nader inzien." }),
            "signalen-in-kaart" => ("vastgelegd", new JsonObject { ["signalen"] = "Geschreeuw gehoord en een angstig kind gezien.", ["kindcheck"] = toeval.Een(["zorg", "veilig", "geen-kinderen"]) }),
            "collegiaal-overleg" => ("gedaan", new JsonObject { ["met"] = "de aandachtsfunctionaris", ["advies-veilig-thuis"] = toeval.Kans(0.5) }),
            "gesprek-betrokkenen" when toeval.Kans(0.15) => ("overgeslagen", new JsonObject { ["reden"] = "Een gesprek is nu niet veilig." }),
            "gesprek-betrokkenen" => ("gevoerd", new JsonObject { ["met"] = "beide ouders", ["verslag"] = "Zij herkennen de zorgen en willen hulp." }),
            "wegen" => ("gewogen", new JsonObject { ["onveiligheid"] = melden ? "structureel" : "mogelijk", ["weging"] = "Gewogen met het afwegingskader." }),
            _ => ("besloten", new JsonObject { ["melden"] = melden, ["hulp"] = true, ["motivering"] = melden ? "Het is structureel onveilig." : "Er is genoeg hulp, en de afspraken worden gevolgd." }),
        };
        return taak.Van is { } wie ? RondAfAsync(taak, wie, op, uitkomst, gegevens) : Task.CompletedTask;
    }
}
