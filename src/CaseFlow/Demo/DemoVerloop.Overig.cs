using System.Text.Json.Nodes;
using CaseFlow.Gemeenten;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Demo;

/// <summary>How often a question goes to a route of its own, by law or kind of question; a municipality that lacks the route passes it over.</summary>
internal sealed record DemoRoute(string Route, string? Wet, string? Type, double Kans)
{
    /// <summary>Chosen at the triage instead of the broad intake.</summary>
    public static readonly DemoRoute[] BijTriage =
    [
        new("schuldhulp", "Wgs", null, 0.75), new("kleine-aanvraag", "Participatiewet", "inkomen", 0.35), new("jeugdverwijzing", "Jeugdwet", null, 0.15), new("inburgering", null, "taal", 0.4),
        new("beschermd-wonen", "Wmo", "wonen", 0.4), new("woonurgentie", "Wmo", "wonen", 0.3), new("leerplicht", "Jeugdwet", "daginvulling", 0.4), new("mantelzorg", null, "mantelzorg", 0.3),
        new("zorgwekkend-gedrag", "Wmo", "verslaving", 0.4), new("zorgwekkend-gedrag", "Wmo", "psychisch", 0.12),
    ];

    /// <summary>Started beside the case of a talk.</summary>
    public static readonly DemoRoute[] Naast =
    [
        new("clientondersteuning", null, null, 0.04), new("verklarende-analyse", "Jeugdwet", null, 0.2), new("signaal-misbruik", null, null, 0.006),
        new("mantelzorg", "Wmo", "mantelzorg", 0.2), new("leerplicht", "Jeugdwet", null, 0.04),
    ];

    public bool Past(DemoZaak zaak) => (Wet is null || Wet == zaak.Vraag.Wet) && (Type is null || Type == zaak.Vraag.Type) && zaak.Gemeente.Routes.Contains(Route);
}

// The routes without a story of their own: who may do the task does it, and the form says what is to be answered.
internal sealed partial class DemoVerloop
{
    private static readonly string[] EigenVerhaal = ["melding", "brede-uitvraag", "algemene-voorziening", "maatwerk", "schuldhulp", "ave", "meldcode"];

    private void PlanOverig(DemoTaak taak, DateTimeOffset op) => Straks(taak, op, 2, 24, m => OverigAsync(taak, m));

    private async Task OverigAsync(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var vorm = _routeboek.Vorm(taak.Route, taak.Stap);
        var rol = taak.Rollen.Contains(zaak.Rol) ? zaak.Rol : taak.Rollen[0];
        var wie = taak.Van ?? _collegas.Kies(zaak.Gemeente.Id, rol, null, zaak.Toeval);
        // The first outcome is the usual one. A rule that the form does not tell may refuse it; then it went otherwise.
        foreach (var uitkomst in vorm.Uitkomsten.Select((u, i) => (Uitkomst: u, Rang: zaak.Toeval.NextDouble() * (i == 0 ? 1 : 4))).OrderBy(u => u.Rang).Select(u => u.Uitkomst))
        {
            var gegevens = _formulieren.Vul(zaak, vorm.Formulier, uitkomst, op);
            if (await _uitvoering.ProbeerAsync(op, taak.Stap, s => s.GetRequiredService<TaakService>().AfrondenAsync(wie.Op(op), taak.Id, uitkomst, gegevens)))
            {
                return;
            }
        }
        _uitvoering.NietGelukt($"{taak.Route}: geen uitkomst van {taak.Stap} past");
    }

    /// <summary>The route that this question goes to by itself, or null for the broad intake.</summary>
    private static string? EigenRoute(DemoZaak zaak) => DemoRoute.BijTriage.Where(r => r.Past(zaak) && zaak.Toeval.Kans(r.Kans)).Select(r => r.Route).FirstOrDefault();

    private void NaastRoutes(DemoZaak zaak, DateTimeOffset op)
    {
        foreach (var route in DemoRoute.Naast.Where(r => r.Past(zaak) && zaak.Toeval.Kans(r.Kans)).Select(r => r.Route).Distinct())
        {
            Probeer(zaak, op, 2, 30, "route-starten", m => _formulieren.Vul(zaak, "route-starten", null, m).Met("route", route));
        }
        if (zaak.Gemeente.Ladder is not null && zaak.Gemeente.Routes.Contains("ave") && zaak.Toeval.Kans(zaak.Vraag.Type is "veiligheid" or "wonen" ? 0.15 : 0.015))
        {
            Probeer(zaak, op, 3, 40, "ave-inbrengen", m => _formulieren.Vul(zaak, "ave-inbrengen", null, m));
        }
        if (zaak.Toeval.Kans(0.006) && zaak.Gemeente.Routes.Contains("klacht"))
        {
            Probeer(zaak, op, 5, 50, "klacht", m => _formulieren.Vul(zaak, "klacht", null, m));
        }
    }

    private void Probeer(DemoZaak zaak, DateTimeOffset op, int minst, int meest, string handeling, Func<DateTimeOffset, JsonObject> gegevens) =>
        _agenda.Plan(_klok.Na(op, zaak.Toeval.Laag(minst, meest), zaak.Toeval), async m =>
        {
            if (zaak.IsOpen && !zaak.Inwoner!.IsOverleden)
            {
                var wie = handeling == "klacht" ? _collegas.Kies(zaak.Gemeente.Id, "administratie", null, zaak.Toeval) : Behandelaar(zaak);
                zaak.Inwoner.Huishouden.Overig += handeling == "ave-inbrengen" ? 1 : 0;
                await _uitvoering.ProbeerAsync(m, handeling, s => s.GetRequiredService<HandelingService>().VoerUitAsync(wie.Op(m), zaak.Id, handeling, gegevens(m)));
            }
        });
}

internal static class DemoGegevens
{
    public static JsonObject Met(this JsonObject gegevens, string veld, string waarde)
    {
        gegevens[veld] = waarde;
        return gegevens;
    }
}
