using CaseFlow.Api;
using CaseFlow.Tests.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Api;

/// <summary>What a screen can do a program can do: every form of every page has an operation, or stands here with the reason why it has none.</summary>
public sealed class SchermenTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Aanmelding = "signing in and what belongs to it is for people; a program has a token";
    private const string Bsn = "the answer holds burgerservicenummers, and no answer of the interface does";

    private const string Weergave = "how somebody keeps their own list on the screen; a program asks with a question of its own";

    private static readonly Dictionary<string, string> ZonderOperatie = new()
    {
        ["/Toegang/Aanmelden:"] = Aanmelding,
        ["/Toegang/Afmelden:"] = Aanmelding,
        ["/Toegang/Code:"] = Aanmelding,
        ["/Toegang/Wachtwoord:"] = Aanmelding,
        ["/Toegang/TweedeFactorPagina:"] = Aanmelding,
        ["/Toegang/TweedeFactorPagina:Opnieuw"] = Aanmelding,
        ["/Toegang/Tokens:"] = "a token that makes tokens would outlive its own end",
        ["/Toegang/Tokens:Intrekken"] = "the owner does so on the page; the functional manager has an operation",
        ["/Toegang/Account:Elders"] = Aanmelding,
        ["/Toegang/Hervatten:"] = Aanmelding,
        ["/Toegang/Hervatten:Weg"] = Aanmelding,
        ["/Shared/Scherm:"] = "colours and keys of one browser, in its cookie",
        ["/Werkvoorraad/MijnWerk:Bewaren"] = Weergave,
        ["/Werkvoorraad/Weergaven:Hernoemen"] = Weergave,
        ["/Werkvoorraad/Weergaven:Standaard"] = Weergave,
        ["/Werkvoorraad/Weergaven:GeenStandaard"] = Weergave,
        ["/Werkvoorraad/Weergaven:Verwijderen"] = Weergave,
        ["/Werkvoorraad/Weergaven:Volgende"] = Weergave,
        ["/Zaken/Zaak:Bsn"] = Bsn,
        ["/Aanleveringen/Aanleveringen:"] = Bsn,
        ["/Voorzieningen/EigenBijdrage:"] = Bsn,
        ["/Bewaring/Inzageverzoek:Zip"] = "the file for a resident is handed over by a person who read it",
    };

    [Fact]
    public async Task Every_form_has_an_operation_or_a_reason()
    {
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var lader = app.Services.GetRequiredService<PageLoader>();
        var formulieren = new HashSet<string>();
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } pagina)
            {
                formulieren.UnionWith((await lader.LoadAsync(pagina, endpoint.Metadata)).HandlerMethods.Where(h => h.HttpMethod == "Post").Select(h => $"{pagina.ViewEnginePath}:{h.Name}"));
            }
        }
        var operaties = endpoints.SelectMany(e => e.Metadata.GetOrderedMetadata<Scherm>()).Select(s => $"{s.Pagina}:{s.Handler}").ToList();

        formulieren.Count.ShouldBeGreaterThan(60);
        formulieren.Except(operaties).Except(ZonderOperatie.Keys).ShouldBeEmpty("a form without an operation: add one, or say here why not");
        operaties.Except(formulieren).ShouldBeEmpty("an operation names a form that is not there");
        ZonderOperatie.Keys.Except(formulieren).ShouldBeEmpty("a form that is not there any more");
        ZonderOperatie.Keys.Intersect(operaties).ShouldBeEmpty("it has an operation by now");
        ZonderOperatie.Values.ShouldAllBe(reden => reden.Length > 20);
    }
}
