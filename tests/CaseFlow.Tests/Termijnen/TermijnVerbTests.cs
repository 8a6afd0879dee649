using System.Text;
using CaseFlow.Termijnen;
using Shouldly;
using Xunit;
using static CaseFlow.Tests.Termijnen.TestBron;

namespace CaseFlow.Tests.Termijnen;

public class TermijnVerbTests
{
    private const string Kop = "id,startdatum,duur,eenheid,awt,opschortingen\n";

    [Fact]
    public void All_worked_examples_come_out_right()
    {
        var path = TestBron.Path("tests/data/termijnen/voorbeelden.csv");
        var stdout = new StringWriter();
        TermijnVerb.Run(path, null, Geleverd, stdout, TextWriter.Null).ShouldBe(0);
        Rows(stdout.ToString()).Select(row => (row[0], row[1])).ShouldBe(
            Rows(File.ReadAllText(path)).Select(row => (row[0], row[7])));
    }

    [Fact]
    public void The_output_has_three_columns_and_plain_line_ends()
    {
        var (code, output, errors) = Run(Kop + "A,2026-06-01,2,weken,ja,\n");
        code.ShouldBe(0);
        errors.ShouldBeEmpty();
        output.ShouldStartWith("id,uiterste_datum,uitleg\nA,2026-06-15,\"De termijn is 2 weken. De eerste dag, maandag 1 juni 2026, telt niet mee.");
        output.ShouldNotContain("\r");
    }

    [Theory]
    [InlineData("\uFEFF" + Kop + "A,2026-06-01,2,weken,ja,\n")]
    [InlineData("\n\r\n" + Kop + "\n\n  \n,,,,,\nA,2026-06-01,2,weken,ja,")]
    [InlineData("id,startdatum,duur,eenheid,awt,opschortingen\r\nA,2026-06-01,2,weken,ja,\r\n")]
    [InlineData("\"id\",\"startdatum\",\"duur\",\"eenheid\",\"awt\",\"opschortingen\"\n\"A\",\"2026-06-01\",\"2\",\"weken\",\"ja\",\"\"\n")]
    [InlineData("wie;awt;id;startdatum;eenheid;duur;opschortingen\n\"een;\ntwee\";ja;A;2026-06-01;weken;2;\n")]
    [InlineData("id\tstartdatum\tduur\teenheid\tawt\topschortingen\nA\t2026-06-01\t2\tweken\tja\t\n")]
    [InlineData(" ID , Startdatum,duur,EENHEID,awt,opschortingen\nA, 2026-06-01 , 2 ,Weken,JA,\n")]
    public void Files_from_any_office_program_are_read(string csv)
    {
        var (code, output, errors) = Run(csv);
        errors.ShouldBeEmpty();
        code.ShouldBe(0);
        Rows(output).ShouldHaveSingleItem()[..2].ShouldBe(["A", "2026-06-15"]);
    }

    [Fact]
    public void Semicolons_between_ranges_do_not_confuse_the_separator()
    {
        var row = "2026-08-03,8,weken,ja,2026-08-11..2026-08-16; 2026-09-02..2026-09-10; 2027-01-01..2027-01-01\n";
        var (code, output, _) = Run(Kop + "A," + row + "B," + row + "C," + row);
        code.ShouldBe(0);
        Rows(output).Select(r => r[1]).ShouldBe(["2026-10-14", "2026-10-14", "2026-10-14"]);
    }

    [Fact]
    public void An_id_keeps_its_commas_quotes_and_line_breaks()
    {
        var (_, output, _) = Run(Kop + "\"Z, \"\"1\"\"\ntwee\",2026-06-01,2,weken,ja,\n");
        Rows(output).ShouldHaveSingleItem()[0].ShouldBe("Z, \"1\"\ntwee");
    }

