using System.Reflection;
using System.Security.Claims;
using System.Text;
using CaseFlow.Gemeenten;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Tests.Toegang;

/// <summary>One way in: an address with a method, and for a page the handler that answers.</summary>
/// <param name="Rollen">Who may come in by its authorisation; empty is nobody, and every role is who is signed in.</param>
public sealed record Ingang(RouteEndpoint Endpoint, string Pad, string Methode, string? Handler, bool IsPagina, bool IsZonderAanmelden, IReadOnlySet<string> Rollen)
{
    public string Doet => Methode == "GET" ? (Handler is null ? "bekijken" : $"bekijken: {Woorden(Handler)}") : Handler is null ? "versturen" : Woorden(Handler);

    public override string ToString() => $"{Methode} {Pad}{(Handler is null ? "" : $"?handler={Handler}")}";

    private static string Woorden(string handler) => string.Concat(handler.Select((t, i) => char.IsUpper(t) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(t) : $"{t}"));
}

/// <summary>Reads from the running application who may reach what, and writes it down as docs/rollen.md.</summary>
internal static class Rollentabel
{
    public static IReadOnlyList<string> AlleRollen => [.. Configuratie.Rollen];

    public static async Task<IReadOnlyList<Ingang>> IngangenAsync(IServiceProvider services)
    {
        var (provider, wacht, lader) = (services.GetRequiredService<IAuthorizationPolicyProvider>(), services.GetRequiredService<IAuthorizationService>(), services.GetRequiredService<PageLoader>());
        var ingangen = new List<Ingang>();
        // An address with a capital and one without are one page; the convention of the folder and that of the file give it twice.
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .GroupBy(e => (Pad(e), string.Join(' ', e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []))).Select(g => g.First()))
        {
            var isZonder = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var gegevens = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
            var beleid = gegevens.Count == 0 ? await provider.GetFallbackPolicyAsync() : await AuthorizationPolicy.CombineAsync(provider, gegevens);
            var rollen = new HashSet<string>();
            foreach (var rol in AlleRollen)
            {
                var wie = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, rol)], "test"));
                if (isZonder || (await wacht.AuthorizeAsync(wie, null, beleid!)).Succeeded)
                {
                    rollen.Add(rol);
                }
            }
            var pagina = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            var handlers = pagina is null
                ? (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (Methode: m, Naam: (string?)null))
                : (await lader.LoadAsync(pagina, endpoint.Metadata)).HandlerMethods.Select(h => (Methode: h.HttpMethod.ToUpperInvariant(), Naam: h.Name))
                    // A page is shown, also when nothing is done for that.
                    .Prepend((Methode: "GET", Naam: null));
            ingangen.AddRange(handlers.Distinct().Select(h => new Ingang(endpoint, Pad(endpoint), h.Methode, h.Naam, pagina is not null, isZonder, rollen)));
        }
        return [.. ingangen.OrderBy(i => !i.IsPagina).ThenBy(i => i.Pad, StringComparer.Ordinal).ThenBy(i => i.Methode, StringComparer.Ordinal).ThenBy(i => i.Handler, StringComparer.Ordinal)];
    }

    public static string Maak(IReadOnlyList<Ingang> ingangen, IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var configuratie = services.GetRequiredService<Configuratie>();
        var uit = new StringBuilder("""
            # Rollen: wie mag wat

            Deze bladzijde komt uit de code. `CASEFLOW_WRITE_DOCS=1 dotnet test tests/CaseFlow.Tests --filter Rollentabel` schrijft haar opnieuw; de gewone test faalt als zij niet meer klopt. Een andere test loopt met elke rol, in het team, buiten het team en zonder aanmelden, elke pagina en elke API-route langs: wat hier niet staat, is niet te bereiken, en wat hier staat wel.

            Een rol opent de deur van een pagina. Welke zaken iemand daarachter ziet, hangt niet van de rol af:

            - de zaken van de eigen teams, en zaken met werk voor die teams;
            - zaken en taken op de eigen naam, of op naam van wie men vandaag vervangt;
            - zaken in een huishouden onder de eigen regie, zover de doelbinding (`workflows/doelbinding.json`) het toelaat;
            - een meldcode alleen wie eraan werkt;
            - een afgeschermde zaak alleen wie daarbij genoemd is, ook zonder het bovenstaande;
            - met noodtoegang elke zaak van de eigen gemeente, voor enkele uren, met een reden en met oordeel achteraf.

            De rollen beleid, beheer en privacy zien nooit een zaak. Privacy ziet het logboek, met zaaknummers, en beoordeelt noodtoegang. Beheer ziet in storingen en imports hooguit een zaaknummer.


            """.ReplaceLineEndings("\n"));
        uit.Append($"**Zaakrollen** zijn: {string.Join(", ", Toegangsregels.Zaakrollen)}.\n\n");
        uit.Append("## Pagina's\n\n| adres | wat | wie |\n|---|---|---|\n");
        Rijen(uit, ingangen.Where(i => i.IsPagina));
        uit.Append("\n## API en overige adressen\n\n| adres | wat | wie |\n|---|---|---|\n");
        Rijen(uit, ingangen.Where(i => !i.IsPagina));

        uit.Append("\n## Handelingen naast de taken\n\nOp een zaak die iemand mag zien. Bij *stelt zelf meer eisen* kijkt de handeling ook naar het mandaat, het team of wat er al loopt.\n\n| handeling | wie | |\n|---|---|---|\n");
        foreach (var h in scope.ServiceProvider.GetRequiredService<HandelingService>().Alle.OrderBy(h => h.Naam, StringComparer.Ordinal))
        {
            var isStrenger = h.GetType().GetMethod(nameof(ZaakHandeling.ControleerRolAsync))!.DeclaringType != typeof(ZaakHandeling);
            uit.Append($"| {h.Naam} (`{h.Id}`) | {(h.AlleenVoor is { } alleen ? string.Join(", ", alleen) : "zaakrollen")} | {(isStrenger ? "stelt zelf meer eisen" : "")} |\n");
        }

        uit.Append("\n## Taken van de routes\n\nWie een taak mag doen als zij op zijn naam of in zijn team staat. Een gemeente kan dit met een mandaat enger maken.\n\n| route | taak | wie | anders |\n|---|---|---|---|\n");
        foreach (var model in services.GetRequiredService<Routeboek>().Modellen.SelectMany(m => m.Processes).OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            foreach (var stap in model.Nodes.OfType<CaseFlow.Engine.Model.UserTaskNode>())
            {
                var formulier = configuratie.Formulieren[stap.Form ?? stap.Id];
                var anders = formulier.RollenBijWet.Select(r => $"onder de {r.Key}: {string.Join(", ", r.Value)}")
                    .Concat(formulier.RollenBijUitkomst.Select(r => $"uitkomst {r.Key}: {string.Join(", ", r.Value)}"))
                    .Concat(stap.Id == "gesprek" && configuratie.Gemeenten.Values.Where(g => g.Regels.UitvraagDoor == "intake").Select(g => g.Naam).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } hier ? [$"in {string.Join(", ", hier)} ook: intake"] : []);
                uit.Append($"| {model.Id} | {stap.Name} (`{stap.Id}`) | {string.Join(", ", stap.Roles)} | {string.Join("; ", anders)} |\n");
            }
        }

        uit.Append("\n## Opdrachten op de server\n\nDeze doet alleen wie op de server zelf mag, buiten de rollen van CaseFlow om.\n\n");
        foreach (var verb in typeof(Verbs).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => m.ReturnType == typeof(System.CommandLine.Command)).Select(m => (System.CommandLine.Command)m.Invoke(null, m.GetParameters().Select(object? (_) => Array.Empty<string>()).ToArray())!).OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            uit.Append($"- `{verb.Name}`{(verb.Subcommands.Count > 0 ? $": {string.Join(", ", verb.Subcommands.Select(s => $"`{s.Name}`"))}" : "")}\n");
        }
        return uit.ToString();
    }

    private static void Rijen(StringBuilder uit, IEnumerable<Ingang> ingangen)
    {
        foreach (var groep in ingangen.GroupBy(i => i.Pad))
        {
            uit.Append($"| `{groep.Key}` | {string.Join(", ", groep.Select(i => i.Doet).Distinct())} | {Wie(groep.First())} |\n");
        }
    }

    private static string Wie(Ingang ingang)
    {
        if (ingang.IsZonderAanmelden)
        {
            return "iedereen, ook zonder aanmelden";
        }
        if (AlleRollen.All(ingang.Rollen.Contains))
        {
            return "wie is aangemeld";
        }
        var heeftZaakrollen = Toegangsregels.Zaakrollen.All(ingang.Rollen.Contains);
        return string.Join(", ", (heeftZaakrollen ? ["zaakrollen"] : Array.Empty<string>()).Concat(AlleRollen.Where(r => ingang.Rollen.Contains(r) && !(heeftZaakrollen && Toegangsregels.Zaakrollen.Contains(r)))));
    }

    private static string Pad(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');
}
