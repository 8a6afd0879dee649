using System.Net;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Toegang;

/// <summary>The walks share one application: to fill it costs more than to walk.</summary>
[CollectionDefinition(Naam)]
public sealed class Wandeling : ICollectionFixture<BeleidsrolTests.Gevuld>
{
    public const string Naam = "wandeling";
}

/// <summary>docs/rollen.md says who may reach what, and nobody reaches more or less: every role, and nobody signed in, tries every page, handler and route.</summary>
[Collection(Wandeling.Naam)]
public sealed class RollentabelTests(BeleidsrolTests.Gevuld gevuld)
{
    // Reached by who may not come in elsewhere, and it says so with the code of a refusal.
    private const string GeenToegang = "/Toegang/GeenToegang";

    // Who signs out half way would prove nothing any more.
    private static readonly string[] Overslaan = ["/Toegang/Afmelden"];

    private static string Page => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../docs/rollen.md"));

    private WebApp App => gevuld.App;

    [Fact]
    public async Task The_page_says_what_the_code_says()
    {
        var tekst = Rollentabel.Maak(await Rollentabel.IngangenAsync(App.Services), App.Services);
        if (Environment.GetEnvironmentVariable("CASEFLOW_WRITE_DOCS") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(Page, tekst);
        }
        (await File.ReadAllTextAsync(Page)).ShouldBe(tekst, "docs/rollen.md is not what the code says; CASEFLOW_WRITE_DOCS=1 writes it");
    }