    [Fact]
    public void An_undecided_year_leaves_the_date_empty_and_is_counted()
    {
        var (code, output, errors) = Run(Kop
            + "A,2028-12-20,3,weken,ja,\nB,2028-12-20,3,weken,nee,\nC,2029-12-20,3,werkdagen,nee,\nD,2026-06-01,2,weken,ja,\n");
        code.ShouldBe(0);
        var rows = Rows(output);
        rows.Select(row => row[1]).ShouldBe(["", "2029-01-10", "", "2026-06-15"]);
        rows[0][2].ShouldContain("De vrije dagen van 2029 zijn nog niet bekend");
        errors.ShouldBe("2 van de 4 rijen zijn niet uitgerekend: de vrije dagen van 2029 zijn nog niet bekend. De reden staat per rij in de kolom uitleg." + Environment.NewLine);
    }

    [Theory]
    [InlineData(Kop + "A,2026-02-30,2,weken,ja,\n", "proef.csv, regel 2: kolom startdatum: \"2026-02-30\" is geen bestaande datum")]
    [InlineData(Kop + "A,01-06-2026,2,weken,ja,\n", "regel 2: kolom startdatum")]
    [InlineData(Kop + "A,,2,weken,ja,\n", "regel 2: kolom startdatum")]
    [InlineData(Kop + "\n\nA,2026-06-01,2.5,weken,ja,\n", "regel 4: kolom duur: \"2.5\" is geen heel getal")]
    [InlineData(Kop + "A,2026-06-01,-2,weken,ja,\n", "regel 2: kolom duur")]
    [InlineData(Kop + "A,2026-06-01,99999999999,weken,ja,\n", "regel 2: kolom duur")]
    [InlineData(Kop + "A,2026-06-01,999999999,weken,ja,\n", "regel 2: kolom duur: de termijn is te lang")]
    [InlineData(Kop + "A,2026-06-01,2,uren,ja,\n", "regel 2: kolom eenheid: \"uren\" is onbekend. Kies uit: kalenderdagen, werkdagen, weken, maanden, jaren.")]
    [InlineData(Kop + "A,2026-06-01,2,weken,,\n", "regel 2: kolom awt: \"\" is onbekend. Kies uit: ja, nee, eu.")]
    [InlineData(Kop + "A,2026-06-01,2,weken,ja,2026-06-05\n", "regel 2: kolom opschortingen: \"2026-06-05\" is geen periode")]
    [InlineData(Kop + "A,2026-06-01,2,weken,ja,2026-06-05..2026-06-01\n", "regel 2: kolom opschortingen: de periode")]
    [InlineData(Kop + "A,2026-06-01,2,weken,ja,\nB,2026-06-01,2,weken,ja\n", "regel 3: deze rij heeft 5 velden; de eerste regel heeft er 6")]
    [InlineData(Kop + "A,2026-06-01,2,weken,ja,\n\"B,2026-06-01,2,weken,ja,\n", "regel 3: deze rij is niet te lezen")]
    [InlineData("id,startdatum,duur,eenheid,awt\nA,2026-06-01,2,weken,ja\n", "proef.csv: de kolom opschortingen ontbreekt")]
    [InlineData("id,id,startdatum,duur,eenheid,awt,opschortingen\n", "de kolom id staat er twee keer")]
    [InlineData("", "proef.csv: het bestand is leeg")]
    [InlineData("\0\u0001\u0002rommel", "de kolom id ontbreekt")]
    public void An_unreadable_row_or_file_is_named_with_line_and_column(string csv, string message)
    {
        var (code, _, errors) = Run(csv);
        code.ShouldBe(1);
        errors.ShouldContain(message);
        errors.Trim().ShouldNotContain("\n");
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_refused_where_it_would_spoil_an_id()
    {
        using var file = new TempFile("");
        File.WriteAllBytes(file.Path, Encoding.Latin1.GetBytes("id,startdatum,duur,eenheid,awt,opschortingen\nCaf\u00e9,2026-06-01,2,weken,ja,\n"));
        var stderr = new StringWriter();
        TermijnVerb.Run(file.Path, null, Geleverd, TextWriter.Null, stderr).ShouldBe(1);
        stderr.ToString().ShouldContain("regel 2: kolom id: er staat een teken in dat niet te lezen is. Sla het bestand op als UTF-8.");
    }

    [Fact]
    public void The_output_file_appears_only_when_all_went_well()
    {
        using var good = new TempFile(Kop + "A,2026-06-01,2,weken,ja,\n");
        using var bad = new TempFile(Kop + "A,2026-06-01,2,weken,ja,\nB,,2,weken,ja,\n");
        using var output = new TempFile("oud");
        TermijnVerb.Run(bad.Path, output.Path, Geleverd, TextWriter.Null, TextWriter.Null).ShouldBe(1);
        File.ReadAllText(output.Path).ShouldBe("oud");
        TermijnVerb.Run(good.Path, output.Path, Geleverd, TextWriter.Null, TextWriter.Null).ShouldBe(0);
        Rows(File.ReadAllText(output.Path)).ShouldHaveSingleItem()[1].ShouldBe("2026-06-15");
        File.Exists(output.Path + ".tmp").ShouldBeFalse();
    }

    [Fact]
    public void A_file_may_be_replaced_by_its_own_answer()
    {
        using var file = new TempFile(Kop + "A,2026-06-01,2,weken,ja,\n");
        TermijnVerb.Run(file.Path, file.Path, Geleverd, TextWriter.Null, TextWriter.Null).ShouldBe(0);
        File.ReadAllText(file.Path).ShouldStartWith("id,uiterste_datum,uitleg\nA,2026-06-15,");
    }

    [Fact]
    public void Missing_places_are_named()
    {
        using var file = new TempFile(Kop);
        Failure("/nergens/in.csv", null).ShouldBe("/nergens/in.csv: het bestand bestaat niet.");
        Failure(file.Path, "/nergens/uit.csv").ShouldBe("/nergens/uit.csv: de map voor de uitvoer bestaat niet.");
        Failure(System.IO.Path.GetTempPath(), null).ShouldContain("het bestand bestaat niet");
        Failure("", null).ShouldNotBeEmpty();

        static string Failure(string inPath, string? outPath)
        {
            var stderr = new StringWriter();
            TermijnVerb.Run(inPath, outPath, Geleverd, TextWriter.Null, stderr).ShouldBe(1);
            return stderr.ToString().Trim();
        }
    }

    [Fact]
    public void A_file_with_only_a_header_gives_only_a_header() =>
        Run(Kop).ShouldBe((0, "id,uiterste_datum,uitleg\n", ""));

    [Fact]
    public void A_large_file_streams()
    {
        using var file = new TempFile("");
        using (var writer = new StreamWriter(file.Path))
        {
            writer.Write(Kop);
            for (var i = 0; i < 50_000; i++)
                writer.Write($"{i},{Dag("2024-01-01").AddDays(i % 1700):yyyy-MM-dd},{i % 13},weken,ja,\n");
        }
        var output = new CountingWriter();
        TermijnVerb.Run(file.Path, null, Geleverd, output, TextWriter.Null).ShouldBe(0);
        output.Lines.ShouldBe(50_001);
        output.LargestWrite.ShouldBeInRange(1, 1 << 20);
    }

    private static (int Code, string Output, string Errors) Run(string csv)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        return (TermijnVerb.Run(new StringReader(csv), output, Geleverd, errors, "proef.csv"), output.ToString(), errors.ToString());
    }

    private static List<string[]> Rows(string csv)
    {
        var rows = new List<string[]>();
        using var reader = CsvHelper.CsvReader.FromText(csv, new CsvHelper.CsvReaderOptions { Separator = ',' });
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }

    private sealed class CountingWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
        public int Lines { get; private set; }
        public int LargestWrite { get; private set; }

        public override void Write(char value) => Lines += value == '\n' ? 1 : 0;

        public override void Write(char[] buffer, int index, int count)
        {
            LargestWrite = Math.Max(LargestWrite, count);
            base.Write(buffer, index, count);
        }
    }
}
