using System.Text.Json;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>Looks at a page as it stands: axe with every rule, and what axe does not ask. Each fault is a line that says where.</summary>
internal sealed class Paginacontrole
{
    /// <summary>Of axe, as it lies in its package: injected once for a page, not at each look.</summary>
    private static readonly string Axe = Lees();

    private const string Kijk = """
        async only => {
          const run = await axe.run(document, { runOnly: only ?? undefined, rules: only ? {} : { "target-size": { enabled: true } }, resultTypes: ["violations"] });
          const ids = [...run.violations, ...run.passes, ...run.incomplete, ...run.inapplicable].map(rule => rule.id);
          return JSON.stringify({ rules: ids, faults: run.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html.slice(0, 300)}`)) });
        }
        """;

    // What the rules of axe leave to people, as far as a script can tell.
    private const string Eigen = """
        () => {
          const faults = [], fault = (what, element) => faults.push(what + (element ? ": " + element.outerHTML.slice(0, 200) : ""));
          const all = query => [...document.querySelectorAll(query)];
          const shown = element => element.checkVisibility({ visibilityProperty: true });
          if (document.documentElement.lang !== "nl") fault("the language is not Dutch");
          if (!/^.+ - CaseFlow$/.test(document.title)) fault("the title says nothing: " + document.title);
          const heads = all("h1, h2, h3, h4, h5, h6").filter(shown);
          if (heads.filter(head => head.tagName === "H1").length !== 1) fault("not one h1");
          heads.reduce((before, head) => { const level = +head.tagName[1]; if (level > before + 1) fault("a heading skips a level", head); return level; }, 0);
          if (all("main").length !== 1 || all("header.kop").length !== 1 || all("footer").length !== 1) fault("a landmark is missing");
          all("[tabindex]").filter(element => element.tabIndex > 0).forEach(element => fault("a positive tabindex", element));
          for (const table of all("table").filter(shown)) {
            if (!table.caption && !table.ariaLabel && !table.hasAttribute("aria-labelledby")) fault("a table without a name", table);
            if (!table.querySelector("th")) fault("a table without headers", table);
            table.querySelectorAll("th:not([scope])").forEach(head => fault("a header without a scope", head));
          }
          all("main a[href^='#']").filter(link => link.hash.length > 1 && !document.getElementById(decodeURIComponent(link.hash.slice(1)))).forEach(link => fault("a link to nowhere", link));
          all("figure.grafiek, figure.diagram").filter(figure => !figure.querySelector("figcaption")?.textContent.trim()).forEach(figure => fault("a drawing without words", figure));
          all("[data-gelukt]").filter(text => !text.closest("[role=status]")).forEach(text => fault("a success that is not announced", text));
          all("[data-foutsamenvatting]").forEach(list => { if (document.activeElement !== list) fault("the focus is not on the errors", list); });
          return faults;
        }
        """;

    // With the keyboard as the way in, whatever gets the focus has to show it; of a choice that is drawn by its neighbour, that one.
    private const string Focus = """
        () => {
          const faults = [];
          const here = document.activeElement;
          const shows = element => { const style = getComputedStyle(element); return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none"; };
          const fields = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")].filter(e => !e.disabled && e.checkVisibility({ visibilityProperty: true }));
          const seen = new Set();
          for (const element of fields) {
            const kind = element.tagName + element.type + element.className;
            if (seen.has(kind)) continue;
            seen.add(kind);
            element.focus({ preventScroll: true });
            if (document.activeElement !== element) continue;
            if (!shows(element) && !(element.nextElementSibling && shows(element.nextElementSibling))) faults.push("the focus is not seen: " + element.outerHTML.slice(0, 200));
          }
          here?.focus({ preventScroll: true });
          return faults;
        }
        """;

    private const string Doelen = """
        () => [...document.querySelectorAll("button, select, textarea, input:not([type=hidden]), .menu__link, .filter, summary.menu__knop")]
          .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".diagram__doek, .alleen-voorlezen"))
          .filter(e => { const box = (e.labels?.[0]?.contains(e) ? e.labels[0] : e).getBoundingClientRect(); return box.height < 43.5; })
          .map(e => "less than 44 pixels high on a phone: " + e.outerHTML.slice(0, 160))
        """;

    private const string Wijder = """
        wide => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(wide ? "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }" : "");
          document.adoptedStyleSheets = [sheet];
        }
        """;

