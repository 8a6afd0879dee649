using System.Globalization;
using System.Text.Json;

namespace CaseFlow.Termijnen;

/// <summary>A JSON value that remembers its file and line, so that a fault can be pointed at.</summary>
internal sealed class JsonSource
{
    private readonly string _file;
    private readonly object? _value;

    private JsonSource(string file, int line, object? value) => (_file, Line, _value) = (file, line, value);

    public int Line { get; }

    /// <exception cref="InvalidFileException">The file is missing, unreadable or not JSON.</exception>
    public static JsonSource Load(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidFileException(path, 0, File.Exists(path)
                ? "het bestand kan niet worden gelezen."
                : "het bestand bestaat niet.");
        }

        var json = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes;
        try
        {
            var reader = new Utf8JsonReader(json);
            var lines = new LineCounter();
            reader.Read();
            var root = Read(path, json, ref reader, ref lines);
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            throw new InvalidFileException(path, (int)(e.LineNumber ?? -1) + 1,
                $"dit is geen geldige JSON (teken {(e.BytePositionInLine ?? 0) + 1}). "
                + "Kijk of hier een komma, haakje of aanhalingsteken ontbreekt of te veel staat.");
        }
    }

    public InvalidFileException Fault(string problem) => new(_file, Line, problem);

    public IReadOnlyList<JsonSource> Items() =>
        _value as List<JsonSource> ?? throw Fault("hier hoort een lijst te staan: [ ... ].");

    /// <summary>Refuses every key that is not named here: a typing mistake must never pass unseen.</summary>
    public JsonSource OnlyKeys(params string[] keys)
    {
        foreach (var (key, value) in Keys())
            if (!keys.Contains(key))
                throw value.Fault($"de sleutel \"{key}\" is onbekend. Bekend zijn: {string.Join(", ", keys)}.");
        return this;
    }

    public JsonSource? Find(string key) => Keys().GetValueOrDefault(key);

    public JsonSource Get(string key) =>
        Find(key) ?? throw Fault($"de sleutel \"{key}\" ontbreekt.");

    public string Text() => _value is string text && !string.IsNullOrWhiteSpace(text)
        ? text
        : throw Fault("hier hoort een tekst te staan, tussen aanhalingstekens en niet leeg.");

    public bool Flag() => _value is bool flag ? flag : throw Fault("hier hoort true of false te staan.");

    public int Number(int from, int to) => _value is int number && number >= from && number <= to
        ? number
        : throw Fault($"hier hoort een heel getal van {from} tot en met {to} te staan.");

    public DateOnly Date() =>
        _value is string text
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Fault("hier hoort een bestaande datum te staan, geschreven als \"2026-03-05\".");

    public T OneOf<T>(IReadOnlyDictionary<string, T> choices) =>
        _value is string text && choices.TryGetValue(text, out var choice)
            ? choice
            : throw Fault($"deze waarde is onbekend. Kies uit: {string.Join(", ", choices.Keys)}.");

    private Dictionary<string, JsonSource> Keys() =>
        _value as Dictionary<string, JsonSource> ?? throw Fault("hier horen sleutels te staan: { ... }.");

    private static JsonSource Read(string file, ReadOnlySpan<byte> json, ref Utf8JsonReader reader, ref LineCounter lines)
    {
        var line = lines.At(json, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = new List<JsonSource>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Read(file, json, ref reader, ref lines));
                return new(file, line, items);
            case JsonTokenType.StartObject:
                var keys = new Dictionary<string, JsonSource>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = reader.GetString()!;
                    var keyLine = lines.At(json, (int)reader.TokenStartIndex);
                    reader.Read();
                    if (!keys.TryAdd(key, Read(file, json, ref reader, ref lines)))
                        throw new InvalidFileException(file, keyLine, $"de sleutel \"{key}\" staat hier twee keer.");
                }
                return new(file, line, keys);
            case JsonTokenType.String:
                return new(file, line, reader.GetString());
            case JsonTokenType.Number:
                return new(file, line, reader.TryGetInt32(out var number) ? number : null);
            case JsonTokenType.True or JsonTokenType.False:
                return new(file, line, reader.GetBoolean());
            default:
                return new(file, line, null);
        }
    }

    private struct LineCounter
    {
        private int _position;
        private int _line;

        public int At(ReadOnlySpan<byte> json, int position)
        {
            _line += json[_position..position].Count((byte)'\n');
            _position = position;
            return _line + 1;
        }
    }
}
