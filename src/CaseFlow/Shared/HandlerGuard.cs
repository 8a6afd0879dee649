using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaseFlow.Shared;

/// <summary>
/// A page answers what it has a handler for, at an address that says something. Without this, a method or a handler that a page does not have shows it
/// with nothing in it, and white space in an address or half a bracket in a name ends in an error.
/// </summary>
public sealed class HandlerGuard : IPageFilter
{
    public static void Configure(MvcOptions options)
    {
        options.Filters.Add<HandlerGuard>();
        options.Filters.AddService<RefusalLog>();
        options.Filters.Add<Toegang.VerlopenFormulier>();
        // No form of ours writes names as jQuery does.
        options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
    }

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var method = context.HttpContext.Request.Method;
        var isPlainPage = (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) && !context.ActionDescriptor.HandlerMethods.Any(h => HttpMethods.IsGet(h.HttpMethod));
        // The error page comes instead of another, with the method of that one.
        var isErrorPage = context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        if (context.HandlerMethod is null && !isPlainPage && !isErrorPage)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
        else if (!isErrorPage && context.RouteData.Values.Values.Any(v => v is string part && string.IsNullOrWhiteSpace(part)))
        {
            // A part of an address that is only white space reaches a handler as nothing.
            context.Result = new NotFoundResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
