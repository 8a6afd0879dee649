using System.Text.Json.Nodes;
using CaseFlow.Gemeenten;
using CaseFlow.Meldingen;
using CaseFlow.Schuldhulp;

namespace CaseFlow.Demo;

/// <summary>What comes in: contacts and meldingen, spread over the working days as a Zorgloket knows them.</summary>
internal sealed class DemoAanloop(DemoUitvoering uitvoering, DemoAgenda agenda, DemoKlok klok, DemoMedewerkers collegas, DemoVerloop verloop, DemoOpties opties)
{
    private const double WerkdagenPerMaand = 21;

    /// <summary>Monday is the busiest day, Friday the quietest.</summary>
    private static readonly double[] Drukte = [0, 1.25, 1.08, 0.95, 0.97, 0.75, 0];

    private readonly DemoBsn _bsn = new();
    private int _volgnummer;

    public void Plan(Gemeente gemeente, DateOnly van, DateOnly tot)
    {
        var volume = Maandvolume.Van(gemeente, opties.Schaal);
        var toeval = new Random(opties.Zaad + gemeente.Naam.Length * 7919 + gemeente.Naam[0]);
        var bevolking = new DemoBevolking(gemeente, _bsn, opties.Zaad + gemeente.Naam[0]);
        var (maand, seizoen) = (0, 1.0);
        for (var dag = van; dag <= tot; dag = dag.AddDays(1))
        {
            if (dag.Month != maand)
            {
                (maand, seizoen) = (dag.Month, 0.9 + 0.2 * toeval.NextDouble());
            }
            if (!klok.IsWerkdag(dag))
            {
                continue;
            }
            var factor = Drukte[(int)dag.DayOfWeek] * seizoen / WerkdagenPerMaand;
            for (var n = Aantal(volume.Contacten * factor, toeval); n > 0; n--)
            {
                agenda.Plan(DemoKlok.Op(dag, toeval), op => ContactAsync(gemeente, toeval, op));
            }
            for (var n = gemeente.Routes.Contains("schuldhulp") ? Aantal(volume.Vroegsignalen * factor, toeval) : 0; n > 0; n--)
            {
                var eigen = new Random(opties.Zaad + ++_volgnummer);
                agenda.Plan(DemoKlok.Op(dag, toeval), op => SignaalAsync(gemeente, bevolking, eigen, op));
            }
            PlanMeldingen("Wmo", volume.Wmo * factor, dag);
            PlanMeldingen("Jeugdwet", volume.Jeugd * factor, dag);
            PlanMeldingen("sociale-zaken", volume.SocialeZaken * factor, dag);
        }

        void PlanMeldingen(string domein, double verwacht, DateOnly dag)
        {
            for (var n = Aantal(verwacht, toeval); n > 0; n--)
            {
                // One in nine comes by mail or post after closing time and is typed in the next working morning.
                DateTimeOffset? ontvangen = toeval.Kans(0.11) ? DemoKlok.Om(dag, toeval.Next(17 * 60, 22 * 60)) : null;
                var eigen = new Random(opties.Zaad + ++_volgnummer);
                agenda.Plan(ontvangen is null ? DemoKlok.Op(dag, toeval) : klok.Ochtend(dag, toeval), op => MeldAsync(gemeente, bevolking, domein, ontvangen, eigen, op));
            }
        }
    }

    private static int Aantal(double verwacht, Random toeval)
    {
        var x = verwacht * (0.8 + 0.4 * toeval.NextDouble());
        return (int)x + (toeval.Kans(x - Math.Floor(x)) ? 1 : 0);
    }

