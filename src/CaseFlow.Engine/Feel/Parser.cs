namespace CaseFlow.Engine.Feel;

/// <summary>Pratt parser: every operator has a strength, and a stronger one takes its operands first.</summary>
internal sealed partial class Parser(IReadOnlyList<Token> tokens, bool isForeign, IReadOnlyCollection<string>? known = null, bool mayAskInput = false)
{
    private const int MaxDepth = 100;
    private const int MaxOperators = 400;
    private const int Or = 1, And = 2, Comparison = 3, Sum = 4, Product = 5, Power = 6, InstanceOf = 7, Postfix = 8;
    private static readonly HashSet<string> Reserved =
        ["and", "or", "in", "between", "then", "else", "satisfies", "return", "if", "some", "every", "for", "function", "true", "false", "null"];
    private readonly HashSet<string> names = [];
    private readonly HashSet<string> hostCalls = [];
    private readonly List<string> local = [];
    private readonly IReadOnlyList<(string Name, IReadOnlyList<Token> Words)> longNames = LongNames(known);
    private bool asksInput;
    private int intervals;
    private int at;
    private int depth;
    private int operators;

    public IReadOnlySet<string> Names => names;

    /// <summary>Functions that are not built in; a host may offer them.</summary>
    public IReadOnlySet<string> HostCalls => hostCalls;

    private Token Current => tokens[at];

    public Expr ParseAll()
    {
        var expression = Parse(0);
        return Current.Kind == TokenKind.End ? expression : throw Unexpected("the end");
    }

    private Expr Parse(int strength)
    {
        if (++depth > MaxDepth)
        {
            throw new FeelException($"the expression is nested deeper than {MaxDepth}", Current.Position);
        }
        var left = Prefix();
        while (Strength(Current) is var next && next > strength)
        {
            left = Infix(left, next);
        }
        depth--;
        return left;
    }

    private int Strength(Token token) => token.Kind is not (TokenKind.Symbol or TokenKind.Name) ? 0 : token.Text switch
    {
        "or" or "||" => Or,
        "and" or "&&" => And,
        "=" or "==" or "!=" or "<" or "<=" or ">" or ">=" or "in" or "between" => Comparison,
        "instance" when token.Kind == TokenKind.Name => InstanceOf,
        "+" or "-" => Sum,
        "*" or "/" or "%" => Product,
        "**" => Power,
        "[" when intervals > 0 && !CanStart(tokens[at + 1]) => 0,
        "." or "[" or "(" => Postfix,
        "?" when isForeign => throw new FeelException("the choice ?: is not supported; write if ... then ... else ...", token.Position),
        _ => 0,
    };

    /// <summary>Whether an expression may begin here; if not, a <c>[</c> before it closes an interval and opens no filter.</summary>
    private static bool CanStart(Token token) => token.Kind switch
    {
        TokenKind.End => false,
        TokenKind.Symbol => token.Text is "(" or "[" or "{" or "-" or "?",
        TokenKind.Name => token.Text is not ("and" or "or" or "then" or "else" or "return" or "satisfies" or "in" or "between" or "instance"),
        _ => true,
    };

    private Expr Infix(Expr left, int strength)
    {
        var token = Next();
        if (++operators > MaxOperators)
        {
            throw new FeelException($"the expression has more than {MaxOperators} operators", token.Position);
        }
        switch (token.Text)
        {
            case "or" or "||":
                return new LogicExpr(token.Position, false, left, Parse(strength));
            case "and" or "&&":
                return new LogicExpr(token.Position, true, left, Parse(strength));
            case "between":
                var low = Parse(Comparison);
                Expect("and");
                return new BetweenExpr(token.Position, left, low, Parse(Comparison));
            case "in":
                return new InExpr(token.Position, left, Tests());
            case "=" or "==" or "!=" or "<" or "<=" or ">" or ">=":
                return new CompareExpr(token.Position, token.Text == "==" ? "=" : token.Text, left, Parse(strength));
            case "instance":
                Expect("of");
                return new InstanceExpr(token.Position, left, Type());
            case ".":
                return Member(left, token);
            case "[":
                local.Add("item");
                var names = this.names.ToArray();
                var filter = Parse(0);
                local.RemoveAt(local.Count - 1);
                // A name in a filter may be a property of the element, so it is not counted as read from outside.
                this.names.IntersectWith(names);
                Expect("]");
                return new FilterExpr(token.Position, left, filter);
            case "(":
                return Call(left, token);
            default:
                return new ArithmeticExpr(token.Position, token.Text, left, Parse(token.Text == "**" ? strength - 1 : strength));
        }
    }

    private Expr Prefix()
    {
        if (Current.Kind == TokenKind.End)
        {
            throw Unexpected("a value");
        }
        var token = Next();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new LiteralExpr(token.Position, token.Number);
            case TokenKind.Text:
                return new LiteralExpr(token.Position, token.Text);
            case TokenKind.AtLiteral:
                return new AtLiteralExpr(token.Position, token.Text);
            case TokenKind.Name:
                return NameOrWord(token);
        }
        switch (token.Text)
        {
            case "-":
                return new NegateExpr(token.Position, Parse(Postfix - 1));
            case "?" when mayAskInput:
                asksInput = true;
                return new NameExpr(token.Position, UnaryTests.Input, false);
            case "!" when isForeign:
                return new CallExpr(token.Position, Functions.Find("not")!, [Parse(Postfix - 1)]);
            case "(":
                var inner = Parse(0);
                if (Current.Is(".."))
                {
                    return RangeFrom(token, inner, false);
                }
                Expect(")");
                return inner;
            case "]":
                return RangeFrom(token, Parse(0), false);
            case "[":
                return ListOrRange(token);
            case "{":
                return Context(token);
            default:
                at--;
                throw Unexpected("a value");
        }
    }

    private Token Next() => tokens[at < tokens.Count - 1 ? at++ : at];

    private bool Accept(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }
        at++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Accept(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }
    }

    private FeelException Unexpected(string wanted) => new($"{wanted} is expected, not {Current}", Current.Position);
}
