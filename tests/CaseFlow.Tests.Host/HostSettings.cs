namespace CaseFlow.Tests.Host;

public sealed record HostSettings
{
    public string Workflows { get; init; } = "";
    public string KeyFile { get; init; } = "";

    /// <summary>File to which each client writes what it was told is done.</summary>
    public string Acknowledged { get; init; } = "";

    public int Clients { get; init; }

    /// <summary>Open no new cases, and end when everything is done.</summary>
    public bool Drain { get; init; }
}
