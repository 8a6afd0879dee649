using System.CommandLine;
using System.Data.Common;
using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Import;
using CaseFlow.Scenarios;
using CaseFlow.Suites;
using CaseFlow.Tellingen;
using CaseFlow.Termijnen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow;

/// <summary>Each verb: its options, and one call. A user's mistake ends in a clear sentence and a non-zero exit code, never in a stack trace.</summary>
internal static partial class Verbs
{
    private const int MaxDemoMaanden = 120;

    private static readonly Option<string?> WorkflowsOption = new("--workflows") { Description = "Folder with routes and municipalities (default: workflows/ in the current folder, then beside the executable)." };

    public static Command Serve(string[] args)
    {
        var demo = new Option<bool>("--demo") { Description = "Fill an empty database with fictitious people and cases first, and print the demo accounts." };
        var maanden = new Option<int>("--demo-maanden") { Description = "Months of demo cases.", DefaultValueFactory = _ => 6 };
        maanden.Validators.Add(optie =>
        {
            if (int.TryParse(optie.Tokens.FirstOrDefault()?.Value ?? "6", out var aantal) && aantal is < 1 or > MaxDemoMaanden)
            {
                optie.AddError($"--demo-maanden is a number from 1 to {MaxDemoMaanden}.");
            }
        });
        var serve = new Command("serve", "Start the web application (default). Other settings, such as --urls or --Database:Provider=postgresql, go to the configuration.") { demo, maanden, WorkflowsOption };
        serve.TreatUnmatchedTokensAsErrors = false;
        serve.SetAction((parsed, cancellation) => Guarded(() => Web.RunAsync(
            [.. args.Where(a => a != "serve")], parsed.GetValue(demo), parsed.GetValue(maanden), parsed.GetValue(WorkflowsOption), cancellation)));
        return serve;
    }

    public static Command Db()
    {
        var provider = new Option<string?>("--provider") { Description = "sqlite, postgresql or sqlserver (default: Database:Provider in the settings)." };
        var verbinding = new Option<string?>("--connection") { Description = "Connection string (default: Database:ConnectionString in the settings)." };
        var upgrade = new Command("upgrade", "Bring the schema of the configured database up to date; safe when two do it at once.") { provider, verbinding };
        upgrade.SetAction((parsed, cancellation) => Guarded(async () =>
        {
            await using var db = Context(parsed.GetValue(provider), parsed.GetValue(verbinding));
            var gedaan = await Schema.UpgradeAsync(db, TimeProvider.System.GetUtcNow(), cancellation);
            Console.WriteLine(gedaan.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", gedaan)}");
            return 0;
        }));
        var status = new Command("status", "Tell which schema scripts are missing; exit code 1 when there are any.") { provider, verbinding };
        status.SetAction((parsed, cancellation) => Guarded(async () =>
        {
            await using var db = Context(parsed.GetValue(provider), parsed.GetValue(verbinding));
            var mist = await Schema.MissingAsync(db, cancellation);
            Console.WriteLine(mist.Count == 0 ? "The schema is up to date." : $"Missing: {string.Join(", ", mist)}. Run 'db upgrade'.");
            if (mist.Count == 0 && await Schema.AdviceAsync(db, cancellation) is { } advies)
            {
                Console.WriteLine(advies);
            }
            return mist.Count == 0 ? 0 : 1;
        }));
        return new Command("db", "The schema of the database.") { upgrade, status };
    }

    public static Command Workflows()
    {
        var elements = new Option<bool>("--elements") { Description = "Only tell which BPMN elements a route may use, which are refused, and why." };
        var check = new Command("check", "Validate every route, municipality, form, term and scenario; each fault with file, line and what to do.") { WorkflowsOption, elements };
        check.SetAction(parsed => GuardedSync(() => parsed.GetValue(elements) ? WorkflowsCheck.TellElements(Console.Out) : WorkflowsCheck.Run(Locate(parsed.GetValue(WorkflowsOption)), Console.Out)));
        return new Command("workflows", "The files in workflows/.") { check };
    }

    public static Command Scenario()
    {
        var pad = new Argument<string>("file-or-folder") { Description = "A scenario file, or a folder with scenario files." };
        var json = new Option<string?>("--json") { Description = "Also write the result as JSON to this file." };
        var routes = new Option<bool>("--routes") { Description = "Also tell, per route, which of its arrows no scenario walked." };
        var scenario = new Command("scenario", "Run scenarios: 0 when all hold, 1 when an expectation fails, 2 when a file cannot be read.") { pad, json, routes, WorkflowsOption };
        scenario.SetAction((parsed, cancellation) => Guarded(() =>
            ScenarioVerb.RunAsync(parsed.GetValue(pad)!, parsed.GetValue(json), Bronnen.Load(Locate(parsed.GetValue(WorkflowsOption))), Console.Out, Console.Error, parsed.GetValue(routes))));
        return scenario;
    }

