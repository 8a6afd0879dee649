using CaseFlow.Gemeenten;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseFlow.Brieven;

/// <summary>A letter as a Word document, with real headings, lists and a language, for who prints or mails it.</summary>
public static class BriefDocument
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Nederlands = "nl-NL";
    private const int Puntenlijst = 1;

    public static byte[] Maak(Brief brief, Gemeente gemeente)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = brief.Onderwerp;
            document.PackageProperties.Creator = $"Gemeente {gemeente.Naam}";
            document.PackageProperties.Language = Nederlands;
            document.PackageProperties.Created = brief.Op.UtcDateTime;
            var deel = document.AddMainDocumentPart();
            deel.AddNewPart<StyleDefinitionsPart>().Styles = Opmaak();
            deel.AddNewPart<NumberingDefinitionsPart>().Numbering = Lijsten();
            deel.Document = new Document(new Body([.. Inhoud(brief, gemeente), Blad()]));
        }
        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Inhoud(Brief brief, Gemeente gemeente)
    {
        yield return Alinea("Afzender", [$"Gemeente {gemeente.Naam}", .. gemeente.Bereikbaarheid.Adres.Split(", ")]);
        if (brief.Geadresseerde.Length > 0)
        {
            yield return Alinea("Adres", brief.Geadresseerde.Split('\n'));
        }
        yield return Alinea("Heading1", [brief.Onderwerp]);
        foreach (var deel in Briefopmaak.Lees(brief.Tekst))
        {
            if (deel.Soort != Briefdeelsoort.Lijst)
            {
                yield return Alinea(deel.Soort == Briefdeelsoort.Kop ? "Heading2" : null, deel.Regels);
                continue;
            }
            foreach (var punt in deel.Regels)
            {
                var alinea = Alinea("Punt", [punt]);
                alinea.ParagraphProperties!.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = Puntenlijst });
                yield return alinea;
            }
        }
    }

    private static Paragraph Alinea(string? stijl, IReadOnlyList<string> regels)
    {
        var tekst = new Run();
        for (var i = 0; i < regels.Count; i++)
        {
            if (i > 0)
            {
                tekst.Append(new Break());
            }
            tekst.Append(new Text(Leesbaar(regels[i])) { Space = SpaceProcessingModeValues.Preserve });
        }
        return stijl is null ? new Paragraph(tekst) : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = stijl }), tekst);
    }

    // What XML cannot hold would make the whole document unreadable.
    private static string Leesbaar(string tekst) => string.Concat(tekst.Where(c => c is '\t' || !char.IsControl(c)).Where(c => c is not ('\ufffe' or '\uffff')));

    private static SectionProperties Blad() => new(
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1417, Bottom = 1417, Left = 1417, Right = 1417, Header = 708, Footer = 708, Gutter = 0 });

    private static Styles Opmaak() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" }, new FontSize { Val = "22" }, new Languages { Val = Nederlands })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "160", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        Stijl("Normal", "Normal", null, isStandaard: true),
        Stijl("Afzender", "Afzender", new StyleParagraphProperties(new SpacingBetweenLines { After = "480" })),
        Stijl("Adres", "Adres", new StyleParagraphProperties(new SpacingBetweenLines { After = "600" })),
        Stijl("Heading1", "heading 1", new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { After = "240" }, new OutlineLevel { Val = 0 }), "28"),
        Stijl("Heading2", "heading 2", new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "60" }, new OutlineLevel { Val = 1 }), "24"),
        Stijl("Punt", "List Bullet", new StyleParagraphProperties(new SpacingBetweenLines { After = "60" })));

    private static Style Stijl(string id, string naam, StyleParagraphProperties? alinea, string? vetteGrootte = null, bool isStandaard = false)
    {
        var stijl = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isStandaard ? true : null };
        stijl.Append(new StyleName { Val = naam });
        if (!isStandaard)
        {
            stijl.Append(new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" });
        }
        if (alinea is not null)
        {
            stijl.Append(alinea);
        }
        if (vetteGrootte is not null)
        {
            stijl.Append(new StyleRunProperties(new Bold(), new FontSize { Val = vetteGrootte }));
        }
        return stijl;
    }

    private static Numbering Lijsten() => new(
        new AbstractNum(new Level(
            new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "\u2022" },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "720", Hanging = "360" })) { LevelIndex = 0 }) { AbstractNumberId = 0 },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = Puntenlijst });
}
