using CaseFlow.Gemeenten;

namespace CaseFlow.Bewaring;

/// <summary>What a retention rule is about.</summary>
public enum Bewaarsoort { Zaak, Vroegsignaal, Bijlage, Concept, Importbestand, Logregel }

/// <summary>The moment from which it counts.</summary>
public enum Bewaarbegin { Afgesloten, LaatsteStuk, OntvangstStuk, Verwijderd, Gewijzigd, Ingelezen, Geschreven }

public enum Bewaareenheid { Dagen, Maanden, Jaren }

public enum Bewaaractie { Vernietigen, Bewaren }

/// <summary>How long something is kept, from when, and on what ground that rests.</summary>
public sealed record Bewaarregel(string Id, Bewaarsoort Soort, Bewaarbegin Begin, Bewaaractie Actie, string Bron, string Uitleg)
{
    /// <summary>Empty for every law, also while none is known.</summary>
    public IReadOnlyList<string> Wetten { get; init; } = [];

    /// <summary>Empty for every result.</summary>
    public IReadOnlyList<string> Resultaten { get; init; } = [];

    public int? Duur { get; init; }

    public Bewaareenheid? Eenheid { get; init; }

    /// <summary>The source is uncertain or leaves it to the municipality, which must settle it.</summary>
    public bool Nagaan { get; init; }

    /// <summary>Holds for everything of its kind.</summary>
    internal bool IsVoorAlles => Wetten.Count == 0 && Resultaten.Count == 0;

    /// <summary>The rule in words, as a list and a certificate tell it.</summary>
    public string Omschrijving => Actie == Bewaaractie.Bewaren ? "blijft bewaard" : $"{Duur} {Telwoord} {Begintekst}";

    private string Telwoord => (Eenheid, Duur) switch
    {
        (Bewaareenheid.Jaren, _) => "jaar",
        (Bewaareenheid.Maanden, 1) => "maand",
        (Bewaareenheid.Maanden, _) => "maanden",
        (_, 1) => "dag",
        _ => "dagen",
    };

    private string Begintekst => Begin switch
    {
        Bewaarbegin.Afgesloten => "na het sluiten van de zaak",
        Bewaarbegin.LaatsteStuk => "na het laatste stuk in de zaak",
        Bewaarbegin.OntvangstStuk => "na ontvangst van het stuk",
        Bewaarbegin.Verwijderd => "na het weghalen",
        Bewaarbegin.Gewijzigd => "na de laatste wijziging",
        Bewaarbegin.Ingelezen => "na het inlezen",
        _ => "na het schrijven",
    };

    public bool GeldtVoor(string? wet, string? resultaat) =>
        (Wetten.Count == 0 || (wet is not null && Wetten.Contains(wet))) && (Resultaten.Count == 0 || (resultaat is not null && Resultaten.Contains(resultaat)));

    /// <summary>The first day on which it may go; null when it is kept.</summary>
    public DateOnly? Vervalt(DateOnly begin) => Actie == Bewaaractie.Bewaren ? null : Eenheid switch
    {
        Bewaareenheid.Jaren => begin.AddYears(Duur!.Value),
        Bewaareenheid.Maanden => begin.AddMonths(Duur!.Value),
        _ => begin.AddDays(Duur!.Value),
    };
}

/// <summary>The retention rules of an installation: those of a municipality go before the shared ones, and the first that fits holds.</summary>
public sealed class Bewaarregels
{
    private const string Bestand = "bewaarregels.json";
    private const int Langst = 200;

    private static readonly Dictionary<Bewaarsoort, Bewaarbegin[]> Momenten = new()
    {
        [Bewaarsoort.Zaak] = [Bewaarbegin.Afgesloten, Bewaarbegin.LaatsteStuk],
        [Bewaarsoort.Vroegsignaal] = [Bewaarbegin.Afgesloten],
        [Bewaarsoort.Bijlage] = [Bewaarbegin.OntvangstStuk, Bewaarbegin.Verwijderd],
        [Bewaarsoort.Concept] = [Bewaarbegin.Gewijzigd],
        [Bewaarsoort.Importbestand] = [Bewaarbegin.Ingelezen],
        [Bewaarsoort.Logregel] = [Bewaarbegin.Geschreven],
    };

    private readonly IReadOnlyList<Bewaarregel> _gedeeld;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Bewaarregel>> _eigen;

    private Bewaarregels(IReadOnlyList<Bewaarregel> gedeeld, IReadOnlyDictionary<string, IReadOnlyList<Bewaarregel>> eigen) => (_gedeeld, _eigen) = (gedeeld, eigen);

    /// <summary>In the order in which they are tried.</summary>
    public IReadOnlyList<Bewaarregel> Van(string gemeente) => [.. _eigen.GetValueOrDefault(gemeente) ?? [], .. _gedeeld];

    public IReadOnlyList<Bewaarregel> Van(string gemeente, Bewaarsoort soort) => [.. Van(gemeente).Where(r => r.Soort == soort)];

    /// <exception cref="ConfiguratieException">Names every fault with file and line.</exception>
    public static Bewaarregels Load(string workflows, Configuratie configuratie)
    {
        var fouten = new List<ConfiguratieFout>();
        var gedeeld = Lees(workflows, Path.Combine(workflows, "bewaring", Bestand), configuratie, fouten, moetCompleet: true);
        var eigen = configuratie.Gemeenten.Keys.Select(g => (Gemeente: g, Pad: Path.Combine(workflows, "gemeenten", g, Bestand))).Where(g => File.Exists(g.Pad))
            .ToDictionary(g => g.Gemeente, g => Lees(workflows, g.Pad, configuratie, fouten, moetCompleet: false));
        return fouten.Count > 0 ? throw new ConfiguratieException(fouten) : new Bewaarregels(gedeeld, eigen);
    }

