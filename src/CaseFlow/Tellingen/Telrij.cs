namespace CaseFlow.Tellingen;

/// <summary>What is counted of one event, or of one thing that runs: then the first and the last day it did.</summary>
internal sealed class Telrij
{
    public required long Id { get; init; }
    public required string Naam { get; init; }
    public required DateOnly Datum { get; init; }
    public string? Wijk { get; init; }
    public string? Geslacht { get; init; }
    public string? Leeftijd { get; init; }
    public required string Record { get; init; }
    public string? Persoon { get; init; }
    public string? Huishouden { get; init; }
    public string? Ding { get; init; }
    public DateOnly? Van { get; init; }
    public DateOnly? Tot { get; init; }
    public required IReadOnlyDictionary<string, string> Dimensies { get; init; }

    /// <summary>The dimensions of the event that ended it.</summary>
    public IReadOnlyDictionary<string, string>? Einde { get; init; }

    public DateOnly Eerste => Van ?? Datum;

    public bool LooptOp(DateOnly dag) => Eerste <= dag && (Tot is not { } tot || dag <= tot);

    public string Woord(string dimensie) => dimensie switch
    {
        Telwaarden.Wijk => Wijk ?? "",
        Telwaarden.Geslacht => Geslacht ?? "",
        Telwaarden.Leeftijd => Leeftijd ?? "",
        _ => Dimensies.GetValueOrDefault(dimensie) ?? "",
    };

    public string PersoonOfEigen => Persoon ?? "r" + Record;

    public string HuishoudenOfEigen => Huishouden ?? PersoonOfEigen;

    public string? Verwant(Telverwant van) => van switch { Telverwant.Zaak => Record, Telverwant.Huishouden => Huishouden, _ => Persoon };

    /// <summary>The same row as one of a group.</summary>
    public Telrij Onder(string groep) => new()
    {
        Id = Id, Naam = groep, Datum = Datum, Wijk = Wijk, Geslacht = Geslacht, Leeftijd = Leeftijd, Record = Record, Persoon = Persoon,
        Huishouden = Huishouden, Ding = Ding, Van = Van, Tot = Tot, Dimensies = Dimensies, Einde = Einde,
    };

    public Telrij Als(DateOnly? tot, IReadOnlyDictionary<string, string>? einde) => new()
    {
        Id = Id, Naam = Naam, Datum = Datum, Wijk = Wijk, Geslacht = Geslacht, Leeftijd = Leeftijd, Record = Record, Persoon = Persoon,
        Huishouden = Huishouden, Ding = Ding, Van = Van, Tot = tot, Dimensies = Dimensies, Einde = einde,
    };
}
