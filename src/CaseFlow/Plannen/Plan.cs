namespace CaseFlow.Plannen;

/// <summary>The one plan of a household; a change makes a new version, the old ones stay.</summary>
public sealed class Plan
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid HuishoudenId { get; set; }
    public Guid ZaakId { get; set; }
    public int Versie { get; set; }
    public required string Aanspreekpunt { get; set; }
    public string? Regisseur { get; set; }

    /// <summary>The account of that name, when there is exactly one.</summary>
    public Guid? RegisseurId { get; set; }

    /// <summary>Whether the resident agrees with this version; null when nobody asked yet.</summary>
    public bool? IsInwonerAkkoord { get; set; }
    public string? BezwarenInwoner { get; set; }

    /// <summary>Why there is a new version; null for one made by the step of the route.</summary>
    public string? Reden { get; set; }

    /// <summary>When the plan is looked at again with the resident.</summary>
    public DateOnly? EvaluatieOp { get; set; }
    public DateTimeOffset VastgesteldOp { get; set; }
    public required string Door { get; set; }
    public List<Doel> Doelen { get; } = [];
}

public sealed class Doel
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid PlanId { get; set; }
    public int Volgorde { get; set; }
    public required string Tekst { get; set; }

    /// <summary>The same goal has the same key in every version.</summary>
    public Guid Sleutel { get; set; } = Guid.CreateVersion7();

    /// <summary>The case in which it was agreed: its law says who else may read it.</summary>
    public Guid ZaakId { get; set; }

    /// <summary>Whose goal it is; null for the household as a whole, or for a name that is not of a member.</summary>
    public Guid? InwonerId { get; set; }
    public string? Voor { get; set; }
    public string? Leefgebied { get; set; }

    /// <summary>The track that works on it.</summary>
    public Guid? SpoorId { get; set; }

    /// <summary>Who does what.</summary>
    public string? Wie { get; set; }
    public DateOnly? Uiterlijk { get; set; }

    /// <summary>open, bezig, behaald or vervallen.</summary>
    public string Stand { get; set; } = "open";

    public Doel Kopie() => new()
    {
        Volgorde = Volgorde, Tekst = Tekst, Sleutel = Sleutel, ZaakId = ZaakId, InwonerId = InwonerId, Voor = Voor,
        Leefgebied = Leefgebied, SpoorId = SpoorId, Wie = Wie, Uiterlijk = Uiterlijk, Stand = Stand,
    };
}

/// <summary>The plan was looked at with the resident.</summary>
public sealed class Planevaluatie
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid HuishoudenId { get; set; }
    public Guid ZaakId { get; set; }
    public int Versie { get; set; }
    public DateOnly Datum { get; set; }
    public required string Verslag { get; set; }
    public DateOnly? Volgende { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }
}

/// <summary>One track of the plan: what is done for whom, from its start to its end.</summary>
public sealed class Spoor
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid HuishoudenId { get; set; }
    public Guid ZaakId { get; set; }

    /// <summary>eigen-kracht, netwerk, algemene-voorziening, voorliggende-voorziening, maatwerk, schuldhulp or ave.</summary>
    public required string Soort { get; set; }
    public string? Voorziening { get; set; }

    /// <summary>The law it went over to; null while it is that of the case.</summary>
    public string? Wet { get; set; }
    public DateTimeOffset? GestartOp { get; set; }
    public DateTimeOffset? GeeindigdOp { get; set; }

    /// <summary>The kind itself when it was realised, else why not (afgezien, ingetrokken, afgewezen).</summary>
    public string? Resultaat { get; set; }
    public string? TelsleutelUitkomst { get; set; }

    /// <summary>Who goes on with this track, where that is another than for the case.</summary>
    public Guid? BehandelaarId { get; set; }
    public string? Behandelaar { get; set; }

    /// <summary>The name under which the routekaart knows it: <c>maatwerk:rolstoel</c> or <c>eigen-kracht</c>.</summary>
    public string Naam => Voorziening is null || Soort != "maatwerk" ? Soort : $"{Soort}:{Voorziening}";
}

/// <summary>The talk with the resident; a no-show is kept too.</summary>
public sealed class Gesprek
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public DateOnly Datum { get; set; }
    public bool IsVerschenen { get; set; }
    public bool IsHuisbezoek { get; set; }
    public string? Veiligheid { get; set; }
    public string? Vorm { get; set; }

    /// <summary>All answers of the form as JSON, life areas included.</summary>
    public required string Gegevens { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }
}

/// <summary>One finding of the investigation, in the legal order; a revised one is a new row.</summary>
public sealed class Bevinding
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public required string Soort { get; set; }
    public int Versie { get; set; }
    public required string Tekst { get; set; }
    public required string Bron { get; set; }
    public string? Deskundigheid { get; set; }
    public string? Volstaat { get; set; }
    public DateTimeOffset Op { get; set; }
    public required string Door { get; set; }
}
