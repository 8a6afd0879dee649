namespace CaseFlow.Gemeenten;

/// <summary>The secrets that are shared with other systems, by the name that a municipality's file gives them.</summary>
public sealed class Koppelgeheimen(Func<string, string?> vind)
{
    private const int MinLengte = 16;

    /// <summary>Every secret that a file names and the settings do not have, or have too short.</summary>
    public IEnumerable<ConfiguratieFout> Controleer(Configuratie configuratie) => configuratie.Gemeenten.Values
        .SelectMany(g => g.Koppelingen.Select(k => k.Geheim).Concat(g.BerichtenGeheim is { } naam ? [naam] : []).Distinct().Select(naam => (g.Id, naam)))
        .Where(x => Vind(x.naam) is null)
        .Select(x => new ConfiguratieFout($"gemeenten/{x.Id}/gemeente.json", 1, $"Het geheim '{x.naam}' staat niet in de instellingen, of is korter dan {MinLengte} tekens.",
            $"Zet het in de omgeving als Secrets__Values__{x.naam}."));

    public string? Vind(string naam) => vind(naam) is { Length: >= MinLengte } geheim ? geheim : null;
}
