using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CaseFlow.Shared;

/// <summary>
/// Tells in the log of the application what was refused at the door: a page that the role does not open, a form without its token, too many
/// requests. With the route, not the address: that may hold a number of a case.
/// </summary>
public sealed partial class RefusalLog(ILogger<RefusalLog> log) : IAlwaysRunResultFilter
{
    public const string NoAccess = "no access";
    public const string NoToken = "no antiforgery token";
    public const string TooMany = "too many requests";

    public void Refused(HttpContext context, string reason) =>
        Refused(reason, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "an unknown address", context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "nobody");

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            Refused(context.HttpContext, NoToken);
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused ({Reason}): {Method} {Route} by account {Account}")]
    private partial void Refused(string reason, string method, string route, string account);
}
