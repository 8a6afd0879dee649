namespace CaseFlow.Engine.Feel;

// The words that bind names: if, some, every, for.
internal sealed partial class Parser
{
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
}
