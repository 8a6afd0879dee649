namespace CaseFlow.Abonnementen;

/// <summary>An address of another system that hears of events in this municipality.</summary>
public sealed class Abonnement
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }
    public required string Naam { get; set; }
    public required string Url { get; set; }

    /// <summary>The events it hears of, with spaces in between; see <see cref="Gebeurtenissen"/>.</summary>
    public required string Soorten { get; set; }

    /// <summary>The secret with which calls are signed, encrypted.</summary>
    public required byte[] GeheimVersleuteld { get; set; }

    /// <summary>The one before it, with which calls are signed as well until <see cref="VorigeTot"/>.</summary>
    public byte[]? VorigeVersleuteld { get; set; }
    public DateTimeOffset? VorigeTot { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }
    public DateTimeOffset? GestoptOp { get; set; }
    public string? GestoptDoor { get; set; }

    public IReadOnlyList<string> Lijst() => Soorten.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One event for one address. Its id is that of the job that brings it, and the id by which the receiver knows it again. It holds no text about a case: what is sent is read when it goes.</summary>
public sealed class Bezorging
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid AbonnementId { get; set; }
    public Abonnement? Abonnement { get; set; }

    /// <summary>Null for a test.</summary>
    public Guid? ZaakId { get; set; }
    public required string Soort { get; set; }
    public DateTimeOffset Op { get; set; }
    public DateTimeOffset? BezorgdOp { get; set; }
    public int? Antwoord { get; set; }
}

/// <summary>The events that another system may hear of: what happens in the work. What says in itself that somebody is in danger is not among them.</summary>
public static class Gebeurtenissen
{
    public const string Proef = "proef.verstuurd";

    public static readonly IReadOnlyList<(string Soort, string Naam)> Alle =
    [
        ("melding.geregistreerd", "Er kwam een melding binnen"),
        ("zaak.afgesloten", "Een zaak is afgesloten"),
        ("zaak.heropend", "Een zaak is heropend"),
        ("zaak.ingetrokken", "De inwoner trok de vraag in"),
        ("taak.opgepakt", "Iemand pakte een taak op"),
        ("taak.overgedragen", "Een taak is overgedragen"),
        ("taak.afgerond", "Een taak is afgerond"),
        ("aanvraag.ontvangen", "Er kwam een aanvraag binnen"),
        ("plan.vastgesteld", "Een plan is vastgesteld"),
        ("plan.bijgesteld", "Een plan is bijgesteld"),
        ("indicatie.toegekend", "Een voorziening is toegekend"),
        ("indicatie.afgewezen", "Een voorziening is afgewezen"),
        ("indicatie.beeindigd", "Een voorziening is beëindigd"),
        ("termijn.opgeschort", "Een termijn staat stil"),
        ("termijn.hervat", "Een termijn loopt weer"),
        ("termijn.verlengd", "Een termijn is verlengd"),
        ("afspraak.gemaakt", "Er is een afspraak gemaakt"),
        ("afspraak.verzet", "Een afspraak is verzet"),
        ("afspraak.afgezegd", "Een afspraak is afgezegd"),
        ("brief.gemaakt", "Er is een brief gemaakt"),
        ("bijlage.toegevoegd", "Er is een bijlage toegevoegd"),
        ("bezwaar.ingediend", "Er kwam een bezwaar binnen"),
        ("bezwaar.beslist", "Op een bezwaar is beslist"),
        ("klacht.ingediend", "Er kwam een klacht binnen"),
        ("klacht.afgehandeld", "Een klacht is afgehandeld"),
    ];

    public static bool Bestaat(string soort) => Alle.Any(g => g.Soort == soort);
}
