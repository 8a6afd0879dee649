namespace CaseFlow.Bescherming;

/// <summary>An exact count, and how many households it is about. It never leaves the server.</summary>
public readonly record struct Telcel(int Aantal, int Huishoudens);

/// <summary>A total and the cells it is the sum of.</summary>
public sealed record Somregel(string Totaal, IReadOnlyList<string> Delen);

/// <summary>
/// Exact counts that hang together by their sums. Tables that share a margin share its cell, so that it cannot be
/// published in two ways. No sum ties one block to another.
/// </summary>
/// <param name="IsPrestatie">The counts say something of an act of the municipality, not of persons.</param>
public sealed record Telblok(string Naam, IReadOnlyDictionary<string, Telcel> Cellen, IReadOnlyList<Somregel> Sommen, bool IsPrestatie = false);
