namespace CaseFlow.Besluiten;

/// <summary>A decision in the sense of the Awb: granted, refused or not dealt with, with its reasons and the day it was made known.</summary>
public sealed class Besluit
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid? SpoorId { get; set; }
    public required string Soort { get; set; }
    public string? Voorziening { get; set; }
    public string? Wet { get; set; }
    public DateOnly Bekendmaking { get; set; }
    public string Motivering { get; set; } = "";
    public string? DragendeBevinding { get; set; }

    /// <summary>All fields of the decision form as JSON.</summary>
    public required string Gegevens { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
    public required string Rol { get; set; }
}

/// <summary>An application: from its day the decision term counts.</summary>
public sealed class Aanvraag
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid? SpoorId { get; set; }
    public DateOnly Aanvraagdatum { get; set; }
    public required string Wet { get; set; }
    public required string Voorziening { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }
}
