using System.Security.Claims;
using CaseFlow.Toegang;

namespace CaseFlow.Shared;

public sealed record NavigatieItem(string Label, string Pad, bool IsHuidig);

/// <summary>Whether the people in this installation are invented; shown on every page when they are.</summary>
public sealed record DemoModus(bool IsAan);

/// <summary>The main navigation for someone's roles. It only shows the way: each folder guards itself.</summary>
public static class Navigatie
{
    private const string Aanbieders = "Aanbieders";

    /// <summary>Claim of who works where providers stand on a ladder; elsewhere the way there leads to nothing.</summary>
    public const string HeeftLeveringsladder = "leveringsladder";

    private static readonly (string Label, string Pad, string? Rollen)[] Ingangen =
    [
        ("Mijn werk", "/", null),
        ("Contact", "/Contactmomenten/Registreren", null),
        ("Nieuwe melding", "/Meldingen/Registreren", null),
        ("Afspraken", "/Afspraken", null),
        ("Zaken zoeken", "/Zaken", null),
        ("Voorzieningen", "/Voorzieningen", null),
        (Aanbieders, "/Aanbieders", "kwaliteit teamleider"),
        ("Regie", "/Regie", "regisseur procesregisseur jeugdregisseur teamleider"),
        ("Vroegsignalen", "/Vroegsignalen", "schuldhulpverlener"),
        ("Feiten", "/Feiten", "administratie"),
        ("Aanleveren", "/Aanleveringen", "administratie"),
        ("Team", "/Teams", "teamleider"),
        ("Doelen", "/Beleid", "beleid"),
        ("Cijfers", "/Beleid/Cijfers", "beleid"),
        ("Stroom", "/Beleid/Stroom", "beleid"),
        ("Wachttijden", "/Beleid/Wachttijden", "beleid"),
        ("Vergelijken", "/Beleid/Vergelijken", "beleid"),
        ("Andere gemeenten", "/Beleid/Gemeenten", "beleid"),
        ("Voor de raad", "/Beleid/Raad", "beleid"),
        ("Cijfers van buiten", "/Beleid/Waarden", "beleid"),
        ("Beheer", "/Beheer", "beheer"),
        ("Verzoeken om inzage", "/Inzageverzoeken", null),
        ("Verzoeken", "/Privacy/Verzoeken", "privacy"),
        ("Vernietiging", "/Privacy/Vernietiging", "administratie privacy"),
        ("Logboek", "/Privacy", "privacy"),
        ("Noodtoegang", "/Privacy/Noodtoegang", "privacy"),
        ("Afscherming", "/Privacy/Afscherming", "privacy"),
    ];

    public static IEnumerable<NavigatieItem> Voor(ClaimsPrincipal gebruiker, string? pad)
    {
        var rollen = Rollen(gebruiker);
        var doetZaken = rollen.Any(rol => !Toegangsregels.ZonderZaken.Contains(rol, StringComparer.OrdinalIgnoreCase));
        var zichtbaar = Ingangen
            .Where(i => i.Rollen is null ? doetZaken : i.Rollen.Split(' ').Intersect(rollen, StringComparer.OrdinalIgnoreCase).Any())
            .Where(i => i.Label != Aanbieders || gebruiker.HasClaim(c => c.Type == HeeftLeveringsladder))
            .ToList();
        var huidig = zichtbaar.Where(i => Omvat(i.Pad, pad ?? "/")).Select(i => i.Pad).MaxBy(p => p.Length);
        return zichtbaar.Select(i => new NavigatieItem(i.Label, i.Pad, i.Pad == huidig));
    }

    public static IReadOnlyList<string> Rollen(ClaimsPrincipal gebruiker) =>
        gebruiker.Identities
            .SelectMany(identiteit => identiteit.FindAll(identiteit.RoleClaimType))
            .Select(claim => claim.Value)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();

    private static bool Omvat(string ingang, string pad) =>
        ingang is "/" ? pad is "/" or ""
            // A case is opened from many places: searching is not where one is.
            : ingang is "/Zaken" ? pad.Equals(ingang, StringComparison.OrdinalIgnoreCase)
            : pad.Equals(ingang, StringComparison.OrdinalIgnoreCase) || pad.StartsWith(ingang + "/", StringComparison.OrdinalIgnoreCase);
}
