using CaseFlow.Engine.Model;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Termijnen;

namespace CaseFlow.Werkprocessen;

/// <summary>What a route must have beside being a model the engine can run: a picture, roles, forms, declared variables, known handlers, no dead ends.</summary>
internal sealed class RouteControle(Configuratie configuratie, Routeboek routeboek, Beslistabellen beslistabellen, TermijnRegels termijnen, IReadOnlySet<string> handlers)
{
    public IEnumerable<ConfiguratieFout> Controleer()
    {
        foreach (var (model, proces) in routeboek.Modellen.SelectMany(m => m.Processes.Select(p => (m, p))))
        {
            foreach (var fout in proces.Nodes.SelectMany(n => VanElement(model, proces, n)).Concat(Variabelen(model, proces)).Concat(VanBegin(model, proces)))
            {
                yield return fout;
            }
        }
    }

    /// <summary>What can be run but is probably not meant; no reason to refuse.</summary>
    public static IEnumerable<ConfiguratieFout> LetOp(Routeboek routeboek) => routeboek.Modellen.SelectMany(m => m.Notices)
        .Select(n => new ConfiguratieFout(n.File, n.Line, $"[{n.Code}] element '{n.ElementId}': {n.Message}", n.Hint));

    private IEnumerable<ConfiguratieFout> VanElement(BpmnModel model, ProcessDefinition proces, Node element)
    {
        ConfiguratieFout Fout(string melding, string watTeDoen) => new(model.File, element.Line, $"element '{element.Id}': {melding}", watTeDoen);
        if (!model.ShapedElements.Contains(element.Id))
        {
            yield return Fout("er is geen tekening.", "Zet het element in het diagram; de zaakpagina toont het.");
        }
        if (element is ActivityNode { Outgoing.Count: 0, Kind: not NodeKind.EventSubProcess, IsForCompensation: false, Parent: not { AdHoc: not null } } or GatewayNode { Outgoing.Count: 0 } or CatchEventNode { Outgoing.Count: 0 })
        {
            yield return Fout("hier gaat geen pijl uit.", "Teken een pijl naar de volgende stap of naar een einde.");
        }
        if (element is ServiceTaskNode dienst && !handlers.Contains(dienst.Handler))
        {
            yield return Fout($"cf:handler '{dienst.Handler}' bestaat niet.", $"Kies uit: {string.Join(", ", handlers.Order(StringComparer.Ordinal))}.");
        }
        if (element is ServiceTaskNode { Handler: Webhook.HandlerNaam } buiten)
        {
            foreach (var gemeente in configuratie.Gemeenten.Values.Where(g => g.Routes.Contains(proces.Id) && g.Koppelingen.All(k => k.Naam != buiten.Parameters.GetValueOrDefault(Webhook.Koppelnaam))))
            {
                yield return Fout($"{gemeente.Naam} heeft deze koppeling niet.", $"Noem in cf:parameter '{Webhook.Koppelnaam}' een koppeling die in gemeente.json van {gemeente.Id} staat.");
            }
        }
        if (element is BusinessRuleTaskNode { Decision.IsPlain: true } regel && !beslistabellen.Kent(regel.Decision.Text))
        {
            yield return Fout($"de beslistabel '{regel.Decision.Text}' bestaat niet.", $"Kies uit: {string.Join(", ", beslistabellen.Namen.Order(StringComparer.Ordinal))}.");
        }
        if (element is ServiceTaskNode { Handler: Webhook.HandlerNaam } met)
        {
            foreach (var naam in met.Parameters.Values.Where(w => w.StartsWith('=')).Select(w => w[1..].Trim()).Where(v => proces.Variables.All(x => x.Name != v)))
            {
                yield return Fout($"de variabele '{naam}' is niet bekend.", "Zet haar als cf:variable bij het proces, of verbeter de naam.");
            }
        }
        if (element is StartEventNode { Definition: TimerDefinition, Parent: null })
        {
            yield return Fout("een route begint in een zaak, en een klok heeft geen zaak.", "Begin met een gewone start of een bericht, en zet de klok erna.");
        }
        if (element is UserTaskNode taak)
        {
            foreach (var fout in VanTaak(taak, Fout))
            {
                yield return fout;
            }
        }
    }