    public static Command Engine()
    {
        var suite = new Argument<string>("suite") { Description = "A suite: JSON with models and what must happen with them (src/CaseFlow/Suites/README.md)." };
        var only = new Option<string?>("--only") { Description = "Only the cases whose id begins so." };
        var json = new Option<string?>("--json") { Description = "Also write the result of each case as JSON to this file." };
        var run = new Command("run", "Try out BPMN models with the engine alone: 0 when nothing failed, 1 when a case failed, 2 when the suite cannot be read.") { suite, only, json };
        run.SetAction(parsed => GuardedSync(() => SuiteVerb.Run(parsed.GetValue(suite)!, parsed.GetValue(only), parsed.GetValue(json), Console.Out, Console.Error)));
        var table = new Argument<string>("table") { Description = "A DMN file." };
        var input = new Option<string?>("--in") { Description = "JSON object with the values; a text such as @\"2026-03-01\" is a date." };
        var decision = new Option<string?>("--decision") { Description = "Id of the decision (default: the one with the name of the file, else the last)." };
        var decide = new Command("decide", "Try out a decision table: the result, the rules that held, and what stands out in the table.") { table, input, decision };
        decide.SetAction(parsed => GuardedSync(() => DecideVerb.Run(parsed.GetValue(table)!, parsed.GetValue(input), parsed.GetValue(decision), TimeProvider.System.GetUtcNow(), Console.Out, Console.Error)));
        return new Command("engine", "The BPMN engine, in memory and without a database.") { run, decide };
    }

    public static Command Termijn()
    {
        var bron = new Option<string>("--in") { Description = "CSV with the columns id,startdatum,duur,eenheid,awt,opschortingen.", Required = true };
        var doel = new Option<string?>("--out") { Description = "CSV to write (default: standard output)." };
        var termijn = new Command("termijn", "Compute the last day of each term in a CSV, with the reason.") { bron, doel, WorkflowsOption };
        termijn.SetAction(parsed => GuardedSync(() => TermijnVerb.Run(parsed.GetValue(bron)!, parsed.GetValue(doel),
            Kalender.Load(Path.Combine(Locate(parsed.GetValue(WorkflowsOption)), "kalender", "gelijkgestelde-dagen.json")), Console.Out, Console.Error)));
        return termijn;
    }

    public static Command Import()
    {
        var bestand = new Argument<string>("file") { Description = "CSV in UTF-8; early signals also as JSON in the form DDAS vroegsignalering." };
        var gemeente = new Option<string>("--gemeente") { Description = "Id of the municipality.", Required = true };
        var afgewezen = new Option<string?>("--rejected") { Description = "CSV to write the refused rows to, each with the reason in front. It holds personal data." };
        var import = new Command("import", "Read a file in: 0 when every row was taken in or known already, 1 when some were refused, 2 when the file cannot be read.");
        foreach (var (soort, wat) in new[] { (Schuldhulp.VroegsignaalRijen.Naam, "Early signals of arrears."), (Tellingen.FeitRijen.Naam, "Facts that no route makes, for counting."), (Indicatoren.WaardeRijen.Naam, "Figures of indicators that somebody else makes, such as GGD and CBS.") })
        {
            var verb = new Command(soort, wat) { bestand, gemeente, afgewezen, WorkflowsOption };
            verb.SetAction((parsed, cancellation) => Guarded(() =>
            {
                var instellingen = Web.Settings([]);
                return ImportVerb.RunAsync(
                    new Importvraag(soort, parsed.GetValue(bestand)!, parsed.GetValue(gemeente)!, parsed.GetValue(afgewezen)), Bronnen.Load(Locate(parsed.GetValue(WorkflowsOption) ?? instellingen["Workflows:Path"])),
                    instellingen.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions(), Toegang.Geheim.LoadOrCreate(Web.KeyFile(instellingen)), Console.Out, Console.Error, cancellation);
            }));
            import.Add(verb);
        }
        return import;
    }

    public static Command Account()
    {
        var gebruikersnaam = new Argument<string>("username") { Description = "Name to sign in with." };
        var naam = new Option<string>("--naam") { Description = "Name of the person.", Required = true };
        var gemeente = new Option<string>("--gemeente") { Description = "Id of the municipality.", Required = true };
        var nieuw = new Command("nieuw", "Make an account with the role beheer, and print its password for the first time. Further accounts are made in the application.") { gebruikersnaam, naam, gemeente, WorkflowsOption };
        nieuw.SetAction((parsed, cancellation) => Guarded(() => MetDatabase(parsed, (bronnen, database, geheim) => Toegang.AccountVerb.RunAsync(
            parsed.GetValue(gebruikersnaam)!, parsed.GetValue(naam)!, parsed.GetValue(gemeente)!, bronnen, database, geheim, Console.Out, Console.Error, cancellation))));
        return new Command("account", "Accounts of staff.") { nieuw };
    }