    private const string Past = """
        () => {
          const faults = [];
          const over = document.documentElement.scrollWidth - innerWidth;
          if (over > 0) {
            const who = [...document.querySelectorAll("main *, header *, footer *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".tabelvak, .diagram__doek"));
            faults.push(`scrolls sideways by ${over}: ` + (who.at(-1)?.outerHTML.slice(0, 200) ?? ""));
          }
          for (const e of document.querySelectorAll("main *, header *, footer *")) {
            const style = getComputedStyle(e);
            if (style.overflowY !== "hidden" && style.overflowX !== "hidden") continue;
            if (e.closest(".alleen-voorlezen, .diagram__doek, svg, thead") || !e.checkVisibility() || !e.textContent.trim()) continue;
            if (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2) faults.push("text is cut off: " + e.outerHTML.slice(0, 200));
          }
          return faults;
        }
        """;

    public HashSet<string> Regels { get; } = [];

    public int Beelden { get; private set; }

    public List<string> Fouten { get; } = [];

    /// <summary>The whole look: at a desk and on a phone, light and dark, larger, wider spaced, at four times the size, with the keyboard.</summary>
    public async Task HeelAsync(IPage page, string staat)
    {
        await ScriptAsync(page);
        void Meld(string waar, IEnumerable<string> fouten) => Voeg(staat, waar, fouten);
        Meld("", await page.EvaluateAsync<string[]>(Eigen));
        // What is folded is looked at too.
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
        Meld("desk", await AxeAsync(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Meld("desk, dark", await AxeAsync(page, "color-contrast", "link-in-text-block"));
        await page.SetViewportSizeAsync(390, 844);
        Meld("phone, dark", await AxeAsync(page, "color-contrast", "link-in-text-block"));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Meld("phone", await AxeAsync(page));
        Meld("phone", await page.EvaluateAsync<string[]>(Doelen));
        await page.SetViewportSizeAsync(320, 640);
        Meld("four times as large", await page.EvaluateAsync<string[]>(Past));
        await page.EvaluateAsync(Wijder, true);
        Meld("four times as large, wider spaced", await page.EvaluateAsync<string[]>(Past));
        await page.SetViewportSizeAsync(1280, 800);
        Meld("wider spaced", await page.EvaluateAsync<string[]>(Past));
        await page.EvaluateAsync(Wijder, false);
        await page.EvaluateAsync("document.documentElement.style.setProperty('font-size', '200%')");
        Meld("text of twice the size", await page.EvaluateAsync<string[]>(Past));
        await page.EvaluateAsync("document.documentElement.style.removeProperty('font-size')");
        await page.Keyboard.PressAsync("Tab");
        Meld("", await page.EvaluateAsync<string[]>(Focus));
    }

    /// <summary>Only what is on the page, at a desk: for somebody else who sees more or less of a page that was looked at whole.</summary>
    public async Task KortAsync(IPage page, string staat)
    {
        await ScriptAsync(page);
        Voeg(staat, "", await page.EvaluateAsync<string[]>(Eigen));
        Voeg(staat, "desk", await AxeAsync(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Voeg(staat, "desk, dark", await AxeAsync(page, "color-contrast"));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    public void Meld(string fout) => Fouten.Add(fout);

    private void Voeg(string staat, string waar, IEnumerable<string> fouten) => Fouten.AddRange(fouten.Select(f => $"{staat}{(waar.Length > 0 ? $" ({waar})" : "")}: {f}"));

    private async Task<IEnumerable<string>> AxeAsync(IPage page, params string[] alleen)
    {
        var uitslag = JsonDocument.Parse(await page.EvaluateAsync<string>(Kijk, alleen.Length > 0 ? alleen : null)).RootElement;
        Beelden++;
        Regels.UnionWith(uitslag.GetProperty("rules").EnumerateArray().Select(r => r.GetString()!));
        return [.. uitslag.GetProperty("faults").EnumerateArray().Select(f => f.GetString()!)];
    }

    private static async Task ScriptAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }
    }

    private static string Lees()
    {
        var pakket = typeof(Deque.AxeCore.Commons.AxeResult).Assembly;
        using var lezer = new StreamReader(pakket.GetManifestResourceStream(pakket.GetManifestResourceNames().Single(n => n.EndsWith("axe.min.js", StringComparison.Ordinal)))!);
        return lezer.ReadToEnd();
    }
}
