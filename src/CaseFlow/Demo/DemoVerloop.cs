using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;

namespace CaseFlow.Demo;

/// <summary>How cases go: for each task that opens, who does it, when, and how it ends. Here the melding; the other routes stand in the other parts.</summary>
internal sealed partial class DemoVerloop
{
    private readonly DemoUitvoering _uitvoering;
    private readonly DemoAgenda _agenda;
    private readonly DemoKlok _klok;
    private readonly DemoMedewerkers _collegas;
    private readonly Routeboek _routeboek;
    private readonly DemoFormulier _formulieren;
    private readonly HashSet<string> _eigenVerhaal;

    public DemoVerloop(DemoUitvoering uitvoering, DemoAgenda agenda, DemoKlok klok, DemoMedewerkers collegas, Routeboek routeboek, DemoFormulier formulieren)
    {
        (_uitvoering, _agenda, _klok, _collegas, _routeboek, _formulieren) = (uitvoering, agenda, klok, collegas, routeboek, formulieren);
        _eigenVerhaal = [.. EigenVerhaal.Select(routeboek.Routenaam)];
        uitvoering.TaakGeopend = Geopend;
    }

    private void Geopend(DemoTaak taak, string na, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        if (!_eigenVerhaal.Contains(taak.Route))
        {
            PlanOverig(taak, op);
            return;
        }
        switch (taak.Stap)
        {
            case "triage":
                PlanTriage(taak, op);
                break;
            case "spoedbeoordeling":
                Straks(taak, op, 0, 0, m => SpoedbeoordelingAsync(taak, isNaast: na == "gesprek", m));
                break;
            case "gesprek" when na == "gesprek":
                Straks(taak, op, 3, 10, m => GesprekAsync(taak, m));
                break;
            case "gesprek":
                PlanGesprek(taak, op);
                break;
            case "afweging":
                var (minst, meest) = (zaak.IsTraag, taak.Van?.IsVast) switch { (false, _) => (2, 8), (true, true) => (12, 36), _ => (6, 20) };
                Straks(taak, op, minst, meest, m => AfwegingAsync(taak, m));
                break;
            case "plan":
                Straks(taak, op, 0, 5, m => PlanAsync(taak, m));
                break;
            case "toeleiding":
                Straks(taak, op, 2, 12, m => ToeleidingAsync(taak, m));
                break;
            case "terugkoppeling":
                Straks(taak, op, 22, zaak.IsTraag ? 55 : 34, m => TerugkoppelingAsync(taak, m));
                break;
            case "aanvraag":
                Straks(taak, op, 0, 8, m => AanvraagAsync(taak, m));
                break;
            case "besluit":
                PlanBesluit(taak, na, op);
                break;
            case "levering":
                Straks(taak, op, na == "levering" ? 12 : 3, na == "levering" ? 45 : 14, m => LeveringAsync(taak, na == "levering", m));
                break;
            case "evaluatie":
                Straks(taak, op, 4, 22, m => EvaluatieAsync(taak, m));
                break;
            case "niveau-bepalen" or "voortgang":
                PlanEscalatie(taak, op);
                break;
            case "signalen-in-kaart" or "collegiaal-overleg" or "gesprek-betrokkenen" or "wegen" or "beslissen":
                Straks(taak, op, 0, 9, m => MeldcodeAsync(taak, m));
                break;
            case "contact" or "eerste-gesprek" or "plan-van-aanpak" or "traject" or "nazorg":
                PlanSchuldhulp(taak, na, op);
                break;
        }
    }

    private void PlanTriage(DemoTaak taak, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var toeval = zaak.Toeval;
        var dagen = zaak.IsSpoed ? 0 : toeval.Gewogen((44, 0), (38, 1), (14, 2), (4, 4));
        var wie = _collegas.Kies(zaak.Gemeente.Id, "intake", zaak.Gemeente.TeamVoor("intake", zaak.Wijk), toeval);
        if (dagen > 0 && toeval.Kans(0.35))
        {
            // Taken at the end of the day, to be done the next.
            Straks(taak, op, 0, 0, m => OppakkenAsync(taak, wie, m));
        }
        Straks(taak, op, dagen, dagen, m => TriageAsync(taak, taak.Van ?? wie, m));
    }

