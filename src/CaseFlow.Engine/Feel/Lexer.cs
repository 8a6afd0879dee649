using System.Globalization;
using System.Text;

namespace CaseFlow.Engine.Feel;

internal enum TokenKind
{
    Number,
    Text,
    AtLiteral,
    Name,
    Symbol,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Position, decimal Number = 0)
{
    public bool Is(string symbolOrWord) => Kind is TokenKind.Symbol or TokenKind.Name && Text == symbolOrWord;

    public override string ToString() => Kind == TokenKind.End ? "the end" : $"'{Text}'";
}

/// <summary>Cuts the text of an expression into tokens.</summary>
internal static class Lexer
{
    private const int MaxLength = 10_000;
    private static readonly string[] Symbols =
        ["..", "**", "!=", "<=", ">=", "==", "&&", "||", "(", ")", "[", "]", "{", "}", ",", ":", ".", "+", "-", "*", "/", "<", ">", "=", "!", "?", "%"];
    private static readonly HashSet<string> ForeignOnly = ["==", "&&", "||", "!", "%"];

    public static IReadOnlyList<Token> Read(string text, int start, int end, bool isForeign)
    {
        if (end - start > MaxLength)
        {
            throw new FeelException($"the expression is longer than {MaxLength} characters", start);
        }
        var tokens = new List<Token>();
        var at = start;
        while (at < end)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c) || c is '\u180E' or '\u200B' or '\uFEFF')
            {
                at++;
            }
            else if (c == '/' && at + 1 < end && text[at + 1] is '/' or '*')
            {
                at = SkipComment(text, at, end);
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < end && char.IsAsciiDigit(text[at + 1])))
            {
                at = ReadNumber(text, at, end, tokens);
            }
            else if (c == '"' || (c == '\'' && isForeign))
            {
                var position = at;
                (at, var value) = ReadText(text, at, end);
                tokens.Add(new Token(TokenKind.Text, value, position));
            }
            else if (c == '@' && at + 1 < end && text[at + 1] == '"')
            {
                var position = at;
                (at, var value) = ReadText(text, at + 1, end);
                tokens.Add(new Token(TokenKind.AtLiteral, value, position));
            }
            else if (char.IsLetter(c) || c is '_')
            {
                var from = at;
                while (at < end && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
                {
                    at++;
                }
                tokens.Add(new Token(TokenKind.Name, text[from..at], from));
            }
            else
            {
                at = ReadSymbol(text, at, end, isForeign, tokens);
            }
        }
        tokens.Add(new Token(TokenKind.End, "", end));
        return tokens;
    }

    private static int SkipComment(string text, int at, int end)
    {
        var (mark, isBlock) = (text[at + 1] == '*' ? "*/" : "\n", text[at + 1] == '*');
        var close = text.IndexOf(mark, at + 2, end - at - 2, StringComparison.Ordinal);
        return close >= 0 ? close + mark.Length : isBlock ? throw new FeelException("the comment is not closed", at) : end;
    }

    private static int ReadNumber(string text, int at, int end, List<Token> tokens)
    {
        var from = at;
        while (at < end && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        if (at + 1 < end && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < end && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
        }
        if (!decimal.TryParse(text[from..at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            throw new FeelException("the number is too large", from);
        }
        tokens.Add(new Token(TokenKind.Number, text[from..at], from, number));
        return at;
    }

    private static (int Next, string Value) ReadText(string text, int at, int end)
    {
        var (open, quote) = (at, text[at]);
        var value = new StringBuilder();
        for (at++; at < end; at++)
        {
            if (text[at] == quote)
            {
                return (at + 1, value.ToString());
            }
            if (text[at] != '\\' || at + 1 >= end)
            {
                value.Append(text[at]);
                continue;
            }
            at++;
            if (text[at] is 'u' or 'U' && quote == '"')
            {
                var length = text[at] == 'u' ? 4 : 6;
                var isCode = int.TryParse(at + length < end ? text.AsSpan(at + 1, length) : "", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
                value.Append(isCode && Rune.IsValid(code) ? new Rune(code).ToString() : throw new FeelException($"after \\{text[at]} come {length} hexadecimal digits of a character", at - 1));
                at += length;
                continue;
            }
            value.Append(text[at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
        }
        throw new FeelException("the text has no closing quote", open);
    }

    private static int ReadSymbol(string text, int at, int end, bool isForeign, List<Token> tokens)
    {
        var symbol = Symbols.FirstOrDefault(s => at + s.Length <= end && string.CompareOrdinal(text, at, s, 0, s.Length) == 0);
        if (symbol is null || (!isForeign && ForeignOnly.Contains(symbol)))
        {
            var hint = symbol switch { "==" => "; FEEL compares with =", "&&" => "; FEEL says and", "||" => "; FEEL says or", "!" => "; FEEL says not(...)", _ => "" };
            throw new FeelException($"'{symbol ?? text[at].ToString()}' is not expected here{hint}", at);
        }
        tokens.Add(new Token(TokenKind.Symbol, symbol, at));
        return at + symbol.Length;
    }
}
