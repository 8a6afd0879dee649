using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>Something that is known of a case, to read beside a form.</summary>
public sealed record Bekend(string Kop, IReadOnlyList<BekendeRegel> Regels);

public sealed record BekendeRegel(string Label, string Tekst);

/// <summary>What was filled in at one task: the task with its outcome, and the answers with their labels.</summary>
public sealed record Vastgelegd(string Kop, DateTimeOffset Op, string Door, IReadOnlyList<BekendeRegel> Regels);

/// <summary>What the case already knows, so that nobody types it twice.</summary>
public sealed class Voorkennis(CaseFlowDbContext db, Configuratie configuratie, Beslotenheid beslotenheid, PlanQuery plannen)
{
    // The talk, the findings, the plan and the decisions are shown from their own tables.
    private static readonly string[] EigenPlek = ["gesprek", "afweging", "plan", "besluit"];

    /// <summary>Answers that are already known, in the shape of this form.</summary>
    public async Task<JsonObject> IngevuldAsync(Taak taak, Zaak zaak, Formulier formulier)
    {
        var lijsten = configuratie.Keuzelijsten(zaak.GemeenteId);
        var bekend = new JsonObject
        {
            ["wet"] = zaak.Wet,
            ["type-hulpvraag"] = zaak.TypeHulpvraag,
            ["gevraagde-voorziening"] = zaak.GevraagdeVoorziening,
            ["voorziening"] = taak.Voorziening ?? zaak.GevraagdeVoorziening,
            ["aanspreekpunt"] = zaak.Behandelaar,
        };
        if (taak.Stap == "plan-van-aanpak")
        {
            var schuldhulp = configuratie.Gemeenten[zaak.GemeenteId].Schuldhulp;
            bekend["uitvoerder"] = schuldhulp.EersteUitvoerder;
            bekend["looptijd-maanden"] = schuldhulp.LooptijdMaanden?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        var ingevuld = new JsonObject();
        foreach (var veld in formulier.Velden)
        {
            if (bekend[veld.Id] is { } waarde && (veld.Keuzes is null || lijsten.Kent(veld, waarde.GetValue<string>())))
            {
                ingevuld[veld.Id] = waarde.DeepClone();
            }
        }
        await NeemOverAsync(taak, formulier, ingevuld);
        if (taak.Stap == "afweging")
        {
            var bevindingen = new JsonObject();
            foreach (var b in await BevindingenAsync(zaak))
            {
                bevindingen[b.Soort] = new JsonObject { ["tekst"] = b.Tekst, ["bron"] = b.Bron, ["deskundigheid"] = b.Deskundigheid, ["volstaat"] = b.Volstaat };
            }
            ingevuld["bevindingen"] = bevindingen;
        }
        if (taak.Stap == "voortgang" && await db.Niveauwijzigingen.AsNoTracking().FirstOrDefaultAsync(n => n.ZaakId == zaak.Id && n.VervangenOp == null) is { } stand)
        {
            ingevuld["casusregie"] = stand.Casusregie;
            ingevuld["procesregie"] = stand.Procesregie;
        }
        // What was noted so far goes before what the case knew.
        if (taak.Stap == "gesprek" && await db.Gespreksconcepten.AsNoTracking().SingleOrDefaultAsync(g => g.ZaakId == zaak.Id && g.Stap == taak.Stap) is { } concept)
        {
            return Invoer.Parse(concept.Gegevens).Gegevens;
        }
        return ingevuld;
    }

    /// <summary>What was filled in at the tasks of this case and this person may read, newest first, without what has a place of its own on the page.</summary>
    public async Task<IReadOnlyList<Vastgelegd>> VastgelegdAsync(Zaak zaak, Handeling wie)
    {
        var lijsten = configuratie.Keuzelijsten(zaak.GemeenteId);
        var mijne = beslotenheid.Instanties(wie);
        var antwoorden = await db.TaakAntwoorden.IgnoreQueryFilters(Beslotenheid.Filters).AsNoTracking().Where(a => a.ZaakId == zaak.Id && (!a.IsBesloten || mijne.Contains(a.InstantieId)) && !EigenPlek.Contains(a.Formulier)).OrderByDescending(a => a.Op).ThenByDescending(a => a.Id).ToListAsync();
        var gelezen = antwoorden.Select(a => (Antwoord: a, Formulier: configuratie.Formulieren.GetValueOrDefault(a.Formulier))).Where(a => a.Formulier is not null).ToList();
        var rollen = gelezen.Exists(a => a.Formulier!.ZichtbaarVoor.Count > 0) ? await RollenAsync(wie) : [];
        return
        [
            .. gelezen.Where(a => a.Formulier!.ZichtbaarVoor.Count == 0 || a.Formulier.ZichtbaarVoor.Any(rollen.Contains))
                .Select(a => new Vastgelegd(a.Antwoord.Kop, a.Antwoord.Op, a.Antwoord.Door, Antwoorden(a.Formulier!, Invoer.Parse(a.Antwoord.Gegevens).Gegevens, lijsten)))
                .Where(v => v.Regels.Count > 0),
        ];
    }

    private async Task<List<string>> RollenAsync(Handeling wie)
    {
        var (medewerker, vandaag) = (wie.MedewerkerId, wie.Vandaag);
        return medewerker is null ? []
            : await db.Set<MedewerkerRol>().Where(r => r.MedewerkerId == medewerker && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)).Select(r => r.Rol).ToListAsync();
    }

