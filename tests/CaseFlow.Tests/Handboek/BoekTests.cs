using System.Net;
using System.Text.RegularExpressions;
using CaseFlow.Handboek;
using CaseFlow.Tests.Architecture;
using CaseFlow.Tests.Testing;
using CaseFlow.Tests.Toegang;
using Microsoft.AspNetCore.Routing.Template;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Handboek;

/// <summary>The handbook tells the truth about the application: every page has its help, and what it names is there.</summary>
public sealed partial class BoekTests(WebApp app) : IClassFixture<WebApp>
{
    private const int MaxBytes = 4_000_000;

    private static string Map => Repository.PathOf("docs", "handboek");

    private static IReadOnlyDictionary<string, string> Bestanden { get; } = Directory.GetFiles(Map, "*.md").ToDictionary(p => Path.GetFileName(p), File.ReadAllText);

    [Fact]
    public async Task Every_page_has_help_in_one_place()
    {
        var paginas = (await Rollentabel.IngangenAsync(app.Services)).Where(i => i.IsPagina && !i.Pad.StartsWith(Boek.Pad, StringComparison.Ordinal)).Select(i => "/" + i.Endpoint.RoutePattern.RawText!.Trim('/')).Distinct().ToList();
        paginas.Count.ShouldBeGreaterThan(60);

        paginas.Where(p => Boek.HulpVoor(p) is null).ShouldBeEmpty("write a section in docs/handboek with <!-- hulp: /the/route --> below its heading");
        Boek.Alle.SelectMany(h => h.Paragrafen).SelectMany(p => p.Paginas).Except(paginas).ShouldBeEmpty("no page has this route");
        Boek.Alle.SelectMany(h => h.Paragrafen).SelectMany(p => p.Paginas).GroupBy(p => p).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty("one page has its help in two places");
    }

    [Fact]
    public async Task Whoever_is_signed_in_reads_it_beside_the_page_and_a_stranger_does_not()
    {
        (await app.Bezoeker().GetAsync("/Handboek")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.Bezoeker().GetAsync("/Handboek/Beeld/mijn-werk.png")).Status.ShouldBe(HttpStatusCode.Redirect);
        var beleid = await app.AanmeldenAsync("beleid");

        var hulp = (await beleid.GetAsync("/Beleid")).Een(".kop__hulp").ShouldNotBeNull().GetAttribute("href")!;
        var hoofdstuk = await beleid.GetAsync(hulp);
        hoofdstuk.Status.ShouldBe(HttpStatusCode.OK);
        hoofdstuk.Een(hulp[hulp.IndexOf('#')..]).ShouldNotBeNull();
        hoofdstuk.Een(".kop__hulp").ShouldBeNull();
        foreach (var beeld in hoofdstuk.Alle(".handboek img"))
        {
            beeld.GetAttribute("alt").ShouldNotBeNullOrWhiteSpace();
            (await beleid.Http.GetAsync(beeld.GetAttribute("src"))).Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        }
        (await beleid.GetAsync("/Handboek?zoek=STREEFWAARDE+zetten")).Alle("#gevonden + ul a").ShouldNotBeEmpty();
        (await beleid.GetAsync("/Handboek?zoek=xyzzy")).Tekst.ShouldContain("Niets gevonden");
        (await beleid.GetAsync("/Handboek/..%2Fgeheim")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await beleid.GetAsync("/Handboek/Beeld/caseflow.key")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var pad in Boek.Alle.Select(h => $"/Handboek/{h.Id}").Prepend("/Handboek"))
        {
            var blad = await beleid.GetAsync(pad);
            blad.Tekst.ShouldNotContain("](");
            foreach (var link in blad.Alle(".handboek a[href]").Select(a => a.GetAttribute("href")!).Where(h => !h.StartsWith("http", StringComparison.Ordinal) && h[0] != '#').Distinct())
            {
                (await beleid.GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK, $"{pad}: {link}");
            }
        }
    }

