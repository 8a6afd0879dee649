using System.Text.Json;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Api;

/// <summary>One thing that is wrong with what was sent.</summary>
/// <param name="Code">Stable id of the reason.</param>
/// <param name="Veld">Path of the field with dots; null when it is about the whole.</param>
/// <param name="Detail">What to do about it (Dutch).</param>
internal sealed record Invoerfout(string Code, string? Veld, string Detail);

/// <summary>What goes wrong, by RFC 9457.</summary>
internal sealed record Probleem(string Type, string Title, int Status, string Detail)
{
    public IReadOnlyList<Invoerfout>? Errors { get; init; }
}

/// <summary>The area of a token that an operation asks for; null asks for a token and no more.</summary>
/// <param name="Gebied">One of <see cref="Bereiken.Gebieden"/>.</param>
/// <param name="IsLezen">It changes nothing, whatever its method is: a search is posted.</param>
internal sealed record Bereikeis(string? Gebied, bool IsLezen)
{
    public string? Bereik => Gebied is null ? null : $"{Gebied}:{(IsLezen ? Bereiken.Lezen : Bereiken.Schrijven)}";
}

/// <summary>The form on a screen that an operation does the same as: page and handler.</summary>
internal sealed record Scherm(string Pagina, string Handler);

/// <summary>What is sent when that is no JSON; said in the description only, for the matching on it would come before the door.</summary>
internal sealed record Inhoudsoort(string Mediatype);

/// <summary>How every operation under /api/v1 is guarded and answers, whatever it does.</summary>
internal static class ApiRegels
{
    public const string Pad = "/api/v1";
    public const string Versie = "1.0.0";
    public const string Problem = "application/problem+json";

    private static readonly string[] NietGevonden =
    [
        "niet-gevonden", "geen-toegang", "handeling-onbekend", "zaak-onbekend", "account-onbekend", "storing-onbekend", "afscherming-onbekend", "noodtoegang-onbekend", "bijlage-onbekend",
        "lijst-onbekend", "afwezigheid-onbekend", "indicator-onbekend", "doel-onbekend", "token-onbekend", "abonnement-onbekend", "versie-onbekend",
    ];

    private static readonly string[] Verboden = ["rol-onbevoegd", "skj-verplicht", "mandaat-ontbreekt", "zaak-afgeschermd", "bereik-ontbreekt", "wachtwoord-staat-uit", "vier-ogen", "vier-ogen-zelfde-persoon", "bezwaar-zelfde-beslisser", "klacht-zelfde-persoon"];

    private static readonly string[] Botsing =
    [
        "intussen-gewijzigd", "taak-niet-open", "taak-al-opgepakt", "taak-niet-van-u", "storing-loopt", "storing-opgelost", "storing-opnieuw", "publicatie-loopt", "lijst-verder", "verzoek-besloten",
        "al-beoordeeld", "al-zichtbaar", "signaal-al-bekend", "bijlage-bestaat-al", "route-kan-niet-verder", "opdracht-al-gedaan", "voorstel-loopt", "ave-loopt-al", "route-loopt-al", "spoor-loopt-al", "meldcode-loopt-al",
    ];

    public static RouteGroupBuilder Groep(this IEndpointRouteBuilder app, string pad, string onderwerp, string? gebied, string? beleid)
    {
        var groep = app.MapGroup(Pad + pad).WithTags(onderwerp).WithMetadata(new Bereikeis(gebied, IsLezen: false));
        return beleid is null ? groep.RequireAuthorization() : groep.RequireAuthorization(beleid);
    }

    /// <summary>Names the operation, says what it does, and which form of which page does the same.</summary>
    public static RouteHandlerBuilder Doet(this RouteHandlerBuilder bouwer, string id, string wat, string? scherm = null)
    {
        bouwer.WithName(id).WithSummary(wat);
        return scherm is null ? bouwer : bouwer.Ook(scherm);
    }

    /// <summary>Does the same as one more form.</summary>
    public static RouteHandlerBuilder Ook(this RouteHandlerBuilder bouwer, string scherm)
    {
        var delen = scherm.Split(':');
        return bouwer.WithMetadata(new Scherm(delen[0], delen[1]));
    }

