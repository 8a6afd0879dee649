namespace CaseFlow.Shared;

/// <summary>From one thing of a row to the one before and the next.</summary>
/// <param name="Plaats">Counted from one.</param>
public sealed record Bladeren((string Pad, string Naam)? Vorige, (string Pad, string Naam)? Volgende, int Plaats, int Aantal)
{
    public static readonly Bladeren Niet = new(null, null, 0, 0);

    public static Bladeren Door(IReadOnlyList<(string Pad, string Naam)> rij, int hier) => hier < 0
        ? Niet
        : new Bladeren(hier > 0 ? rij[hier - 1] : null, hier < rij.Count - 1 ? rij[hier + 1] : null, hier + 1, rij.Count);
}
