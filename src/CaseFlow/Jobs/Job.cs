namespace CaseFlow.Jobs;

public enum JobState { Ready, Failed }

/// <summary>
/// Something to do by itself at a moment: fire a timer, call another system, deliver a message. The row goes in the transaction
/// that does the work, so it is done once; until then it is simply due.
/// </summary>
public sealed class Job
{
    /// <summary>Also the idempotency key of what a job does outside.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Which <see cref="IJobHandler"/> does it; one of <see cref="JobKinds"/>.</summary>
    public required string Kind { get; set; }
    public Guid? ZaakId { get; set; }

    /// <summary>The run it belongs to; jobs of one run are done one after the other.</summary>
    public Guid? InstantieId { get; set; }

    /// <summary>What it is about inside that run or case, such as the id of the timer.</summary>
    public string? Reference { get; set; }

    /// <summary>Compared with the moment a round is asked for; leases compare the time of the database.</summary>
    public DateTimeOffset DueAt { get; set; }
    public JobState State { get; set; }
    public string? LeaseOwner { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>The fence: who finishes a job names the number its claim was given, and an older number is refused.</summary>
    public int LeaseNo { get; set; }

    /// <summary>Counted when it is claimed, so that a job which ends the process costs a try too.</summary>
    public int Attempts { get; set; }
    public int MaxAttempts { get; set; } = 3;

    /// <summary>What went wrong last, without personal data.</summary>
    public string? LastError { get; set; }

    /// <summary>JSON; what the kind needs beside the columns.</summary>
    public string? Payload { get; set; }
}

/// <summary>The kinds of this application. Another kind needs a name here and a handler.</summary>
public static class JobKinds
{
    public const string Timer = "timer";
    public const string Term = "term";
    public const string Service = "service";
    public const string Message = "message";
    public const string Signal = "signal";
    public const string Move = "move";
    public const string Handover = "handover";
    public const string Mail = "mail";
    public const string RouteStart = "route-start";
    public const string Publication = "publication";
    public const string Destruction = "destruction";
    public const string Event = "event";

    /// <summary>Those of the patient lane.</summary>
    public static readonly IReadOnlyList<string> Patient = [Term, Destruction];

    /// <summary>Those of the lane of figures.</summary>
    public static readonly IReadOnlyList<string> Figures = [Publication];

    /// <summary>Those of any lane but the prompt one.</summary>
    public static readonly IReadOnlyList<string> NotPrompt = [.. Patient, .. Figures];
}

/// <summary>
/// Which jobs are claimed together. Thousands of terms expire in one night, figures take minutes to count, and nobody waits for them, so they neither hold up the timers
/// and calls that somebody does wait for, nor the people at work, nor each other: a term that expires does not wait for figures.
/// </summary>
public enum JobLane { All, Prompt, Patient, Figures }
