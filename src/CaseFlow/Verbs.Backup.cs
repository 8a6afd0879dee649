using System.CommandLine;
using CaseFlow.Backup;
using CaseFlow.Data;

namespace CaseFlow;

internal static partial class Verbs
{
    public static Command Backup() => OfBackup("backup", "Copy keys, database (SQLite) and attachments of an installation, running or not, to a new folder.", (folder, parts) =>
    {
        var files = BackupFolder.Save(Here(), folder, parts);
        Console.WriteLine($"{folder}: {files.Count} files. Keep it as secret as the installation itself: the key is in it.");
        return 0;
    });

    public static Command Restore() => OfBackup("restore", "Put a backup in the place of an installation that is gone; refuses to write over anything.", (folder, parts) =>
    {
        var files = BackupFolder.Restore(folder, Here(), parts);
        Console.WriteLine($"{files.Count} files restored. Run 'audit verify' before anybody works on.");
        return 0;
    });

    private static Command OfBackup(string name, string description, Func<string, IReadOnlyCollection<BackupPart>, int> act)
    {
        var folder = new Argument<string>("folder") { Description = "The folder of the backup." };
        var only = new Option<BackupPart[]>("--only") { Description = "Keys, Database or Attachments (default: all). For PostgreSQL: Keys, then pg_dump, then Attachments.", AllowMultipleArgumentsPerToken = true };
        var verb = new Command(name, description) { folder, only };
        verb.SetAction(parsed => GuardedSync(() => act(Path.GetFullPath(parsed.GetValue(folder)!), parsed.GetValue(only) is { Length: > 0 } parts ? parts : Enum.GetValues<BackupPart>())));
        return verb;
    }

    private static Installation Here()
    {
        var settings = Web.Settings([]);
        return new Installation(Web.KeyFile(settings), Web.AnchorFile(settings), Web.AttachmentsFolder(settings), settings.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions());
    }
}
