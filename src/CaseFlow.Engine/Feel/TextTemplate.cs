namespace CaseFlow.Engine.Feel;

/// <summary>Text in which other engines allow <c>${...}</c>. Text without it stays as it is.</summary>
public sealed class TextTemplate
{
    private TextTemplate(string text) => Text = text;

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>Parses the text.</summary>
    /// <exception cref="FeelException">An expression in it is wrong.</exception>
    public static TextTemplate Parse(string text) => new(text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
