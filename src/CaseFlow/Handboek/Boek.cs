using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CaseFlow.Handboek;

/// <summary>
/// docs/handboek, as it travels in the executable. A heading is followed by the pages it helps with, in a comment that nobody sees:
/// &lt;!-- hulp: /Zaken /Zaken/{nummer} --&gt;. The files are ours, and raw HTML in them is not passed on.
/// </summary>
internal static partial class Boek
{
    public const string Pad = "/Handboek";
    private const string Inhoud = "README";
    private const string Boeken = "handboek/";
    private const string Beelden = "beelden/";
    private const int Rondom = 90;
    private const int MaxVindplekken = 20;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).DisableHtml().Build();
    private static readonly Lazy<IReadOnlyList<Hoofdstuk>> Gelezen = new(Lees);
    private static readonly Lazy<IReadOnlyDictionary<string, string>> PerPagina = new(() => Alle
        .SelectMany(h => h.Paragrafen.SelectMany(p => p.Paginas.Select(pagina => (pagina, Adres: $"{Pad}/{h.Id}#{p.Id}"))))
        .GroupBy(p => p.pagina).ToDictionary(g => g.Key, g => g.First().Adres));

    /// <summary>In the order of the contents page.</summary>
    public static IReadOnlyList<Hoofdstuk> Alle => Gelezen.Value;

    public static Hoofdstuk Voorblad { get; } = Lees(Inhoud);

    /// <summary>Its HTML for an application that lies at this path of the site.</summary>
    public static string Html(Hoofdstuk hoofdstuk, PathString basis) => hoofdstuk.Html.Replace($"=\"{Pad}", $"=\"{basis}{Pad}", StringComparison.Ordinal);

    public static Hoofdstuk? Vind(string id) => Alle.FirstOrDefault(h => h.Id == id);

    /// <summary>Where the help for the page of this request stands; null when it has none, as on the help itself.</summary>
    public static string? HulpVoor(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } sjabloon } ? HulpVoor("/" + sjabloon.Trim('/')) : null;

    public static string? HulpVoor(string sjabloon) => PerPagina.Value.GetValueOrDefault(sjabloon);

    /// <summary>The paragraphs in which every word of the question occurs, those that have one in their heading first.</summary>
    public static IReadOnlyList<Vindplek> Zoek(string vraag)
    {
        var woorden = Kaal(vraag).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return woorden.Length == 0 ? [] :
        [
            .. Alle.SelectMany(h => h.Paragrafen.Select(p => (h, p, Tekst: Kaal($"{p.Kop} {p.Tekst}"))))
                .Where(x => woorden.All(x.Tekst.Contains))
                .OrderByDescending(x => woorden.Count(Kaal(x.p.Kop).Contains))
                .Take(MaxVindplekken).Select(x => new Vindplek(x.h, x.p, Fragment(x.p.Tekst, woorden))),
        ];
    }

    /// <summary>The pictures of the chapters, for who is signed in.</summary>
    public static void Map(WebApplication app) => app.MapGet($"{Pad}/Beeld/{{naam}}", (string naam, HttpContext context) =>
    {
        if (typeof(Boek).Assembly.GetManifestResourceStream(Beelden + naam) is not { } beeld)
        {
            return Results.NotFound();
        }
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.Stream(beeld, "image/png");
    }).RequireAuthorization().ExcludeFromDescription();

    private static IReadOnlyList<Hoofdstuk> Lees() =>
        [.. Hoofdstuklink().Matches(Tekst(Inhoud)).Select(m => m.Groups[1].Value).Distinct().Select(Lees)];

    private static Hoofdstuk Lees(string id)
    {
        var tekst = Tekst(id);
        var document = Markdown.Parse(Hulpregel().Replace(tekst, ""), Pipeline);
        var paginas = new Dictionary<string, IReadOnlyList<string>>();
        var kop = "";
        foreach (var regel in tekst.Split('\n'))
        {
            kop = regel.StartsWith('#') ? regel.TrimStart('#').Trim() : kop;
            if (Hulpregel().Match(regel) is { Success: true } hulp)
            {
                paginas[kop] = hulp.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            }
        }
        var koppen = document.OfType<HeadingBlock>().ToList();
        var titel = koppen is [{ Level: 1 } eerste, ..] ? Woorden(eerste) : throw new InvalidDataException($"docs/handboek/{id}.md starts without a title.");
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = link.Url is not { } url ? null
                : link.IsImage ? $"{Pad}/Beeld/{Path.GetFileName(url)}"
                : Hoofdstuklink().Match($"]({url})") is { Success: true } m ? $"{Pad}{(m.Groups[1].Value == Inhoud ? "" : "/" + m.Groups[1].Value)}{m.Groups[2].Value}"
                : url;
            if (link.IsImage)
            {
                link.GetAttributes().AddProperty("loading", "lazy");
            }
        }
        var paragrafen = koppen.Select(k => new Paragraaf(k.GetAttributes().Id!, Woorden(k), string.Join(' ', Onder(document, k).Select(Woorden)), paginas.GetValueOrDefault(Woorden(k), []))).ToList();
        document.Remove(koppen[0]);
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        var schrijver = new Markdig.Renderers.HtmlRenderer(html);
        Pipeline.Setup(schrijver);
        schrijver.Render(document);
        return new Hoofdstuk(id, titel, html.ToString()
            .Replace("<table>", "<div class=\"tabelvak\"><table class=\"utrecht-table utrecht-table--html-table\">", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal)
            .Replace("<th>", "<th scope=\"col\">", StringComparison.Ordinal), paragrafen);
    }

    private static IEnumerable<Block> Onder(MarkdownDocument document, HeadingBlock kop) =>
        document.SkipWhile(b => b != kop).Skip(1).TakeWhile(b => b is not HeadingBlock);

    // The words of a block without its marks.
    private static string Woorden(Block blok)
    {
        var uit = new StringBuilder();
        foreach (var deel in blok.Descendants().Concat((blok as LeafBlock)?.Inline?.Descendants() ?? []).Distinct())
        {
            uit.Append(deel switch { LiteralInline l => l.Content.ToString(), CodeInline c => c.Content, LineBreakInline => " ", LeafBlock => " ", _ => "" });
        }
        if (blok is FencedCodeBlock code)
        {
            uit.Append(code.Lines.ToString());
        }
        return string.Join(' ', uit.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Fragment(string tekst, IEnumerable<string> woorden)
    {
        var kaal = Kaal(tekst);
        // A letter with an accent is one letter without it, so the places agree.
        var plaats = kaal.Length != tekst.Length ? 0 : woorden.Select(w => kaal.IndexOf(w, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(0).Min();
        var van = Math.Max(0, plaats - Rondom);
        var tot = Math.Min(tekst.Length, plaats + Rondom);
        return $"{(van > 0 ? "... " : "")}{tekst[van..tot].Trim()}{(tot < tekst.Length ? " ..." : "")}";
    }

    private static string Kaal(string tekst) => string.Concat(tekst.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    private static string Tekst(string id)
    {
        using var bron = new StreamReader(typeof(Boek).Assembly.GetManifestResourceStream(Boeken + id) ?? throw new InvalidDataException($"docs/handboek/README.md names {id}.md, and it is not there."));
        return bron.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^<!-- hulp: (.*) -->$", RegexOptions.Multiline)]
    private static partial Regex Hulpregel();

    [GeneratedRegex(@"\]\(([A-Za-z-]+)\.md(#[a-z0-9-]*)?\)")]
    private static partial Regex Hoofdstuklink();
}
