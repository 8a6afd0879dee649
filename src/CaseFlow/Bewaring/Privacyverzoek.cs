using CaseFlow.Brieven;

namespace CaseFlow.Bewaring;

public enum Verzoeksoort { Inzage, Correctie, Vernietiging, Bezwaar }

public enum Verzoeker { Inwoner, Vertegenwoordiger }

public enum Verzoekstatus { Open, Besloten }

public enum Verzoekbesluit { Toegewezen, Deels, Afgewezen }

/// <summary>
/// What a resident asks about the own data: to see, mend, destroy or no longer use them. When the resident is destroyed the row stays
/// without anything about the person, to account for how the municipality answered.
/// </summary>
public sealed class Privacyverzoek
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }
    public Guid? InwonerId { get; set; }
    public Verzoeksoort Soort { get; set; }

    /// <summary>The law the request rests on; null where none was named.</summary>
    public string? Wet { get; set; }
    public DateOnly Ontvangen { get; set; }
    public Verzoeker Verzoeker { get; set; }
    public string? VerzoekerNaam { get; set; }

    /// <summary>The resident cannot weigh this: somebody else asks, whatever the age.</summary>
    public bool IsWilsonbekwaam { get; set; }

    /// <summary>How it was made sure who asks (workflows/bewaring/verzoeken.json).</summary>
    public required string Identificatie { get; set; }
    public string? Omschrijving { get; set; }

    /// <summary>The term rule that holds for it, and the day it gives.</summary>
    public required string Termijn { get; set; }
    public DateOnly LaatsteDag { get; set; }
    public required string Uitleg { get; set; }
    public DateOnly? VerlengdOp { get; set; }
    public string? RedenVerlenging { get; set; }
    public Verzoekstatus Status { get; set; }
    public Verzoekbesluit? Besluit { get; set; }
    public string? Grond { get; set; }
    public string? Motivering { get; set; }
    public DateTimeOffset? BeslotenOp { get; set; }
    public string? BeslotenDoor { get; set; }

    /// <summary>When what was made for it was handed to the resident.</summary>
    public DateTimeOffset? OverhandigdOp { get; set; }
    public string? OverhandigdDoor { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
    public int Revisie { get; set; }
    public List<Verzoekbrief> Brieven { get; } = [];
    public List<Dossieruitvoer> Uitvoeren { get; } = [];

    public override string ToString() => $"verzoek {Id}";
}

/// <summary>A letter about a request, sealed as every letter is; it belongs to no case.</summary>
public sealed class Verzoekbrief
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid VerzoekId { get; set; }
    public required string Soort { get; set; }
    public required string Geadresseerde { get; set; }
    public required string Onderwerp { get; set; }
    public required string Tekst { get; set; }
    public required string Zegel { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }

    public Brief AlsBrief() => new() { Id = Id, ZaakId = VerzoekId, Soort = Soort, Geadresseerde = Geadresseerde, Onderwerp = Onderwerp, Tekst = Tekst, Zegel = Zegel, Op = Op, Door = Door };

    public static Verzoekbrief Van(Brief brief, Guid verzoek)
    {
        brief.ZaakId = verzoek;
        brief.Verzegel();
        return new Verzoekbrief { VerzoekId = verzoek, Soort = brief.Soort, Geadresseerde = brief.Geadresseerde, Onderwerp = brief.Onderwerp, Tekst = brief.Tekst, Zegel = brief.Zegel, Op = brief.Op, Door = brief.Door };
    }
}

/// <summary>Somebody who works on the case made its part of an inspection file. The file itself is not kept, only by which it is known again.</summary>
public sealed class Dossieruitvoer
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid VerzoekId { get; set; }
    public Guid ZaakId { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }

    /// <summary>SHA-256 of the zip file.</summary>
    public required string Hash { get; set; }
}
