using System.Security.Cryptography;
using System.Text.Json;
using CaseFlow.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using System.Security.Claims;

namespace CaseFlow.Toegang;

/// <summary>A form that did not arrive because its session had ended; one per account, encrypted, for half a day.</summary>
public sealed class BewaardeInvoer
{
    public Guid MedewerkerId { get; set; }
    public DateTimeOffset Op { get; set; }
    public required byte[] Inhoud { get; set; }
}

/// <param name="Pad">Where it was sent to, with its query.</param>
/// <param name="HeeftBestand">A file came along, which is not kept.</param>
public sealed record NietAangekomen(string Pad, IReadOnlyList<KeyValuePair<string, string>> Velden, bool HeeftBestand);

/// <summary>
/// What somebody typed is not lost when the session ended, or the token of the form did, before it was sent: it is kept for that account, and
/// offered after signing in. Only the account itself reads it back, and nothing is carried out before a person says so.
/// </summary>
public sealed class InvoerBewaren(CaseFlowDbContext db, TimeProvider klok, Geheim geheim)
{
    public const string Pagina = "/Toegang/Hervatten";

    /// <summary>As long as the longest session.</summary>
    public static readonly TimeSpan Langst = Aanmeldbezoek.Langst;

    private const int Grootst = 400_000;
    private const int NonceLengte = 12;
    private const int TagLengte = 16;

    // Passwords and codes are never kept, and how pages look is no work.
    private static readonly string[] Niet = ["/Toegang", "/Account", "/Scherm", "/Fout"];

    /// <summary>Called when a request is sent to the sign-in page: who it was stands in the cookie, also in one that ended.</summary>
    public static async Task BijEindeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var opties = context.Options;
        if (HttpMethods.IsPost(context.Request.Method)
            && opties.CookieManager.GetRequestCookie(context.HttpContext, opties.Cookie.Name!) is { } koek
            && opties.TicketDataFormat.Unprotect(koek) is { } bezoek && Wie(bezoek.Principal) is { } wie)
        {
            await context.HttpContext.RequestServices.GetRequiredService<InvoerBewaren>().BewaarAsync(wie, context.Request);
        }
    }

    /// <summary>Keeps it in place of what was kept before. A form of another site is none of ours.</summary>
    public async Task<bool> BewaarAsync(Guid wie, HttpRequest verzoek)
    {
        if (!verzoek.HasFormContentType || Niet.Any(n => verzoek.Path.StartsWithSegments(n)) || verzoek.ContentLength is null or > Grootst || !IsVanHier(verzoek))
        {
            return false;
        }
        var formulier = await verzoek.ReadFormAsync();
        var velden = formulier.Where(v => v.Key != "__RequestVerificationToken").SelectMany(v => v.Value.Select(w => KeyValuePair.Create(v.Key, w ?? ""))).ToList();
        if (velden.Count == 0)
        {
            return false;
        }
        var inhoud = Versleutel(wie, JsonSerializer.SerializeToUtf8Bytes(new NietAangekomen(verzoek.Path + verzoek.QueryString, velden, formulier.Files.Count > 0)));
        var nu = klok.GetUtcNow();
        await OpruimenAsync();
        if (await db.BewaardeInvoer.Where(b => b.MedewerkerId == wie).ExecuteUpdateAsync(b => b.SetProperty(x => x.Inhoud, inhoud).SetProperty(x => x.Op, nu)) == 0)
        {
            db.Add(new BewaardeInvoer { MedewerkerId = wie, Op = nu, Inhoud = inhoud });
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException)
            {
                // Pressed twice: the other request kept the same, or the account is gone.
                db.ChangeTracker.Clear();
            }
        }
        return true;
    }

    public async Task<(NietAangekomen Invoer, DateTimeOffset Op)?> LeesAsync(Guid wie)
    {
        var grens = klok.GetUtcNow() - Langst;
        return await db.BewaardeInvoer.AsNoTracking().SingleOrDefaultAsync(b => b.MedewerkerId == wie && b.Op > grens) is { } b && Ontsleutel(wie, b.Inhoud) is { } invoer
            ? (invoer, b.Op)
            : null;
    }

    public async Task<bool> IsErAsync(Guid wie)
    {
        var grens = klok.GetUtcNow() - Langst;
        return await db.BewaardeInvoer.AnyAsync(b => b.MedewerkerId == wie && b.Op > grens);
    }

    public Task WegAsync(Guid wie) => db.BewaardeInvoer.Where(b => b.MedewerkerId == wie).ExecuteDeleteAsync();

    /// <summary>Takes away what nobody came back for; whoever signs in does it for all.</summary>
    public Task OpruimenAsync()
    {
        var grens = klok.GetUtcNow() - Langst;
        return db.BewaardeInvoer.Where(b => b.Op < grens).ExecuteDeleteAsync();
    }

    internal static Guid? Wie(ClaimsPrincipal? wie) => Guid.TryParse(wie?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    // A browser says with every form where it came from.
    private static bool IsVanHier(HttpRequest verzoek) =>
        verzoek.Headers.Origin is [{ } herkomst] && string.Equals(herkomst, $"{verzoek.Scheme}://{verzoek.Host}", StringComparison.OrdinalIgnoreCase);

    private AesGcm Slot() => new(geheim.Sleutel("bewaarde-invoer", 32), TagLengte);

    // The account is part of the seal: what was kept for one cannot be read as that of another.
    private byte[] Versleutel(Guid wie, byte[] inhoud)
    {
        var klaar = new byte[NonceLengte + inhoud.Length + TagLengte];
        RandomNumberGenerator.Fill(klaar.AsSpan(0, NonceLengte));
        using var slot = Slot();
        slot.Encrypt(klaar.AsSpan(0, NonceLengte), inhoud, klaar.AsSpan(NonceLengte, inhoud.Length), klaar.AsSpan(NonceLengte + inhoud.Length), wie.ToByteArray());
        return klaar;
    }

    private NietAangekomen? Ontsleutel(Guid wie, byte[] versleuteld)
    {
        var inhoud = new byte[versleuteld.Length - NonceLengte - TagLengte];
        try
        {
            using var slot = Slot();
            slot.Decrypt(versleuteld.AsSpan(0, NonceLengte), versleuteld.AsSpan(NonceLengte, inhoud.Length), versleuteld.AsSpan(NonceLengte + inhoud.Length), inhoud, wie.ToByteArray());
            return JsonSerializer.Deserialize<NietAangekomen>(inhoud);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>A form whose token is of an earlier session, of somebody who is signed in by now: kept and offered, in place of an error.</summary>
internal sealed class VerlopenFormulier(InvoerBewaren bewaren) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult && InvoerBewaren.Wie(context.HttpContext.User) is { } wie && await bewaren.BewaarAsync(wie, context.HttpContext.Request))
        {
            context.Result = new RedirectToPageResult(InvoerBewaren.Pagina);
        }
        await next();
    }
}
