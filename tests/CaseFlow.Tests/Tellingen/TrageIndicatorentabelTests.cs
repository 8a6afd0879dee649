using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Tellingen;

/// <summary>docs/indicatoren.md names each counted indicator, its definition and the test that compares it; CASEFLOW_WRITE_DOCS=1 writes it anew.</summary>
public sealed class TrageIndicatorentabelTests
{
    private static string Page => Path.GetFullPath(Path.Combine(Map(), "../../../docs/indicatoren.md"));

    [Fact]
    public async Task The_page_names_every_counted_indicator()
    {
        var gemeenten = TrageVergelijkingTests.Gemeenten.Select<object[], string>(g => (string)g[0]).ToList();
        var rijen = gemeenten.SelectMany(g => TrageVergelijkingTests.Lees(g).Where(i => i!["telling"] is not null).Select(i => (Gemeente: g, Id: i!["id"]!.GetValue<string>(), Telling: i["telling"]!.AsObject()))).ToList();
        rijen.Count.ShouldBe(144);
        rijen.Select(r => r.Id).Distinct().Count().ShouldBe(144);
        TrageHandtellingTests.MetDeHand.Count.ShouldBeGreaterThan(10);
        var tekst = Maak(rijen);

        if (Environment.GetEnvironmentVariable("CASEFLOW_WRITE_DOCS") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(Page, tekst);
        }
        (await File.ReadAllTextAsync(Page)).ShouldBe(tekst, "docs/indicatoren.md is not what the definitions say; CASEFLOW_WRITE_DOCS=1 writes it");
    }

    private static string Maak(IReadOnlyList<(string Gemeente, string Id, JsonObject Telling)> rijen)
    {
        var uit = new StringBuilder("""
            # Counted indicators

            Each indicator that CaseFlow counts from events, where its definition stands, and the test that compares the count. Generated: `CASEFLOW_WRITE_DOCS=1 dotnet test tests/CaseFlow.Tests --filter Indicatorentabel` writes this page; the ordinary run fails when it is no longer true. The language of the definitions is described in `workflows/indicatoren/README.md`.

            **How it is compared.** `TrageVergelijkingTests` makes a year of events per municipality (corrections, indications that are extended backwards or end before they begin, joined meldingen, people without wijk, born on 29 February or known in two municipalities) and counts every figure, every row of every table and every class of every duration twice: by the product, and by an interpreter of the definitions that shares no code with it and goes through the raw events day by day. The year, its quarters and its months must be equal, the general tables too. `TrageHandtellingTests` counts some by hand, from the words of the policy document.


            """.ReplaceLineEndings("\n"));
        var metDeHand = TrageHandtellingTests.MetDeHand;
        foreach (var groep in rijen.GroupBy(r => r.Gemeente))
        {
            uit.Append($"## {char.ToUpperInvariant(groep.Key[0])}{groep.Key[1..]}\n\n`workflows/indicatoren/{groep.Key}.json`, {groep.Count()} indicators\n\n| indicator | measure | compared by |\n|---|---|---|\n");
            foreach (var (gemeente, id, telling) in groep)
            {
                uit.Append($"| `{id}` | {Maat(telling)} | `TrageVergelijkingTests(\"{gemeente}\")`{(metDeHand.Contains(id) ? ", `TrageHandtellingTests`" : "")} |\n");
            }
            uit.Append('\n');
        }
        return uit.ToString().TrimEnd('\n') + "\n";
    }

    private static string Maat(JsonObject telling)
    {
        var tekst = $"{Tekst(telling["soort"])}: {Groep(telling["teller"]!.AsObject())}";
        tekst += telling["noemer"] is JsonObject noemer ? $" / {Groep(noemer)}" : telling["noemer-van-buiten"] is { } buiten ? $" / {Tekst(buiten)} (from outside)" : "";
        if (telling["uitsplitsingen"] is JsonArray tabellen)
        {
            tekst += "; by " + string.Join(", ", tabellen.Select(t => t is JsonObject o ? string.Join(" x ", TrageTelling.Woorden(o["op"]!)) : Tekst(t)));
        }
        return tekst + (telling["naast"] is JsonArray naast ? $"; {naast.Count} beside it" : "");
    }

    private static string Groep(JsonObject groep)
    {
        if (groep["samen"] is JsonArray samen)
        {
            return $"{Tekst(groep["eenheid"]) ?? "stuk"} in {(groep["minstens"]?.GetValue<int>() is { } n and > 1 ? $"at least {n} of " : "")}({string.Join(" + ", samen.Select(s => Groep(s!.AsObject())))})";
        }
        var delen = new List<string> { Tekst(groep["eenheid"]) ?? "stuk" };
        if (Tekst(groep["op"]) is { } op && op != "in-periode")
        {
            delen.Add(op + (Tekst(groep["peildatum"]) is { } dag ? $" {dag}" : ""));
        }
        delen.Add($"`{Tekst(groep["gebeurtenis"])}`");
        if (groep["waar"] is JsonObject waar)
        {
            delen.Add($"({string.Join("; ", waar.Select(w => $"{w.Key}={string.Join(" or ", TrageTelling.Woorden(w.Value!))}"))})");
        }
        delen.AddRange(new[] { "langer-dan", "korter-dan" }.Where(d => groep[d] is not null).Select(d => $"{d} {Tekst(groep[d])}"));
        delen.AddRange(new[] { "gevolgd-door", "na", "ook" }.Where(v => groep[v] is not null).Select(v => $"{v} `{Tekst(groep[v]!["gebeurtenis"])}`"));
        return string.Join(' ', delen);
    }

    private static string? Tekst(JsonNode? node) => TrageTelling.Tekst(node);

    private static string Map([System.Runtime.CompilerServices.CallerFilePath] string pad = "") => Path.GetDirectoryName(pad)!;
}
