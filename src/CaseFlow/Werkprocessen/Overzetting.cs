namespace CaseFlow.Werkprocessen;

/// <summary>Somebody's order to move running cases from one version of a route to another: who, when, why and by which plan. It names no case.</summary>
public sealed class Overzetting
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }
    public required string Route { get; set; }
    public int Van { get; set; }
    public int Naar { get; set; }

    /// <summary>JSON of <see cref="Overzetplan"/>.</summary>
    public required string Plan { get; set; }
    public required string Reden { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
}

public enum OvergangStatus
{
    Gepland,
    Gelukt,

    /// <summary>A rule of the move stood in the way; the case stays on its version.</summary>
    Geweigerd,

    /// <summary>Not needed any more: the case ended or had moved already.</summary>
    Vervallen,
}

/// <summary>What became of one run in an order to move.</summary>
public sealed class Overgang
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid OverzettingId { get; set; }
    public Guid InstantieId { get; set; }
    public OvergangStatus Status { get; set; }
    public DateTimeOffset? Op { get; set; }

    /// <summary>Why it was refused, without personal data.</summary>
    public string? Melding { get; set; }
}

/// <summary>What takes the place of what, as the page asks it.</summary>
/// <param name="Stappen">Id of a step of the old version to that of the new.</param>
/// <param name="Variabelen">Value per variable that the new version reads and the old does not know; empty means that the route sets it itself.</param>
/// <param name="IsHerdateren">Waiting moments are worked out again; otherwise they keep their date.</param>
public sealed record Overzetplan(IReadOnlyDictionary<string, string> Stappen, IReadOnlyDictionary<string, string> Variabelen, bool IsHerdateren)
{
    public static readonly Overzetplan Leeg = new(new Dictionary<string, string>(), new Dictionary<string, string>(), false);
}

/// <summary>Something that stands in the way, with the number of cases for which it does.</summary>
public sealed record Overzetfout(string Code, string? Element, string Melding, string WatTeDoen, int Aantal);

/// <summary>A step that is gone and at which cases wait, with the steps that may take its place.</summary>
public sealed record Stapvraag(string Element, string Naam, IReadOnlyList<(string Element, string Naam)> Keuzes);

/// <summary>A variable that needs a value or a word.</summary>
public sealed record Variabelevraag(string Naam, string Type);

/// <summary>What moving by a plan would do, without doing it.</summary>
public sealed record Overzetproef(
    int Aantal, int KanOver, int Taken, int Wachttijden, IReadOnlyList<Overzetfout> Fouten, IReadOnlyList<Stapvraag> Stappen, IReadOnlyList<Variabelevraag> Variabelen);

/// <summary>How far an order is.</summary>
public sealed record Overzetstand(Overzetting Opdracht, int Gepland, int Gelukt, int Geweigerd, int Vervallen, IReadOnlyList<(string Melding, int Aantal)> Meldingen)
{
    public int Totaal => Gepland + Gelukt + Geweigerd + Vervallen;
}
