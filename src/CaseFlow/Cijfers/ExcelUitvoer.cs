using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseFlow.Cijfers;

/// <summary>Publications as a workbook: a sheet that says how to read them, and a sheet with one line per number. Numbers are numbers; texts are never formulas.</summary>
public static class ExcelUitvoer
{
    private const uint Vet = 1;

    public static byte[] Van(params IReadOnlyList<Uitgave> uitgaven)
    {
        using var stroom = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stroom, SpreadsheetDocumentType.Workbook))
        {
            var boek = document.AddWorkbookPart();
            boek.Workbook = new Workbook(new Sheets());
            boek.AddNewPart<WorkbookStylesPart>().Stylesheet = Stijlen();
            Blad(boek, "Leeswijzer", [30, 100], Leeswijzer(uitgaven), kopregels: 0);
            Blad(boek, "Cijfers", [14, 10, 8, 24, 40, 20, 20, 40, 24, 12, 12, 20, 12],
                uitgaven.SelectMany(Uitvoer.Regels).Select(r => r.Velden).Prepend([.. Uitvoerregel.Kolommen.Select(k => (object?)k.Naam)]), kopregels: 1);
        }
        return stroom.ToArray();
    }

    private static IEnumerable<IReadOnlyList<object?>> Leeswijzer(IReadOnlyList<Uitgave> uitgaven)
    {
        yield return ["Cijfers uit CaseFlow"];
        foreach (var uitgave in uitgaven)
        {
            yield return [$"{uitgave.Gemeente}, {uitgave.Periode.Naam}", string.Create(CultureInfo.GetCultureInfo("nl-NL"), $"Versie {uitgave.Versie}, gemaakt op {uitgave.GemaaktOp:d MMMM yyyy}: {uitgave.Reden}. {Celtekst.Leeswijze(uitgave.Regels)}")];
        }
        yield return ["Verborgen getallen", "Een getal is verborgen als het te klein is, of als een klein getal er anders uit terug te rekenen is. Elk getal is los afgerond; een optelling kan daarom iets afwijken van het totaal."];
        yield return [];
        yield return ["Kolom", "Wat er staat"];
        foreach (var (naam, uitleg) in Uitvoerregel.Kolommen)
        {
            yield return [naam, uitleg];
        }
    }

    private static void Blad(WorkbookPart boek, string naam, IReadOnlyList<int> breedtes, IEnumerable<IReadOnlyList<object?>> regels, int kopregels)
    {
        var blad = boek.AddNewPart<WorksheetPart>();
        var gegevens = new SheetData();
        foreach (var (regel, i) in regels.Select((r, i) => (r, i)))
        {
            gegevens.Append(new Row(regel.Select(waarde => Cel(waarde, i < kopregels || (kopregels == 0 && i == 0)))));
        }
        blad.Worksheet = new Worksheet(new SheetViews(Beeld(kopregels)), new Columns(breedtes.Select((b, i) =>
            new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = b, CustomWidth = true })), gegevens);
        var bladen = boek.Workbook.Sheets!;
        bladen.Append(new Sheet { Id = boek.GetIdOfPart(blad), SheetId = (uint)bladen.ChildElements.Count + 1, Name = naam });
    }

    // The heading stays in sight.
    private static SheetView Beeld(int kopregels) => kopregels == 0
        ? new SheetView { WorkbookViewId = 0 }
        : new SheetView(new Pane { VerticalSplit = kopregels, TopLeftCell = $"A{kopregels + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 };

    private static Cell Cel(object? waarde, bool isKop) => waarde switch
    {
        null or "" => new Cell(),
        int or decimal => new Cell(new CellValue(Convert.ToString(waarde, CultureInfo.InvariantCulture)!)) { DataType = CellValues.Number },
        _ => new Cell(new InlineString(new Text((string)waarde) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = isKop ? Vet : 0 },
    };

    private static Stylesheet Stijlen() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }));
}
