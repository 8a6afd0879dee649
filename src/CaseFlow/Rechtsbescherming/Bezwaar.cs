namespace CaseFlow.Rechtsbescherming;

/// <summary>An objection against a decision of the case, with the procedure that runs for it.</summary>
public sealed class Bezwaar
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid BesluitId { get; set; }
    public Guid InstantieId { get; set; }

    /// <summary>The term within which it must be decided.</summary>
    public Guid TermijnId { get; set; }
    public DateOnly Ontvangen { get; set; }

    /// <summary>Posted on this day: in time when that was before the end and it came within a week after it (Awb 6:9).</summary>
    public DateOnly? VerzondenOp { get; set; }
    public bool IsOpTijd { get; set; }
    public bool IsMetCommissie { get; set; }
    public string? Gronden { get; set; }
    public string? Uitkomst { get; set; }
    public string? Motivering { get; set; }
    public DateOnly? BeslistOp { get; set; }
    public string? BeslistDoor { get; set; }
    public required string Door { get; set; }
    public DateTimeOffset Op { get; set; }
}

/// <summary>A complaint about how somebody was treated (Awb chapter 9).</summary>
public sealed class Klacht
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public Guid InstantieId { get; set; }
    public Guid TermijnId { get; set; }
    public DateOnly Ontvangen { get; set; }
    public bool IsMetCommissie { get; set; }

    /// <summary>The colleague it is about, who does not handle it (Awb 9:7).</summary>
    public string? OverMedewerker { get; set; }
    public string Tekst { get; set; } = "";
    public string? Uitkomst { get; set; }
    public DateOnly? AfgehandeldOp { get; set; }
    public required string Door { get; set; }
    public DateTimeOffset Op { get; set; }
}

/// <summary>The municipality was told in writing that it is too late: two weeks later a penalty begins to run (Awb 4:17).</summary>
public sealed class Ingebrekestelling
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }

    /// <summary>The term that was missed.</summary>
    public Guid TermijnId { get; set; }

    /// <summary>The two weeks before the penalty.</summary>
    public Guid WachttermijnId { get; set; }
    public DateOnly Ontvangen { get; set; }

    /// <summary>The first day for which something is due.</summary>
    public DateOnly EersteDag { get; set; }

    /// <summary>The last day for which something can be due: the forty-second.</summary>
    public DateOnly UitersteDag { get; set; }

    /// <summary>The day on which the decision was made known; nothing is due for it any more.</summary>
    public DateOnly? GestoptOp { get; set; }

    /// <summary>The amount in whole euros, once it was fixed (Awb 4:18).</summary>
    public int? Vastgesteld { get; set; }
    public string? RedenGeen { get; set; }
    public required string Door { get; set; }
    public DateTimeOffset Op { get; set; }

    /// <summary>How many days something is due for, up to and including this one.</summary>
    public int DagenOp(DateOnly vandaag)
    {
        var laatste = GestoptOp is { } gestopt && gestopt <= vandaag ? gestopt.AddDays(-1) : vandaag;
        return Math.Max(0, (laatste < UitersteDag ? laatste : UitersteDag).DayNumber - EersteDag.DayNumber + 1);
    }

    /// <summary>Whether nothing comes on top any more.</summary>
    public bool IsVoorbij(DateOnly vandaag) => GestoptOp is not null || vandaag > UitersteDag;
}
