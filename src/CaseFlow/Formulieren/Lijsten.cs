using CaseFlow.Gemeenten;

namespace CaseFlow.Formulieren;

/// <summary>The lists that all municipalities share, read from workflows/lijsten.json: name of the list to its choices.</summary>
public sealed class Lijsten : Dictionary<string, IReadOnlyList<Keuze>>;
