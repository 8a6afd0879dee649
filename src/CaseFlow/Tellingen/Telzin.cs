namespace CaseFlow.Tellingen;

/// <summary>A definition in plain words, for who reads the figure.</summary>
internal static class Telzin
{
    public static string Van(Teldefinitie telling, Telwaarden waarden)
    {
        var zin = telling.Soort switch
        {
            Telsoort.Aandeel => $"Het deel van: {(telling.WerkelijkeNoemer is { } geheel ? Groep(geheel, waarden) : $"de groep '{telling.NoemerVanBuiten}' (van buiten)")}. Daarvan geteld: {Groep(telling.Teller, waarden)}.",
            Telsoort.Verhouding => $"{Hoofdletter(Groep(telling.Teller, waarden))}, gedeeld door: {(telling.WerkelijkeNoemer is { } door ? Groep(door, waarden) : telling.NoemerVanBuiten)}.",
            Telsoort.PerMaand => $"{Hoofdletter(Groep(telling.Teller, waarden))}, gemiddeld per maand.",
            Telsoort.Groei => $"{Hoofdletter(Groep(telling.Teller, waarden))}, vergeleken met een jaar eerder.",
            Telsoort.Mediaan => $"De middelste {Getal(telling, waarden)} van: {Groep(telling.Teller, waarden)}.",
            Telsoort.Percentiel90 => $"De {Getal(telling, waarden)} waar negen van de tien onder blijven, van: {Groep(telling.Teller, waarden)}.",
            Telsoort.Bedrag => $"De som van {Getal(telling, waarden)} van: {Groep(telling.Teller, waarden)}.",
            _ => $"{Hoofdletter(Groep(telling.Teller, waarden))}.",
        };
        return telling.Uitsplitsingen.Any(u => !u.TeltOp) ? zin + " De rijen tellen niet op: iemand kan in meer rijen staan." : zin;
    }

    private static string Getal(Teldefinitie telling, Telwaarden waarden) => telling.Sinds is { } sinds ? $"tijd in dagen sinds {Naam(sinds.Gebeurtenis, waarden)}"
        : (waarden.Dimensie(telling.Teller.Gebeurtenis!, telling.Getal!)?.Naam ?? telling.Getal!).ToLowerInvariant();

    private static string Groep(Telgroep groep, Telwaarden waarden)
    {
        var wie = groep.Eenheid switch
        {
            Teleenheid.Persoon => "personen met ",
            Teleenheid.Huishouden => "huishoudens met ",
            Teleenheid.Aanbieder => "aanbieders van ",
            Teleenheid.AanbiederPerPersoon => "aanbieders per persoon van ",
            _ => "",
        };
        if (groep.Samen.Count > 0)
        {
            return $"{wie}{(groep.Minstens == 1 ? "een" : $"minstens {groep.Minstens}")} van: {string.Join("; ", groep.Samen.Select(g => Groep(g, waarden)))}";
        }
        var delen = new List<string> { wie + Naam(groep.Gebeurtenis!, waarden) + groep.Op switch
        {
            Telmoment.Lopend => " die in de periode liep",
            Telmoment.Stand when groep.Peildatum is { } dag => $" die liep op {dag[3..].TrimStart('0')}-{dag[..2].TrimStart('0')}",
            Telmoment.Stand => " die liep op de laatste dag",
            _ => "",
        } };
        delen.AddRange(groep.Waar.Select(w => $"{Dimensie(groep.Gebeurtenis!, w.Key, waarden)} is {string.Join(" of ", w.Value.Woorden)}"));
        if (groep.LangerDan is { } langer)
        {
            delen.Add($"langer dan {langer.Tekst}");
        }
        if (groep.KorterDan is { } korter)
        {
            delen.Add($"korter dan {korter.Tekst}");
        }
        if (groep.GevolgdDoor is { } later)
        {
            delen.Add(later.LooptNa is { } na ? $"en {na.Tekst} later loopt {Naam(later.Gebeurtenis, waarden)}" : $"gevolgd door {Naam(later.Gebeurtenis, waarden)}{(later.Binnen is { } binnen ? $" binnen {binnen.Tekst}" : "")}");
        }
        if (groep.Venster is { } venster)
        {
            delen.Add($"geteld als {venster.Tekst} om is");
        }
        if (groep.Na is { } eerder)
        {
            delen.Add($"na {Naam(eerder.Gebeurtenis, waarden)}{(eerder.Binnen is { } binnen ? $", hoogstens {binnen.Tekst} eerder" : "")}");
        }
        if (groep.Ook is { } ook)
        {
            delen.Add($"en ook {Naam(ook.Gebeurtenis, waarden)} in de periode{(ook.Terug is { } terug ? $" of {terug.Tekst} ervoor" : "")}");
        }
        return string.Join(", ", delen);
    }

    private static string Dimensie(string gebeurtenis, string dimensie, Telwaarden waarden) => dimensie.StartsWith(Telwaarden.EindeVoorvoegsel, StringComparison.Ordinal)
        ? $"{dimensie[Telwaarden.EindeVoorvoegsel.Length..]} bij het einde" : (waarden.Dimensie(gebeurtenis, dimensie)?.Naam ?? dimensie).ToLowerInvariant();

    private static string Naam(string gebeurtenis, Telwaarden waarden) => Klein(waarden.Soort(gebeurtenis).Naam);

    private static string Klein(string tekst) => char.ToLowerInvariant(tekst[0]) + tekst[1..];

    private static string Hoofdletter(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];
}