    private static IReadOnlyList<Bewaarregel> Lees(string workflows, string pad, Configuratie configuratie, List<ConfiguratieFout> fouten, bool moetCompleet)
    {
        try
        {
            var bestand = Configuratiebestand.Load(workflows, pad);
            var regels = bestand.Parse<List<Bewaarregel>>();
            fouten.AddRange(Controleer(bestand, regels, configuratie.Lijsten, moetCompleet));
            return regels;
        }
        catch (ConfiguratieException e)
        {
            fouten.AddRange(e.Fouten);
            return [];
        }
    }

    internal static IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, IReadOnlyList<Bewaarregel> regels, Formulieren.Lijsten lijsten, bool moetCompleet)
    {
        HashSet<string> Ids(string lijst) => [.. (lijsten.GetValueOrDefault(lijst) ?? []).Select(k => k.Id)];
        var (wetten, resultaten) = (Ids("wet"), Ids("resultaat"));
        for (var i = 0; i < regels.Count; i++)
        {
            var regel = regels[i];
            if (regels.Take(i).Any(r => r.Id == regel.Id))
            {
                yield return bestand.Fout(regel.Id, $"De bewaarregel '{regel.Id}' staat er twee keer.", "Geef elke regel een eigen id.");
            }
            foreach (var wet in regel.Wetten.Where(w => !wetten.Contains(w)))
            {
                yield return bestand.FoutBij(regel.Id, wet, $"De wet '{wet}' staat niet in lijsten.json.", $"Kies uit: {string.Join(", ", wetten)}.");
            }
            foreach (var resultaat in regel.Resultaten.Where(r => !resultaten.Contains(r)))
            {
                yield return bestand.FoutBij(regel.Id, resultaat, $"Het resultaat '{resultaat}' staat niet in lijsten.json.", $"Kies uit: {string.Join(", ", resultaten)}.");
            }
            if (!Momenten[regel.Soort].Contains(regel.Begin))
            {
                yield return bestand.FoutBij(regel.Id, "begin", $"Een regel over {Naam(regel.Soort)} begint niet bij '{Naam(regel.Begin)}'.", $"Kies uit: {string.Join(", ", Momenten[regel.Soort].Select(m => Naam(m)))}.");
            }
            if (regel.Actie == Bewaaractie.Vernietigen && (regel.Duur is not (>= 1 and <= Langst * 366) || regel.Eenheid is null || (regel.Eenheid == Bewaareenheid.Jaren && regel.Duur > Langst)))
            {
                yield return bestand.FoutBij(regel.Id, regel.Duur is null ? "actie" : "duur", $"De regel '{regel.Id}' vernietigt, maar zegt niet goed wanneer.", "Geef duur (ten minste 1) en eenheid (dagen, maanden of jaren).");
            }
            if (regel.Actie == Bewaaractie.Bewaren && (regel.Duur is not null || regel.Eenheid is not null))
            {
                yield return bestand.FoutBij(regel.Id, "actie", $"De regel '{regel.Id}' bewaart altijd en noemt toch een duur.", "Laat duur en eenheid weg, of kies vernietigen.");
            }
            if (regel is { Soort: Bewaarsoort.Logregel, Actie: Bewaaractie.Vernietigen })
            {
                yield return bestand.FoutBij(regel.Id, "actie", "Logregels kunnen niet worden vernietigd: dan is niet meer te bewijzen dat het logboek gaaf is.", "Kies bewaren (besluit 0014).");
            }
            if (string.IsNullOrWhiteSpace(regel.Bron) || string.IsNullOrWhiteSpace(regel.Uitleg))
            {
                yield return bestand.FoutBij(regel.Id, "bron", $"De regel '{regel.Id}' zegt niet waar hij op rust of waarom.", "Vul bron en uitleg in.");
            }
            // The events of an attachment stand beside each other: one is removed, all were received.
            if (regels.Take(i).FirstOrDefault(r => r.Soort == regel.Soort && (r.Begin == regel.Begin || regel.Soort != Bewaarsoort.Bijlage) && Omvat(r.Wetten, regel.Wetten) && Omvat(r.Resultaten, regel.Resultaten)) is { } eerder)
            {
                yield return bestand.Fout(regel.Id, $"De regel '{regel.Id}' komt nooit aan de beurt: '{eerder.Id}' gaat voor.", "Zet hem erboven, of haal hem weg.");
            }
        }
        if (moetCompleet && !regels.Any(r => r.Soort == Bewaarsoort.Zaak && r.IsVoorAlles))
        {
            yield return new ConfiguratieFout(bestand.Naam, 1, "Er is geen bewaarregel voor elke zaak.", "Zet onderaan een regel van de soort zaak zonder wetten en zonder resultaten.");
        }
    }

    private static bool Omvat(IReadOnlyList<string> eerder, IReadOnlyList<string> later) => eerder.Count == 0 || (later.Count > 0 && later.All(eerder.Contains));

    private static string Naam(Enum waarde) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(waarde.ToString());
}
