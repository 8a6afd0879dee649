using Bogus;
using Bogus.DataSets;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;

namespace CaseFlow.Demo;

/// <summary>People who live at one address and share one plan when they are registered with the same key.</summary>
internal sealed record DemoHuishouden(string? Sleutel, string Achternaam, string Adres, string Postcode, string? Wijk)
{
    /// <summary>Running tracks of maatwerk: from two on a regisseur is asked for.</summary>
    public int Zwaar { get; set; }

    /// <summary>Debt help and the ladder, which count with them; how they end is not kept up.</summary>
    public int Overig { get; set; }
}

internal sealed record DemoInwoner(string Naam, DateOnly Geboortedatum, string Geslacht, string? Bsn, DemoHuishouden Huishouden, string? Telefoon, string? Mail)
{
    public List<DemoZaak> Zaken { get; } = [];

    public bool IsOverleden { get; set; }

    public int LeeftijdOp(DateOnly dag) => dag.Year - Geboortedatum.Year - (dag < Geboortedatum.AddYears(dag.Year - Geboortedatum.Year) ? 1 : 0);
}

/// <summary>The fictitious people of one municipality; postcodes with SA, SD and SS are never given out.</summary>
internal sealed class DemoBevolking(Gemeente gemeente, DemoBsn bsn, int zaad)
{
    private static readonly string[] Letters = ["SA", "SD", "SS"];
    private static readonly string[] Straten =
    [
        "Beukenhof", "Lijsterbeslaan", "Korenbloemstraat", "Merelweg", "Kastanjelaan", "Wilgenpad", "Vlierstraat", "Zwaluwhof", "Klaverweide", "Meidoornstraat", "Veldkers", "Esdoornlaan",
        "Hazelaarpad", "Roggeveld", "Haverkamp", "Molenakker", "Bosuil", "Kievitstraat", "Goudenregenhof", "Sleedoornweg", "Boterbloem", "Heidebrink", "Spechtlaan", "Jasmijnstraat",
    ];

    // Surnames beside the Dutch list, as they live in Twente today.
    private static readonly string[] Achternamen =
    [
        "Oude Nijhuis", "ter Braak", "Wolbert", "Grobben", "Kamphuis", "Scholten", "Nijland", "Aydin", "Yilmaz", "Kaya", "Demir", "Gabriel", "Murat", "Haddad", "Al Hamad", "Tesfay",
        "Nowak", "Kowalski", "Ivanenko", "Nguyen", "da Silva", "Sulaiman", "Hoxha", "Petrosian",
    ];

    private readonly DemoNamen _namen = new(zaad);
    private readonly List<DemoInwoner> _bekend = [];
    private int _huishouden;

    /// <summary>Somebody of this age: now and then known already, or living with somebody who is.</summary>
    public DemoInwoner Kies(DemoVraag vraag, DateOnly vandaag, Random toeval)
    {
        if (_bekend.Count > 20 && toeval.Kans(0.11) && Bekende(vraag, vandaag, toeval) is { } terug)
        {
            return terug;
        }
        var huishouden = _bekend.Count > 20 && toeval.Kans(0.13) ? MetSleutel(toeval) : null;
        var inwoner = Nieuw(vraag, vandaag, huishouden ?? NieuwHuishouden(toeval), toeval);
        _bekend.Add(inwoner);
        return inwoner;
    }

    public string Naam(Random toeval, string achternaam) => $"{_namen.Voornaam(toeval.Kans(0.6) ? "v" : "m")} {achternaam}";

    public string Achternaam(Random toeval) => toeval.Kans(0.3) ? toeval.Een(Achternamen) : _namen.Achternaam();

    private DemoInwoner? Bekende(DemoVraag vraag, DateOnly vandaag, Random toeval)
    {
        for (var poging = 0; poging < 12; poging++)
        {
            var kandidaat = toeval.Een(_bekend);
            if (!kandidaat.IsOverleden && kandidaat.LeeftijdOp(vandaag) is var leeftijd && leeftijd >= vraag.Vanaf && leeftijd <= vraag.Tot)
            {
                return kandidaat;
            }
        }
        return null;
    }

    private DemoHuishouden? MetSleutel(Random toeval)
    {
        for (var poging = 0; poging < 12; poging++)
        {
            if (toeval.Een(_bekend).Huishouden is { Sleutel: not null } huishouden)
            {
                return huishouden;
            }
        }
        return null;
    }