    private async Task TriageAsync(DemoTaak taak, DemoCollega wie, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var toeval = zaak.Toeval;
        var gegevens = new JsonObject();
        var dubbel = zaak.Inwoner?.Zaken.Find(z => z != zaak && z.IsOpen && z.Vraag.Type == zaak.Vraag.Type);
        var eigen = zaak.Inwoner is null ? null : EigenRoute(zaak);
        var uitkomst = zaak switch
        {
            { IsSpoed: false, IsHeropend: false } when eigen is not null && dubbel is null => eigen == "schuldhulp" ? eigen : "andere-route",
            { Inwoner: null } => toeval.Gewogen((60, "beantwoord"), (40, "doorverwezen")),
            { IsSpoed: true } => "spoed",
            { IsHeropend: true } => "brede-uitvraag",
            _ when dubbel is not null => "gevoegd",
            { Vraag.Wet: "Wmo" } => toeval.Gewogen((15, "beantwoord"), (9, "doorverwezen"), (76, "brede-uitvraag")),
            { Vraag.Wet: "Jeugdwet" } => toeval.Gewogen((10, "beantwoord"), (14, "doorverwezen"), (76, "brede-uitvraag")),
            { Vraag.Wet: "Participatiewet" } => toeval.Gewogen((25, "beantwoord"), (25, "doorverwezen"), (50, "brede-uitvraag")),
            _ => toeval.Gewogen((12, "beantwoord"), (60, "doorverwezen"), (28, "brede-uitvraag")),
        };
        if (zaak.Wet is null && zaak.Inwoner is not null && toeval.Kans(0.8))
        {
            zaak.Wet = zaak.Vraag.Wet;
            gegevens["wet"] = zaak.Wet;
        }
        switch (uitkomst)
        {
            case "beantwoord":
                gegevens["toelichting"] = toeval.Een(DemoTeksten.Advies);
                if (zaak.Wet == "Wmo" && toeval.Kans(0.2))
                {
                    gegevens["ziet-af-van-onderzoek"] = true;
                }
                break;
            case "doorverwezen":
                gegevens["naar"] = toeval.Een(zaak.Vraag.Wet is "Wgs" or "Participatiewet" ? DemoTeksten.NaarGeld : DemoTeksten.Naar);
                break;
            case "andere-route":
                gegevens["route"] = eigen;
                break;
            case "gevoegd":
                gegevens["zaak"] = dubbel!.Nummer;
                break;
        }
        zaak.IsSpoed = false;
        if (await RondAfAsync(taak, wie, op, uitkomst, gegevens))
        {
            NaTriage(zaak, uitkomst, op);
            zaak.Inwoner?.Huishouden.Overig += uitkomst == "schuldhulp" ? 1 : 0;
            if (uitkomst == "brede-uitvraag")
            {
                NaastRoutes(zaak, op);
            }
        }
    }

    private Task SpoedbeoordelingAsync(DemoTaak taak, bool isNaast, DateTimeOffset op)
    {
        var zaak = taak.Zaak;
        var tijdelijk = new[] { zaak.Vraag.Type == "wonen" ? "maatschappelijke-opvang" : "kortdurend-verblijf", "huishoudelijke-ondersteuning" }
            .First(v => zaak.Gemeente.Voorziening(v) is not null);
        var uitkomst = isNaast ? "geen-spoed"
            : zaak.Vraag.Wet == "Wmo" ? zaak.Toeval.Gewogen((30, "tijdelijke-voorziening"), (52, "brede-uitvraag"), (18, "geen-spoed")) : zaak.Toeval.Gewogen((75, "brede-uitvraag"), (25, "geen-spoed"));
        var gegevens = new JsonObject { ["toelichting"] = isNaast ? "Meteen gebeld en langs geweest. Het is nu veilig; de afspraken staan in het plan." : "Gebeld met de inwoner en met wie erbij betrokken is." };
        if (uitkomst == "tijdelijke-voorziening")
        {
            gegevens["voorziening"] = tijdelijk;
            gegevens["ingangsdatum"] = Dag(op);
            gegevens["leveringsvorm"] = "zin";
            gegevens["omvang"] = "zo lang als nodig tot het besluit";
            gegevens["aanbieder"] = zaak.Toeval.Een(DemoTeksten.Aanbieders);
            gegevens["motivering"] = "U kunt niet wachten op het onderzoek. Daarom regelen wij nu een tijdelijke oplossing.";
        }
        var wie = _collegas.Kies(zaak.Gemeente.Id, "spoedteam", null, zaak.Toeval);
        return RondAfAsync(taak, wie, op, uitkomst, gegevens);
    }

    /// <summary>Plans an act on this task between two numbers of working days from now; it falls away when the task is gone by then.</summary>
    /// <returns>The moment it is planned at.</returns>
    private DateTimeOffset Straks(DemoTaak taak, DateTimeOffset van, int minst, int meest, Func<DateTimeOffset, Task> act)
    {
        var moment = _klok.Na(van, taak.Zaak.Toeval.Laag(minst, meest), taak.Zaak.Toeval);
        _agenda.Plan(moment, op => _uitvoering.IsOpen(taak) ? act(op) : Task.CompletedTask);
        return moment;
    }

    private Task<bool> RondAfAsync(DemoTaak taak, DemoCollega wie, DateTimeOffset op, string uitkomst, JsonObject gegevens) =>
        _uitvoering.DoeAsync(op, taak.Stap, s => s.GetRequiredService<TaakService>().AfrondenAsync(wie.Op(op), taak.Id, uitkomst, gegevens));

    private Task<bool> OppakkenAsync(DemoTaak taak, DemoCollega wie, DateTimeOffset op) =>
        _uitvoering.DoeAsync(op, "oppakken", s => s.GetRequiredService<TaakService>().OppakkenAsync(wie.Op(op), taak.Id));

    // The fixed account gets most of what goes slowly, so that its list shows terms that are near or over.
    private DemoCollega Behandelaar(DemoZaak zaak) =>
        zaak.Behandelaar ??= _collegas.Kies(zaak.Gemeente.Id, zaak.Rol, zaak.Gemeente.TeamVoor(zaak.Rol, zaak.Wijk), zaak.Toeval, zaak.IsTraag ? 0.8 : 0.06);

    private static string Dag(DateTimeOffset moment, int erbij = 0) => Dag(AmsterdamTime.DateOf(moment).AddDays(erbij));

    private static string Dag(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
