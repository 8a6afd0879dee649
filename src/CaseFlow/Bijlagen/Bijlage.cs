using System.Net;
using System.Net.Sockets;

namespace CaseFlow.Bijlagen;

/// <summary>A file of a case: who added it, when, and a hash of what it holds. Removing hides it and says why.</summary>
public sealed class Bijlage
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ZaakId { get; set; }
    public required string Naam { get; set; }

    /// <summary>An id of the list bijlage-soort.</summary>
    public required string Soort { get; set; }

    /// <summary>Found in the file itself, never taken from the browser.</summary>
    public required string Mediatype { get; set; }
    public long Grootte { get; set; }

    /// <summary>SHA-256 of the file as it was sent.</summary>
    public required string Hash { get; set; }
    public DateTimeOffset Op { get; set; }
    public Guid? MedewerkerId { get; set; }
    public required string Door { get; set; }
    public DateTimeOffset? VerwijderdOp { get; set; }
    public string? VerwijderdDoor { get; set; }
    public string? RedenVerwijderd { get; set; }

    public string Omvang => Grootte < 1024 * 1024 ? $"{Math.Max(1, Grootte / 1024)} kB" : $"{Grootte / 1024 / 1024.0:0.#} MB".Replace('.', ',');

    public override string ToString() => $"bijlage {Id}";
}

/// <summary>Where files lie and how large one may be.</summary>
public sealed record BijlageOptions
{
    public string Path { get; init; } = "data/bijlagen";

    public int MaxMegabytes { get; init; } = 10;

    /// <summary>Where clamd listens: tcp://address:port or unix:/path. Empty: there is none.</summary>
    public string Scanner { get; init; } = "";

    /// <summary>Whether a file is taken when clamd does not answer.</summary>
    public bool AcceptsUnscanned { get; init; }

    internal long MaxBytes => MaxMegabytes * 1024L * 1024;

    /// <exception cref="InvalidOperationException">The server takes no larger request, or the scanner has no such address.</exception>
    internal BijlageOptions Checked()
    {
        if (MaxMegabytes is < 1 or > 25)
        {
            throw new InvalidOperationException($"De instelling Attachments:MaxMegabytes is {MaxMegabytes}. Kies 1 tot en met 25.");
        }
        if (Scanner.Length > 0)
        {
            ScannerAddress();
        }
        return this;
    }

    internal EndPoint ScannerAddress() =>
        Scanner.StartsWith("unix:", StringComparison.Ordinal) && Scanner.Length > "unix:".Length ? new UnixDomainSocketEndPoint(Scanner["unix:".Length..])
        : Uri.TryCreate(Scanner, UriKind.Absolute, out var adres) && adres is { Scheme: "tcp", Port: > 0 } ? new DnsEndPoint(adres.Host, adres.Port)
        : throw new InvalidOperationException($"De instelling Attachments:Scanner is {Scanner}. Schrijf tcp://adres:3310 of unix:/pad.");
}
