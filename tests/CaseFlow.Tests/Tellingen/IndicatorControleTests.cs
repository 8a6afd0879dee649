using CaseFlow.Gemeenten;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Architecture;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Tellingen;

/// <summary>A wrong definition is refused with file, line and what to do.</summary>
public class IndicatorControleTests
{
    private const string Goed = """
        [
          {
            "id": "proef", "titel": "Proef", "eenheid": "aantal", "doel": ["Doel"], "bron": { "document": "Beleid", "regels": "1" },
            "streefwaarden": [{ "bij": "2026", "waarde": "12", "jaar": 2026, "getal": 12 }],
            "telling": { "soort": "aantal",
              "teller": { "gebeurtenis": "indicatie.toegekend", "eenheid": "persoon", "op": "lopend", "waar": { "wet": "Wmo" } },
              "uitsplitsingen": ["leeftijd"] }
          }
        ]
        """;

    private static readonly IReadOnlyDictionary<string, Gebeurtenissoort> Soorten =
        Configuratiebestand.Load(Repository.PathOf("workflows"), Repository.PathOf("workflows", "indicatoren", "gebeurtenissen.json")).Parse<List<Gebeurtenissoort>>().ToDictionary(s => s.Id);

    [Fact]
    public void A_good_definition_has_no_faults() => Controleer(Goed).ShouldBeEmpty();

    [Theory]
    [InlineData("\"indicatie.toegekend\"", "\"indicatie.toegekent\"", "De gebeurtenis 'indicatie.toegekent' is niet bekend", 6)]
    [InlineData("\"wet\": \"Wmo\"", "\"wett\": \"Wmo\"", "heeft geen dimensie 'wett'. Kies uit: wet, voorziening", 6)]
    [InlineData("\"wet\": \"Wmo\"", "\"vorm\": \"thuis\"", "'thuis' is geen vorm", 6)]
    [InlineData("\"wet\": \"Wmo\"", "\"leeftijd\": \"20-30\"", "De leeftijd '20-30' snijdt door een klasse", 6)]
    [InlineData("\"wet\": \"Wmo\"", "\"einde.wat\": \"iets\"", "heeft geen dimensie 'einde.wat'", 6)]
    [InlineData("[\"leeftijd\"]", "[{ \"op\": \"leeftijd\", \"klassen\": [\"0-12\"] }]", "De leeftijd '0-12' snijdt door een klasse", 7)]
    [InlineData("[\"leeftijd\"]", "[\"voorziening\"]", "telt niet op: iemand kan in meer rijen staan. Zet er \"telt-op\": false bij", 7)]
    [InlineData("[\"leeftijd\"]", "[{ \"op\": \"wijk\", \"telt-op\": false }]", "telt gewoon op. Haal \"telt-op\": false weg", 7)]
    [InlineData("[\"leeftijd\"]", "[{ \"op\": \"locatie\", \"telt-op\": false }]", "niet bekend welke rijen er zijn", 7)]
    [InlineData("\"aantal\",\n", "\"aandeel\",\n", "Er is geen noemer", 6)]
    [InlineData("\"aantal\",\n", "\"aandeel\", \"noemer-van-buiten\": \"marsmannetjes\",\n", "De noemer 'marsmannetjes' staat niet in noemers.json", 5)]
    [InlineData("\"aantal\",\n", "\"mediaan\", \"getal\": \"duur\", \"klassen\": [7, 3],\n", "klassen, oplopend", 5)]
    [InlineData("\"aantal\",\n", "\"mediaan\", \"getal\": \"duur\", \"klassen\": [7],\n", "heeft geen getal 'duur'", 5)]
    [InlineData("\"aantal\",\n", "\"groei\", \"per\": \"maand\",\n", "Groei gaat over jaren", 5)]
    [InlineData("\"op\": \"lopend\"", "\"op\": \"stand\", \"peildatum\": \"31-12\"", "De peildatum '31-12' kan niet", 6)]
    [InlineData("\"op\": \"lopend\"", "\"langer-dan\": \"P6Y\"", "gaan over wat loopt", 6)]
    [InlineData("\"indicatie.toegekend\", \"eenheid\": \"persoon\", \"op\": \"lopend\"", "\"indicatie.afgewezen\", \"op\": \"lopend\"", "houdt nergens mee op", 6)]
    [InlineData("\"waar\":", "\"gevolgd-door\": { \"gebeurtenis\": \"levering.gestart\" }, \"waar\":", "gevolgd-door gaat over gebeurtenissen in de periode", 6)]
    [InlineData("\"waarde\": \"12\"", "\"waarde\": \"twaalf\"", "De waarde 'twaalf' bij 2026 en het getal ernaast kloppen niet", 4)]
    [InlineData(", \"getal\": 12", "", "De waarde '12' bij 2026 en het getal ernaast kloppen niet", 4)]
    [InlineData("\"jaar\": 2026", "\"jaar\": 2027", "Het jaar 2027 hoort niet bij '2026'", 4)]
    [InlineData("\"eenheid\": \"aantal\"", "\"eenheid\": \"stuks\"", "De eenheid 'stuks' bestaat niet", 3)]
    public void A_fault_names_its_line_and_what_to_do(string oud, string nieuw, string melding, int regel)
    {
        Goed.ReplaceLineEndings("\n").ShouldContain(oud);
        var fouten = Controleer(Goed.ReplaceLineEndings("\n").Replace(oud, nieuw));

        fouten.ShouldContain(f => f.ToString().Contains(melding) && f.Regel == regel, string.Join('\n', fouten));
        fouten.ShouldAllBe(f => f.WatTeDoen.Length > 0);
    }

