using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;

namespace CaseFlow.Demo;

/// <summary>Draws answers from the definition of a form, so that a route that is only data needs no code to be in the demo.</summary>
internal sealed class DemoFormulier(Configuratie configuratie)
{
    /// <summary>What a form may ask without being required is answered now and then.</summary>
    private const double KansOpMeer = 0.35;

    private static readonly string[] Lang =
    [
        "Besproken met de inwoner en met wie erbij betrokken is.", "De inwoner is het hiermee eens.", "Zie het verslag van het gesprek.", "In overleg met de collega's zo besloten.",
        "Eerst hiermee verder; over een paar weken kijken we opnieuw.",
    ];

    private static readonly string[] Kort = ["zoals afgesproken", "in overleg", "volgens het plan", "een keer per week"];

    private static readonly string[] Personen = ["Marieke de Wit", "Henk Oosterveld", "Fatma Yildirim", "Bert Lansink", "Wilma Kok", "Ahmed Rahimi"];

    public JsonObject Vul(DemoZaak zaak, string formulier, string? uitkomst, DateTimeOffset op) =>
        configuratie.Formulieren.TryGetValue(formulier, out var gevonden) ? Velden(zaak, gevonden.Velden, uitkomst, op) : [];

    private JsonObject Velden(DemoZaak zaak, IReadOnlyList<Veld> velden, string? uitkomst, DateTimeOffset op)
    {
        var gegevens = new JsonObject();
        // People who hold different tasks are different people.
        var mensen = Personen.OrderBy(_ => zaak.Toeval.Next()).ToList();
        foreach (var veld in velden)
        {
            var isNodig = veld.VerplichtBij.Contains("*") || (uitkomst is not null && veld.VerplichtBij.Contains(uitkomst));
            var isGevraagd = veld.Bij.Count == 0 || (uitkomst is not null && veld.Bij.Contains(uitkomst));
            var magVrij = veld.Soort is SoortVeld.Lang or SoortVeld.JaNee || veld.Aangeboden is not null || veld.Id is "casusregie" or "procesregie" || (veld.Soort == SoortVeld.Keuze && !veld.Open);
            if ((isNodig || (isGevraagd && magVrij && (veld.Id == "procesregie" || zaak.Toeval.Kans(KansOpMeer)))) && Waarde(zaak, veld, uitkomst, op, mensen) is { } waarde)
            {
                gegevens[veld.Id] = waarde;
            }
        }
        return gegevens;
    }

    private JsonNode? Waarde(DemoZaak zaak, Veld veld, string? uitkomst, DateTimeOffset op, List<string> mensen)
    {
        var toeval = zaak.Toeval;
        var lijsten = configuratie.Keuzelijsten(zaak.Gemeente.Id);
        switch (veld.Soort)
        {
            case SoortVeld.Tekst when veld.Aangeboden is { } lijst && lijsten.Keuzes(lijst) is { Count: > 0 } namen:
                return toeval.Een(namen).Naam;
            case SoortVeld.Tekst when veld.Id is "casusregie" or "procesregie" or "regisseur" or "aanspreekpunt" || veld.Id.EndsWith("naam", StringComparison.Ordinal):
                var wie = mensen[0];
                mensen.RemoveAt(0);
                return wie;
            case SoortVeld.Tekst:
                return veld.Id is "aanbieder" or "uitvoerder" or "naar" ? toeval.Een(DemoTeksten.Aanbieders) : toeval.Een(Kort);
            case SoortVeld.Lang:
                return toeval.Een(Lang);
            case SoortVeld.Namen:
                return new JsonArray(toeval.Een(DemoTeksten.Doelen));
            case SoortVeld.Datum:
                var isEind = !veld.NietInToekomst && (veld.Id.Contains("eind", StringComparison.Ordinal) || veld.Id.Contains("tot", StringComparison.Ordinal));
                return AmsterdamTime.DateOf(op).AddDays(isEind ? 182 : 0).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case SoortVeld.Moment:
                return op.ToString("o", CultureInfo.InvariantCulture);
            case SoortVeld.Getal:
                return toeval.Next(1, 10);
            case SoortVeld.Bedrag:
                return 50 * toeval.Next(2, 30);
            case SoortVeld.JaNee or SoortVeld.Vink:
                return veld.MoetJa || toeval.Kans(0.7);
            case SoortVeld.Keuze when lijsten.Keuzes(veld.Keuzes!) is { Count: > 0 } keuzes:
                return toeval.Een(keuzes).Id;
            case SoortVeld.Meerkeuze when lijsten.Keuzes(veld.Keuzes!) is { Count: > 0 } keuzes:
                return new JsonArray(toeval.Een(keuzes).Id);
            case SoortVeld.Kaart when lijsten.Keuzes(veld.Keuzes!) is { Count: > 0 } sleutels:
                return new JsonObject { [toeval.Een(sleutels).Id] = Velden(zaak, veld.Velden, uitkomst, op) };
            case SoortVeld.Groep:
                return Velden(zaak, veld.Velden, uitkomst, op);
            case SoortVeld.Lijst:
                return new JsonArray(Velden(zaak, veld.Velden, uitkomst, op));
            default:
                return null;
        }
    }
}