    private async Task NeemOverAsync(Taak taak, Formulier formulier, JsonObject ingevuld)
    {
        if (!formulier.Velden.Any(v => v.Overnemen))
        {
            return;
        }
        var eerder = (await db.TaakAntwoorden.AsNoTracking().Where(a => a.ZaakId == taak.ZaakId).OrderByDescending(a => a.InstantieId == taak.InstantieId).ThenByDescending(a => a.Op).ThenByDescending(a => a.Id)
            .Select(a => a.Gegevens).ToListAsync()).ConvertAll(Invoer.Parse);
        foreach (var veld in formulier.Velden.Where(v => v.Overnemen))
        {
            if (eerder.Select(i => i[veld.Id]).FirstOrDefault(w => w is not null) is { } waarde)
            {
                ingevuld[veld.Id] = waarde.DeepClone();
            }
        }
    }

    public async Task<IReadOnlyList<Bekend>> BekendAsync(Zaak zaak, Handeling wie)
    {
        var lijsten = configuratie.Keuzelijsten(zaak.GemeenteId);
        var bekend = new List<Bekend>();
        foreach (var m in await db.Meldingen.AsNoTracking().Where(m => m.ZaakId == zaak.Id).OrderBy(m => m.Geregistreerd).ToListAsync())
        {
            bekend.Add(new Bekend("Melding", Gevuld(
                ("Ontvangen", DatumTekst.Voluit(AmsterdamTime.DateOf(m.Ontvangen))),
                ("Wie meldt", string.Join(", ", new[] { lijsten.Naam("melder", m.Melder), m.MelderNaam, m.MelderOrganisatie, m.MelderTelefoon }.OfType<string>())),
                ("Vraag", lijsten.Naam("type-hulpvraag", m.TypeHulpvraag)),
                ("Wet", lijsten.Naam("wet", m.Wet)),
                ("Gevraagd", lijsten.Naam("voorzieningen", m.GevraagdeVoorziening)),
                ("Spoed", string.Join(", ", m.Spoed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => lijsten.Naam("spoed", s)))),
                ("Het verhaal", m.Tekst))));
        }
        foreach (var s in await db.Vroegsignalen.AsNoTracking().Where(s => s.ZaakId == zaak.Id).OrderBy(s => s.Id).ToListAsync())
        {
            bekend.Add(new Bekend("Vroegsignaal", Gevuld(
                ("Van", lijsten.Naam("bron-vroegsignaal", s.Bron)),
                ("Datum", DatumTekst.Voluit(s.Datum)),
                ("Achterstand", s.Bedrag is { } bedrag ? $"{bedrag.ToString("0.##", System.Globalization.CultureInfo.GetCultureInfo("nl-NL"))} euro" : ""),
                ("Crisis", s.IsCrisis ? "Ja: afsluiting, ontruiming of einde van de zorgverzekering dreigt." : ""))));
        }
        foreach (var t in await db.Schuldtrajecten.AsNoTracking().Where(t => t.InwonerId == zaak.InwonerId && t.ZaakId == zaak.Id).OrderBy(t => t.Id).ToListAsync())
        {
            bekend.Add(new Bekend($"Schuldtraject van {DatumTekst.Datum(t.GestartOp)}", Gevuld(
                ("Soort", lijsten.Naam("soort-schuldhulp", t.Soort)),
                ("Uitvoerder", lijsten.Naam("schuldhulp-uitvoerders", t.Uitvoerder)),
                ("Looptijd", t.LooptijdMaanden is { } maanden ? $"{maanden} maanden" : ""),
                ("Eerder een traject gehad", t.IsHerhaald ? "Ja" : ""),
                ("Afloop", t.Afloop is null ? "Loopt" : $"{t.Afloop} op {DatumTekst.Datum(t.GeeindigdOp!.Value)}"))));
        }
        foreach (var g in await db.Gesprekken.AsNoTracking().Where(g => g.ZaakId == zaak.Id).OrderByDescending(g => g.Op).ToListAsync())
        {
            var regels = g.IsVerschenen && configuratie.Formulieren.GetValueOrDefault("gesprek") is { } formulier
                ? Antwoorden(formulier, JsonNode.Parse(g.Gegevens) as JsonObject ?? [], lijsten)
                : [new BekendeRegel("Uitkomst", "De inwoner kwam niet.")];
            bekend.Add(new Bekend($"Gesprek van {DatumTekst.Datum(g.Datum)}", regels));
        }
        if (await BevindingenAsync(zaak) is { Count: > 0 } bevindingen)
        {
            bekend.Add(new Bekend("Bevindingen", [.. bevindingen.Select(b => new BekendeRegel(
                lijsten.Naam("bevindingen", b.Soort),
                string.Join('\n', new[] { b.Tekst, b.Bron.Length > 0 ? $"Bron: {b.Bron}" : null, b.Volstaat is null ? null : $"Genoeg? {lijsten.Naam("volstaat", b.Volstaat)}" }.OfType<string>())))]));
        }
        if ((await plannen.VanZaakAsync(zaak, wie)).Plan is { } plan)
        {
            bekend.Add(new Bekend($"Plan, versie {plan.Plan.Versie}", Gevuld(
                ("Doelen", string.Join('\n', plan.Doelen.Select(d => d.Doel.Tekst).Concat(plan.NietGetoond))),
                ("Aanspreekpunt", plan.Plan.Aanspreekpunt),
                ("Regisseur", plan.Plan.Regisseur ?? ""),
                ("Wat de inwoner anders ziet", plan.Bezwaren ?? ""))));
        }
        bekend.AddRange((await VastgelegdAsync(zaak, wie)).Select(v => new Bekend($"{v.Kop} ({DatumTekst.Datum(AmsterdamTime.DateOf(v.Op))})", v.Regels)));
        return bekend;
    }

