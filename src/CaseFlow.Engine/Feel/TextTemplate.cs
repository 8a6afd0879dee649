namespace CaseFlow.Engine.Feel;

/// <summary>Text in which other engines allow <c>${...}</c>. Text without it stays as it is.</summary>
public sealed class TextTemplate
{
    private readonly IReadOnlyList<object> parts;

    private TextTemplate(string text, IReadOnlyList<object> parts) => (Text, this.parts) = (text, parts);

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>True when there is nothing to fill in.</summary>
    public bool IsPlain => parts.All(p => p is string);

    /// <summary>Names its expressions read.</summary>
    public IReadOnlySet<string> Names => parts.OfType<FeelExpression>().SelectMany(e => e.Names).ToHashSet();

    /// <summary>Parses the text.</summary>
    /// <exception cref="FeelException">An expression in it is wrong.</exception>
    public static TextTemplate Parse(string text)
    {
        var parts = new List<object>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("${", at, StringComparison.Ordinal);
            var hash = text.IndexOf("#{", at, StringComparison.Ordinal);
            open = open < 0 || (hash >= 0 && hash < open) ? hash : open;
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }
            if (open > at)
            {
                parts.Add(text[at..open]);
            }
            parts.Add(FeelExpression.Parse(text[open..(close + 1)]));
            at = close + 1;
        }
        if (at < text.Length)
        {
            parts.Add(text[at..]);
        }
        return new TextTemplate(text, parts);
    }

    /// <summary>The text with its expressions filled in; a null value becomes nothing.</summary>
    /// <exception cref="FeelException">An expression cannot be evaluated.</exception>
    public string Fill(FeelContext context) =>
        string.Concat(parts.Select(p => p is FeelExpression e ? FeelValue.ToText(e.Evaluate(context)) : (string)p));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
