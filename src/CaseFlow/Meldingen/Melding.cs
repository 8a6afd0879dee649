using CaseFlow.Huishoudens;
using CaseFlow.Zaken;

namespace CaseFlow.Meldingen;

/// <summary>What was reported, as it was reported. Later changes stand in the case, not here.</summary>
public sealed class Melding
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Zaak? Zaak { get; set; }
    public Guid? InwonerId { get; set; }

    /// <summary>All terms of the melding count from this moment, also when it was typed in later.</summary>
    public DateTimeOffset Ontvangen { get; set; }
    public DateTimeOffset Geregistreerd { get; set; }
    public required string Kanaal { get; set; }
    public required string Vindplaats { get; set; }
    public required string Melder { get; set; }
    public string? MelderNaam { get; set; }
    public string? MelderOrganisatie { get; set; }
    public string? MelderFunctie { get; set; }
    public string? MelderTelefoon { get; set; }
    public string? Verwijzer { get; set; }
    public string? Wet { get; set; }
    public required string TypeHulpvraag { get; set; }
    public string? GevraagdeVoorziening { get; set; }

    /// <summary>Grounds for urgency, separated by a space; empty when there are none.</summary>
    public string Spoed { get; set; } = "";
    public bool HeeftToestemming { get; set; }
    public string? Grondslag { get; set; }
    public string? GrondslagToelichting { get; set; }
    public bool IsAnoniem { get; set; }
    public bool IsEersteKeer { get; set; }
    public string Tekst { get; set; } = "";
    public List<Vertegenwoordiger> Vertegenwoordigers { get; } = [];
    public required string Door { get; set; }
}

public sealed class Vertegenwoordiger
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid MeldingId { get; set; }
    public required string Naam { get; set; }
    public string? Soort { get; set; }
    public string? Telefoon { get; set; }
}

/// <summary>One contact at the counter or on the phone: counted, never a case, and without a person.</summary>
public sealed class Contactmoment
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Kanaal { get; set; }
    public required string Vindplaats { get; set; }
    public required string Soort { get; set; }
    public string? Wet { get; set; }
    public string? TypeHulpvraag { get; set; }
    public string Tekst { get; set; } = "";
    public Guid? ZaakId { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
}
