using System.Text.Json.Nodes;
using CaseFlow.Zaken;

namespace CaseFlow.Demo;

// Acts beside the tasks: what residents do at any moment.
internal sealed partial class DemoVerloop
{
    /// <summary>What may come beside the route of a new case.</summary>
    public void Begonnen(DemoZaak zaak, DateTimeOffset op)
    {
        var toeval = zaak.Toeval;
        if (zaak.Inwoner is not { } inwoner)
        {
            return;
        }
        if (toeval.Kans(0.03))
        {
            Naast(zaak, op, 3, 20, "intrekken", z => !z.IsAfgewogen && _uitvoering.HeeftOpenTaak(z), m => new JsonObject { ["datum"] = Dag(m), ["reden"] = toeval.Een(DemoTeksten.Ingetrokken) });
        }
        if (zaak.Vraag.Wet == "Wmo" && toeval.Kans(0.03))
        {
            Naast(zaak, op, 2, 4, "persoonlijk-plan-ontvangen", z => z.Wet == "Wmo", m => new JsonObject { ["datum"] = Dag(m) });
        }
        if (zaak.Vraag.Vanaf >= 65 && toeval.Kans(0.008))
        {
            _agenda.Plan(_klok.Na(op, toeval.Next(5, 60), toeval), async m =>
            {
                if (zaak.IsOpen && !inwoner.IsOverleden && await HandelAsync(zaak, m, "overlijden", new JsonObject { ["datum"] = Dag(m, -2), ["reden"] = "Bericht van de familie." }))
                {
                    inwoner.IsOverleden = true;
                }
            });
        }
    }

    private void NaTriage(DemoZaak zaak, string uitkomst, DateTimeOffset op)
    {
        var toeval = zaak.Toeval;
        if (uitkomst == "beantwoord" && zaak.Inwoner is not null && toeval.Kans(0.04))
        {
            _agenda.Plan(_klok.Na(op, toeval.Next(5, 20), toeval), async m =>
            {
                if (zaak.IsOpen || zaak.Inwoner.IsOverleden)
                {
                    return;
                }
                zaak.IsHeropend = true;
                await HandelAsync(zaak, m, "heropenen", new JsonObject { ["datum"] = Dag(m), ["reden"] = "De inwoner belt terug: het lukt toch niet alleen." });
            });
        }
        if (uitkomst == "brede-uitvraag" && zaak.Vraag.Wet == "Participatiewet" && zaak.Maatwerk.Contains("bijzondere-bijstand") && toeval.Kans(0.12))
        {
            // Somebody applies at once; the talk goes on beside it.
            _agenda.Plan(_klok.Na(op, toeval.Next(1, 5), toeval), async m =>
            {
                if (!zaak.IsOpen || zaak.IsAfgewogen || !_uitvoering.HeeftOpenTaak(zaak))
                {
                    return;
                }
                Behandelaar(zaak);
                if (await HandelAsync(zaak, m, "aanvraag-indienen", Aanvraag(zaak, "bijzondere-bijstand", m, toeval.Next(3))))
                {
                    zaak.Inwoner!.Huishouden.Zwaar++;
                }
            });
        }
    }

    private void PlanHeronderzoek(DemoZaak zaak, DateTimeOffset op) =>
        Naast(zaak, op, 15, 50, "heronderzoek-starten", z => z.IsOpen, _ => new JsonObject { ["aanleiding"] = "De inwoner vraagt of het meer mag zijn." });

    private void Naast(DemoZaak zaak, DateTimeOffset op, int minst, int meest, string handeling, Func<DemoZaak, bool> mag, Func<DateTimeOffset, JsonObject> gegevens) =>
        _agenda.Plan(_klok.Na(op, zaak.Toeval.Laag(minst, meest), zaak.Toeval), m => zaak.IsOpen && mag(zaak) ? HandelAsync(zaak, m, handeling, gegevens(m)) : Task.CompletedTask);

    private Task<bool> HandelAsync(DemoZaak zaak, DateTimeOffset op, string handeling, JsonObject gegevens)
    {
        var wie = zaak.Behandelaar ?? _collegas.Kies(zaak.Gemeente.Id, "intake", zaak.Gemeente.TeamVoor("intake", zaak.Wijk), zaak.Toeval);
        return _uitvoering.DoeAsync(op, handeling, s => s.GetRequiredService<HandelingService>().VoerUitAsync(wie.Op(op), zaak.Id, handeling, gegevens));
    }
}