    /// <summary>A form is sent without its token: the door comes before that is looked at, and nothing is done by it.</summary>
    [Fact]
    public async Task Every_role_and_a_stranger_reach_what_the_table_says_and_nothing_else()
    {
        var ingangen = (await Rollentabel.IngangenAsync(App.Services)).Where(i => !Overslaan.Contains(i.Pad)).ToList();
        ingangen.Count.ShouldBeGreaterThan(100);
        ingangen.Where(i => !i.IsZonderAanmelden).ShouldAllBe(i => i.Rollen.Count > 0);
        var geheimen = gevuld.Geheimen.Append("Wendelmoet").Where(g => g != gevuld.Bestaand.Nummer).ToList();
        var (binnen, buiten) = (0, 0);
        foreach (var rol in Rollentabel.AlleRollen.Append(null))
        {
            var wie = rol is null ? App.Bezoeker() : await App.AanmeldenAsync(rol);
            foreach (var ingang in ingangen)
            {
                using var antwoord = await StuurAsync(wie, ingang, gevuld.Bestaand.Nummer, id => gevuld.Bestaand.PerTabel[id], token: null);
                var mag = ingang.IsZonderAanmelden || (rol is not null && ingang.Rollen.Contains(rol));
                if (!mag)
                {
                    buiten++;
                    IsGeweigerd(antwoord).ShouldBeTrue($"{rol ?? "nobody"}: {ingang} gave {(int)antwoord.StatusCode}, and the table does not name it");
                }
                else if (!ingang.IsZonderAanmelden && ingang.Pad != GeenToegang)
                {
                    binnen++;
                    IsGeweigerd(antwoord).ShouldBeFalse($"{rol}: {ingang} was refused ({(int)antwoord.StatusCode}), and the table names it");
                    ((int)antwoord.StatusCode).ShouldBeLessThan(500, $"{rol}: {ingang}");
                }
                if (!mag || rol is null || Toegangsregels.ZonderZaken.Contains(rol))
                {
                    // Configuration, not cases: a number of a case at most.
                    var tekst = await antwoord.Content.ReadAsStringAsync();
                    geheimen.Where(g => tekst.Contains(g, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty($"{rol ?? "nobody"}: {ingang}");
                }
            }
        }
        binnen.ShouldBeGreaterThan(500);
        buiten.ShouldBeGreaterThan(500);
    }

    /// <summary>The doors are open to them, and behind each the case is not there: they read nothing of it and change nothing.</summary>
    [Fact]
    public async Task Out_of_the_team_no_door_leads_to_the_case_and_in_the_team_it_does()
    {
        var nummer = gevuld.Vers.Nummer;
        var ids = await App.DbAsync(async db => new Dictionary<string, Guid>
        {
            ["taak"] = await db.Taken.Where(t => t.ZaakId == gevuld.Vers.Id).Select(t => t.Id).FirstAsync(),
            ["brief"] = await db.Brieven.Where(b => b.ZaakId == gevuld.Vers.Id).Select(b => b.Id).FirstOrDefaultAsync(),
            ["bijlage"] = await db.Bijlagen.Where(b => b.ZaakId == gevuld.Vers.Id).Select(b => b.Id).SingleAsync(),
            ["huishouden"] = gevuld.Vers.HuishoudenId!.Value,
        });
        var ingangen = (await Rollentabel.IngangenAsync(App.Services)).Where(i => !Overslaan.Contains(i.Pad) && !i.IsZonderAanmelden).ToList();
        var persoonlijk = ingangen.Where(i => i.Pad.Contains("{nummer}", StringComparison.Ordinal) || i.Pad.Contains("{id:guid}", StringComparison.Ordinal) || i.Pad.Contains("{taakId}", StringComparison.Ordinal)).ToList();
        persoonlijk.Count.ShouldBeGreaterThan(20);
        // Noodtoegang is the one door that opens it, and has tests of its own.
        var deuren = ingangen.Where(i => (i.Methode == "GET" || persoonlijk.Contains(i)) && !i.Pad.EndsWith("/noodtoegang", StringComparison.OrdinalIgnoreCase)).ToList();

        foreach (var rol in Toegangsregels.Zaakrollen)
        {
            (await (await App.AanmeldenAsync(rol)).GetAsync($"/Zaken/{nummer}")).Tekst.ShouldContain("Wendelmoet", customMessage: $"{rol}, in the team");
        }
        var gisteren = AmsterdamTime.DateOf(App.Klok.Nu).AddDays(-1);
        await App.DbAsync(db => db.Set<Teamlid>().Where(t => t.Tot == null).ExecuteUpdateAsync(t => t.SetProperty(x => x.Tot, gisteren)));
        try
        {
            var voor = await StandAsync();
            foreach (var rol in Toegangsregels.Zaakrollen)
            {
                var wie = await App.AanmeldenAsync(rol);
                var token = (await wie.GetAsync(GeenToegang)).Een("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
                foreach (var deur in deuren.Where(d => d.Rollen.Contains(rol)))
                {
                    using var antwoord = await StuurAsync(wie, deur, nummer, tabel => ids.GetValueOrDefault(tabel, gevuld.Bestaand.PerTabel[tabel]), token);
                    var tekst = await antwoord.Content.ReadAsStringAsync();
                    tekst.ShouldNotContain("Wendelmoet", Case.Insensitive, $"{rol}, out of the team: {deur}");
                    if (deur.Pad.Contains("{nummer}", StringComparison.Ordinal))
                    {
                        antwoord.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{rol}, out of the team: {deur}");
                    }
                }
            }
            (await StandAsync()).ShouldBe(voor, "nothing of the case changed");
        }
        finally
        {
            await App.DbAsync(db => db.Set<Teamlid>().Where(t => t.Tot == gisteren).ExecuteUpdateAsync(t => t.SetProperty(x => x.Tot, (DateOnly?)null)));
        }

        Task<string> StandAsync() => App.DbAsync(async db =>
        {
            var id = gevuld.Vers.Id;
            var revisie = await db.Zaken.Where(z => z.Id == id).Select(z => z.Revisie).SingleAsync();
            return $"{revisie} {await db.Dossierregels.CountAsync(d => d.ZaakId == id)} {await db.Taken.Where(t => t.ZaakId == id).SumAsync(t => t.Revisie)} {await db.Bijlagen.CountAsync(b => b.ZaakId == id && b.VerwijderdOp == null)}";
        });
    }

    private static bool IsGeweigerd(HttpResponseMessage antwoord) => antwoord.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (antwoord.StatusCode == HttpStatusCode.Redirect && antwoord.Headers.Location!.OriginalString is var naar
            && (naar.Contains(GeenToegang, StringComparison.Ordinal) || naar.Contains("/Toegang/Aanmelden", StringComparison.Ordinal)));

    private static async Task<HttpResponseMessage> StuurAsync(Bezoeker wie, Ingang ingang, string nummer, Func<string, Guid> id, string? token)
    {
        using var bericht = new HttpRequestMessage(new HttpMethod(ingang.Methode), Adres(ingang, nummer, id));
        if (bericht.Method != HttpMethod.Get)
        {
            bericht.Content = BeleidsrolTests.Wandelaar.Inhoud(ingang.Pad, token);
            if (token is not null)
            {
                bericht.Headers.Add("RequestVerificationToken", token);
            }
        }
        return await wie.Http.SendAsync(bericht);
    }

    private static string Adres(Ingang ingang, string nummer, Func<string, Guid> id)
    {
        var pad = string.Concat(ingang.Endpoint.RoutePattern.PathSegments.Select(s => "/" + string.Concat(s.Parts.Select(d => d switch
        {
            RoutePatternParameterPart p when p.ParameterPolicies.Any(r => r.Content == "guid") => $"{id(Tabel(ingang.Pad))}",
            RoutePatternParameterPart p when p.ParameterPolicies.Any(r => r.Content is "int" or "long") => "1",
            RoutePatternParameterPart p when p.Name.EndsWith("Id", StringComparison.Ordinal) => $"{id(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name[..^2]))}",
            RoutePatternParameterPart p => p.Name switch { "handeling" => "afspraak-maken", "nummer" => nummer, "id" => "afspraak-maken", "route" => "melding", "team" => "zorgloket", "documentName" => "v1", "periode" => "2026-02", _ => "hengelo" },
            RoutePatternLiteralPart vast => vast.Content,
            _ => throw new InvalidOperationException($"{d}"),
        }))));
        var vraag = ingang.Handler is null ? "" : $"?handler={ingang.Handler}" + (ingang.Pad.Contains("/Bijlagen", StringComparison.Ordinal) ? $"&id={id("bijlage")}" : "");
        return (pad.Length == 0 ? "/" : pad) + vraag;
    }

    // Which table the id of an address is of; of one that is not named here that of a resident.
    private static string Tabel(string pad) => pad switch
    {
        "/Taken/{id:guid}" or "/Gesprek/{id:guid}" => "taak",
        "/Zaken/{nummer}/Brieven/{id:guid}" => "brief",
        "/Zaken/{nummer}/Bijlagen/{id:guid}" => "bijlage",
        "/Huishoudens/{id:guid}" or "/Huishoudens/{id:guid}/Plan" => "huishouden",
        "/Afspraken/{id:guid}/Agenda" => "afspraak",
        "/Teams/Overdrachten/{id:guid}" => "overdracht",
        "/Beheer/Storingen/{id:guid}" => "incident",
        "/Beheer/Abonnementen/{id:guid}" => "abonnement",
        "/Beheer/Accounts/{id:guid}" => "medewerker",
        "/Privacy/Noodtoegang/{id:guid}" => "noodtoegang",
        "/Inzageverzoeken/{id:guid}" or "/Privacy/Verzoeken/{id:guid}" => "privacyverzoek",
        "/Privacy/Vernietiging/{id:guid}" => "vernietigingslijst",
        _ => "inwoner",
    };
}
