namespace CaseFlow.Toegang;

/// <summary>Who acts, in which role, when and why; every act carries one and every event keeps it.</summary>
public sealed record Handeling(Guid? MedewerkerId, string Naam, string Rol, string Gemeente, DateTimeOffset Moment, string? Reden = null)
{
    public const string RolSysteem = "systeem";

    /// <summary>What the clock does by itself: timers and terms that fall due.</summary>
    public static Handeling Systeem(string gemeente, DateTimeOffset moment) => new(null, "CaseFlow", RolSysteem, gemeente, moment);

    public DateOnly Vandaag => Shared.AmsterdamTime.DateOf(Moment);
}
