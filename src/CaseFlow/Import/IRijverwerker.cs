using CaseFlow.Toegang;

namespace CaseFlow.Import;

/// <summary>What was done with a row.</summary>
public sealed record Rijgevolg(Rijuitslag Uitslag, string? Reden = null, Guid? ZaakId = null);

/// <summary>One sort of file: who may bring it, how it is read, and what a row of it means.</summary>
public interface IRijverwerker
{
    /// <summary>vroegsignalen, feiten or waarden.</summary>
    string Soort { get; }

    IReadOnlyList<string> Kolommen { get; }

    /// <summary>Knows by itself whether a row says something new; else a row that was taken in once is taken for the same forever.</summary>
    bool KentHerhaling => false;

    /// <summary>Refuses who may not.</summary>
    void Controleer(Handeling handeling);

    /// <summary>Reads the whole file, or refuses it as a whole.</summary>
    IReadOnlyList<Bronrij> Lees(byte[] inhoud);

    /// <summary>Inside a transaction of its own: does what one row says, or refuses it.</summary>
    Task<Rijgevolg> VerwerkAsync(Handeling handeling, Bronrij rij);
}
