namespace CaseFlow.Formulieren;

/// <summary>What stands in the fields of a form on the screen: the name of a field to the texts in it.</summary>
public sealed class Veldwaarden
{
    private readonly Dictionary<string, List<string>> _waarden = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Alle => _waarden.Select(w => KeyValuePair.Create(w.Key, (IReadOnlyList<string>)w.Value));

    public string? Een(string naam) => _waarden.TryGetValue(naam, out var waarden) ? waarden[0] : null;

    public IReadOnlyList<string> Vele(string naam) => _waarden.TryGetValue(naam, out var waarden) ? waarden : [];

    public bool? JaNee(string naam) => Een(naam) switch { "true" => true, "false" => false, _ => null };

    /// <summary>The parts right after this name: the rows of a list, the keys of a map.</summary>
    public IReadOnlyList<string> Onder(string naam) => FormulierBinder.Onder(_waarden.Keys, naam);

    public bool HeeftOnder(string naam) => _waarden.ContainsKey(naam) || Onder(naam).Count > 0;

    internal void Zet(string naam, string waarde)
    {
        if (!_waarden.TryGetValue(naam, out var waarden))
        {
            _waarden[naam] = waarden = [];
        }
        waarden.Add(waarde);
    }
}
