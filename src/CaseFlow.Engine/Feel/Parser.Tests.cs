namespace CaseFlow.Engine.Feel;

// Unary tests, and what stands between brackets: lists, ranges, contexts.
internal sealed partial class Parser
{
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
}
