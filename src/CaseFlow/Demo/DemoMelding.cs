using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;

namespace CaseFlow.Demo;

/// <summary>Fills the form of a melding as an intake worker would.</summary>
internal static class DemoMelding
{
    private sealed record Professional(string Verwijzer, string Organisatie, string Functie, params string[] Vindplaatsen);

    private static readonly Professional[] Volwassenen =
    [
        new("huisarts", "Huisartsenpraktijk De Es", "huisarts", "huisarts"), new("huisarts", "Huisartsen Aan de Beek", "praktijkondersteuner", "huisarts"),
        new("anders", "Thuiszorg De Linde", "wijkverpleegkundige", "wijkentree", "wijkteam"), new("medisch-specialist", "Ziekenhuis", "transferverpleegkundige", "anders"),
        new("anders", "Woonstichting Ons Erf", "wijkbeheerder", "woningcorporatie", "anders"), new("anders", "Politie", "wijkagent", "politie", "meldpunt-zorgwekkend-gedrag"),
        new("gemeente", "Team Werk en Inkomen", "klantmanager", "werkplein", "gemeente", "toegang"), new("anders", "Wijkkracht", "ouderenadviseur", "wijktoegangspunt", "wijkteam"),
    ];

    private static readonly Professional[] Jeugd =
    [
        new("school", "Basisschool De Zonnebloem", "intern begeleider", "school"), new("school", "Het Stadscollege", "mentor", "school"), new("huisarts", "Huisartsenpraktijk De Es", "huisarts", "huisarts"),
        new("poh-jeugd", "Huisartsen Aan de Beek", "praktijkondersteuner jeugd", "poh-jeugd"), new("jeugdarts", "Jeugdgezondheidszorg", "jeugdarts", "jeugdarts", "jeugdgezondheidszorg", "anders"),
        new("gi", "Gecertificeerde instelling", "jeugdbeschermer", "gecertificeerde-instelling"), new("jongerenwerk", "Jongerenwerk", "jongerenwerker", "jongerenwerk", "wijkteam"),
    ];

    private static readonly string[] Netwerk = ["Dochter belt.", "Zoon belt.", "Buurvrouw meldt dit.", "Zus meldt dit.", "Partner belt hierover."];
    private static readonly string[] Ouders = ["Moeder belt.", "Vader belt.", "Ouders melden dit samen.", "Oma belt, met toestemming van de ouders."];

    public static JsonObject Maak(DemoZaak zaak, DemoBevolking bevolking, DateTimeOffset? ontvangen)
    {
        var (toeval, vraag, isJeugd) = (zaak.Toeval, zaak.Vraag, zaak.Vraag.Wet == "Jeugdwet");
        var melder = zaak.Inwoner is null ? "netwerk"
            : isJeugd ? toeval.Gewogen((55, "netwerk"), (42, "professional"), (3, "inwoner")) : toeval.Gewogen((53, "inwoner"), (24, "netwerk"), (23, "professional"));
        var professional = melder == "professional" ? toeval.Een(isJeugd ? Jeugd : Volwassenen) : null;
        var wie = professional is not null ? $"{Hoofdletter(professional.Functie)} meldt dit." : melder == "netwerk" ? toeval.Een(isJeugd ? Ouders : Netwerk) : "";
        var gegevens = new JsonObject
        {
            ["kanaal"] = ontvangen is null
                ? toeval.Gewogen((66, "telefoon"), (16, "balie"), (8, "mail"), (7, "digitaal"), (3, "huisbezoek"))
                : toeval.Gewogen((45, "mail"), (45, "digitaal"), (10, "post")),
            ["vindplaats"] = Vindplaats(zaak, professional),
            ["melder"] = melder,
            ["type-hulpvraag"] = vraag.Type,
            ["toestemming"] = zaak.Inwoner is not null,
        };
        if (ontvangen is { } moment)
        {
            gegevens["ontvangen"] = moment.ToString("o", CultureInfo.InvariantCulture);
        }
        if (isJeugd || toeval.Kans(0.83))
        {
            gegevens["wet"] = vraag.Wet;
        }
        if (toeval.Kans(0.35) && vraag.Maatwerk.FirstOrDefault(v => zaak.Gemeente.Voorziening(v) is not null) is { } gevraagd)
        {
            gegevens["gevraagde-voorziening"] = gevraagd;
        }
        Melder(gegevens, professional, zaak, bevolking);
        var spoed = zaak.Inwoner is not null && toeval.Kans(vraag.Type is "wonen" or "veiligheid" or "schulden" ? 0.12 : 0.02) ? toeval.Een(DemoVraag.Spoed) : default;
        if (spoed.Grond is not null)
        {
            gegevens["spoed"] = new JsonArray(spoed.Grond);
        }
        gegevens["tekst"] = string.Join(' ', new[] { wie, vraag.Tekst, spoed.Tekst }.Where(t => !string.IsNullOrEmpty(t)));
        if (zaak.Inwoner is null)
        {
            gegevens["anoniem"] = true;
            return gegevens;
        }
        gegevens["inwoner"] = Inwoner(zaak.Inwoner, toeval);
        if (isJeugd || toeval.Kans(0.05))
        {
            gegevens["vertegenwoordiger"] = new JsonArray(new JsonObject
            {
                ["naam"] = bevolking.Naam(toeval, isJeugd && toeval.Kans(0.7) ? zaak.Inwoner.Huishouden.Achternaam : bevolking.Achternaam(toeval)),
                ["soort"] = isJeugd ? "gezag" : toeval.Een(["mentor", "bewindvoerder", "gemachtigde"]),
                ["telefoon"] = $"06 00{toeval.Next(100):00} {toeval.Next(10_000):0000}",
            });
        }
        return gegevens;
    }

