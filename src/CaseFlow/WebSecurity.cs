using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using CaseFlow.Api;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;

namespace CaseFlow;

/// <summary>What every request and answer has, whatever page it is for: https, headers, cookies, and how many are answered.</summary>
internal static class WebSecurity
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <param name="isHttps">Only https is served, here or at the proxy in front.</param>
    /// <param name="proxies">Addresses and networks of proxies that may say where a request came from.</param>
    public static void AddWebSecurity(this IServiceCollection services, bool isHttps, string? proxies, RequestLimits limits)
    {
        services.AddSingleton(limits.Checked()).AddSingleton<SignInLimit>();
        services.AddHsts(o => (o.MaxAge, o.IncludeSubDomains) = (Year, true));
        services.Configure<ForwardedHeadersOptions>(o => Trust(o, proxies));
        services.AddRateLimiter(o => Limit(o, limits));
        if (isHttps)
        {
            services.AddSingleton<OnlyHttps>();
        }
        // A cookie named so is only kept by a browser when it came over https, for this host alone and for all of it.
        void Harden(CookieBuilder cookie, string name)
        {
            cookie.Name = isHttps ? $"__Host-{name}" : name;
            cookie.HttpOnly = true;
            cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            if (isHttps)
            {
                cookie.Path = "/";
            }
        }
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o => Harden(o.Cookie, "caseflow"));
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, o => Harden(o.Cookie, "caseflow-code"));
        services.PostConfigure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(o => Harden(o.Cookie, "caseflow-melding"));
        services.AddAntiforgery(o =>
        {
            Harden(o.Cookie, "caseflow-formulier");
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
    }

    /// <summary>Goes before everything else.</summary>
    public static void UseWebSecurity(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use(Headers);
        if (app.Services.GetService<OnlyHttps>() is not null)
        {
            app.Use(RequireHttps);
        }
    }

    /// <summary>Goes once more behind the page for errors, which clears what was said before.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (app.Services.GetService<OnlyHttps>() is not null)
        {
            app.UseHsts();
        }
        app.Use(Headers);
    }

    /// <summary>Pages; style sheets and scripts are compressed when the application is built.</summary>
    public static void Compress(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.MimeTypes = ["text/html"];
    }

    /// <summary>
    /// How much a page shrinks tells what stands in it to who reads along and chooses part of the address (BREACH). So a page is compressed only where
    /// the browser says that no other site made it ask: by a link of our own, or by somebody who typed the address.
    /// </summary>
    public static bool MayCompress(HttpContext context) => context.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none";

    private static void Trust(ForwardedHeadersOptions options, string? proxies)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var naam in (proxies ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(naam, out var adres))
            {
                options.KnownProxies.Add(adres);
            }
            else if (System.Net.IPNetwork.TryParse(naam, out var net))
            {
                options.KnownIPNetworks.Add(net);
            }
            else
            {
                throw new InvalidDataException($"The setting Https:Proxies holds '{naam}': name an address (10.0.0.5) or a network (10.0.0.0/24).");
            }
        }
        options.ForwardedHeaders = options.KnownProxies.Count + options.KnownIPNetworks.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
    }

    // A person is shown the way; what was sent without encryption is not taken, and a program is not led on: it would send it so again.
    private static Task RequireHttps(HttpContext context, RequestDelegate next)
    {
        // A load balancer asks on the inside, without https, and is told nothing worth hiding.
        if (context.Request.IsHttps || context.Request.Path.StartsWithSegments(Monitoring.Health.Path))
        {
            return next(context);
        }
        if (HttpMethods.IsGet(context.Request.Method) && !IsApi(context))
        {
            context.Response.Redirect($"https://{context.Request.Host.Host}{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(ZaakApi.Pad);

    private static Task Headers(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        // The description of the interface is for everybody, whatever site asks.
        if (context.Request.Path.Equals(ApiBeschrijving.Pad, StringComparison.OrdinalIgnoreCase))
        {
            headers.AccessControlAllowOrigin = "*";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }
        // Pages hold personal data and are never kept; style sheets and fonts say themselves how long they stay.
        if (!Path.HasExtension(context.Request.Path) || context.Request.Path.StartsWithSegments("/Beleid"))
        {
            headers.CacheControl = "no-cache, no-store";
            headers.Pragma = "no-cache";
        }
        context.Response.OnStarting(() =>
        {
            // A file is nothing but a file, whatever a browser makes of it.
            if (headers.ContentDisposition.ToString().StartsWith("attachment", StringComparison.OrdinalIgnoreCase))
            {
                headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
                headers["X-Download-Options"] = "noopen";
            }
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>
    /// What a resident brought is drawn inside one of our own pages and nowhere else: no script, no form, nothing fetched, an origin of its own.
    /// </summary>
    public static void ShowInOwnPage(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'self'";
        response.Headers.XFrameOptions = "SAMEORIGIN";
    }

    private static void Limit(RateLimiterOptions options, RequestLimits limits)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            var seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var rest) ? (int)Math.Ceiling(rest.TotalSeconds) : limits.WindowSeconds;
            context.HttpContext.RequestServices.GetRequiredService<RefusalLog>().Refused(context.HttpContext, RefusalLog.TooMany);
            context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, seconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        {
            var path = context.Request.Path;
            // Looking for somebody is looking for somebody, by a program too.
            if (IsApi(context) && path.Value!.EndsWith("/zaken/_zoek", StringComparison.OrdinalIgnoreCase))
            {
                return limits.Window($"search {Who(context)}", limits.SearchPerAccount);
            }
            if (IsApi(context))
            {
                return limits.Window($"api {Who(context)}", limits.ApiPerAccount);
            }
            var isPost = HttpMethods.IsPost(context.Request.Method);
            if ((isPost && (path.StartsWithSegments("/Toegang/Aanmelden") || path.StartsWithSegments("/Toegang/Code"))) || path.StartsWithSegments(OidcSignIn.Page))
            {
                return limits.Window($"sign-in {Address(context)}", limits.SignInPerAddress);
            }
            return isPost && path.Equals("/Zaken", StringComparison.OrdinalIgnoreCase)
                ? limits.Window($"search {Who(context)}", limits.SearchPerAccount)
                : RateLimitPartition.GetNoLimiter("");
        });
    }

    private static string Who(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? Address(context);

    // Of IPv6 the network: who has one address there has them all.
    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } a => a.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } a => Convert.ToHexString(a.GetAddressBytes().AsSpan(0, 8)),
        var a => a.ToString(),
    };

    private sealed class OnlyHttps;
}
