namespace CaseFlow.Huishoudens;

/// <summary>A resident as the municipality knows this person. Printing one shows no personal data.</summary>
public sealed class Inwoner
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }
    public required string Naam { get; set; }
    public DateOnly Geboortedatum { get; set; }

    /// <summary>Null when unknown; written and read through <see cref="BsnKluis"/> only.</summary>
    public byte[]? BsnVersleuteld { get; set; }

    /// <summary>Keyed hash, to find a person by BSN without being able to read one.</summary>
    public string? BsnHash { get; set; }

    /// <summary>This row turned out to be the same person as another: only a pointer is left, and nobody finds it any more.</summary>
    public Guid? SamengevoegdMetId { get; set; }
    public DateTimeOffset? SamengevoegdOp { get; set; }

    public string? Geslacht { get; set; }
    public string? Adres { get; set; }
    public string? Postcode { get; set; }

    /// <summary>By which a person is found by postcode and house number; follows from the address, and is not there for a secret one.</summary>
    public string? Adressleutel
    {
        get => IsAdresGeheim || SamengevoegdMetId is not null ? null : Adressleutels.Van(Postcode, Adres);
        private set { }
    }

    public string? Wijk { get; set; }
    public string? Telefoon { get; set; }
    public string? Mail { get; set; }
    public string? ContactVoorkeur { get; set; }
    public string? VeiligBereikbaar { get; set; }
    public string? Tolk { get; set; }
    public bool IsAdresGeheim { get; set; }
    public bool IsOngeboren { get; set; }
    public DateOnly? VerwachteGeboortedatum { get; set; }
    public DateOnly? OverledenOp { get; set; }

    /// <summary>Moved to another municipality on this day; null again when a new melding comes.</summary>
    public DateOnly? VerhuisdOp { get; set; }
    public string? VerhuisdNaar { get; set; }
    public DateTimeOffset Geregistreerd { get; set; }
    public List<HuishoudenLid> Huishoudens { get; } = [];

    public int LeeftijdOp(DateOnly dag)
    {
        var jaren = dag.Year - Geboortedatum.Year;
        return Geboortedatum.AddYears(jaren) > dag ? jaren - 1 : jaren;
    }

    public override string ToString() => $"inwoner {Id}";
}

public sealed class Huishouden
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }

    /// <summary>The key under which people were put in one household; empty for a household of one's own.</summary>
    public string? Sleutel { get; set; }

    public List<HuishoudenLid> Leden { get; } = [];
}

/// <summary>Somebody belongs to a household from day to day; the row stays when it ends, so that it can be told who lived there when.</summary>
public sealed class HuishoudenLid
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid HuishoudenId { get; set; }
    public Guid InwonerId { get; set; }
    public Huishouden? Huishouden { get; set; }
    public Inwoner? Inwoner { get; set; }

    /// <summary>What this person is in the household (list rol-huishouden); null when nobody asked.</summary>
    public string? Rol { get; set; }
    public DateOnly Van { get; set; }

    /// <summary>The first day on which this person did not belong to it any more.</summary>
    public DateOnly? Tot { get; set; }
}
