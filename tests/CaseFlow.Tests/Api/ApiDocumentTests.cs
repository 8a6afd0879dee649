using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Tests.Testing;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Api;

/// <summary>The examples of docs/api.md are sent to operations that are there, with what these take.</summary>
public sealed partial class ApiDocumentTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task Every_example_is_answered()
    {
        var tekst = (await File.ReadAllTextAsync(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../docs/api.md")))).Replace("\\\n", " ", StringComparison.Ordinal);
        var bouwer = app.Bouwer();
        var zaak = await bouwer.Melding();
        var taak = (await bouwer.OpenTaak("triage")).Id;
        var programma = await Programma.MaakAsync(app, "intake");
        var gedaan = 0;
        foreach (Match regel in Voorbeeld().Matches(tekst))
        {
            var opdracht = regel.Value;
            var pad = Adres().Match(opdracht).Groups[1].Value.Replace("$TAAK", $"{taak}", StringComparison.Ordinal).Replace("$ZAAK", zaak.Nummer, StringComparison.Ordinal);
            if (opdracht.Contains(" -F ", StringComparison.Ordinal))
            {
                // Sent with a real file in WerkApiTests; here that the address takes one.
                (await programma.StuurAsync(pad, "{}")).Inhoud!["type"]!.GetValue<string>().ShouldBe("urn:caseflow:veld-verplicht:bestand");
            }
            else if (Inhoud().Match(opdracht) is { Success: true } inhoud)
            {
                var json = inhoud.Groups[1].Value.Replace("\"revisie\": 1", $"\"revisie\": {(await programma.LeesAsync($"/taken/{taak}"))["revisie"]}", StringComparison.Ordinal);
                var (antwoord, gezegd) = await programma.StuurAsync(pad, json);
                ((int)antwoord.StatusCode).ShouldBeInRange(200, 299, $"{opdracht}\n{gezegd}");
            }
            else
            {
                (await programma.LeesAsync(pad)).ShouldNotBeNull();
            }
            gedaan++;
        }
        gedaan.ShouldBeGreaterThan(9);
    }

    [GeneratedRegex("(?m)^curl .*$")]
    private static partial Regex Voorbeeld();

    [GeneratedRegex("\"\\$CASEFLOW/api/v1([^\"]*)\"")]
    private static partial Regex Adres();

    [GeneratedRegex("-d '([^']*)'")]
    private static partial Regex Inhoud();
}
