namespace CaseFlow.Engine.Feel;

// Names: variables, functions and their arguments, properties, types.
internal sealed partial class Parser
{
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
}
