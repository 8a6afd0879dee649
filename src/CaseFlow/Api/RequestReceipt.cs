namespace CaseFlow.Api;

/// <summary>
/// That a request of a program was done, by the key that it sent along: stored with the act itself, so that the same request does nothing twice.
/// It holds hashes and, encrypted, the answer; who asked and what was sent cannot be read from it.
/// </summary>
public sealed class RequestReceipt
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Keyed hash of who asked and the key that they sent.</summary>
    public required string Key { get; set; }

    /// <summary>Keyed hash of the address and what was sent.</summary>
    public required string Request { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>What was answered; null when it was done and the answer was never kept.</summary>
    public int? Status { get; set; }

    /// <summary>Encrypted: the address of what was made, and the content.</summary>
    public byte[]? Answer { get; set; }
}
