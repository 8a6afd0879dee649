using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CaseFlow.Api;

/// <summary>
/// The description of the interface (OpenAPI 3.1), made from the operations themselves, by the API Design Rules of the Dutch government
/// (NL API Design Rules 2.1, Logius, CC-BY 4.0).
/// </summary>
internal static class ApiBeschrijving
{
    public const string Pad = $"{ApiRegels.Pad}/openapi.json";

    private const string Token = "toegangstoken";
    private const string Sessie = "sessie";

    private static readonly (string Naam, string Uitleg)[] Onderwerpen =
    [
        ("Werk", "Het eigen werk: de lijst, een taak met haar formulier, en haar afronden."),
        ("Meldingen", "Wat binnenkomt: een melding, een contact, en of iemand al bekend is."),
        ("Zaken", "Een zaak lezen. Wie welke zaak ziet, is hetzelfde als op het scherm, en elk lezen staat in het logboek."),
        ("Handelingen", "Wat in een zaak kan naast de taken. Elke handeling heeft een formulier dat zegt wat zij vraagt."),
        ("Notities", "Wat collega's elkaar over een zaak schrijven, en de zaken die u volgt."),
        ("Brieven en bijlagen", "De brieven die uitgingen en de bestanden die binnenkwamen."),
        ("Lijsten", "Afspraken, voorzieningen die aandacht vragen, en de eigen regie."),
        ("Vroegsignalen", "Signalen van achterstanden, los of als bestand."),
        ("Aanbieders", "De ladder van levering."),
        ("Teams", "Het bord, doorlooptijden, overdragen en afwezigheid, voor wie een team leidt."),
        ("Publicaties", "Gepubliceerde cijfers, beschermd tegen herkenning."),
        ("Beleid", "Indicatoren, doelen en streefwaarden."),
        ("Privacy", "Logboek, verzoeken van inwoners, vernietiging, noodtoegang en afscherming."),
        ("Beheer", "Accounts, tokens, storingen, kalender, instellingen en abonnementen op gebeurtenissen."),
        ("Feiten", "Feiten die geen route maakt, als bestand."),
        ("Routes", "Routes, hun versies en hun cijfers."),
        ("Account", "Wie u bent."),
    ];

    private static readonly int[] Altijd = [400, 401, 403, 404, 429, 500];

