using CaseFlow.Toegang;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Shared;

/// <summary>
/// What somebody sees when a request ends in an error. It also answers a form that went wrong, so it takes every method;
/// of the error itself it shows nothing but a refusal, which was written for the user.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class FoutModel : PageModel
{
    public int Code { get; private set; } = StatusCodes.Status500InternalServerError;

    /// <summary>Under this mark the log has the details; only where there is something to look up.</summary>
    public string? Kenmerk => Code == StatusCodes.Status500InternalServerError ? HttpContext.TraceIdentifier : null;

    private WeigeringException? Weigering { get; set; }

    public (string Kop, string Uitleg) Tekst => Code switch
    {
        _ when Weigering is not null => (Code == StatusCodes.Status404NotFound ? "Niet gevonden" : "Dit kan nu niet", Weigering.Message),
        StatusCodes.Status400BadRequest => ("De aanvraag klopt niet",
            "Misschien stond de pagina te lang open, of bent u intussen opnieuw aangemeld. Er is niets opgeslagen. Ga terug, vernieuw de pagina en probeer het opnieuw."),
        StatusCodes.Status403Forbidden => ("Geen toegang", "Deze pagina hoort niet bij uw rol. Vraag uw teamleider als u hem nodig heeft voor uw werk."),
        StatusCodes.Status404NotFound => ("Niet gevonden", $"Deze pagina bestaat niet, of u mag hem niet zien. Kijk het adres na, of {(Toegangsregels.Zaakrollen.Any(User.IsInRole) ? "zoek de zaak op" : "kies een pagina uit het menu")}."),
        StatusCodes.Status413PayloadTooLarge => ("Dit is te groot", "Wat u verstuurde is te groot. Er is niets opgeslagen. Maak de tekst korter en probeer het opnieuw."),
        StatusCodes.Status429TooManyRequests => ("Even wachten", "U vraagt in korte tijd heel veel. Er is niets opgeslagen. Wacht een minuut en probeer het dan opnieuw."),
        < 500 => ("Dit kan niet", "CaseFlow kan met deze aanvraag niets doen. Er is niets opgeslagen. Ga terug en probeer het opnieuw."),
        _ => ("Er ging iets mis", "Dat ligt aan CaseFlow, niet aan u. Wat u verstuurde is waarschijnlijk niet opgeslagen. Ga terug en probeer het over een paar minuten opnieuw."),
    };

    // Before any handler, so that it does not matter whether it was a GET or a POST that failed.
    // By its name it would be the handler of a method "PAGE".
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var fout = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        Weigering = fout as WeigeringException;
        Code = (fout, Weigering?.Id) switch
        {
            (_, "geen-toegang") => StatusCodes.Status404NotFound,
            (_, not null) => StatusCodes.Status409Conflict,
            (BadHttpRequestException onleesbaar, _) => onleesbaar.StatusCode,
            (not null, _) => StatusCodes.Status500InternalServerError,
            _ => int.TryParse(Request.Query["code"], out var gevraagd) && gevraagd is >= 400 and < 600 ? gevraagd : StatusCodes.Status404NotFound,
        };
        Response.StatusCode = Code;
    }
}