    private IEnumerable<ConfiguratieFout> VanTaak(UserTaskNode taak, Func<string, string, ConfiguratieFout> fout)
    {
        if (string.IsNullOrWhiteSpace(taak.Name))
        {
            yield return fout("de taak heeft geen naam.", "Geef de taak een korte naam die begint met wat er gedaan wordt.");
        }
        if (taak.Roles.Count == 0)
        {
            yield return fout("niemand mag deze taak doen.", "Noem de rollen in cf:role.");
        }
        foreach (var rol in taak.Roles.Where(r => !Configuratie.Rollen.Contains(r)))
        {
            yield return fout($"de rol '{rol}' bestaat niet.", $"Kies uit: {string.Join(", ", Configuratie.Rollen)}.");
        }
        foreach (var termijn in (taak.Deadline ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(t => !termijnen.Bestaat(t)))
        {
            yield return fout($"de termijn '{termijn}' bestaat niet.", "Zet hem in termijnen/termijnregels.json of kies een bestaande.");
        }
        if (taak.Outcomes.Count == 0)
        {
            yield return fout("de taak heeft geen uitkomst.", "Geef per knop een cf:outcome.");
        }
        if (!configuratie.Formulieren.TryGetValue(taak.Form ?? taak.Id, out var formulier))
        {
            yield return fout($"het formulier '{taak.Form ?? taak.Id}' ontbreekt.", $"Maak formulieren/{taak.Form ?? taak.Id}.json.");
            yield break;
        }
        var uitkomsten = taak.Outcomes.Select(o => o.Value).ToHashSet();
        foreach (var vreemd in FormulierBestandControle.Alle(formulier.Velden).SelectMany(v => v.Bij.Concat(v.VerplichtBij)).Concat(formulier.RollenBijUitkomst.Keys).Concat(formulier.Gevolgen.Keys)
            .Where(u => u != "*" && !uitkomsten.Contains(u)).Distinct())
        {
            yield return fout($"het formulier '{formulier.Id}' noemt de uitkomst '{vreemd}', maar de route kent die niet.", "Maak beide gelijk.");
        }
    }

    private IEnumerable<ConfiguratieFout> VanBegin(BpmnModel model, ProcessDefinition proces)
    {
        ConfiguratieFout Fout(string melding, string watTeDoen) => new(model.File, proces.Line, $"proces '{proces.Id}': {melding}", watTeDoen);
        var begin = Routebegin.Van(proces);
        foreach (var naam in proces.Properties.Keys.Where(n => !Routebegin.Eigenschappen.Contains(n)))
        {
            yield return Fout($"cf:property '{naam}' bestaat niet.", $"Kies uit: {string.Join(", ", Routebegin.Eigenschappen)}.");
        }
        foreach (var manier in begin.Begint.Where(m => !Routebegin.Manieren.Contains(m)))
        {
            yield return Fout($"'{manier}' bij begint bestaat niet.", $"Kies uit: {string.Join(", ", Routebegin.Manieren)}.");
        }
        foreach (var rol in begin.Door.Where(r => !Configuratie.Rollen.Contains(r)))
        {
            yield return Fout($"de rol '{rol}' bij door bestaat niet.", $"Kies uit: {string.Join(", ", Configuratie.Rollen)}.");
        }
        foreach (var wet in begin.Wetten.Where(w => configuratie.Lijsten["wet"].All(k => k.Id != w)))
        {
            yield return Fout($"de wet '{wet}' staat niet in lijsten.json.", "Kies een wet uit de lijst wet.");
        }
        if (begin.IsBesloten && !begin.IsAltijdNaast)
        {
            yield return Fout("een besloten route is een route naast de zaak.", "Zet bij begint alleen handeling; de zaak zelf kan niet besloten zijn.");
        }
        if (begin.Spoor is { } spoor && configuratie.Lijsten["sporen"].All(k => k.Id != spoor))
        {
            yield return Fout($"het spoor '{spoor}' staat niet in lijsten.json.", "Kies een spoor uit de lijst sporen.");
        }
        if (proces.Properties.TryGetValue("leeftijd", out var leeftijd) && (begin.Leeftijd is null || begin.Wetten.Count == 0))
        {
            yield return Fout($"de leeftijd '{leeftijd}' kan niet.", "Schrijf bijvoorbeeld P17Y6M, en noem bij wetten voor welke zaken de route vanzelf begint.");
        }
        if ((begin.IsBijTriage || begin.IsNaastTeStarten || begin.Leeftijd is not null) && !proces.StartEvents.Any(s => s.Definition is null))
        {
            yield return Fout("deze route begint bij de triage, naast een zaak of op een leeftijd, maar heeft geen gewoon begin.", "Teken een startgebeurtenis zonder bericht.");
        }
        if (begin is { IsBijTriage: true, Spoor: null })
        {
            foreach (var einde in proces.Nodes.Where(n => n is { Kind: NodeKind.EndEvent, Parent: null } && !proces.Flows.Where(f => f.Target == n).All(f => f.Source is ServiceTaskNode)))
            {
                yield return new ConfiguratieFout(model.File, einde.Line, $"element '{einde.Id}': de zaak zou hier sluiten zonder resultaat.", "Zet er een servicetaak sluit-zaak voor, met een resultaat.");
            }
        }
    }

    private static IEnumerable<ConfiguratieFout> Variabelen(BpmnModel model, ProcessDefinition proces)
    {
        var bekend = proces.Variables.Select(v => v.Name).ToHashSet();
        var gebruikt = proces.Flows.Where(f => f.Condition is not null).SelectMany(f => f.Condition!.Names.Select(n => (Naam: n, f.Line, f.Id)))
            .Concat(proces.Nodes.OfType<EventNode>().Where(e => e.Definition is TimerDefinition { Expression: not null })
                .SelectMany(e => ((TimerDefinition)e.Definition!).Expression!.Names.Select(n => (Naam: n, e.Line, e.Id))));
        return gebruikt.Where(g => !bekend.Contains(g.Naam)).Select(g => new ConfiguratieFout(
            model.File, g.Line, $"element '{g.Id}': de variabele '{g.Naam}' is niet bekend.", "Zet haar als cf:variable bij het proces, of verbeter de naam."));
    }
}