    [Fact]
    public void Every_link_leads_somewhere_and_every_chapter_is_in_the_contents()
    {
        Boek.Alle.Select(h => h.Id + ".md").Append("README.md").ShouldBe(Bestanden.Keys, ignoreOrder: true);
        foreach (var (bestand, tekst) in Bestanden)
        {
            foreach (Match link in Link().Matches(tekst))
            {
                var (naar, anker) = (link.Groups[1].Value, link.Groups[2].Value.TrimStart('#'));
                if (naar.StartsWith("http", StringComparison.Ordinal))
                {
                    continue;
                }
                File.Exists(Path.Combine(Map, naar.Length == 0 ? bestand : naar)).ShouldBeTrue($"{bestand}: {link.Value}");
                if (anker.Length > 0)
                {
                    (Boek.Vind(Path.GetFileNameWithoutExtension(naar.Length == 0 ? bestand : naar)) ?? Boek.Voorblad).Paragrafen.ShouldContain(p => p.Id == anker, $"{bestand}: {link.Value}");
                }
            }
        }
    }

    [Fact]
    public void Every_picture_that_is_named_is_there_every_picture_is_named_and_they_stay_small()
    {
        var genoemd = Bestanden.Values.Append(File.ReadAllText(Repository.PathOf("README.md"))).Append(File.ReadAllText(Repository.PathOf("docs", "tour.md")))
            .SelectMany(t => Beeld().Matches(t)).Select(m => m.Groups[1].Value).Distinct().ToList();
        var beelden = Directory.GetFiles(Repository.PathOf("docs", "img"));

        beelden.Select(b => Path.GetFileName(b)).ShouldBe(genoemd, ignoreOrder: true);
        beelden.Sum(b => new FileInfo(b).Length).ShouldBeLessThan(MaxBytes);
    }

    /// <summary>Bold is what stands on a screen; code with a capital after its slash is a page.</summary>
    [Fact]
    public async Task What_the_handbook_says_is_on_a_page_is_in_the_application()
    {
        var schermen = string.Join('\n', new[] { "src/CaseFlow", "workflows" }.SelectMany(m => Directory.EnumerateFiles(Repository.PathOf(m), "*.*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".cshtml" or ".cs" or ".json" or ".bpmn" or ".js" && !Gebouwd().IsMatch(f)).Select(File.ReadAllText));
        var sjablonen = (await Rollentabel.IngangenAsync(app.Services)).Select(i => new TemplateMatcher(TemplateParser.Parse(i.Endpoint.RoutePattern.RawText!.TrimStart('/')), [])).ToList();
        var fouten = new List<string>();
        foreach (var (bestand, tekst) in Bestanden)
        {
            var proza = Codeblok().Replace(tekst, "");
            fouten.AddRange(Vet().Matches(proza).Select(m => m.Groups[1].Value).Distinct().Where(v => !schermen.Contains(v, StringComparison.Ordinal)).Select(v => $"{bestand}: **{v}** stands on no screen"));
            fouten.AddRange(Pagina().Matches(proza).Select(m => m.Groups[1].Value).Distinct()
                .Where(p => !sjablonen.Any(s => s.TryMatch(p.Replace('{', 'x').Replace('}', 'x'), []))).Select(p => $"{bestand}: `{p}` is no page"));
        }
        fouten.ShouldBeEmpty();
    }

    [Fact]
    public void Every_command_that_the_handbook_gives_exists()
    {
        var opdrachten = Bestanden.Values.SelectMany(t => Opdracht().Matches(t)).Select(m => m.Groups[1].Value.Trim()).Distinct().ToList();
        opdrachten.Count.ShouldBeGreaterThan(8);
        foreach (var opdracht in opdrachten)
        {
            Program.Root([]).Parse(opdracht).Errors.Select(e => e.Message).ShouldBeEmpty(opdracht);
        }
    }

    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\(([^)#]*)(#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"img/([a-z0-9-]+\.png)\)")]
    private static partial Regex Beeld();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Gebouwd();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Codeblok();

    [GeneratedRegex(@"\*\*([^*\n]+)\*\*")]
    private static partial Regex Vet();

    [GeneratedRegex(@"`(/(?:[A-Z][^`\s]*)?)`")]
    private static partial Regex Pagina();

    [GeneratedRegex(@"^\s*(?:sudo -u caseflow )?(?:caseflow|dotnet CaseFlow\.dll|CaseFlow\.exe) (.+?)(?: #.*)?$", RegexOptions.Multiline)]
    private static partial Regex Opdracht();
}
