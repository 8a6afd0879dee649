using System.Globalization;
using System.Text.Json;

namespace CaseFlow.Logboek;

/// <summary>Where the end of the chain is kept outside the database. Empty: nowhere, for scenarios and tests.</summary>
public sealed record LogboekOptions(string? Ankerbestand = null);

/// <summary>The last link of a day, as it stood outside the database.</summary>
public sealed record Ankerpunt(DateOnly Dag, long Volgnummer, string Zegel);

/// <summary>
/// Keeps the last link of each day in a file beside the key. Whoever cuts off the end of the log, or puts an old database back,
/// cannot make the chain reach a link that stands there.
/// </summary>
public sealed class Loganker(LogboekOptions options)
{
    private static readonly Lock Slot = new();

    public IReadOnlyList<Ankerpunt> Lees() => options.Ankerbestand is { } pad && File.Exists(pad)
        ? [.. File.ReadLines(pad).Where(r => r.Length > 0).Select(r => JsonSerializer.Deserialize<Ankerpunt>(r, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Een regel van {pad} is leeg.")))]
        : [];

    public void Leg(Logzegel laatste, DateOnly dag)
    {
        if (options.Ankerbestand is not { } pad)
        {
            return;
        }
        lock (Slot)
        {
            var punten = Lees().Where(p => p.Dag != dag).Append(new Ankerpunt(dag, laatste.Volgnummer, laatste.Zegel));
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(pad))!);
            var nieuw = $"{pad}.{Guid.NewGuid():N}";
            File.WriteAllLines(nieuw, punten.OrderBy(p => p.Dag).Select(p => JsonSerializer.Serialize(p, JsonSerializerOptions.Web)));
            File.Move(nieuw, pad, overwrite: true);
        }
    }
}