    public static Command Cijfers()
    {
        var periode = new Option<string>("--periode") { Description = "A month (2026-03), a quarter (2026-Q1) or a year (2026).", Required = true };
        var gemeente = new Option<string?>("--gemeente") { Description = "Id of the municipality (default: all)." };
        var reden = new Option<string?>("--reden") { Description = "Why a new version is needed, for a period that was published already." };
        var publiceer = new Command("publiceer", "Publish the figures of a period, the shorter periods in it first: 0 when published, 1 when refused, 2 when the question or the database cannot be used.") { periode, gemeente, reden, WorkflowsOption };
        publiceer.SetAction((parsed, cancellation) => Guarded(() => MetDatabase(parsed, (bronnen, database, geheim) => CijfersVerb.PubliceerAsync(
            new Publiceervraag(parsed.GetValue(periode)!, parsed.GetValue(gemeente), parsed.GetValue(reden)), bronnen, database, geheim, Console.Out, Console.Error, cancellation))));
        var csv = new Option<string?>("--csv") { Description = "CSV to write; its columns are described in docs/exports.md." };
        var xlsx = new Option<string?>("--xlsx") { Description = "Excel workbook to write." };
        var export = new Command("export", "Write a publication to a file: 0 when written, 1 when nothing is published, 2 when the question or the database cannot be used.") { periode, gemeente, csv, xlsx, WorkflowsOption };
        export.Validators.Add(result =>
        {
            if (result.GetValue(csv) is null && result.GetValue(xlsx) is null)
            {
                result.AddError("Give --csv or --xlsx with the file to write.");
            }
        });
        export.SetAction((parsed, cancellation) => Guarded(() => MetDatabase(parsed, (bronnen, database, geheim) => CijfersVerb.ExporteerAsync(
            new Exportvraag(parsed.GetValue(periode)!, parsed.GetValue(gemeente), parsed.GetValue(csv), parsed.GetValue(xlsx)), bronnen, database, geheim, Console.Out, Console.Error, cancellation))));
        return new Command("cijfers", "Publish and export figures, only through disclosure control.") { publiceer, export };
    }

    private static Task<int> MetDatabase(ParseResult parsed, Func<Bronnen, DatabaseOptions, Toegang.Geheim, Task<int>> act)
    {
        var instellingen = Web.Settings([]);
        return act(Bronnen.Load(Locate(parsed.GetValue(WorkflowsOption) ?? instellingen["Workflows:Path"])),
            instellingen.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions(), Toegang.Geheim.LoadOrCreate(Web.KeyFile(instellingen)));
    }

    public static Command Audit()
    {
        var verify = new Command("verify", "Read the whole log of reads and changes: 0 when it is whole, 1 when a line was changed, taken away or moved. Each is named.") { WorkflowsOption };
        verify.SetAction((parsed, cancellation) => Guarded(() =>
        {
            var instellingen = Web.Settings([]);
            return Logboek.AuditVerb.RunAsync(Bronnen.Load(Locate(parsed.GetValue(WorkflowsOption) ?? instellingen["Workflows:Path"])), instellingen.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions(),
                Toegang.Geheim.LoadOrCreate(Web.KeyFile(instellingen)), new Logboek.LogboekOptions(Web.AnchorFile(instellingen)), Console.Out, Console.Error, cancellation);
        }));
        return new Command("audit", "The log of who read or changed what.") { verify };
    }

    /// <summary>The folder that was asked for, else workflows/ in the current folder, else beside the executable.</summary>
    public static string Locate(string? gevraagd)
    {
        string[] plekken = gevraagd is null ? [Path.GetFullPath("workflows"), Path.Combine(AppContext.BaseDirectory, "workflows")] : [Path.GetFullPath(gevraagd)];
        return plekken.FirstOrDefault(Directory.Exists)
            ?? throw new ConfiguratieException(new ConfiguratieFout(plekken[0], 1, "Deze map bestaat niet.", "Geef de map op met --workflows."));
    }

    private static CaseFlowDbContext Context(string? provider, string? verbinding)
    {
        var instellingen = Web.Settings([]).GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        var opties = instellingen with { Provider = provider ?? instellingen.Provider, ConnectionString = verbinding ?? instellingen.ConnectionString };
        var builder = new DbContextOptionsBuilder<CaseFlowDbContext>();
        builder.UseCaseFlowDatabase(opties);
        return new CaseFlowDbContext(builder.Options);
    }

    private static Task<int> GuardedSync(Func<int> act) => Guarded(() => Task.FromResult(act()));

    private static async Task<int> Guarded(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C before it was ready; whoever stopped has said what there is to say.
            return 130;
        }
        catch (Exception e) when (Reden(e) is { } reden)
        {
            await Console.Error.WriteLineAsync(reden);
            return 2;
        }
    }

    // What somebody who runs CaseFlow can mend. Everything else is a fault of ours and keeps its trace.
    private static string? Reden(Exception e) => e switch
    {
        ConfiguratieException or InvalidFileException or DatabaseException or IOException or UnauthorizedAccessException or InvalidDataException => e.Message,
        FormatException or InvalidOperationException { InnerException: FormatException } => $"A setting cannot be read: {e.Message}",
        DbUpdateException => null,
        DbException => $"The database cannot be used: {e.Message.TrimEnd('.')}. Check Database:Provider and Database:ConnectionString, and that the server answers.",
        { InnerException: { } inner } => Reden(inner),
        _ => null,
    };
}
