namespace CaseFlow.Engine.Feel;

/// <summary>Pratt parser: every operator has a strength, and a stronger one takes its operands first.</summary>
internal sealed class Parser(IReadOnlyList<Token> tokens, bool isForeign, IReadOnlyCollection<string>? known = null, bool mayAskInput = false)
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

    /// <summary>The tests of a cell of a decision table, and whether their answer is turned round.</summary>
    public (IReadOnlyList<UnaryTest> Tests, bool IsNegated) ParseTests()
    {
        if (Current.Is("-") && tokens[at + 1].Kind == TokenKind.End)
        {
            return ([], false);
        }
        if (Negated() is { } negated)
        {
            return (negated, true);
        }
        var tests = TestList();
        return Current.Kind == TokenKind.End ? (tests, false) : throw Unexpected("the end");
    }

    /// <summary>The tests inside <c>not(...)</c>; null when the cell is something else, such as <c>not(a) and b</c>.</summary>
    private IReadOnlyList<UnaryTest>? Negated()
    {
        if (!Current.Is("not") || !tokens[at + 1].Is("("))
        {
            return null;
        }
        var start = at;
        at += 2;
        try
        {
            var tests = TestList();
            if (Accept(")") && Current.Kind == TokenKind.End)
            {
                return tests;
            }
        }
        catch (FeelException)
        {
            // Then it is an expression that begins with not, and its own mistakes are told.
        }
        (at, depth) = (start, 0);
        return null;
    }

    private List<UnaryTest> TestList()
    {
        var tests = new List<UnaryTest>();
        do
        {
            var token = Current;
            asksInput = false;
            var isComparison = token.Kind == TokenKind.Symbol && token.Text is "<" or "<=" or ">" or ">=" or "=" or "!=";
            tests.Add(new UnaryTest(isComparison ? Test() : Parse(0), asksInput));
        }
        while (Accept(","));
        return tests;
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

    private Expr NameOrWord(Token token)
    {
        if (LongName() is { } name)
        {
            names.Add(name);
            return new NameExpr(token.Position, name, false);
        }
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
            case "for":
                return For(token);
            case "function":
                throw new FeelException("a function cannot be written in an expression", token.Position);
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
        var arguments = IsNamed() ? NamedArguments(function, name) : Arguments(")");
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
            hostCalls.Add(name.Name);
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
        var ranges = Iterations(token);
        Expect("satisfies");
        var test = Parse(0);
        local.RemoveRange(local.Count - ranges.Count, ranges.Count);
        return new QuantifiedExpr(token.Position, token.Text == "every", ranges, test);
    }

    private Expr For(Token token)
    {
        var ranges = Iterations(token);
        Expect("return");
        local.Add(ForExpr.SoFar);
        var body = Parse(0);
        local.RemoveRange(local.Count - ranges.Count - 1, ranges.Count + 1);
        return new ForExpr(token.Position, ranges, body);
    }

    /// <summary><c>x in list, i in 1..3</c>; the names stay in <see cref="local"/>.</summary>
    private List<(string Name, Expr List)> Iterations(Token token)
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
            var list = Parse(0);
            if (Current.Is(".."))
            {
                var dots = Next();
                list = new CountingExpr(dots.Position, list, Parse(0));
            }
            ranges.Add((name.Text, list));
            local.Add(name.Text);
        }
        while (Accept(","));
        return ranges;
    }

    /// <summary>The longest name from outside with spaces or signs in it that stands here.</summary>
    private string? LongName()
    {
        var start = at - 1;
        foreach (var (name, words) in longNames)
        {
            if (start + words.Count < tokens.Count && words.Select((w, i) => (w, t: tokens[start + i])).All(p => p.w.Kind == p.t.Kind && p.w.Text == p.t.Text))
            {
                at = start + words.Count;
                return name;
            }
        }
        return null;
    }

    private static IReadOnlyList<(string, IReadOnlyList<Token>)> LongNames(IReadOnlyCollection<string>? known)
    {
        var found = new List<(string Name, IReadOnlyList<Token> Words)>();
        foreach (var name in known ?? [])
        {
            try
            {
                var words = Lexer.Read(name, 0, name.Length, isForeign: false);
                if (words.Count > 2 && words[0].Kind == TokenKind.Name)
                {
                    found.Add((name, [.. words.SkipLast(1)]));
                }
            }
            catch (FeelException)
            {
                // A name with other signs cannot be written in an expression.
            }
        }
        return [.. found.OrderByDescending(n => n.Words.Count)];
    }

    private FeelType Type()
    {
        var first = Current;
        var last = at;
        while (tokens[last].Kind == TokenKind.Name)
        {
            last++;
        }
        for (; last > at; last--)
        {
            var name = string.Join(' ', tokens.Skip(at).Take(last - at).Select(t => t.Text));
            if (FeelType.Find(name) is { } type)
            {
                at = last;
                if (type.Name != "list" || !Accept("<"))
                {
                    return type;
                }
                var item = Type();
                Expect(">");
                return FeelType.ListOf(item);
            }
        }
        throw new FeelException($"there is no type {first}", first.Position);
    }

    private bool IsNamed()
    {
        var i = at;
        while (tokens[i].Kind == TokenKind.Name)
        {
            i++;
        }
        return i > at && tokens[i].Is(":");
    }

    private IReadOnlyList<Expr> NamedArguments(Function function, Token name)
    {
        var given = new Dictionary<string, Expr>();
        do
        {
            var words = new List<string>();
            while (Current.Kind == TokenKind.Name)
            {
                words.Add(Next().Text);
            }
            Expect(":");
            var parameter = string.Join(' ', words);
            if (!given.TryAdd(parameter, Parse(0)))
            {
                throw new FeelException($"'{parameter}' is given twice", name.Position);
            }
        }
        while (Accept(","));
        Expect(")");
        var signature = Parameters.Of(function.Name).FirstOrDefault(s => s.Take(given.Count).All(given.ContainsKey) && s.Count >= given.Count);
        return signature is not null
            ? [.. signature.Take(given.Count).Select(p => given[p])]
            : throw new FeelException($"the function '{function.Name}' takes {string.Join(" or ", Parameters.Of(function.Name).Select(s => "(" + string.Join(", ", s) + ")"))}", name.Position);
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
        intervals++;
        var high = Parse(0);
        intervals--;
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
