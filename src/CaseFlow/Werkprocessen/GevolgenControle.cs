using CaseFlow.Brieven;
using CaseFlow.Engine.Model;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Scenarios;
using CaseFlow.Termijnen;

namespace CaseFlow.Werkprocessen;

/// <summary>What must hold of the consequences that forms declare: names that exist, fields of the right kind, nothing that tells who it is about.</summary>
internal sealed class GevolgenControle(Bronnen bronnen)
{
    private static readonly SoortVeld[] Telbaar = [SoortVeld.Keuze, SoortVeld.JaNee, SoortVeld.Vink, SoortVeld.Getal, SoortVeld.Bedrag, SoortVeld.Datum];

    private readonly ILookup<string, ProcessDefinition> _gebruik = bronnen.Routeboek.Modellen.SelectMany(m => m.Processes)
        .SelectMany(p => p.Nodes.OfType<UserTaskNode>().Select(t => (Formulier: t.Form ?? t.Id, Proces: p))).Distinct().ToLookup(x => x.Formulier, x => x.Proces);

    private readonly HashSet<string> _momenten = [.. bronnen.TermijnRegels.Alle.Select(r => r.Start), .. Normen(bronnen).Select(r => r.Start)];

    public IEnumerable<ConfiguratieFout> Controleer()
    {
        foreach (var formulier in bronnen.Configuratie.Formulieren.Values.OrderBy(f => f.Id, StringComparer.Ordinal))
        {
            var bestand = Configuratiebestand.Load(bronnen.Pad, Path.Combine(bronnen.Pad, "formulieren", formulier.Id + ".json"));
            if (formulier.Gevolgen.Count > 0 && !_gebruik.Contains(formulier.Id))
            {
                yield return bestand.Fout("gevolgen", "Geen taak gebruikt dit formulier, dus de gevolgen gebeuren nooit.", "Noem het formulier in cf:form van een taak, of haal gevolgen weg.");
            }
            if (_gebruik.Contains(formulier.Id) && FormulierBestandControle.Alle(formulier.Velden).FirstOrDefault(v => v.Soort == SoortVeld.Bsn) is { } bsn)
            {
                yield return bestand.Fout(bsn.Id, "Een taak vraagt geen burgerservicenummer: wat bij een taak is ingevuld, wordt bewaard.", "Laat het veld weg; de inwoner is al bekend.");
            }
            foreach (var fout in formulier.Gevolgen.Values.SelectMany(g => VanGevolg(bestand, formulier, g)))
            {
                yield return fout;
            }
        }
        var genoemd = bronnen.Configuratie.Formulieren.Values.SelectMany(f => f.Gevolgen.Values).SelectMany(g => g.Termijnen).Select(t => t.Moment).ToHashSet();
        foreach (var gemeente in bronnen.Configuratie.Gemeenten.Values)
        {
            foreach (var norm in gemeente.Normen.Where(n => n.Start.StartsWith(Gemeentenormen.VanMoment, StringComparison.Ordinal) && !genoemd.Contains(n.Start[Gemeentenormen.VanMoment.Length..])))
            {
                yield return Configuratiebestand.Load(bronnen.Pad, Path.Combine(bronnen.Pad, "gemeenten", gemeente.Id, "gemeente.json"))
                    .Fout(norm.Id, $"De norm '{norm.Id}' begint bij '{norm.Start}', maar geen formulier noemt dat moment.", "Zet het moment bij termijnen in de gevolgen van een formulier, of kies een ander begin.");
            }
        }
    }

    private static IEnumerable<TermijnRegel> Normen(Bronnen bronnen) => bronnen.Configuratie.Gemeenten.Keys.SelectMany(bronnen.TermijnRegels.Normen);