    [Fact]
    public void An_id_is_there_once_and_comparable_indicators_count_the_same()
    {
        var tweede = Goed.Trim()[1..^1];
        Controleer($"[{tweede},{tweede}]").ShouldHaveSingleItem().Melding.ShouldContain("'proef' komt twee keer voor");

        var lijst = Lees(Goed.Replace("\"titel\"", "\"vergelijking\": \"zelfde\", \"titel\"")) with { Gemeente = "hengelo" };
        var ander = Lees(Goed.Replace("\"titel\"", "\"vergelijking\": \"zelfde\", \"titel\"").Replace("\"wet\": \"Wmo\"", "\"wet\": \"Jeugdwet\"")) with { Id = "ander", Gemeente = "almelo" };
        IndicatorControle.Vergelijkbaar(Bestand(Goed), [lijst, ander], "almelo").ShouldHaveSingleItem().Melding.ShouldContain("ander telt iets anders dan proef");
        IndicatorControle.Vergelijkbaar(Bestand(Goed), [lijst, lijst with { Id = "ander", Gemeente = "almelo" }], "almelo").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("60+", "60-64 65-74 75+")]
    [InlineData("0-17", "0-3 4-10 11-15 16-17")]
    [InlineData("18-64", "18-22 23-26 27-59 60-64")]
    [InlineData("75+", "75+")]
    [InlineData("18-65", "")]
    [InlineData("10-15", "")]
    [InlineData("oud", "")]
    public void An_age_is_made_of_whole_classes(string woord, string klassen)
    {
        string.Join(' ', Leeftijdsklassen.Klassen(woord)).ShouldBe(klassen);
        if (klassen.Length > 0)
        {
            Leeftijdsklassen.Samen([.. Leeftijdsklassen.Klassen(woord)]).ShouldBe(woord);
        }
    }

    private static Indicator Lees(string tekst) => Bestand(tekst).Parse<List<Indicator>>()[0];

    private static Configuratiebestand Bestand(string tekst) => Configuratiebestand.FromText("indicatoren/hengelo.json", tekst);

    private static List<ConfiguratieFout> Controleer(string tekst)
    {
        var bestand = Bestand(tekst);
        return [.. IndicatorControle.Controleer(bestand, bestand.Parse<List<Indicator>>(), true, Soorten, ["inwoners"], [])];
    }
}
