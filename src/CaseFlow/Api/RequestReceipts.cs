using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Api;

/// <summary>This operation makes something in one transaction, so that a key can make sure that it is made once.</summary>
internal sealed record Eenmalig;

/// <summary>
/// Does once what somebody sends twice under one key (the header Idempotency-Key). The receipt is written in the transaction of the act; the answer
/// is added when it is known. A refusal changes nothing and is not kept: the same key may be sent again with what was mended.
/// </summary>
internal sealed class RequestReceipts(CaseFlowDbContext db, Transactie transactie, Geheim geheim, IDataProtectionProvider protection, Aanmelding aanmelding)
{
    public const string Header = "Idempotency-Key";

    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const int LongestKey = 200;

    private readonly byte[] _key = geheim.Sleutel("request-receipt", 32);

    private readonly IDataProtector _protector = protection.CreateProtector("request-receipt");

    private sealed record Told(string? Location, string? MediaType, byte[] Content);

    /// <exception cref="WeigeringException">The key cannot be used, belongs to another request, or the operation itself refuses.</exception>
    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Eenmalig>() is null)
        {
            throw new WeigeringException("sleutel-kan-niet", $"Deze opdracht kent geen {Header}. Stuur haar zonder die kop; de beschrijving van deze API zegt welke opdrachten hem wel kennen.");
        }
        var sent = context.Request.Headers[Header].ToString().Trim().Trim('"');
        if (sent.Length is 0 or > LongestKey || !sent.All(c => c is > ' ' and <= '~'))
        {
            throw new WeigeringException("sleutel-onleesbaar", $"Maak van {Header} een eigen tekst van hoogstens {LongestKey} letters, cijfers en leestekens zonder spaties, bijvoorbeeld een UUID.");
        }
        var handeling = aanmelding.Handeling();
        var key = Hash(Encoding.UTF8.GetBytes($"{handeling.MedewerkerId}\n{sent}"));
        var request = await RequestAsync(context.Request);
        if (await FindAsync(key, handeling.Moment) is { } earlier)
        {
            await AnswerAsync(context, earlier, request);
            return;
        }
        var receipt = new RequestReceipt { Key = key, Request = request, At = handeling.Moment };
        transactie.Receipt = () => WriteAsync(receipt);
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
            if (transactie.Receipt is null && context.Response.StatusCode is >= 200 and < 300)
            {
                await TellAsync(receipt, context.Response, buffer);
            }
        }
        catch (WeigeringException)
        {
            context.Response.Body = body;
            if (transactie.Receipt is null)
            {
                // What was kept is something beside the act, such as an incident: the act itself was refused and may come again.
                await db.RequestReceipts.Where(r => r.Id == receipt.Id).ExecuteDeleteAsync();
                throw;
            }
            // Refused because the same request was a moment earlier?
            if (await FindAsync(key, handeling.Moment) is not { } other)
            {
                throw;
            }
            await AnswerAsync(context, other, request);
            return;
        }
        finally
        {
            transactie.Receipt = null;
            context.Response.Body = body;
        }
        buffer.Position = 0;
        await buffer.CopyToAsync(body, context.RequestAborted);
    }

    /// <summary>Forgets what is older than it is kept for.</summary>
    public Task<int> RuimOpAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var limit = now - Kept;
        return db.RequestReceipts.Where(r => r.At <= limit).ExecuteDeleteAsync(cancellation);
    }

    // Inside the transaction of the act. Two at once: the one that commits second is refused by the index, and sees the first when it tries again.
    private async Task WriteAsync(RequestReceipt receipt)
    {
        var limit = receipt.At - Kept;
        await db.RequestReceipts.Where(r => r.Key == receipt.Key && r.At <= limit).ExecuteDeleteAsync();
        if (await db.RequestReceipts.AnyAsync(r => r.Key == receipt.Key))
        {
            throw Done();
        }
        db.RequestReceipts.Add(receipt);
    }

    private Task<RequestReceipt?> FindAsync(string key, DateTimeOffset now)
    {
        var limit = now - Kept;
        return db.RequestReceipts.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key && r.At > limit);
    }

    private async Task TellAsync(RequestReceipt receipt, HttpResponse response, MemoryStream buffer)
    {
        var told = new Told(response.Headers.Location, response.ContentType, buffer.ToArray());
        var (id, status, answer) = (receipt.Id, (int?)response.StatusCode, _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(told)));
        await db.RequestReceipts.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, status).SetProperty(r => r.Answer, answer));
    }

    private async Task AnswerAsync(HttpContext context, RequestReceipt earlier, string request)
    {
        if (earlier.Request != request)
        {
            throw new WeigeringException("sleutel-hergebruikt", $"Deze {Header} hoort al bij een andere opdracht. Geef elke opdracht een eigen sleutel.");
        }
        if (earlier is not { Status: { } status, Answer: { } answer })
        {
            throw Done();
        }
        Told told;
        try
        {
            told = JsonSerializer.Deserialize<Told>(_protector.Unprotect(answer))!;
        }
        catch (CryptographicException)
        {
            // The keys were lost since, as after a recovery; that it was done is still known.
            throw Done();
        }
        context.Response.StatusCode = status;
        context.Response.ContentType = told.MediaType;
        if (told.Location is { } location)
        {
            context.Response.Headers.Location = location;
        }
        await context.Response.Body.WriteAsync(told.Content, context.RequestAborted);
    }

    private static WeigeringException Done() =>
        new("opdracht-al-gedaan", "Deze opdracht is al gedaan, of er wordt nu aan gewerkt, en het antwoord is er niet. Er is niets dubbel gedaan. Stuur haar straks nog eens met dezelfde sleutel, of lees hoe het nu is.");

    private string Hash(byte[] content) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, content));

    // A form is told by its parts: what stands between them is another each time it is sent.
    private async Task<string> RequestAsync(HttpRequest request)
    {
        using var all = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        void Add(string text) => all.AppendData(Encoding.UTF8.GetBytes($"{text.Length}:{text}\n"));
        Add($"{request.Method} {request.Path}{request.QueryString}");
        if (request.HasFormContentType)
        {
            try
            {
                var form = await request.ReadFormAsync();
                foreach (var (name, value) in form.OrderBy(f => f.Key, StringComparer.Ordinal))
                {
                    Add($"{name}={value}");
                }
                foreach (var file in form.Files)
                {
                    Add($"{file.Name}={file.FileName}");
                    await using var stream = file.OpenReadStream();
                    all.AppendData(await SHA256.HashDataAsync(stream));
                }
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                // The operation says what is wrong with it.
            }
        }
        else if (request.HasJsonContentType())
        {
            all.AppendData(await SHA256.HashDataAsync(request.Body));
            request.Body.Position = 0;
        }
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }
}