    private static void Melder(JsonObject gegevens, Professional? professional, DemoZaak zaak, DemoBevolking bevolking)
    {
        if (professional is null)
        {
            return;
        }
        var toeval = zaak.Toeval;
        gegevens["verwijzer"] = professional.Verwijzer;
        gegevens["melder-gegevens"] = new JsonObject
        {
            ["naam"] = bevolking.Naam(toeval, bevolking.Achternaam(toeval)),
            ["organisatie"] = professional.Organisatie,
            ["functie"] = professional.Functie,
        };
        if (toeval.Kans(0.12))
        {
            gegevens["toestemming"] = false;
            gegevens["grondslag"] = zaak.Vraag.Wet == "Jeugdwet" ? "meldcode" : toeval.Een(["bemoeizorg", "vitaal-belang"]);
            gegevens["grondslag-toelichting"] = "Praten over een melding lukte nog niet. De zorgen zijn te groot om te wachten.";
        }
    }

    internal static JsonObject Inwoner(DemoInwoner inwoner, Random toeval)
    {
        var gegevens = new JsonObject
        {
            ["naam"] = inwoner.Naam,
            ["geboortedatum"] = inwoner.Geboortedatum.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["bsn"] = inwoner.Bsn,
            ["geslacht"] = inwoner.Geslacht,
            ["adres"] = inwoner.Huishouden.Adres,
            ["postcode"] = inwoner.Huishouden.Postcode,
            ["wijk"] = inwoner.Huishouden.Wijk,
            ["huishouden"] = inwoner.Huishouden.Sleutel,
            ["contact"] = new JsonObject
            {
                ["telefoon"] = inwoner.Telefoon,
                ["mail"] = inwoner.Mail,
                ["voorkeur"] = inwoner.Mail is not null && toeval.Kans(0.3) ? "mail" : inwoner.Telefoon is null ? "brief" : "telefoon",
                ["tolk"] = toeval.Kans(0.03) ? toeval.Een(["Arabisch", "Turks", "Oekraiens", "Tigrinya"]) : null,
            },
        };
        if (toeval.Kans(0.006))
        {
            gegevens["geheim-adres"] = true;
        }
        return gegevens;
    }

    private static string Vindplaats(DemoZaak zaak, Professional? professional)
    {
        bool Bestaat(string id) => zaak.Gemeente.Vindplaatsen.Any(v => v.Id == id);
        if (professional?.Vindplaatsen.FirstOrDefault(Bestaat) is { } eigen)
        {
            return eigen;
        }
        string[] soms = zaak.Vraag.Wet switch
        {
            "Jeugdwet" => ["wijkteam", "school", "preventieteam-jeugd", "jongerenwerk", "jeugdgezondheidszorg"],
            "Wmo" => ["wijkteam", "wijkentree", "stadhuis", "bibliotheek", "welzijn-op-recept", "inloopvoorziening", "kind-van-inwoner"],
            _ => ["geldinformatiepunt", "budgetalert", "werkplein", "stadhuis", "schuldspecialist"],
        };
        var kandidaten = soms.Where(Bestaat).ToList();
        return kandidaten.Count == 0 || zaak.Toeval.Kans(0.62) ? "toegang" : zaak.Toeval.Een(kandidaten);
    }

    private static string Hoofdletter(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];
}