    private IEnumerable<ConfiguratieFout> VanGevolg(Configuratiebestand bestand, Formulier formulier, Gevolgen gevolgen)
    {
        foreach (var fout in gevolgen.Gebeurtenissen.SelectMany(t => VanTelling(bestand, formulier, t)).Concat(gevolgen.Termijnen.SelectMany(t => VanTermijn(bestand, formulier, t))))
        {
            yield return fout;
        }
        foreach (var (naam, veld) in gevolgen.Variabelen)
        {
            var soort = Veld(formulier, veld)?.Soort;
            if (soort is null)
            {
                yield return bestand.Fout(naam, $"De variabele '{naam}' komt uit het veld '{veld}', maar dat is er niet.", "Verbeter de naam van het veld.");
                continue;
            }
            foreach (var proces in _gebruik[formulier.Id])
            {
                var type = proces.Variables.FirstOrDefault(v => v.Name == naam)?.Type;
                if (type is null)
                {
                    yield return bestand.Fout(naam, $"De route {proces.Id} kent geen variabele '{naam}'.", "Zet haar als cf:variable bij het proces.");
                }
                else if (!Past(type, soort.Value))
                {
                    yield return bestand.Fout(naam, $"De variabele '{naam}' is in route {proces.Id} een {type}, en het veld '{veld}' is dat niet.", "Kies een ander veld of een ander type.");
                }
            }
        }
        if (gevolgen.Uitkomst is { } uitkomst && !IsWoord(uitkomst))
        {
            yield return bestand.Fout(uitkomst, $"'{uitkomst}' is geen uitkomst.", "Schrijf een woord in kleine letters met streepjes.");
        }
        if (gevolgen.Brief is { } brief)
        {
            foreach (var fout in VanBrief(bestand, formulier, brief))
            {
                yield return fout;
            }
        }
    }

    private IEnumerable<ConfiguratieFout> VanBrief(Configuratiebestand bestand, Formulier formulier, string brief)
    {
        if (brief.StartsWith("beschikking-", StringComparison.Ordinal))
        {
            yield return bestand.Fout(brief, "Een beschikking hoort bij een besluit, niet bij een formulier.", "Laat de route een taak 'besluit' hebben.");
        }
        else if (!bronnen.Configuratie.Brieven.TryGetValue(brief, out var sjabloon))
        {
            yield return bestand.Fout(brief, $"De brief '{brief}' bestaat niet.", $"Maak brieven/{brief}.txt.");
        }
        else
        {
            foreach (var plaats in Briefsjabloon.Plaatshouders(sjabloon).Where(p => !BriefService.Altijd.Contains(p) && formulier.Velden.All(v => v.Id != p)))
            {
                yield return bestand.Fout(brief, $"De brief '{brief}' vraagt naar '{plaats}', maar dat veld heeft dit formulier niet.", "Voeg het veld toe of haal de plaatshouder uit de brief.");
            }
        }
    }

    private IEnumerable<ConfiguratieFout> VanTelling(Configuratiebestand bestand, Formulier formulier, Telgevolg telling)
    {
        if (!Gebeurtenisnamen.Bekend.Contains(telling.Naam))
        {
            yield return bestand.Fout(telling.Naam, $"De gebeurtenis '{telling.Naam}' bestaat niet.", "Kies een naam die CaseFlow telt; src/CaseFlow/Scenarios/Gebeurtenisnamen.cs noemt ze.");
        }
        foreach (var (naam, waarde) in telling.Dimensies)
        {
            if (waarde.StartsWith('='))
            {
                if (VanBron(formulier, waarde[1..]) is var (melding, watTeDoen))
                {
                    yield return bestand.Fout(waarde, $"'{naam}' van {telling.Naam}: {melding}", watTeDoen);
                }
            }
            else if (!IsWoord(waarde))
            {
                yield return bestand.Fout(waarde, $"'{naam}' van {telling.Naam} is '{waarde}', en dat is geen woord om te tellen.", "Schrijf een woord in kleine letters met streepjes, of =veld.");
            }
        }
        if (telling.Onderdeel is { } onderdeel && !IsWoord(onderdeel))
        {
            yield return bestand.Fout(onderdeel, $"Het onderdeel '{onderdeel}' van {telling.Naam} is geen woord om te tellen.", "Schrijf een woord in kleine letters met streepjes.");
        }
        foreach (var bron in telling.Als.Keys)
        {
            if (VanBron(formulier, bron) is var (melding, watTeDoen))
            {
                yield return bestand.Fout(bron, $"'als' van {telling.Naam}: {melding}", watTeDoen);
            }
        }
        foreach (var veld in new[] { telling.Datum, telling.GeldigVan, telling.GeldigTot }.OfType<string>().Where(v => !IsDag(formulier, v)))
        {
            yield return GeenDag(bestand, veld);
        }
    }

