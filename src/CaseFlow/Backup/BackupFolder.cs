using System.Security.Cryptography;
using System.Text.Json;
using CaseFlow.Data;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Backup;

internal enum BackupPart { Keys, Database, Attachments }

/// <summary>Where an installation keeps what is not in the database, and the database.</summary>
internal sealed record Installation(string KeyFile, string AnchorFile, string Attachments, DatabaseOptions Database)
{
    public string KeyFolder => Path.GetDirectoryName(Path.GetFullPath(KeyFile))!;

    /// <exception cref="DatabaseException">It lies on a server, which has its own way to copy it.</exception>
    public string SqliteFile => Database.Provider == "sqlite" ? Path.GetFullPath(new SqliteConnectionStringBuilder(Database.ConnectionString).DataSource)
        : throw new DatabaseException($"CaseFlow only copies a database of SQLite itself; for {Database.Provider} use the tool of that database, between '--only keys' and '--only attachments'. docs/handboek/technisch-beheer.md has the commands.");
}

/// <summary>One copied file with what proves that it is whole.</summary>
internal sealed record BackupFile(string Path, long Length, string Hash);

/// <summary>
/// A copy of a running installation in a folder. The order is what makes it one: first the keys and the anchor of the log, then the database, then the
/// attachments. So the log in the copy reaches at least the anchor, and every file that the copied database names is there.
/// </summary>
internal static class BackupFolder
{
    private const string Manifest = "backup.json";
    private const string Key = "caseflow.key";
    private const string Anchor = "caseflow.key.anker";
    private const string Database = "caseflow.db";
    private const string Attachments = "bijlagen";

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web) { WriteIndented = true };

    public static IReadOnlyList<BackupFile> Save(Installation from, string folder, IReadOnlyCollection<BackupPart> parts)
    {
        MakePrivate(folder);
        var done = File.Exists(Path.Combine(folder, Manifest)) ? Read(folder) : [];
        if (parts.Select(Begin).FirstOrDefault(b => done.Any(f => f.Path.StartsWith(b, StringComparison.Ordinal))) is { } twice)
        {
            throw new IOException($"{folder} holds a copy of {twice} already. Choose a new folder for each backup.");
        }
        var files = new List<string>();
        if (parts.Contains(BackupPart.Keys))
        {
            Copy(from.KeyFile, folder, $"keys/{Key}", files);
            foreach (var ring in Directory.GetFiles(from.KeyFolder, "key-*.xml").Order(StringComparer.Ordinal))
            {
                Copy(ring, folder, $"keys/{Path.GetFileName(ring)}", files);
            }
            if (File.Exists(from.AnchorFile))
            {
                Copy(from.AnchorFile, folder, $"keys/{Anchor}", files);
            }
        }
        if (parts.Contains(BackupPart.Database))
        {
            CopyDatabase(from.SqliteFile, Path.Combine(folder, Database));
            files.Add(Database);
        }
        if (parts.Contains(BackupPart.Attachments) && Directory.Exists(from.Attachments))
        {
            // One that is only half written has no name yet; one that is taken away meanwhile is not missed.
            foreach (var file in Directory.EnumerateFiles(from.Attachments, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) != ".tmp").Order(StringComparer.Ordinal))
            {
                try
                {
                    Copy(file, folder, $"{Attachments}/{Path.GetRelativePath(from.Attachments, file).Replace('\\', '/')}", files);
                }
                catch (FileNotFoundException)
                {
                    continue;
                }
            }
        }
        done = [.. done, .. files.Select(f => Describe(folder, f))];
        File.WriteAllText(Path.Combine(folder, Manifest), JsonSerializer.Serialize(done, Indented));
        return done;
    }

    /// <summary>Puts a copy in the place of an installation that is gone. Nothing that is there is written over.</summary>
    public static IReadOnlyList<BackupFile> Restore(string folder, Installation to, IReadOnlyCollection<BackupPart> parts)
    {
        var files = Read(folder).Where(f => parts.Any(p => f.Path.StartsWith(Begin(p), StringComparison.Ordinal))).ToList();
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            if (!File.Exists(path) || Describe(folder, file.Path) != file)
            {
                throw new IOException($"The backup is not whole: {file.Path} is missing or was changed. Nothing was restored.");
            }
        }
        var moves = files.Select(f => (From: Path.Combine(folder, f.Path), To: Place(f.Path, to))).ToList();
        if (parts.Contains(BackupPart.Database))
        {
            moves.Where(m => m.To == to.SqliteFile).ToList().ForEach(m => Refuse(m.To + "-wal"));
        }
        moves.ForEach(m => Refuse(m.To));
        foreach (var (source, target) in moves)
        {
            MakePrivate(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
        return files;

        static void Refuse(string path)
        {
            if (File.Exists(path))
            {
                throw new IOException($"{path} is there already. Stop CaseFlow, move it away, and restore again. Nothing was restored.");
            }
        }
    }

    private static string Begin(BackupPart part) => part switch { BackupPart.Keys => "keys/", BackupPart.Database => Database, _ => Attachments + "/" };

    private static string Place(string path, Installation to) => path switch
    {
        $"keys/{Key}" => Path.GetFullPath(to.KeyFile),
        $"keys/{Anchor}" => Path.GetFullPath(to.AnchorFile),
        Database => to.SqliteFile,
        _ when path.StartsWith("keys/", StringComparison.Ordinal) => Path.Combine(to.KeyFolder, path["keys/".Length..]),
        _ => Path.Combine(Path.GetFullPath(to.Attachments), path[(Attachments.Length + 1)..]),
    };

    // One moment of the database, also while others write; what was deleted before is not in it any more.
    private static void CopyDatabase(string file, string to)
    {
        if (!File.Exists(file))
        {
            throw new IOException($"There is no database {file}.");
        }
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "vacuum into $to";
        command.Parameters.AddWithValue("$to", to);
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static void Copy(string file, string folder, string path, List<string> files)
    {
        var to = Path.Combine(folder, path);
        MakePrivate(Path.GetDirectoryName(to)!);
        File.Copy(file, to);
        files.Add(path);
    }

    private static IReadOnlyList<BackupFile> Read(string folder)
    {
        var manifest = Path.Combine(folder, Manifest);
        var files = !File.Exists(manifest) ? throw new IOException($"There is no {Manifest} in {folder}: this is no backup of CaseFlow.")
            : JsonSerializer.Deserialize<List<BackupFile>>(File.ReadAllText(manifest), JsonSerializerOptions.Web) ?? [];
        // A path that leads out of the folder was never written by Save.
        return files.All(f => !Path.IsPathRooted(f.Path) && !f.Path.Split('/', '\\').Contains("..")) ? files : throw new IOException($"{Manifest} names a file outside the backup.");
    }

    private static BackupFile Describe(string folder, string path)
    {
        using var stream = File.OpenRead(Path.Combine(folder, path));
        return new BackupFile(path, stream.Length, Convert.ToHexString(SHA256.HashData(stream)));
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
