namespace CaseFlow.Termijnen;

/// <summary>
/// Gives a header line back to the text it came from. The header is read first because it alone tells the
/// separator: other rows may hold semicolons inside a field.
/// </summary>
internal sealed class HeaderReader : TextReader
{
    private readonly TextReader _rest;
    private readonly string _header;
    private int _position;

    private HeaderReader(string header, TextReader rest, char separator) =>
        (_header, _rest, Separator) = (header, rest, separator);

    public char Separator { get; }

    /// <summary>Reads up to the first line that is not empty; null when there is none.</summary>
    public static HeaderReader? Open(TextReader input)
    {
        var skipped = 0;
        while (input.ReadLine() is { } line)
        {
            var header = line.TrimStart('\uFEFF');
            if (!string.IsNullOrWhiteSpace(header))
                return new(new string('\n', skipped) + header + "\n", input, ",;\t".MaxBy(c => header.Count(h => h == c)));
            skipped++;
        }
        return null;
    }

    public override int Peek() => _position < _header.Length ? _header[_position] : _rest.Peek();

    public override int Read() => _position < _header.Length ? _header[_position++] : _rest.Read();

    public override int Read(Span<char> buffer)
    {
        if (_position == _header.Length)
            return _rest.Read(buffer);
        var count = Math.Min(buffer.Length, _header.Length - _position);
        _header.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));
}