    private IEnumerable<ConfiguratieFout> VanTermijn(Configuratiebestand bestand, Formulier formulier, Termijngevolg gevolg)
    {
        var wat = new[] { gevolg.Moment, gevolg.Haal, gevolg.Verval }.OfType<string>().ToList();
        if (wat.Count != 1)
        {
            yield return bestand.Fout(wat.FirstOrDefault() ?? "termijnen", "Een regel bij termijnen doet één ding.", "Kies moment, haal of verval.");
        }
        if (gevolg.Moment is { } moment && !_momenten.Contains(moment))
        {
            yield return bestand.Fout(moment, $"Bij het moment '{moment}' begint geen enkele termijn of norm.", "Kies een start uit termijnen/termijnregels.json, of geef een gemeente een norm met start moment:NAAM.");
        }
        foreach (var id in new[] { gevolg.Haal, gevolg.Verval }.OfType<string>().Where(id => !bronnen.TermijnRegels.Bestaat(id) && Normen(bronnen).All(n => n.Id != id)))
        {
            yield return bestand.Fout(id, $"De termijn '{id}' bestaat niet.", "Kies een id uit termijnen/termijnregels.json of een norm van een gemeente.");
        }
        foreach (var veld in new[] { gevolg.Vanaf, gevolg.Op }.OfType<string>().Where(v => !IsDag(formulier, v)))
        {
            yield return GeenDag(bestand, veld);
        }
    }

    private (string Melding, string WatTeDoen)? VanBron(Formulier formulier, string bron)
    {
        if (bron.Split('.', 2) is ["zaak", var van])
        {
            return van is "wet" or "gevraagde-voorziening" or "type-hulpvraag" ? null : ($"'{bron}' is niet te tellen.", "Kies zaak.wet, zaak.gevraagde-voorziening of zaak.type-hulpvraag.");
        }
        var formulieren = new[] { formulier };
        if (bron.Split('.', 2) is ["eerder", var rest])
        {
            bron = rest;
            formulieren = [.. _gebruik[formulier.Id].SelectMany(p => p.Nodes.OfType<UserTaskNode>()).Select(t => bronnen.Configuratie.Formulieren.GetValueOrDefault(t.Form ?? t.Id)).OfType<Formulier>()];
        }
        var isRegeling = bron.EndsWith(".regeling", StringComparison.Ordinal);
        var pad = isRegeling ? bron[..^".regeling".Length] : bron;
        var veld = formulieren.Select(f => Veld(f, pad)).FirstOrDefault(v => v is not null);
        return veld is null ? ($"het veld '{pad}' is er niet.", "Verbeter de naam van het veld.")
            : isRegeling && veld.Keuzes?.StartsWith("voorzieningen", StringComparison.Ordinal) != true ? ($"'{pad}' is geen voorziening.", "Een regeling hoort bij een veld met een lijst van voorzieningen.")
            : !Telbaar.Contains(veld.Soort) ? ($"het veld '{pad}' is vrije tekst, en die kan iemand herkenbaar maken.", "Tel alleen keuzes, ja of nee, getallen en dagen.")
            : null;
    }

    private static ConfiguratieFout GeenDag(Configuratiebestand bestand, string veld) => bestand.Fout(veld, $"Het veld '{veld}' is er niet of is geen datum.", "Noem een veld van de soort datum.");

    private static bool IsDag(Formulier formulier, string pad) => Veld(formulier, pad)?.Soort is SoortVeld.Datum or SoortVeld.Moment;

    private static bool IsWoord(string waarde) => FormulierControle.KebabCase().IsMatch(waarde);

    private static bool Past(string type, SoortVeld soort) => type switch
    {
        "boolean" => soort is SoortVeld.JaNee or SoortVeld.Vink,
        "date" => soort is SoortVeld.Datum or SoortVeld.Moment,
        "number" => soort is SoortVeld.Getal or SoortVeld.Bedrag,
        "string" => soort is SoortVeld.Keuze or SoortVeld.Tekst,
        _ => false,
    };

    private static Veld? Veld(Formulier formulier, string pad)
    {
        IReadOnlyList<Veld> velden = formulier.Velden;
        Veld? gevonden = null;
        foreach (var deel in pad.Split('.'))
        {
            gevonden = velden.FirstOrDefault(v => v.Id == deel);
            velden = gevonden?.Soort == SoortVeld.Groep ? gevonden.Velden : [];
        }
        return gevonden;
    }
}
