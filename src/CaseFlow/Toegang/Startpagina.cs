using System.Security.Claims;
using CaseFlow.Shared;

namespace CaseFlow.Toegang;

/// <summary>Where somebody's day begins: the team for a team lead, else the first page their roles open.</summary>
public static class Startpagina
{
    public static string Van(ClaimsPrincipal wie) => wie.IsInRole("teamleider")
        ? "/Teams"
        : Navigatie.Voor(wie, null).FirstOrDefault()?.Pad ?? "/Toegang/GeenToegang";
}