    /// <summary>The answers of a form in words, what was not filled in left out.</summary>
    public static IReadOnlyList<BekendeRegel> Antwoorden(Formulier formulier, JsonObject gegevens, Keuzelijsten lijsten) => [.. Antwoorden(formulier.Velden, gegevens, "", lijsten)];

    private static IEnumerable<BekendeRegel> Antwoorden(IEnumerable<Veld> velden, JsonObject gegevens, string voor, Keuzelijsten lijsten)
    {
        foreach (var veld in velden)
        {
            if (gegevens[veld.Id] is not { } waarde || Invoer.IsLeeg(waarde))
            {
                continue;
            }
            var delen = waarde switch
            {
                JsonObject groep when veld.Soort == SoortVeld.Groep => Antwoorden(veld.Velden, groep, voor, lijsten),
                JsonObject kaart when veld.Soort == SoortVeld.Kaart => kaart.Where(k => k.Value is JsonObject)
                    .SelectMany(k => Antwoorden(veld.Velden, (JsonObject)k.Value!, lijsten.Naam(veld.Keuzes!, k.Key) + ": ", lijsten)),
                JsonArray lijst when veld.Soort == SoortVeld.Lijst => lijst.OfType<JsonObject>().SelectMany(r => Antwoorden(veld.Velden, r, voor, lijsten)),
                _ => [new BekendeRegel(voor + veld.Label, Woorden(veld, waarde, lijsten))],
            };
            foreach (var deel in delen)
            {
                yield return deel;
            }
        }
    }

    internal static string Woorden(Veld veld, JsonNode waarde, Keuzelijsten lijsten)
    {
        var teksten = new Invoer(new JsonObject { ["x"] = waarde.DeepClone() }).Teksten("x");
        return veld.Soort switch
        {
            SoortVeld.Keuze or SoortVeld.Meerkeuze => string.Join(", ", teksten.Select(t => lijsten.Naam(veld.Keuzes!, t))),
            SoortVeld.Datum when Invoer.ToDate(waarde) is { } dag => DatumTekst.Datum(dag),
            SoortVeld.Moment when Invoer.ToMoment(waarde) is { } moment => $"{DatumTekst.Datum(AmsterdamTime.DateOf(moment))} om {AmsterdamTime.Local(moment):HH:mm}",
            SoortVeld.Getal or SoortVeld.Bedrag => string.Concat(teksten).Replace('.', ','),
            SoortVeld.JaNee or SoortVeld.Vink => Invoer.ToBoolean(waarde) == true ? "Ja" : "Nee",
            _ => string.Join('\n', teksten),
        };
    }

    // The newest version of each finding, in the legal order.
    private async Task<List<Bevinding>> BevindingenAsync(Zaak zaak)
    {
        var alle = await db.Bevindingen.AsNoTracking().Where(b => b.ZaakId == zaak.Id).ToListAsync();
        return [.. alle.GroupBy(b => b.Soort).Select(g => g.MaxBy(b => b.Versie)!).OrderBy(b => Afwegen.Volgorde.ToList().IndexOf(b.Soort))];
    }

    private static IReadOnlyList<BekendeRegel> Gevuld(params (string Label, string Tekst)[] regels) =>
        [.. regels.Where(r => !string.IsNullOrWhiteSpace(r.Tekst)).Select(r => new BekendeRegel(r.Label, r.Tekst))];
}