    /// <summary>Can be sent with a key, by which it is done once however often it comes.</summary>
    public static RouteHandlerBuilder Eenmalig(this RouteHandlerBuilder bouwer) => bouwer.WithMetadata(new Eenmalig());

    /// <summary>Reads although it is posted.</summary>
    public static RouteHandlerBuilder Leest(this RouteHandlerBuilder bouwer)
    {
        bouwer.Add(e =>
        {
            if (e.Metadata.OfType<Bereikeis>().LastOrDefault() is { } eis)
            {
                e.Metadata.Add(eis with { IsLezen = true });
            }
        });
        return bouwer;
    }

    public static async Task<NoContent> LeegAsync(Task act)
    {
        await act;
        return TypedResults.NoContent();
    }

    /// <summary>What cannot be found, or may not be seen: a program is told no difference.</summary>
    public static WeigeringException Onbekend(string wat) => new("niet-gevonden", $"{wat} bestaat niet, of u mag dit niet zien.");

    /// <summary>The version stands on every answer, also on one that comes from no operation.</summary>
    public static Task KoppenAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["API-Version"] = Versie;
            return Task.CompletedTask;
        });
        // One thing has one address.
        if (context.Request.Path.Value!.EndsWith('/'))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        return next(context);
    }

    /// <summary>Goes right before the operation: the scope of the token, the form token of a cookie, and a body that can be read.</summary>
    public static async Task BewaakAsync(HttpContext context, RequestDelegate next)
    {
        var leest = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<Bereikeis>() is not { } eis || context.User.Identity?.IsAuthenticated != true)
        {
            await next(context);
            return;
        }
        try
        {
            eis = leest ? eis with { IsLezen = true } : eis;
            if (context.User.FindFirst(Tokenaanmelding.TokenNaam)?.Value is { } token)
            {
                await LegVastAsync(context, endpoint, eis, token);
            }
            else if (!leest && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            {
                throw new WeigeringException("formuliertoken-ontbreekt", "Stuur de kop RequestVerificationToken mee, of meld u aan met een toegangstoken.");
            }
            await LeesbaarAsync(context);
            // Whatever reads, or is sent with PUT or DELETE, may be sent twice as it is.
            if (HttpMethods.IsPost(context.Request.Method) && !eis.IsLezen && context.Request.Headers.ContainsKey(RequestReceipts.Header))
            {
                await context.RequestServices.GetRequiredService<RequestReceipts>().RunAsync(context, next);
                return;
            }
            await next(context);
        }
        catch (WeigeringException weigering) when (!context.Response.HasStarted)
        {
            await Antwoord(weigering).ExecuteAsync(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Maak(e.StatusCode, "onleesbaar", "De aanvraag is niet te lezen.").ExecuteAsync(context);
        }
    }

    public static int Status(string id) => id.Split(':')[0] switch
    {
        var i when NietGevonden.Contains(i) => StatusCodes.Status404NotFound,
        var i when Verboden.Contains(i) => StatusCodes.Status403Forbidden,
        var i when Botsing.Contains(i) => StatusCodes.Status409Conflict,
        "versie-verouderd" => StatusCodes.Status412PreconditionFailed,
        "te-groot" => StatusCodes.Status413PayloadTooLarge,
        "sleutel-hergebruikt" => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>The word for a status, where nothing better is known.</summary>
    public static (string Titel, string Detail) Woorden(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("De aanvraag klopt niet", "Kijk de adresdelen, de vraag en de inhoud na bij de beschrijving van deze API."),
        StatusCodes.Status401Unauthorized => ("Niet aangemeld", "Stuur een geldig toegangstoken mee: Authorization: Bearer en het token."),
        StatusCodes.Status403Forbidden => ("Geen toegang", "Uw rol of het bereik van uw token laat dit niet toe."),
        StatusCodes.Status404NotFound => ("Niet gevonden", "Dit bestaat niet, of u mag het niet zien."),
        StatusCodes.Status405MethodNotAllowed => ("Methode kan hier niet", "Kijk in de beschrijving van deze API welke methoden dit adres heeft."),
        StatusCodes.Status409Conflict => ("Dat kan nu niet", "Iemand was u voor, of het is al gebeurd. Lees opnieuw hoe het nu is."),
        StatusCodes.Status412PreconditionFailed => ("Intussen gewijzigd", "Lees opnieuw en probeer het met de nieuwe versie."),
        StatusCodes.Status413PayloadTooLarge => ("Te groot", "Stuur minder tegelijk."),
        StatusCodes.Status415UnsupportedMediaType => ("Verkeerde soort inhoud", "Stuur JSON met Content-Type: application/json."),
        StatusCodes.Status422UnprocessableEntity => ("Sleutel hoort bij iets anders", "Geef elke opdracht een eigen Idempotency-Key."),
        StatusCodes.Status429TooManyRequests => ("Te veel aanvragen", "Wacht zo veel seconden als de kop Retry-After zegt."),
        _ => ("Er ging iets mis", "Het is niet gelukt, en er is niets gewijzigd. Probeer het later opnieuw."),
    };

    private static IResult Antwoord(WeigeringException weigering)
    {
        var status = Status(weigering.Id);
        // A field is an input fault, also when its reason is known elsewhere as something that cannot be found.
        if (status == StatusCodes.Status404NotFound && weigering.Fouten[0].Veld is not null)
        {
            status = StatusCodes.Status400BadRequest;
        }
        return Maak(status, weigering.Id, weigering.Message, weigering.Fouten.Any(f => f.Veld is not null) || weigering.Fouten.Count > 1
            ? [.. weigering.Fouten.Select(f => new Invoerfout(f.Id, f.Veld, f.Melding))] : null);
    }

    private static JsonHttpResult<Probleem> Maak(int status, string id, string detail, IReadOnlyList<Invoerfout>? fouten = null) =>
        TypedResults.Json(new Probleem($"urn:caseflow:{id}", Woorden(status).Titel, status, detail) { Errors = fouten }, contentType: Problem, statusCode: status);

    // The address as it is described, without what somebody filled in.
    private static async Task LegVastAsync(HttpContext context, Endpoint endpoint, Bereikeis eis, string token)
    {
        var diensten = context.RequestServices;
        var mag = eis.Bereik is not { } bereik || context.User.HasClaim(Tokenaanmelding.Bereik, bereik);
        diensten.GetRequiredService<Logschrijver>().Gebruikt(diensten.GetRequiredService<Aanmelding>().Handeling(),
            $"token {token}: {context.Request.Method} {(endpoint as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/')}", mag);
        await diensten.GetRequiredService<Data.CaseFlowDbContext>().SaveChangesAsync();
        if (!mag)
        {
            throw new WeigeringException("bereik-ontbreekt", $"Dit token heeft het bereik {eis.Bereik} niet. Maak een token dat dit wel mag.");
        }
    }

    // Half a character, a null or the same name twice would only be noticed where it is used. So it is looked at here, before anything is done with it.
    private static async Task LeesbaarAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            return;
        }
        // In memory only: what is sent is about people, and must not lie in a folder for a while.
        context.Request.EnableBuffering(Formulieren.Foutweergave.MaxBody, Formulieren.Foutweergave.MaxBody);
        try
        {
            using var json = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            Lees(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new WeigeringException("onleesbaar", "De inhoud is geen JSON die CaseFlow kan lezen.");
        }
        catch (IOException)
        {
            throw new WeigeringException("te-groot", $"De inhoud is groter dan {Formulieren.Foutweergave.MaxBody / 1024 / 1024} MB.");
        }
        context.Request.Body.Position = 0;
    }

    private static void Lees(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var namen = new HashSet<string>(StringComparer.Ordinal);
                foreach (var deel in element.EnumerateObject())
                {
                    if (!namen.Add(deel.Name))
                    {
                        throw new WeigeringException("onleesbaar", "In de inhoud staat een naam twee keer.");
                    }
                    Lees(deel.Name);
                    Lees(deel.Value);
                }
                break;
            case JsonValueKind.Array:
                foreach (var deel in element.EnumerateArray())
                {
                    Lees(deel);
                }
                break;
            case JsonValueKind.String:
                Lees(element.GetString()!);
                break;
        }
    }

    private static void Lees(string tekst)
    {
        if (tekst.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            throw new WeigeringException("onleesbaar", "In de inhoud staat een onleesbaar teken.");
        }
    }
}
