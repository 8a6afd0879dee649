namespace CaseFlow.Engine.Feel;

/// <summary>Pratt parser: every operator has a strength, and a stronger one takes its operands first.</summary>
internal sealed class Parser(IReadOnlyList<Token> tokens, bool isForeign)
{
    private const int MaxDepth = 100;
    private const int MaxOperators = 400;
    private const int Or = 1, And = 2, Comparison = 3, Sum = 4, Product = 5, Power = 6, Postfix = 8;
    private static readonly HashSet<string> Reserved =
        ["and", "or", "in", "between", "then", "else", "satisfies", "return", "if", "some", "every", "for", "function", "true", "false", "null"];
    private readonly HashSet<string> names = [];
    private readonly List<string> local = [];
    private int at;
    private int depth;
    private int operators;

    public IReadOnlySet<string> Names => names;

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
        "instance" when token.Kind == TokenKind.Name => throw new FeelException("'instance of' is not supported", token.Position),
        "+" or "-" => Sum,
        "*" or "/" or "%" => Product,
        "**" => Power,
        "." or "[" or "(" => Postfix,
        "?" when isForeign => throw new FeelException("the choice ?: is not supported; write if ... then ... else ...", token.Position),
        _ => 0,
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

    private Expr NameOrWord(Token token)
    {
        switch (token.Text)
        {
            case "true" or "false":
                return new LiteralExpr(token.Position, token.Text == "true");
            case "null":
                return new LiteralExpr(token.Position, null);
            case "if":
                return If(token);
            case "some" or "every":
                return Quantified(token);
            case "not" when isForeign && !Current.Is("("):
                return new CallExpr(token.Position, Functions.Find("not")!, [Parse(Postfix - 1)]);
            case "for" or "function":
                throw new FeelException($"'{token.Text}' is not supported", token.Position);
        }
        if (Reserved.Contains(token.Text))
        {
            at--;
            throw Unexpected("a value");
        }
        if (Function(token) is { } function)
        {
            return Call(function, token);
        }
        if (!local.Contains(token.Text))
        {
            names.Add(token.Text);
        }
        return new NameExpr(token.Position, token.Text, isForeign);
    }

    /// <summary>Names of functions may hold spaces: takes the longest run of words before a parenthesis that is one.</summary>
    private Function? Function(Token first)
    {
        var last = at;
        while (tokens[last].Kind == TokenKind.Name)
        {
            last++;
        }
        if (!tokens[last].Is("("))
        {
            return null;
        }
        var name = string.Join(' ', tokens.Skip(at - 1).Take(last - at + 1).Select(t => t.Text));
        if (Functions.Find(name) is { } function)
        {
            at = last;
            return function;
        }
        var isSentence = tokens.Skip(at - 1).Take(last - at + 1).Any(t => Reserved.Contains(t.Text));
        return last == at || isSentence ? null : throw new FeelException($"there is no function '{name}'", first.Position);
    }

    private Expr Call(Function function, Token name)
    {
        Expect("(");
        if (function.Name == "is defined")
        {
            var what = Parse(0);
            Expect(")");
            return new IsDefinedExpr(name.Position, what);
        }
        var arguments = Arguments(")");
        return arguments.Count >= function.Min && arguments.Count <= function.Max
            ? new CallExpr(name.Position, function, arguments)
            : throw new FeelException($"the function '{function.Name}' takes {function.Arity}, not {arguments.Count}", name.Position);
    }

    private Expr Call(Expr target, Token open)
    {
        if (target is PathExpr path && isForeign && path.Name is "contains" or "startsWith" or "endsWith" or "equals")
        {
            var method = (PathExpr)target;
            var arguments = Arguments(")");
            var function = method.Name switch { "contains" => "contains", "startsWith" => "starts with", "endsWith" => "ends with", _ => "get or else" };
            return arguments.Count != 1
                ? throw new FeelException($"'{method.Name}' takes 1 argument", open.Position)
                : method.Name == "equals"
                    ? new CompareExpr(open.Position, "=", method.Target, arguments[0])
                    : new CallExpr(open.Position, Functions.Find(function)!, [method.Target, arguments[0]]);
        }
        if (target is NameExpr name && !isForeign)
        {
            // Not built in: the host may offer it as a fact.
            return new HostCallExpr(name.Position, name.Name, Arguments(")"));
        }
        throw new FeelException("only functions can be called", open.Position);
    }

