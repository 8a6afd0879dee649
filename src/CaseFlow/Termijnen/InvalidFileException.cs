namespace CaseFlow.Termijnen;

/// <summary>A settings file that cannot be used. The message is Dutch and names file and line.</summary>
public sealed class InvalidFileException(string file, int line, string problem)
    : Exception(line > 0 ? $"{file}, regel {line}: {problem}" : $"{file}: {problem}")
{
    public string File { get; } = file;

    /// <summary>1-based; 0 when the fault is not tied to a line.</summary>
    public int Line { get; } = line;
}
