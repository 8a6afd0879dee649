using CaseFlow.Gemeenten;

namespace CaseFlow.Voorzieningen;

/// <summary>When a provision warns: the one place, for the case, the lists, the worklist and the digest.</summary>
public static class Voorzieningsignalen
{
    public const string LooptAf = "indicatie-loopt-af";
    public const string Verlopen = "indicatie-verlopen";
    public const string Achttien = "wordt-18";

    /// <summary>Near its last day, or past it; null for what does not run, or has no last day.</summary>
    public static string? Van(DateOnly? einddatum, GemeenteRegels regels, DateOnly vandaag) =>
        vandaag > einddatum ? Verlopen : vandaag >= einddatum?.AddDays(-7 * Weken(regels)) ? LooptAf : null;

    /// <summary>The first day on which a provision with this last day warns, seen from today.</summary>
    public static DateOnly Grens(GemeenteRegels regels, DateOnly vandaag) => vandaag.AddDays(7 * Weken(regels));

    /// <summary>Not yet eighteen, but soon: the Jeugdwet then mostly ends, and other laws ask for time.</summary>
    public static bool WordtAchttien(DateOnly geboren, GemeenteRegels regels, DateOnly vandaag) =>
        vandaag < geboren.AddYears(18) && geboren.AddYears(18) <= vandaag.AddDays(7 * regels.AchttienWeken);

    public static string Tekst(string signaal) => signaal switch
    {
        LooptAf => "Indicatie loopt af",
        Verlopen => "Indicatie verlopen",
        _ => "Wordt 18",
    };

    private static int Weken(GemeenteRegels regels) => regels.AflopendWeken ?? regels.EvaluatieWeken;
}