    private Expr Member(Expr left, Token dot)
    {
        var name = Next();
        return name.Kind == TokenKind.Name
            ? new PathExpr(name.Position, left, name.Text)
            : throw new FeelException("a name is expected after the dot", dot.Position);
    }

    private Expr If(Token token)
    {
        var condition = Parse(0);
        Expect("then");
        var yes = Parse(0);
        Expect("else");
        return new IfExpr(token.Position, condition, yes, Parse(0));
    }

    private Expr Quantified(Token token)
    {
        var ranges = new List<(string, Expr)>();
        do
        {
            var name = Next();
            if (name.Kind != TokenKind.Name)
            {
                throw new FeelException($"a name is expected after '{token.Text}'", token.Position);
            }
            Expect("in");
            ranges.Add((name.Text, Parse(0)));
            local.Add(name.Text);
        }
        while (Accept(","));
        Expect("satisfies");
        var test = Parse(0);
        local.RemoveRange(local.Count - ranges.Count, ranges.Count);
        return new QuantifiedExpr(token.Position, token.Text == "every", ranges, test);
    }

    private IReadOnlyList<Expr> Tests()
    {
        var open = Current;
        if (!Accept("("))
        {
            return [Test()];
        }
        var tests = new List<Expr>();
        do
        {
            tests.Add(Test());
        }
        while (Accept(","));
        if (tests.Count == 1 && Current.Is(".."))
        {
            return [RangeFrom(open, tests[0], false)];
        }
        Expect(")");
        return tests;
    }

    private Expr Test()
    {
        var token = Current;
        if (token.Kind == TokenKind.Symbol && token.Text is "<" or "<=" or ">" or ">=" or "=" or "!=")
        {
            Next();
            return new OpenRangeExpr(token.Position, token.Text, Parse(Comparison));
        }
        return Parse(Comparison);
    }

    private Expr ListOrRange(Token open)
    {
        if (Accept("]"))
        {
            return new ListExpr(open.Position, []);
        }
        var first = Parse(0);
        if (Current.Is(".."))
        {
            return RangeFrom(open, first, true);
        }
        var items = new List<Expr> { first };
        while (Accept(","))
        {
            items.Add(Parse(0));
        }
        Expect("]");
        return new ListExpr(open.Position, items);
    }

    private Expr RangeFrom(Token open, Expr low, bool isLowIn)
    {
        Expect("..");
        var high = Parse(0);
        var isHighIn = Current.Is("]");
        if (!isHighIn && !Current.Is(")") && !Current.Is("["))
        {
            throw Unexpected("']' or ')'");
        }
        Next();
        return new RangeExpr(open.Position, low, isLowIn, high, isHighIn);
    }

    private Expr Context(Token open)
    {
        var entries = new List<(string, Expr)>();
        while (!Accept("}"))
        {
            if (entries.Count > 0)
            {
                Expect(",");
            }
            var key = Next();
            if (key.Kind is not (TokenKind.Name or TokenKind.Text))
            {
                throw new FeelException("a key is expected", key.Position);
            }
            Expect(":");
            entries.Add((key.Text, Parse(0)));
        }
        return new ContextExpr(open.Position, entries);
    }

    private IReadOnlyList<Expr> Arguments(string close)
    {
        var arguments = new List<Expr>();
        while (!Accept(close))
        {
            if (arguments.Count > 0)
            {
                Expect(",");
            }
            arguments.Add(Parse(0));
        }
        return arguments;
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