    private static readonly int[] BijWijzigen = [409, 413, 415];

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = d => d.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddOperationTransformer(Operatie);
        options.AddDocumentTransformer(Document);
    }

    private static async Task Operatie(OpenApiOperation operatie, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(Probleem), cancellationToken: cancellation);
        context.Document!.AddComponent(nameof(Probleem), schema);
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var leest = context.Description.HttpMethod == "GET";
        if (metadata.OfType<Bereikeis>().LastOrDefault() is { Gebied: not null } eis)
        {
            eis = leest ? eis with { IsLezen = true } : eis;
            operatie.Description = $"Bereik van het token: {eis.Bereik}.";
        }
        operatie.Responses ??= [];
        foreach (var antwoord in operatie.Responses.Values.OfType<OpenApiResponse>())
        {
            antwoord.Headers ??= new Dictionary<string, IOpenApiHeader>();
            antwoord.Headers["API-Version"] = new OpenApiHeaderReference("API-Version", context.Document);
            antwoord.Description = antwoord.Description switch { "OK" => "Gelukt", "Created" => "Gemaakt", "No Content" => "Gelukt, zonder inhoud", "Accepted" => "Aangenomen, wordt op de achtergrond gedaan", var d => d };
        }
        var isEenmalig = metadata.OfType<Eenmalig>().Any();
        if (isEenmalig)
        {
            operatie.Parameters ??= [];
            operatie.Parameters.Add(new OpenApiParameter
            {
                Name = RequestReceipts.Header, In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Description = "Een eigen sleutel, bijvoorbeeld een UUID. Dezelfde opdracht met dezelfde sleutel wordt binnen 24 uur een keer gedaan en geeft hetzelfde antwoord.",
            });
        }
        foreach (var status in leest ? Altijd : isEenmalig ? [.. Altijd, .. BijWijzigen, 422] : [.. Altijd, .. BijWijzigen])
        {
            operatie.Responses[$"{status}"] = new OpenApiResponse
            {
                Description = ApiRegels.Woorden(status).Titel,
                Headers = new Dictionary<string, IOpenApiHeader> { ["API-Version"] = new OpenApiHeaderReference("API-Version", context.Document) },
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ApiRegels.Problem] = new() { Schema = new OpenApiSchemaReference(nameof(Probleem), context.Document), Example = Voorbeeld(status) },
                },
            };
        }
        if (metadata.OfType<Inhoudsoort>().FirstOrDefault() is { Mediatype: var soort })
        {
            var bestand = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            operatie.RequestBody = new OpenApiRequestBody
            {
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [soort] = new()
                    {
                        Schema = soort == "text/csv" ? bestand : new OpenApiSchema
                        {
                            Type = JsonSchemaType.Object,
                            Properties = new Dictionary<string, IOpenApiSchema> { ["bestand"] = bestand, ["soort"] = new OpenApiSchema { Type = JsonSchemaType.String } },
                            Required = new HashSet<string> { "bestand", "soort" },
                        },
                    },
                },
            };
        }
        if (operatie.RequestBody is OpenApiRequestBody lichaam)
        {
            lichaam.Required = true;
        }
    }

    private static Task Document(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "CaseFlow",
            Version = ApiRegels.Versie,
            Description = """
                Alles wat een scherm van CaseFlow kan, voor programma's: toegang en casusregie in het sociaal domein.

                Meld een programma aan met een toegangstoken (Mijn account, Toegangstokens). Een token kan nooit meer dan wie het maakte op dat moment mag, en alleen wat in zijn bereik staat. Elk gebruik staat in het logboek.

                Formulieren zijn instellingen van een gemeente. Daarom vraagt u bij een taak of handeling eerst het formulier op: dat zegt welke velden er zijn, welke nodig zijn en welke waarden zij kennen. De antwoorden stuurt u als `gegevens`, met de ids van de velden als namen.

                Een fout is een probleem volgens RFC 9457, met per veld wat er mis is en wat te doen.
                """,
            Contact = context.ApplicationServices.GetRequiredService<ApiContact>().Describe(),
            License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
        };
        // A description is of version 1 wherever it is read; behind a proxy it is served over https.
        var server = document.Servers?.FirstOrDefault()?.Url?.TrimEnd('/') ?? "https://caseflow.gemeente.example";
        document.Servers = [new OpenApiServer { Url = server.Replace("http://", "https://", StringComparison.Ordinal) + ApiRegels.Pad, Description = "Deze installatie" }];
        var paden = new OpenApiPaths();
        foreach (var (pad, inhoud) in document.Paths)
        {
            paden[pad[ApiRegels.Pad.Length..]] = inhoud;
        }
        document.Paths = paden;
        document.Tags = new HashSet<OpenApiTag>(Onderwerpen.Select(o => new OpenApiTag { Name = o.Naam, Description = o.Uitleg }));
        document.Components ??= new OpenApiComponents();
        document.Components.Headers = new Dictionary<string, IOpenApiHeader>
        {
            ["API-Version"] = new OpenApiHeader { Description = "De hele versie van deze API.", Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(ApiRegels.Versie) },
        };
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "cft_", Description = "Een persoonlijk toegangstoken, gemaakt onder Mijn account." },
            [Sessie] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "caseflow", Description = "De sessie van wie op het scherm is aangemeld; wie wijzigt stuurt ook RequestVerificationToken mee." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, document)] = [] }, new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Sessie, document)] = [] }];
        return Task.CompletedTask;
    }

    private static JsonObject Voorbeeld(int status) => new()
    {
        ["type"] = status == 400 ? "urn:caseflow:veld-verplicht:tekst" : "urn:caseflow:voorbeeld",
        ["title"] = ApiRegels.Woorden(status).Titel,
        ["status"] = status,
        ["detail"] = ApiRegels.Woorden(status).Detail,
        ["errors"] = status == 400 ? new JsonArray(new JsonObject { ["code"] = "veld-verplicht:tekst", ["veld"] = "tekst", ["detail"] = "Vul in: wat is er aan de hand?" }) : null,
    };
}
