using System.Text.Json.Serialization;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;

namespace CaseFlow.Tellingen;

/// <summary>What the figure says of its counts.</summary>
public enum Telsoort
{
    Aantal,

    /// <summary>Teller over noemer, in percent.</summary>
    Aandeel,

    /// <summary>No figure of its own: how the count is divided over a breakdown.</summary>
    Verdeling,

    /// <summary>Teller over noemer, as a number.</summary>
    Verhouding,

    /// <summary>The count over the months of the period.</summary>
    PerMaand,

    /// <summary>Against the year before, in percent.</summary>
    Groei,
    Mediaan,
    Percentiel90,

    /// <summary>The sum of a dimension in euros.</summary>
    Bedrag,
}

/// <summary>What is counted once.</summary>
public enum Teleenheid
{
    /// <summary>Every event, or every thing that runs, by itself.</summary>
    Stuk,
    Persoon,
    Huishouden,
    Aanbieder,

    /// <summary>Every provider once for each of its clients.</summary>
    AanbiederPerPersoon,
}

public enum Telmoment
{
    /// <summary>The event is in the period.</summary>
    InPeriode,

    /// <summary>It ran at any time in the period.</summary>
    Lopend,

    /// <summary>It ran on the last day of the period, or on a fixed day.</summary>
    Stand,
}

/// <summary>Of whom or what another event must be.</summary>
public enum Telverwant { Persoon, Zaak, Huishouden }

/// <summary>How an indicator is counted. The language is described in workflows/indicatoren/README.md.</summary>
public sealed record Teldefinitie(Telsoort Soort, Telgroep Teller)
{
    /// <summary>Empty for a share: the same without what the teller asks of other events and of duration.</summary>
    public Telgroep? Noemer { get; init; }

    /// <summary>The id of a denominator that comes from outside.</summary>
    public string? NoemerVanBuiten { get; init; }

    /// <summary>The finest period in which this is published; unless told otherwise a month for counts of events and a year for all else.</summary>
    public PeriodeSoort? Per { get; init; }

    /// <summary>It says something of an act of the municipality, not of persons.</summary>
    public bool Prestatie { get; init; }

    public IReadOnlyList<Uitsplitsing> Uitsplitsingen { get; init; } = [];

    /// <summary>The dimension with the number, of a duration or an amount.</summary>
    public string? Getal { get; init; }

    /// <summary>A duration in days since this event.</summary>
    public Telverband? Sinds { get; init; }

    /// <summary>The last value of each class of a duration but the last.</summary>
    public IReadOnlyList<int> Klassen { get; init; } = [];

    /// <summary>What it is called where it stands beside another.</summary>
    public string? Titel { get; init; }

    /// <summary>Figures that belong beside this one.</summary>
    public IReadOnlyList<Teldefinitie> Naast { get; init; } = [];

    internal bool IsDuur => Soort is Telsoort.Mediaan or Telsoort.Percentiel90;

    internal PeriodeSoort Fijnst => Per ?? (Teller.IsEenvoudig && (Noemer?.IsEenvoudig ?? true) && Soort is not (Telsoort.Groei or Telsoort.Bedrag) && !IsDuur ? PeriodeSoort.Maand : PeriodeSoort.Jaar);

    internal Telgroep? WerkelijkeNoemer => Noemer ?? (Soort is Telsoort.Aandeel or Telsoort.Verhouding && NoemerVanBuiten is null
        ? Teller with { GevolgdDoor = null, Na = null, Ook = null, LangerDan = null, KorterDan = null, Minstens = 1, Cohort = Teller.Venster } : null);
}

/// <summary>Which events or running things are counted.</summary>
public sealed record Telgroep
{
    /// <summary>The event; of what runs, that with which it begins.</summary>
    public string? Gebeurtenis { get; init; }
    public Teleenheid Eenheid { get; init; }
    public Telmoment Op { get; init; }

    /// <summary>A fixed day of the year as month and day; else the last day of the period.</summary>
    public string? Peildatum { get; init; }

    /// <summary>What each dimension must be.</summary>
    public IReadOnlyDictionary<string, Telwoorden> Waar { get; init; } = new Dictionary<string, Telwoorden>();

    public Tijdsduur? LangerDan { get; init; }
    public Tijdsduur? KorterDan { get; init; }

    /// <summary>Another event comes later.</summary>
    public Telverband? GevolgdDoor { get; init; }

    /// <summary>Another event came before.</summary>
    public Telverband? Na { get; init; }

    /// <summary>There is another event too, in this period or shortly before it.</summary>
    public Telverband? Ook { get; init; }

    /// <summary>Several groups, in which the same unit counts once.</summary>
    public IReadOnlyList<Telgroep> Samen { get; init; } = [];

    /// <summary>In how many of the groups it must be.</summary>
    public int Minstens { get; init; } = 1;

    /// <summary>Counted on the day that this has passed, so that the answer is known.</summary>
    [JsonIgnore]
    internal Tijdsduur? Cohort { get; init; }

    internal Tijdsduur? Venster => Cohort ?? GevolgdDoor?.Binnen ?? GevolgdDoor?.LooptNa;

    internal bool IsEenvoudig => Eenheid == Teleenheid.Stuk && Op == Telmoment.InPeriode && Samen.Count == 0 && Ook is null && (GevolgdDoor is null || Venster is not null);
}

/// <summary>Another event of the same person, case or household.</summary>
public sealed record Telverband(string Gebeurtenis)
{
    public Telverwant Van { get; init; }
    public IReadOnlyDictionary<string, Telwoorden> Waar { get; init; } = new Dictionary<string, Telwoorden>();

    /// <summary>At most this long after or before.</summary>
    public Tijdsduur? Binnen { get; init; }

    /// <summary>What begins with it runs when this has passed.</summary>
    public Tijdsduur? LooptNa { get; init; }

    /// <summary>How long before the period it counts too.</summary>
    public Tijdsduur? Terug { get; init; }
}

/// <summary>A table: the count divided over one dimension or two.</summary>
[JsonConverter(typeof(UitsplitsingLezer))]
public sealed record Uitsplitsing(IReadOnlyList<string> Op)
{
    public string? Titel { get; init; }

    /// <summary>False where somebody may be in more than one row.</summary>
    public bool TeltOp { get; init; } = true;

    /// <summary>Of age: unions of the finest classes.</summary>
    public IReadOnlyList<string> Klassen { get; init; } = [];

    /// <summary>The rows, where the dimension has no list of its own.</summary>
    public IReadOnlyList<Keuze> Waarden { get; init; } = [];

    /// <summary>The finest period with this table.</summary>
    public PeriodeSoort? Per { get; init; }
}

/// <summary>A dimension and the words it may be; <c>*</c> is any word, <c>begin*</c> any word with this beginning.</summary>
[JsonConverter(typeof(TelwoordenLezer))]
public sealed record Telwoorden(IReadOnlyList<string> Woorden);
