namespace CaseFlow.Toegang;

/// <summary>Who acts, in which role, when and why; every act carries one and every event keeps it.</summary>
public sealed record Handeling(Guid? MedewerkerId, string Naam, string Rol, string Gemeente, DateTimeOffset Moment, string? Reden = null)
{
    public const string RolSysteem = "systeem";

    /// <summary>What the clock does by itself: timers and terms that fall due.</summary>
    public static Handeling Systeem(string gemeente, DateTimeOffset moment) => new(null, "CaseFlow", RolSysteem, gemeente, moment);

    /// <summary>On whose behalf, when that is not the municipality: the partner somebody works for.</summary>
    public string? Namens { get; init; }

    /// <summary>The way in and the address it came from; empty for what CaseFlow does by itself.</summary>
    public string? Herkomst { get; init; }

    public DateOnly Vandaag => Shared.AmsterdamTime.DateOf(Moment);
}
