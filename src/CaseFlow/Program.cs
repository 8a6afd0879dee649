using System.CommandLine;

namespace CaseFlow;

/// <summary>The verbs of the one executable. Without a verb it serves the web application.</summary>
public sealed partial class Program
{
    private static Task<int> Main(string[] args) => args is [] || (args[0].StartsWith('-') && args[0] is not ("-h" or "-?" or "--help" or "--version"))
        ? Run("serve", args)
        : Root(args).Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

    private static Task<int> Run(string verb, string[] args) => Main([verb, .. args]);

    internal static RootCommand Root(string[] args) => new("CaseFlow: access to help in the social domain and the casework behind it (toegang en casusregie).")
    {
        Verbs.Serve(args),
        Verbs.Db(),
        Verbs.Workflows(),
        Verbs.Scenario(),
        Verbs.Engine(),
        Verbs.Termijn(),
        Verbs.Import(),
        Verbs.Account(),
        Verbs.Cijfers(),
        Verbs.Audit(),
        Verbs.Backup(),
        Verbs.Restore(),
    };
}
