using CaseFlow.Api;
using CaseFlow.Tests.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Api;

/// <summary>What a screen can do a program can do: every page and every form of it has an operation, or stands here with the reason why it has none.</summary>
public sealed class SchermenTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Aanmelding = "signing in and what belongs to it is for people; a program has a token";
    private const string Bsn = "the answer holds burgerservicenummers, and no answer of the interface does";

    private const string Tokens = "a token that makes tokens would outlive its own end";

    private const string Weergave = "how somebody keeps their own list on the screen; a program asks with a question of its own";

    private static readonly Dictionary<string, string> ZonderOperatie = new()
    {
        ["/Toegang/Aanmelden:"] = Aanmelding,
        ["/Toegang/Afmelden:"] = Aanmelding,
        ["/Toegang/Code:"] = Aanmelding,
        ["/Toegang/Wachtwoord:"] = Aanmelding,
        ["/Toegang/TweedeFactorPagina:"] = Aanmelding,
        ["/Toegang/TweedeFactorPagina:Opnieuw"] = Aanmelding,
        ["/Toegang/Tokens:"] = Tokens,
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

    private const string Mens = "a screen for people that holds nothing of a case or a figure";

    /// <summary>Which operation reads what a page shows.</summary>
    private static readonly Dictionary<string, string> Leest = new()
    {
        ["/Aanbieders/Aanbieders"] = "aanbiedersLezen",
        ["/Abonnementen/AbonnementPagina"] = "abonnementLezen",
        ["/Abonnementen/Abonnementen"] = "abonnementenLezen",
        ["/Afspraken/Agenda"] = "zaakAfsprakenLezen",
        ["/Afspraken/Week"] = "afsprakenLezen",
        ["/Bewaring/Inzageverzoek"] = "inzagedossierLezen",
        ["/Bewaring/Inzageverzoeken"] = "inzageverzoekenLezen",
        ["/Bewaring/Lijst"] = "vernietigingslijstLezen",
        ["/Bewaring/Vernietiging"] = "vernietigingslijstenLezen",
        ["/Bewaring/Verzoek"] = "privacyverzoekLezen",
        ["/Bewaring/VerzoekNieuw"] = "privacyverzoekRegistreren",
        ["/Bewaring/Verzoeken"] = "privacyverzoekenLezen",
        ["/Bijlagen/Bijlageblad"] = "bijlageOphalen",
        ["/Bijlagen/Bijlagen"] = "bijlagenLezen",
        ["/Cijfers/Beleid"] = "publicatieLezen",
        ["/Cijfers/Export"] = "publicatieLezen",
        ["/Cijfers/Publicaties"] = "publicatieversiesLezen",
        ["/Gemeenten/Beheer"] = "gemeenteLezen",
        ["/Gemeenten/Kalender"] = "kalenderLezen",
        ["/Gesprekken/Gesprek"] = "gespreksconceptLezen",
        ["/Huishoudens/HuishoudenPagina"] = "huishoudenLezen",
        ["/Import/Feiten"] = "feitenBestandenLezen",
        ["/Indicatoren/Doelboom"] = "indicatorenLezen",
        ["/Indicatoren/Doelen"] = "doelenLezen",
        ["/Indicatoren/Duidingen"] = "indicatorLezen",
        ["/Indicatoren/Gemeenten"] = "gemeentevergelijkingLezen",
        ["/Indicatoren/Indicatorblad"] = "indicatorLezen",
        ["/Indicatoren/Raad"] = "raadsoverzichtLezen",
        ["/Indicatoren/Streefwaarden"] = "indicatorLezen",
        ["/Indicatoren/Stroom"] = "stroomLezen",
        ["/Indicatoren/Vergelijken"] = "vergelijkingLezen",
        ["/Indicatoren/Waarden"] = "waardenBestandenLezen",
        ["/Indicatoren/Wachttijden"] = "wachttijdenLezen",
        ["/Jobs/Storing"] = "storingLezen",
        ["/Jobs/Storingen"] = "storingenLezen",
        ["/Logboek/Privacy"] = "logboekZoeken",
        ["/Meldingen/Contactmoment"] = "formulierLezen",
        ["/Meldingen/Registreren"] = "formulierLezen",
        ["/Plannen/PlanPagina"] = "zaakPlanLezen",
        ["/Plannen/RegiePagina"] = "regieLezen",
        ["/Routes/Overzetten"] = "overzettingLezen",
        ["/Routes/Route"] = "routeOphalen",
        ["/Routes/RouteBestand"] = "routeOphalen",
        ["/Routes/Stapcijfers"] = "routecijfersLezen",
        ["/Routes/Versies"] = "routesLezen",
        ["/Schuldhulp/Registreren"] = "formulierLezen",
        ["/Schuldhulp/Vroegsignalen"] = "vroegsignalenBestandenLezen",
        ["/Teams/Afwezigheid"] = "afwezighedenLezen",
        ["/Teams/Doorlooptijden"] = "doorlooptijdenLezen",
        ["/Teams/Overdracht"] = "overdrachtLezen",
        ["/Teams/Team"] = "teambordLezen",
        ["/Toegang/Account"] = "accountLezen",
        ["/Toegang/AccountBeheer"] = "accountVanLezen",
        ["/Toegang/Accounts"] = "accountsLezen",
        ["/Toegang/AfschermingLijst"] = "afschermingenLezen",
        ["/Toegang/NoodtoegangBeoordelen"] = "noodtoegangLezen",
        ["/Toegang/NoodtoegangLijst"] = "noodtoegangenLezen",
        ["/Toegang/NoodtoegangOpenen"] = "zaakNoodtoegangOpenen",
        ["/Toegang/TokensBeheer"] = "tokensLezen",
        ["/Voorzieningen/Voorzieningen"] = "voorzieningenLezen",
        ["/Werkprocessen/Taak"] = "taakLezen",
        ["/Werkvoorraad/MijnWerk"] = "werkvoorraadLezen",
        ["/Werkvoorraad/Volgende"] = "werkvoorraadLezen",
        ["/Zaken/Brief"] = "briefLezen",
        ["/Zaken/Handeling"] = "handelingLezen",
        ["/Zaken/Verloop"] = "zaakVerloopLezen",
        ["/Zaken/Zaak"] = "zaakLezen",
        ["/Zaken/Zoeken"] = "zakenZoeken",
    };

    private static readonly Dictionary<string, string> ZonderLezen = new()
    {
        ["/Aanleveringen/Aanleveringen"] = Bsn,
        ["/Handboek/HoofdstukPagina"] = Mens,
        ["/Handboek/Inhoud"] = Mens,
        ["/Shared/Fout"] = Mens,
        ["/Shared/Scherm"] = Mens,
        ["/Shared/Toegankelijkheid"] = Mens,
        ["/Toegang/Aanmelden"] = Aanmelding,
        ["/Toegang/Afmelden"] = Aanmelding,
        ["/Toegang/Code"] = Aanmelding,
        ["/Toegang/GeenToegang"] = Mens,
        ["/Toegang/Hervatten"] = Aanmelding,
        ["/Toegang/Organisatie"] = Aanmelding,
        ["/Toegang/Tokens"] = Tokens,
        ["/Toegang/TweedeFactorPagina"] = Aanmelding,
        ["/Toegang/Wachtwoord"] = Aanmelding,
        ["/Voorzieningen/EigenBijdrage"] = Bsn,
        ["/Voorzieningen/EigenBijdrageLijst"] = Bsn,
        ["/Werkvoorraad/Weergaven"] = Weergave,
    };

    private IEnumerable<RouteEndpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [Fact]
    public void Every_page_has_an_operation_that_reads_the_same_or_a_reason()
    {
        var paginas = Endpoints.Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().ToHashSet();
        var operaties = Endpoints.Select(e => e.Metadata.GetMetadata<EndpointNameMetadata>()?.EndpointName).OfType<string>().ToHashSet();

        paginas.Count.ShouldBeGreaterThan(60);
        paginas.Except(Leest.Keys).Except(ZonderLezen.Keys).ShouldBeEmpty("a page without an operation: add one, or say here why not");
        Leest.Keys.Concat(ZonderLezen.Keys).Except(paginas).ShouldBeEmpty("a page that is not there any more");
        Leest.Values.Except(operaties).ShouldBeEmpty("an operation that is not there");
        Leest.Keys.Intersect(ZonderLezen.Keys).ShouldBeEmpty();
        ZonderLezen.Values.ShouldAllBe(reden => reden.Length > 20);
    }

    [Fact]
    public async Task Every_form_has_an_operation_or_a_reason()
    {
        var lader = app.Services.GetRequiredService<PageLoader>();
        var formulieren = new HashSet<string>();
        foreach (var endpoint in Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } pagina)
            {
                formulieren.UnionWith((await lader.LoadAsync(pagina, endpoint.Metadata)).HandlerMethods.Where(h => h.HttpMethod == "Post").Select(h => $"{pagina.ViewEnginePath}:{h.Name}"));
            }
        }
        var operaties = Endpoints.SelectMany(e => e.Metadata.GetOrderedMetadata<Scherm>()).Select(s => $"{s.Pagina}:{s.Handler}").ToList();

        formulieren.Count.ShouldBeGreaterThan(60);
        formulieren.Except(operaties).Except(ZonderOperatie.Keys).ShouldBeEmpty("a form without an operation: add one, or say here why not");
        operaties.Except(formulieren).ShouldBeEmpty("an operation names a form that is not there");
        ZonderOperatie.Keys.Except(formulieren).ShouldBeEmpty("a form that is not there any more");
        ZonderOperatie.Keys.Intersect(operaties).ShouldBeEmpty("it has an operation by now");
        ZonderOperatie.Values.ShouldAllBe(reden => reden.Length > 20);
    }
}
