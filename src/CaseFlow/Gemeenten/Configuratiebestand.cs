using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseFlow.Gemeenten;

/// <summary>One fault in a file below workflows/: where it stands, what is wrong and what to do about it (Dutch).</summary>
public sealed record ConfiguratieFout(string Bestand, int Regel, string Melding, string WatTeDoen)
{
    public override string ToString() => $"{Bestand}:{Regel}: {Melding} {WatTeDoen}".TrimEnd();
}

/// <summary>The configuration is not usable; the start stops here and every fault is named.</summary>
public sealed class ConfiguratieException(IReadOnlyList<ConfiguratieFout> fouten)
    : Exception(string.Join(Environment.NewLine, fouten))
{
    public ConfiguratieException(ConfiguratieFout fout) : this([fout]) { }

    public IReadOnlyList<ConfiguratieFout> Fouten { get; } = fouten;
}

/// <summary>Reads a JSON file strictly: an unknown key or a wrong value is a fault with file and line.</summary>
public sealed class Configuratiebestand
{
    public static readonly JsonSerializerOptions Opties = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private readonly string[] _regels;

    private Configuratiebestand(string naam, string tekst)
    {
        Naam = naam;
        Tekst = tekst;
        _regels = tekst.Split('\n');
    }

    /// <summary>Path below workflows/, with forward slashes.</summary>
    public string Naam { get; }

    public string Tekst { get; }

    public static Configuratiebestand Load(string workflows, string pad)
    {
        var naam = Path.GetRelativePath(workflows, pad).Replace('\\', '/');
        if (!File.Exists(pad))
        {
            throw new ConfiguratieException(new ConfiguratieFout(naam, 1, "Dit bestand ontbreekt.", "Zet het terug of haal de verwijzing weg."));
        }
        return new Configuratiebestand(naam, File.ReadAllText(pad));
    }

    public static Configuratiebestand FromText(string naam, string tekst) => new(naam, tekst);

    public T Parse<T>()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Tekst, Opties)
                ?? throw new ConfiguratieException(new ConfiguratieFout(Naam, 1, "Het bestand is leeg.", ""));
        }
        catch (JsonException e)
        {
            throw new ConfiguratieException(new ConfiguratieFout(
                Naam, (int)(e.LineNumber ?? 0) + 1, Uitleg(e), "Verbeter deze regel; zie workflows/README.md."));
        }
    }

    /// <summary>The first line that holds this quoted value, or 1.</summary>
    public int RegelVan(string waarde)
    {
        var gezocht = $"\"{waarde}\"";
        var index = Array.FindIndex(_regels, r => r.Contains(gezocht, StringComparison.Ordinal));
        return index < 0 ? 1 : index + 1;
    }

    public ConfiguratieFout Fout(string waarde, string melding, string watTeDoen) =>
        new(Naam, RegelVan(waarde), melding, watTeDoen);

    /// <summary>A fault in the part that begins with this id: at the first line from there that holds the value.</summary>
    public ConfiguratieFout FoutBij(string id, string waarde, string melding, string watTeDoen)
    {
        var begin = RegelVan(id) - 1;
        var index = Array.FindIndex(_regels, begin, r => r.Contains($"\"{waarde}\"", StringComparison.Ordinal));
        return new(Naam, (index < 0 ? begin : index) + 1, melding, watTeDoen);
    }

    private static string Uitleg(JsonException e)
    {
        var plek = string.IsNullOrEmpty(e.Path) || e.Path == "$" ? "" : $" bij {e.Path}";
        if (e.Message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            var naam = e.Message.Split('\'') is { Length: > 1 } delen ? delen[1] : "?";
            return $"De naam '{naam}' is hier niet bekend{plek}.";
        }
        if (e.Message.Contains("missing required", StringComparison.Ordinal))
        {
            return $"Er ontbreekt iets verplichts{plek}: {e.Message[(e.Message.LastIndexOf(':') + 1)..].Trim()}";
        }
        return $"De waarde klopt niet{plek}.";
    }
}
