using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Shouldly;

namespace CaseFlow.Tests.Api;

/// <summary>A program that comes in with a token of somebody in this role, with every scope unless some are named.</summary>
internal sealed class Programma(HttpClient http, string token)
{
    private static readonly string[] Alles = [.. Bereiken.Gebieden.SelectMany(g => new[] { $"{g.Gebied}:{Bereiken.Lezen}", $"{g.Gebied}:{Bereiken.Schrijven}" })];

    public HttpClient Http => http;

    public string Token => token;

    public static async Task<Programma> MaakAsync(WebApp app, string rol, params string[] bereiken)
    {
        var bouwer = app.Bouwer();
        var wie = await bouwer.Als(rol);
        var token = await bouwer.In<Toegangstokens, string>(t => t.MaakAsync(wie, $"proef {rol}", bereiken.Length == 0 ? Alles : bereiken, AmsterdamTime.DateOf(app.Klok.Nu).AddDays(30), heeftTweeFactoren: false));
        var http = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Programma(http, token);
    }

    public async Task<JsonNode> LeesAsync(string pad)
    {
        var antwoord = await http.GetAsync("/api/v1" + pad);
        var tekst = await antwoord.Content.ReadAsStringAsync();
        antwoord.StatusCode.ShouldBe(HttpStatusCode.OK, $"{pad}: {tekst}");
        return JsonNode.Parse(tekst)!;
    }

    /// <summary>The answer, whatever it is; null when it has no content.</summary>
    public async Task<(HttpResponseMessage Antwoord, JsonNode? Inhoud)> StuurAsync(string pad, string json, HttpMethod? methode = null, params (string Naam, string Waarde)[] koppen)
    {
        using var bericht = new HttpRequestMessage(methode ?? HttpMethod.Post, "/api/v1" + pad) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (naam, waarde) in koppen)
        {
            bericht.Headers.TryAddWithoutValidation(naam, waarde);
        }
        var antwoord = await http.SendAsync(bericht);
        var tekst = await antwoord.Content.ReadAsStringAsync();
        return (antwoord, tekst.Length == 0 ? null : JsonNode.Parse(tekst));
    }

    public async Task<JsonNode?> DoeAsync(string pad, string json = "{}", HttpStatusCode code = HttpStatusCode.NoContent)
    {
        var (antwoord, inhoud) = await StuurAsync(pad, json);
        antwoord.StatusCode.ShouldBe(code, $"{pad}: {inhoud}");
        return inhoud;
    }

    public async Task<JsonNode> WeigertAsync(string pad, string json, HttpStatusCode code, string id)
    {
        var (antwoord, inhoud) = await StuurAsync(pad, json);
        antwoord.StatusCode.ShouldBe(code, $"{pad}: {inhoud}");
        antwoord.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        inhoud!["type"]!.GetValue<string>().ShouldBe($"urn:caseflow:{id}");
        inhoud["detail"]!.GetValue<string>().ShouldNotBeEmpty();
        return inhoud;
    }
}
