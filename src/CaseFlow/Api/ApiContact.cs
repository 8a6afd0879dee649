using System.Net.Mail;
using Microsoft.OpenApi;

namespace CaseFlow.Api;

/// <summary>Whom a builder of programs can ask, as the installation says; whoever says nothing is not named.</summary>
internal sealed record ApiContact
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Url { get; init; }

    /// <exception cref="InvalidDataException">A setting cannot be used.</exception>
    public ApiContact Checked()
    {
        if (Email is { Length: > 0 } && !MailAddress.TryCreate(Email, out _))
        {
            throw new InvalidDataException($"The setting Api:Contact:Email is '{Email}', and that is no mail address.");
        }
        return string.IsNullOrEmpty(Url) || (Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "https")
            ? this : throw new InvalidDataException($"The setting Api:Contact:Url is '{Url}'. Write a whole address that begins with https.");
    }

    public OpenApiContact? Describe() => string.IsNullOrEmpty(Name) && string.IsNullOrEmpty(Email) && string.IsNullOrEmpty(Url) ? null : new OpenApiContact
    {
        Name = string.IsNullOrEmpty(Name) ? null : Name,
        Email = string.IsNullOrEmpty(Email) ? null : Email,
        Url = string.IsNullOrEmpty(Url) ? null : new Uri(Url),
    };
}
