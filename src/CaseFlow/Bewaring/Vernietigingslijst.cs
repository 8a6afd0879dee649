namespace CaseFlow.Bewaring;

public enum Lijststand { Ontwerp, Aangeboden, Goedgekeurd, Klaar, Vervallen }

/// <summary>What is to be destroyed as of a day: one makes and offers it, another approves it, and only then it happens.</summary>
public sealed class Vernietigingslijst
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }

    /// <summary>1 for the first of a municipality.</summary>
    public int Nummer { get; set; }
    public DateOnly Peildatum { get; set; }

    /// <summary>The granted request it comes from; null for what the rules say is due.</summary>
    public Guid? VerzoekId { get; set; }
    public Lijststand Stand { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
    public DateTimeOffset? AangebodenOp { get; set; }
    public Guid? AangebodenDoorId { get; set; }
    public string? AangebodenDoor { get; set; }
    public DateTimeOffset? BeslotenOp { get; set; }
    public Guid? BeslotenDoorId { get; set; }
    public string? BeslotenDoor { get; set; }

    /// <summary>Why it was sent back.</summary>
    public string? Reden { get; set; }
    public DateTimeOffset? KlaarOp { get; set; }
    public int Revisie { get; set; }
    public List<Vernietigingsregel> Regels { get; } = [];
}

public enum Vernietigingsstand { Voorgesteld, Eraf, Vernietigd, Overgeslagen }

/// <summary>One case, attachment, draft or file on such a list. After destruction only its number is left.</summary>
public sealed class Vernietigingsregel
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid LijstId { get; set; }
    public Vernietigingslijst? Lijst { get; set; }
    public Bewaarsoort Soort { get; set; }

    /// <summary>The id of what it is about; gone when that is.</summary>
    public Guid? OnderwerpId { get; set; }

    /// <summary>The number of the case, or what the file was; never a name.</summary>
    public required string Aanduiding { get; set; }
    public string? Wet { get; set; }
    public string? Resultaat { get; set; }

    /// <summary>Id of the rule by which it is due, or <c>verzoek</c>.</summary>
    public required string Regel { get; set; }
    public DateOnly Begin { get; set; }
    public DateOnly VervaltOp { get; set; }
    public Vernietigingsstand Stand { get; set; }
    public string? Reden { get; set; }
    public string? Door { get; set; }
    public DateTimeOffset? Op { get; set; }

    /// <summary>Files that must still be wiped from the store, by their random ids.</summary>
    public string? Bestanden { get; set; }
}

/// <summary>What was destroyed, by which rule, by whom and when, with numbers and no persons. Append only.</summary>
public sealed class Vernietigingsverklaring
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid LijstId { get; set; }
    public required string GemeenteId { get; set; }
    public required string Onderwerp { get; set; }
    public required string Tekst { get; set; }
    public required string Zegel { get; set; }
    public DateTimeOffset Op { get; set; }

    public Brieven.Brief AlsBrief() => new() { Id = Id, ZaakId = LijstId, Soort = "verklaring-van-vernietiging", Onderwerp = Onderwerp, Tekst = Tekst, Zegel = Zegel, Op = Op, Door = "CaseFlow" };
}

/// <summary>Nothing of this case may be destroyed as long as it holds, whatever the rules say.</summary>
public sealed class Bewaarplicht
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }
    public Guid ZaakId { get; set; }
    public required string Grond { get; set; }
    public required string Reden { get; set; }
    public DateOnly Van { get; set; }

    /// <summary>The last day on which it holds; null until somebody ends it.</summary>
    public DateOnly? Tot { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
    public DateOnly? BeeindigdOp { get; set; }
    public string? BeeindigdDoor { get; set; }
    public string? RedenEinde { get; set; }
}
