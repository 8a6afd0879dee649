namespace CaseFlow.Jobs;

public enum SubscriptionKind { Message, Signal }

/// <summary>A run that waits for a message or listens to a signal.</summary>
public sealed class Subscription
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public SubscriptionKind Kind { get; set; }
    public required string Name { get; set; }
    public Guid ZaakId { get; set; }
    public Guid InstantieId { get; set; }

    /// <summary>Id of the subscription inside the engine's instance.</summary>
    public required string EngineId { get; set; }
}

/// <summary>A message that another system delivered, kept so that the same one is not delivered twice.</summary>
public sealed class ReceivedMessage
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string GemeenteId { get; set; }

    /// <summary>The idempotency key of the sender.</summary>
    public required string Key { get; set; }
    public required string Name { get; set; }
    public Guid ZaakId { get; set; }
    public DateTimeOffset At { get; set; }
}
