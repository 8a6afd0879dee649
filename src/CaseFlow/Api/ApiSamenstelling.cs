namespace CaseFlow.Api;

/// <summary>The interface for programs: what it needs, and every operation.</summary>
internal static class ApiSamenstelling
{
    public static void AddCaseFlowApi(this IServiceCollection services)
    {
        services.AddProblemDetails(o => o.CustomizeProblemDetails = c =>
        {
            var status = c.ProblemDetails.Status ?? StatusCodes.Status500InternalServerError;
            (c.ProblemDetails.Title, var detail) = ApiRegels.Woorden(status);
            c.ProblemDetails.Detail ??= detail;
            c.ProblemDetails.Type = $"urn:caseflow:http-{status}";
        });
        services.AddOpenApi("v1", ApiBeschrijving.Configure).ConfigureHttpJsonOptions(ZaakApi.Configure);
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        services.AddScoped<ZaakApi.Lezer>().AddScoped<CijferApi.Lezer>().AddScoped<WerkApi.Werker>().AddScoped<RequestReceipts>();
    }

    public static void MapCaseFlowApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();
        app.MapWerkApi();
        app.MapZaakApi();
        app.MapVerloopApi();
        app.MapNotitieApi();
        app.MapHandelingApi();
        app.MapMeldingApi();
        app.MapTeamApi();
        app.MapCijferApi();
        app.MapBeleidApi();
        app.MapPrivacyApi();
        app.MapBeheerApi();
    }
}
