using System.Net;
using System.Net.Mail;
using System.Text;
using System.Text.Json;
using CaseFlow.Jobs;

namespace CaseFlow.Mail;

/// <summary>A mail to send: to whom, about what, and the text.</summary>
public sealed record Mailbericht(string Aan, string Onderwerp, string Tekst);

/// <summary>The mail server of the installation; without a host no mail is made at all.</summary>
public sealed record MailOptions
{
    public string? Host { get; init; }
    public int Port { get; init; } = 25;
    public bool UseTls { get; init; }
    public string? User { get; init; }
    public string? Password { get; init; }
    public string From { get; init; } = "caseflow@localhost";

    public bool IsOn => !string.IsNullOrEmpty(Host);

    /// <exception cref="InvalidDataException">A setting cannot be used; said before anything starts.</exception>
    public MailOptions Checked() => !IsOn || (MailAddress.TryCreate(From, out _) && Port is > 0 and < 65536)
        ? this
        : throw new InvalidDataException("Mail:From must be a mail address and Mail:Port a port, when Mail:Host is set.");
}

/// <summary>
/// Sends a stored mail over SMTP. A server that does not answer is tried again; the message id is that of the job, so a mail that was
/// taken just before this process died is known to be the same one.
/// </summary>
public sealed class MailJob(MailOptions options) : IJobHandler
{
    public const int MaxAttempts = 8;

    public string Kind => JobKinds.Mail;

    public async Task<object?> CallAsync(Job job, CancellationToken cancellation)
    {
        if (!options.IsOn)
        {
            throw new JobException("Er is geen mailserver ingesteld (Mail:Host).", isFinal: true);
        }
        var bericht = JsonSerializer.Deserialize<Mailbericht>(job.Payload!)!;
        using var mail = new MailMessage(options.From, bericht.Aan, bericht.Onderwerp, bericht.Tekst)
        {
            BodyEncoding = Encoding.UTF8,
            SubjectEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{job.Id:N}@{new MailAddress(options.From).Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        using var smtp = new SmtpClient(options.Host, options.Port) { EnableSsl = options.UseTls };
        if (!string.IsNullOrEmpty(options.User))
        {
            smtp.Credentials = new NetworkCredential(options.User, options.Password);
        }
        try
        {
            await smtp.SendMailAsync(mail, cancellation);
        }
        catch (SmtpException e)
        {
            // The words of the server may hold the address; its code says enough.
            throw new JobException($"De mailserver nam het bericht niet aan ({e.StatusCode}).");
        }
        return null;
    }

    public Task<IncidentReport?> FinishAsync(JobContext c) => Task.FromResult<IncidentReport?>(null);
}
