using System.Globalization;

namespace CaseFlow.Tellingen;

/// <summary>The rows of one ground in one period, as conditions see them: who somebody is, is the same in every row of that person.</summary>
internal sealed class Telbeeld(Telbron bron, Telgrond grond, Periode periode, IReadOnlyList<Telrij> rijen, IReadOnlyDictionary<string, (Telverband Verband, Conditie Waar)> sinds)
{
    private readonly Dictionary<string, Telrij> _laatste = grond.Eenheid switch
    {
        Teleenheid.Persoon or Teleenheid.Stuk => Laatste(rijen, r => r.PersoonOfEigen),
        Teleenheid.Huishouden => Laatste(rijen, r => r.HuishoudenOfEigen),
        _ => [],
    };

    public Periode Periode => periode;

    public IReadOnlyList<Telrij> Rijen => rijen;

    public IEnumerable<Telrij> Verwanten(Telverband verband, Conditie waar, Telrij rij) => bron.Verwanten(verband, waar, rij);

    public bool Voldoet(Conditie conditie, Telrij rij)
    {
        foreach (var (dimensie, bereik) in conditie.Waar)
        {
            if (!bereik.Bevat(Woord(rij, dimensie)))
            {
                return false;
            }
        }
        return conditie.Eisen.All(e => e.Voldoet(rij, this));
    }

    public string Woord(Telrij rij, string dimensie) => dimensie switch
    {
        Telwaarden.Wijk => Kenmerk(rij, p => p.Wijk, metPeiling: true) ?? "",
        Telwaarden.Geslacht when grond.Eenheid != Teleenheid.Huishouden => Kenmerk(rij, p => p.Geslacht, metPeiling: true) ?? "",
        Telwaarden.Leeftijd when grond.Loopt => (rij.Persoon is { } persoon ? bron.Peiling(persoon)?.Leeftijd : null) ?? "",
        Telwaarden.Leeftijd when grond.Eenheid != Teleenheid.Huishouden => Kenmerk(rij, p => p.Leeftijd, metPeiling: false) ?? "",
        _ when dimensie.StartsWith(Telwaarden.EindeVoorvoegsel, StringComparison.Ordinal) =>
            rij.Tot <= periode.Tot ? rij.Einde?.GetValueOrDefault(dimensie[Telwaarden.EindeVoorvoegsel.Length..]) ?? "" : "",
        _ when sinds.TryGetValue(dimensie, out var eerder) => Dagen(rij, eerder.Verband, eerder.Waar),
        _ => rij.Woord(dimensie),
    };

    private string? Kenmerk(Telrij rij, Func<Telrij, string?> kenmerk, bool metPeiling)
    {
        var gepeild = grond.Loopt && metPeiling && grond.Eenheid != Teleenheid.Huishouden && rij.Persoon is { } persoon ? bron.Peiling(persoon) : null;
        return gepeild is not null && kenmerk(gepeild) is { } woord ? woord : kenmerk(Bron(rij));
    }

    // An event by itself is what it says; a person is what the last row says.
    private Telrij Bron(Telrij rij) => grond.Eenheid switch
    {
        Teleenheid.Persoon => _laatste[rij.PersoonOfEigen],
        Teleenheid.Stuk when grond.Loopt => _laatste[rij.PersoonOfEigen],
        Teleenheid.Huishouden => _laatste[rij.HuishoudenOfEigen],
        _ => rij,
    };

    private string Dagen(Telrij rij, Telverband verband, Conditie waar) =>
        bron.Verwanten(verband, waar, rij).LastOrDefault(a => a.Datum <= rij.Datum) is { } eerder ? (rij.Datum.DayNumber - eerder.Datum.DayNumber).ToString(CultureInfo.InvariantCulture) : "";

    private static Dictionary<string, Telrij> Laatste(IReadOnlyList<Telrij> rijen, Func<Telrij, string> wie)
    {
        var laatste = new Dictionary<string, Telrij>();
        foreach (var rij in rijen)
        {
            if (!laatste.TryGetValue(wie(rij), out var bekend) || (rij.Eerste, rij.Id).CompareTo((bekend.Eerste, bekend.Id)) > 0)
            {
                laatste[wie(rij)] = rij;
            }
        }
        return laatste;
    }
}

/// <summary>What a count is of: which unit, of which event or of what runs. Cells of one ground can lie inside each other.</summary>
internal sealed record Telgrond(Teleenheid Eenheid, string Bron, bool Loopt, Tijdsduur? Cohort)
{
    public const string Samen = "samen";

    public bool IsOptelbaar => Eenheid == Teleenheid.Stuk && !Loopt && Bron != Samen;

    public string Tekst => $"{Eenheid switch { Teleenheid.AanbiederPerPersoon => "aanbieder-per-persoon", _ => Eenheid.ToString().ToLowerInvariant() }}:{Bron}{(Loopt ? ":loopt" : "")}{(Cohort is { } c ? ":+" + c : "")}";
}
