namespace CaseFlow.Afspraken;

/// <summary>How it stands with an appointment; every state but the first is an end.</summary>
public enum AfspraakStand { Gepland, Verzet, Afgezegd, NietVerschenen, Gehouden, Vervallen }

/// <summary>An appointment of a case. Moving it ends this row and makes the next of the same series, so that the history stays.</summary>
public sealed class Afspraak
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }

    /// <summary>The same for an appointment and what it was moved to: by it a calendar knows that it is one.</summary>
    public Guid Reeks { get; set; }
    public int Volgnummer { get; set; }

    /// <summary>What it is about: an id of the list afspraak-onderwerp; <c>gesprek</c> and <c>eerste-gesprek</c> are the tasks of that name.</summary>
    public required string Onderwerp { get; set; }

    /// <summary>huisbezoek, kantoor, telefoon or beeldbellen.</summary>
    public required string Vorm { get; set; }
    public DateTimeOffset Begin { get; set; }
    public int Minuten { get; set; }
    public string? Plaats { get; set; }
    public Guid MedewerkerId { get; set; }
    public required string Medewerker { get; set; }

    /// <summary>Who else comes, in words.</summary>
    public string? Aanwezig { get; set; }
    public AfspraakStand Stand { get; set; }
    public string? Reden { get; set; }
    public DateTimeOffset? GeeindigdOp { get; set; }
    public string? GeeindigdDoor { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }

    public DateTimeOffset Einde => Begin.AddMinutes(Minuten);
}
