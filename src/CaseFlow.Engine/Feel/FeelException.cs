namespace CaseFlow.Engine.Feel;

/// <summary>An expression that cannot be read or evaluated.</summary>
public sealed class FeelException : Exception
{
    /// <summary>Makes the exception; the position is added to the message.</summary>
    public FeelException(string message, int position) : base($"{message} (at character {position + 1})") =>
        Position = position;

    /// <summary>Place in the text, counted from 0.</summary>
    public int Position { get; }
}
