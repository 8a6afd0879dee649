using System.Globalization;
using CsvHelper;

namespace CaseFlow.Termijnen;

/// <summary>
/// The verb <c>termijn</c>: reads rows <c>id,startdatum,duur,eenheid,awt,opschortingen</c> and writes
/// <c>id,uiterste_datum,uitleg</c>. Row by row, so a file may be of any size.
/// </summary>
public static class TermijnVerb
{
    private static readonly string[] Columns = ["id", "startdatum", "duur", "eenheid", "awt", "opschortingen"];

    /// <summary>
    /// From file to file, or to <paramref name="stdout"/> without <paramref name="outPath"/>. The output file
    /// appears only when all went well. Returns the exit code: 0, also when some rows were refused because
    /// the calendar is undecided (their number goes to <paramref name="stderr"/>), or 1 for a file that
    /// cannot be read or written.
    /// </summary>
    public static int Run(string inPath, string? outPath, Kalender kalender, TextWriter stdout, TextWriter stderr)
    {
        try
        {
            using var input = new StreamReader(inPath);
            if (outPath is null)
                return Run(input, stdout, kalender, stderr, inPath);

            var draft = outPath + ".tmp";
            int code;
            try
            {
                using (var output = new StreamWriter(draft))
                    code = Run(input, output, kalender, stderr, inPath);
                if (code == 0)
                    File.Move(draft, outPath, overwrite: true);
            }
            finally
            {
                File.Delete(draft);
            }
            return code;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            stderr.WriteLine(Problem(e, inPath, outPath));
            return 1;
        }
    }

    /// <summary>The same from text to text; <paramref name="name"/> is how messages call the input.</summary>
    public static int Run(TextReader input, TextWriter output, Kalender kalender, TextWriter stderr, string name = "invoer")
    {
        try
        {
            using var header = HeaderReader.Open(input)
                ?? throw new InvalidFileException(name, 0,
                    $"het bestand is leeg. De eerste regel hoort te zijn: {string.Join(',', Columns)}");
            using var csv = CsvReader.Create(header, new CsvReaderOptions
            {
                Separator = header.Separator,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                MaxRecordSize = 1 << 20,
            });
            using var writer = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, true);
            var (rows, refused, years) = Compute(csv, writer, kalender, name);
            if (refused > 0)
                stderr.WriteLine($"{refused} van de {rows} rijen {(refused == 1 ? "is" : "zijn")} niet uitgerekend: de vrije dagen van "
                    + $"{DatumTekst.Opsomming([.. years.Select(y => $"{y}")])} zijn nog niet bekend. De reden staat per rij in de kolom uitleg.");
            return 0;
        }
        catch (InvalidFileException e)
        {
            stderr.WriteLine(e.Message);
        }
        catch (CsvFormatException e)
        {
            stderr.WriteLine(new InvalidFileException(name, (int)e.LineNumber,
                "deze rij is niet te lezen. Kijk of een aanhalingsteken ontbreekt of op een verkeerde plek staat.").Message);
        }
        return 1;
    }

    private static (long Rows, long Refused, SortedSet<int> Years) Compute(
        CsvReader csv, CsvWriter writer, Kalender kalender, string name)
    {
        var index = Columns.Select(column => Find(csv, column, name)).ToArray();
        var width = csv.Headers.Count;
        var (rows, refused, years) = (0L, 0L, new SortedSet<int>());
        writer.WriteHeader("id", "uiterste_datum", "uitleg");
        while (csv.Read())
        {
            if (Enumerable.Range(0, csv.FieldCount).All(i => string.IsNullOrWhiteSpace(csv.GetString(i))))
                continue;
            if (csv.FieldCount != width)
                throw new InvalidFileException(name, (int)csv.LineNumber,
                    $"deze rij heeft {csv.FieldCount} velden; de eerste regel heeft er {width}.");
            var row = new Row(name, (int)csv.LineNumber, [.. index.Select(csv.GetString)]);
            rows++;
            try
            {
                var (dag, uitleg) = row.Compute(kalender);
                writer.WriteRecord(row.Id, dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), uitleg.Tekst);
            }
            catch (KalenderOnbeslistException e)
            {
                refused++;
                years.Add(e.Jaar);
                writer.WriteRecord(row.Id, "", e.Message);
            }
        }
        return (rows, refused, years);
    }

    private static int Find(CsvReader csv, string column, string name)
    {
        if (!csv.TryGetFieldIndex(column, out var index))
            throw new InvalidFileException(name, 0,
                $"de kolom {column} ontbreekt. De eerste regel hoort deze kolommen te noemen: {string.Join(", ", Columns)}.");
        if (csv.TryGetFieldIndex(column, 1, out _))
            throw new InvalidFileException(name, 0, $"de kolom {column} staat er twee keer.");
        return index;
    }

    private static string Problem(Exception e, string inPath, string? outPath) => e switch
    {
        _ when !File.Exists(inPath) => $"{inPath}: het bestand bestaat niet.",
        _ when outPath is null => $"{inPath}: het bestand kan niet worden gelezen, of de uitvoer brak af.",
        DirectoryNotFoundException => $"{outPath}: de map voor de uitvoer bestaat niet.",
        _ => $"{inPath} kan niet worden gelezen of {outPath} kan niet worden geschreven. Staat een van beide nog open in een ander programma?",
    };

    private sealed record Row(string File, int Line, string[] Fields)
    {
        public string Id => Fields[0].Contains('\uFFFD')
            ? throw Fault(0, "er staat een teken in dat niet te lezen is. Sla het bestand op als UTF-8.")
            : Fields[0];

        public TermijnUitkomst Compute(Kalender kalender)
        {
            try
            {
                return TermijnBerekening.Bereken(new(Date(1), Number(2), OneOf(3, Spelling.Eenheden), OneOf(4, Spelling.Awt), Ranges(5)), kalender);
            }
            catch (TermijnTeLangException)
            {
                throw Fault(2, "de termijn is te lang: de laatste dag valt na het jaar 9999.");
            }
        }

        private DateOnly Date(int column) =>
            DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw Fault(column, $"\"{Text(column)}\" is geen bestaande datum. Schrijf een datum als 2026-03-05.");

        private int Number(int column) =>
            int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Fault(column, $"\"{Text(column)}\" is geen heel getal van 0 of meer.");

        private T OneOf<T>(int column, IReadOnlyDictionary<string, T> choices) =>
            choices.TryGetValue(Text(column).ToLowerInvariant(), out var choice)
                ? choice
                : throw Fault(column, $"\"{Text(column)}\" is onbekend. Kies uit: {string.Join(", ", choices.Keys)}.");

        private IReadOnlyList<Opschorting> Ranges(int column)
        {
            try
            {
                return Opschorting.Parse(Text(column));
            }
            catch (FormatException e)
            {
                throw Fault(column, e.Message);
            }
        }

        private string Text(int column) => Fields[column].Trim();

        private InvalidFileException Fault(int column, string problem) => new(File, Line, $"kolom {Columns[column]}: {problem}");
    }
}
