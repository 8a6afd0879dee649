using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;

namespace CaseFlow.Bewaring;

/// <summary>The certificate of destruction, in words: what kinds, how many, by which rule, who and when. Numbers, and no persons.</summary>
internal static class Verklaringtekst
{
    public static Vernietigingsverklaring Maak(Vernietigingslijst lijst, Gemeente gemeente, IReadOnlyList<Bewaarregel> regels, DateTimeOffset nu)
    {
        var weg = lijst.Regels.Where(r => r.Stand == Vernietigingsstand.Vernietigd).ToList();
        var verklaring = new Brieven.Brief
        {
            ZaakId = lijst.Id,
            Soort = "verklaring-van-vernietiging",
            Onderwerp = $"Verklaring van vernietiging, lijst {lijst.Nummer}",
            Tekst = string.Join("\n\n", Delen(lijst, weg, gemeente, regels, nu)),
            Op = nu,
            Door = "CaseFlow",
        };
        verklaring.Verzegel();
        return new Vernietigingsverklaring { LijstId = lijst.Id, GemeenteId = lijst.GemeenteId, Onderwerp = verklaring.Onderwerp, Tekst = verklaring.Tekst, Zegel = verklaring.Zegel, Op = nu };
    }

    private static IEnumerable<string> Delen(Vernietigingslijst lijst, List<Vernietigingsregel> weg, Gemeente gemeente, IReadOnlyList<Bewaarregel> regels, DateTimeOffset nu)
    {
        yield return $"De gemeente {gemeente.Naam} verklaart dat op {Dag(nu)} is vernietigd wat hieronder staat, met alles wat erbij hoorde: taken en antwoorden, besluiten, termijnen, brieven, bijlagen, aantekeningen, het plan voor zover het uit deze zaken kwam, en de inwoner als er geen zaak meer over was.";
        yield return lijst.VerzoekId is null
            ? $"Waarom?\nDe bewaartermijn was voorbij op {DatumTekst.Datum(lijst.Peildatum)}."
            : "Waarom?\nEen inwoner vroeg om vernietiging en dat verzoek is toegewezen.";
        yield return weg.Count == 0 ? "Wat?\n- Niets." : $"Wat?\n{string.Join('\n', weg.GroupBy(r => (r.Soort, r.Regel)).OrderBy(g => g.Key).Select(g => $"- {Soort(g.Key.Soort, g.Count())}, {Regel(g.Key.Regel, regels)}"))}";
        yield return $"Wie?\n- Gemaakt op {Dag(lijst.Op)} door {lijst.Door}.\n- Aangeboden op {Dag(lijst.AangebodenOp!.Value)} door {lijst.AangebodenDoor}.\n- Goedgekeurd op {Dag(lijst.BeslotenOp!.Value)} door {lijst.BeslotenDoor}.\n- Uitgevoerd door CaseFlow.";
        if (weg.Count > 0)
        {
            yield return $"Welke nummers?\n{string.Join('\n', weg.Select(r => r.Aanduiding).Order(StringComparer.Ordinal).Select(n => $"- {n}"))}";
        }
        if (lijst.Regels.Where(r => r.Stand is Vernietigingsstand.Eraf or Vernietigingsstand.Overgeslagen).OrderBy(r => r.Aanduiding, StringComparer.Ordinal).ToList() is { Count: > 0 } niet)
        {
            yield return $"Wat is niet vernietigd?\n{string.Join('\n', niet.Select(r => $"- {r.Aanduiding}"))}";
        }
        yield return "Wat blijft?\nIn het logboek staat dat er is gekeken en gewijzigd, bij een nummer dat nergens meer bij hoort. De cijfers blijven, zonder sleutel naar een persoon. Reservekopieën van voor deze dag gaan weg volgens de regel van de gemeente.";
    }

    private static string Regel(string id, IReadOnlyList<Bewaarregel> regels) =>
        regels.FirstOrDefault(r => r.Id == id) is { } regel ? $"regel {id}: {regel.Omschrijving} ({regel.Bron})" : "op verzoek (Wmo 2015 artikel 5.3.5, Jeugdwet artikel 7.3.9 of AVG artikel 17)";

    internal static string Soort(Bewaarsoort soort, int aantal) => (soort, aantal) switch
    {
        (Bewaarsoort.Zaak, 1) => "1 zaak",
        (Bewaarsoort.Zaak, _) => $"{aantal} zaken",
        (Bewaarsoort.Vroegsignaal, 1) => "1 zaak die begon met een vroegsignaal",
        (Bewaarsoort.Vroegsignaal, _) => $"{aantal} zaken die begonnen met een vroegsignaal",
        (Bewaarsoort.Bijlage, 1) => "1 bijlage",
        (Bewaarsoort.Bijlage, _) => $"{aantal} bijlagen",
        (Bewaarsoort.Concept, 1) => "1 concept van een gesprek",
        (Bewaarsoort.Concept, _) => $"{aantal} concepten van een gesprek",
        (Bewaarsoort.Logregel, _) => $"{aantal} regels van het logboek",
        (_, 1) => "1 ingelezen bestand",
        _ => $"{aantal} ingelezen bestanden",
    };

    private static string Dag(DateTimeOffset op) => DatumTekst.Datum(AmsterdamTime.DateOf(op));
}