    private DemoHuishouden NieuwHuishouden(Random toeval)
    {
        var basis = gemeente.Id == "hengelo" ? 7550 : 7600;
        return new DemoHuishouden(
            toeval.Kans(0.4) ? $"{gemeente.Id}-{++_huishouden:00000}" : null,
            Achternaam(toeval),
            $"{toeval.Een(Straten)} {toeval.Next(1, 180)}",
            $"{basis + toeval.Next(10)} {toeval.Een(Letters)}",
            toeval.Kans(0.96) ? toeval.Een(gemeente.Wijken).Id : null);
    }

    private DemoInwoner Nieuw(DemoVraag vraag, DateOnly vandaag, DemoHuishouden huishouden, Random toeval)
    {
        var geslacht = toeval.Gewogen((vraag.Wet == "Jeugdwet" ? 46 : 62, "v"), (vraag.Wet == "Jeugdwet" ? 53.5 : 37.5, "m"), (0.5, "x"));
        var voornaam = _namen.Voornaam(geslacht);
        // At least the lowest age today, and not yet past the highest.
        var geboren = vandaag.AddYears(-toeval.Next(vraag.Vanaf, vraag.Tot + 1)).AddDays(-toeval.Next(365));
        return new DemoInwoner(
            $"{voornaam} {huishouden.Achternaam}", geboren, geslacht,
            toeval.Kans(0.88) ? bsn.Volgende() : null,
            huishouden,
            toeval.Kans(0.85) ? $"06 00{toeval.Next(100):00} {toeval.Next(10_000):0000}" : null,
            toeval.Kans(0.45) ? $"{Adres(voornaam)}.{Adres(huishouden.Achternaam)}{toeval.Next(10, 99)}@example.org" : null);
    }

    private static string Adres(string naam) => string.Concat(naam.ToLowerInvariant().Where(char.IsAsciiLetterLower));
}

/// <summary>Dutch names from a list, with the small words that the list leaves out and without what is no name.</summary>
internal sealed class DemoNamen(int zaad)
{
    private static readonly Dictionary<string, string> Voorvoegsels = new()
    {
        ["Beek"] = "van", ["Berg"] = "van den", ["Boer"] = "de", ["Boom"] = "van den", ["Bos"] = "van den", ["Bosch"] = "van den", ["Broek"] = "van den", ["Bruijn"] = "de", ["Bruin"] = "de",
        ["Dam"] = "van", ["Dijk"] = "van", ["Dongen"] = "van", ["Graaf"] = "de", ["Groot"] = "de", ["Haan"] = "de", ["Heuvel"] = "van den", ["Hoek"] = "van der", ["Horst"] = "van der",
        ["Jong"] = "de", ["Jonge"] = "de", ["Lange"] = "de", ["Leeuwen"] = "van", ["Linden"] = "van der", ["Loon"] = "van", ["Meer"] = "van der", ["Meulen"] = "van der", ["Ruiter"] = "de",
        ["Veen"] = "van der", ["Velde"] = "van de", ["Velden"] = "van der", ["Ven"] = "van de", ["Vliet"] = "van", ["Vries"] = "de", ["Wal"] = "van der", ["Wit"] = "de", ["Heijden"] = "van der",
    };

    private readonly Name _namen = new("nl") { Random = new Randomizer(zaad) };

    public string Voornaam(string geslacht) => Schoon(_namen.FirstName(geslacht == "m" ? Name.Gender.Male : Name.Gender.Female));

    public string Achternaam()
    {
        var naam = Schoon(_namen.LastName());
        return naam == "Stichting" ? "Schepers" : Voorvoegsels.TryGetValue(naam, out var voor) ? $"{voor} {naam}" : naam;
    }

    // A few names in the list hold a stray control character, which a form refuses.
    private static string Schoon(string naam) => string.Concat(naam.Where(c => !char.IsControl(c)));
}

/// <summary>Numbers that pass the 11-proef, counted down from the end of the range, where nobody has one.</summary>
internal sealed class DemoBsn
{
    private int _vorige = 1_000_000_000;

    public string Volgende()
    {
        do
        {
            _vorige--;
        }
        while (!Bsn.TryParse(_vorige.ToString(System.Globalization.CultureInfo.InvariantCulture), out _));
        return _vorige.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