    private async Task ContactAsync(Gemeente gemeente, Random toeval, DateTimeOffset op)
    {
        var soort = toeval.Gewogen((62, "informatie-advies"), (20, "lopende-zaak"), (16, "terugbelverzoek"), (2, "klacht"));
        var lopend = uitvoering.Lopend(gemeente.Id);
        var vraag = toeval.Kans(0.8) ? toeval.Een(DemoVraag.Alle.Where(v => v.Wet == "Wmo").ToList()) : toeval.Een(DemoVraag.Alle);
        var gegevens = new JsonObject
        {
            ["kanaal"] = toeval.Gewogen((80, "telefoon"), (12, "balie"), (6, "mail"), (2, "digitaal")),
            ["vindplaats"] = toeval.Gewogen((82, "toegang"), (12, "wijkteam"), (3, "huisarts"), (3, "anders")),
            ["soort"] = soort,
            ["wet"] = vraag.Wet,
            ["type-hulpvraag"] = vraag.Type,
            ["zaak"] = soort != "informatie-advies" && lopend.Count > 0 && toeval.Kans(0.6) ? toeval.Een(lopend).Nummer : null,
            ["tekst"] = toeval.Een(soort switch { "klacht" => DemoTeksten.Klacht, "informatie-advies" => DemoTeksten.Informatie, _ => DemoTeksten.LopendeZaak }),
        };
        var wie = collegas.Kies(gemeente.Id, "intake", null, toeval);
        await uitvoering.DoeAsync(op, "contact", s => s.GetRequiredService<ContactService>().RegistrerenAsync(wie.Op(op), gegevens));
    }

    private async Task MeldAsync(Gemeente gemeente, DemoBevolking bevolking, string domein, DateTimeOffset? ontvangen, Random toeval, DateTimeOffset op)
    {
        var vraag = toeval.Gewogen(DemoVraag.Alle.Where(v => (v.Wet is "Participatiewet" or "Wgs" ? "sociale-zaken" : v.Wet) == domein).Select(v => (Gewicht(v), v)).ToArray());
        var vandaag = Shared.AmsterdamTime.DateOf(op);
        var inwoner = domein != "Jeugdwet" && toeval.Kans(0.015) ? null : bevolking.Kies(vraag, vandaag, toeval);
        var zaak = new DemoZaak(gemeente, vraag, inwoner, toeval) { IsEersteKeer = inwoner?.Zaken.Count == 0 };
        var gegevens = DemoMelding.Maak(zaak, bevolking, ontvangen);
        zaak.Wet = (string?)gegevens["wet"];
        zaak.IsSpoed = gegevens["spoed"] is not null;
        var wie = collegas.Kies(gemeente.Id, "intake", gemeente.TeamVoor("intake", zaak.Wijk), toeval);
        var isGelukt = await uitvoering.DoeAsync(op, "melding", async s => uitvoering.Voeg(zaak, await s.GetRequiredService<MeldingService>().RegistrerenAsync(wie.Op(op), gegevens)));
        if (isGelukt)
        {
            verloop.Begonnen(zaak, op);
        }
    }

    /// <summary>Arrears that a landlord or an energy company reports; somebody whose case runs gets it there.</summary>
    private async Task SignaalAsync(Gemeente gemeente, DemoBevolking bevolking, Random toeval, DateTimeOffset op)
    {
        var vraag = toeval.Een(DemoVraag.Alle.Where(v => v.Wet == "Wgs").ToList());
        var inwoner = bevolking.Kies(vraag, Shared.AmsterdamTime.DateOf(op), toeval);
        var zaak = new DemoZaak(gemeente, vraag, inwoner, toeval) { Wet = vraag.Wet };
        var gegevens = new JsonObject
        {
            ["inwoner"] = DemoMelding.Inwoner(inwoner, toeval),
            ["bron"] = toeval.Gewogen((35, "verhuurder"), (30, "energie"), (20, "zorgverzekeraar"), (15, "drinkwater")),
            ["bedrag"] = 50 * toeval.Next(2, 40),
            ["crisis"] = toeval.Kans(0.04),
        };
        var wie = collegas.Kies(gemeente.Id, "schuldhulpverlener", null, toeval);
        await uitvoering.DoeAsync(op, "vroegsignaal", async s =>
        {
            var plek = await s.GetRequiredService<VroegsignaalService>().RegistrerenAsync(wie.Op(op), gegevens);
            if (!plek.IsGevoegd)
            {
                uitvoering.Voeg(zaak, plek.Zaak);
                inwoner.Huishouden.Overig++;
            }
        });
    }

    private static double Gewicht(DemoVraag vraag) => vraag.Type switch
    {
        "huishouden" => 2.4,
        "hulpmiddel-woning" or "vervoer" => 1.3,
        "wonen" or "verslaving" or "taal" or "overig" => 0.4,
        _ => 1,
    };
}
